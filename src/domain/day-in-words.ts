import dayjs from 'dayjs';
import 'dayjs/locale/es.js';

import type { CalendarDay } from './calendar-day.ts';
import type { ByLanguage, Language } from './language.ts';

const DAY_FORMAT: ByLanguage<string> = { en: 'dddd, MMMM D, YYYY', es: 'dddd, D [de] MMMM [de] YYYY' };
const SHORT_FORMAT: ByLanguage<string> = { en: 'MMM D, YYYY', es: 'D MMM YYYY' };
const SHORT_MONTH_FORMAT = 'MMM YYYY';
const MONTH_FORMAT: ByLanguage<string> = { en: 'MMMM YYYY', es: 'MMMM [de] YYYY' };

/** The day with its weekday and month written out: "Tuesday, January 12, 2027", "martes, 12 de enero de 2027". */
export function dayInWords(day: CalendarDay, language: Language): string {
  return dayjs.utc(day).locale(language).format(DAY_FORMAT[language]);
}

/** The day with its month in short words, for lists: "Jan 12, 2027", "12 ene 2027". */
export function shortDayInWords(day: CalendarDay, language: Language): string {
  return dayjs.utc(day).locale(language).format(SHORT_FORMAT[language]);
}

/** The month a day lies in: "January 2027", "enero de 2027". */
export function monthInWords(day: CalendarDay, language: Language): string {
  return dayjs.utc(day).locale(language).format(MONTH_FORMAT[language]);
}

/** The month a day lies in, in short words, for lists: "Jan 2027", "ene 2027". */
export function shortMonthInWords(day: CalendarDay, language: Language): string {
  return dayjs.utc(day).locale(language).format(SHORT_MONTH_FORMAT);
}

/** The name of an ISO weekday, 1 Monday to 7 Sunday: "Monday", "lunes". */
export function weekdayInWords(weekday: number, language: Language): string {
  // A week that began on a Monday.
  return dayjs
    .utc('2024-01-01')
    .add(weekday - 1, 'day')
    .locale(language)
    .format('dddd');
}
