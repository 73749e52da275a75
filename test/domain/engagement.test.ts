import assert from 'node:assert/strict';

import { calendarDay } from '../../src/domain/calendar-day.ts';
import { engagementKey, isNotByGateway, needsFirstDate, needsFm, stateOn } from '../../src/domain/engagement.ts';
import { aDatedEngagement, anEngagement, ATTEMPT, FM } from '../support/builders.ts';

describe('the state of an engagement', () => {
  const today = calendarDay('2026-11-23');

  for (const [name, engagement, expected] of [
    ['waits for its first date', anEngagement(), 'noDate'],
    ['does not apply outside In Progress (R9, R11)', anEngagement({ l1: 'blocked' }), 'notApplicable'],
    ['is scheduled while the date lies ahead', aDatedEngagement('2026-11-24'), 'scheduled'],
    ['stays scheduled when tried early (R29)', aDatedEngagement('2026-11-24', { attempts: [ATTEMPT] }), 'scheduled'],
    ['is due on the date when nobody has tried', aDatedEngagement('2026-11-23'), 'due'],
    ['stays due after the date when nobody has tried', aDatedEngagement('2026-11-02'), 'due'],
    ['awaits a response once tried (R30)', aDatedEngagement('2026-11-23', { attempts: [ATTEMPT] }), 'awaitingResponse'],
    ['is started', aDatedEngagement('2026-11-20', { progress: 'started' }), 'started'],
    ['is inactive', aDatedEngagement('2026-11-02', { progress: 'inactive' }), 'inactive'],
    ['is suspended when L1 has left In Progress (U8)', aDatedEngagement('2026-11-24', { l1: 'noIntent' }), 'suspended'],
    [
      'stays inactive when L1 leaves too (E13)',
      aDatedEngagement('2026-11-02', { progress: 'inactive', l1: 'statusUnknown' }),
      'inactive',
    ],
  ] as const) {
    it(name, () => {
      assert.equal(stateOn(engagement, today), expected);
    });
  }

  it('asks for a first date only In Progress, without one, and not for old engagements (R12)', () => {
    assert.equal(needsFirstDate(anEngagement()), true);
    assert.equal(needsFirstDate(anEngagement({ origin: 'preexisting' })), false);
    assert.equal(needsFirstDate(anEngagement({ l1: 'noIntent' })), false);
    assert.equal(needsFirstDate(aDatedEngagement('2026-11-24')), false);
  });

  for (const [name, changes, needed] of [
    ['waits for an FM and nobody has it', {}, true],
    ['has an FM', { fmId: FM.objectId }, false],
    ['is a partner’s (I15)', { deliveryChannel: 'frp' }, false],
    ['is from before the field existed (I14)', { origin: 'preexisting' }, false],
    ['is not In Progress (R11)', { l1: 'blocked' }, false],
    ['has started', { progress: 'started' }, false],
    ['is inactive', { progress: 'inactive' }, false],
  ] as const) {
    it(`R3 E15: ${needed ? 'asks' : 'does not ask'} for an FM when it ${name}`, () => {
      assert.equal(needsFm(anEngagement({ fmId: undefined, deliveryChannel: 'unassigned', ...changes })), needed);
    });
  }

  for (const [origin, firstEnteredRole, notByGateway] of [
    ['newCustomer', 'fm', true],
    ['newCustomer', 'lead', true],
    ['newCustomer', 'gateway', false],
    ['newCustomer', undefined, false],
    ['serial', 'fm', false],
    ['successReview', 'fm', false],
  ] as const) {
    it(`R28 U18: ${notByGateway ? 'marks' : 'does not mark'} a ${origin} first date entered by ${firstEnteredRole ?? 'nobody'}`, () => {
      assert.equal(isNotByGateway(anEngagement({ origin, firstEnteredRole })), notByGateway);
    });
  }

  it('I15: asks for no first date of a partner', () => {
    assert.equal(needsFirstDate(anEngagement({ deliveryChannel: 'frp' })), false);
  });

  it('is known by workload and sequence', () => {
    assert.equal(engagementKey(anEngagement({ workload: 'TEAMS', sequence: 2 })), 'TEAMS|2');
  });
});
