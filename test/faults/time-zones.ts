import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';

import type { Trial, Size } from '../support/trial.ts';

/** Nobody's zone, one with daylight saving time, and one a day away from it. */
const SERVER_ZONES = ['UTC', 'America/New_York', 'Pacific/Apia'] as const;

const WHICH = {
  ci: '09:00 of every 29th day from 2027-01-01 to 2028-12-31, and of each day up to 3 from a change of the clocks there or on the server',
  full: '08:00, 09:00 and 17:30 of each of the 731 days from 2027-01-01 to 2028-12-31',
} as const satisfies Record<Size, string>;

const report = z.object({
  serverZone: z.string(),
  zones: z.int(),
  times: z.int(),
  wrong: z.int(),
  gaps: z.int(),
  folds: z.int(),
  examples: z.array(z.string()),
});

/** What one server found; `examples` are the first of what is wrong, a gap or a fold. */
export type TimeZonesReport = z.infer<typeof report>;

/** Every zone, whatever zone the server is set to: a reminder comes when the clocks there show its hour. */
export const timeZones: Trial = {
  name: 'time-zones',
  promise: `In every IANA zone a time of day becomes the instant at which clocks there show it, and the instant that day and time again, on servers in ${SERVER_ZONES.join(', ')}: 0 wrong, and none of the times is skipped or comes twice`,
  run: async (size) => {
    const found: TimeZonesReport[] = [];
    for (const serverZone of SERVER_ZONES) found.push(await compareOnServerIn(serverZone, size));
    const total = (count: 'times' | 'wrong' | 'gaps' | 'folds'): number =>
      found.reduce((sum, server) => sum + server[count], 0);
    return {
      measured: `${String(found[0]?.zones ?? 0)} zones (tz data ${process.versions['tz'] ?? 'unknown'}), ${WHICH[size]}: ${total('times').toLocaleString('en')} times there and back on ${String(found.length)} servers, ${String(total('wrong'))} wrong, ${String(total('gaps'))} skipped, ${String(total('folds'))} twice`,
      failures: found.flatMap(failuresOf),
    };
  },
};

/** The zone of a server is read when its process starts, so each is a process of its own. */
async function compareOnServerIn(serverZone: string, size: Size): Promise<TimeZonesReport> {
  const program = join(import.meta.dirname, 'time-zones-worker.ts');
  const { stdout } = await promisify(execFile)(process.execPath, [program, size], {
    env: { ...process.env, TZ: serverZone },
  });
  const found = report.parse(JSON.parse(stdout));
  if (found.serverZone !== serverZone) {
    throw new Error(`Expected a server in ${serverZone}, got one in ${found.serverZone}`);
  }
  return found;
}

function failuresOf({ serverZone, wrong, gaps, folds, examples }: TimeZonesReport): readonly string[] {
  const unnamed = wrong + gaps + folds - examples.length;
  return [
    ...examples.map((example) => `TZ=${serverZone}: ${example}`),
    ...(unnamed > 0 ? [`TZ=${serverZone}: ${unnamed.toLocaleString('en')} more`] : []),
  ];
}
