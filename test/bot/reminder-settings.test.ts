import assert from 'node:assert/strict';

import { calendarDay } from '../../src/domain/calendar-day.ts';
import type { Language } from '../../src/domain/language.ts';
import type { Person, ReminderPreferences } from '../../src/domain/person.ts';
import { ADMIN, aDatedEngagement, FM, FRP_MANAGER, GATEWAY, LEAD, NOBODY } from '../support/builders.ts';
import { localeFor, startBot, type BotUnderTest, type Chat } from '../support/bot-under-test.ts';
import { errorBeside, inputOf, nodesOf, readable, type CardNode } from '../support/cards.ts';
import { putCustomer } from '../support/office.ts';

const OPEN = { verb: 'open-reminder-settings' };
const SAVE = { verb: 'save-reminder-settings', nonce: 'n-1' };

const WORDS = {
  en: {
    commands: ['reminder settings', 'reminders'],
    save: 'Save',
    change: 'Change',
    zone: 'Times are those of your time zone, Europe/Madrid.',
    usualTime: 'As usual (09:00)',
    usualDays: 'As usual (2)',
    asUsual: 'As usual',
    days: ['1 working day', '5 working days'],
    alarms: 'the leads are told of customers left waiting all the same',
    alarmsOfLeads: 'alarms about customers left waiting reach you all the same',
    time: 'Reminders come at 16:30 (Europe/Madrid), on days you work.',
    followUp: 'What is still open is asked again after 3 working days.',
    followUpSoon: 'What is still open is asked again on the next working day.',
    noPause: 'There is no pause.',
    next: 'Your next reminder comes on Monday, November 30, 2026 at 16:30.',
    nextAfterPause: 'Your next reminder comes on Monday, December 14, 2026 at 09:00.',
    nextNow: 'Your next reminder is on its way.',
    none: 'No reminder is planned for you at the moment.',
    pause: 'Until Friday, December 11, 2026, that day included, you are not reminded.',
    paused: 'Your reminders are paused until Friday, December 11, 2026, that day included.',
    over: 'That day has passed. Choose today or a later day, or leave it empty.',
    tooLong: 'A pause lasts 60 days at most.',
    noDay: '"06/03/2026 22:00:00" is no day of the calendar. Choose one.',
    noTime: 'Choose one of the times offered, from 08:00 to 17:30.',
    noInterval: 'Choose from 1 to 5 working days.',
    forbidden: 'Your role does not allow that.',
    failed: /Saving failed on our side\. What you entered is still here/,
  },
  es: {
    commands: ['ajustes de recordatorios', 'recordatorios', 'ajustes de avisos', 'avisos'],
    save: 'Guardar',
    change: 'Cambiar',
    zone: 'Las horas son las de su zona horaria, Europe/Madrid.',
    usualTime: 'Lo habitual (09:00)',
    usualDays: 'Lo habitual (2)',
    asUsual: 'Lo habitual',
    days: ['1 día laborable', '5 días laborables'],
    alarms: 'a los gerentes regionales se les dice igualmente qué clientes están esperando',
    alarmsOfLeads: 'las alarmas sobre clientes que esperan le llegan igualmente',
    time: 'Los avisos llegan a las 16:30 (Europe/Madrid), los días que trabaja.',
    followUp: 'Lo que siga pendiente se vuelve a preguntar al cabo de 3 días laborables.',
    followUpSoon: 'Lo que siga pendiente se vuelve a preguntar al día laborable siguiente.',
    noPause: 'No hay ninguna pausa.',
    next: 'Su próximo aviso llega el lunes, 30 de noviembre de 2026 a las 16:30.',
    nextAfterPause: 'Su próximo aviso llega el lunes, 14 de diciembre de 2026 a las 09:00.',
    nextNow: 'Su próximo aviso está en camino.',
    none: 'De momento no hay ningún aviso previsto para usted.',
    pause: 'Hasta el viernes, 11 de diciembre de 2026, incluido, no recibe avisos.',
    paused: 'Sus avisos están en pausa hasta el viernes, 11 de diciembre de 2026, incluido.',
    over: 'Ese día ya pasó. Elija hoy o un día posterior, o déjelo vacío.',
    tooLong: 'Una pausa dura 60 días como mucho.',
    noDay: '«06/03/2026 22:00:00» no es un día del calendario. Elija uno.',
    noTime: 'Elija una de las horas que se ofrecen, de 08:00 a 17:30.',
    noInterval: 'Elija de 1 a 5 días laborables.',
    forbidden: 'Su función no le permite hacer eso.',
    failed: /Ha fallado el guardado por nuestra parte\. Lo que escribió sigue aquí/,
  },
} as const;

