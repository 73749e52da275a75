import assert from 'node:assert/strict';

import { texts as answersTexts } from '../../src/cards/due-reminder/texts.ts';
import { texts } from '../../src/cards/mark-inactive/texts.ts';
import { texts as customerTexts } from '../../src/cards/show-customer/texts.ts';
import { wording } from '../../src/cards/wording.ts';
import { engagementKey } from '../../src/domain/engagement.ts';
import { LANGUAGES } from '../../src/domain/language.ts';
import { aDatedEngagement, aTenant, ATTEMPT, CUSTOMER_TENANT, FM } from '../support/builders.ts';
import { startBot, type BotUnderTest, type Chat } from '../support/bot-under-test.ts';
import { errorBeside, inputOf, readable, type CardNode } from '../support/cards.ts';

const WORDS = {
  en: {
    draft: '2 attempts without an exchange: 2026-11-18 e-mail; 2026-11-20 phone (Left a message).',
    left: 'Cannot be marked inactive now: SharePoint (the engagement start date has not arrived); Microsoft Intune (no attempt has been logged yet).',
    marked: /Marked inactive\. The engagement start date remains: Monday, November 16, 2026/,
    note: /\[EXO\] Customer inactive; the engagement start date stays as it was\. 2 attempts/,
  },
  es: {
    draft: '2 intentos sin intercambio: 2026-11-18 correo; 2026-11-20 teléfono (Left a message).',
    left: 'Ahora no se pueden marcar como inactivas: SharePoint (la fecha de inicio de la interacción no ha llegado); Microsoft Intune (aún no se ha registrado ningún intento).',
    marked: /Marcada como inactiva\. La fecha de inicio de la interacción sigue siendo: lunes, 16 de noviembre de 2026/,
    note: /\[EXO\] Cliente inactivo; la fecha de inicio de la interacción queda como estaba\. 2 intentos/,
  },
} as const;

for (const language of LANGUAGES) {
  describe(`giving a silent customer up over HTTP (${language})`, () => {
    const words = WORDS[language];
    const { save } = wording[language];
    let underTest: BotUnderTest;
    let fm: Chat;

    beforeEach(async () => {
      underTest = await startBot();
      await underTest.bot.people.putPerson({ ...FM, language, timeZone: 'Asia/Tokyo' });
      const attempts = [
        // In Tokyo that is the 18th already.
        { ...ATTEMPT, at: '2026-11-17T22:00:00.000Z' },
        { ...ATTEMPT, at: '2026-11-20T01:00:00.000Z', channel: 'phone', comment: 'Left a message' } as const,
      ];
      await underTest.bot.customers.putCustomer(aTenant(), [
        aDatedEngagement('2026-11-16', { attempts }),
        aDatedEngagement('2026-11-16', { workload: 'TEAMS', attempts }),
        aDatedEngagement('2026-12-16', { workload: 'SPO' }),
        aDatedEngagement('2026-11-16', { workload: 'INTUNE' }),
        aDatedEngagement('2026-11-02', { workload: 'YAM', progress: 'started' }),
      ]);
      fm = underTest.chat(FM);
    });
    afterEach(() => underTest.stop());

    const opened = async (): Promise<CardNode> =>
      fm.press(await fm.say('contoso'), `${customerTexts[language].more} > ${customerTexts[language].inactiveAction}`);
    const inactive = async (): Promise<readonly string[]> =>
      (await underTest.bot.customers.getCustomer(CUSTOMER_TENANT))?.engagements
        .filter(({ value }) => value.progress === 'inactive')
        .map(({ value }) => engagementKey(value)) ?? [];

    it('ticks all that wait for the customer, and drafts the explanation from the attempts (U15, U25)', async () => {
      const form = await opened();
      assert.deepEqual(String(inputOf(form, 'workloads')['value']).split(',').toSorted(), ['EXO|1', 'TEAMS|1']);
      assert.equal(inputOf(form, 'inactiveText')['value'], words.draft);
      assert.deepEqual(await inactive(), []);
    });

    it('names what cannot be marked, and why', async () => {
      assert.ok(readable(await opened()).includes(words.left), readable(await opened()));
      const refused = await fm.press(await opened(), save, { inactiveText: 'Nobody' });
      assert.ok(readable(refused).includes(words.left));
      assert.match(errorBeside(refused, 'inactiveText'), /10/);
      assert.equal(inputOf(refused, 'inactiveText')['value'], 'Nobody');
    });

    it('marks what is left ticked, with the note, and leaves the date (R32, R33)', async () => {
      const saved = await fm.press(await opened(), save, { workloads: 'EXO|1' });
      assert.match(readable(saved), words.marked);
      assert.match(readable(saved), words.note);
      assert.deepEqual(await inactive(), ['EXO|1']);
    });

    it('opens from the question what happened, too', async () => {
      const asked = await fm.press(await fm.say('contoso'), answersTexts[language].askedTitle);
      const form = await fm.press(asked, answersTexts[language].inactive);
      assert.ok(readable(form).includes(texts[language].draft));
      await fm.press(form, save);
      assert.deepEqual((await inactive()).toSorted(), ['EXO|1', 'TEAMS|1']);
    });
  });
}
