import assert from 'node:assert/strict';

import { texts as answersTexts } from '../../src/cards/due-reminder/texts.ts';
import { texts } from '../../src/cards/set-kickoff/texts.ts';
import { texts as customerTexts } from '../../src/cards/show-customer/texts.ts';
import { saveAnyway } from '../../src/cards/warning-texts.ts';
import { wording } from '../../src/cards/wording.ts';
import type { WorkloadEngagement } from '../../src/domain/engagement.ts';
import { LANGUAGES } from '../../src/domain/language.ts';
import { aDatedEngagement, aTenant, CUSTOMER_TENANT, FM } from '../support/builders.ts';
import { startBot, type BotUnderTest, type Chat } from '../support/bot-under-test.ts';
import { buttonsOf, errorBeside, inputOf, nodesOf, readable, type CardNode } from '../support/cards.ts';

const WORDS = {
  en: {
    moved: /moved from Monday, December 14, 2026 to Wednesday, December 9, 2026\. Kickoff: Wednesday, December 9, 2026/,
    started: /Started on Thursday, November 19, 2026\. Kickoff: Thursday, November 19, 2026/,
    kickoff: /Kickoff: Monday, November 23, 2026/,
  },
  es: {
    moved:
      /antes lunes, 14 de diciembre de 2026; ahora miércoles, 9 de diciembre de 2026\. Reunión de inicio \(kickoff\): miércoles, 9 de diciembre de 2026/,
    started:
      /Iniciada: jueves, 19 de noviembre de 2026\. Reunión de inicio \(kickoff\): jueves, 19 de noviembre de 2026/,
    kickoff: /Reunión de inicio \(kickoff\): lunes, 23 de noviembre de 2026/,
  },
} as const;

for (const language of LANGUAGES) {
  describe(`the kickoff over HTTP (${language})`, () => {
    const words = WORDS[language];
    const { save } = wording[language];
    const ask = answersTexts[language].askedTitle;
    let underTest: BotUnderTest;
    let fm: Chat;

    beforeEach(async () => {
      underTest = await startBot();
      await underTest.bot.people.putPerson({ ...FM, language });
      fm = underTest.chat(FM);
    });
    afterEach(() => underTest.stop());

    const put = (...engagements: readonly WorkloadEngagement[]): Promise<void> =>
      underTest.bot.customers.putCustomer(aTenant(), engagements);
    const opened = async (): Promise<CardNode> =>
      fm.press(await fm.say('contoso'), `${customerTexts[language].more} > ${customerTexts[language].kickoffAction}`);
    const stored = async (): Promise<WorkloadEngagement | undefined> =>
      (await underTest.bot.customers.getCustomer(CUSTOMER_TENANT))?.engagements[0]?.value;
    const asksForFix = (card: CardNode): boolean => nodesOf(card).some(({ id }) => id === 'startFix');

    it('before the start moves both days at once when the person says so and why (E9, I12)', async () => {
      await put(aDatedEngagement('2026-12-14'));
      const form = await opened();
      assert.equal(asksForFix(form), false);
      const refused = await fm.press(form, save, { kickoffDate: '2026-12-09' });
      assert.equal(errorBeside(refused, 'kickoffDate').toLowerCase(), texts[language].tooEarly.toLowerCase());
      assert.ok(readable(refused).includes(texts[language].fixes.move));
      assert.equal((await stored())?.kickoffDate, undefined);
      const unexplained = await fm.press(refused, save, { startFix: 'move', startReason: 'soon' });
      assert.match(errorBeside(unexplained, 'startReason'), /10/);
      assert.equal(inputOf(unexplained, 'startFix')['value'], 'move');
      const saved = await fm.press(unexplained, save, { startReason: 'They want to begin with the kickoff' });
      assert.match(readable(saved), words.moved);
      assert.match(readable(saved), /\[EXO\].*2026-12-14 -> 2026-12-09.*They want to begin with the kickoff/);
      const engagement = await stored();
      assert.deepEqual([engagement?.esd?.date, engagement?.kickoffDate], ['2026-12-09', '2026-12-09']);
    });

    it('that has taken place is recorded as the start (R22)', async () => {
      await put(aDatedEngagement('2026-12-14'));
      const refused = await fm.press(await opened(), save, { kickoffDate: '2026-11-19' });
      assert.ok(readable(refused).includes(texts[language].fixes.record));
      const typed = { startFix: 'record', startReason: 'The meeting was held early' };
      const saved = await fm.press(refused, save, typed);
      assert.match(readable(saved), words.started);
      assert.equal((await stored())?.progress, 'started');
    });

    it('whose day is changed after the choice asks again what to do', async () => {
      await put(aDatedEngagement('2026-12-14'));
      const refused = await fm.press(await opened(), save, { kickoffDate: '2026-11-19' });
      const typed = { startFix: 'record', startReason: 'The meeting was held early', kickoffDate: '2026-12-10' };
      const again = await fm.press(refused, save, typed);
      assert.ok(readable(again).includes(texts[language].fixes.move));
      assert.equal(inputOf(again, 'startFix')['value'], '');
      assert.equal(inputOf(again, 'startReason')['value'], typed.startReason);
      assert.equal((await stored())?.progress, 'open');
    });

    it('on a weekend that takes the start along is saved only when the person says so', async () => {
      await put(aDatedEngagement('2026-12-14'));
      const refused = await fm.press(await opened(), save, { kickoffDate: '2026-12-12' });
      const warned = await fm.press(refused, save, { startFix: 'move', startReason: 'They only can on a Saturday' });
      assert.equal((await stored())?.esd?.date, '2026-12-14');
      await fm.press(warned, saveAnyway(language));
      assert.equal((await stored())?.esd?.date, '2026-12-12');
    });

    it('before a start that has been recorded offers no such choice', async () => {
      await put(aDatedEngagement('2026-11-20', { progress: 'started' }));
      const refused = await fm.press(await opened(), save, { kickoffDate: '2026-11-19' });
      assert.equal(errorBeside(refused, 'kickoffDate').toLowerCase(), texts[language].tooEarly.toLowerCase());
      assert.equal(asksForFix(refused), false);
    });

    it('that has come asks what happened, one that is ahead does not', async () => {
      await put(aDatedEngagement('2026-11-20'));
      const today = await fm.press(await opened(), save, { kickoffDate: '2026-11-23' });
      assert.match(readable(today), words.kickoff);
      assert.ok(readable(await fm.press(today, ask)).includes(answersTexts[language].askedIntro));
      const ahead = await fm.press(await opened(), save, { kickoffDate: '2026-11-24' });
      assert.ok(!buttonsOf(ahead).some(({ title }) => title === ask));
    });

    it('of something that has started does not ask what happened', async () => {
      await put(aDatedEngagement('2026-11-20', { progress: 'started' }));
      const saved = await fm.press(await opened(), save, { kickoffDate: '2026-11-23' });
      assert.ok(!buttonsOf(saved).some(({ title }) => title === ask));
    });
  });
}
