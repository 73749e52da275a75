import assert from 'node:assert/strict';

import { calendarDay } from '../../src/domain/calendar-day.ts';
import { dayInWords, monthInWords, shortDayInWords, shortMonthInWords } from '../../src/domain/day-in-words.ts';

describe('days in words', () => {
  for (const [day, english, spanish] of [
    ['2027-01-12', 'Tuesday, January 12, 2027', 'martes, 12 de enero de 2027'],
    ['2026-11-28', 'Saturday, November 28, 2026', 'sábado, 28 de noviembre de 2026'],
    ['2028-02-29', 'Tuesday, February 29, 2028', 'martes, 29 de febrero de 2028'],
    ['2026-09-30', 'Wednesday, September 30, 2026', 'miércoles, 30 de septiembre de 2026'],
    ['2027-08-01', 'Sunday, August 1, 2027', 'domingo, 1 de agosto de 2027'],
  ] as const) {
    it(`writes ${day} out in both languages`, () => {
      assert.equal(dayInWords(calendarDay(day), 'en'), english);
      assert.equal(dayInWords(calendarDay(day), 'es'), spanish);
    });
  }

  it('shortens days for lists', () => {
    assert.equal(shortDayInWords(calendarDay('2027-01-02'), 'en'), 'Jan 2, 2027');
    assert.equal(shortDayInWords(calendarDay('2027-01-02'), 'es'), '2 ene 2027');
  });

  it('shortens months for lists', () => {
    assert.equal(shortMonthInWords(calendarDay('2027-01-02'), 'en'), 'Jan 2027');
    assert.equal(shortMonthInWords(calendarDay('2027-01-02'), 'es'), 'ene 2027');
  });

  it('writes months out in both languages', () => {
    assert.equal(monthInWords(calendarDay('2027-05-01'), 'en'), 'May 2027');
    assert.equal(monthInWords(calendarDay('2027-05-01'), 'es'), 'mayo de 2027');
  });
});
