import {
  addDays,
  addMonths,
  firstOfMonth,
  isoWeekday,
  parseCalendarDay,
  type CalendarDay,
} from '../domain/calendar-day.ts';
import { LANGUAGES } from '../domain/language.ts';
import type { RequestedDate } from '../domain/start-date.ts';

/** A date in a sentence. */
export interface FoundDate {
  /** Where it stands, as offsets of the sentence; its lead-in ("on the", "para el") belongs to it. */
  readonly start: number;
  readonly end: number;
  /** As it was written, without its lead-in. */
  readonly written: string;
  /** The next such day, today included where the day is named by its number (E25, E26); `undefined` when it cannot be meant. */
  readonly ahead: RequestedDate | undefined;
  /** The last such day, for what has happened; `undefined` when it cannot be meant. */
  readonly behind: RequestedDate | undefined;
  /** Whether no year was written where one could be. */
  readonly isYearAssumed: boolean;
  /**
   * - `day` a date
   * - `noSuchDay` it has the shape of a date, but there is no such day (E28)
   * - `vague` a time without a day or a month that could be stored, such as a week
   */
  readonly kind: 'day' | 'noSuchDay' | 'vague';
}

/** Who wrote, and when. */
export interface WritingContext {
  /** The day it is for the writer. */
  readonly today: CalendarDay;
  /** BCP 47 tag of the writer's client, such as `en-US`: it says whether 04/05 is in April or in May (E27). */
  readonly locale: string;
}

type Meaning = Pick<FoundDate, 'ahead' | 'behind' | 'kind'> & { readonly isYearAssumed?: boolean };
type Groups = Readonly<Record<string, string | undefined>>;

interface Form {
  readonly pattern: RegExp;
  readonly read: (groups: Groups, context: WritingContext) => Meaning;
}

/** Leap years are at most eight years apart. */
const YEARS_SEARCHED = 8;

const NO_SUCH_DAY: Meaning = { kind: 'noSuchDay', ahead: undefined, behind: undefined };
const VAGUE: Meaning = { kind: 'vague', ahead: undefined, behind: undefined };

function names(options: Intl.DateTimeFormatOptions, dates: readonly number[]): ReadonlyMap<string, number> {
  return new Map(
    LANGUAGES.flatMap((language) => {
      const format = new Intl.DateTimeFormat(language, { ...options, timeZone: 'UTC' });
      return dates.map((date, index): [string, number] => [
        format
          .format(date)
          .normalize('NFD')
          .replace(/\p{Mn}|\./gu, '')
          .toLowerCase(),
        index + 1,
      ]);
    }),
  );
}

const FIRSTS = Array.from({ length: 12 }, (_, index) => Date.UTC(2000, index));
/** A Monday and the six days after it. */
const WEEK = Array.from({ length: 7 }, (_, index) => Date.UTC(2000, 0, 3 + index));

const monthByName: ReadonlyMap<string, number> = new Map([...names({ month: 'long' }, FIRSTS), ['setiembre', 9]]);
/** Beside a day only: `mar` and `may` are words of their own. */
const monthByShortName: ReadonlyMap<string, number> = new Map([
  ...monthByName,
  ...names({ month: 'short' }, FIRSTS),
  ['sept', 9],
  ['sep', 9],
]);
const weekdayByName: ReadonlyMap<string, number> = new Map([
  ...names({ weekday: 'long' }, WEEK),
  ...['mon', 'tue', 'wed', 'thu', 'fri'].map((name, index): [string, number] => [name, index + 1]),
  ['tues', 2],
  ['thurs', 4],
]);
const numberByName: ReadonlyMap<string, number> = new Map([
  ...['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'].map(
    (name, index): [string, number] => [name, index + 1],
  ),
  ...['un', 'dos', 'tres', 'cuatro', 'cinco', 'seis', 'siete', 'ocho', 'nueve', 'diez', 'once', 'doce'].map(
    (name, index): [string, number] => [name, index + 1],
  ),
  ['a', 1],
  ['una', 1],
  ['quince', 15],
  ['couple of', 2],
  ['a couple of', 2],
  ['par de', 2],
  ['un par de', 2],
]);

