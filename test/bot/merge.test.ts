import assert from 'node:assert/strict';

import { texts } from '../../src/cards/merge-duplicate/texts.ts';
import { texts as customerTexts } from '../../src/cards/show-customer/texts.ts';
import { wording } from '../../src/cards/wording.ts';
import { engagementKey, type WorkloadEngagement } from '../../src/domain/engagement.ts';
import { LANGUAGES } from '../../src/domain/language.ts';
import { aDatedEngagement, anEngagement, aTenant, CUSTOMER_TENANT, FM, LEAD } from '../support/builders.ts';
import { startBot, type BotUnderTest, type Chat } from '../support/bot-under-test.ts';
import { buttonsOf, errorBeside, inputOf, nodesOf, readable, type CardNode } from '../support/cards.ts';

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
      await customers.putCustomer(
        aTenant({ tenantId: RELATIVE, customerName: 'Contoso Lab', initialDomain: '', tpid: '7654321' }),
        [anEngagement({ tenantId: RELATIVE })],
      );
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

    it('offers the records that look alike, not this one, and warns of other tenants', async () => {
      const form = await opened();
      assert.ok(readable(form).includes(own.intro));
      const choices = inputOf(form, 'candidate')['choices'] as readonly { readonly value: string }[];
      assert.deepEqual(choices.map(({ value }) => value).toSorted(), [DUPLICATE, RELATIVE]);
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

    it('takes the duplicate’s date where that was chosen, once, however often it is pressed', async () => {
      const card = await preview();
      const typed = { date_TEAMS_1: 'take', mergeReason: 'Recorded twice by intake' };
      for (const merged of [await lead.press(card, own.merge, typed), await lead.press(card, own.merge, typed)]) {
        assert.ok(readable(merged).includes(own.mergedTitle));
      }
      assert.equal((await stored(CUSTOMER_TENANT)).get('TEAMS|1')?.esd?.date, '2026-12-03');
      assert.equal((await underTest.bot.customers.getHistory(CUSTOMER_TENANT, 10)).notes.length, 1);
    });

    it('that was cut off is finished by repeating it', async () => {
      const write = underTest.bot.store.write.bind(underTest.bot.store);
      underTest.bot.store.write = (partition, writes) =>
        partition === DUPLICATE ? Promise.reject(new Error('cut off')) : write(partition, writes);
      const failed = await lead.press(await preview(), own.merge, { mergeReason: 'Recorded twice by intake' });
      underTest.bot.store.write = write;
      assert.equal((await stored(DUPLICATE)).size, 4);
      assert.match(readable(failed), /[0-9A-F]{8}/);
      const begun = await preview();
      assert.ok(readable(begun).includes(own.begun));
      assert.equal(hasInput(begun, 'mergeReason'), false);
      for (const merged of [await lead.press(begun, own.finish), await lead.press(begun, own.finish)]) {
        assert.ok(readable(merged).includes(own.mergedTitle));
      }
      assert.equal((await underTest.bot.customers.getCustomer(DUPLICATE))?.tenant.mergedInto, CUSTOMER_TENANT);
      assert.equal((await underTest.bot.customers.getHistory(CUSTOMER_TENANT, 10)).notes.length, 1);
      const refused = await lead.press(await opened(), own.preview, { duplicateTenantId: DUPLICATE });
      assert.equal(errorBeside(refused, 'duplicateTenantId'), own.alreadyMerged);
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
  });
}
