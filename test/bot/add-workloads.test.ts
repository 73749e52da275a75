import assert from 'node:assert/strict';

import type { Language } from '../../src/domain/language.ts';
import {
  aDatedEngagement,
  ADMIN,
  anEngagement,
  aTenant,
  CUSTOMER_TENANT,
  FM,
  FRP_MANAGER,
  GATEWAY,
  LEAD,
  NOBODY,
  OTHER_FM,
} from '../support/builders.ts';
import { localeFor, startBot, type BotUnderTest, type Chat } from '../support/bot-under-test.ts';
import { buttonOf, inputOf, nodesOf, readable, sentBy, type CardNode } from '../support/cards.ts';

const OPEN = { verb: 'open-add-workloads', customer: CUSTOMER_TENANT };

const WORDS = {
  en: {
    save: 'Save',
    added: '2 workloads added.',
    plan: /on which day does the FastTrack Manager plan to begin talking about it with the customer\?.*its first day is stored as an estimate/,
    ask: /Ask the customer: on which day/,
    estimate: 'March 2027 (estimate: day not known yet)',
    blocked: /Added: Serial deployment, L1 Blocked\./,
    underWay: /SharePoint: that workload is under way by now/,
    pick: 'Pick at least one workload.',
    forbidden: /Your role does not allow that/,
    onceMore: 'Exchange Online (once more)',
    nothing: /nothing to do here/,
  },
  es: {
    save: 'Guardar',
    added: '2 cargas de trabajo añadidas.',
    plan: /¿qué día prevé el administrador de FastTrack \(FM\) empezar a hablar de ella con el cliente\?.*se guarda su día 1 como estimación/,
    ask: /Pregunte al cliente: ¿qué día/,
    estimate: 'marzo de 2027 (estimación: aún no se sabe el día)',
    blocked: /Añadida: Implementación en serie, L1 «Bloqueado»\./,
    underWay: /SharePoint: esa carga de trabajo ya está en marcha/,
    pick: 'Elija al menos una carga de trabajo.',
    forbidden: /Su función no le permite hacer eso/,
    onceMore: 'Exchange Online (otra vez)',
    nothing: /no hay nada que hacer aquí/,
  },
} as const;

