import assert from 'node:assert/strict';

import { decideNewWorkload } from '../../src/domain/decide-new-workload.ts';
import { engagementKey } from '../../src/domain/engagement.ts';
import { aDatedEngagement, anEngagement, CUSTOMER_TENANT, FM } from '../support/builders.ts';

describe('adding a workload', () => {
  const exchange = { workload: 'EXO', l1: 'inProgress', origin: 'serial' } as const;
  const started = aDatedEngagement('2026-11-02', { progress: 'started' });

  it('R13: begins an engagement without a date', () => {
    const decision = decideNewWorkload(CUSTOMER_TENANT, [], { ...exchange, origin: 'newCustomer' }, undefined);
    assert.deepEqual(decision, {
      ok: true,
      engagement: anEngagement({ fmId: undefined, deliveryChannel: 'unassigned' }),
    });
  });

  it('R38: is delivered by FastTrack Center when an FM takes it on', () => {
    const decision = decideNewWorkload(CUSTOMER_TENANT, [], exchange, FM.objectId);
    assert.deepEqual(decision, { ok: true, engagement: anEngagement({ origin: 'serial' }) });
  });

  for (const [name, present, key] of [
    ['the first one of another workload', [aDatedEngagement('2026-12-01', { workload: 'TEAMS' })], 'EXO|1'],
    ['the next one of a workload that has started', [started], 'EXO|2'],
    ['one after the highest of several', [started, { ...started, sequence: 3 }, { ...started, sequence: 2 }], 'EXO|4'],
  ] as const) {
    it(`E31 I2: is ${name}`, () => {
      const decision = decideNewWorkload(CUSTOMER_TENANT, present, exchange, undefined);
      assert.equal(decision.ok && engagementKey(decision.engagement), key);
    });
  }

  for (const [name, engagement] of [
    ['has no date yet', anEngagement()],
    ['is scheduled', aDatedEngagement('2026-12-01')],
    ['is inactive', aDatedEngagement('2026-11-02', { progress: 'inactive' })],
    ['is suspended', aDatedEngagement('2026-12-01', { l1: 'blocked' })],
    ['is the second one', aDatedEngagement('2026-12-01', { sequence: 2 })],
  ] as const) {
    it(`I2: is refused while the one that is there ${name}`, () => {
      assert.deepEqual(decideNewWorkload(CUSTOMER_TENANT, [started, engagement], exchange, undefined), {
        ok: false,
        openEngagement: engagement,
      });
    });
  }
});
