import dayjs from 'dayjs';
import utc from 'dayjs/plugin/utc.js';

dayjs.extend(utc);

declare const calendarDayBrand: unique symbol;

/** A day of the Gregorian calendar as `YYYY-MM-DD`, without time or zone. Compare two with `<`, `>` and `===`. */
export type CalendarDay = string & { readonly [calendarDayBrand]: true };

const SHAPE = /^\d{4}-\d{2}-\d{2}$/;
const FORMAT = 'YYYY-MM-DD';

/** Whether `text` is `YYYY-MM-DD` and names a day that exists; 31 February does not, and is never rolled over. */
export function isCalendarDay(text: string): text is CalendarDay {
  return SHAPE.test(text) && dayjs.utc(text).format(FORMAT) === text;
}

/** The day written as `YYYY-MM-DD`, or `undefined` for any other text and for days that do not exist. */
export function parseCalendarDay(text: string): CalendarDay | undefined {
  return isCalendarDay(text) ? text : undefined;
}

/**
 * The day written as `YYYY-MM-DD`, for text that the program itself produced.
 * @throws RangeError when `text` is no such day.
 */
export function calendarDay(text: string): CalendarDay {
  if (!isCalendarDay(text)) throw new RangeError(`Expected a day as YYYY-MM-DD, got "${text}"`);
  return text;
}

/** `day` moved by `days` whole days, backwards when negative. */
export function addDays(day: CalendarDay, days: number): CalendarDay {
  return calendarDay(dayjs.utc(day).add(days, 'day').format(FORMAT));
}

/** `day` moved by `months` calendar months; a day that the month does not have becomes its last. */
export function addMonths(day: CalendarDay, months: number): CalendarDay {
  return calendarDay(dayjs.utc(day).add(months, 'month').format(FORMAT));
}

/** `day` moved by `years` calendar years; 29 February becomes 28 February in a year without one. */
export function addYears(day: CalendarDay, years: number): CalendarDay {
  return calendarDay(dayjs.utc(day).add(years, 'year').format(FORMAT));
}

/** The first day of the month that `day` lies in. */
export function firstOfMonth(day: CalendarDay): CalendarDay {
  return calendarDay(`${day.slice(0, 8)}01`);
}

/** ISO weekday: 1 is Monday, 7 is Sunday. */
export function isoWeekday(day: CalendarDay): number {
  return dayjs.utc(day).day() || 7;
}

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: CalendarDay, to: CalendarDay): number {
  return dayjs.utc(to).diff(dayjs.utc(from), 'day');
}