const oneOf = (words: Iterable<string>): string =>
  [...words].toSorted((one, other) => other.length - one.length).join('|');
const MONTH = oneOf(monthByName.keys());
const MONTH_LEAD =
  'in|for|by|until|till|to|from|of|early|since|this|next|still|en|para|hasta|desde|de|a|al|este|mismo|proximo|ya en';
const SHORT_MONTH = oneOf(monthByShortName.keys());
const WEEKDAY = oneOf(weekdayByName.keys());
const NUMBER = `\\d{1,3}|${oneOf(numberByName.keys())}`;
const UNIT = 'days?|dias?|weeks?|semanas?|fortnights?|quincenas?|months?|mes(?:es)?';
const DAY = String.raw`(?<day>\d{1,2})(?:st|nd|rd|th|º|°|\.º|er)?`;
const YEAR = String.raw`(?:,?\s+(?:de\s+|del\s+|of\s+)?(?<year>\d{4})(?!\d))?`;
const NEXT = 'que viene|que entra|proxim[oa]|siguiente';
const NEXT_WEEK = String.raw`(?:next week|de la (?:semana que viene|proxima semana|semana proxima|semana siguiente)|de la otra semana)`;

/** What may stand before a date and belongs to it. */
const LEAD_IN = String.raw`(?<![\p{L}\p{N}])(?:(?:on|in|for|by|until|till|from|to|at|as of|el|la|en|para|al?|de|del|desde|hasta|sobre)\s+)*(?:the\s+|el\s+|la\s+|dia\s+|el dia\s+)?`;
const END = String.raw`(?![\p{L}\p{N}])`;

const weekdayBefore = String.raw`(?:(?:${WEEKDAY}),?\s+(?:the\s+|el\s+|dia\s+)?)?`;

