import assert from 'node:assert/strict';

import { calendarDay } from '../../src/domain/calendar-day.ts';
import type { Language } from '../../src/domain/language.ts';
import type { Person } from '../../src/domain/person.ts';
import { aDatedEngagement, CUSTOMER_TENANT, FM, FRP_MANAGER, GATEWAY, LEAD, OTHER_FM } from '../support/builders.ts';
import { localeFor, startBot, type BotUnderTest, type Chat } from '../support/bot-under-test.ts';
import { buttonsOf, errorBeside, inputOf, readable, type CardNode } from '../support/cards.ts';
import { putCustomer, stored } from '../support/office.ts';

const OPEN = { verb: 'open-set-absence' };
const FIRST_WEEK = { absentFrom: '2026-11-30', absentUntil: '2026-12-04' };

const WORDS = {
  en: {
    save: 'Save',
    change: 'Change',
    changeDate: 'Change the date',
    away: 'Fay Manager is out of office from Monday, November 30, 2026 to Friday, December 4, 2026, both days included.',
    delegate:
      'On these days Finn Other is asked how it went, with a copy to Fay Manager, and may change dates for them.',
    lead: 'Nobody stands in: on these days the lead is asked how it went.',
    stored: 'Fay Manager: from Monday, November 30, 2026 to Friday, December 4, 2026. Stands in: Finn Other',
    back: 'No absence of Fay Manager is stored. Reminders go to Fay Manager.',
    chooseDay: 'Choose a day.',
    before: 'That is before the first day. Choose the first day or a later one.',
    over: 'That day has passed. Choose today or a later day.',
    tooLong: 'That is more than a year. Check the year.',
    self: 'Nobody stands in for themselves. Choose somebody else.',
    awayNow:
      'That would end the absence that is running now. Clear it first, or enter the later one when this one is over.',
    chooseFm: 'Choose a FastTrack Manager.',
    both: /Finn Other is out of office from .*; on days when both are, the lead is asked\./,
    moved: /moved from Tuesday, December 1, 2026 to Monday, December 7, 2026/,
  },
  es: {
    save: 'Guardar',
    change: 'Cambiar',
    changeDate: 'Cambiar la fecha',
    away: 'Fay Manager está fuera de la oficina desde el lunes, 30 de noviembre de 2026 hasta el viernes, 4 de diciembre de 2026, ambos incluidos.',
    delegate:
      'Esos días se pregunta a Finn Other cómo ha ido, con copia a Fay Manager, y puede cambiar fechas de inicio de la interacción en su nombre.',
    lead: 'No hay sustituto: esos días se pregunta al gerente regional cómo ha ido.',
    stored:
      'Fay Manager: desde el lunes, 30 de noviembre de 2026 hasta el viernes, 4 de diciembre de 2026. Sustituto: Finn Other',
    back: 'No hay guardada ninguna ausencia de Fay Manager. Los avisos van a Fay Manager.',
    chooseDay: 'Elija un día.',
    before: 'Es anterior al primer día. Elija el primer día o uno posterior.',
    over: 'Ese día ya pasó. Elija hoy o un día posterior.',
    tooLong: 'Es más de un año. Revise el año.',
    self: 'Nadie se sustituye a sí mismo. Elija a otra persona.',
    awayNow: 'Eso pondría fin a la ausencia actual. Quítela antes, o anote la posterior cuando esta haya terminado.',
    chooseFm: 'Elija un administrador de FastTrack.',
    both: /Finn Other está fuera de la oficina desde .* Los días en que falten ambos se pregunta al gerente regional\./,
    moved: /antes martes, 1 de diciembre de 2026; ahora lunes, 7 de diciembre de 2026/,
  },
} as const;

