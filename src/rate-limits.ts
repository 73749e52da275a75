/** Whether something may be done now; `usedUp` is said once, until something has been granted again. */
export type Grant = 'granted' | 'usedUp' | 'stillUsedUp';

/** How much may be done by each of many. */
export interface RateLimitOptions {
  /** What each may do at once, and the same again spread over each minute. */
  readonly perMinute: number;
  /** Of how many it is kept at most; beyond that whoever was seen longest ago begins anew. */
  readonly maxKeys: number;
  /** Milliseconds that have passed since some instant; never goes back. */
  readonly elapsedMs: () => number;
}

interface Bucket {
  readonly left: number;
  readonly atMs: number;
  readonly isTold: boolean;
}

/** Limits how often something is done, for each key by itself: an allowance that is spent and comes back little by little. */
export class RateLimits {
  readonly #options: RateLimitOptions;
  /** Whoever was seen longest ago comes first. */
  readonly #buckets = new Map<string, Bucket>();

  constructor(options: RateLimitOptions) {
    this.#options = options;
  }

  /** How many keys are remembered. */
  get size(): number {
    return this.#buckets.size;
  }

  /** Takes one from the allowance of `key`. */
  take(key: string): Grant {
    const { perMinute, elapsedMs } = this.#options;
    const atMs = elapsedMs();
    const before = this.#buckets.get(key) ?? { left: perMinute, atMs, isTold: false };
    const left = Math.min(perMinute, before.left + ((atMs - before.atMs) * perMinute) / 60_000);
    const isGranted = left >= 1;
    this.#keep(key, { left: isGranted ? left - 1 : left, atMs, isTold: !isGranted });
    if (isGranted) return 'granted';
    return before.isTold ? 'stillUsedUp' : 'usedUp';
  }

  #keep(key: string, bucket: Bucket): void {
    this.#buckets.delete(key);
    this.#buckets.set(key, bucket);
    if (this.#buckets.size <= this.#options.maxKeys) return;
    const [oldest] = this.#buckets.keys();
    if (oldest !== undefined) this.#buckets.delete(oldest);
  }
}
