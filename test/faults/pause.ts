import { seededRandom } from '../support/cosmos-double/cosmos-double.ts';
import { playBrokenRun, type BrokenRun, type BrokenRunResult } from './broken-run.ts';
import { StageMaker } from './delivery-stage.ts';
import { WorkerPool } from './delivery-workers.ts';
import type { Trial, Size } from '../support/trial.ts';
import { POINTS, type WorkerFault } from './worker-messages.ts';

/** Of each length at each point. */
const RUNS = { ci: 1, full: 20 } as const satisfies Record<Size, number>;
/** Shorter than a lease, and longer than a lease and a send in doubt together. */
const STOPPED_MS = [60_000, 300_000] as const;
const LEASE_MS = 120_000;
const SPARES = 2;

type StopPoint = WorkerFault['point'];

const STOP_POINTS: readonly StopPoint[] = [...POINTS, 'before-post'];
/** A stop here that outlasts the lease leaves the others in doubt: they cannot know whether the message has been sent. */
const WINDOW: readonly StopPoint[] = ['before-post', 'in-post', 'after-post', 'before-record', 'in-record'];

/** Processes that stand still, as on a machine that is moved or has no memory left, and go on as if nothing had happened. */
export const pause: Trial = {
  name: 'pause',
  promise:
    'Two processes deliver 5 reminders and are stopped (SIGSTOP) at one of 10 points, for 60 or 300 s by the clock of the store, then go on: 0 lost, each recorded as sent; repeats only when stopped for longer than a lease between intent and record, at most 1 per stop, and one of the two messages says so',
  run: async (size) => {
    const maker = new StageMaker();
    const pool = new WorkerPool(maker.folder, SPARES);
    const failures: string[] = [];
    const measured: string[] = [];
    try {
      for (const stoppedMs of STOPPED_MS) {
        const counts: string[] = [];
        for (const point of STOP_POINTS) {
          let stops = 0;
          let repeats = 0;
          for (let n = 0; n < RUNS[size]; n += 1) {
            const run = runOf(point, stoppedMs, n);
            const result = await playBrokenRun(run, maker, pool);
            failures.push(...result.failures, ...mistakesOf(run, point, result));
            stops += result.harmed.size;
            repeats += result.repeats;
          }
          counts.push(`${point} ${String(stops)}/${String(repeats)}`);
        }
        measured.push(`${String(stoppedMs / 1000)} s: ${counts.join(', ')}`);
      }
    } finally {
      await pool.close();
      await maker.close();
    }
    return { measured: `stops/repeats by point, for ${measured.join('; ')}`, failures };
  },
};

function runOf(point: StopPoint, stoppedMs: number, n: number): BrokenRun {
  const random = seededRandom(n * STOP_POINTS.length + STOP_POINTS.indexOf(point));
  const fault = (): WorkerFault => ({ point, pass: 1 + Math.floor(random() * 3), signal: 'SIGSTOP', delayUs: 0 });
  return {
    replay: `pause, ${String(stoppedMs / 1000)} s, ${point}, run ${String(n)}`,
    store: 'sqlite',
    order: 'apart',
    faults: [fault(), fault()],
    stoppedMs,
  };
}

function mistakesOf(
  { replay, stoppedMs }: BrokenRun,
  point: StopPoint,
  { harmed, repeats, posts }: BrokenRunResult,
): readonly string[] {
  const mistakes: string[] = [];
  const allowed = WINDOW.includes(point) && stoppedMs > LEASE_MS ? harmed.size : 0;
  if (harmed.size === 0) mistakes.push('nobody was stopped');
  if (repeats > allowed) mistakes.push(`${String(repeats)} repeats of ${String(harmed.size)} stops`);
  for (const [reminder, own] of posts.entries()) {
    // Who was stopped just before it sent believes to be the first, and comes last.
    if (own.filter(({ isMarked }) => !isMarked).length > 1) {
      mistakes.push(`reminder ${String(reminder)} was repeated, and the reader is not told`);
    }
  }
  return mistakes.map((mistake) => `${replay}: ${mistake}`);
}
