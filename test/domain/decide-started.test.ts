import assert from 'node:assert/strict';

import { calendarDay } from '../../src/domain/calendar-day.ts';
import { decideStarted, type StartedStatement } from '../../src/domain/decide-started.ts';
import { aContext, aDatedEngagement, anEngagement, aStartDate, ATTEMPT } from '../support/builders.ts';
import { accepted, assertRefused } from '../support/decisions.ts';

describe('confirming the start', () => {
  const context = aContext();
  const on = (date: string, explanation = '', changes: Partial<StartedStatement> = {}): StartedStatement => ({
    date: calendarDay(date),
    explanation,
    ...changes,
  });
  const due = aDatedEngagement('2026-11-23');

  it('needs no reason when the planned day was the real one (U14)', () => {
    const { engagement, events, reminder } = accepted(decideStarted(due, on('2026-11-23'), context));
    assert.equal(engagement.progress, 'started');
    assert.equal(engagement.esd?.basis, 'actual');
    assert.equal(engagement.esdVersion, due.esdVersion);
    assert.deepEqual(events, [
      { type: 'startDateConfirmedActual', before: due.esd, after: engagement.esd, reason: undefined },
    ]);
    assert.equal(reminder, 'stop');
  });

  for (const [name, engagement, date] of [
    ['later, after silence (R31)', aDatedEngagement('2026-11-16', { attempts: [ATTEMPT] }), '2026-11-23'],
    ['earlier, when the customer rang early (U13)', aDatedEngagement('2026-12-01'), '2026-11-20'],
    ['on another day, for one given up', aDatedEngagement('2026-11-02', { progress: 'inactive' }), '2026-11-20'],
    [
      'on the first of an estimated month, for that makes the day exact',
      aDatedEngagement('2026-11-01', { esd: aStartDate('2026-11-01', { precision: 'month' }) }),
      '2026-11-01',
    ],
  ] as const) {
    it(`needs a reason when it happened ${name} (U13, E33)`, () => {
      assertRefused(decideStarted(engagement, on(date), context), 'text-too-short');
      const { engagement: after, events } = accepted(
        decideStarted(engagement, on(date, 'That was when they called'), context),
      );
      assert.equal(after.esd?.date, date);
      assert.equal(after.esd.precision, 'day');
      assert.equal(after.esdVersion, engagement.esdVersion + 1);
      const [event] = events;
      assert.deepEqual(event?.type === 'startDateConfirmedActual' && event.reason, {
        code: 'actualDiffersFromPlan',
        text: 'That was when they called',
      });
    });
  }

  it('keeps an explanation that was not needed', () => {
    const { events } = accepted(decideStarted(due, on('2026-11-23', ' Short '), context));
    assert.deepEqual(events[0]?.type === 'startDateConfirmedActual' && events[0].reason, {
      code: 'other',
      text: 'Short',
    });
    assertRefused(decideStarted(due, on('2026-11-23', 'x'.repeat(1001)), context), 'text-too-long');
  });

  it('is refused for a day more than a year ago', () => {
    accepted(decideStarted(due, on('2025-11-23', 'We forgot to record it'), context));
    assertRefused(decideStarted(due, on('1926-11-20', 'A typing error in the year'), context), 'date-long-past');
  });

  it('is refused for a day that has not come (I10)', () => {
    assertRefused(decideStarted(due, on('2026-11-24', 'We shall talk tomorrow'), context), 'date-in-future');
  });

  it('is refused without a date, outside In Progress and when it has started', () => {
    assertRefused(decideStarted(anEngagement(), on('2026-11-23'), context), 'no-date');
    assertRefused(decideStarted({ ...due, l1: 'blocked' }, on('2026-11-23'), context), 'not-in-progress');
    assertRefused(decideStarted({ ...due, progress: 'started' }, on('2026-11-23'), context), 'already-started');
  });

  it('never comes after the kickoff (R17, R22)', () => {
    const withKickoff = aDatedEngagement('2026-11-18', { kickoffDate: calendarDay('2026-11-19') });
    const late = on('2026-11-20', 'They were ill on the day');
    assertRefused(decideStarted(withKickoff, late, context), 'kickoff-before-start');
    const moved = accepted(decideStarted(withKickoff, { ...late, kickoffRemedy: 'moveToStart' }, context));
    assert.equal(moved.engagement.kickoffDate, '2026-11-20');
    accepted(decideStarted(withKickoff, on('2026-11-19', 'We began with the kickoff'), context));
  });
});
