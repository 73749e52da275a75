import type { Clock, Timer } from '../../src/application/ports.ts';

/** A clock that stands still until a test moves it. */
export interface TestClock extends Clock {
  moveTo(iso: string): void;
  tick(ms: number): void;
}

export function clockAt(iso: string): TestClock {
  let nowMs = Date.parse(iso);
  return {
    nowMs: () => nowMs,
    moveTo: (later) => {
      nowMs = Date.parse(later);
    },
    tick: (ms) => {
      nowMs += ms;
    },
  };
}

/** A timer on which time passes as that clock is moved; whoever sleeps moves it. */
export function timerOf(clock: TestClock): Timer {
  return {
    elapsedMs: () => clock.nowMs(),
    sleep: (durationMs) => {
      clock.tick(durationMs);
      return Promise.resolve();
    },
  };
}
