import assert from 'node:assert/strict';

import { texts as reminderTexts } from '../../src/cards/due-reminder/texts.ts';
import { mergedError } from '../../src/cards/form/overtaken.ts';
import { texts } from '../../src/cards/merge-duplicate/texts.ts';
import { texts as customerTexts } from '../../src/cards/show-customer/texts.ts';
import { wording } from '../../src/cards/wording.ts';
import { engagementKey, type WorkloadEngagement } from '../../src/domain/engagement.ts';
import { LANGUAGES } from '../../src/domain/language.ts';
import { aDatedEngagement, anEngagement, aTenant, CUSTOMER_TENANT, FM, LEAD } from '../support/builders.ts';
import { startBot, type BotUnderTest, type Chat } from '../support/bot-under-test.ts';
import { buttonsOf, errorBeside, inputOf, nodesOf, readable, type CardNode } from '../support/cards.ts';
import { putCustomer } from '../support/office.ts';

const DUPLICATE = '11111111-2222-4333-8444-555555555555';
const RELATIVE = '22222222-2222-4333-8444-555555555555';

const WORDS = {
  en: {
    adopted: /Microsoft Intune\nis added, with its engagement start date: Friday, January 29, 2027/,
    filled: /SharePoint\ngets the duplicate's engagement start date: Monday, February 1, 2027/,
    asked:
      /Microsoft Teams\nboth have an engagement start date: Tuesday, December 1, 2026 here, Thursday, December 3, 2026 in the duplicate/,
    kept: /Exchange Online\nkeeps its engagement start date: Monday, January 18, 2027/,
    keep: 'Keep this one: Tuesday, December 1, 2026',
    take: "Take the duplicate's: Thursday, December 3, 2026",
    history: /merged the duplicate/,
    blocked:
      /Exchange Online\nis inactive here, or its L1 is not In Progress, while the duplicate has an engagement start date: Monday, January 18, 2027/,
    moved: /moved from Tuesday, December 1, 2026 to Monday, December 14, 2026/,
    forbidden: /Your role does not allow that/,
  },
  es: {
    adopted: /Microsoft Intune\nse añade, con su fecha de inicio de la interacción: viernes, 29 de enero de 2027/,
    filled: /SharePoint\nrecibe la fecha de inicio de la interacción del duplicado: lunes, 1 de febrero de 2027/,
    asked:
      /Microsoft Teams\nlos dos tienen fecha de inicio de la interacción: aquí martes, 1 de diciembre de 2026; en el duplicado jueves, 3 de diciembre de 2026/,
    kept: /Exchange Online\nconserva su fecha de inicio de la interacción: lunes, 18 de enero de 2027/,
    keep: 'Conservar esta: martes, 1 de diciembre de 2026',
    take: 'Usar la del duplicado: jueves, 3 de diciembre de 2026',
    history: /combinó el duplicado/,
    blocked:
      /Exchange Online\naquí está inactiva, o su L1 no es «En progreso», y el duplicado tiene fecha de inicio de la interacción: lunes, 18 de enero de 2027/,
    moved: /antes martes, 1 de diciembre de 2026; ahora lunes, 14 de diciembre de 2026/,
    forbidden: /Su función no le permite/,
  },
} as const;

