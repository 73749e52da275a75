import assert from 'node:assert/strict';

import { calendarDay } from '../../src/domain/calendar-day.ts';
import type { ContactAttempt, WorkloadEngagement } from '../../src/domain/engagement.ts';
import type { Person } from '../../src/domain/person.ts';
import {
  isStillAsked,
  planAlarm,
  planNext,
  planQuestion,
  receptiveAt,
  replanned,
  suggestsInactive,
  type PlannedReminder,
  type PlanningContext,
} from '../../src/domain/reminder.ts';
import { aDatedEngagement, anEngagement, aPerson, aStartDate, ATTEMPT, FM, WEEKDAYS } from '../support/builders.ts';

const MONDAY = '2026-11-23T09:04:00Z';

function context(now: string, changes: Partial<PlanningContext> = {}): PlanningContext {
  const { fm = FM } = changes;
  return { fm, calendar: WEEKDAYS, timeZone: fm.timeZone, nowMs: Date.parse(now), byFm: false, ...changes };
}

function noFm(now: string): PlanningContext {
  return { fm: undefined, calendar: WEEKDAYS, timeZone: 'Europe/Madrid', nowMs: Date.parse(now), byFm: false };
}

function inShort(plan: PlannedReminder | undefined): string {
  return plan ? `${plan.kind} ${plan.localDay} ${new Date(plan.dueAtMs).toISOString().slice(0, 16)}` : 'none';
}

const ON_SUNDAY = '2027-01-17T12:00:00Z';

