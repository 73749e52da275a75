import assert from 'node:assert/strict';

import { decideAssignChannel, decideAssignFm } from '../../src/domain/decide-assignment.ts';
import { aDatedEngagement, anEngagement, ATTEMPT, FM, OTHER_FM } from '../support/builders.ts';
import { accepted, assertRefused } from '../support/decisions.ts';

describe('assigning an FM', () => {
  const waiting = aDatedEngagement('2026-11-18', { attempts: [ATTEMPT] });

  for (const [name, before, fmId, reminder] of [
    ['a first one', { ...waiting, fmId: undefined }, FM.objectId, 'rearm'],
    ['another one', waiting, OTHER_FM.objectId, 'rearm'],
    ['nobody', waiting, undefined, 'rearm'],
  ] as const) {
    it(`U6 I20: ${name}, leaves date and attempts alone and moves the reminders`, () => {
      const decision = accepted(decideAssignFm(before, fmId));
      assert.deepEqual(decision.engagement, { ...before, fmId, version: before.version + 1 });
      assert.deepEqual(decision.events, [{ type: 'fmAssigned', before: before.fmId, after: fmId }]);
      assert.equal(decision.reminder, reminder);
    });
  }

  it('is refused when it would change nothing', () => {
    assertRefused(decideAssignFm(waiting, FM.objectId), 'fm-unchanged');
    assertRefused(decideAssignFm(anEngagement({ fmId: undefined }), undefined), 'fm-unchanged');
  });

  it('R44: is refused for what a partner delivers, from where an FM can still be taken away', () => {
    const partners = { ...waiting, deliveryChannel: 'frp' } as const;
    assertRefused(decideAssignFm(partners, OTHER_FM.objectId), 'partner-delivers');
    accepted(decideAssignFm(partners, undefined));
  });
});

describe('assigning a delivery channel', () => {
  for (const [before, after, reminder] of [
    ['unassigned', 'ftc', 'keep'],
    ['ftc', 'unassigned', 'keep'],
    ['unassigned', 'frp', 'stop'],
    ['ftc', 'frp', 'stop'],
    ['frp', 'ftc', 'rearm'],
    ['frp', 'unassigned', 'rearm'],
  ] as const) {
    it(`E19 I20: from ${before} to ${after} leaves the date alone and lets reminders ${reminder}`, () => {
      const engagement = aDatedEngagement('2027-01-18', { deliveryChannel: before });
      const decision = accepted(decideAssignChannel(engagement, after));
      assert.deepEqual(decision.engagement, { ...engagement, deliveryChannel: after, version: 2 });
      assert.deepEqual(decision.events, [{ type: 'channelAssigned', before, after }]);
      assert.equal(decision.reminder, reminder);
    });
  }

  it('R43: needs no date', () => {
    accepted(decideAssignChannel(anEngagement({ fmId: undefined, deliveryChannel: 'unassigned' }), 'frp'));
  });

  it('is refused when it would change nothing', () => {
    assertRefused(decideAssignChannel(anEngagement(), 'ftc'), 'channel-unchanged');
  });
});
