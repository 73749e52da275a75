import { addYears, firstOfMonth, type CalendarDay } from './calendar-day.ts';
import type { Refusal } from './decision.ts';
import type { Precision, WorkloadEngagement } from './engagement.ts';
import type { EventFacts } from './event.ts';

/** A date further ahead than this many years is taken for a typing error (E7). */
const MAX_YEARS_AHEAD = 5;

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
