import { StageMaker, STORE_KINDS, type StageOptions, type StoreKind } from './delivery-stage.ts';
import { WorkerPool } from './delivery-workers.ts';
import type { Trial, Size } from '../support/trial.ts';

const STORES = { ci: ['sqlite'], full: STORE_KINDS } as const satisfies Record<Size, readonly StoreKind[]>;
const REMINDERS = { ci: 200, full: 1000 } as const satisfies Record<Size, number>;
const WORKERS = 4;
/** So fast that the store is what holds them up. */
const SENDS_PER_SECOND = 1000;
const ROUND_MS = 30_000;
/** Longer than any lease: whatever was left behind has been taken up by then. */
const ROUNDS = 12;

/** Very many reminders in one second, and several processes that want them all. */
export const burst: Trial = {
  name: 'burst',
  promise: `${String(WORKERS)} processes, ${String(REMINDERS.full)} reminders due in the same second (${String(REMINDERS.ci)} in a small run): exactly as many POSTs, each reminder once, none lost or given up, and nothing that fails`,
  run: async (size) => {
    const failures: string[] = [];
    const measured: string[] = [];
    const maker = new StageMaker();
    const pool = new WorkerPool(maker.folder, WORKERS);
    try {
      for (const store of STORES[size]) {
        const found = await deliverBurst({ store, reminders: REMINDERS[size], minutesApart: 0 }, maker, pool);
        measured.push(found.measured);
        failures.push(...found.failures);
      }
    } finally {
      await pool.close();
      await maker.close();
    }
    return { measured: measured.join('; '), failures };
  },
};

async function deliverBurst(
  options: StageOptions,
  maker: StageMaker,
  pool: WorkerPool,
): Promise<{ readonly measured: string; readonly failures: readonly string[] }> {
  const failures: string[] = [];
  const stage = await maker.newStage(options);
  const workers = Array.from({ length: WORKERS }, () => pool.take());
  try {
    for (const worker of workers) await worker.begin(stage.job(SENDS_PER_SECOND));
    stage.clock.moveTo(stage.dueAtMs(0));
    const startedMs = performance.now();
    let firstLookMs = 0;
    let conflicts = 0;
    for (let round = 0; round < ROUNDS; round += 1) {
      const reports = await Promise.all(workers.map((worker) => worker.look()));
      if (round === 0) firstLookMs = performance.now() - startedMs;
      for (const report of reports) {
        if (typeof report === 'string') failures.push(`a worker was ${report}`);
        else {
          conflicts += report.conflicts;
          failures.push(...report.errors);
        }
      }
      stage.clock.advance(ROUND_MS);
    }

    const { posts } = stage;
    const byReminder = Map.groupBy(posts, ({ reminder }) => reminder);
    for (let reminder = 0; reminder < options.reminders; reminder += 1) {
      const times = byReminder.get(reminder)?.length ?? 0;
      const { state } = await stage.stateOf(reminder);
      if (times !== 1) failures.push(`reminder ${String(reminder)} sent ${String(times)} times`);
      if (state !== 'sent') failures.push(`reminder ${String(reminder)} is ${state}`);
    }
    const shares = [...Map.groupBy(posts, ({ worker }) => worker).values()].map(({ length }) => length);
    return {
      measured: `${options.store}: ${String(options.reminders)} reminders, ${String(posts.length)} POSTs of ${String(byReminder.size)} reminders in ${(firstLookMs / 1000).toFixed(1)} s, ${shares.join(' + ')} by the processes, ${String(conflicts)} writes refused`,
      failures: failures.map((failure) => `burst, ${options.store}: ${failure}`),
    };
  } finally {
    for (const worker of workers) {
      await worker.end();
      pool.giveBack(worker);
    }
    await stage.close();
  }
}
