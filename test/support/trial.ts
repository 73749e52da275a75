/** How much of a trial is run: as much as every change can wait for, or what the figures in the documentation are of. */
export type Size = 'ci' | 'full';

/** What a trial came to. */
export interface TrialResult {
  /** In words, with the counts: what was done and what was seen. */
  readonly measured: string;
  /** What broke the promise, one line each, with what is needed to play it again; empty when it was kept. */
  readonly failures: readonly string[];
}

/** One way in which the world goes wrong, and what has to hold all the same. */
export interface Trial {
  /** Short and unique: it is chosen by it, as in `npm run test:faults -- --only time-zones`. */
  readonly name: string;
  /** What has to hold, with its figures. */
  readonly promise: string;
  run(size: Size): Promise<TrialResult>;
}
