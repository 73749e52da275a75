import assert from 'node:assert/strict';

import { calendarDay } from '../../src/domain/calendar-day.ts';
import { decideAttempt } from '../../src/domain/decide-attempt.ts';
import { decideCapture } from '../../src/domain/decide-capture.ts';
import { decideInactive } from '../../src/domain/decide-inactive.ts';
import { decideKickoff } from '../../src/domain/decide-kickoff.ts';
import { decideL1Change } from '../../src/domain/decide-l1-change.ts';
import { decideNewWorkload } from '../../src/domain/decide-new-workload.ts';
import { decideReactivate, decideReschedule } from '../../src/domain/decide-reschedule.ts';
import { decideStarted } from '../../src/domain/decide-started.ts';
import { engagementKey, needsFirstDate, stateOn } from '../../src/domain/engagement.ts';
import { aContext, aDatedEngagement, anEngagement, ATTEMPT } from '../support/builders.ts';
import { accepted, assertRefused } from '../support/decisions.ts';

/** It is Monday 23 November 2026. */
const TODAY = calendarDay('2026-11-23');
const context = aContext();

describe('the engagement start date', () => {
  it('R7: is one for each workload: moving one leaves the other where it is', () => {
    const exchange = aDatedEngagement('2027-01-18');
    const teams = aDatedEngagement('2027-01-18', { workload: 'TEAMS' });
    const request = {
      requested: { date: calendarDay('2027-02-01'), precision: 'day' },
      reason: { code: 'customerRequestedNewDate', text: 'Their freeze ends in January' },
    } as const;
    assert.equal(accepted(decideReschedule(exchange, request, context)).engagement.esd?.date, '2027-02-01');
    assert.equal(teams.esd?.date, '2027-01-18');
    assert.notEqual(engagementKey(exchange), engagementKey(teams));
  });

  for (const exchange of [
    'They asked questions by e-mail and we answered them',
    'We met for the kickoff',
    'We talked on the phone about planning the kickoff',
  ]) {
    it(`R16 R20 R21 R22 R23: is the day of the first exchange: "${exchange}"`, () => {
      const { engagement } = accepted(
        decideStarted(
          aDatedEngagement('2026-11-30'),
          { date: calendarDay('2026-11-20'), explanation: exchange },
          context,
        ),
      );
      assert.equal(engagement.progress, 'started');
      assert.equal(engagement.esd?.date, '2026-11-20');
      assert.equal(engagement.esd.basis, 'actual');
    });
  }

  it('R42: of work from a Customer Success Review may be the day of its kickoff', () => {
    const engagement = aDatedEngagement('2027-01-18', { origin: 'successReview' });
    const set = accepted(decideKickoff(engagement, { kickoffDate: calendarDay('2027-01-18') }, context));
    assert.equal(set.engagement.kickoffDate, '2027-01-18');
  });

  it('U9: says whether a first of the month is that day or an estimate', () => {
    const capture = (precision: 'day' | 'month'): string | undefined =>
      accepted(
        decideCapture(
          anEngagement(),
          { requested: { date: calendarDay('2027-03-01'), precision }, comment: '' },
          context,
        ),
      ).engagement.esd?.precision;
    assert.deepEqual([capture('day'), capture('month')], ['day', 'month']);
  });

  it('E13: of an inactive engagement stays when L1 changes, and only both undone bring it back', () => {
    const inactive = aDatedEngagement('2026-11-02', { progress: 'inactive', attempts: [ATTEMPT] });
    const { engagement } = accepted(decideL1Change(inactive, { l1: 'statusUnknown' }));
    assert.equal(stateOn(engagement, TODAY), 'inactive');
    assert.equal(engagement.esd?.date, '2026-11-02');
    const back = {
      requested: { date: calendarDay('2026-12-01'), precision: 'day' },
      reason: { code: 'reactivated', text: 'They called back' },
    } as const;
    assertRefused(decideReactivate(engagement, back, context), 'not-in-progress');
    const inProgress = accepted(decideL1Change(engagement, { l1: 'inProgress' })).engagement;
    assert.equal(stateOn(inProgress, TODAY), 'inactive');
    assert.equal(stateOn(accepted(decideReactivate(inProgress, back, context)).engagement, TODAY), 'scheduled');
  });

  it('E34: of one that has started stays, however silent the customer becomes', () => {
    const started = aDatedEngagement('2026-11-02', { progress: 'started' });
    assertRefused(decideInactive(started, 'They stopped answering', context), 'already-started');
    assertRefused(
      decideAttempt(started, { channel: 'email', outcome: 'noReply', comment: '' }, context),
      'already-started',
    );
  });

  it('E35 R12: is asked for of a new workload, and still not of what was under way before', () => {
    const old = anEngagement({ origin: 'preexisting' });
    const added = decideNewWorkload(
      old.tenantId,
      [old],
      { workload: 'TEAMS', l1: 'inProgress', origin: 'serial' },
      old.fmId,
    );
    assert.ok(added.ok);
    assert.deepEqual([old, added.engagement].map(needsFirstDate), [false, true]);
  });
});