describe('the question about a date', () => {
  const planned = (...parameters: Parameters<typeof planQuestion>): string => inShort(planQuestion(...parameters));

  for (const [name, date, zone, now, expected] of [
    ['on the date', '2027-01-18', 'Europe/Madrid', ON_SUNDAY, 'due 2027-01-18 2027-01-18T08:00'],
    [
      'on Monday when the date is a Saturday (E1)',
      '2027-05-01',
      'Europe/Madrid',
      '2027-04-30T08:00:00Z',
      'due 2027-05-03 2027-05-03T07:00',
    ],
    [
      'before the clocks change (E4)',
      '2027-03-26',
      'Europe/Madrid',
      '2027-03-25T08:00:00Z',
      'due 2027-03-26 2027-03-26T08:00',
    ],
    [
      'after the clocks changed (E4)',
      '2027-03-29',
      'Europe/Madrid',
      '2027-03-26T08:00:00Z',
      'due 2027-03-29 2027-03-29T07:00',
    ],
    [
      'in the zone of the FM (E3)',
      '2027-01-25',
      'America/Los_Angeles',
      '2027-01-23T08:00:00Z',
      'due 2027-01-25 2027-01-25T17:00',
    ],
    ['in a half-hour zone', '2027-01-25', 'Asia/Kolkata', '2027-01-23T08:00:00Z', 'due 2027-01-25 2027-01-25T03:30'],
    ['on a leap day', '2028-02-29', 'Europe/Madrid', '2028-02-28T08:00:00Z', 'due 2028-02-29 2028-02-29T08:00'],
    ['at the turn of the year', '2027-01-01', 'Asia/Tokyo', '2026-12-31T01:00:00Z', 'due 2027-01-01 2027-01-01T00:00'],
  ] as const) {
    it(`comes at nine ${name} (U22)`, () => {
      const fm = aPerson({ ...FM, timeZone: zone });
      assert.equal(planned(aDatedEngagement(date), 'rearm', context(now, { fm })), expected);
    });
  }

  it('comes at the time the FM prefers, and at nine when that is outside 08:00 to 18:00', () => {
    const at = (reminderTime: string): string =>
      planned(
        aDatedEngagement('2027-01-18'),
        'rearm',
        context(ON_SUNDAY, { fm: aPerson({ ...FM, reminderTime }) }),
      ).slice(-5);
    assert.deepEqual([at('08:00'), at('17:30'), at('07:30'), at('18:00')], ['07:00', '16:30', '08:00', '08:00']);
  });

  it('comes at once when its time has passed, or on the next working day', () => {
    const saturday = '2026-11-28T12:00:00Z';
    assert.equal(planned(aDatedEngagement('2026-11-23'), 'rearm', context(MONDAY)), 'due 2026-11-23 2026-11-23T08:00');
    assert.equal(
      planned(aDatedEngagement('2026-11-23'), 'rearm', context(saturday)),
      'due 2026-11-30 2026-11-30T08:00',
    );
  });

  it('leaves an FM in peace who has just dealt with it', () => {
    assert.equal(
      planned(aDatedEngagement('2026-11-23'), 'rearm', context(MONDAY, { byFm: true })),
      'due 2026-11-24 2026-11-24T08:00',
    );
  });

  it('follows up after two working days of the FM, or as many as they have chosen, and puts off by one (U1)', () => {
    const engagement = aDatedEngagement('2026-11-26', { attempts: [ATTEMPT] });
    const thursday = '2026-11-26T10:00:00Z';
    assert.equal(planned(engagement, 'followUp', context(thursday)), 'followUp 2026-11-30 2026-11-30T08:00');
    const patient = aPerson({ ...FM, followUpDays: 5 });
    assert.equal(
      planned(engagement, 'followUp', context(thursday, { fm: patient })),
      'followUp 2026-12-03 2026-12-03T08:00',
    );
    assert.equal(planned(engagement, 'snooze', context(thursday)), 'due 2026-11-27 2026-11-27T08:00');
    const friday = '2026-11-27T10:00:00Z';
    assert.equal(planned(engagement, 'snooze', context(friday)), 'followUp 2026-11-30 2026-11-30T08:00');
  });

  it('skips the holidays of the FM (U7, E1)', () => {
    const holidays = new Set(['2026-12-07', '2026-12-08']);
    const calendar = { ...WEEKDAYS, holidayOn: (day: string) => (holidays.has(day) ? 'Made-up Day' : undefined) };
    const friday = '2026-12-04T10:00:00Z';
    const on = (...[date, effect]: [string, 'rearm' | 'snooze' | 'followUp']): string =>
      planned(aDatedEngagement(date), effect, context(friday, { calendar }));
    assert.equal(on('2026-12-07', 'rearm'), 'due 2026-12-09 2026-12-09T08:00');
    assert.equal(on('2026-12-04', 'snooze'), 'due 2026-12-09 2026-12-09T08:00');
    assert.equal(on('2026-12-04', 'followUp'), 'followUp 2026-12-10 2026-12-10T08:00');
    assert.equal(on('2026-12-10', 'rearm'), 'headsUp 2026-12-09 2026-12-09T08:00');
  });

  it('is announced one working day before (rule H), over the weekend on Friday (E3)', () => {
    assert.equal(
      planned(aDatedEngagement('2027-01-20'), 'rearm', context(MONDAY)),
      'headsUp 2027-01-19 2027-01-19T08:00',
    );
    assert.equal(
      planned(aDatedEngagement('2027-01-25'), 'rearm', context(MONDAY)),
      'headsUp 2027-01-22 2027-01-22T08:00',
    );
    const angeles = aPerson({ ...FM, timeZone: 'America/Los_Angeles' });
    assert.equal(
      planned(aDatedEngagement('2027-01-25'), 'rearm', context(MONDAY, { fm: angeles })),
      'headsUp 2027-01-22 2027-01-22T17:00',
    );
  });

  it('is not announced when the moment for it has passed', () => {
    assert.equal(planned(aDatedEngagement('2026-11-24'), 'rearm', context(MONDAY)), 'due 2026-11-24 2026-11-24T08:00');
  });

  it('asks for the day ten working days before a month begins of which only that is known (rule E)', () => {
    const month = aDatedEngagement('2027-03-01', { esd: aStartDate('2027-03-01', { precision: 'month' }) });
    assert.equal(planned(month, 'rearm', context(MONDAY)), 'estimate 2027-02-15 2027-02-15T08:00');
    assert.equal(planned(month, 'rearm', context('2027-02-16T08:00:00Z')), 'due 2027-03-01 2027-03-01T08:00');
  });

  for (const [name, engagement] of [
    ['without a date', anEngagement()],
    ['outside In Progress (R11)', aDatedEngagement('2027-01-18', { l1: 'blocked' })],
    ['that has started', aDatedEngagement('2027-01-18', { progress: 'started' })],
    ['that is inactive', aDatedEngagement('2027-01-18', { progress: 'inactive' })],
    ['from before the field existed (R12)', aDatedEngagement('2027-01-18', { origin: 'preexisting' })],
    ['of a partner (R45)', aDatedEngagement('2027-01-18', { deliveryChannel: 'frp' })],
  ] as const) {
    it(`never comes, and no alarm, for an engagement ${name} (I14, I15)`, () => {
      assert.equal(planQuestion(engagement, 'rearm', context(MONDAY)), undefined);
      assert.equal(planAlarm(engagement, context(MONDAY)), undefined);
      assert.equal(planAlarm({ ...engagement, fmId: undefined }, noFm(MONDAY)), undefined);
    });
  }
});

