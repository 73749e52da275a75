import assert from 'node:assert/strict';

import { noWorkloadPicked } from '../../src/cards/workloads-field.ts';
import { texts as customerTexts } from '../../src/cards/show-customer/texts.ts';
import { texts } from '../../src/cards/void-start-date/texts.ts';
import { wording } from '../../src/cards/wording.ts';
import { engagementKey } from '../../src/domain/engagement.ts';
import { LANGUAGES } from '../../src/domain/language.ts';
import { aDatedEngagement, aTenant, CUSTOMER_TENANT, FM, LEAD } from '../support/builders.ts';
import { startBot, type BotUnderTest, type Chat } from '../support/bot-under-test.ts';
import { buttonsOf, errorBeside, inputOf, readable, type CardNode } from '../support/cards.ts';

const WORDS = {
  en: {
    removed: /Engagement start date removed: Tuesday, December 1, 2026\. The history keeps it/,
    note: /\[TEAMS\] Engagement start date entered in error and removed; it was 2026-12-01\. Reason \(correction\): It was meant for Fabrikam/,
    forbidden: /Only the assigned FastTrack Manager|Your role does not allow/,
  },
  es: {
    removed: /Fecha de inicio de la interacción quitada: martes, 1 de diciembre de 2026\. El historial la conserva/,
    note: /\[TEAMS\] Fecha de inicio de la interacción anotada por error y retirada; era 2026-12-01\. Motivo \(corrección\): It was meant for Fabrikam/,
    forbidden: /Solo puede hacerlo|Su función no le permite/,
  },
} as const;

for (const language of LANGUAGES) {
  describe(`removing a date entered in error over HTTP (${language})`, () => {
    const words = WORDS[language];
    const { save } = wording[language];
    const button = `${customerTexts[language].more} > ${customerTexts[language].voidAction}`;
    let underTest: BotUnderTest;
    let lead: Chat;

    beforeEach(async () => {
      underTest = await startBot();
      for (const person of [LEAD, FM]) await underTest.bot.people.putPerson({ ...person, language });
      await underTest.bot.customers.putCustomer(aTenant(), [
        aDatedEngagement('2026-12-01'),
        aDatedEngagement('2026-12-01', { workload: 'TEAMS' }),
      ]);
      lead = underTest.chat(LEAD);
    });
    afterEach(() => underTest.stop());

    const opened = async (): Promise<CardNode> => lead.press(await lead.say('contoso'), button);

    it('is for the lead alone', async () => {
      const fm = underTest.chat(FM);
      assert.ok(!buttonsOf(await fm.say('contoso')).some(({ title }) => title === button));
      const card = await fm.send({ verb: 'open-void-start-date', customer: CUSTOMER_TENANT });
      assert.match(readable(card), words.forbidden);
    });

    it('ticks no workload and takes none without a reason', async () => {
      const form = await opened();
      assert.ok(readable(form).includes(texts[language].intro));
      assert.equal(inputOf(form, 'workloads')['value'], '');
      const none = await lead.press(form, save, { voidReason: 'It was meant for Fabrikam' });
      assert.equal(errorBeside(none, 'workloads'), noWorkloadPicked(language));
      assert.equal(inputOf(none, 'voidReason')['value'], 'It was meant for Fabrikam');
      const unexplained = await lead.press(none, save, { workloads: 'TEAMS|1', voidReason: 'wrong' });
      assert.match(errorBeside(unexplained, 'voidReason'), /10/);
      assert.equal(inputOf(unexplained, 'workloads')['value'], 'TEAMS|1');
      assert.equal(inputOf(unexplained, 'voidReason')['value'], 'wrong');
    });

    it('takes the date off, and the history and a note keep it', async () => {
      const typed = { workloads: 'TEAMS|1', voidReason: 'It was meant for Fabrikam' };
      const saved = await lead.press(await opened(), save, typed);
      assert.match(readable(saved), words.removed);
      assert.match(readable(saved), words.note);
      const record = await underTest.bot.customers.getCustomer(CUSTOMER_TENANT);
      const dates = new Map(record?.engagements.map(({ value }) => [engagementKey(value), value.esd?.date]));
      assert.deepEqual([dates.get('EXO|1'), dates.get('TEAMS|1')], ['2026-12-01', undefined]);
      const { events } = await underTest.bot.customers.getHistory(CUSTOMER_TENANT, 5);
      assert.equal(events[0]?.facts.type, 'startDateVoided');
    });
  });
}
