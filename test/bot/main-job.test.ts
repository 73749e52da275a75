import assert from 'node:assert/strict';

import type { Language } from '../../src/domain/language.ts';
import { aDatedEngagement, anEngagement, aTenant, CUSTOMER_TENANT, FM, GATEWAY, LEAD } from '../support/builders.ts';
import { localeFor, startBot, type BotUnderTest, type Chat } from '../support/bot-under-test.ts';
import { inputOf, readable, type CardNode } from '../support/cards.ts';

const WORDS = {
  en: {
    newDate: 'new date',
    enterDates: 'Enter dates',
    save: 'Save',
    january18: 'Monday, January 18, 2027',
    february: 'February 2027 (estimate: day not known yet)',
    february1: 'Monday, February 1, 2027',
    changeDate: 'Change the date',
    tried: 'I tried, no answer',
    replied: 'They replied: new date',
    started: 'We exchanged information',
    reasonTooShort: /Say why in at least 10 characters/,
    followUp: 'Not started yet: has the customer answered?',
    due: 'The engagement start date has arrived',
    openCustomer: 'Open the customer',
    customers: 'customers',
    open: 'Open',
    saved: 'Saved',
    startedAsPlanned: /Started on Tuesday, February 9, 2027/,
  },
  es: {
    newDate: 'nueva fecha',
    enterDates: 'Anotar fechas',
    save: 'Guardar',
    january18: 'lunes, 18 de enero de 2027',
    february: 'febrero de 2027 (estimación: aún no se sabe el día)',
    february1: 'lunes, 1 de febrero de 2027',
    changeDate: 'Cambiar la fecha',
    tried: 'Lo intenté, sin respuesta',
    replied: 'El cliente respondió: nueva fecha',
    started: 'Intercambiamos información',
    reasonTooShort: /Explique el motivo con al menos 10 caracteres/,
    followUp: 'Aún sin iniciar: ¿ha respondido el cliente?',
    due: 'Ha llegado la fecha de inicio de la interacción',
    openCustomer: 'Abrir el cliente',
    customers: 'clientes',
    open: 'Abrir',
    saved: 'Guardado',
    startedAsPlanned: /Iniciada: martes, 9 de febrero de 2027/,
  },
} as const;

