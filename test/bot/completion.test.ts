import assert from 'node:assert/strict';

import { refusalTexts } from '../../src/cards/refusal-texts.ts';
import { texts } from '../../src/cards/set-completion/texts.ts';
import { texts as customerTexts } from '../../src/cards/show-customer/texts.ts';
import { saveAnyway } from '../../src/cards/warning-texts.ts';
import { wording } from '../../src/cards/wording.ts';
import { calendarDay } from '../../src/domain/calendar-day.ts';
import { engagementKey, type Completion } from '../../src/domain/engagement.ts';
import { LANGUAGES } from '../../src/domain/language.ts';
import { aDatedEngagement, aStartDate, aTenant, CUSTOMER_TENANT, FM } from '../support/builders.ts';
import { startBot, type BotUnderTest, type Chat } from '../support/bot-under-test.ts';
import { errorBeside, inputOf, readable, type CardNode } from '../support/cards.ts';

const WORDS = {
  en: {
    saved: /Completion: planned for Wednesday, June 30, 2027\./,
    cleared: /Completion cleared/,
    early: /Monday, November 30, 2026 is not after the engagement start date\..*Save anyway/,
    both: /Microsoft Teams: planned for Wednesday, June 30, 2027\./,
  },
  es: {
    saved: /Finalización: prevista para el miércoles, 30 de junio de 2027\./,
    cleared: /Finalización quitada/,
    early:
      /Lunes, 30 de noviembre de 2026: no es posterior a la fecha de inicio de la interacción\..*Guardar de todos modos/,
    both: /Microsoft Teams: prevista para el miércoles, 30 de junio de 2027\./,
  },
} as const;

for (const language of LANGUAGES) {
  describe(`the completion over HTTP (${language})`, () => {
    const words = WORDS[language];
    const { save } = wording[language];
    let underTest: BotUnderTest;
    let fm: Chat;

    beforeEach(async () => {
      underTest = await startBot();
      await underTest.bot.people.putPerson({ ...FM, language });
      fm = underTest.chat(FM);
    });
    afterEach(() => underTest.stop());

    const opened = async (): Promise<CardNode> =>
      fm.press(
        await fm.say('contoso'),
        `${customerTexts[language].more} > ${customerTexts[language].completionAction}`,
      );
    const stored = async (key: string): Promise<Completion | undefined> =>
      (await underTest.bot.customers.getCustomer(CUSTOMER_TENANT))?.engagements.find(
        ({ value }) => engagementKey(value) === key,
      )?.value.completion;

    it('is planned, done and cleared', async () => {
      await underTest.bot.customers.putCustomer(aTenant(), [
        aDatedEngagement('2026-11-02', { esd: aStartDate('2026-11-02', { basis: 'actual' }), progress: 'started' }),
      ]);
      const planned = await fm.press(await opened(), save, { plannedCompletion: '2027-06-30' });
      assert.match(readable(planned), words.saved);
      const form = await opened();
      assert.equal(inputOf(form, 'plannedCompletion')['value'], '2027-06-30');
      const refused = await fm.press(form, save, { actualCompletion: '2026-11-24' });
      assert.equal(errorBeside(refused, 'plannedCompletion'), '');
      assert.equal(
        errorBeside(refused, 'actualCompletion').toLowerCase(),
        refusalTexts[language]['completion-in-future'].toLowerCase(),
      );
      await fm.press(refused, save, { actualCompletion: '2026-11-23' });
      assert.deepEqual(await stored('EXO|1'), { planned: '2027-06-30', actual: '2026-11-23' });
      const cleared = await fm.press(await opened(), save, { plannedCompletion: '', actualCompletion: '' });
      assert.match(readable(cleared), words.cleared);
      assert.deepEqual(await stored('EXO|1'), {});
    });

    it('not after the start is saved only when the person says so', async () => {
      await underTest.bot.customers.putCustomer(aTenant(), [aDatedEngagement('2026-12-01')]);
      const warned = await fm.press(await opened(), save, { plannedCompletion: '2026-11-30' });
      assert.match(readable(warned), words.early);
      assert.equal(inputOf(warned, 'plannedCompletion')['value'], '2026-11-30');
      assert.deepEqual(await stored('EXO|1'), {});
      await fm.press(warned, saveAnyway(language));
      assert.deepEqual(await stored('EXO|1'), { planned: '2026-11-30' });
    });

    it('of several workloads shows what differs and nothing as if it were common', async () => {
      await underTest.bot.customers.putCustomer(aTenant(), [
        aDatedEngagement('2026-12-01'),
        aDatedEngagement('2026-12-01', { workload: 'TEAMS', completion: { planned: calendarDay('2027-06-30') } }),
      ]);
      const form = await opened();
      assert.ok(readable(form).includes(texts[language].differing));
      assert.match(readable(form), words.both);
      assert.equal(inputOf(form, 'plannedCompletion')['value'], '');
      const fromTeams = await fm.send({
        verb: 'open-set-completion',
        customer: CUSTOMER_TENANT,
        engagement: 'TEAMS|1',
      });
      assert.equal(inputOf(fromTeams, 'workloads')['value'], 'TEAMS|1');
      assert.equal(inputOf(fromTeams, 'plannedCompletion')['value'], '2027-06-30');
      const unchanged = await fm.press(fromTeams, save);
      assert.equal(
        errorBeside(unchanged, 'plannedCompletion').toLowerCase(),
        refusalTexts[language]['completion-unchanged'].toLowerCase(),
      );
    });

    it('that is no day is refused beside its own field', async () => {
      await underTest.bot.customers.putCustomer(aTenant(), [aDatedEngagement('2026-12-01')]);
      const refused = await fm.press(await opened(), save, {
        plannedCompletion: '31/02/2027',
        actualCompletion: 'x',
      });
      assert.match(errorBeside(refused, 'plannedCompletion'), /31\/02\/2027/);
      assert.notEqual(errorBeside(refused, 'actualCompletion'), '');
    });
  });
}
