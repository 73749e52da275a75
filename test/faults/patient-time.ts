import { setImmediate as turn } from 'node:timers/promises';

import type { Clock, Timer } from '../../src/application/ports.ts';

/** So many turns of the event loop in a row without work: whoever is awake has come to where they sleep. */
const IDLE_TURNS = 4;

interface Sleeper {
  readonly wakesAtMs: number;
  readonly wake: () => void;
}

/** Virtual time for what works with the disk and the network: it passes while everybody sleeps, and waits for work under way. */
export class PatientTime implements Clock, Timer {
  readonly #sleepers = new Set<Sleeper>();
  #nowMs: number;
  #works = 0;

  constructor(iso: string) {
    this.#nowMs = Date.parse(iso);
  }

  nowMs(): number {
    return this.#nowMs;
  }

  elapsedMs(): number {
    return this.#nowMs;
  }

  sleep(durationMs: number): Promise<void> {
    return new Promise((wake) => {
      this.#sleepers.add({ wakesAtMs: this.#nowMs + Math.max(0, durationMs), wake });
    });
  }

  /** Does work that waits for something else than this time, as an answer over the network; none of it passes meanwhile. */
  async during<T>(work: () => Promise<T>): Promise<T> {
    this.#works += 1;
    try {
      return await work();
    } finally {
      this.#works -= 1;
    }
  }

  /** Lets time pass until that instant, and wakes who sleeps until then, each in turn. */
  async passUntil(instantMs: number): Promise<void> {
    for (;;) {
      await this.#untilAllSleep();
      const next = [...this.#sleepers].reduce<Sleeper | undefined>(
        (earliest, sleeper) => (earliest && earliest.wakesAtMs <= sleeper.wakesAtMs ? earliest : sleeper),
        undefined,
      );
      if (!next || next.wakesAtMs > instantMs) break;
      this.#sleepers.delete(next);
      this.#nowMs = next.wakesAtMs;
      next.wake();
    }
    this.#nowMs = Math.max(this.#nowMs, instantMs);
  }

  async #untilAllSleep(): Promise<void> {
    for (let idle = 0; idle < IDLE_TURNS; idle += 1) {
      await turn();
      if (this.#works > 0) idle = -1;
    }
  }
}