/** The forms of dates, those that say more before those that are a part of them. */
const FORMS: readonly Form[] = (
  [
    {
      pattern: /(?<year>\d{4})[-/.](?<month>\d{1,2})[-/.](?<day>\d{1,2})/,
      read: ({ year, month, day }, context) => dayOf({ year, month: Number(month), day: Number(day) }, context),
    },
    {
      pattern: new RegExp(
        String.raw`${weekdayBefore}(?<first>\d{1,2})(?<mark>[-/.])(?<second>\d{1,2})\k<mark>(?<year>\d{4}|\d{2})`,
      ),
      read: numeric,
    },
    { pattern: new RegExp(String.raw`${weekdayBefore}(?<first>\d{1,2})/(?<second>\d{1,2})(?![/\d])`), read: numeric },
    {
      pattern: new RegExp(
        String.raw`${weekdayBefore}(?:${DAY}|(?<one>primero|uno|first))\s+(?:de\s+|of\s+)?(?<name>${SHORT_MONTH})\.?${END}${YEAR}`,
        'u',
      ),
      read: named,
    },
    {
      pattern: new RegExp(
        String.raw`${weekdayBefore}(?<name>${SHORT_MONTH})\.?\s+(?:the\s+)?${DAY}(?!\d|\s*(?:/|weeks?|days?|semanas?|dias?))${YEAR}`,
        'u',
      ),
      read: named,
    },
    // A part of a month or of a week is no day, and is not taken for the whole either.
    {
      pattern: new RegExp(
        String.raw`(?:(?:first|second|third|last|1st|2nd) (?:week|half|days?|fortnight)|early|late|beginning|start|mid(?:dle)?|end|(?:primera|segunda|tercera|ultima) (?:semana|quincena|mitad)|primeros|principios?|mediados|finales|fin(?:es)?)[\s-]*(?:(?:of|in|de|del|dias de)\s+)?(?:the\s+)?(?:${MONTH}|next month|(?:the )?(?:month|year|week)|mes que viene|proximo mes|mes|ano|semana)${YEAR}`,
      ),
      read: () => VAGUE,
    },
    {
      pattern: new RegExp(
        String.raw`(?:next month|el mes que viene|mes (?:que viene|proximo|que entra)|(?:el )?proximo mes)`,
      ),
      read: (_, { today }) => wholeMonth(addMonths(firstOfMonth(today), 1)),
    },
    {
      // Where nothing announces a month and it does not end a clause, it is a verb or a name.
      pattern: new RegExp(
        String.raw`(?<name>${MONTH})(?:(?<=(?:${MONTH_LEAD})\s(?:${MONTH}))|(?=,?\s+(?:de\s+|del\s+|of\s+)?\d{4}(?!\d))|(?=\s*(?:$|[.,;:!?)])))${YEAR}`,
      ),
      read: ({ name = '', year }, context) => monthOf(monthByName.get(name) ?? 0, year, context),
    },
    { pattern: /de hoy en ocho/, read: (_, { today }) => exactly(addDays(today, 7)) },
    { pattern: /day after tomorrow|pasado manana/, read: (_, { today }) => exactly(addDays(today, 2)) },
    {
      pattern: /day before yesterday|anteayer|antier|antes de ayer/,
      read: (_, { today }) => exactly(addDays(today, -2)),
    },
    {
      pattern: /tomorrow|(?<!(?:por|esta|de) la )(?<!esta )manana/,
      read: (_, { today }) => exactly(addDays(today, 1)),
    },
    { pattern: /yesterday|ayer|anoche|last night/, read: (_, { today }) => exactly(addDays(today, -1)) },
    {
      pattern: /today|hoy(?: mismo)?|this (?:morning|afternoon)|esta (?:manana|tarde)|right now/,
      read: (_, { today }) => exactly(today),
    },
    {
      pattern: new RegExp(
        String.raw`(?<count>${NUMBER})\s+(?<unit>${UNIT})\s+(?:ago|atras)|hace\s+(?<count2>${NUMBER})\s+(?<unit2>${UNIT})`,
      ),
      read: ({ count, unit, count2, unit2 }, context) => span(count ?? count2, unit ?? unit2, -1, context),
    },
    {
      pattern: new RegExp(
        String.raw`(?:in|within|dentro de|en|de aqui a)\s+(?<count>${NUMBER})\s+(?<unit>${UNIT})(?:'? time)?|(?<count2>${NUMBER})\s+(?<unit2>${UNIT})\s+from\s+(?:now|today)`,
      ),
      read: ({ count, unit, count2, unit2 }, context) => span(count ?? count2, unit ?? unit2, 1, context),
    },
    {
      pattern: new RegExp(
        String.raw`(?<name>${WEEKDAY})\s+(?:of\s+)?${NEXT_WEEK}|next week\s+(?:on\s+)?(?<name2>${WEEKDAY})|la (?:semana que viene|proxima semana)\s+el\s+(?<name3>${WEEKDAY})`,
      ),
      read: ({ name, name2, name3 }, { today }) => {
        const monday = addDays(today, 8 - isoWeekday(today));
        return exactly(addDays(monday, weekdayOf(name ?? name2 ?? name3) - 1));
      },
    },
    {
      pattern: new RegExp(String.raw`a week on (?<name>${WEEKDAY})|(?<name2>${WEEKDAY}) week`),
      read: ({ name, name2 }, { today }) => exactly(addDays(nextWeekday(today, weekdayOf(name ?? name2)), 7)),
    },
    {
      pattern: new RegExp(
        String.raw`(?:last|past)\s+(?<name>${WEEKDAY})|(?:pasado\s+)(?<name2>${WEEKDAY})|(?<name3>${WEEKDAY})\s+(?:pasado|ultimo)`,
      ),
      read: ({ name, name2, name3 }, { today }) => ({
        kind: 'day',
        ahead: undefined,
        behind: whole(lastWeekday(today, weekdayOf(name ?? name2 ?? name3))),
      }),
    },
    {
      pattern: new RegExp(
        String.raw`(?:next|coming|(?:este\s+)?proximo)\s+(?<name>${WEEKDAY})|(?<name2>${WEEKDAY})\s+(?:${NEXT})`,
      ),
      read: ({ name, name2 }, { today }) => ({
        kind: 'day',
        ahead: whole(nextWeekday(today, weekdayOf(name ?? name2))),
        behind: undefined,
      }),
    },
    {
      pattern: new RegExp(String.raw`(?:this\s+|este\s+)?(?<name>${WEEKDAY})`),
      read: ({ name }, { today }) => ({
        kind: 'day',
        ahead: whole(nextWeekday(today, weekdayOf(name))),
        behind: whole(lastWeekday(today, weekdayOf(name))),
      }),
    },
    {
      pattern:
        /(?:next|this|last|that) (?:week|quarter|year|summer|spring|autumn|winter)|(?:la|esta|otra) semana(?: que viene| proxima| pasada)?|(?:la )?proxima semana|(?:el|este) (?:ano|trimestre)(?: que viene| proximo| pasado)?|(?:el )?proximo (?:ano|trimestre)|this month|este mes|(?:early )?in the new year|(?:a )?(?:primeros|principios) de ano/,
      read: () => VAGUE,
    },
  ] satisfies readonly Form[]
).map(({ pattern, read }) => ({ pattern: new RegExp(`${LEAD_IN}(?<written>${pattern.source})${END}`, 'gu'), read }));

