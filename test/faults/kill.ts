import { seededRandom } from '../support/cosmos-double/cosmos-double.ts';
import { playBrokenRun, type BrokenRun, type BrokenRunResult } from './broken-run.ts';
import { StageMaker, STORE_KINDS, type StoreKind } from './delivery-stage.ts';
import { WorkerPool } from './delivery-workers.ts';
import type { Trial, Size } from '../support/trial.ts';
import { POINTS, type Point } from './worker-messages.ts';

const RUNS = { ci: { sqlite: 2, cosmos: 1 }, full: { sqlite: 100, cosmos: 20 } } as const satisfies Record<
  Size,
  Record<StoreKind, number>
>;
const SPARES = 3;
/** A commit takes about a millisecond. */
const LONGEST_WRITE_US = 3000;

/** Between them the channel has accepted a message, or may have, and the store does not know: it may come twice. */
const WINDOW: readonly Point[] = ['in-post', 'after-post', 'before-record', 'in-record'];
/** Whoever finds the reminder afterwards cannot know whether it arrived. */
const IN_DOUBT: readonly Point[] = ['after-intent', ...WINDOW];

interface Count {
  runs: number;
  kills: number;
  repeats: number;
  /** In runs in which a worker never has more than one reminder in hand. */
  killsApart: number;
  repeatsApart: number;
}

/** Workers that are killed without warning, at every step of a delivery. */
export const kill: Trial = {
  name: 'kill',
  promise:
    'Two processes deliver 5 reminders and are killed (SIGKILL) at one of 9 points: 0 lost, each recorded as sent. With one reminder in hand: 0 repeats outside the window between acceptance and record, at most 1 per kill inside. Every repeat says that it may be one, and comes only of a process that was killed',
  run: async (size) => {
    const maker = new StageMaker();
    const pool = new WorkerPool(maker.folder, SPARES);
    const failures: string[] = [];
    const measured: string[] = [];
    try {
      for (const store of STORE_KINDS) {
        const counts: string[] = [];
        let runs = 0;
        for (const point of POINTS) {
          const count: Count = { runs: 0, kills: 0, repeats: 0, killsApart: 0, repeatsApart: 0 };
          for (let n = 0; n < RUNS[size][store]; n += 1) {
            const run = runOf(store, point, n);
            const result = await playBrokenRun(run, maker, pool);
            failures.push(...result.failures, ...mistakesOf(run, point, result));
            add(count, run, result);
          }
          runs += count.runs;
          counts.push(
            `${point} ${String(count.kills)}/${String(count.repeats)} (${String(count.killsApart)}/${String(count.repeatsApart)})`,
          );
        }
        measured.push(`${store}: ${String(runs)} runs, ${String(runs * 5)} reminders; ${counts.join(', ')}`);
      }
    } finally {
      await pool.close();
      await maker.close();
    }
    return {
      measured: `kills/repeats by point (of these with one reminder in hand): ${measured.join('; ')}`,
      failures,
    };
  },
};

/** The `n`th run at a point: the seed says which pass, and when a write is cut off. */
function runOf(store: StoreKind, point: Point, n: number): BrokenRun {
  const random = seededRandom(n * POINTS.length + POINTS.indexOf(point));
  const fault = (): BrokenRun['faults'][number] => ({
    point,
    pass: 1 + Math.floor(random() * 3),
    signal: 'SIGKILL',
    delayUs: random() * LONGEST_WRITE_US,
  });
  return {
    replay: `kill, ${store}, ${point}, run ${String(n)}`,
    store,
    order: n % 2 === 0 ? 'apart' : 'together',
    faults: [fault(), fault()],
    stoppedMs: 0,
  };
}

/** What must not happen in runs in which workers are killed at `point`. */
function mistakesOf(
  { replay, order }: BrokenRun,
  point: Point,
  { harmed, repeats, posts }: BrokenRunResult,
): readonly string[] {
  const mistakes: string[] = [];
  if (harmed.size === 0) mistakes.push('nobody was killed');
  const repeated = posts.flatMap(([, ...others]) => others);
  const unmarked = repeated.filter(({ isMarked }) => !isMarked).length;
  if (unmarked > 0) mistakes.push(`${String(unmarked)} repeats do not say so`);
  if (order === 'apart') {
    const allowed = WINDOW.includes(point) ? harmed.size : 0;
    if (repeats > allowed) mistakes.push(`${String(repeats)} repeats of ${String(harmed.size)} kills`);
    const marked = posts.flat().filter(({ isMarked }) => isMarked).length;
    if (marked > 0 && !IN_DOUBT.includes(point)) mistakes.push(`${String(marked)} messages call themselves repeats`);
  }
  return mistakes.map((mistake) => `${replay}: ${mistake}`);
}

function add(count: Count, { order }: BrokenRun, { harmed, repeats }: BrokenRunResult): void {
  count.runs += 1;
  count.kills += harmed.size;
  count.repeats += repeats;
  if (order === 'together') return;
  count.killsApart += harmed.size;
  count.repeatsApart += repeats;
}
