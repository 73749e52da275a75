import assert from 'node:assert/strict';

import { calendarDay } from '../../src/domain/calendar-day.ts';
import { decideCapture } from '../../src/domain/decide-capture.ts';
import { decideVoid } from '../../src/domain/decide-void.ts';
import { stateOn } from '../../src/domain/engagement.ts';
import { aContext, aDatedEngagement, anEngagement, ATTEMPT } from '../support/builders.ts';
import { accepted, assertRefused } from '../support/decisions.ts';

describe('voiding a date', () => {
  const text = 'Entered for the wrong customer';

  for (const [name, before] of [
    ['ahead', aDatedEngagement('2027-01-18')],
    ['that awaits a response', aDatedEngagement('2026-11-18', { attempts: [ATTEMPT] })],
    ['that was confirmed by mistake', aDatedEngagement('2026-11-18', { progress: 'started' })],
  ] as const) {
    it(`U23: takes one ${name} back, with a reason, and waits for a first date again`, () => {
      const { engagement, events, reminder } = accepted(decideVoid(before, ` ${text} `));
      assert.equal(stateOn(engagement, calendarDay('2026-11-23')), 'noDate');
      assert.deepEqual(
        [engagement.esd, engagement.firstRequestedDate, engagement.firstEnteredRole, engagement.attempts],
        [undefined, undefined, undefined, []],
      );
      assert.equal(engagement.esdVersion, before.esdVersion + 1);
      assert.deepEqual(events, [{ type: 'startDateVoided', before: before.esd, reason: { code: 'correction', text } }]);
      assert.equal(reminder, 'stop');
    });
  }

  it('I2: makes room for another first date, whose version is new', () => {
    const { engagement } = accepted(decideVoid(aDatedEngagement('2027-01-18'), text));
    const requested = { date: calendarDay('2027-02-01'), precision: 'day' } as const;
    const again = accepted(decideCapture(engagement, { requested, comment: '' }, aContext())).engagement;
    assert.deepEqual([again.esdVersion, again.firstRequestedDate], [3, '2027-02-01']);
  });

  it('I12: clears the kickoff that went with it and tells of it, so that a later first date can be entered', () => {
    const kickoffDate = calendarDay('2027-01-20');
    const before = aDatedEngagement('2027-01-18', { kickoffDate });
    const { engagement, events } = accepted(decideVoid(before, text));
    assert.equal(engagement.kickoffDate, undefined);
    assert.deepEqual(events.slice(1), [{ type: 'kickoffSet', before: kickoffDate, after: undefined }]);
    const requested = { date: calendarDay('2027-02-01'), precision: 'day' } as const;
    assert.equal(
      accepted(decideCapture(engagement, { requested, comment: '' }, aContext())).engagement.esd?.date,
      '2027-02-01',
    );
  });

  for (const [name, engagement, explanation, refusal] of [
    ['there is none', anEngagement(), text, 'no-date'],
    ['I1: L1 is not In Progress', aDatedEngagement('2027-01-18', { l1: 'blocked' }), text, 'not-in-progress'],
    ['R33 I7: the customer is inactive', aDatedEngagement('2026-11-18', { progress: 'inactive' }), text, 'inactive'],
    ['R34: there is no reason', aDatedEngagement('2027-01-18'), 'oops', 'text-too-short'],
    ['U20: the reason is too long', aDatedEngagement('2027-01-18'), 'x'.repeat(1001), 'text-too-long'],
  ] as const) {
    it(`is refused when ${name}`, () => {
      assertRefused(decideVoid(engagement, explanation), refusal);
    });
  }
});
