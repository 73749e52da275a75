import assert from 'node:assert/strict';

import { calendarDay } from '../../src/domain/calendar-day.ts';
import { decideReactivate, decideReschedule, type RescheduleRequest } from '../../src/domain/decide-reschedule.ts';
import { aContext, aDatedEngagement, anEngagement, aStartDate, ATTEMPT } from '../support/builders.ts';
import { accepted, assertRefused } from '../support/decisions.ts';

describe('rescheduling', () => {
  const context = aContext();
  const to = (date: string, changes: Partial<RescheduleRequest> = {}): RescheduleRequest => ({
    requested: { date: calendarDay(date), precision: 'day' },
    reason: { code: 'customerRequestedNewDate', text: 'They are moving offices first' },
    ...changes,
  });
  const scheduled = aDatedEngagement('2027-01-18');
  const due = aDatedEngagement('2026-11-23');
  const awaiting = aDatedEngagement('2026-11-20', { attempts: [ATTEMPT] });
  const replied = { reason: { code: 'customerReplied', text: 'They called back and want to talk' } } as const;

  for (const [name, engagement] of [
    ['scheduled', scheduled],
    ['due', due],
    ['awaiting a response', awaiting],
  ] as const) {
    it(`moves the date of one that is ${name}, and starts the attempts anew (R25, R27, E8)`, () => {
      const { engagement: after, events, reminder } = accepted(decideReschedule(engagement, to('2027-02-01'), context));
      assert.equal(after.esd?.date, '2027-02-01');
      assert.equal(after.esdVersion, engagement.esdVersion + 1);
      assert.equal(after.version, engagement.version + 1);
      assert.equal(after.firstRequestedDate, engagement.firstRequestedDate);
      assert.deepEqual(after.attempts, []);
      assert.deepEqual(events, [
        {
          type: 'startDateRescheduled',
          before: engagement.esd,
          after: after.esd,
          reason: { code: 'customerRequestedNewDate', text: 'They are moving offices first' },
        },
      ]);
      assert.equal(reminder, 'rearm');
    });
  }

  it('keeps a planned date a planned one', () => {
    const serial = aDatedEngagement('2027-01-18', { esd: aStartDate('2027-01-18', { basis: 'planned' }) });
    assert.equal(accepted(decideReschedule(serial, to('2027-02-01'), context)).engagement.esd?.basis, 'planned');
  });

  it('tells the reply of a silent customer apart (R31)', () => {
    for (const engagement of [due, awaiting]) {
      const { events, engagement: after } = accepted(decideReschedule(engagement, to('2026-11-30', replied), context));
      assert.equal(events[0]?.type, 'customerReplied');
      assert.equal(after.esd?.date, '2026-11-30');
    }
    assert.equal(
      accepted(decideReschedule(scheduled, to('2026-11-30', replied), context)).events[0]?.type,
      'startDateRescheduled',
    );
  });

  it('refuses a discussion for today as the answer to a reply: that is a start, once it has happened', () => {
    assertRefused(decideReschedule(awaiting, to('2026-11-23', replied), context), 'date-not-in-future');
    accepted(decideReschedule(awaiting, to('2026-11-23'), context));
  });

  it('makes an estimate exact on the same day, which is a change too (I5)', () => {
    const estimate = aDatedEngagement('2027-02-01', { esd: aStartDate('2027-02-01', { precision: 'month' }) });
    const { engagement } = accepted(decideReschedule(estimate, to('2027-02-01'), context));
    assert.equal(engagement.esd?.precision, 'day');
  });

  for (const [name, text, refusal] of [
    ['no reason (R34)', '', 'text-too-short'],
    ['only blanks', '                ', 'text-too-short'],
    ['nine characters', 'too short', 'text-too-short'],
    ['nine emoji', '🙂🙂🙂🙂🙂🙂🙂🙂🙂', 'text-too-short'],
    ['1,001 characters', 'x'.repeat(1001), 'text-too-long'],
    ['a very long text', 'x'.repeat(200_000), 'text-too-long'],
    ['few characters of many parts each', '👩‍👩‍👧‍👦'.repeat(600), 'text-too-long'],
  ] as const) {
    it(`is refused with ${name}`, () => {
      assertRefused(
        decideReschedule(scheduled, to('2027-02-01', { reason: { code: 'other', text } }), context),
        refusal,
      );
    });
  }

  it('takes ten and a thousand characters, without the blanks around', () => {
    for (const text of ['ten chars!', `  ${'x'.repeat(1000)}  `]) {
      const { events } = accepted(
        decideReschedule(scheduled, to('2027-02-01', { reason: { code: 'other', text } }), context),
      );
      const [event] = events;
      assert.equal(event && 'reason' in event && event.reason?.text, text.trim());
    }
  });

  for (const [name, engagement, refusal] of [
    ['without a date', anEngagement(), 'no-date'],
    ['that has started', aDatedEngagement('2026-11-20', { progress: 'started' }), 'already-started'],
    ['that is inactive (R33)', aDatedEngagement('2026-11-02', { progress: 'inactive' }), 'inactive'],
    ['that is suspended (R11)', aDatedEngagement('2027-01-18', { l1: 'blocked' }), 'not-in-progress'],
    ['that does not apply', anEngagement({ l1: 'blocked' }), 'not-in-progress'],
  ] as const) {
    it(`is refused for an engagement ${name} (I1, I7)`, () => {
      assertRefused(decideReschedule(engagement, to('2027-02-01'), context), refusal);
    });
  }

  for (const [name, date, refusal] of [
    ['a past day (E6)', '2026-11-22', 'date-in-past'],
    ['the present date (E8)', '2027-01-18', 'date-unchanged'],
    ['a mistyped year (E7)', '2072-02-01', 'date-too-far'],
  ] as const) {
    it(`is refused for ${name}`, () => {
      assertRefused(decideReschedule(scheduled, to(date), context), refusal);
    });
  }

  it('asks what to do with a kickoff that it would overtake, and does it in the same step (E9)', () => {
    const withKickoff = aDatedEngagement('2027-01-18', { kickoffDate: calendarDay('2027-01-20') });
    accepted(decideReschedule(withKickoff, to('2027-01-20'), context));
    assertRefused(decideReschedule(withKickoff, to('2027-01-25'), context), 'kickoff-before-start');
    const moved = accepted(decideReschedule(withKickoff, to('2027-01-25', { kickoffRemedy: 'moveToStart' }), context));
    assert.equal(moved.engagement.kickoffDate, '2027-01-25');
    const cleared = accepted(decideReschedule(withKickoff, to('2027-01-25', { kickoffRemedy: 'clear' }), context));
    assert.equal(cleared.engagement.kickoffDate, undefined);
    assert.deepEqual(cleared.events[1], { type: 'kickoffSet', before: '2027-01-20', after: undefined });
    assert.deepEqual(moved.events[1], { type: 'kickoffSet', before: '2027-01-20', after: '2027-01-25' });
  });

  it('takes an inactive engagement up again, with a reason (U3, E14)', () => {
    const inactive = aDatedEngagement('2026-11-02', { progress: 'inactive', attempts: [ATTEMPT] });
    const { engagement, events } = accepted(decideReactivate(inactive, to('2026-12-01'), context));
    assert.equal(engagement.progress, 'open');
    assert.equal(engagement.esd?.date, '2026-12-01');
    assert.equal(events[0]?.type, 'reactivated');
    accepted(decideReactivate({ ...inactive, esd: aStartDate('2026-11-23') }, to('2026-11-23'), context));
    assertRefused(decideReactivate(scheduled, to('2027-02-01'), context), 'not-inactive');
    assertRefused(decideReactivate({ ...inactive, l1: 'blocked' }, to('2027-02-01'), context), 'not-in-progress');
  });
});
