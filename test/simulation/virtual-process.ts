import type { Timer } from '../../src/application/ports.ts';
import type { SeededRandom } from './seeded-random.ts';
import type { VirtualTime } from './virtual-time.ts';

/** How often, from 0 never to 1 always, a call to the outside is where a process dies or is held up. */
export interface Hazards {
  readonly diesBefore: number;
  /** After the call has taken effect, before it is answered. */
  readonly diesAfter: number;
  readonly isHeldUp: number;
  readonly longestHoldMs: number;
}

/** Nobody is held up twice within one lease. */
const REST_AFTER_HOLD_MS = 150_000;

/** No hazards. */
export const SAFE: Hazards = { diesBefore: 0, diesAfter: 0, isHeldUp: 0, longestHoldMs: 0 };

/** Time that a call takes on the way there and back. */
export interface Travel {
  readonly thereMs: number;
  readonly backMs: number;
}

/** Something that may keep a process from writing down what it has done. */
export interface Trouble {
  readonly what: string;
  readonly fromMs: number;
  readonly untilMs: number;
}

export interface ProcessOptions {
  readonly name: string;
  readonly time: VirtualTime;
  readonly random: SeededRandom;
  readonly hazards: () => Hazards;
  /** How far the clock of its machine is from the store's. */
  readonly skewMs: number;
  readonly note: (text: () => string) => void;
  readonly onDeath?: () => void;
}

/**
 * A process in virtual time: it is nothing but the answers it waits for. Killed, it never gets them; held up, it gets them
 * later, while what it has sent goes its way.
 */
export class VirtualProcess implements Timer {
  readonly name: string;
  readonly #options: ProcessOptions;
  readonly #bornMs: number;
  readonly #troubles: Trouble[] = [];
  #diedMs = Number.POSITIVE_INFINITY;
  #goesOnMs = Number.NEGATIVE_INFINITY;

  constructor(options: ProcessOptions) {
    this.name = options.name;
    this.#options = options;
    this.#bornMs = options.time.nowMs;
  }

  get isAlive(): boolean {
    return this.#options.time.nowMs < this.#diedMs;
  }

  /** What has been in its way in that time, including its death. */
  troublesIn(fromMs: number, untilMs: number): readonly Trouble[] {
    return this.#troubles.filter((trouble) => trouble.fromMs <= untilMs && trouble.untilMs >= fromMs);
  }

  addTrouble(trouble: Trouble): void {
    this.#troubles.push(trouble);
  }

  /** The clock of its machine. */
  clockMs(): number {
    return Math.floor(this.#options.time.nowMs) + this.#options.skewMs;
  }

  elapsedMs(): number {
    return this.#options.time.nowMs - this.#bornMs;
  }

  sleep(durationMs: number): Promise<void> {
    return new Promise((resolve) => {
      this.#wake(this.#options.time.nowMs + durationMs, resolve);
    });
  }

  kill(why: string): void {
    const { time, note, onDeath } = this.#options;
    if (!this.isAlive) return;
    this.#diedMs = time.nowMs;
    this.#troubles.push({ what: why, fromMs: time.nowMs, untilMs: Number.POSITIVE_INFINITY });
    note(() => `${this.name} dies ${why}`);
    onDeath?.();
  }

  /** Holds it up, unless that has just happened. */
  holdUp(durationMs: number, why: string): void {
    const { time, note } = this.#options;
    const untilMs = time.nowMs + durationMs;
    if (time.nowMs < this.#goesOnMs + REST_AFTER_HOLD_MS) return;
    this.#goesOnMs = untilMs;
    this.#troubles.push({ what: 'held up', fromMs: time.nowMs, untilMs });
    note(() => `${this.name} is held up for ${String(Math.round(durationMs))} ms ${why}`);
  }

  /** A call to the outside: `effect` happens there, and what it returns or throws comes back. */
  call<T>(what: string, { thereMs, backMs }: Travel, effect: () => T): Promise<T> {
    const { time, random, hazards } = this.#options;
    return new Promise((resolve, reject) => {
      if (!this.isAlive) return;
      const { diesBefore, diesAfter, isHeldUp, longestHoldMs } = hazards();
      const chance = random.next();
      if (chance < diesBefore) {
        this.kill(`before ${what}`);
        return;
      }
      const willDie = chance < diesBefore + diesAfter;
      if (chance > 1 - isHeldUp) {
        this.holdUp(random.between(0, longestHoldMs), `at ${what}`);
      }
      const leavesMs = Math.max(time.nowMs, this.#goesOnMs);
      time.at(leavesMs + thereMs, () => {
        // Killed while it was held up: the request was never sent.
        if (this.#diedMs <= leavesMs) return;
        let answer: () => void;
        try {
          const result = effect();
          answer = () => {
            resolve(result);
          };
        } catch (error) {
          answer = () => {
            reject(error instanceof Error ? error : new Error(String(error)));
          };
        }
        if (willDie) this.kill(`after ${what}`);
        else this.#wake(time.nowMs + backMs, answer);
      });
    });
  }

  #wake(atMs: number, goOn: () => void): void {
    const { time } = this.#options;
    time.at(Math.max(atMs, this.#goesOnMs), () => {
      if (!this.isAlive) return;
      if (time.nowMs < this.#goesOnMs) this.#wake(this.#goesOnMs, goOn);
      else goOn();
    });
  }
}
