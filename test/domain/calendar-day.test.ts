import assert from 'node:assert/strict';

import fc from 'fast-check';

import {
  addDays,
  addYears,
  calendarDay,
  daysBetween,
  firstOfMonth,
  isoWeekday,
  parseCalendarDay,
} from '../../src/domain/calendar-day.ts';

describe('calendar days', () => {
  const days = fc.integer({ min: 0, max: 80_000 }).map((offset) => addDays(calendarDay('1990-01-01'), offset));

  for (const text of ['2027-01-12', '2028-02-29', '2000-02-29', '2026-12-31']) {
    it(`reads ${text}`, () => {
      assert.equal(parseCalendarDay(text), text);
    });
  }

  for (const text of [
    '2027-02-31',
    '2027-02-29',
    '1900-02-29',
    '2027-13-01',
    '2027-00-10',
    '2027-1-2',
    '31/02/2027',
    '06/03/2019 22:00:00',
    '2027-01-12T00:00:00Z',
    ' 2027-01-12',
    '',
    'enero',
  ]) {
    it(`takes "${text}" for no day`, () => {
      assert.equal(parseCalendarDay(text), undefined);
      assert.throws(() => calendarDay(text), RangeError);
    });
  }

  it('counts days across month, leap day and year', () => {
    assert.equal(addDays(calendarDay('2028-02-28'), 1), '2028-02-29');
    assert.equal(addDays(calendarDay('2028-02-28'), 2), '2028-03-01');
    assert.equal(addDays(calendarDay('2026-12-31'), 1), '2027-01-01');
    assert.equal(addDays(calendarDay('2027-01-01'), -1), '2026-12-31');
  });

  it('ends a leap day on 28 February in other years', () => {
    assert.equal(addYears(calendarDay('2028-02-29'), 5), '2033-02-28');
    assert.equal(addYears(calendarDay('2026-11-23'), 5), '2031-11-23');
  });

  it('knows weekdays and first days of months', () => {
    assert.equal(isoWeekday(calendarDay('2026-11-23')), 1);
    assert.equal(isoWeekday(calendarDay('2027-08-01')), 7);
    assert.equal(firstOfMonth(calendarDay('2027-02-28')), '2027-02-01');
  });

  it('adds and measures alike, and ordering texts orders days', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: -4000, max: 4000 }), (day, count) => {
        const moved = addDays(day, count);
        assert.equal(daysBetween(day, moved), count);
        assert.equal(moved > day, count > 0);
        assert.equal((((isoWeekday(day) - 1 + count) % 7) + 7) % 7, isoWeekday(moved) - 1);
      }),
    );
  });
});
