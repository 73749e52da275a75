import assert from 'node:assert/strict';

import { texts } from '../../src/cards/change-l1/texts.ts';
import { texts as answersTexts } from '../../src/cards/due-reminder/texts.ts';
import { texts as customerTexts } from '../../src/cards/show-customer/texts.ts';
import { wording } from '../../src/cards/wording.ts';
import type { WorkloadEngagement } from '../../src/domain/engagement.ts';
import { LANGUAGES } from '../../src/domain/language.ts';
import { aDatedEngagement, aTenant, CUSTOMER_TENANT, FM, GATEWAY } from '../support/builders.ts';
import { startBot, type BotUnderTest, type Chat } from '../support/bot-under-test.ts';
import { buttonsOf, errorBeside, inputOf, readable, type CardNode } from '../support/cards.ts';

for (const language of LANGUAGES) {
  describe(`changing L1 over HTTP (${language})`, () => {
    const { save } = wording[language];
    const ask = answersTexts[language].askedTitle;
    let underTest: BotUnderTest;
    let fm: Chat;

    beforeEach(async () => {
      underTest = await startBot();
      for (const person of [FM, GATEWAY]) await underTest.bot.people.putPerson({ ...person, language });
      fm = underTest.chat(FM);
    });
    afterEach(() => underTest.stop());

    const put = (...engagements: readonly WorkloadEngagement[]): Promise<void> =>
      underTest.bot.customers.putCustomer(aTenant(), engagements);
    const opened = async (chat: Chat): Promise<CardNode> =>
      chat.press(await chat.say('contoso'), `${customerTexts[language].more} > ${customerTexts[language].l1Action}`);
    const stored = async (): Promise<WorkloadEngagement | undefined> =>
      (await underTest.bot.customers.getCustomer(CUSTOMER_TENANT))?.engagements[0]?.value;
    const offersAnswers = (card: CardNode): boolean => buttonsOf(card).some(({ title }) => title === ask);

    it('says of how much of the licences it is true (U11)', async () => {
      await put(aDatedEngagement('2026-12-14'));
      for (const wrong of ['0', '100', '12.5', 'half']) {
        const refused = await fm.press(await opened(fm), save, { l1: 'inProgress', inProgressShare: wrong });
        assert.equal(errorBeside(refused, 'inProgressShare'), texts[language].shareUnreadable);
        assert.equal(inputOf(refused, 'inProgressShare')['value'], wrong);
        assert.equal(inputOf(refused, 'l1')['value'], 'inProgress');
      }
      const saved = await fm.press(await opened(fm), save, { l1: 'inProgress', inProgressShare: '40 %' });
      assert.equal((await stored())?.inProgressShare, 40);
      assert.equal(offersAnswers(saved), false);
      const form = await opened(fm);
      assert.equal(inputOf(form, 'inProgressShare')['value'], '40');
      await fm.press(form, save, { l1: 'blocked' });
      assert.equal((await stored())?.inProgressShare, undefined);
    });

    it('back to In Progress after the date has passed asks what happened (E12)', async () => {
      await put(aDatedEngagement('2026-11-19', { l1: 'blocked' }));
      const saved = await fm.press(await opened(fm), save, { l1: 'inProgress' });
      assert.ok(readable(await fm.press(saved, ask)).includes(answersTexts[language].askedIntro));
    });

    it('back to In Progress before the date, or by somebody who cannot answer, asks nothing', async () => {
      await put(aDatedEngagement('2026-12-14', { l1: 'blocked' }));
      assert.equal(offersAnswers(await fm.press(await opened(fm), save, { l1: 'inProgress' })), false);
      await put(aDatedEngagement('2026-11-19', { l1: 'blocked', version: 9 }));
      const gateway = underTest.chat(GATEWAY);
      assert.equal(offersAnswers(await gateway.press(await opened(gateway), save, { l1: 'inProgress' })), false);
    });

    it('is answered on the card of the date as before, without a share', async () => {
      await put(aDatedEngagement('2026-11-19', { inProgressShare: 30 }));
      const card = await fm.press(await fm.say('contoso'), ask);
      await fm.press(card, `${answersTexts[language].notInProgress} > ${save}`, { l1: 'noIntent' });
      assert.equal((await stored())?.l1, 'noIntent');
    });
  });
}
