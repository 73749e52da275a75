import type { DeliveryWorker, LookOutcome, WorkerPool } from './delivery-workers.ts';
import type { Post, Stage, StageMaker, StoreKind } from './delivery-stage.ts';
import type { WorkerFault } from './worker-messages.ts';

const WORKERS = 2;
const REMINDERS = 5;
/** So far apart that one is settled before the next is due, whatever happens to it. */
const MINUTES_APART = 20;
/** As long as the bot waits between two looks. */
const ROUND_MS = 30_000;
/** Twenty minutes: five leases and five sends in doubt one after another. */
const MOST_ROUNDS = 40;
/** Longer than any lease and any send in doubt: whoever were to send again would have done so. */
const ROUNDS_AFTERWARDS = 6;
const SENDS_PER_SECOND = 1000;

/** Two workers deliver five reminders, and each suffers one fault. */
export interface BrokenRun {
  /** What is needed to play it again. */
  readonly replay: string;
  readonly store: StoreKind;
  /** Whether one reminder comes after another, so that a worker never has more than one in hand, or all come at once. */
  readonly order: 'apart' | 'together';
  /** Of the first worker and of the second. */
  readonly faults: readonly WorkerFault[];
  /** How long a stopped worker stands, by the store's clock. */
  readonly stoppedMs: number;
}

/** What was seen of a run. */
export interface BrokenRunResult {
  /** Workers that were killed or stopped. */
  readonly harmed: ReadonlySet<number>;
  /** Messages about the same reminder after the first. */
  readonly repeats: number;
  /** What was read about each reminder, in the order in which it was read. */
  readonly posts: readonly (readonly Post[])[];
  readonly failures: readonly string[];
}

/** Plays a run. Failures are what must not happen in any run: something lost, unfinished, or repeated without a reason. */
export async function playBrokenRun(run: BrokenRun, maker: StageMaker, pool: WorkerPool): Promise<BrokenRunResult> {
  const play = new Play(run, pool);
  const stage = await maker.newStage({
    store: run.store,
    reminders: REMINDERS,
    minutesApart: run.order === 'apart' ? MINUTES_APART : 0,
    behave: (post) => play.receive(post),
  });
  try {
    return await play.on(stage);
  } finally {
    await play.end();
    await stage.close();
  }
}

/** The place of a worker, which another takes when it has been killed. */
interface Slot {
  worker: DeliveryWorker;
  fault: WorkerFault | undefined;
  /** When a stopped worker goes on. */
  goesOnAtMs: number | undefined;
}

class Play {
  readonly #run: BrokenRun;
  readonly #pool: WorkerPool;
  readonly #slots: Slot[] = [];
  readonly #harmed = new Set<number>();
  readonly #errors: string[] = [];
  #postsOfBroken = new Map<number, number>();

  constructor(run: BrokenRun, pool: WorkerPool) {
    this.#run = run;
    this.#pool = pool;
  }

