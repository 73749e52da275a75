import { simulate, type Run, type RunTotals } from './simulate.ts';

/** What many runs came to. */
export interface Summary {
  readonly runs: number;
  readonly totals: RunTotals;
  /** One for each seed that broke a promise: what, and what had happened before it. */
  readonly failures: readonly Failure[];
}

export interface Failure {
  readonly seed: number;
  readonly text: string;
}

/** Events shown before what must not have happened. */
const EVENTS_SHOWN = 40;

export const NOTHING: Summary = {
  runs: 0,
  totals: {
    reminders: 0,
    posts: 0,
    accepted: 0,
    repeats: 0,
    dead: 0,
    blocked: 0,
    worstLatenessMs: 0,
    worstAlarmMs: 0,
    reschedules: 0,
    answers: 0,
    crashes: 0,
  },
  failures: [],
};

/** Plays the runs of these seeds one after the other, as long as `goesOn` says so. */
export async function playSeeds(
  seeds: Iterable<number>,
  goesOn: (soFar: Summary) => boolean = () => true,
): Promise<Summary> {
  let soFar = NOTHING;
  for (const seed of seeds) {
    const run = await simulate(seed);
    const failures = run.violations.length > 0 ? [{ seed, text: await storyOf(run) }] : [];
    soFar = added(soFar, { runs: 1, totals: run.totals, failures });
    if (!goesOn(soFar)) break;
  }
  return soFar;
}

export function added(one: Summary, other: Summary): Summary {
  const sum = (name: keyof RunTotals): number => one.totals[name] + other.totals[name];
  const worst = (name: keyof RunTotals): number => Math.max(one.totals[name], other.totals[name]);
  return {
    runs: one.runs + other.runs,
    totals: {
      reminders: sum('reminders'),
      posts: sum('posts'),
      accepted: sum('accepted'),
      repeats: sum('repeats'),
      dead: sum('dead'),
      blocked: sum('blocked'),
      worstLatenessMs: worst('worstLatenessMs'),
      worstAlarmMs: worst('worstAlarmMs'),
      reschedules: sum('reschedules'),
      answers: sum('answers'),
      crashes: sum('crashes'),
    },
    failures: [...one.failures, ...other.failures],
  };
}

/** So many seeds in a row; of `parts` that share them, the one with that number from 0. */
export function* seedsFrom(first: number, count: number, { part = 0, parts = 1 } = {}): Iterable<number> {
  for (let seed = first + part; seed < first + count; seed += parts) yield seed;
}

/** The counts in one sentence. */
export function inWords({ runs, totals }: Summary): string {
  const count = (number: number, what: string): string => `${number.toLocaleString('en')} ${what}`;
  const minutes = (ms: number): string => `${(ms / 60_000).toFixed(1)} min`;
  return [
    count(runs, 'runs'),
    count(totals.reminders, 'reminders'),
    count(totals.reschedules, 'dates moved'),
    count(totals.answers, 'cards answered'),
    count(totals.crashes, 'workers killed'),
    `${count(totals.posts, 'posts')}, ${count(totals.accepted, 'of them taken')}`,
    count(totals.repeats, 'reminders repeated, marked and explained'),
    count(totals.blocked, 'blocked'),
    count(totals.dead, 'given up'),
    `at worst ${minutes(totals.worstLatenessMs)} late, and the leads told after ${minutes(totals.worstAlarmMs)}`,
  ].join(', ');
}

/** The same run again, told: what must not have happened, and the last events before it. */
async function storyOf({ seed, violations }: Run): Promise<string> {
  const { events } = await simulate(seed, { keepsEvents: true });
  const broken = violations.map(({ rule, atMs, text }) => `${new Date(atMs).toISOString()} ${rule}: ${text}`);
  return [
    `Seed ${String(seed)}, ${broken.join('\n')}`,
    ...events.slice(-EVENTS_SHOWN).map((event) => `  ${event}`),
    `To play it again: npm run test:simulation -- --first ${String(seed)} --seeds 1`,
  ].join('\n');
}