for (const language of ['en', 'es'] satisfies Language[]) {
  describe(`the main job over HTTP (${language})`, () => {
    const words = WORDS[language];
    let underTest: BotUnderTest;
    let gateway: Chat;
    let fm: Chat;

    before(async () => {
      underTest = await startBot();
      for (const person of [GATEWAY, FM]) await underTest.bot.people.putPerson({ ...person, language: undefined });
      await underTest.bot.customers.putCustomer(aTenant(), [anEngagement(), anEngagement({ workload: 'TEAMS' })]);
      gateway = underTest.chat(GATEWAY, localeFor(language));
      fm = underTest.chat(FM, localeFor(language));
    });
    after(() => underTest.stop());

    const remind = async (iso: string): Promise<CardNode> => {
      const before = fm.cards().length;
      underTest.clock.moveTo(iso);
      assert.equal(await underTest.bot.scheduler.runNow(), 1);
      underTest.clock.tick(1000);
      assert.equal(fm.cards().length, before + 1);
      return fm.cards().at(-1) ?? {};
    };

    it('Gateway captures two workloads, one with a date of its own', async () => {
      const list = await gateway.say(words.newDate);
      const form = await gateway.press(list, words.enterDates);
      const confirmation = await gateway.press(form, words.save, {
        date: '2027-01-18',
        date_TEAMS_1: '2027-02-20',
        monthOnly_TEAMS_1: 'true',
      });
      assert.match(readable(confirmation), new RegExp(words.saved));
      assert.ok(readable(confirmation).includes(words.january18), readable(confirmation));
      assert.ok(readable(confirmation).includes(words.february), readable(confirmation));
    });

    it('the FM finds the customer in their list', async () => {
      const list = await fm.say(words.customers);
      assert.match(readable(list), /Contoso Test/);
      const customer = await fm.press(list, words.open);
      assert.ok(readable(customer).includes(words.january18));
    });

    it('the FM moves both dates, not without a reason, and what was typed stays', async () => {
      const customer = await fm.say('contoso');
      const form = await fm.press(customer, words.changeDate);
      const refused = await fm.press(form, words.save, { newDate: '2027-02-01', reason: 'moved' });
      assert.match(readable(refused), words.reasonTooShort);
      assert.equal(inputOf(refused, 'newDate')['value'], '2027-02-01');
      assert.equal(inputOf(refused, 'reason')['value'], 'moved');
      const confirmation = await fm.press(refused, words.save, { reason: 'Their **migration** partner is late' });
      assert.ok(readable(confirmation).includes(words.february1), readable(confirmation));
      assert.match(
        readable(confirmation),
        /\[EXO\+TEAMS\].*2027-01-18 -> 2027-02-01.*Their \*\*migration\*\* partner is late/,
      );
    });

    it('the day comes, the FM is asked once and says that they tried', async () => {
      const reminder = await remind('2027-02-01T08:00:00Z');
      assert.ok(readable(reminder).includes(words.due));
      assert.equal(await underTest.bot.scheduler.runNow(), 0);
      const confirmation = await fm.press(reminder, `${words.tried} > ${words.save}`, { channel: 'voicemail' });
      assert.ok(readable(confirmation).includes(words.saved));
    });

    it('two working days later the FM is asked again, and answers for one workload (E32)', async () => {
      const followUp = await remind('2027-02-03T08:00:00Z');
      assert.ok(readable(followUp).includes(words.followUp));
      const confirmation = await fm.press(followUp, `${words.replied} > ${words.save}`, {
        workloads: 'EXO|1',
        newDate: '2027-02-09',
        reason: 'They called back, we talk next week',
      });
      assert.match(readable(confirmation), /\[EXO\]/);
      const rest = await fm.press(
        confirmation,
        language === 'en' ? 'Answer for the other workload' : 'Responder por la otra carga de trabajo',
      );
      assert.match(readable(rest), /Microsoft Teams/);
      assert.doesNotMatch(readable(rest), /Exchange Online/);
      await fm.press(rest, `${words.tried} > ${words.save}`, { channel: 'phone' });
    });

    it('they talk on the day agreed, and the history tells it all', async () => {
      const followUp = await remind('2027-02-05T08:00:00Z');
      assert.doesNotMatch(readable(followUp), /Exchange Online/);
      const reminder = await remind('2027-02-09T08:00:00Z');
      const confirmation = await fm.press(reminder, `${words.started} > ${words.save}`, { workloads: 'EXO|1' });
      assert.match(readable(confirmation), words.startedAsPlanned);
      const { events, notes } = await underTest.bot.customers.getHistory(CUSTOMER_TENANT, 50);
      assert.deepEqual(
        events
          .filter(({ workload }) => workload === 'EXO')
          .map(({ facts }) => facts.type)
          .toReversed(),
        [
          'startDateRecorded',
          'startDateRescheduled',
          'reminderSent',
          'contactAttemptLogged',
          'reminderSent',
          'customerReplied',
          'reminderSent',
          'startDateConfirmedActual',
        ],
      );
      assert.equal(notes.length, 2);
    });

    it('answers with the card itself: one call to the channel per message, none per click', () => {
      const byMethod = Map.groupBy(underTest.connector.calls, ({ method }) => method);
      assert.deepEqual([...byMethod.keys()], ['POST']);
      // new date, customers, contoso, and five reminders
      assert.equal(underTest.connector.calls.length, 7);
    });
  });
}

