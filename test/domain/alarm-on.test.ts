import assert from 'node:assert/strict';

import { calendarDay } from '../../src/domain/calendar-day.ts';
import type { WorkloadEngagement } from '../../src/domain/engagement.ts';
import { alarmOn } from '../../src/domain/reminder.ts';
import { aDatedEngagement, anEngagement, ATTEMPT, WEEKDAYS } from '../support/builders.ts';

describe('what leads should look at', () => {
  const nobody = { fmId: undefined };
  // Monday, with its Mondays before and after.
  const monday = (changes: Partial<WorkloadEngagement> = {}): WorkloadEngagement =>
    aDatedEngagement('2027-01-18', changes);
  const table: readonly (readonly [string, WorkloadEngagement, string, ReturnType<typeof alarmOn>])[] = [
    ['nobody six working days before', monday(nobody), '2027-01-08', undefined],
    ['nobody five working days before', monday(nobody), '2027-01-11', 'noFm'],
    ['nobody on the date', monday(nobody), '2027-01-18', 'noFm'],
    ['nobody two working days after', monday(nobody), '2027-01-20', 'noAttempt'],
    ['somebody five working days before', monday(), '2027-01-11', undefined],
    ['no attempt one working day after', monday(), '2027-01-19', undefined],
    ['no attempt two working days after', monday(), '2027-01-20', 'noAttempt'],
    ['an attempt long after', monday({ attempts: [ATTEMPT] }), '2027-03-01', undefined],
    ['a start', monday({ progress: 'started' }), '2027-03-01', undefined],
    ["a partner's", monday({ ...nobody, deliveryChannel: 'frp' }), '2027-03-01', undefined],
    ['no date', anEngagement(nobody), '2027-03-01', undefined],
  ];

  for (const [what, engagement, today, alarm] of table) {
    it(`${what}: ${alarm ?? 'nothing'}`, () => {
      assert.equal(alarmOn(engagement, calendarDay(today), WEEKDAYS), alarm);
    });
  }
});
