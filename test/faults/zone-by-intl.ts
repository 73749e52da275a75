import type { CalendarDay } from '../../src/domain/calendar-day.ts';
import type { TimeOfDay, TimeZone } from '../../src/domain/time-zone.ts';

/** What the clocks of one zone show, asked of `Intl` alone, so that it can judge the program, which asks dayjs. */
export interface ZoneByIntl {
  /** The days, without the first, between whose noon and the noon before the clocks are changed, in UTC. */
  readonly changes: readonly CalendarDay[];
  /** Every instant, in milliseconds since the epoch, at which clocks show `time` on `day`: none in a gap, two in a fold. */
  instantsShowing(day: CalendarDay, time: TimeOfDay): readonly number[];
}

/** The clocks of `zone` on `days`, which follow one another. An offset that is kept for less than a day may be missed. */
export function zoneByIntl(zone: TimeZone, days: readonly CalendarDay[]): ZoneByIntl {
  // Swedish writes 2027-01-01 09:00:00.
  const clock = new Intl.DateTimeFormat('sv-SE', {
    timeZone: zone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });
  const offsets = days.map((day) => {
    const noonMs = inUtc(`${day} 12:00:00`);
    return inUtc(clock.format(noonMs)) - noonMs;
  });
  const different = [...new Set(offsets)];
  return {
    changes: days.filter((_, index) => index > 0 && offsets[index] !== offsets[index - 1]),
    instantsShowing: (day, time) => {
      const wanted = `${day} ${time}:00`;
      return different
        .map((offset) => inUtc(wanted) - offset)
        .filter((instantMs) => clock.format(instantMs) === wanted);
    },
  };
}

/** The instant at which it is `text`, as `YYYY-MM-DD HH:mm:ss`, in UTC. */
function inUtc(text: string): number {
  const instantMs = Date.parse(`${text.replace(' ', 'T')}Z`);
  if (Number.isNaN(instantMs)) throw new Error(`Expected YYYY-MM-DD HH:mm:ss, got "${text}"`);
  return instantMs;
}
