import assert from 'node:assert/strict';

import { calendarDay } from '../../src/domain/calendar-day.ts';
import { decideCapture, type FirstDate } from '../../src/domain/decide-capture.ts';
import type { L1 } from '../../src/domain/engagement.ts';
import { aContext, aDatedEngagement, anEngagement, FM, GATEWAY } from '../support/builders.ts';
import { accepted, assertRefused } from '../support/decisions.ts';

describe('capturing a first date', () => {
  const by = { objectId: GATEWAY.objectId, role: 'gateway' } as const;
  const context = aContext({ by });
  const on = (date: string, precision: 'day' | 'month' = 'day', comment = ''): FirstDate => ({
    requested: { date: calendarDay(date), precision },
    comment,
  });

  it('stores the date the customer asked for, with who entered it and when (R5, R26)', () => {
    const { engagement, events, reminder } = accepted(decideCapture(anEngagement(), on('2027-01-18'), context));
    assert.deepEqual(engagement.esd, {
      date: '2027-01-18',
      precision: 'day',
      basis: 'requested',
      entry: 'first',
      enteredBy: by,
      enteredAt: context.at,
    });
    assert.equal(engagement.esdVersion, 1);
    assert.equal(engagement.version, 1);
    assert.equal(engagement.firstRequestedDate, '2027-01-18');
    assert.equal(engagement.firstEnteredRole, 'gateway');
    assert.deepEqual(events, [{ type: 'startDateRecorded', after: engagement.esd, comment: undefined }]);
    assert.equal(reminder, 'rearm');
  });

  it('needs neither an FM nor a delivery channel (R43, I3)', () => {
    accepted(decideCapture(anEngagement({ fmId: undefined }), on('2027-01-18'), context));
  });

  it('takes today', () => {
    accepted(decideCapture(anEngagement(), on('2026-11-23'), context));
  });

  it('stores the first of the month, as an estimate, when only the month is known (R40, U9, U16, I11)', () => {
    const { engagement } = accepted(decideCapture(anEngagement(), on('2027-05-17', 'month'), context));
    assert.equal(engagement.esd?.date, '2027-05-01');
    assert.equal(engagement.esd.precision, 'month');
  });

  for (const origin of ['serial', 'successReview'] as const) {
    it(`marks the date of a ${origin} engagement as planned (R39, R41)`, () => {
      const { engagement } = accepted(decideCapture(anEngagement({ origin }), on('2027-01-18'), context));
      assert.equal(engagement.esd?.basis, 'planned');
    });
  }

  for (const l1 of ['statusUnknown', 'blocked', 'noIntent', 'duplicateInvalid'] satisfies L1[]) {
    it(`is refused when L1 is ${l1} (R9, R11, U10, I1)`, () => {
      assertRefused(decideCapture(anEngagement({ l1 }), on('2027-01-18'), context), 'not-in-progress');
    });
  }

  for (const [name, date, precision, refusal] of [
    ['yesterday (E5)', '2026-11-22', 'day', 'date-in-past'],
    ['a month that has passed', '2026-10-31', 'month', 'month-already-begun'],
    ['the month that has begun', '2026-11-30', 'month', 'month-already-begun'],
    ['more than five years ahead (E7)', '2031-11-24', 'day', 'date-too-far'],
    ['a mistyped year (E7)', '2072-01-18', 'day', 'date-too-far'],
  ] as const) {
    it(`is refused for ${name} (E5, E7)`, () => {
      assertRefused(decideCapture(anEngagement(), on(date, precision), context), refusal);
    });
  }

  it('takes the day five years ahead', () => {
    accepted(decideCapture(anEngagement(), on('2031-11-23'), context));
  });

  it('is refused when there is a date already', () => {
    assertRefused(decideCapture(aDatedEngagement('2027-01-18'), on('2027-01-25'), context), 'already-has-date');
  });

  it('is refused after a kickoff that is set (R17)', () => {
    const engagement = anEngagement({ kickoffDate: calendarDay('2027-01-17') });
    assertRefused(decideCapture(engagement, on('2027-01-18'), context), 'kickoff-before-start');
    accepted(decideCapture(engagement, on('2027-01-17'), context));
  });

  it('U4: keeps a comment when there is one', () => {
    const { events } = accepted(decideCapture(anEngagement(), on('2027-01-18', 'day', ' After their audit '), context));
    assert.equal(events[0]?.type === 'startDateRecorded' && events[0].comment, 'After their audit');
    assertRefused(decideCapture(anEngagement(), on('2027-01-18', 'day', 'x'.repeat(1001)), context), 'text-too-long');
  });

  it('U18: remembers in which quality the first date was entered', () => {
    const byFm = aContext({ by: { objectId: FM.objectId, role: 'fm' } });
    assert.equal(accepted(decideCapture(anEngagement(), on('2027-01-18'), byFm)).engagement.firstEnteredRole, 'fm');
  });

  for (const [name, date, precision, expected] of [
    ['nothing unusual', '2027-01-18', 'day', []],
    ['a Saturday (E1)', '2026-11-28', 'day', ['day-off']],
    ['a month that begins on a Saturday (E2)', '2027-05-01', 'month', []],
    ['eighteen months ahead', '2028-05-23', 'day', []],
    ['more than eighteen months ahead (E7)', '2028-05-24', 'day', ['far-ahead']],
  ] as const) {
    it(`warns of ${name}: ${expected.join(', ') || 'no'}`, () => {
      const { warnings } = accepted(decideCapture(anEngagement(), on(date, precision), context));
      assert.deepEqual(
        warnings?.map(({ kind }) => kind),
        expected,
      );
    });
  }
});