  /** The connector's side of faults in the middle of a request: it has been read and is not answered. */
  async receive({ worker: pid }: Post): Promise<'reset' | { readonly status: number }> {
    const slot = this.#slots.find(({ worker }) => worker.pid === pid);
    if (slot?.fault?.point !== 'in-post') return { status: 201 };
    const posts = (this.#postsOfBroken.get(pid) ?? 0) + 1;
    this.#postsOfBroken.set(pid, posts);
    if (posts !== slot.fault.pass) return { status: 201 };
    if (slot.fault.signal === 'SIGKILL') {
      await slot.worker.kill();
      return 'reset';
    }
    slot.worker.stop();
    return { status: 201 };
  }

  async on(stage: Stage): Promise<BrokenRunResult> {
    for (let n = 0; n < WORKERS; n += 1) {
      const worker = this.#pool.take();
      const fault = this.#run.faults[n];
      await worker.begin({ ...stage.job(SENDS_PER_SECOND), fault });
      this.#slots.push({ worker, fault, goesOnAtMs: undefined });
    }
    const failures: string[] = [];
    const all = Array.from({ length: REMINDERS }, (_, reminder) => reminder);
    for (const together of this.#run.order === 'apart' ? all.map((one) => [one]) : [all]) {
      stage.clock.moveTo(stage.dueAtMs(together[0] ?? 0));
      if (!(await this.#settle(stage, together))) failures.push(`${together.join(', ')} not settled`);
    }
    for (let round = 0; round < ROUNDS_AFTERWARDS; round += 1) await this.#round(stage);

    const posts = all.map((reminder) => stage.posts.filter((post) => post.reminder === reminder));
    for (const reminder of all) {
      const { state, isInHistory } = await stage.stateOf(reminder);
      if (posts[reminder]?.length === 0) failures.push(`reminder ${String(reminder)} lost, it is ${state}`);
      else if (state !== 'sent' || !isInHistory) {
        failures.push(
          `reminder ${String(reminder)} is ${state} and ${isInHistory ? '' : 'not '}in the customer's history`,
        );
      }
      if (this.#isUnexplained(posts[reminder] ?? [])) {
        failures.push(`reminder ${String(reminder)} sent again although nothing happened to whoever sent it`);
      }
    }
    failures.push(...this.#errors);
    return {
      harmed: this.#harmed,
      repeats: posts.reduce((sum, { length }) => sum + Math.max(0, length - 1), 0),
      posts,
      failures: failures.map((failure) => `${this.#run.replay}: ${failure}`),
    };
  }

  /**
   * Whether a message was sent again without a reason. Who was killed has sent before whoever took over; who was stopped may
   * send afterwards.
   */
  #isUnexplained(posts: readonly Post[]): boolean {
    const isKilled = this.#run.faults.some(({ signal }) => signal === 'SIGKILL');
    const byUnharmed = (isKilled ? posts.slice(0, -1) : posts).filter(({ worker }) => !this.#harmed.has(worker));
    return byUnharmed.length > (isKilled ? 0 : 1);
  }

  /** Ends the workers' jobs; those that stand still are killed. */
  async end(): Promise<void> {
    for (const { worker, goesOnAtMs } of this.#slots) {
      if (goesOnAtMs !== undefined) await worker.kill();
      await worker.end();
      this.#pool.giveBack(worker);
    }
  }

  async #settle(stage: Stage, reminders: readonly number[]): Promise<boolean> {
    for (let round = 0; round < MOST_ROUNDS; round += 1) {
      await this.#round(stage);
      const states = await Promise.all(reminders.map((reminder) => stage.stateOf(reminder)));
      const isStopped = this.#slots.some(({ goesOnAtMs }) => goesOnAtMs !== undefined);
      if (!isStopped && states.every(({ state }) => state === 'sent')) return true;
    }
    return false;
  }

  /** Has all workers look at the store at the same time, then lets time pass until the next look. */
  async #round(stage: Stage): Promise<void> {
    await Promise.all(this.#slots.map((slot) => this.#look(slot, stage)));
    for (const slot of this.#slots) {
      if (!slot.worker.isGone) continue;
      this.#pool.giveBack(slot.worker);
      slot.worker = this.#pool.take();
      slot.fault = undefined;
      await slot.worker.begin(stage.job(SENDS_PER_SECOND));
    }
    stage.clock.advance(ROUND_MS);
  }

  async #look(slot: Slot, stage: Stage): Promise<void> {
    const { worker, goesOnAtMs } = slot;
    if (goesOnAtMs !== undefined && goesOnAtMs > stage.clock.nowMs()) return;
    const outcome: LookOutcome = await (goesOnAtMs === undefined ? worker.look() : worker.goOn());
    slot.goesOnAtMs = undefined;
    if (outcome === 'stopped') slot.goesOnAtMs = stage.clock.nowMs() + this.#run.stoppedMs;
    if (outcome === 'stopped' || outcome === 'killed') this.#harmed.add(worker.pid);
    else this.#errors.push(...outcome.errors);
  }
}
