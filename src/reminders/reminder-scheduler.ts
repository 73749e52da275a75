import type { Log } from '../application/ports.ts';

/** Pause between two looks at the store: random inside these bounds, so that several processes spread out. */
const MIN_PAUSE_MS = 20_000;
const MAX_PAUSE_MS = 40_000;

/** Looks for due reminders again and again. It holds no reminder itself: stopping or killing it loses nothing. */
export class ReminderScheduler {
  readonly #deliverDue: () => Promise<number>;
  readonly #log: Log;
  #timer: NodeJS.Timeout | undefined;
  #lastLook: Promise<unknown> = Promise.resolve();
  #stopped = false;

  constructor(deliverDue: () => Promise<number>, log: Log) {
    this.#deliverDue = deliverDue;
    this.#log = log;
  }

  /** Looks at once and from then on every 20 to 40 seconds. */
  start(): void {
    void this.#lookAndGoOn();
  }

  /** Delivers what is due now and returns the number of cards sent; looks under way are finished first. */
  runNow(): Promise<number> {
    const look = this.#lastLook.then(() => this.#deliverDue());
    this.#lastLook = look.catch(() => undefined);
    return look;
  }

  /** Starts no further look and waits for those under way. */
  async stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#timer);
    await this.#lastLook;
  }

  async #lookAndGoOn(): Promise<void> {
    try {
      await this.runNow();
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
