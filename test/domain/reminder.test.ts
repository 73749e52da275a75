import assert from 'node:assert/strict';

import { calendarDay } from '../../src/domain/calendar-day.ts';
import { isStillAsked, planReminder, type PlanningContext } from '../../src/domain/reminder.ts';
import { aDatedEngagement, anEngagement, aPerson, ATTEMPT, FM, WEEKDAYS } from '../support/builders.ts';

describe('planning a reminder', () => {
  const context = (now: string, changes: Partial<PlanningContext> = {}): PlanningContext => ({
    fm: FM,
    calendar: WEEKDAYS,
    nowMs: Date.parse(now),
    byFm: false,
    ...changes,
  });
  const planned = (...parameters: Parameters<typeof planReminder>): string => {
    const plan = planReminder(...parameters);
    return plan ? `${plan.kind} ${plan.localDay} ${new Date(plan.dueAtMs).toISOString()}` : 'none';
  };
  const monday = '2026-11-23T09:04:00Z';

  for (const [name, date, zone, expected] of [
    ['on the date', '2027-01-18', 'Europe/Madrid', 'due 2027-01-18 2027-01-18T08:00:00.000Z'],
    [
      'on Monday when the date is a Saturday (E1)',
      '2027-05-01',
      'Europe/Madrid',
      'due 2027-05-03 2027-05-03T07:00:00.000Z',
    ],
    ['before the clocks change (E4)', '2027-03-26', 'Europe/Madrid', 'due 2027-03-26 2027-03-26T08:00:00.000Z'],
    ['after the clocks changed (E4)', '2027-03-29', 'Europe/Madrid', 'due 2027-03-29 2027-03-29T07:00:00.000Z'],
    ['in the zone of the FM (E3)', '2027-01-25', 'America/Los_Angeles', 'due 2027-01-25 2027-01-25T17:00:00.000Z'],
    ['in a half-hour zone', '2027-01-25', 'Asia/Kolkata', 'due 2027-01-25 2027-01-25T03:30:00.000Z'],
  ] as const) {
    it(`comes at nine ${name} (U22)`, () => {
      const fm = aPerson({ ...FM, timeZone: zone });
      assert.equal(planned(aDatedEngagement(date), 'rearm', context(monday, { fm })), expected);
    });
  }

  it('comes at the time the FM prefers', () => {
    const fm = aPerson({ ...FM, reminderTime: '07:30' });
    assert.equal(
      planned(aDatedEngagement('2027-01-18'), 'rearm', context(monday, { fm })),
      'due 2027-01-18 2027-01-18T06:30:00.000Z',
    );
  });

  it('comes at once when its time has passed, or on the next working day', () => {
    const saturday = '2026-11-28T12:00:00Z';
    assert.equal(
      planned(aDatedEngagement('2026-11-23'), 'rearm', context(monday)),
      'due 2026-11-23 2026-11-23T08:00:00.000Z',
    );
    assert.equal(
      planned(aDatedEngagement('2026-11-23'), 'rearm', context(saturday)),
      'due 2026-11-30 2026-11-30T08:00:00.000Z',
    );
  });

  it('leaves an FM in peace who has just dealt with it', () => {
    assert.equal(
      planned(aDatedEngagement('2026-11-23'), 'rearm', context(monday, { byFm: true })),
      'due 2026-11-24 2026-11-24T08:00:00.000Z',
    );
  });

  it('follows up after two working days of the FM, and puts off by one (U1)', () => {
    const engagement = aDatedEngagement('2026-11-26', { attempts: [ATTEMPT] });
    const thursday = '2026-11-26T10:00:00Z';
    assert.equal(planned(engagement, 'followUp', context(thursday)), 'followUp 2026-11-30 2026-11-30T08:00:00.000Z');
    assert.equal(planned(engagement, 'snooze', context(thursday)), 'due 2026-11-27 2026-11-27T08:00:00.000Z');
    const friday = '2026-11-27T10:00:00Z';
    assert.equal(planned(engagement, 'snooze', context(friday)), 'followUp 2026-11-30 2026-11-30T08:00:00.000Z');
  });

  it('skips the holidays of the FM (U7, E1)', () => {
    const holidays = new Set(['2026-12-07', '2026-12-08']);
    const calendar = { ...WEEKDAYS, holidayOn: (day: string) => (holidays.has(day) ? 'Made-up Day' : undefined) };
    const friday = '2026-12-04T10:00:00Z';
    assert.equal(
      planned(aDatedEngagement('2026-12-07'), 'rearm', context(monday, { calendar })),
      'due 2026-12-09 2026-12-09T08:00:00.000Z',
    );
    assert.equal(
      planned(aDatedEngagement('2026-12-04'), 'snooze', context(friday, { calendar })),
      'due 2026-12-09 2026-12-09T08:00:00.000Z',
    );
    assert.equal(
      planned(aDatedEngagement('2026-12-04'), 'followUp', context(friday, { calendar })),
      'followUp 2026-12-10 2026-12-10T08:00:00.000Z',
    );
  });

  for (const [name, engagement] of [
    ['without a date', anEngagement()],
    ['outside In Progress (R11)', aDatedEngagement('2027-01-18', { l1: 'blocked' })],
    ['that has started', aDatedEngagement('2027-01-18', { progress: 'started' })],
    ['that is inactive', aDatedEngagement('2027-01-18', { progress: 'inactive' })],
    ['from before the field existed (R12)', aDatedEngagement('2027-01-18', { origin: 'preexisting' })],
    ['of a partner (R45)', aDatedEngagement('2027-01-18', { deliveryChannel: 'frp' })],
  ] as const) {
    it(`never happens for an engagement ${name} (I14, I15)`, () => {
      assert.equal(planReminder(engagement, 'rearm', context(monday)), undefined);
    });
  }

  it('asks only while the date has arrived, is the same, and nobody has answered (E30)', () => {
    const due = aDatedEngagement('2026-11-23');
    const asked = (engagement = due, esdVersion = 1, day = '2026-11-23'): boolean =>
      isStillAsked(engagement, esdVersion, calendarDay(day));
    assert.equal(asked(), true);
    assert.equal(asked({ ...due, attempts: [ATTEMPT] }), true);
    assert.equal(asked(due, 1, '2026-11-22'), false);
    assert.equal(asked({ ...due, esdVersion: 2 }), false);
    assert.equal(asked({ ...due, progress: 'started' }), false);
    assert.equal(asked({ ...due, l1: 'blocked' }), false);
    assert.equal(asked({ ...due, deliveryChannel: 'frp' }), false);
  });
});
