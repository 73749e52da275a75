import type { Log } from '../application/ports.ts';

/** Pause between two looks at the store: random inside these bounds, so that several processes spread out. */
const MIN_PAUSE_MS = 20_000;
const MAX_PAUSE_MS = 40_000;

/** Looks for due reminders again and again. It holds no reminder itself: stopping or killing it loses nothing. */
export class ReminderScheduler {
  readonly #deliverDue: () => Promise<number>;
  readonly #log: Log;
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<number> | undefined;
  #stopped = false;

  constructor(deliverDue: () => Promise<number>, log: Log) {
    this.#deliverDue = deliverDue;
    this.#log = log;
  }

  /** Looks at once and from then on every 20 to 40 seconds. */
  start(): void {
    void this.runNow()
      .catch((error: unknown) => {
        this.#log.error('Looking for due reminders failed; the next look comes as usual', error);
      })
      .finally(() => {
        if (this.#stopped) return;
        const pauseMs = MIN_PAUSE_MS + Math.random() * (MAX_PAUSE_MS - MIN_PAUSE_MS);
        this.#timer = setTimeout(() => {
          this.start();
        }, pauseMs);
      });
  }

  /** Delivers what is due now and returns the number of cards sent; a look that is already under way is finished first. */
  async runNow(): Promise<number> {
    await this.#running?.catch(() => undefined);
    this.#running = this.#deliverDue();
    try {
      return await this.#running;
    } finally {
      this.#running = undefined;
    }
  }

  /** Starts no further look and waits for the one under way. */
  async stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#timer);
    await this.#running?.catch(() => undefined);
  }
}