for (const language of ['en', 'es'] satisfies Language[]) {
  describe(`adding workloads (${language})`, () => {
    const words = WORDS[language];
    let underTest: BotUnderTest;
    let fm: Chat;
    let gateway: Chat;

    beforeEach(async () => {
      underTest = await startBot();
      for (const person of [GATEWAY, FM, OTHER_FM, LEAD, FRP_MANAGER, ADMIN, NOBODY]) {
        await underTest.bot.people.putPerson({ ...person, language: undefined });
      }
      await underTest.bot.customers.putCustomer(aTenant(), [
        aDatedEngagement('2026-11-02', { progress: 'started' }),
        aDatedEngagement('2026-12-01', { workload: 'TEAMS' }),
      ]);
      fm = underTest.chat(FM, localeFor(language));
      gateway = underTest.chat(GATEWAY, localeFor(language));
    });
    afterEach(() => underTest.stop());

    const engagements = async (): Promise<readonly string[]> =>
      ((await underTest.bot.customers.getCustomer(CUSTOMER_TENANT))?.engagements ?? [])
        .map(({ value }) => value)
        .map((value) => [value.workload, value.sequence, value.origin, value.l1, value.fmId, value.esd?.date].join(' '))
        .toSorted();

    const choicesOf = (card: CardNode, id: string): readonly string[] =>
      nodesOf(inputOf(card, id)['choices']).map(({ value }) => String(value));

    it('of a serial deployment asks the FM for the planned date, of which the month is enough', async () => {
      const form = await fm.send(OPEN);
      assert.equal(inputOf(form, 'origin')['value'], 'serial');
      const dates = await fm.press(form, words.save, { newWorkloads: 'SPO,YAM' });
      assert.ok(readable(dates).includes(words.added), readable(dates));
      assert.match(readable(dates), words.plan);
      assert.doesNotMatch(readable(dates), words.ask);
      assert.equal(inputOf(dates, 'workloads')['value'], 'SPO|1,YAM|1');
      const saved = await fm.press(dates, words.save, { date: '2027-03-20', monthOnly: 'true' });
      assert.ok(readable(saved).includes(words.estimate), readable(saved));
      assert.deepEqual(await engagements(), [
        'EXO 1 newCustomer inProgress fm-1 2026-11-02',
        'SPO 1 serial inProgress fm-1 2027-03-01',
        'TEAMS 1 newCustomer inProgress fm-1 2026-12-01',
        'YAM 1 serial inProgress fm-1 2027-03-01',
      ]);
    });

    it('of a success review asks the FM for the planned date', async () => {
      const form = await fm.send(OPEN);
      const dates = await fm.press(form, words.save, { newWorkloads: 'SPO', origin: 'successReview' });
      assert.match(readable(dates), words.plan);
    });

    it('of a re-engagement asks Gateway what the customer says', async () => {
      const form = await gateway.send(OPEN);
      assert.deepEqual(choicesOf(form, 'origin'), ['reengagement', 'newCustomer', 'preexisting']);
      const dates = await gateway.press(form, words.save, { newWorkloads: 'SPO,YAM' });
      assert.match(readable(dates), words.ask);
      assert.doesNotMatch(readable(dates), words.plan);
      await gateway.press(dates, words.save, { date: '2027-01-18' });
      assert.ok((await engagements()).includes('SPO 1 reengagement inProgress  2027-01-18'));
    });

    it('leaves out what is under way, and offers once more what has started (E31)', async () => {
      const form = await fm.send(OPEN);
      assert.ok(!choicesOf(form, 'newWorkloads').includes('TEAMS'));
      assert.ok(readable(form).includes(words.onceMore));
      await fm.press(form, words.save, { newWorkloads: 'EXO' });
      assert.ok((await engagements()).includes('EXO 2 serial inProgress fm-1 '));
    });

    it('that are not In Progress ends with what was saved', async () => {
      const saved = await fm.press(await fm.send(OPEN), words.save, { newWorkloads: 'SPO', newL1: 'blocked' });
      assert.match(readable(saved), words.blocked);
    });

    it('names those that came under way meanwhile, and keeps the rest', async () => {
      const form = await fm.send(OPEN);
      const leads = underTest.chat(LEAD, localeFor(language));
      await leads.press(await leads.send(OPEN), words.save, { newWorkloads: 'SPO' });
      const typed = { newWorkloads: 'SPO,YAM', origin: 'successReview', newL1: 'statusUnknown' };
      const refused = await fm.press(form, words.save, typed);
      assert.match(readable(refused), words.underWay);
      assert.equal(inputOf(refused, 'newWorkloads')['value'], 'YAM');
      assert.equal(inputOf(refused, 'origin')['value'], 'successReview');
      assert.equal(inputOf(refused, 'newL1')['value'], 'statusUnknown');
      await fm.press(refused, words.save);
      assert.ok((await engagements()).includes('YAM 1 successReview statusUnknown fm-1 '));
    });

    it('come back when none is picked, or something that cannot be', async () => {
      const form = await fm.send(OPEN);
      for (const newWorkloads of ['', 'SFB', 'NONSENSE']) {
        const refused = await fm.press(form, words.save, { newWorkloads, origin: 'successReview', newL1: 'noIntent' });
        assert.ok(readable(refused).includes(words.pick));
        assert.equal(inputOf(refused, 'origin')['value'], 'successReview');
        assert.equal(inputOf(refused, 'newL1')['value'], 'noIntent');
      }
      const wrong = await fm.press(form, words.save, { newWorkloads: 'SPO', origin: 'x', newL1: 'x' });
      assert.equal(inputOf(wrong, 'newWorkloads')['value'], 'SPO');
      assert.equal((await engagements()).length, 2);
    });

    it('is refused to those whose role or customer it is not', async () => {
      const sent = sentBy(buttonOf(await fm.send(OPEN), words.save), { newWorkloads: 'SPO' });
      for (const person of [OTHER_FM, ADMIN]) {
        const chat = underTest.chat(person, localeFor(language));
        for (const data of [OPEN, sent]) assert.match(readable(await chat.send(data)), words.forbidden);
      }
      assert.match(readable(await gateway.send(sent)), words.forbidden);
      for (const person of [FRP_MANAGER, NOBODY]) {
        const chat = underTest.chat(person, localeFor(language));
        for (const data of [OPEN, sent]) assert.doesNotMatch(readable(await chat.send(data)), /Contoso/);
      }
      assert.equal((await engagements()).length, 2);
    });

    it('clicked twice adds once, and shows the same card', async () => {
      const data = sentBy(buttonOf(await fm.send(OPEN), words.save), { newWorkloads: 'SPO,YAM' });
      for (const card of await Promise.all([fm.send(data), fm.send(data)])) {
        assert.ok(readable(card).includes(words.added), readable(card));
      }
      assert.equal((await engagements()).length, 4);
    });

    it('has nothing to offer when everything is under way', async () => {
      const all = choicesOf(await fm.send(OPEN), 'newWorkloads').join(',');
      await fm.press(await fm.send(OPEN), words.save, { newWorkloads: all, newL1: 'blocked' });
      assert.match(readable(await fm.send(OPEN)), words.nothing);
    });
  });
}

