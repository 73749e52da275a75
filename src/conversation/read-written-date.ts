import { parseCalendarDay, type CalendarDay } from '../domain/calendar-day.ts';
import { LANGUAGES } from '../domain/language.ts';
import type { RequestedDate } from '../domain/start-date.ts';

/** A date that ends a text, and what stands before it. */
export type WrittenDate =
  | {
      readonly kind: 'date';
      readonly before: string;
      readonly requested: RequestedDate;
      /** The date as it was written. */
      readonly written: string;
      /** Whether no year was written, so that the next one that fits is meant (E25). */
      readonly isYearAssumed: boolean;
    }
  /** It has the shape of a date, but there is no such day (E28). */
  | { readonly kind: 'noSuchDay'; readonly before: string; readonly written: string };

/** Who wrote, and when. */
export interface WritingContext {
  /** The day it is for the writer. */
  readonly today: CalendarDay;
  /** BCP 47 tag of the writer's client, such as `en-US`: it says whether 04/05 is in April or in May (E27). */
  readonly locale: string;
}

/** Leap years are at most eight years apart. */
const YEARS_SEARCHED = 8;

const monthByName: ReadonlyMap<string, number> = new Map([
  ...LANGUAGES.flatMap((language) => {
    const format = new Intl.DateTimeFormat(language, { month: 'long', timeZone: 'UTC' });
    return Array.from({ length: 12 }, (_, index): [string, number] => [
      format.format(Date.UTC(2000, index)).toLowerCase(),
      index + 1,
    ]);
  }),
  ['setiembre', 9],
]);

const MONTH = [...monthByName.keys()].join('|');
const LEAD_IN = String.raw`(?:^|\s)(?:(?:on|in|for|el|en|para|de|del)\s+)*(?:the\s+)?`;

/** The forms a date is written in, each at the end of a text. */
const FORMS: readonly RegExp[] = [
  /(?<year>\d{4})-(?<month>\d{1,2})-(?<day>\d{1,2})/,
  /(?<first>\d{1,2})\/(?<second>\d{1,2})(?:\/(?<year>\d{4}|\d{2}))?/,
  /(?<day>\d{1,2})\.(?<month>\d{1,2})\.(?<year>\d{4}|\d{2})/,
  new RegExp(
    String.raw`(?<day>\d{1,2})(?:st|nd|rd|th)?\s+(?:de\s+|of\s+)?(?<name>${MONTH})(?:,?\s+(?:de\s+|del\s+)?(?<year>\d{4}))?`,
  ),
  new RegExp(String.raw`(?<name>${MONTH})\s+(?<day>\d{1,2})(?:st|nd|rd|th)?(?:,?\s+(?<year>\d{4}))?`),
  new RegExp(String.raw`(?<name>${MONTH})(?:\s+(?:de\s+|del\s+)?(?<year>\d{4}))?`),
].map((form) => new RegExp(`${LEAD_IN}(?<written>${form.source})$`));

/**
 * The date at the end of a text in lower case and without accents, in either language; `undefined` when it ends otherwise. A
 * month alone is an estimate for that month (E26). Nothing is rolled over: 31/02 is no day.
 */
export function readWrittenDate(text: string, { today, locale }: WritingContext): WrittenDate | undefined {
  for (const form of FORMS) {
    const found = form.exec(text);
    if (!found?.groups) continue;
    const { written = '', name, day, month, first, second, year } = found.groups;
    const before = text.slice(0, found.index).trim();
    const [monthPart, dayPart] = writesMonthFirst(locale) ? [first, second] : [second, first];
    const monthNumber = name === undefined ? Number(month ?? monthPart) : (monthByName.get(name) ?? 0);
    const onlyMonth = day === undefined && first === undefined;
    const date = dateOf({ year, month: monthNumber, day: onlyMonth ? 1 : Number(day ?? dayPart) }, today);
    if (!date) return { kind: 'noSuchDay', before, written };
    return {
      kind: 'date',
      before,
      written,
      requested: { date, precision: onlyMonth ? 'month' : 'day' },
      isYearAssumed: year === undefined,
    };
  }
  return undefined;
}

/** In the United States the month comes first. */
function writesMonthFirst(locale: string): boolean {
  return /^en(?:-US)?$/i.test(locale);
}

interface Parts {
  readonly year: string | undefined;
  readonly month: number;
  readonly day: number;
}

function dateOf({ year, month, day }: Parts, today: CalendarDay): CalendarDay | undefined {
  const inYear = (number: number): CalendarDay | undefined =>
    parseCalendarDay(`${String(number)}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`);
  if (year !== undefined) return inYear(year.length === 2 ? 2000 + Number(year) : Number(year));
  const thisYear = Number(today.slice(0, 4));
  for (let ahead = 0; ahead <= YEARS_SEARCHED; ahead += 1) {
    const date = inYear(thisYear + ahead);
    if (date && date >= today) return date;
  }
  return undefined;
}
