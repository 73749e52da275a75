import assert from 'node:assert/strict';

import { calendarDay } from '../../src/domain/calendar-day.ts';
import { engagementKey, needsFirstDate, stateOn } from '../../src/domain/engagement.ts';
import { aDatedEngagement, anEngagement, ATTEMPT } from '../support/builders.ts';

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

  it('is known by workload and sequence', () => {
    assert.equal(engagementKey(anEngagement({ workload: 'TEAMS', sequence: 2 })), 'TEAMS|2');
  });
});
