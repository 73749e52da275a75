import assert from 'node:assert/strict';

import { calendarDay } from '../../src/domain/calendar-day.ts';
import { planWarnings } from '../../src/domain/start-date.ts';
import { warningKey } from '../../src/domain/warning.ts';
import { MONDAY_TO_FRIDAY, type WorkCalendar } from '../../src/domain/working-days.ts';

describe('warnings about a planned date', () => {
  const today = calendarDay('2026-11-23');
  const holidays = new Map([
    ['2026-12-08', 'Made-up Feast'],
    ['2026-12-12', 'Made-up Saturday'],
  ]);
  const calendar: WorkCalendar = { workingDays: MONDAY_TO_FRIDAY, holidayOn: (day) => holidays.get(day) };
  const SUNDAY_TO_THURSDAY: WorkCalendar = { workingDays: [7, 1, 2, 3, 4], holidayOn: () => undefined };

  for (const [name, date, precision, days, expected] of [
    ['a working day: none', '2026-12-09', 'day', calendar, []],
    ['today: none', '2026-11-23', 'day', calendar, []],
    ['E1: a Saturday', '2026-12-05', 'day', calendar, [{ kind: 'day-off', date: '2026-12-05' }]],
    ['E1: a Sunday', '2026-12-06', 'day', calendar, [{ kind: 'day-off', date: '2026-12-06' }]],
    ['E1: a Sunday where people work: none', '2026-12-06', 'day', SUNDAY_TO_THURSDAY, []],
    [
      'E1: a Friday where people rest',
      '2026-12-04',
      'day',
      SUNDAY_TO_THURSDAY,
      [{ kind: 'day-off', date: '2026-12-04' }],
    ],
    [
      'E1: a holiday, by its name',
      '2026-12-08',
      'day',
      calendar,
      [{ kind: 'holiday', date: '2026-12-08', holiday: 'Made-up Feast' }],
    ],
    [
      'E1: a holiday on a Saturday',
      '2026-12-12',
      'day',
      calendar,
      [{ kind: 'holiday', date: '2026-12-12', holiday: 'Made-up Saturday' }],
    ],
    ['E2: an estimate on a Saturday: none', '2027-05-17', 'month', calendar, []],
    ['E2: an estimate on a Sunday: none', '2027-08-01', 'month', calendar, []],
    ['E7: eighteen months ahead: none', '2028-05-23', 'day', calendar, []],
    [
      'E7: a day more than eighteen months ahead',
      '2028-05-24',
      'day',
      calendar,
      [{ kind: 'far-ahead', date: '2028-05-24' }],
    ],
    [
      'E7: an estimate more than eighteen months ahead',
      '2028-06-15',
      'month',
      calendar,
      [{ kind: 'far-ahead', date: '2028-06-01' }],
    ],
    [
      'E1 E7: a Sunday more than eighteen months ahead',
      '2028-05-28',
      'day',
      calendar,
      [
        { kind: 'day-off', date: '2028-05-28' },
        { kind: 'far-ahead', date: '2028-05-28' },
      ],
    ],
  ] as const) {
    it(name, () => {
      assert.deepEqual(planWarnings({ date: calendarDay(date), precision }, today, days), expected);
    });
  }

  it('are confirmed for one day only', () => {
    const keys = ['2026-12-05', '2026-12-06'].map((date) => warningKey({ kind: 'day-off', date: calendarDay(date) }));
    assert.deepEqual(keys, ['day-off 2026-12-05', 'day-off 2026-12-06']);
  });
});
