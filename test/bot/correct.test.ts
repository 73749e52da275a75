import assert from 'node:assert/strict';

import { texts as captureTexts } from '../../src/cards/capture-start-date/texts.ts';
import { texts } from '../../src/cards/correct-start-date/texts.ts';
import { texts as customerTexts } from '../../src/cards/show-customer/texts.ts';
import { refusalTexts } from '../../src/cards/refusal-texts.ts';
import { wording } from '../../src/cards/wording.ts';
import { calendarDay } from '../../src/domain/calendar-day.ts';
import { LANGUAGES } from '../../src/domain/language.ts';
import {
  aDatedEngagement,
  anEngagement,
  aStartDate,
  aTenant,
  ATTEMPT,
  CUSTOMER_TENANT,
  FM,
  GATEWAY,
} from '../support/builders.ts';
import { startBot, type BotUnderTest, type Chat } from '../support/bot-under-test.ts';
import { buttonsOf, errorBeside, inputOf, nodesOf, readable, type CardNode } from '../support/cards.ts';

const WORDS = {
  en: {
    newDate: 'new date contoso',
    corrected: /corrected from Thursday, January 20, 2028 to Wednesday, January 20, 2027/,
    note: /\[EXO\] Engagement start date corrected 2026-12-01 -> 2026-12-02\. Reason \(correction\): I chose the wrong row/,
  },
  es: {
    newDate: 'nueva fecha contoso',
    corrected: /corregida: antes jueves, 20 de enero de 2028; ahora miércoles, 20 de enero de 2027/,
    note: /\[EXO\] Fecha de inicio de la interacción corregida 2026-12-01 -> 2026-12-02\. Motivo \(corrección\): I chose the wrong row/,
  },
} as const;

