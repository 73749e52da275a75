import { addDays, isoWeekday, type CalendarDay } from './calendar-day.ts';

/** ISO weekdays (1 Monday to 7 Sunday) on which a person works. */
export type WorkingDays = readonly number[];

export const MONDAY_TO_FRIDAY: WorkingDays = [1, 2, 3, 4, 5];

/** Whether a person with these `workingDays` works on `day`. */
function isWorkingDay(day: CalendarDay, workingDays: WorkingDays): boolean {
  return workingDays.includes(isoWeekday(day));
}

/**
 * `day` itself when it is a working day, else the next one.
 * @throws RangeError when no weekday is a working day.
 */
export function workingDayOnOrAfter(day: CalendarDay, workingDays: WorkingDays): CalendarDay {
  if (!workingDays.some((weekday) => weekday >= 1 && weekday <= 7)) {
    throw new RangeError('Expected at least one working day between 1 (Monday) and 7 (Sunday)');
  }
  let candidate = day;
  while (!isWorkingDay(candidate, workingDays)) candidate = addDays(candidate, 1);
  return candidate;
}

/**
 * The `count`-th working day after `day`, which itself is not counted; `count` is 1 or more.
 * @throws RangeError when no weekday is a working day.
 */
export function addWorkingDays(day: CalendarDay, count: number, workingDays: WorkingDays): CalendarDay {
  let candidate = day;
  for (let counted = 0; counted < count; counted += 1) {
    candidate = workingDayOnOrAfter(addDays(candidate, 1), workingDays);
  }
  return candidate;
}
