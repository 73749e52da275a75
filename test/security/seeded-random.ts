/** A source of random numbers that is the same for the same seed (xorshift, after Marsaglia, "Xorshift RNGs", 2003). */
export class SeededRandom {
  #state: number;

  /** @param seed a whole number; the same one gives the same numbers */
  constructor(seed: number) {
    this.#state = (seed * 2_654_435_761 + 1) >>> 0 || 1;
  }

  /** A whole number from 0 up to, but without, `end`. */
  below(end: number): number {
    let state = this.#state;
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    this.#state = state >>> 0;
    return this.#state % end;
  }

  /** One of `options`. */
  oneOf<T>(options: readonly [T, ...T[]]): T {
    return options[this.below(options.length)] ?? options[0];
  }

  bytes(length: number): Buffer {
    return Buffer.from(Array.from({ length }, () => this.below(256)));
  }
}

/** The seed a run begins with: the one asked for by `SECURITY_SEED`, or one of the moment. */
export function firstSeed(): number {
  const asked = Number(process.env['SECURITY_SEED'] ?? Number.NaN);
  return Number.isSafeInteger(asked) ? asked : Math.floor(Math.random() * 1_000_000);
}