describe('other answers of the FM over HTTP', () => {
  let underTest: BotUnderTest;
  let fm: Chat;

  beforeEach(async () => {
    underTest = await startBot();
    fm = underTest.chat(FM);
    await underTest.bot.customers.putCustomer(aTenant(), [
      aDatedEngagement('2026-11-23'),
      aDatedEngagement('2026-12-01', { workload: 'TEAMS' }),
    ]);
  });
  afterEach(() => underTest.stop());

  const ask = async (): Promise<CardNode> => fm.press(await fm.say('contoso'), 'What happened?');

  it('gives up only after an attempt, with a note, and can take the customer up again', async () => {
    assert.doesNotMatch(readable(await ask()), /gone inactive/);
    await fm.press(await ask(), 'I tried, no answer > Save', { workloads: 'EXO|1', channel: 'phone' });
    const form = await fm.press(await ask(), 'The customer has gone inactive');
    assert.match(readable(form), /Microsoft Teams \(the engagement start date has not arrived\)/);
    const refused = await fm.press(form, 'Save', { inactiveText: 'Nobody' });
    assert.equal(inputOf(refused, 'inactiveText')['value'], 'Nobody');
    const confirmation = await fm.press(refused, 'Save', { inactiveText: 'Nobody answers at all' });
    assert.match(
      readable(confirmation),
      /Marked inactive\. The engagement start date remains: Monday, November 23, 2026/,
    );
    const back = await fm.press(await fm.say('contoso'), 'The customer is back');
    const moved = await fm.press(back, 'Save', { newDate: '2026-12-14', reason: 'A new contact person wrote' });
    assert.match(readable(moved), /moved from Monday, November 23, 2026 to Monday, December 14, 2026/);
  });

  it('sets the kickoff, never before the start, and moves it when the start overtakes it', async () => {
    const form = await fm.press(await fm.say('contoso'), 'More > Kickoff');
    const refused = await fm.press(form, 'Save', { workloads: 'EXO|1,TEAMS|1', kickoffDate: '2026-11-30' });
    assert.match(readable(refused), /Microsoft Teams: the kickoff cannot come before the engagement start date/);
    await fm.press(refused, 'Save', { workloads: 'EXO|1' });
    const reschedule = await fm.press(await fm.say('contoso'), 'Change the date');
    const asked = await fm.press(reschedule, 'Save', {
      workloads: 'EXO|1',
      newDate: '2026-12-07',
      reason: 'They asked for December',
    });
    assert.match(readable(asked), /What should happen to it\?/);
    await fm.press(asked, 'Save', { kickoffRemedy: 'moveToStart' });
    const { events } = await underTest.bot.customers.getHistory(CUSTOMER_TENANT, 10);
    assert.deepEqual(
      events
        .slice(0, 2)
        .map(({ facts }) => facts.type)
        .toSorted(),
      ['kickoffSet', 'startDateRescheduled'],
    );
    assert.match(readable(await fm.say('contoso')), /Kickoff: Monday, December 7, 2026/);
    const cleared = await fm.press(await fm.press(await fm.say('contoso'), 'More > Kickoff'), 'Save', {
      workloads: 'EXO|1',
      kickoffClear: 'true',
    });
    assert.match(readable(cleared), /Kickoff cleared/);
  });

  it('tells what comes next, and nothing that has passed or was not asked', async () => {
    await underTest.bot.customers.putCustomer(aTenant(), [
      anEngagement(),
      aDatedEngagement('2026-12-01', { workload: 'TEAMS' }),
    ]);
    const gateway = underTest.chat(GATEWAY);
    const today = await gateway.press(await gateway.say('new date contoso'), 'Save', { date: '2026-11-23' });
    assert.doesNotMatch(readable(today), /will be asked/);
    const form = await fm.press(await fm.say('contoso'), 'Change the date');
    const typed = { workloads: 'TEAMS|1', newDate: '2026-12-02', reason: 'One day later, they said' };
    const moved = await fm.press(form, 'Save', typed);
    assert.match(readable(moved), /On Wednesday, December 2, 2026 at 09:00 you will be asked how it went/);
    assert.doesNotMatch(readable(moved), /Answer for the other/);
    const leads = underTest.chat(LEAD);
    const again = await leads.press(await leads.say('contoso'), 'Change the date');
    const byLead = await leads.press(again, 'Save', { ...typed, newDate: '2026-12-03' });
    assert.match(readable(byLead), /On Thursday, December 3, 2026 at 09:00 their time, Fay Manager will be asked/);
  });

  it('keeps the reminder of the date when the FM tries early', async () => {
    const form = await fm.press(await fm.say('contoso'), 'Change the date');
    const typed = { workloads: 'TEAMS|1', newDate: '2026-12-02', reason: 'One day later, they said' };
    await fm.press(form, 'Save', typed);
    const attempt = { workloads: 'TEAMS|1', channel: 'phone' };
    const confirmation = await fm.press(await ask(), 'I tried, no answer > Save', attempt);
    assert.match(readable(confirmation), /On Wednesday, December 2, 2026 at 09:00 you will be asked/);
  });

  it('says that L1 is no longer In Progress, and back', async () => {
    const confirmation = await fm.press(await ask(), 'No longer In Progress > Save', {
      workloads: 'EXO|1',
      l1: 'blocked',
    });
    assert.match(readable(confirmation), /L1 is now Blocked/);
    const form = await fm.press(await fm.say('contoso'), 'More > Change L1');
    const refused = await fm.press(form, 'Save', { workloads: 'EXO|1,TEAMS|1', l1: 'inProgress' });
    assert.match(readable(refused), /Microsoft Teams: L1 already has that value/);
    assert.match(readable(await fm.press(refused, 'Save', { workloads: 'EXO|1' })), /L1 is now In Progress/);
  });

  it('puts the question off from a reminder', async () => {
    await underTest.bot.people.saveConversation(FM.objectId, {
      conversationId: fm.conversationId,
      serviceUrl: underTest.connector.url,
      channelId: 'msteams',
      botId: '28:bot',
      userId: '29:fm',
    });
    const form = await fm.press(await fm.say('contoso'), 'Change the date');
    await fm.press(form, 'Save', { workloads: 'TEAMS|1', newDate: '2026-12-02', reason: 'One day later, they said' });
    underTest.clock.moveTo('2026-12-02T08:00:00Z');
    assert.equal(await underTest.bot.scheduler.runNow(), 1);
    const confirmation = await fm.press(fm.cards().at(-1) ?? {}, 'Not yet, ask me again');
    assert.match(readable(confirmation), /On Thursday, December 3, 2026 at 09:00 you will be asked how it went/);
  });

  it('tells who puts a question off that somebody else has answered, and asks nothing more', async () => {
    await fm.say('help');
    const form = await fm.press(await fm.say('contoso'), 'Change the date');
    await fm.press(form, 'Save', { workloads: 'TEAMS|1', newDate: '2026-12-02', reason: 'One day later, they said' });
    underTest.clock.moveTo('2026-12-02T08:00:00Z');
    assert.equal(await underTest.bot.scheduler.runNow(), 1);
    const reminder = fm.cards().at(-1) ?? {};
    const lead = underTest.chat(LEAD);
    const typed = { workloads: 'TEAMS|1', startedDate: '2026-12-01', startedReason: 'They called a day early' };
    const answers = await lead.press(await lead.say('contoso'), 'What happened?');
    assert.match(readable(await lead.press(answers, 'We exchanged information > Save', typed)), /Saved/);
    const settled = await fm.press(reminder, 'Not yet, ask me again');
    assert.match(readable(settled), /Lee Lead already answered this on Dec 2, 2026/);
    assert.doesNotMatch(readable(settled), /How did you try/);
    const moved = { newDate: '2026-12-09', reason: 'They want another week' };
    const overtaken = await fm.press(reminder, 'They want another date > Save', moved);
    assert.match(readable(overtaken), /it is now: Started, Tuesday, December 1, 2026/);
  });
});
