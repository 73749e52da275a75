import Holidays from 'date-holidays';

import type { HolidayCalendars, KnownCalendars } from '../application/ports.ts';
import { addDays, calendarDay, type CalendarDay } from '../domain/calendar-day.ts';
import type { Language } from '../domain/language.ts';

const DAY_MS = 86_400_000;

/** The holidays of one calendar, year and language, by day. */
type Year = ReadonlyMap<string, string>;

/**
 * Public holidays by country and region (ISO 3166: `ES`, `ES-MD`), from the rules of the date-holidays project. Other kinds of
 * days (bank, school, observance) are working days.
 */
export class DateHolidaysCalendars implements HolidayCalendars, KnownCalendars {
  readonly #years = new Map<string, Year>();

  holidayOn(calendar: string, day: CalendarDay, language: Language): string | undefined {
    const key = `${calendar} ${day.slice(0, 4)} ${language}`;
    let year = this.#years.get(key);
    if (!year) {
      year = holidaysOf(calendar, Number(day.slice(0, 4)), language);
      this.#years.set(key, year);
    }
    return year.get(day);
  }

  isKnown(calendar: string): boolean {
    const [country = ''] = calendar.split('-');
    if (!Object.hasOwn(new Holidays().getCountries(), country)) return false;
    return calendar === country || this.regionsOf(country).includes(calendar);
  }

  regionsOf(country: string): readonly string[] {
    return Object.keys(regionsOf(new Holidays(), country) ?? {}).map((region) => `${country}-${region}`);
  }
}

function holidaysOf(calendar: string, year: number, language: Language): Year {
  const [country = '', region] = calendar.split('-');
  const holidays = new Holidays();
  // An unknown country has no holidays rather than somebody else's; an unknown region has its country's.
  if (!holidays.getCountries()[country]) return new Map();
  if (region !== undefined && !regionsOf(holidays, country)?.[region]) return holidaysOf(country, year, language);
  holidays.init(country, region ?? '', { types: ['public'], languages: [language] });
  return new Map(
    holidays.getHolidays(year, language).flatMap(({ date, start, end, name }) => {
      const first = calendarDay(date.slice(0, 10));
      const days = Math.max(1, Math.round((end.getTime() - start.getTime()) / DAY_MS));
      return Array.from({ length: days }, (_, ahead): [string, string] => [addDays(first, ahead), name]);
    }),
  );
}

/** `undefined` for a country without regions, whatever the package's types say. */
function regionsOf(holidays: Holidays, country: string): Readonly<Record<string, string>> | undefined {
  return holidays.getStates(country);
}
