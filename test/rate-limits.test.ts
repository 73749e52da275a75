import assert from 'node:assert/strict';

import { RateLimits } from '../src/rate-limits.ts';

describe('rate limits', () => {
  let nowMs: number;
  let limits: RateLimits;

  beforeEach(() => {
    nowMs = 0;
    limits = new RateLimits({ perMinute: 3, maxKeys: 2, elapsedMs: () => nowMs });
  });

  const takeAll = (key: string, times: number): readonly string[] =>
    Array.from({ length: times }, () => limits.take(key));

  it('grant the allowance of a minute at once, and say once that it is used up', () => {
    assert.deepEqual(takeAll('one', 6), ['granted', 'granted', 'granted', 'usedUp', 'stillUsedUp', 'stillUsedUp']);
  });

  it('give it back little by little, and no more than all of it', () => {
    takeAll('one', 4);
    nowMs += 20_000;
    assert.deepEqual(takeAll('one', 2), ['granted', 'usedUp']);
    nowMs += 3_600_000;
    assert.deepEqual(takeAll('one', 4), ['granted', 'granted', 'granted', 'usedUp']);
  });

  it('are not used up by trying', () => {
    takeAll('one', 3);
    for (nowMs = 0; nowMs < 20_000; nowMs += 1_000) assert.notEqual(limits.take('one'), 'granted');
    assert.equal(limits.take('one'), 'granted');
  });

  it('count each by itself', () => {
    takeAll('one', 4);
    assert.equal(limits.take('other'), 'granted');
  });

  it('forget whoever was seen longest ago when there are too many', () => {
    takeAll('one', 4);
    takeAll('two', 4);
    limits.take('one');
    takeAll('three', 1);
    assert.equal(limits.size, 2);
    assert.equal(limits.take('one'), 'stillUsedUp');
    assert.equal(limits.take('two'), 'granted');
  });
});