/** A day of the month alone; only behind words that announce a day, for numbers mean all sorts of things. */
const DAY_ALONE: Form = {
  pattern: new RegExp(
    String.raw`(?<![\p{L}\p{N}])(?:(?:on|for|to|until|from|by)\s+)?(?:the\s+(?<written>(?<day>\d{1,2})(?:st|nd|rd|th))|(?:(?:para|desde|hasta)\s+)?(?:el|al|del)\s+(?:dia\s+)?(?<written2>(?<day2>\d{1,2})))(?![\p{L}\p{N}%/.:-])`,
    'gu',
  ),
  read: ({ day, day2 }, { today }) => dayOfMonth(Number(day ?? day2), today),
};

/** The dates in a folded sentence, in the order in which they stand. Nothing is rolled over: 31/02 is no day. */
export function findDates(folded: string, context: WritingContext): readonly FoundDate[] {
  const found: FoundDate[] = [];
  for (const { pattern, read } of [...FORMS, DAY_ALONE]) {
    for (const match of folded.matchAll(pattern)) {
      const { groups = {} } = match as { readonly groups?: Groups };
      const [start, end] = [match.index, match.index + match[0].length];
      if (found.some((other) => start < other.end && other.start < end)) continue;
      const meaning = read(groups, context);
      found.push({
        isYearAssumed: false,
        ...meaning,
        start,
        end,
        written: groups['written'] ?? groups['written2'] ?? '',
      });
    }
  }
  return found.toSorted((one, other) => one.start - other.start);
}

function whole(date: CalendarDay): RequestedDate {
  return { date, precision: 'day' };
}

function exactly(date: CalendarDay): Meaning {
  return { kind: 'day', ahead: whole(date), behind: whole(date) };
}

function wholeMonth(date: CalendarDay): Meaning {
  const month = { date, precision: 'month' } as const;
  return { kind: 'day', ahead: month, behind: month };
}

/** In the United States the month comes first. */
function writesMonthFirst(locale: string): boolean {
  return /^en(?:-US)?$/i.test(locale);
}

