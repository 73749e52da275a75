import assert from 'node:assert/strict';

import { texts as correctTexts } from '../../src/cards/correct-start-date/texts.ts';
import { texts as customerTexts } from '../../src/cards/show-customer/texts.ts';
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
  FRP_MANAGER,
  LEAD,
} from '../support/builders.ts';
import { startBot, type BotUnderTest, type Chat } from '../support/bot-under-test.ts';
import { buttonOf, inputOf, nodesOf, readable } from '../support/cards.ts';
import { putCustomer } from '../support/office.ts';

const WORDS = {
  en: {
    facts: [
      'Exchange Online',
      'Waiting for the customer',
      'Monday, November 16, 2026 · asked for by the customer',
      'Monday, November 2, 2026 · postponed by 14 days',
      'Serial deployment',
      'In Progress · 40 % of the licences',
      'FastTrack Center',
      'Fay Manager',
      'Wednesday, November 18, 2026',
      'planned for Wednesday, June 30, 2027',
      '17 days after the end of Microsoft Teams',
      'Attempts for this date: 1',
      'Fay Manager: E-mail, no answer. Left no trace',
    ],
    moved: /moved the date from Monday, November 16, 2026 to Tuesday, December 1, 2026/,
    empty: 'No note names this workload yet.',
    notHere: /not here any more, or you may not see it/,
  },
  es: {
    facts: [
      'Exchange Online',
      'A la espera del cliente',
      'lunes, 16 de noviembre de 2026 · pedida por el cliente',
      'lunes, 2 de noviembre de 2026 · aplazada 14 días',
      'Implementación en serie',
      'En progreso · 40 % de las licencias',
      'Centro de FastTrack',
      'Fay Manager',
      'miércoles, 18 de noviembre de 2026',
      'prevista para el miércoles, 30 de junio de 2027',
      '17 días después de terminar Microsoft Teams',
      'Intentos para esta fecha: 1',
      'Fay Manager: Correo, sin respuesta. Left no trace',
    ],
    moved: /cambió la fecha: antes lunes, 16 de noviembre de 2026; ahora martes, 1 de diciembre de 2026/,
    empty: 'Ninguna nota nombra aún esta carga de trabajo.',
    notHere: /ya no está aquí, o usted no puede verlo/,
  },
} as const;

for (const language of LANGUAGES) {
  describe(`one workload of a customer over HTTP (${language})`, () => {
    const words = WORDS[language];
    const customerWords = customerTexts[language];
    let underTest: BotUnderTest;
    let fm: Chat;

    beforeEach(async () => {
      underTest = await startBot();
      for (const person of [FM, FRP_MANAGER]) await underTest.bot.people.putPerson({ ...person, language });
      await underTest.bot.customers.putCustomer(aTenant(), [
        aDatedEngagement('2026-11-16', {
          origin: 'serial',
          firstRequestedDate: calendarDay('2026-11-02'),
          inProgressShare: 40,
          kickoffDate: calendarDay('2026-11-18'),
          completion: { planned: calendarDay('2027-06-30') },
          attempts: [{ ...ATTEMPT, comment: 'Left no trace' }],
        }),
        aDatedEngagement('2026-06-01', {
          workload: 'TEAMS',
          esd: aStartDate('2026-06-01', { basis: 'actual' }),
          progress: 'started',
          completion: { actual: calendarDay('2026-10-30') },
        }),
        anEngagement({ workload: 'SPO', deliveryChannel: 'frp' }),
      ]);
      fm = underTest.chat(FM);
    });
    afterEach(() => underTest.stop());

    it('opens from the customer with all that is known of it, and leads back', async () => {
      const detail = await fm.press(await fm.say('contoso'), customerWords.details);
      for (const fact of words.facts) assert.ok(readable(detail).includes(fact), `${fact}\n${readable(detail)}`);
      assert.ok(readable(detail).includes('Contoso Test'));
      assert.ok(readable(detail).includes(words.empty));
      assert.match(readable(await fm.press(detail, wording[language].back)), /SharePoint/);
    });

    it('opens the forms with that workload ticked', async () => {
      const detail = await fm.send({ verb: 'show-engagement', customer: CUSTOMER_TENANT, engagement: 'EXO|1' });
      const reschedule = await fm.press(detail, customerWords.reschedule);
      assert.match(readable(reschedule), /Exchange/);
      const correct = await fm.press(detail, `${customerWords.more} > ${correctTexts[language].title}`);
      assert.equal(inputOf(correct, 'workloads')['value'], 'EXO|1');
    });

    it('lets a lead assign that workload alone', async () => {
      await putCustomer(
        { ...underTest.bot, clock: underTest.clock },
        [anEngagement(), anEngagement({ workload: 'TEAMS' })],
        aTenant({ tenantId: 't2', customerName: 'Wingtip Test' }),
      );
      const lead = underTest.chat(LEAD);
      for (const verb of ['open-assign-channel', 'open-assign-fm', 'open-capture-start-date']) {
        const form = await lead.send({ verb, customer: 't2', engagement: 'TEAMS|1' });
        assert.equal(inputOf(form, 'workloads')['value'], 'TEAMS|1', verb);
      }
    });

    it('shows its own history, and each of its notes alone, to be copied', async () => {
      for (const [newDate, reason] of [
        ['2026-12-01', 'They asked for **December**'],
        ['2026-12-02', 'One day later, they said'],
      ] as const) {
        const form = await fm.press(await fm.say('contoso'), customerWords.reschedule);
        const typed = { newDate, reason };
        const asked = await fm.press(form, wording[language].save, typed);
        await fm.press(asked, wording[language].save, { kickoffRemedy: 'moveToStart' });
      }
      const detail = await fm.send({ verb: 'show-engagement', customer: CUSTOMER_TENANT, engagement: 'EXO|1' });
      assert.match(readable(detail), words.moved);
      const notes = nodesOf(detail).flatMap(({ type, items }) =>
        type === 'Container' && Array.isArray(items) && items.length === 1
          ? nodesOf(items).flatMap((node) => (node['fontType'] === 'monospace' ? [String(node['text'])] : []))
          : [],
      );
      assert.equal(notes.length, 2);
      assert.match(notes[0] ?? '', /^\[EXO\].*One day later, they said/);
      assert.match(notes[1] ?? '', /^\[EXO\].*They asked for \*\*December\*\*/);
      const other = await fm.send({ verb: 'show-engagement', customer: CUSTOMER_TENANT, engagement: 'TEAMS|1' });
      assert.ok(readable(other).includes(words.empty));
      assert.doesNotMatch(readable(other), /December\*\*/);
    });

    it('is shown to an FRP manager only when a partner delivers it (U19)', async () => {
      const frpManager = underTest.chat(FRP_MANAGER);
      const seen = await frpManager.send({ verb: 'show-engagement', customer: CUSTOMER_TENANT, engagement: 'SPO|1' });
      assert.match(readable(seen), /SharePoint/);
      buttonOf(seen, wording[language].back);
      const hidden = await frpManager.send({ verb: 'show-engagement', customer: CUSTOMER_TENANT, engagement: 'EXO|1' });
      assert.match(readable(hidden), words.notHere);
    });
  });
}
