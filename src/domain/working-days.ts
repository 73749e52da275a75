import { addDays, isoWeekday, type CalendarDay } from './calendar-day.ts';

/** ISO weekdays (1 Monday to 7 Sunday) on which a person works. */
export type WorkingDays = readonly number[];

/** The working days of most people. */
export const MONDAY_TO_FRIDAY: WorkingDays = [1, 2, 3, 4, 5];

/** On which days a person works. */
export interface WorkCalendar {
  readonly workingDays: WorkingDays;
  /** The name of the public holiday on `day`; `undefined` when it is none. */
  holidayOn(day: CalendarDay): string | undefined;
}

/** Longer than any run of holidays; beyond it a calendar without a working day would be searched for ever. */
const LONGEST_BREAK_DAYS = 60;

/** Whether a person with this calendar works on `day`. */
export function isWorkingDay(day: CalendarDay, calendar: WorkCalendar): boolean {
  return calendar.workingDays.includes(isoWeekday(day)) && calendar.holidayOn(day) === undefined;
}

/**
 * `day` itself when it is a working day, else the next one.
 * @throws RangeError when there is none within 60 days
 */
export function workingDayOnOrAfter(day: CalendarDay, calendar: WorkCalendar): CalendarDay {
  let candidate = day;
  for (let ahead = 0; ahead <= LONGEST_BREAK_DAYS; ahead += 1) {
    if (isWorkingDay(candidate, calendar)) return candidate;
    candidate = addDays(candidate, 1);
  }
  throw new RangeError(`Expected a working day in the ${String(LONGEST_BREAK_DAYS)} days after ${day}`);
}

/**
 * The `count`-th working day after `day`, which itself is not counted; `count` is 1 or more.
 * @throws RangeError when there is none within 60 days
 */
export function addWorkingDays(day: CalendarDay, count: number, calendar: WorkCalendar): CalendarDay {
  let candidate = day;
  for (let counted = 0; counted < count; counted += 1) {
    candidate = workingDayOnOrAfter(addDays(candidate, 1), calendar);
  }
  return candidate;
}

/**
 * The `count`-th working day before `day`, which itself is not counted; `count` is 1 or more.
 * @throws RangeError when there is none within 60 days
 */
export function subtractWorkingDays(day: CalendarDay, count: number, calendar: WorkCalendar): CalendarDay {
  let candidate = day;
  for (let counted = 0; counted < count; counted += 1) {
    candidate = workingDayOnOrBefore(addDays(candidate, -1), calendar);
  }
  return candidate;
}

function workingDayOnOrBefore(day: CalendarDay, calendar: WorkCalendar): CalendarDay {
  let candidate = day;
  for (let back = 0; back <= LONGEST_BREAK_DAYS; back += 1) {
    if (isWorkingDay(candidate, calendar)) return candidate;
    candidate = addDays(candidate, -1);
  }
  throw new RangeError(`Expected a working day in the ${String(LONGEST_BREAK_DAYS)} days before ${day}`);
}