describe('an alarm to the leads (rule W)', () => {
  const alarm = (...parameters: Parameters<typeof planAlarm>): string => inShort(planAlarm(...parameters));
  const unassigned = (date: string): WorkloadEngagement => aDatedEngagement(date, { fmId: undefined });

  it('comes five working days before the date while nobody is assigned, at nine where the customer is', () => {
    assert.equal(alarm(unassigned('2027-01-18'), noFm(MONDAY)), 'noFm 2027-01-11 2027-01-11T08:00');
  });

  it('comes at once when the date is nearer, or has passed', () => {
    assert.equal(alarm(unassigned('2026-11-25'), noFm(MONDAY)), 'noFm 2026-11-23 2026-11-23T08:00');
    assert.equal(alarm(unassigned('2026-11-18'), noFm(MONDAY)), 'noFm 2026-11-23 2026-11-23T08:00');
  });

  it('comes two working days after a date on which nobody has tried, where the FM is', () => {
    assert.equal(alarm(aDatedEngagement('2026-11-27'), context(MONDAY)), 'noAttempt 2026-12-01 2026-12-01T08:00');
    assert.equal(alarm(aDatedEngagement('2026-11-27', { attempts: [ATTEMPT] }), context(MONDAY)), 'none');
  });

  it('gives an FM who was assigned late the same two days', () => {
    assert.equal(alarm(aDatedEngagement('2026-11-10'), context(MONDAY)), 'noAttempt 2026-11-25 2026-11-25T08:00');
  });

  it('comes a second time, two working days after the date, while still nobody is assigned, and not a third', () => {
    const engagement = unassigned('2026-11-25');
    assert.equal(inShort(planNext(engagement, 'noFm', noFm(MONDAY))), 'noAttempt 2026-11-27 2026-11-27T08:00');
    assert.equal(planNext(engagement, 'noFm', noFm('2026-11-27T09:00:00Z')), undefined);
    assert.equal(planNext(engagement, 'noAttempt', noFm(MONDAY)), undefined);
  });
});

describe('what follows a reminder that was sent', () => {
  const next = (engagement: WorkloadEngagement, kind: PlannedReminder['kind'], now: string): string =>
    inShort(planNext(engagement, kind, context(now)));

  it('is the question of the date after an announcement, and follow-ups from then on', () => {
    const engagement = aDatedEngagement('2027-01-18');
    assert.equal(next(engagement, 'headsUp', '2027-01-15T08:00:05Z'), 'due 2027-01-18 2027-01-18T08:00');
    assert.equal(next(engagement, 'due', '2027-01-18T08:00:05Z'), 'followUp 2027-01-20 2027-01-20T08:00');
    assert.equal(next(engagement, 'followUp', '2027-01-20T08:00:05Z'), 'followUp 2027-01-22 2027-01-22T08:00');
    const month = { ...engagement, esd: aStartDate('2027-02-01', { precision: 'month' }) };
    assert.equal(next(month, 'estimate', '2027-01-18T08:00:05Z'), 'due 2027-02-01 2027-02-01T08:00');
  });

  it('is the question of the date at once when an announcement went out late', () => {
    assert.equal(
      next(aDatedEngagement('2027-01-18'), 'headsUp', '2027-01-18T08:30:00Z'),
      'due 2027-01-18 2027-01-18T08:00',
    );
  });
});

describe('a reminder that is planned again', () => {
  it('moves with its FM to another time zone, other hours and other working days', () => {
    const engagement = aDatedEngagement('2027-01-18');
    const plan = planQuestion(engagement, 'rearm', context(MONDAY));
    assert.ok(plan);
    assert.equal(inShort(replanned(engagement, plan, context(MONDAY))), 'headsUp 2027-01-15 2027-01-15T08:00');
    const moved = context(MONDAY, { fm: aPerson({ ...FM, timeZone: 'Asia/Kolkata', reminderTime: '10:30' }) });
    assert.equal(inShort(replanned(engagement, plan, moved)), 'headsUp 2027-01-15 2027-01-15T05:00');
    const noFridays = context(MONDAY, { calendar: { ...WEEKDAYS, workingDays: [1, 2, 3, 4] } });
    assert.equal(inShort(replanned(engagement, plan, noFridays)), 'headsUp 2027-01-14 2027-01-14T08:00');
    const followUp = { kind: 'followUp', recipient: FM.objectId, localDay: calendarDay('2027-01-22') } as const;
    assert.equal(inShort(replanned(engagement, followUp, noFridays)), 'followUp 2027-01-25 2027-01-25T08:00');
  });
});