describe('reminder settings', () => {
  let underTest: BotUnderTest;

  beforeEach(async () => {
    underTest = await startBot();
  });
  afterEach(() => underTest.stop());

  const chatOf = async (person: Person, language: Language): Promise<Chat> => {
    await underTest.bot.people.putPerson({ ...person, language: undefined });
    return underTest.chat(person, localeFor(language));
  };
  const put = (date: string): Promise<void> =>
    putCustomer({ ...underTest.bot, clock: underTest.clock }, [aDatedEngagement(date)]);
  const chosen = ({ objectId }: Person = FM): Promise<ReminderPreferences> =>
    underTest.bot.people.getReminderPreferences(objectId);
  const titlesOf = (card: CardNode, id: string): readonly string[] =>
    (inputOf(card, id)['choices'] as readonly { readonly title: string }[]).map(({ title }) => title);
  const hasInput = (card: CardNode, id: string): boolean => nodesOf(card).some((node) => node['id'] === id);
  const remindAt = async (iso: string): Promise<void> => {
    underTest.clock.moveTo(iso);
    await underTest.bot.scheduler.runNow();
  };

  for (const language of ['en', 'es'] satisfies Language[]) {
    describe(`of an FM (${language})`, () => {
      const words = WORDS[language];

      it('open by command, with what counts now chosen', async () => {
        const fm = await chatOf(FM, language);
        for (const command of words.commands) {
          const form = await fm.say(command);
          assert.equal(inputOf(form, 'reminderTime')['value'], 'usual');
          assert.equal(inputOf(form, 'followUpDays')['value'], 'usual');
          assert.equal(inputOf(form, 'pausedUntil')['value'], '');
          const times = titlesOf(form, 'reminderTime');
          assert.deepEqual([times.length, times[0], times[1], times.at(-1)], [21, words.usualTime, '08:00', '17:30']);
          const days = titlesOf(form, 'followUpDays');
          assert.deepEqual([days.length, days[0], days[1], days.at(-1)], [6, words.usualDays, ...words.days]);
          for (const says of [words.zone, words.alarms]) assert.ok(readable(form).includes(says), readable(form));
          assert.ok(!hasInput(form, 'endsPause'));
        }
      });

      it('are saved, told in words, and shown when they are opened again', async () => {
        await put('2026-12-01');
        const fm = await chatOf(FM, language);
        const typed = { reminderTime: '16:30', followUpDays: '3' };
        const saved = await fm.press(await fm.send(OPEN), words.save, typed);
        for (const says of [words.time, words.followUp, words.noPause, words.next]) {
          assert.ok(readable(saved).includes(says), readable(saved));
        }
        const again = await fm.press(saved, words.change);
        assert.equal(inputOf(again, 'reminderTime')['value'], '16:30');
        assert.equal(inputOf(again, 'followUpDays')['value'], '3');
        assert.equal(titlesOf(again, 'reminderTime')[0], words.asUsual);
        await remindAt('2026-11-30T15:29:00Z');
        assert.equal(fm.cards().length, 0);
        await remindAt('2026-11-30T15:30:00Z');
        assert.equal(fm.cards().length, 1);
        const usual = await fm.press(again, words.save, { reminderTime: 'usual', followUpDays: '1' });
        assert.ok(readable(usual).includes(words.followUpSoon), readable(usual));
        assert.deepEqual(await chosen(), {
          reminderTime: undefined,
          followUpDays: 1,
          remindersPausedUntil: undefined,
        });
      });

      it('pause reminders, show that they do, and end it', async () => {
        underTest.clock.moveTo('2026-11-30T20:00:00Z');
        await put('2026-12-01');
        const fm = await chatOf(FM, language);
        const paused = await fm.press(await fm.send(OPEN), words.save, { pausedUntil: '2026-12-11' });
        for (const says of [words.pause, words.nextAfterPause]) {
          assert.ok(readable(paused).includes(says), readable(paused));
        }
        await remindAt('2026-12-01T09:00:00Z');
        assert.equal(fm.cards().length, 0);
        const form = await fm.say(words.commands[0]);
        assert.ok(readable(form).includes(words.paused), readable(form));
        assert.equal(inputOf(form, 'pausedUntil')['value'], '2026-12-11');
        const ended = await fm.press(form, words.save, { endsPause: 'true' });
        assert.ok(readable(ended).includes(words.noPause), readable(ended));
        assert.ok(readable(ended).includes(words.nextNow), readable(ended));
        assert.equal((await chosen()).remindersPausedUntil, undefined);
        const before = fm.cards().length;
        await underTest.bot.scheduler.runNow();
        assert.equal(fm.cards().length, before + 1);
      });

      it('end a pause when its day is emptied', async () => {
        const fm = await chatOf(FM, language);
        await underTest.bot.people.saveReminderPreferences(FM.objectId, {
          remindersPausedUntil: calendarDay('2026-12-11'),
        });
        const saved = await fm.press(await fm.send(OPEN), words.save, { pausedUntil: '' });
        assert.ok(readable(saved).includes(words.noPause));
        assert.ok(readable(saved).includes(words.none));
        assert.equal((await chosen()).remindersPausedUntil, undefined);
      });

      it('come back with what was typed when they cannot be', async () => {
        const fm = await chatOf(FM, language);
        const form = await fm.send(OPEN);
        const typed = { reminderTime: '10:30', followUpDays: '4' };
        for (const [pausedUntil, problem] of [
          ['2026-11-22', words.over],
          ['2027-01-23', words.tooLong],
          ['2072-01-01', words.tooLong],
          ['06/03/2026 22:00:00', words.noDay],
        ] as const) {
          const refused = await fm.press(form, words.save, { ...typed, pausedUntil });
          assert.ok(errorBeside(refused, 'pausedUntil').startsWith(problem), readable(refused));
          assert.equal(inputOf(refused, 'pausedUntil')['value'], /^\d{4}-/.test(pausedUntil) ? pausedUntil : '');
          for (const [id, value] of Object.entries(typed)) assert.equal(inputOf(refused, id)['value'], value);
        }
        const odd = await fm.send({ ...SAVE, reminderTime: '03:00', followUpDays: 'x', pausedUntil: '2026-11-22' });
        assert.equal(errorBeside(odd, 'reminderTime'), words.noTime);
        assert.equal(errorBeside(odd, 'followUpDays'), words.noInterval);
        assert.equal(errorBeside(odd, 'pausedUntil'), words.over);
        assert.deepEqual(Object.values(await chosen()), [undefined, undefined, undefined]);
      });

      it('come back with what was typed when they could not be saved', async () => {
        const fm = await chatOf(FM, language);
        const form = await fm.send(OPEN);
        const { people } = underTest.bot;
        people.saveReminderPreferences = () => Promise.reject(new Error('The store is away'));
        const failed = await fm.press(form, words.save, { reminderTime: '10:30', pausedUntil: '2026-12-11' });
        assert.match(readable(failed), words.failed);
        assert.equal(inputOf(failed, 'reminderTime')['value'], '10:30');
        assert.equal(inputOf(failed, 'pausedUntil')['value'], '2026-12-11');
      });
    });

    it(`of a lead ask only for what concerns them (${language})`, async () => {
      const words = WORDS[language];
      const lead = await chatOf(LEAD, language);
      const form = await lead.say(words.commands[0]);
      assert.ok(!hasInput(form, 'followUpDays'));
      assert.ok(readable(form).includes(words.alarmsOfLeads), readable(form));
      const saved = await lead.press(form, words.save, { reminderTime: '16:30' });
      assert.ok(readable(saved).includes(words.time), readable(saved));
      assert.equal((await chosen(LEAD)).reminderTime, '16:30');
    });

    it(`are not for those who get no reminders (${language})`, async () => {
      const words = WORDS[language];
      for (const person of [GATEWAY, FRP_MANAGER, ADMIN]) {
        const chat = await chatOf(person, language);
        const answers = [
          await chat.say(words.commands[0]),
          await chat.send(OPEN),
          await chat.send({ ...SAVE, reminderTime: '10:00' }),
        ];
        for (const card of answers) assert.ok(readable(card).includes(words.forbidden), readable(card));
        assert.equal((await chosen(person)).reminderTime, undefined);
      }
    });
  }

  it('are not for people without a role, nor for guests of another tenant', async () => {
    const saved = { ...SAVE, reminderTime: '10:00' };
    assert.match(readable(await underTest.chat(NOBODY).send(saved)), /You have no role in this bot yet/);
    const elsewhere = { text: 'reminders', channelData: { tenant: { id: 'another-tenant' } } };
    assert.equal((await underTest.post(underTest.chat(FM).activity(elsewhere))).status, 403);
  });

  it('belong to whoever presses the button, not to whoever opened the card', async () => {
    const form = await underTest.chat(FM).send(OPEN);
    await underTest.chat(LEAD).press(form, 'Save', { reminderTime: '10:00' });
    assert.equal((await chosen(FM)).reminderTime, undefined);
    assert.equal((await chosen(LEAD)).reminderTime, '10:00');
  });
});