describe('adding workloads to customers in other circumstances', () => {
  let underTest: BotUnderTest;

  beforeEach(async () => {
    underTest = await startBot();
  });
  afterEach(() => underTest.stop());

  it('asks for the dates of the new ones alone', async () => {
    await underTest.bot.customers.putCustomer(aTenant(), [anEngagement(), anEngagement({ workload: 'TEAMS' })]);
    const form = await underTest.chat(FM).send(OPEN);
    const dates = await underTest.chat(FM).press(form, 'Save', { newWorkloads: 'SPO' });
    assert.match(readable(dates), /SharePoint/);
    assert.doesNotMatch(readable(dates), /Exchange Online|Microsoft Teams/);
    const saved = await underTest.chat(FM).press(dates, 'Save', { date: '2027-01-18' });
    assert.doesNotMatch(readable(saved), /Exchange Online|Microsoft Teams/);
  });

  it('lets the lead choose any origin, the intake first while nothing has started', async () => {
    await underTest.bot.customers.putCustomer(aTenant(), []);
    const form = await underTest.chat(LEAD).send(OPEN);
    assert.equal(inputOf(form, 'origin')['value'], 'newCustomer');
    assert.equal(nodesOf(inputOf(form, 'origin')['choices']).length, 5);
  });

  it('says so when the customer is not there', async () => {
    assert.match(readable(await underTest.chat(LEAD).send({ ...OPEN, customer: 'nowhere' })), /not here any more/);
    await underTest.bot.customers.putCustomer(aTenant(), [anEngagement()]);
    const form = await underTest.chat(LEAD).send(OPEN);
    const sent = { ...sentBy(buttonOf(form, 'Save'), { newWorkloads: 'SPO' }), customer: 'nowhere' };
    assert.match(readable(await underTest.chat(LEAD).send(sent)), /not here any more/);
  });

  it('comes back with what was picked, and a number to tell of it, when saving fails (E24)', async () => {
    await underTest.bot.customers.putCustomer(aTenant(), [anEngagement()]);
    const write = underTest.bot.store.write.bind(underTest.bot.store);
    const form = await underTest.chat(FM).send(OPEN);
    underTest.bot.store.write = () => Promise.reject(new Error('disk full'));
    const failed = await underTest.chat(FM).press(form, 'Save', { newWorkloads: 'SPO' });
    underTest.bot.store.write = write;
    assert.match(readable(failed), /What you entered is still here.*: [0-9A-F]{8}$/m);
    assert.match(readable(await underTest.chat(FM).press(failed, 'Save')), /1 workload added/);
  });
});
