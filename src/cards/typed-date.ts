import { parseCalendarDay, type CalendarDay } from '../domain/calendar-day.ts';
import type { ByLanguage, Language } from '../domain/language.ts';

const texts: ByLanguage<{ missing: string; unreadable: string; noSuchDay: (typed: string) => string }> = {
  en: {
    missing: 'Choose a day.',
    unreadable: 'That is no day of the calendar. Choose one.',
    noSuchDay: (typed) => `"${typed}" is no day of the calendar. Choose one.`,
  },
  es: {
    missing: 'Elija un día.',
    unreadable: 'Eso no es un día del calendario. Elija uno.',
    noSuchDay: (typed) => `«${typed}» no es un día del calendario. Elija uno.`,
  },
};

/**
 * Reads what a date input sent. Only `YYYY-MM-DD` is taken; some clients send a local time or a day of their own format
 * instead (botframework-sdk issue 5411), and guessing there would store the day before.
 */
export function readTypedDate(
  typed: string,
  language: Language,
): { readonly date: CalendarDay } | { readonly error: string } {
  const date = parseCalendarDay(typed.trim());
  if (date) return { date };
  if (typed.trim() === '') return { error: texts[language].missing };
  const harmless = /^[\d/.: -]{1,25}$/.test(typed);
  return { error: harmless ? texts[language].noSuchDay(typed.trim()) : texts[language].unreadable };
}
