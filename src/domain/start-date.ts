import { addMonths, addYears, firstOfMonth, type CalendarDay } from './calendar-day.ts';
import type { Refusal } from './decision.ts';
import type { Precision, WorkloadEngagement } from './engagement.ts';
import type { EventFacts } from './event.ts';
import type { Warning } from './warning.ts';
import { isWorkingDay, type WorkCalendar } from './working-days.ts';

/** A date further ahead than this many years is taken for a typing error (E7). */
const MAX_YEARS_AHEAD = 5;

/** A date further ahead than this many months has to be confirmed (E7). */
const WARNED_MONTHS_AHEAD = 18;

/** A start longer ago than this many years is taken for a typing error. */
const MAX_YEARS_BACK = 1;

/** A date as somebody asks for it. With precision `month` any day of that month will do. */
export interface RequestedDate {
  readonly date: CalendarDay;
  readonly precision: Precision;
}

/** How to keep the kickoff from preceding a later start: move it to the new start, or forget it (E9). */
export type KickoffRemedy = 'moveToStart' | 'clear';

/** The date to store: the first of the month when only the month is known (R40, I11). */
export function storedDate({ date, precision }: RequestedDate): CalendarDay {
  return precision === 'month' ? firstOfMonth(date) : date;
}

/** Why nobody can plan to start on that date when it is `today` for them (E5, E7); `undefined` when they can. */
export function planProblem(requested: RequestedDate, today: CalendarDay): Refusal | undefined {
  const date = storedDate(requested);
  if (date < today) return requested.precision === 'month' ? 'month-already-begun' : 'date-in-past';
  return isTooFar(date, today) ? 'date-too-far' : undefined;
}

/** What is unusual about planning to start on that date, though it may be meant: nobody works then, or it is far ahead (E1, E7). */
export function planWarnings(requested: RequestedDate, today: CalendarDay, calendar: WorkCalendar): readonly Warning[] {
  const date = storedDate(requested);
  const warnings: Warning[] = [];
  // An estimate falls on whatever day a month begins with (E2).
  if (requested.precision === 'day' && !isWorkingDay(date, calendar)) {
    const holiday = calendar.holidayOn(date);
    warnings.push(holiday === undefined ? { kind: 'day-off', date } : { kind: 'holiday', date, holiday });
  }
  if (date > addMonths(today, WARNED_MONTHS_AHEAD)) warnings.push({ kind: 'far-ahead', date });
  return warnings;
}

/** Why nobody can have started on that day when it is `today` for them (I10); `undefined` when they can. */
export function actualProblem(date: CalendarDay, today: CalendarDay): Refusal | undefined {
  if (date > today) return 'date-in-future';
  return isLongPast(date, today) ? 'date-long-past' : undefined;
}

/** Whether `date` lies so long before `today` that it is taken for a typing error. */
export function isLongPast(date: CalendarDay, today: CalendarDay): boolean {
  return date < addYears(today, -MAX_YEARS_BACK);
}

/** Whether `date` lies further ahead of `today` than anybody plans (E7). */
export function isTooFar(date: CalendarDay, today: CalendarDay): boolean {
  return date > addYears(today, MAX_YEARS_AHEAD);
}

/**
 * The kickoff date to keep beside a start on `start`: a kickoff never precedes it (R17, I12).
 * `'conflict'` when the stored one would and `remedy` does not say what to do.
 */
export function kickoffBeside(
  engagement: WorkloadEngagement,
  start: CalendarDay,
  remedy: KickoffRemedy | undefined,
): CalendarDay | undefined | 'conflict' {
  const { kickoffDate } = engagement;
  if (kickoffDate === undefined || kickoffDate >= start) return kickoffDate;
  if (remedy === undefined) return 'conflict';
  return remedy === 'moveToStart' ? start : undefined;
}

/** What is to be told when the kickoff changes along with a date. */
export function kickoffEvents(
  { kickoffDate: before }: WorkloadEngagement,
  after: CalendarDay | undefined,
): readonly EventFacts[] {
  return before === after ? [] : [{ type: 'kickoffSet', before, after }];
}
