// Compares the program's time zones with those of Intl, on a server in the zone that TZ names; see time-zones.ts.
import { calendarDay, type CalendarDay } from '../../src/domain/calendar-day.ts';
import { dayIn, instantAt, timeIn, type TimeOfDay, type TimeZone } from '../../src/domain/time-zone.ts';
import type { TimeZonesReport } from './time-zones.ts';
import { zoneByIntl } from './zone-by-intl.ts';

/** Two years, 29 February among their days. */
const FIRST_DAY_MS = Date.UTC(2027, 0, 1);
const DAYS = 731;
const DAY_MS = 86_400_000;

/** Names that `Intl` accepts and does not list, or lists only one way: what an older directory may hold. */
const ALIASES = [
  'UTC',
  'Etc/UTC',
  'GMT',
  'GB',
  'US/Eastern',
  'US/Pacific',
  'America/Buenos_Aires',
  'America/Argentina/Buenos_Aires',
  'Asia/Calcutta',
  'Asia/Kolkata',
  'Asia/Saigon',
  'Asia/Ho_Chi_Minh',
  'Asia/Katmandu',
  'Asia/Kathmandu',
  'Europe/Kiev',
  'Europe/Kyiv',
];

/** A prime, so that it meets every weekday and every day of a month. */
const EVERY = 29;
const AROUND_A_CHANGE = 3;
const MOST_EXAMPLES = 10;

const full = process.argv[2] === 'full';
const zones = [...new Set([...Intl.supportedValuesOf('timeZone'), ...ALIASES])];
const days = Array.from({ length: DAYS }, (_, n) => calendarDay(isoOf(FIRST_DAY_MS + n * DAY_MS).slice(0, 10)));
const serverZone = Intl.DateTimeFormat().resolvedOptions().timeZone;
const changesHere = zoneByIntl(serverZone, days).changes;
// The earliest, the usual and the latest hour at which people can be asked.
const times = full ? ['08:00', '09:00', '17:30'] : ['09:00'];

const examples: string[] = [];
const counts = { times: 0, wrong: 0, gaps: 0, folds: 0 };

function count(kind: 'wrong' | 'gaps' | 'folds', example: string): void {
  counts[kind] += 1;
  if (examples.length < MOST_EXAMPLES) examples.push(example);
}

function isoOf(instantMs: number): string {
  return new Date(instantMs).toISOString();
}

function daysFor(changes: readonly CalendarDay[]): readonly CalendarDay[] {
  if (full) return days;
  const changed = [...changes, ...changesHere].map((day) => days.indexOf(day));
  return days.filter(
    (_, index) => index % EVERY === 0 || changed.some((change) => Math.abs(index - change) <= AROUND_A_CHANGE),
  );
}

/** What the program makes of the time there and back, where that differs from `expectedMs`; otherwise empty. */
function mistakes(zone: TimeZone, day: CalendarDay, time: TimeOfDay, expectedMs: number): readonly string[] {
  const instantMs = instantAt(day, time, zone);
  const backDay = dayIn(zone, expectedMs);
  const backTime = timeIn(zone, expectedMs);
  return [
    ...(instantMs === expectedMs ? [] : [`instantAt ${isoOf(instantMs)} instead of ${isoOf(expectedMs)}`]),
    ...(backDay === day ? [] : [`dayIn ${backDay} at ${isoOf(expectedMs)}`]),
    ...(backTime === time ? [] : [`timeIn ${backTime} at ${isoOf(expectedMs)}`]),
  ];
}

for (const zone of zones) {
  const reference = zoneByIntl(zone, days);
  for (const day of daysFor(reference.changes)) {
    for (const time of times) {
      counts.times += 1;
      const what = `${zone} ${day} ${time}`;
      const [expectedMs, ...others] = reference.instantsShowing(day, time);
      if (expectedMs === undefined) count('gaps', `${what}: skipped`);
      else if (others.length > 0) count('folds', `${what}: comes twice`);
      else {
        const wrong = mistakes(zone, day, time, expectedMs);
        if (wrong.length > 0) count('wrong', `${what}: ${wrong.join(', ')}`);
      }
    }
  }
}

const found: TimeZonesReport = { serverZone, zones: zones.length, ...counts, examples };
process.stdout.write(JSON.stringify(found));
