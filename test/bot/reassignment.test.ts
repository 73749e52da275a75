import assert from 'node:assert/strict';

import { MAX_REASSIGNED } from '../../src/application/reassign-customers.ts';
import { isAlarm } from '../../src/domain/reminder.ts';
import type { Language } from '../../src/domain/language.ts';
import {
  aDatedEngagement,
  anEngagement,
  aPerson,
  aTenant,
  CUSTOMER_TENANT,
  FM,
  FRP_MANAGER,
  GATEWAY,
  LEAD,
  OTHER_FM,
} from '../support/builders.ts';
import { localeFor, startBot, type BotUnderTest, type Chat } from '../support/bot-under-test.ts';
import { buttonOf, buttonsOf, inputOf, readable, sentBy, type CardNode } from '../support/cards.ts';
import { putCustomer, stored } from '../support/office.ts';

const OPEN = { verb: 'open-reassign-customers' };
const THIRD_FM = aPerson({ objectId: 'fm-3', name: 'Fern Third', roles: ['fm'] });

const WORDS = {
  en: {
    show: 'Show what would move',
    move: 'Move',
    undo: 'Undo',
    back: 'Choose other people',
    from: ['Fay Manager · 4 workloads', 'Fern Third · 0 workloads', 'Finn Other · 1 workload'],
    formerFrom: ['Finn Other · 1 workload', 'Fay Manager · no longer an FM · 4 workloads'],
    to: ['Fay Manager · Nov 2026: 0', 'Fern Third · Nov 2026: 0', 'Finn Other · Nov 2026: 0 of 1'],
    preview: [
      'From Fay Manager to Finn Other',
      '2 customers with 3 workloads',
      '1 further workload stays, because a partner delivers it.',
      'To start for Fay Manager, if all move: Nov 2026 0 as before · Dec 2026 2 now and 0 afterwards · Jan 2027 0 as before',
      'To start for Finn Other (capacity 1 a month), if all move: Nov 2026 0 as before · Dec 2026 1 now and 3 afterwards (over capacity) · Jan 2027 0 as before',
    ],
    customers: ['Fabrikam ＿Test＿ · 1 workload · No date yet', 'Contoso Test · 2 workloads · Dec 1, 2026'],
    moved: '2 customers with 3 workloads went from Fay Manager to Finn Other.',
    left: '1 workload stays with Fay Manager, because a partner delivers it.',
    undone: '1 customer with 2 workloads went from Finn Other to Fay Manager.',
    same: 'That is the same person. Choose somebody else.',
    nothing: 'No customer is assigned to that person.',
    tick: 'Tick at least one customer.',
    chooseTo: 'Choose who takes them over.',
  },
  es: {
    show: 'Ver lo que se movería',
    move: 'Pasar',
    undo: 'Deshacer',
    back: 'Elegir a otras personas',
    from: ['Fay Manager · 4 cargas de trabajo', 'Fern Third · 0 cargas de trabajo', 'Finn Other · 1 carga de trabajo'],
    formerFrom: ['Finn Other · 1 carga de trabajo', 'Fay Manager · ya no es FM · 4 cargas de trabajo'],
    to: ['Fay Manager · nov 2026: 0', 'Fern Third · nov 2026: 0', 'Finn Other · nov 2026: 0 de 1'],
    preview: [
      'De Fay Manager a Finn Other',
      '2 clientes con 3 cargas de trabajo',
      'Otra carga de trabajo se queda, porque la entrega un socio.',
      'Por iniciar para Fay Manager, si pasan todos: nov 2026: 0 como antes · dic 2026: 2 ahora y 0 después · ene 2027: 0 como antes',
      'Por iniciar para Finn Other (capacidad: 1 al mes), si pasan todos: nov 2026: 0 como antes · dic 2026: 1 ahora y 3 después (por encima de su capacidad) · ene 2027: 0 como antes',
    ],
    customers: [
      'Fabrikam ＿Test＿ · 1 carga de trabajo · Sin fecha todavía',
      'Contoso Test · 2 cargas de trabajo · 1 dic 2026',
    ],
    moved: 'De Fay Manager a Finn Other: 2 clientes con 3 cargas de trabajo.',
    left: '1 carga de trabajo sigue con Fay Manager, porque la entrega un socio.',
    undone: 'De Finn Other a Fay Manager: 1 cliente con 2 cargas de trabajo.',
    same: 'Es la misma persona. Elija a otra.',
    nothing: 'Esa persona no tiene ningún cliente asignado.',
    tick: 'Marque al menos un cliente.',
    chooseTo: 'Elija quién los recibe.',
  },
} as const;

