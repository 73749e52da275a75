import { inWords, playSeeds, seedsFrom } from '../simulation/play-seeds.ts';
import type { Trial, Size } from '../support/trial.ts';

const SEEDS = { ci: 2_000, full: 100_000 } as const satisfies Record<Size, number>;

/** Reminder delivery in virtual time, with everything that can go wrong going wrong at once. */
export const simulation: Trial = {
  name: 'simulation',
  promise:
    'While workers die, are held up and are told to stop, the store refuses, forgets to answer or is away, the channel loses, refuses and hangs, clocks are ten minutes off and people move dates: no reminder is lost, none is sent after it was recorded or ended, one post for each attempt, and every repeat is marked and explained by a send nobody confirmed',
  run: async (size) => {
    const summary = await playSeeds(seedsFrom(1, SEEDS[size]));
    return { measured: inWords(summary), failures: summary.failures.map(({ text }) => text) };
  },
};
