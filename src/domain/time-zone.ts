import dayjs from 'dayjs';
import timezone from 'dayjs/plugin/timezone.js';
import utc from 'dayjs/plugin/utc.js';

import { calendarDay, type CalendarDay } from './calendar-day.ts';

dayjs.extend(utc);
dayjs.extend(timezone);

/** An IANA time zone name such as `Europe/Madrid`. */
export type TimeZone = string;

/** A time of day as `HH:mm`, 24 hours. */
export type TimeOfDay = string;

/** The calendar day it is in `zone` at `instantMs` (milliseconds since the epoch, UTC). */
export function dayIn(zone: TimeZone, instantMs: number): CalendarDay {
  return calendarDay(dayjs(instantMs).tz(zone).format('YYYY-MM-DD'));
}

/** The time of day, as `HH:mm`, that clocks in `zone` show at `instantMs`. */
export function timeIn(zone: TimeZone, instantMs: number): TimeOfDay {
  return dayjs(instantMs).tz(zone).format('HH:mm');
}

/** The instant, in milliseconds since the epoch, at which clocks in `zone` show `time` on `day`. Each day is converted by itself, so daylight saving time is right. */
export function instantAt(day: CalendarDay, time: TimeOfDay, zone: TimeZone): number {
  return dayjs.tz(`${day} ${time}`, zone).valueOf();
}