describe('being out of office', () => {
  let underTest: BotUnderTest;

  beforeEach(async () => {
    underTest = await startBot();
    await putCustomer({ ...underTest.bot, clock: underTest.clock }, [aDatedEngagement('2026-12-01')]);
  });
  afterEach(() => underTest.stop());

  const chatOf = async (person: Person, language: Language): Promise<Chat> => {
    await underTest.bot.people.putPerson({ ...person, language: undefined });
    return underTest.chat(person, localeFor(language));
  };
  const absenceOf = async ({ objectId }: Person): Promise<Person['absence']> =>
    (await underTest.bot.people.getPerson(objectId))?.absence;
  const titlesOf = (input: CardNode): readonly string[] => {
    const choices = input['choices'] as readonly { readonly title: string }[];
    return choices.map(({ title }) => title);
  };
  const remind = async (iso: string): Promise<void> => {
    underTest.clock.moveTo(iso);
    await underTest.bot.scheduler.runNow();
  };

  for (const language of ['en', 'es'] satisfies Language[]) {
    describe(`an FM (${language})`, () => {
      const words = WORDS[language];

      it('says when, and who stands in; who may then change dates, and not after', async () => {
        const fm = await chatOf(FM, language);
        const form = await fm.send(OPEN);
        assert.deepEqual(titlesOf(inputOf(form, 'delegateId')).slice(1), ['Finn Other']);
        const saved = await fm.press(form, words.save, { ...FIRST_WEEK, delegateId: OTHER_FM.objectId });
        assert.ok(readable(saved).includes(words.away), readable(saved));
        assert.ok(readable(saved).includes(words.delegate), readable(saved));
        assert.deepEqual(await absenceOf(FM), {
          from: '2026-11-30',
          until: '2026-12-04',
          delegateId: OTHER_FM.objectId,
        });
        const other = await chatOf(OTHER_FM, language);
        const early = buttonsOf(await other.say('contoso'));
        assert.ok(early.every(({ title }) => title !== words.changeDate));
        underTest.clock.moveTo('2026-11-30T09:00:00Z');
        const change = await other.press(await other.say('contoso'), words.changeDate);
        const later = await other.press(await other.say('contoso'), words.changeDate);
        const typed = { newDate: '2026-12-07', reason: 'They called while Fay was away' };
        assert.match(readable(await other.press(change, words.save, typed)), words.moved);
        const { events } = await underTest.bot.customers.getHistory(CUSTOMER_TENANT, 9);
        assert.deepEqual(events[0]?.by, { objectId: OTHER_FM.objectId, role: 'delegate' });
        underTest.clock.moveTo('2026-12-05T09:00:00Z');
        const refused = await other.press(later, words.save, { ...typed, newDate: '2026-12-09' });
        assert.match(readable(refused), /Fay Manager/);
        assert.equal((await stored(underTest.bot, 'EXO|1')).esd?.date, '2026-12-07');
      });

      it('sees what is stored, and takes it back', async () => {
        const fm = await chatOf(FM, language);
        const saved = await fm.press(await fm.send(OPEN), words.save, {
          ...FIRST_WEEK,
          delegateId: OTHER_FM.objectId,
        });
        const form = await fm.press(saved, words.change);
        assert.ok(readable(form).includes(words.stored), readable(form));
        assert.equal(inputOf(form, 'absentUntil')['value'], FIRST_WEEK.absentUntil);
        assert.equal(inputOf(form, 'delegateId')['value'], OTHER_FM.objectId);
        const back = await fm.press(form, words.save, { isBack: 'true' });
        assert.ok(readable(back).includes(words.back), readable(back));
        assert.equal(await absenceOf(FM), undefined);
        assert.ok(!readable(await fm.send(OPEN)).includes(words.stored));
      });

      it('gets the form back with what was typed when it cannot be', async () => {
        const fm = await chatOf(FM, language);
        const form = await fm.send(OPEN);
        for (const [typed, problem] of [
          [{ absentFrom: '', absentUntil: '2026-12-04' }, words.chooseDay],
          [{ absentFrom: '2026-12-04', absentUntil: '2026-12-03' }, words.before],
          [{ absentFrom: '2026-11-02', absentUntil: '2026-11-06' }, words.over],
          [{ absentFrom: '2026-11-30', absentUntil: '2027-12-03' }, words.tooLong],
        ] as const) {
          const refused = await fm.press(form, words.save, { ...typed, delegateId: OTHER_FM.objectId });
          assert.ok(readable(refused).includes(problem), readable(refused));
          assert.equal(inputOf(refused, 'absentUntil')['value'], typed.absentUntil);
          assert.equal(inputOf(refused, 'delegateId')['value'], OTHER_FM.objectId);
        }
        const away = { from: calendarDay('2026-11-23'), until: calendarDay('2026-11-27') };
        await underTest.bot.people.saveAbsence(FM.objectId, away);
        const later = await fm.press(form, words.save, { ...FIRST_WEEK, delegateId: OTHER_FM.objectId });
        assert.equal(errorBeside(later, 'absentFrom'), words.awayNow);
        for (const [id, value] of Object.entries(FIRST_WEEK)) assert.equal(inputOf(later, id)['value'], value);
        assert.equal(inputOf(later, 'delegateId')['value'], OTHER_FM.objectId);
        assert.deepEqual(await absenceOf(FM), away);
        await underTest.bot.people.saveAbsence(FM.objectId, undefined);
        const self = await fm.send({ verb: 'set-absence', nonce: 'n-1', ...FIRST_WEEK, delegateId: FM.objectId });
        assert.ok(readable(self).includes(words.self));
        assert.equal(await absenceOf(FM), undefined);
      });
    });

    describe(`a lead (${language})`, () => {
      const words = WORDS[language];

      it('enters it for any FM', async () => {
        const lead = await chatOf(LEAD, language);
        const form = await lead.send(OPEN);
        const refused = await lead.press(form, words.save, FIRST_WEEK);
        assert.ok(readable(refused).includes(words.chooseFm));
        assert.equal(inputOf(refused, 'absentFrom')['value'], FIRST_WEEK.absentFrom);
        const self = await lead.press(refused, words.save, { fmId: FM.objectId, delegateId: FM.objectId });
        assert.ok(readable(self).includes(words.self), readable(self));
        const saved = await lead.press(self, words.save, { delegateId: 'none' });
        assert.ok(readable(saved).includes(words.away), readable(saved));
        assert.ok(readable(saved).includes(words.lead), readable(saved));
        const again = await lead.press(saved, words.change);
        assert.equal(inputOf(again, 'fmId')['value'], FM.objectId);
        assert.equal(inputOf(again, 'absentFrom')['value'], FIRST_WEEK.absentFrom);
        const back = await lead.press(again, words.save, { isBack: 'true' });
        assert.ok(readable(back).includes(words.back));
        assert.equal(await absenceOf(FM), undefined);
      });

      it('is told when the one who stands in is away, too', async () => {
        await underTest.bot.people.saveAbsence(OTHER_FM.objectId, {
          from: calendarDay('2026-12-04'),
          until: calendarDay('2026-12-11'),
        });
        const lead = await chatOf(LEAD, language);
        const typed = { fmId: FM.objectId, delegateId: OTHER_FM.objectId };
        const saved = await lead.press(await lead.send(OPEN), words.save, { ...FIRST_WEEK, ...typed });
        assert.match(readable(saved), words.both);
      });
    });
  }

  describe('sends the question of a date', () => {
    const NINE = '2026-12-01T08:00:00Z';
    let chats: { readonly fm: Chat; readonly other: Chat; readonly lead: Chat };

    beforeEach(async () => {
      chats = { fm: underTest.chat(FM), other: underTest.chat(OTHER_FM), lead: underTest.chat(LEAD) };
      for (const chat of Object.values(chats)) await chat.say('help');
    });

    const setAbsence = (typed: Readonly<Record<string, string>>): Promise<CardNode> =>
      chats.fm.send({ verb: 'set-absence', nonce: 'n-1', ...FIRST_WEEK, ...typed });
    const counts = (): readonly number[] => [chats.fm, chats.other, chats.lead].map((chat) => chat.cards().length - 1);

    it('to whoever stands in, with a copy to the FM, and takes their answer', async () => {
      await setAbsence({ delegateId: OTHER_FM.objectId });
      await remind(NINE);
      assert.deepEqual(counts(), [1, 1, 0]);
      const asked = chats.other.cards().at(-1) ?? {};
      assert.match(readable(asked), /Fay Manager/);
      const answer = await chats.other.press(asked, 'I tried, no answer > Save', { channel: 'phone' });
      assert.match(readable(answer), /Attempt 1 logged/);
    });

    it('to the lead when nobody stands in', async () => {
      await setAbsence({});
      await remind(NINE);
      assert.deepEqual(counts(), [1, 0, 1]);
    });

    it('to the FM alone before and after, and tells the lead that nobody has tried', async () => {
      await setAbsence({ absentFrom: '2026-12-02', delegateId: OTHER_FM.objectId });
      await remind(NINE);
      assert.deepEqual(counts(), [1, 0, 0]);
      underTest.clock.moveTo('2026-12-05T09:00:00Z');
      await remind('2026-12-07T08:00:00Z');
      assert.deepEqual(counts(), [2, 0, 1]);
    });
  });

  it('is entered by FMs and leads alone, and by an FM only for themselves', async () => {
    for (const person of [GATEWAY, FRP_MANAGER]) {
      const chat = underTest.chat(person);
      for (const data of [OPEN, { verb: 'set-absence', nonce: 'n-1', fmId: FM.objectId, ...FIRST_WEEK }]) {
        assert.match(readable(await chat.send(data)), /Your role does not allow that\./);
      }
    }
    const other = underTest.chat(OTHER_FM);
    const refused = await other.send({ verb: 'set-absence', nonce: 'n-1', fmId: FM.objectId, ...FIRST_WEEK });
    assert.match(readable(refused), /Your role does not allow that\./);
    assert.equal(await absenceOf(FM), undefined);
  });
});
