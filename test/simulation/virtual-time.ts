interface Appointment {
  readonly atMs: number;
  readonly order: number;
  readonly run: () => void;
}

/** Time that only passes from one appointment to the next; those of one instant come in the order in which they were made. */
export class VirtualTime {
  readonly #heap: Appointment[] = [];
  #made = 0;
  #nowMs: number;

  constructor(startMs: number) {
    this.#nowMs = startMs;
  }

  /** Milliseconds since the epoch; not always whole. */
  get nowMs(): number {
    return this.#nowMs;
  }

  /** Appointments kept so far and to come. */
  get made(): number {
    return this.#made;
  }

  at(atMs: number, run: () => void): void {
    this.#made += 1;
    const added: Appointment = { atMs: Math.max(atMs, this.#nowMs), order: this.#made, run };
    let index = this.#heap.push(added) - 1;
    while (index > 0) {
      const parentIndex = (index - 1) >> 1;
      const parent = this.#heap[parentIndex];
      if (!parent || !isBefore(added, parent)) break;
      this.#heap[index] = parent;
      index = parentIndex;
    }
    this.#heap[index] = added;
  }

  after(durationMs: number, run: () => void): void {
    this.at(this.#nowMs + durationMs, run);
  }

  /** Lets time pass to `untilMs`; everything an appointment sets off is done before the next one. */
  async passUntil(untilMs: number): Promise<void> {
    for (let next = this.#heap[0]; next && next.atMs <= untilMs; next = this.#heap[0]) {
      this.#takeFirst();
      this.#nowMs = next.atMs;
      next.run();
      await allSettled();
    }
    this.#nowMs = untilMs;
  }

  #takeFirst(): void {
    const last = this.#heap.pop();
    if (!last || this.#heap.length === 0) return;
    let index = 0;
    for (;;) {
      const left = 2 * index + 1;
      const [one, other] = [this.#heap[left], this.#heap[left + 1]];
      if (!one) break;
      const [child, childIndex] = other && isBefore(other, one) ? [other, left + 1] : [one, left];
      if (!isBefore(child, last)) break;
      this.#heap[index] = child;
      index = childIndex;
    }
    this.#heap[index] = last;
  }
}

function isBefore(one: Appointment, other: Appointment): boolean {
  return one.atMs < other.atMs || (one.atMs === other.atMs && one.order < other.order);
}

/** Node looks at its tick queue only when no promise has anything left to do ("Event loop, timers, and process.nextTick()", nodejs.org, read 2026-11). */
function allSettled(): Promise<void> {
  return new Promise((resolve) => {
    process.nextTick(resolve);
  });
}