for (const language of LANGUAGES) {
  describe(`correcting a typing error over HTTP (${language})`, () => {
    const words = WORDS[language];
    const { save } = wording[language];
    let underTest: BotUnderTest;
    let gateway: Chat;
    let fm: Chat;

    beforeEach(async () => {
      underTest = await startBot();
      for (const person of [GATEWAY, FM]) await underTest.bot.people.putPerson({ ...person, language });
      gateway = underTest.chat(GATEWAY);
      fm = underTest.chat(FM);
    });
    afterEach(() => underTest.stop());

    const capture = async (date: string): Promise<CardNode> =>
      gateway.press(await gateway.say(words.newDate), save, { date });
    const openedByFm = async (): Promise<CardNode> =>
      fm.press(await fm.say('contoso'), `${customerTexts[language].more} > ${texts[language].title}`);
    const hasReason = (card: CardNode): boolean => nodesOf(card).some(({ id }) => id === 'correctReason');

    it('needs no reason and writes no note within minutes of an own first entry (E22)', async () => {
      await underTest.bot.customers.putCustomer(aTenant(), [
        anEngagement({ fmId: undefined }),
        anEngagement({ fmId: undefined, workload: 'TEAMS' }),
        anEngagement({ fmId: undefined, workload: 'SPO' }),
      ]);
      const form = await gateway.press(await gateway.say(words.newDate), save, {
        workloads: 'EXO|1,TEAMS|1',
        date: '2028-01-20',
      });
      const correction = await gateway.press(form, texts[language].title);
      assert.equal(inputOf(correction, 'workloads')['value'], 'EXO|1,TEAMS|1');
      assert.equal(hasReason(correction), false);
      assert.ok(readable(correction).includes(texts[language].noReason(15)));
      const saved = await gateway.press(correction, save, { rightDate: '2027-01-20' });
      assert.match(readable(saved), words.corrected);
      const { events, notes } = await underTest.bot.customers.getHistory(CUSTOMER_TENANT, 10);
      assert.deepEqual(notes, []);
      assert.equal(events.filter(({ facts }) => facts.type === 'startDateCorrected').length, 2);
      const record = await underTest.bot.customers.getCustomer(CUSTOMER_TENANT);
      assert.deepEqual(
        record?.engagements.map(({ value }) => value.firstRequestedDate),
        ['2027-01-20', undefined, '2027-01-20'],
      );
    });

    it('asks for the reason when those minutes are over, and keeps what was typed', async () => {
      await underTest.bot.customers.putCustomer(aTenant(), [anEngagement({ fmId: undefined })]);
      const correction = await gateway.press(await capture('2026-12-01'), texts[language].title);
      underTest.clock.tick(16 * 60_000);
      const refused = await gateway.press(correction, save, { rightDate: '2026-12-02' });
      assert.match(errorBeside(refused, 'correctReason').toLowerCase(), /10/);
      assert.equal(inputOf(refused, 'rightDate')['value'], '2026-12-02');
      const saved = await gateway.press(refused, save, { correctReason: 'I chose the wrong row' });
      assert.match(readable(saved), words.note);
    });

    it('is offered after an entry only to those who may', async () => {
      await underTest.bot.customers.putCustomer(aTenant(), [anEngagement()]);
      const saved = await capture('2026-12-01');
      assert.ok(!buttonsOf(saved).some(({ title }) => title === texts[language].title));
      const forbidden = await gateway.send({ verb: 'open-correct-start-date', customer: CUSTOMER_TENANT });
      assert.match(readable(forbidden), /Your role|Su función/);
    });

    it('says that a day the customer asked for is another thing, and leaves the attempts', async () => {
      await underTest.bot.customers.putCustomer(aTenant(), [aDatedEngagement('2026-11-20', { attempts: [ATTEMPT] })]);
      const form = await openedByFm();
      assert.ok(readable(form).includes(texts[language].intro));
      assert.match(texts[language].intro, new RegExp(customerTexts[language].reschedule));
      await fm.press(form, save, { rightDate: '2026-11-19', correctReason: 'The row above was meant' });
      const record = await underTest.bot.customers.getCustomer(CUSTOMER_TENANT);
      assert.equal(record?.engagements[0]?.value.esd?.date, '2026-11-19');
      assert.equal(record.engagements[0].value.attempts.length, 1);
    });

    it('of a start takes a day that has come, today at the latest', async () => {
      await underTest.bot.customers.putCustomer(aTenant(), [
        aDatedEngagement('2026-11-20', { esd: aStartDate('2026-11-20', { basis: 'actual' }), progress: 'started' }),
      ]);
      const form = await openedByFm();
      assert.ok(readable(form).includes(texts[language].started));
      assert.ok(!nodesOf(form).some(({ id }) => id === 'rightDateMonthOnly'));
      const typed = { rightDate: '2026-11-24', correctReason: 'We talked one day later' };
      const refused = await fm.press(form, save, typed);
      assert.equal(
        errorBeside(refused, 'rightDate').toLowerCase(),
        refusalTexts[language]['date-in-future'].toLowerCase(),
      );
      await fm.press(refused, save, { rightDate: '2026-11-23' });
      const record = await underTest.bot.customers.getCustomer(CUSTOMER_TENANT);
      assert.equal(record?.engagements[0]?.value.esd?.date, '2026-11-23');
      assert.equal(record.engagements[0].value.progress, 'started');
    });

    it('asks what to do with a kickoff that would come before', async () => {
      await underTest.bot.customers.putCustomer(aTenant(), [
        aDatedEngagement('2026-12-01', { kickoffDate: calendarDay('2026-12-03') }),
      ]);
      const typed = { rightDate: '2026-12-10', correctReason: 'It should have been the tenth' };
      const refused = await fm.press(await openedByFm(), save, typed);
      assert.ok(readable(refused).includes(texts[language].kickoff));
      await fm.press(refused, save, { kickoffRemedy: 'moveToStart' });
      const record = await underTest.bot.customers.getCustomer(CUSTOMER_TENANT);
      assert.equal(record?.engagements[0]?.value.kickoffDate, '2026-12-10');
    });

    it('refuses a day that is none, beside the field', async () => {
      await underTest.bot.customers.putCustomer(aTenant(), [aDatedEngagement('2026-12-01')]);
      const typed = { rightDate: '', correctReason: 'It should have been the tenth' };
      const refused = await fm.press(await openedByFm(), save, typed);
      assert.equal(errorBeside(refused, 'rightDate'), captureTexts[language].dateRequired);
      assert.equal(inputOf(refused, 'correctReason')['value'], typed.correctReason);
    });
  });
}