for (const language of LANGUAGES) {
  describe(`merging a duplicate over HTTP (${language})`, () => {
    const words = WORDS[language];
    const own = texts[language];
    const button = `${customerTexts[language].more} > ${customerTexts[language].mergeAction}`;
    let underTest: BotUnderTest;
    let lead: Chat;

    beforeEach(async () => {
      underTest = await startBot();
      for (const person of [LEAD, FM]) await underTest.bot.people.putPerson({ ...person, language });
      const { customers } = underTest.bot;
      await customers.putCustomer(aTenant({ tpid: '7654321' }), [
        aDatedEngagement('2027-01-18'),
        aDatedEngagement('2026-12-01', { workload: 'TEAMS' }),
        anEngagement({ workload: 'SPO' }),
      ]);
      const inDuplicate = { tenantId: DUPLICATE };
      await customers.putCustomer(
        aTenant({ ...inDuplicate, customerName: 'CONTOSO TEST, Inc.', initialDomain: '', customerId: 'customer-2' }),
        [
          aDatedEngagement('2027-01-18', inDuplicate),
          aDatedEngagement('2026-12-03', { ...inDuplicate, workload: 'TEAMS' }),
          aDatedEngagement('2027-02-01', { ...inDuplicate, workload: 'SPO' }),
          aDatedEngagement('2027-01-29', { ...inDuplicate, workload: 'INTUNE' }),
        ],
      );
      await customers.putCustomer(aTenant({ tenantId: RELATIVE, initialDomain: '', tpid: '7654321' }), [
        anEngagement({ tenantId: RELATIVE }),
      ]);
      await customers.putCustomer(
        aTenant({ tenantId: 'fabrikam', customerName: 'Fabrikam Test', initialDomain: 'fabrikam.example' }),
        [],
      );
      lead = underTest.chat(LEAD);
    });
    afterEach(() => underTest.stop());

    const show = (chat: Chat): Promise<CardNode> => chat.send({ verb: 'show-customer', customer: CUSTOMER_TENANT });
    const opened = async (): Promise<CardNode> => lead.press(await show(lead), button);
    const preview = async (): Promise<CardNode> => lead.press(await opened(), own.preview, { candidate: DUPLICATE });
    const stored = async (tenantId: string): Promise<ReadonlyMap<string, WorkloadEngagement>> => {
      const record = await underTest.bot.customers.getCustomer(tenantId);
      return new Map(record?.engagements.map(({ value }) => [engagementKey(value), value]));
    };
    const hasInput = (card: CardNode, inputId: string): boolean => nodesOf(card).some(({ id }) => id === inputId);

    it('is for the lead alone', async () => {
      const fm = underTest.chat(FM);
      assert.ok(!buttonsOf(await show(fm)).some(({ title }) => title === button));
      for (const sent of [
        { verb: 'open-merge-duplicate', customer: CUSTOMER_TENANT },
        { verb: 'preview-merge-duplicate', customer: CUSTOMER_TENANT, candidate: DUPLICATE },
        {
          verb: 'merge-duplicate',
          customer: CUSTOMER_TENANT,
          duplicate: DUPLICATE,
          versions: '',
          nonce: 'n',
          mergeReason: 'I would like to',
        },
      ]) {
        assert.match(readable(await fm.send(sent)), words.forbidden);
      }
    });

    it('offers the records that look alike, not this one and no other tenant of the customer', async () => {
      const form = await opened();
      assert.ok(readable(form).includes(own.intro));
      const choices = inputOf(form, 'candidate')['choices'] as readonly { readonly value: string }[];
      assert.deepEqual(
        choices.map(({ value }) => value),
        [DUPLICATE],
      );
      const alone = await lead.send({ verb: 'open-merge-duplicate', customer: 'fabrikam' });
      assert.ok(readable(alone).includes(own.noCandidates));
    });

    for (const [name, typed, says] of [
      ['nothing', {}, own.nothingChosen],
      ['no tenant id', { duplicateTenantId: 'contoso' }, own.noTenantId],
      ['an unknown tenant', { duplicateTenantId: '99999999-2222-4333-8444-555555555555' }, own.unknownTenant],
      ['itself', { duplicateTenantId: CUSTOMER_TENANT.toUpperCase() }, own.sameRecord],
    ] as const) {
      it(`comes back with the reason beside the field: ${name}`, async () => {
        const refused = await lead.press(await opened(), own.preview, typed);
        assert.equal(errorBeside(refused, 'duplicateTenantId'), says);
        assert.equal(
          inputOf(refused, 'duplicateTenantId')['value'],
          { duplicateTenantId: '', ...typed }.duplicateTenantId,
        );
        assert.equal(inputOf(refused, 'candidate')['value'], { candidate: '', ...typed }.candidate);
      });
    }

    it('takes the tenant id that was entered before a record that was chosen', async () => {
      const typed = { candidate: RELATIVE, duplicateTenantId: `{${DUPLICATE.toUpperCase()}}` };
      assert.match(readable(await lead.press(await opened(), own.preview, typed)), /CONTOSO TEST, Inc\./);
    });

    it('shows what would happen before it happens, and asks where both have a date', async () => {
      const card = await preview();
      for (const text of [words.adopted, words.filled, words.asked, words.kept]) assert.match(readable(card), text);
      assert.equal(inputOf(card, 'date_TEAMS_1')['value'], 'keep');
      assert.ok(readable(card).includes(words.keep));
      assert.ok(readable(card).includes(words.take));
      assert.equal(hasInput(card, 'date_EXO_1'), false);
      assert.equal((await stored(CUSTOMER_TENANT)).size, 3);
      const unexplained = await lead.press(card, own.merge, { date_TEAMS_1: 'take', mergeReason: 'twice' });
      assert.match(errorBeside(unexplained, 'mergeReason'), /10/);
      assert.equal(inputOf(unexplained, 'date_TEAMS_1')['value'], 'take');
      assert.equal(inputOf(unexplained, 'mergeReason')['value'], 'twice');
    });

    it('keeps this date unless the duplicate’s is taken, and fills what is missing (E21)', async () => {
      const typed = { mergeReason: 'Recorded twice by intake' };
      const merged = await lead.press(await preview(), own.merge, typed);
      assert.ok(readable(merged).includes(own.mergedTitle));
      const engagements = await stored(CUSTOMER_TENANT);
      assert.deepEqual(
        ['EXO|1', 'TEAMS|1', 'SPO|1', 'INTUNE|1'].map((key) => engagements.get(key)?.esd?.date),
        ['2027-01-18', '2026-12-01', '2027-02-01', '2027-01-29'],
      );
      const customer = await lead.press(merged, wording[language].openCustomer);
      assert.match(readable(customer), words.history);
      assert.match(readable(customer), /Recorded twice by intake/);
      const old = await lead.send({ verb: 'show-customer', customer: DUPLICATE });
      assert.match(readable(old), /Contoso Test/);
    });

    it('leaves the customer to be found by the name of the duplicate', async () => {
      await lead.press(await preview(), own.merge, { mergeReason: 'Recorded twice by intake' });
      assert.match(readable(await lead.say('CONTOSO TEST, Inc')), /^Contoso Test\n/);
    });

    it('takes the duplicate’s date where that was chosen, once, however often it is pressed', async () => {
      const card = await preview();
      const typed = { date_TEAMS_1: 'take', mergeReason: 'Recorded twice by intake' };
      for (const merged of [await lead.press(card, own.merge, typed), await lead.press(card, own.merge, typed)]) {
        assert.ok(readable(merged).includes(own.mergedTitle));
      }
      assert.equal((await stored(CUSTOMER_TENANT)).get('TEAMS|1')?.esd?.date, '2026-12-03');
      assert.equal((await underTest.bot.customers.getHistory(CUSTOMER_TENANT, 10)).notes.length, 1);
    });

    /** Merges with the writes to that record failing from the `nth` on. */
    const cutOff = async (tenantId: string, nth: number): Promise<CardNode> => {
      const card = await preview();
      const write = underTest.bot.store.write.bind(underTest.bot.store);
      let writes = 0;
      underTest.bot.store.write = (partition, given) => {
        if (partition === tenantId) writes += 1;
        return partition === tenantId && writes >= nth ? Promise.reject(new Error('cut off')) : write(partition, given);
      };
      const failed = await lead.press(card, own.merge, {
        date_TEAMS_1: 'take',
        mergeReason: 'Recorded twice by intake',
      });
      underTest.bot.store.write = write;
      assert.match(readable(failed), /[0-9A-F]{8}/);
      assert.equal(inputOf(failed, 'mergeReason')['value'], 'Recorded twice by intake');
      return failed;
    };
    const assertMergedOnce = async (): Promise<void> => {
      assert.equal((await underTest.bot.customers.getCustomer(DUPLICATE))?.tenant.mergedInto, CUSTOMER_TENANT);
      assert.equal((await stored(CUSTOMER_TENANT)).get('TEAMS|1')?.esd?.date, '2026-12-03');
      assert.equal((await underTest.bot.customers.getHistory(CUSTOMER_TENANT, 10)).notes.length, 1);
      const refused = await lead.press(await opened(), own.preview, { duplicateTenantId: DUPLICATE });
      assert.equal(errorBeside(refused, 'duplicateTenantId'), own.alreadyMerged);
    };

    for (const [name, tenantId, nth] of [
      ['before the duplicate was set aside', DUPLICATE, 1],
      ['after the duplicate was set aside', CUSTOMER_TENANT, 2],
    ] as const) {
      it(`that was cut off ${name} is finished by repeating it`, async () => {
        const failed = await cutOff(tenantId, nth);
        for (const merged of [await lead.press(failed, own.merge), await lead.press(failed, own.merge)]) {
          assert.ok(readable(merged).includes(own.mergedTitle));
        }
        await assertMergedOnce();
      });
    }

    it('that was cut off is found again by the tenant id of the duplicate, and finished', async () => {
      await cutOff(CUSTOMER_TENANT, 2);
      const begun = await lead.press(await opened(), own.preview, { duplicateTenantId: DUPLICATE });
      assert.ok(readable(begun).includes(own.begun));
      const typed = { date_TEAMS_1: 'take', mergeReason: 'Recorded twice by intake' };
      for (const merged of [await lead.press(begun, own.finish, typed), await lead.press(begun, own.finish, typed)]) {
        assert.ok(readable(merged).includes(own.mergedTitle));
      }
      await assertMergedOnce();
    });

    it('that was cut off keeps both records from other merges, and says so', async () => {
      await cutOff(CUSTOMER_TENANT, 2);
      const form = await lead.press(await opened(), own.preview, { duplicateTenantId: RELATIVE });
      const refused = await lead.press(form, own.merge, { mergeReason: 'Recorded twice by intake' });
      assert.ok(readable(refused).includes(own.busy));
      assert.equal((await underTest.bot.customers.getCustomer(RELATIVE))?.tenant.mergedInto, undefined);
    });

    it('cannot be done while a date would get lost, and says what to do first', async () => {
      const { customers } = underTest.bot;
      await customers.putCustomer(aTenant({ tpid: '7654321' }), [
        aDatedEngagement('2026-11-02', { progress: 'inactive' }),
      ]);
      const card = await preview();
      assert.match(readable(card), words.blocked);
      assert.ok(buttonsOf(card).every(({ title }) => title !== own.merge));
      assert.equal(hasInput(card, 'mergeReason'), false);
      const sent = { verb: 'merge-duplicate', customer: CUSTOMER_TENANT, duplicate: DUPLICATE, nonce: 'n' };
      const versions = 'EXO|1 1 1,INTUNE|1 1 -,SPO|1 1 0,TEAMS|1 1 1';
      const forced = await lead.send({ ...sent, versions, mergeReason: 'Recorded twice by intake' });
      assert.match(readable(forced), words.blocked);
      assert.equal((await customers.getCustomer(DUPLICATE))?.tenant.mergedInto, undefined);
    });

    it('of records that have changed since the preview is shown again, and keeps the reason', async () => {
      const card = await preview();
      await underTest.bot.customers.putCustomer(
        aTenant({ tenantId: DUPLICATE, customerName: 'CONTOSO TEST, Inc.', initialDomain: '' }),
        [aDatedEngagement('2026-12-10', { tenantId: DUPLICATE, workload: 'TEAMS', version: 2 })],
      );
      const typed = { date_TEAMS_1: 'take', mergeReason: 'Recorded twice by intake' };
      const again = await lead.press(card, own.merge, typed);
      assert.ok(readable(again).includes(own.changed));
      assert.equal(inputOf(again, 'mergeReason')['value'], typed.mergeReason);
      assert.equal(inputOf(again, 'date_TEAMS_1')['value'], 'keep');
      assert.equal((await stored(CUSTOMER_TENANT)).get('TEAMS|1')?.esd?.date, '2026-12-01');
    });

    describe('leaves the reminder of the duplicate', () => {
      const reminder = reminderTexts[language];
      let fm: Chat;
      let asked: readonly CardNode[];

      beforeEach(async () => {
        fm = underTest.chat(FM);
        await fm.say('help');
        const office = { ...underTest.bot, clock: underTest.clock };
        await putCustomer(office, [aDatedEngagement('2026-12-01'), anEngagement({ workload: 'TEAMS' })], aTenant());
        await putCustomer(
          office,
          [aDatedEngagement('2026-12-01'), aDatedEngagement('2026-12-01', { workload: 'TEAMS' })],
          aTenant({
            tenantId: DUPLICATE,
            customerName: 'CONTOSO TEST, Inc.',
            initialDomain: '',
            customerId: 'customer-2',
          }),
        );
        underTest.clock.moveTo('2026-12-01T08:00:00Z');
        await underTest.bot.scheduler.runNow();
        asked = fm.cards().slice(-2);
      });

      const cardOf = (name: RegExp): CardNode => asked.find((card) => name.test(readable(card))) ?? assert.fail();
      const merge = async (): Promise<void> => {
        const merged = await lead.press(await preview(), own.merge, { mergeReason: 'Recorded twice by intake' });
        assert.ok(readable(merged).includes(own.mergedTitle));
      };
      const typed = { newDate: '2026-12-14', reason: 'They asked for two more weeks' };
      const answer = (card: CardNode): Promise<CardNode> =>
        fm.press(card, `${reminder.otherDate} > ${wording[language].save}`, typed);
      const dateOf = async (key: string): Promise<string | undefined> =>
        (await stored(CUSTOMER_TENANT)).get(key)?.esd?.date;

      it('to be answered for the record that goes on, with what was typed', async () => {
        await merge();
        const form = await answer(cardOf(/CONTOSO TEST, Inc/));
        assert.ok(readable(form).includes(mergedError(language)));
        assert.match(readable(form), /Contoso Test/);
        for (const [id, value] of Object.entries(typed)) assert.equal(inputOf(form, id)['value'], value);
        assert.deepEqual([await dateOf('EXO|1'), await dateOf('TEAMS|1')], ['2026-12-01', '2026-12-01']);
        const saved = await fm.press(form, wording[language].save);
        assert.match(readable(saved), words.moved);
        assert.deepEqual([await dateOf('EXO|1'), await dateOf('TEAMS|1')], ['2026-12-14', '2026-12-14']);
      });

      it('to be answered for the deployment that was taken over, not for the one that had started before', async () => {
        await putCustomer(
          { ...underTest.bot, clock: underTest.clock },
          [aDatedEngagement('2026-06-01', { progress: 'started' }), anEngagement({ workload: 'TEAMS' })],
          aTenant(),
        );
        await merge();
        const saved = await fm.press(await answer(cardOf(/CONTOSO TEST, Inc/)), wording[language].save);
        assert.match(readable(saved), words.moved);
        assert.deepEqual([await dateOf('EXO|1'), await dateOf('EXO|2')], ['2026-06-01', '2026-12-14']);
      });

      it('to be answered although the question of the other record has been answered', async () => {
        const tried = `${reminder.tried} > ${wording[language].save}`;
        await fm.press(cardOf(/Contoso Test/), tried, { channel: 'phone' });
        await merge();
        const saved = await fm.press(await answer(cardOf(/CONTOSO TEST, Inc/)), wording[language].save);
        assert.match(readable(saved), words.moved);
        assert.equal(await dateOf('EXO|1'), '2026-12-14');
      });
    });
  });
}