describe('moving customers from one FastTrack Manager to another', () => {
  let underTest: BotUnderTest;

  beforeEach(async () => {
    underTest = await startBot();
    await underTest.bot.people.putPerson(THIRD_FM);
    await underTest.bot.people.putPerson({ ...OTHER_FM, capacityPerMonth: 1 });
    const office = { ...underTest.bot, clock: underTest.clock };
    await putCustomer(office, [
      aDatedEngagement('2026-12-01'),
      aDatedEngagement('2026-12-14', { workload: 'TEAMS' }),
      aDatedEngagement('2026-12-14', { workload: 'SPO', deliveryChannel: 'frp' }),
    ]);
    await putCustomer(office, [anEngagement()], aTenant({ tenantId: 't2', customerName: 'Fabrikam _Test_' }));
    await putCustomer(
      office,
      [aDatedEngagement('2026-12-09', { fmId: OTHER_FM.objectId })],
      aTenant({ tenantId: 't3', customerName: 'Wingtip Test' }),
    );
  });
  afterEach(() => underTest.stop());

  const leadIn = async (language: Language): Promise<Chat> => {
    await underTest.bot.people.putPerson({ ...LEAD, language: undefined });
    return underTest.chat(LEAD, localeFor(language));
  };
  const titlesOf = (input: CardNode): readonly string[] => {
    const choices = input['choices'] as readonly { readonly title: string }[];
    return choices.map(({ title }) => title);
  };
  const fmOf = async (key: string, tenantId?: string): Promise<string | undefined> =>
    (await stored(underTest.bot, key, tenantId)).fmId;
  const fromFmToOther = { fromFmId: FM.objectId, toFmId: OTHER_FM.objectId };

  for (const language of ['en', 'es'] satisfies Language[]) {
    describe(`by a lead (${language})`, () => {
      const words = WORDS[language];

      it('is shown first, with what both have to start before and after', async () => {
        const lead = await leadIn(language);
        const form = await lead.send(OPEN);
        assert.deepEqual(titlesOf(inputOf(form, 'fromFmId')), words.from);
        assert.deepEqual(titlesOf(inputOf(form, 'toFmId')), words.to);
        const preview = await lead.press(form, words.show, fromFmToOther);
        for (const line of words.preview) assert.ok(readable(preview).includes(line), `${line}\n${readable(preview)}`);
        assert.deepEqual(titlesOf(inputOf(preview, 'customers')), words.customers);
        const again = await lead.press(preview, words.back);
        assert.equal(inputOf(again, 'fromFmId')['value'], FM.objectId);
        assert.equal(inputOf(again, 'toFmId')['value'], OTHER_FM.objectId);
        assert.equal(await fmOf('EXO|1'), FM.objectId);
      });

      it('moves reminders and nothing else, and can be undone but for what was assigned since', async () => {
        const lead = await leadIn(language);
        const before = await stored(underTest.bot, 'EXO|1');
        const preview = await lead.press(await lead.send(OPEN), words.show, fromFmToOther);
        const moving = sentBy(buttonOf(preview, words.move));
        const moved = await lead.send(moving);
        assert.ok(readable(moved).includes(words.moved), readable(moved));
        assert.ok(readable(moved).includes(words.left), readable(moved));
        assert.deepEqual(await lead.send(moving), moved);
        assert.deepEqual(await stored(underTest.bot, 'EXO|1'), {
          ...before,
          fmId: OTHER_FM.objectId,
          version: before.version + 1,
        });
        assert.equal(await fmOf('SPO|1'), FM.objectId);
        const record = await underTest.bot.customers.getCustomer(before.tenantId);
        const questions = record?.openReminders.filter(({ value }) => !isAlarm(value.kind)) ?? [];
        assert.deepEqual(questions.map(({ value }) => `${value.localDay} ${value.recipient}`).sort(), [
          '2026-11-30 fm-2',
          '2026-12-11 fm-2',
        ]);

        const assign = await lead.send({ verb: 'open-assign-fm', customer: 't2' });
        await lead.send({ ...sentBy(buttonsOf(assign)[0] ?? assert.fail()), fmId: THIRD_FM.objectId });
        const undone = await lead.press(moved, words.undo);
        assert.ok(readable(undone).includes(words.undone), readable(undone));
        assert.deepEqual(
          [await fmOf('EXO|1'), await fmOf('TEAMS|1'), await fmOf('EXO|1', 't2')],
          [FM.objectId, FM.objectId, THIRD_FM.objectId],
        );
        assert.deepEqual(await lead.press(moved, words.undo), undone);
      });

      it('offers those who are FMs no longer and still have customers, and moves them (E18)', async () => {
        const lead = await leadIn(language);
        await underTest.bot.people.putPerson({ ...FM, roles: [] });
        await underTest.bot.people.putPerson({ ...THIRD_FM, roles: ['gateway'] });
        const form = await lead.send(OPEN);
        assert.deepEqual(titlesOf(inputOf(form, 'fromFmId')), words.formerFrom);
        assert.deepEqual(titlesOf(inputOf(form, 'toFmId')), words.to.slice(2));
        const moved = await lead.press(await lead.press(form, words.show, fromFmToOther), words.move);
        assert.ok(readable(moved).includes(words.moved), readable(moved));
        assert.deepEqual([await fmOf('EXO|1'), await fmOf('EXO|1', 't2')], [OTHER_FM.objectId, OTHER_FM.objectId]);
      });

      it('is not done again by its card after it was undone', async () => {
        const lead = await leadIn(language);
        const preview = await lead.press(await lead.send(OPEN), words.show, fromFmToOther);
        await lead.press(await lead.press(preview, words.move), words.undo);
        await lead.press(preview, words.move);
        assert.deepEqual([await fmOf('EXO|1'), await fmOf('EXO|1', 't2')], [FM.objectId, FM.objectId]);
      });

      it('comes back with what was chosen when it cannot be done', async () => {
        const lead = await leadIn(language);
        const form = await lead.send(OPEN);
        const half = await lead.press(form, words.show, { fromFmId: FM.objectId });
        assert.ok(readable(half).includes(words.chooseTo));
        const same = await lead.press(half, words.show, { toFmId: FM.objectId });
        assert.ok(readable(same).includes(words.same));
        assert.equal(inputOf(same, 'fromFmId')['value'], FM.objectId);
        const nothing = await lead.press(same, words.show, { fromFmId: THIRD_FM.objectId });
        assert.ok(readable(nothing).includes(words.nothing));
        const preview = await lead.press(nothing, words.show, fromFmToOther);
        const unticked = await lead.press(preview, words.move, { customers: '' });
        assert.ok(readable(unticked).includes(words.tick));
        assert.equal(inputOf(unticked, 'customers')['value'], '');
        await lead.press(unticked, words.move, { customers: 't2' });
        assert.equal(await fmOf('EXO|1', 't2'), OTHER_FM.objectId);
        assert.equal(await fmOf('EXO|1'), FM.objectId);
      });
    });
  }

  it('leaves alone by undo what went away and was given back by hand', async () => {
    const lead = underTest.chat(LEAD);
    const preview = await lead.press(await lead.send(OPEN), WORDS.en.show, fromFmToOther);
    const moved = await lead.press(preview, WORDS.en.move, { customers: 't2' });
    for (const fmId of [THIRD_FM.objectId, OTHER_FM.objectId]) {
      await lead.press(await lead.send({ verb: 'open-assign-fm', customer: 't2' }), 'Save', { fmId });
    }
    const undone = await lead.press(moved, WORDS.en.undo);
    assert.match(readable(undone), /Nothing went from Finn Other to Fay Manager/);
    assert.equal(await fmOf('EXO|1', 't2'), OTHER_FM.objectId);
  });

  it('says when the people are not who they were', async () => {
    const lead = underTest.chat(LEAD);
    const preview = await lead.press(await lead.send(OPEN), WORDS.en.show, fromFmToOther);
    const moved = await lead.press(preview, WORDS.en.move, { customers: 't2' });
    const rest = await lead.press(await lead.send(OPEN), WORDS.en.show, fromFmToOther);
    await underTest.bot.people.putPerson({ ...OTHER_FM, roles: [] });
    assert.match(readable(await lead.press(rest, WORDS.en.move)), /is no FastTrack Manager any more/);
    await underTest.bot.people.putPerson({ ...FM, roles: [] });
    assert.match(readable(await lead.press(moved, WORDS.en.undo)), /is no FastTrack Manager any more/);
    assert.match(
      readable(await lead.send({ verb: 'undo-reassign-customers', step: 'unknown' })),
      /this step is not known/,
    );
    assert.equal(await fmOf('EXO|1'), FM.objectId);
  });

  it('keeps what was ticked when saving fails, and goes on where it stopped', async () => {
    const lead = underTest.chat(LEAD);
    const preview = await lead.press(await lead.send(OPEN), WORDS.en.show, fromFmToOther);
    const write = underTest.bot.store.write.bind(underTest.bot.store);
    underTest.bot.store.write = (partition, writes) =>
      partition === 't2' ? Promise.reject(new Error('disk full')) : write(partition, writes);
    const failed = await lead.press(preview, WORDS.en.move, { customers: `${CUSTOMER_TENANT},t2` });
    underTest.bot.store.write = write;
    assert.match(readable(failed), /What you entered is still here/);
    assert.equal(await fmOf('EXO|1'), OTHER_FM.objectId);
    const moved = await lead.press(failed, WORDS.en.move, { customers: 't2' });
    assert.ok(readable(moved).includes(WORDS.en.moved), readable(moved));
    await lead.press(moved, WORDS.en.undo);
    assert.deepEqual([await fmOf('EXO|1'), await fmOf('EXO|1', 't2')], [FM.objectId, FM.objectId]);
  });

  it('shows only so many customers at once, and says so', async () => {
    for (let number = 1; number <= MAX_REASSIGNED; number += 1) {
      await putCustomer(
        { ...underTest.bot, clock: underTest.clock },
        [aDatedEngagement('2027-02-01')],
        aTenant({ tenantId: `more-${String(number)}`, customerName: `Tailspin ${String(number)}` }),
      );
    }
    const lead = underTest.chat(LEAD);
    const preview = await lead.press(await lead.send(OPEN), WORDS.en.show, fromFmToOther);
    assert.match(readable(preview), /Only the first 40 of 42 customers are shown/);
    assert.equal(titlesOf(inputOf(preview, 'customers')).length, MAX_REASSIGNED);
    assert.match(readable(await lead.press(preview, WORDS.en.move)), /^40 customers with 41 workloads went/m);
  });

  it('is for leads alone', async () => {
    const lead = underTest.chat(LEAD);
    const preview = await lead.press(await lead.send(OPEN), WORDS.en.show, fromFmToOther);
    const move = sentBy(buttonOf(preview, WORDS.en.move));
    for (const person of [GATEWAY, FM, FRP_MANAGER]) {
      const chat = underTest.chat(person);
      for (const data of [
        OPEN,
        { verb: 'preview-reassign-customers', ...fromFmToOther },
        move,
        { verb: 'undo-reassign-customers', step: 'any' },
      ]) {
        assert.match(readable(await chat.send(data)), /Your role does not allow that\./);
      }
    }
    assert.equal(await fmOf('EXO|1'), FM.objectId);
  });
});
