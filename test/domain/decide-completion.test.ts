import assert from 'node:assert/strict';

import { calendarDay } from '../../src/domain/calendar-day.ts';
import { decideCompletion } from '../../src/domain/decide-completion.ts';
import type { Completion } from '../../src/domain/engagement.ts';
import { aContext, aDatedEngagement, anEngagement } from '../support/builders.ts';
import { accepted, assertRefused } from '../support/decisions.ts';

describe('setting the completion', () => {
  const context = aContext();
  const completion = (planned?: string, actual?: string): Completion => ({
    planned: planned === undefined ? undefined : calendarDay(planned),
    actual: actual === undefined ? undefined : calendarDay(actual),
  });

  for (const [name, engagement] of [
    ['with a date', aDatedEngagement('2026-12-01')],
    ['without a date', anEngagement()],
    ['that has started', aDatedEngagement('2026-11-02', { progress: 'started' })],
    ['that has started and left In Progress', aDatedEngagement('2026-11-02', { progress: 'started', l1: 'noIntent' })],
    ['that is inactive', aDatedEngagement('2026-11-02', { progress: 'inactive' })],
  ] as const) {
    it(`R6 U24: stores the planned one of an engagement ${name}, and leaves its date and its reminder alone`, () => {
      const after = completion('2027-03-31');
      const {
        engagement: changed,
        events,
        reminder,
        warnings,
      } = accepted(decideCompletion(engagement, after, context));
      assert.deepEqual(changed, { ...engagement, completion: after, version: engagement.version + 1 });
      assert.deepEqual(events, [{ type: 'completionSet', before: {}, after }]);
      assert.equal(reminder, 'keep');
      assert.deepEqual(warnings, []);
    });
  }

  for (const [name, planned, actual, warned] of [
    ['planned after the start', '2026-12-02', undefined, []],
    ['planned on the start', '2026-12-01', undefined, ['2026-12-01']],
    ['planned before the start', '2026-11-30', undefined, ['2026-11-30']],
    ['both before the start', '2026-11-30', '2026-11-20', ['2026-11-30', '2026-11-20']],
  ] as const) {
    it(`I13 C4: ${warned.length === 0 ? 'takes' : 'warns of'} a completion ${name}`, () => {
      const { warnings } = accepted(
        decideCompletion(aDatedEngagement('2026-12-01'), completion(planned, actual), context),
      );
      assert.deepEqual(
        warnings,
        warned.map((date) => ({ kind: 'completion-before-start', date })),
      );
    });
  }

  it('U24: can be cleared', () => {
    const before = anEngagement({ completion: completion('2027-03-31', '2026-11-20') });
    assert.deepEqual(accepted(decideCompletion(before, completion(), context)).engagement.completion, completion());
  });

  it('U24: takes today for the actual one', () => {
    accepted(decideCompletion(anEngagement(), completion(undefined, '2026-11-23'), context));
  });

  for (const [name, engagement, after, refusal] of [
    ['R11: outside In Progress', anEngagement({ l1: 'blocked' }), completion('2027-03-31'), 'not-in-progress'],
    ['when nothing changes', anEngagement(), completion(), 'completion-unchanged'],
    ['that is yet to come', anEngagement(), completion(undefined, '2026-11-24'), 'completion-in-future'],
    ['E7: planned beyond five years', anEngagement(), completion('2031-11-24'), 'date-too-far'],
  ] as const) {
    it(`is refused ${name}`, () => {
      assertRefused(decideCompletion(engagement, after, context), refusal);
    });
  }
});
