import { closeSync, openSync, readSync, writeSync } from 'node:fs';

import type { Clock, Timer } from '../../src/application/ports.ts';

const BYTES = 8;

/**
 * One clock for several processes, which one of them moves: the machine's, and what a file says to add. It goes on while
 * nobody moves it, and all processes see at once when somebody does.
 */
export class SharedClock implements Clock, Timer {
  readonly #file: number;
  readonly #buffer = Buffer.alloc(BYTES);

  /** Reads the clock in that file, which `SharedClock.startAt` has made. */
  constructor(file: string) {
    this.#file = openSync(file, 'r+');
  }

  /** Makes a clock in that file that shows `iso` now. */
  static startAt(file: string, iso: string): SharedClock {
    closeSync(openSync(file, 'w'));
    const clock = new SharedClock(file);
    clock.#write(0);
    clock.moveTo(Date.parse(iso));
    return clock;
  }

  nowMs(): number {
    return Date.now() + this.#read();
  }

  elapsedMs(): number {
    return performance.timeOrigin + performance.now() + this.#read();
  }

  /** Sleeps in real time: whoever moves the clock does not wake anybody. */
  sleep(durationMs: number): Promise<void> {
    return new Promise((resolve) => setTimeout(resolve, durationMs));
  }

  /** Moves the clock on for everybody. */
  advance(ms: number): void {
    this.#write(this.#read() + ms);
  }

  /** Moves the clock for everybody. */
  moveTo(instantMs: number): void {
    this.advance(instantMs - this.nowMs());
  }

  close(): void {
    closeSync(this.#file);
  }

  #read(): number {
    readSync(this.#file, this.#buffer, 0, BYTES, 0);
    return this.#buffer.readDoubleLE(0);
  }

  #write(addedMs: number): void {
    this.#buffer.writeDoubleLE(addedMs);
    writeSync(this.#file, this.#buffer, 0, BYTES, 0);
  }
}