describe('whether a reminder still has something to say (E30)', () => {
  const asked = (
    kind: PlannedReminder['kind'],
    engagement: WorkloadEngagement,
    day = '2026-11-23',
    esdVersion = 1,
  ): boolean => isStillAsked(engagement, { kind, esdVersion }, calendarDay(day));
  const due = aDatedEngagement('2026-11-23');

  it('asks only while the date has arrived, is the same, and nobody has answered', () => {
    assert.equal(asked('due', due), true);
    assert.equal(asked('followUp', { ...due, attempts: [ATTEMPT] }), true);
    assert.equal(asked('due', due, '2026-11-22'), false);
    assert.equal(asked('due', { ...due, esdVersion: 2 }), false);
    assert.equal(asked('due', { ...due, progress: 'started' }), false);
    assert.equal(asked('due', { ...due, l1: 'blocked' }), false);
    assert.equal(asked('due', { ...due, deliveryChannel: 'frp' }), false);
  });

  it('announces only while the date lies ahead', () => {
    assert.deepEqual([asked('headsUp', due, '2026-11-20'), asked('headsUp', due)], [true, false]);
    assert.deepEqual([asked('estimate', due, '2026-11-20'), asked('estimate', due)], [true, false]);
  });

  it('alarms the leads only while nobody is assigned, or nobody has tried', () => {
    assert.deepEqual([asked('noFm', { ...due, fmId: undefined }), asked('noFm', due)], [true, false]);
    assert.deepEqual([asked('noAttempt', due), asked('noAttempt', { ...due, attempts: [ATTEMPT] })], [true, false]);
  });
});

describe('when a person can be reminded', () => {
  const at = (now: string, changes: Partial<Person> = {}, isUrgent = false): string =>
    new Date(receptiveAt(aPerson({ ...FM, ...changes }), WEEKDAYS, Date.parse(now), { isUrgent })).toISOString();

  for (const [name, now, expected] of [
    ['at once at eight', '2026-11-23T07:00:00Z', '2026-11-23T07:00:00.000Z'],
    ['at once a minute before six in the evening', '2026-11-23T16:59:00Z', '2026-11-23T16:59:00.000Z'],
    ['at nine when it is earlier than eight', '2026-11-23T06:59:59Z', '2026-11-23T08:00:00.000Z'],
    ['on the next morning from six in the evening on', '2026-11-23T17:00:00Z', '2026-11-24T08:00:00.000Z'],
    ['on Monday when it is Friday evening', '2026-11-27T17:00:00Z', '2026-11-30T08:00:00.000Z'],
    ['on Monday when it is Sunday', '2026-11-29T10:00:00Z', '2026-11-30T08:00:00.000Z'],
  ] as const) {
    it(name, () => {
      assert.equal(at(now), expected);
    });
  }

  it('is after the pause they have asked for, but for what is urgent to others', () => {
    const remindersPausedUntil = calendarDay('2026-11-27');
    assert.equal(at('2026-11-23T10:00:00Z', { remindersPausedUntil }), '2026-11-30T08:00:00.000Z');
    assert.equal(at('2026-11-23T10:00:00Z', { remindersPausedUntil }, true), '2026-11-23T10:00:00.000Z');
    assert.equal(at('2026-11-30T10:00:00Z', { remindersPausedUntil }), '2026-11-30T10:00:00.000Z');
  });
});

describe('the suggestion to give a customer up (rule I, U2)', () => {
  const tried = (...channels: readonly ContactAttempt['channel'][]): readonly ContactAttempt[] =>
    channels.map((channel) => ({ ...ATTEMPT, channel, outcome: 'noReply' }));
  const suggested = (attempts: readonly ContactAttempt[], today: string): boolean =>
    suggestsInactive(aDatedEngagement('2026-11-09', { attempts }), calendarDay(today), WEEKDAYS);

  it('comes after three attempts over two channels and ten working days, and not before', () => {
    assert.equal(suggested(tried('email', 'phone', 'email'), '2026-11-23'), true);
    assert.equal(suggested(tried('email', 'phone', 'email'), '2026-11-20'), false);
    assert.equal(suggested(tried('email', 'email', 'email'), '2026-11-23'), false);
    assert.equal(suggested(tried('email', 'phone'), '2026-11-23'), false);
  });

  it('counts only what brought no answer', () => {
    const answered: ContactAttempt = { ...ATTEMPT, channel: 'phone', outcome: 'reply' };
    assert.equal(suggested([...tried('email', 'email'), answered], '2026-11-23'), false);
  });
});
