import type { Log } from '../application/ports.ts';

/** Pause between two looks at the store: random inside these bounds, so that several processes spread out. */
const MIN_PAUSE_MS = 20_000;
const MAX_PAUSE_MS = 40_000;

/** What the scheduler sees to. */
export interface ScheduledWork {
  /** Returns the number of messages sent. */
  deliverDue(): Promise<number>;
  /** Lets a running `deliverDue` come to its end without another send, and a running `repairWhenDue` to its own. */
  stop(): void;
  /** Comes after each look. */
  repairWhenDue(): Promise<void>;
}

/** Looks for due reminders again and again. It holds no reminder itself: stopping or killing it loses nothing. */
export class ReminderScheduler {
  readonly #work: ScheduledWork;
  readonly #log: Log;
  #timer: NodeJS.Timeout | undefined;
  #lastLook: Promise<unknown> = Promise.resolve();
  #lastWork: Promise<unknown> = Promise.resolve();
  #stopped = false;

  constructor(work: ScheduledWork, log: Log) {
    this.#work = work;
    this.#log = log;
  }

  /** Looks at once and from then on every 20 to 40 seconds. */
  start(): void {
    this.#lastWork = this.#lookAndGoOn();
  }

  /** Delivers what is due now and returns the number of cards sent; looks under way are finished first. */
  runNow(): Promise<number> {
    const look = this.#lastLook.then(() => this.#work.deliverDue());
    this.#lastLook = look.catch(() => undefined);
    return look;
  }

  /** Starts nothing further and waits for what is under way. */
  async stop(): Promise<void> {
    this.#stopped = true;
    this.#work.stop();
    clearTimeout(this.#timer);
    await Promise.all([this.#lastLook, this.#lastWork]);
  }

  async #lookAndGoOn(): Promise<void> {
    try {
      await this.runNow();
      if (!this.#stopped) await this.#work.repairWhenDue();
    } catch (error) {
      this.#log.error('Looking for due reminders failed; the next look comes as usual', error);
    }
    if (this.#stopped) return;
    const pauseMs = MIN_PAUSE_MS + Math.random() * (MAX_PAUSE_MS - MIN_PAUSE_MS);
    this.#timer = setTimeout(() => {
      this.start();
    }, pauseMs);
  }
}
