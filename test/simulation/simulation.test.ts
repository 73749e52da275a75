import assert from 'node:assert/strict';

import { NOTHING, playSeeds, seedsFrom } from './play-seeds.ts';
import { simulate } from './simulate.ts';

const SEEDS = Number(process.env['SIMULATION_SEEDS'] ?? 200);
const FIRST = Number(process.env['SIMULATION_FIRST'] ?? 1);

/** So many runs make it certain enough that everything happens. */
const TELLING_SEEDS = 200;

describe('reminder delivery in virtual time', function () {
  this.timeout(600_000);

  let summary = NOTHING;

  it(`keeps every promise, in ${String(SEEDS)} runs full of faults`, async () => {
    summary = await playSeeds(seedsFrom(FIRST, SEEDS), ({ failures }) => failures.length === 0);
    assert.equal(summary.failures.length, 0, summary.failures[0]?.text);
  });

  it('holds runs in which workers die, dates move, chats are closed and messages repeated', () => {
    const { crashes, reschedules, answers, blocked, dead, repeats } = summary.totals;
    for (const [name, count] of Object.entries({ crashes, reschedules, answers, blocked, dead, repeats })) {
      assert.ok(count > 0 || SEEDS < TELLING_SEEDS, `no ${name}`);
    }
  });

  it('plays the same seed the same way', async () => {
    for (const seed of seedsFrom(FIRST, 5)) {
      const [one, other] = [await simulate(seed, { keepsEvents: true }), await simulate(seed, { keepsEvents: true })];
      assert.ok(one.events.length > 0);
      assert.equal(one.hash, other.hash, `seed ${String(seed)}`);
      assert.deepEqual((await simulate(seed)).totals, one.totals, 'telling what happens changes nothing');
    }
  });
});