function numeric({ first, second, year }: Groups, context: WritingContext): Meaning {
  const [month, day] = writesMonthFirst(context.locale) ? [first, second] : [second, first];
  return dayOf({ year, month: Number(month), day: Number(day) }, context);
}

function named({ name = '', day, one, year }: Groups, context: WritingContext): Meaning {
  return dayOf({ year, month: monthByShortName.get(name) ?? 0, day: one === undefined ? Number(day) : 1 }, context);
}

interface Parts {
  readonly year: string | undefined;
  readonly month: number;
  readonly day: number;
}

function dayOf({ year, month, day }: Parts, { today }: WritingContext): Meaning {
  const inYear = (number: number): CalendarDay | undefined =>
    parseCalendarDay(`${String(number)}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`);
  if (year !== undefined) {
    const date = inYear(year.length === 2 ? 2000 + Number(year) : Number(year));
    return date ? exactly(date) : NO_SUCH_DAY;
  }
  const thisYear = Number(today.slice(0, 4));
  const search = (direction: 1 | -1): CalendarDay | undefined =>
    Array.from({ length: YEARS_SEARCHED + 1 }, (_, index) => inYear(thisYear + index * direction)).find(
      (date) => date !== undefined && (direction === 1 ? date >= today : date <= today),
    );
  const [ahead, behind] = [search(1), search(-1)];
  if (!ahead || !behind) return NO_SUCH_DAY;
  return { kind: 'day', ahead: whole(ahead), behind: whole(behind), isYearAssumed: true };
}

/** The month that is under way has begun, so it is not the next one; it is the last one. */
function monthOf(month: number, year: string | undefined, { today }: WritingContext): Meaning {
  const first = (inYear: number): CalendarDay | undefined =>
    parseCalendarDay(`${String(inYear)}-${String(month).padStart(2, '0')}-01`);
  const asMonth = (date: CalendarDay | undefined): RequestedDate | undefined => date && { date, precision: 'month' };
  if (year !== undefined) {
    const date = asMonth(first(Number(year)));
    return { kind: 'day', ahead: date, behind: date };
  }
  const thisYear = Number(today.slice(0, 4));
  const years = [thisYear - 1, thisYear, thisYear + 1].map(first).filter((date) => date !== undefined);
  return {
    kind: 'day',
    ahead: asMonth(years.find((date) => date >= today)),
    behind: asMonth(years.findLast((date) => date <= today)),
    isYearAssumed: true,
  };
}

function dayOfMonth(day: number, today: CalendarDay): Meaning {
  const inMonth = (months: number): CalendarDay | undefined =>
    parseCalendarDay(`${addMonths(firstOfMonth(today), months).slice(0, 8)}${String(day).padStart(2, '0')}`);
  const months = [-2, -1, 0, 1, 2].map(inMonth).filter((date) => date !== undefined);
  const ahead = months.find((date) => date >= today);
  const behind = months.findLast((date) => date <= today);
  if (!ahead || !behind) return NO_SUCH_DAY;
  return { kind: 'day', ahead: whole(ahead), behind: whole(behind) };
}

function span(count = '', unit = '', direction: 1 | -1, { today }: WritingContext): Meaning {
  const number = (numberByName.get(count) ?? Number(count)) * direction;
  if (unit.startsWith('m')) return exactly(addMonths(today, number));
  const days = unit.startsWith('d') ? 1 : unit.startsWith('f') ? 14 : unit.startsWith('q') ? 15 : 7;
  return exactly(addDays(today, number * days));
}

function weekdayOf(name = ''): number {
  return weekdayByName.get(name) ?? 0;
}

/** The next such day after today. */
function nextWeekday(today: CalendarDay, weekday: number): CalendarDay {
  return addDays(today, ((weekday - isoWeekday(today) + 6) % 7) + 1);
}

/** The last such day before today. */
function lastWeekday(today: CalendarDay, weekday: number): CalendarDay {
  return addDays(today, -(((isoWeekday(today) - weekday + 6) % 7) + 1));
}
