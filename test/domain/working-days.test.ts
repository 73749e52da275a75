import assert from 'node:assert/strict';

import { calendarDay } from '../../src/domain/calendar-day.ts';
import { addWorkingDays, MONDAY_TO_FRIDAY, workingDayOnOrAfter } from '../../src/domain/working-days.ts';

describe('working days', () => {
  const SUNDAY_TO_THURSDAY = [7, 1, 2, 3, 4];

  for (const [day, week, expected] of [
    ['2026-11-23', MONDAY_TO_FRIDAY, '2026-11-23'],
    ['2027-05-01', MONDAY_TO_FRIDAY, '2027-05-03'],
    ['2027-08-01', MONDAY_TO_FRIDAY, '2027-08-02'],
    ['2027-08-01', SUNDAY_TO_THURSDAY, '2027-08-01'],
    ['2027-07-30', SUNDAY_TO_THURSDAY, '2027-08-01'],
  ] as const) {
    it(`goes from ${day} to ${expected} for the week ${week.join('')}`, () => {
      assert.equal(workingDayOnOrAfter(calendarDay(day), week), expected);
    });
  }

  for (const [day, count, expected] of [
    ['2026-11-23', 1, '2026-11-24'],
    ['2026-11-26', 2, '2026-11-30'],
    ['2026-11-27', 1, '2026-11-30'],
    ['2026-11-28', 1, '2026-11-30'],
    ['2026-11-28', 2, '2026-12-01'],
    ['2026-12-31', 2, '2027-01-04'],
  ] as const) {
    it(`counts ${String(count)} from ${day} to ${expected}`, () => {
      assert.equal(addWorkingDays(calendarDay(day), count, MONDAY_TO_FRIDAY), expected);
    });
  }

  it('refuses a week without working days instead of searching for ever', () => {
    assert.throws(() => workingDayOnOrAfter(calendarDay('2026-11-23'), []), RangeError);
    assert.throws(() => workingDayOnOrAfter(calendarDay('2026-11-23'), [8]), RangeError);
  });
});
