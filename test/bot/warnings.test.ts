import assert from 'node:assert/strict';

import { texts } from '../../src/cards/reschedule-start-date/texts.ts';
import { texts as customerTexts } from '../../src/cards/show-customer/texts.ts';
import { saveAnyway } from '../../src/cards/warning-texts.ts';
import { wording } from '../../src/cards/wording.ts';
import type { Origin } from '../../src/domain/engagement.ts';
import { LANGUAGES } from '../../src/domain/language.ts';
import { aDatedEngagement, anEngagement, aTenant, ATTEMPT, CUSTOMER_TENANT, FM, GATEWAY } from '../support/builders.ts';
import { startBot, type BotUnderTest, type Chat } from '../support/bot-under-test.ts';
import { buttonsOf, inputOf, readable, type CardNode } from '../support/cards.ts';

const WORDS = {
  en: {
    newDate: 'new date contoso',
    weekend: /Saturday, December 5, 2026 is not a working day\. Nothing is saved yet/,
    holiday: /Tuesday, December 8, 2026 is a public holiday: .+\. Nothing is saved yet/,
    farAhead: /Monday, July 3, 2028 is more than a year and a half ahead\. Nothing is saved yet/,
    note: /Reason \(plan of the serial deployment changed\): The first phase takes longer/,
  },
  es: {
    newDate: 'nueva fecha contoso',
    weekend: /Sábado, 5 de diciembre de 2026: no es día laborable\. Aún no se ha guardado nada/,
    holiday: /Martes, 8 de diciembre de 2026: es festivo \(.+\)\. Aún no se ha guardado nada/,
    farAhead: /Lunes, 3 de julio de 2028: falta más de un año y medio\. Aún no se ha guardado nada/,
    note: /Motivo \(ha cambiado el plan de la implementación en serie\): The first phase takes longer/,
  },
} as const;

for (const language of LANGUAGES) {
  describe(`unusual dates over HTTP (${language})`, () => {
    const words = WORDS[language];
    const { save } = wording[language];
    const anyway = saveAnyway(language);
    let underTest: BotUnderTest;
    let fm: Chat;

    beforeEach(async () => {
      underTest = await startBot();
      await underTest.bot.people.putPerson({ ...GATEWAY, language });
      await underTest.bot.people.putPerson({ ...FM, language, holidayCalendar: 'ES' });
      await underTest.bot.customers.putCustomer(aTenant(), [aDatedEngagement('2026-12-01')]);
      fm = underTest.chat(FM);
    });
    afterEach(() => underTest.stop());

    const opened = async (): Promise<CardNode> => fm.press(await fm.say('contoso'), customerTexts[language].reschedule);
    const stored = async (): Promise<string | undefined> =>
      (await underTest.bot.customers.getCustomer(CUSTOMER_TENANT))?.engagements[0]?.value.esd?.date;

    for (const [name, newDate, says] of [
      ['a weekend', '2026-12-05', words.weekend],
      ['a public holiday of the FM', '2026-12-08', words.holiday],
      ['far ahead', '2028-07-03', words.farAhead],
    ] as const) {
      it(`come back to be confirmed with all that was typed: ${name} (E1, E7)`, async () => {
        const typed = { newDate, reason: 'They can only then, they said' };
        const warned = await fm.press(await opened(), save, typed);
        assert.match(readable(warned), says);
        assert.equal(inputOf(warned, 'newDate')['value'], newDate);
        assert.equal(inputOf(warned, 'reason')['value'], typed.reason);
        assert.ok(!buttonsOf(warned).some(({ title }) => title === save));
        assert.equal(await stored(), '2026-12-01');
        await fm.press(warned, anyway);
        assert.equal(await stored(), newDate);
      });
    }

    it('confirmed and then changed to another such date come back again', async () => {
      const typed = { newDate: '2026-12-05', reason: 'They can only then, they said' };
      const warned = await fm.press(await opened(), save, typed);
      const again = await fm.press(warned, anyway, { newDate: '2026-12-08' });
      assert.match(readable(again), words.holiday);
      assert.equal(await stored(), '2026-12-01');
      await fm.press(again, anyway, { newDate: '2026-12-09' });
      assert.equal(await stored(), '2026-12-09');
    });

    it('estimated to a month are not warned of (E2)', async () => {
      const typed = { newDate: '2027-05-20', newDateMonthOnly: 'true', reason: 'In May, they do not know when' };
      await fm.press(await opened(), save, typed);
      assert.equal(await stored(), '2027-05-01');
    });

    it('come back at the first entry, too', async () => {
      await underTest.bot.customers.putCustomer(aTenant(), [anEngagement()]);
      const gateway = underTest.chat(GATEWAY);
      const warned = await gateway.press(await gateway.say(words.newDate), save, { date: '2026-12-08' });
      assert.match(readable(warned), words.holiday);
      await gateway.press(warned, anyway);
      assert.equal(await stored(), '2026-12-08');
    });

    for (const [origin, code, title] of [
      ['serial', 'serialPlanChanged', texts[language].serialPlan],
      ['successReview', 'successReviewPlan', texts[language].successReviewPlan],
    ] satisfies readonly (readonly [Origin, string, string])[]) {
      it(`of a deployment with origin ${origin} have its reason first`, async () => {
        await underTest.bot.customers.putCustomer(aTenant(), [aDatedEngagement('2026-12-01', { origin })]);
        const { choices, value } = inputOf(await opened(), 'reasonCode');
        assert.equal(value, code);
        assert.deepEqual((choices as readonly unknown[])[0], { title, value: code });
      });
    }

    it('of a follow-on deployment keep their reason in the note', async () => {
      await underTest.bot.customers.putCustomer(aTenant(), [aDatedEngagement('2026-12-01', { origin: 'serial' })]);
      const typed = { newDate: '2026-12-09', reason: 'The first phase takes longer' };
      assert.match(readable(await fm.press(await opened(), save, typed)), words.note);
    });

    it('of other customers, or of those who answered an attempt, begin with what they said', async () => {
      const { value, choices } = inputOf(await opened(), 'reasonCode');
      assert.equal(value, 'customerRequestedNewDate');
      assert.doesNotMatch(JSON.stringify(choices), /serialPlan|successReview/);
      await underTest.bot.customers.putCustomer(aTenant(), [
        aDatedEngagement('2026-11-19', { origin: 'serial', attempts: [ATTEMPT] }),
      ]);
      assert.equal(inputOf(await opened(), 'reasonCode')['value'], 'customerReplied');
    });
  });
}
