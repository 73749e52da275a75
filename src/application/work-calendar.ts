import type { Language } from '../domain/language.ts';
import type { Person } from '../domain/person.ts';
import type { WorkCalendar } from '../domain/working-days.ts';
import type { HolidayCalendars } from './ports.ts';

/** The days a person works, with the names of their holidays in `language`. */
export function workCalendarOf(
  { workingDays, holidayCalendar }: Pick<Person, 'workingDays' | 'holidayCalendar'>,
  holidays: HolidayCalendars,
  language: Language = 'en',
): WorkCalendar {
  return {
    workingDays,
    holidayOn: (day) =>
      holidayCalendar === undefined ? undefined : holidays.holidayOn(holidayCalendar, day, language),
  };
}
