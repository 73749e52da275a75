import { calendarDay, type CalendarDay } from '../../src/domain/calendar-day.ts';

const formats = new Map<string, Intl.DateTimeFormat>();

/** The day it is in `zone` at `instantMs`, by the runtime's own calendar rather than the domain's. */
export function dayOf(zone: string, instantMs: number): CalendarDay {
  let format = formats.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' });
    formats.set(zone, format);
  }
  return calendarDay(format.format(instantMs));
}
