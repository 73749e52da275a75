import type { AdaptiveCard } from '../../src/cards/adaptive-card.ts';
import { captureCard } from '../../src/cards/capture-start-date/card.ts';
import { understoodText } from '../../src/cards/understood.ts';
import { wishCustomerCard } from '../../src/cards/wish-customer/card.ts';
import { calendarDay } from '../../src/domain/calendar-day.ts';
import type { Language } from '../../src/domain/language.ts';
import type { Wish } from '../../src/domain/wish.ts';

/** What a sentence comes to: whom it may be for, and the form that is filled in with it. */
export function wishCards(
  language: Language,
  { customerName, text }: { readonly customerName: string; readonly text: string },
  form: Omit<Parameters<typeof captureCard>[0], 'language' | 'notice' | 'form'>,
): readonly (readonly [string, AdaptiveCard])[] {
  const wish: Wish = {
    kind: 'reschedule',
    workloads: ['EXO', 'TEAMS'],
    date: calendarDay('2027-01-18'),
    precision: 'day',
    written: language === 'en' ? 'january 18' : '18 de enero',
    isYearAssumed: true,
    reason: text.slice(0, 1000),
  };
  const named = (number: number): Parameters<typeof wishCustomerCard>[0]['customers'][number] => ({
    tenantId: `tenant-${String(number)}`,
    customerName: `${customerName} ${String(number)}`,
    initialDomain: `customer${String(number)}.onmicrosoft.example`,
  });
  const customers = [1, 2, 3, 4, 5, 6, 7].map(named);
  const content = { language, wish, customers, isNamed: true, notFound: '' };
  return [
    ['wish-several', wishCustomerCard(content)],
    ['wish-nobody', wishCustomerCard({ ...content, isNamed: false, notFound: text, customers: customers.slice(0, 2) })],
    [
      'wish-for-whom',
      wishCustomerCard({
        ...content,
        isNamed: false,
        customers: [],
        wish: { kind: 'logAttempt', workloads: [], attemptChannel: 'voicemail' },
      }),
    ],
    [
      'wish-filled-in',
      captureCard({
        ...form,
        language,
        form: { values: { date: '2027-01-18', captureComment: text }, errors: {} },
        notice: understoodText({ ...wish, workloads: ['EXO'] }, language, { missing: ['EXO'] }),
      }),
    ],
  ];
}
