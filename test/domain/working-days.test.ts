import assert from 'node:assert/strict';

import { calendarDay } from '../../src/domain/calendar-day.ts';
import {
  addWorkingDays,
  isWorkingDay,
  MONDAY_TO_FRIDAY,
  workingDayOnOrAfter,
  type WorkCalendar,
  type WorkingDays,
} from '../../src/domain/working-days.ts';
import { WEEKDAYS } from '../support/builders.ts';

describe('working days', () => {
  const SUNDAY_TO_THURSDAY = [7, 1, 2, 3, 4];
  const HOLIDAYS = new Map([
    ['2026-12-07', 'Made-up Monday'],
    ['2026-12-08', 'Made-up Tuesday'],
    ['2026-12-12', 'Made-up Saturday'],
    ['2027-01-01', "New Year's Day"],
  ]);
  const weekOf = (workingDays: WorkingDays): WorkCalendar => ({ ...WEEKDAYS, workingDays });
  const withHolidays: WorkCalendar = { ...WEEKDAYS, holidayOn: (day) => HOLIDAYS.get(day) };

  for (const [day, week, expected] of [
    ['2026-11-23', MONDAY_TO_FRIDAY, '2026-11-23'],
    ['2027-05-01', MONDAY_TO_FRIDAY, '2027-05-03'],
    ['2027-08-01', MONDAY_TO_FRIDAY, '2027-08-02'],
    ['2027-08-01', SUNDAY_TO_THURSDAY, '2027-08-01'],
    ['2027-07-30', SUNDAY_TO_THURSDAY, '2027-08-01'],
  ] as const) {
    it(`goes from ${day} to ${expected} for the week ${week.join('')}`, () => {
      assert.equal(workingDayOnOrAfter(calendarDay(day), weekOf(week)), expected);
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
      assert.equal(addWorkingDays(calendarDay(day), count, WEEKDAYS), expected);
    });
  }

  for (const [day, expected] of [
    ['2026-12-04', '2026-12-04'],
    ['2026-12-05', '2026-12-09'],
    ['2026-12-07', '2026-12-09'],
    ['2026-12-12', '2026-12-14'],
    ['2027-01-01', '2027-01-04'],
  ] as const) {
    it(`goes from ${day} past the holidays to ${expected} (U7, E1)`, () => {
      assert.equal(workingDayOnOrAfter(calendarDay(day), withHolidays), expected);
    });
  }

  for (const [day, count, expected] of [
    ['2026-12-04', 1, '2026-12-09'],
    ['2026-12-04', 2, '2026-12-10'],
    ['2026-12-07', 1, '2026-12-09'],
    ['2026-12-31', 1, '2027-01-04'],
  ] as const) {
    it(`counts ${String(count)} from ${day} past the holidays to ${expected} (U1)`, () => {
      assert.equal(addWorkingDays(calendarDay(day), count, withHolidays), expected);
    });
  }

  for (const [day, works] of [
    ['2026-12-04', true],
    ['2026-12-05', false],
    ['2026-12-07', false],
    ['2026-12-09', true],
  ] as const) {
    it(`takes ${day} for ${works ? 'a working day' : 'a day off'}`, () => {
      assert.equal(isWorkingDay(calendarDay(day), withHolidays), works);
    });
  }

  it('refuses a week without working days instead of searching for ever', () => {
    assert.throws(() => workingDayOnOrAfter(calendarDay('2026-11-23'), weekOf([])), RangeError);
    assert.throws(() => workingDayOnOrAfter(calendarDay('2026-11-23'), weekOf([8])), RangeError);
    const endlessHoliday: WorkCalendar = { ...WEEKDAYS, holidayOn: () => 'Every day' };
    assert.throws(() => addWorkingDays(calendarDay('2026-11-23'), 1, endlessHoliday), RangeError);
  });
});
