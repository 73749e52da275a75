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

/** Making one takes a hundred times as long as using it. */
const clocks = new Map<TimeZone, Intl.DateTimeFormat>();

/** What calendar and clock in `zone` show at `instantMs`, as `YYYY-MM-DD HH:mm`, which is how Swedes write it. */
function shownIn(zone: TimeZone, instantMs: number): string {
  let clock = clocks.get(zone);
  if (!clock) {
    const twoDigits = '2-digit';
    clock = new Intl.DateTimeFormat('sv-SE', {
      timeZone: zone,
      year: 'numeric',
      month: twoDigits,
      day: twoDigits,
      hour: twoDigits,
      minute: twoDigits,
      hourCycle: 'h23',
    });
    clocks.set(zone, clock);
  }
  return clock.format(instantMs);
}

/** The IANA name that `text` is, whatever its case, or `undefined` when it is none. */
export function parseTimeZone(text: string): TimeZone | undefined {
  const name = text.trim();
  const known = Intl.supportedValuesOf('timeZone').find((zone) => zone.toLowerCase() === name.toLowerCase());
  if (known !== undefined) return known;
  // Older names such as Asia/Calcutta are understood, too; offsets such as +01:00 know no daylight saving time.
  if (name.toUpperCase() !== 'UTC' && !/^[a-z_]+(?:\/[a-z_+-]+)+$/i.test(name)) return undefined;
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return name;
  } catch {
    return undefined;
  }
}

/** The calendar day it is in `zone` at `instantMs` (milliseconds since the epoch, UTC). */
export function dayIn(zone: TimeZone, instantMs: number): CalendarDay {
  return calendarDay(shownIn(zone, instantMs).slice(0, 10));
}

/** The time of day, as `HH:mm`, that clocks in `zone` show at `instantMs`. */
export function timeIn(zone: TimeZone, instantMs: number): TimeOfDay {
  return shownIn(zone, instantMs).slice(11, 16);
}

/** The instant, in milliseconds since the epoch, at which clocks in `zone` show `time` on `day`. Each day is converted by itself, so daylight saving time is right. */
export function instantAt(day: CalendarDay, time: TimeOfDay, zone: TimeZone): number {
  return dayjs.tz(`${day} ${time}`, zone).valueOf();
}
