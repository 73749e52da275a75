import type { Clock } from '../application/ports.ts';

/** A clock that starts where it is told, ticks as usual and can be moved forward. */
export class SettableClock implements Clock {
  #offsetMs: number;

  /** Starts at `startsAtMs` (milliseconds since the epoch), or at the real time. */
  constructor(startsAtMs: number | undefined) {
    this.#offsetMs = startsAtMs === undefined ? 0 : startsAtMs - Date.now();
  }

  nowMs(): number {
    return Date.now() + this.#offsetMs;
  }

  /** Goes to `instantMs`, back in time too. */
  restartAt(instantMs: number): void {
    this.#offsetMs = instantMs - Date.now();
  }

  /** Moves to `instantMs`; `false` when that lies in the past, and then nothing happens. */
  moveTo(instantMs: number): boolean {
    const aheadMs = instantMs - this.nowMs();
    if (aheadMs < 0) return false;
    this.#offsetMs += aheadMs;
    return true;
  }
}
