import assert from 'node:assert/strict';

import { findDates, type FoundDate } from '../../src/conversation/find-dates.ts';
import { fold } from '../../src/conversation/fold.ts';
import { calendarDay } from '../../src/domain/calendar-day.ts';

/** A Monday. */
const TODAY = calendarDay('2026-11-23');

/** What was read, in short: the date ahead, `~` for a month alone, `?` for a year that was assumed. */
function inShort({ kind, ahead, isYearAssumed, written }: FoundDate): string {
  if (kind === 'noSuchDay') return `no such day: ${written}`;
  if (kind === 'vague') return `vague: ${written}`;
  return `${ahead?.date ?? 'never'}${ahead?.precision === 'month' ? '~' : ''}${isYearAssumed ? '?' : ''}`;
}

function read(text: string, locale = 'es-ES', today = TODAY): string {
  return findDates(fold(text), { today, locale }).map(inShort).join(' ');
}

function readPast(text: string, today = TODAY): string {
  return findDates(fold(text), { today, locale: 'en-GB' })
    .map(({ behind }) => behind?.date ?? 'never')
    .join(' ');
}

describe('Dates in a sentence', () => {
  for (const [text, expected] of [
    ['contoso 2027-01-12', '2027-01-12'],
    ['contoso el 12 de enero de 2027', '2027-01-12'],
    ['contoso 12 enero 2027', '2027-01-12'],
    ['contoso on january 12, 2027', '2027-01-12'],
    ['contoso january 12th', '2027-01-12?'],
    ['contoso 1st of february 2027', '2027-02-01'],
    ['contoso 12.01.2027', '2027-01-12'],
    ['contoso 12/01/27', '2027-01-12'],
    ['mon 30 nov', '2026-11-30?'],
    ['el martes 12 de enero', '2027-01-12?'],
    ['primero de marzo', '2027-03-01?'],
    ['1 de dic.', '2026-12-01?'],
    ['move it from 12 January to 19 January', '2027-01-12? 2027-01-19?'],
    ['next Monday', '2026-11-30'],
    ['Monday', '2026-11-30'],
    ['next Friday', '2026-11-27'],
    ['Friday next week', '2026-12-04'],
    ['a week on Monday', '2026-12-07'],
    ['thursday week', '2026-12-03'],
    ['el lunes que viene', '2026-11-30'],
    ['el próximo martes', '2026-11-24'],
    ['el viernes de la semana que viene', '2026-12-04'],
    ['tomorrow', '2026-11-24'],
    ['the day after tomorrow', '2026-11-25'],
    ['mañana', '2026-11-24'],
    ['pasado mañana', '2026-11-25'],
    ['in two weeks', '2026-12-07'],
    ['in a fortnight', '2026-12-07'],
    ['dentro de 3 semanas', '2026-12-14'],
    ['dentro de quince días', '2026-12-08'],
    ['de hoy en ocho', '2026-11-30'],
    ['in two months', '2027-01-23'],
    ['para el 15', '2026-12-15'],
    ['on the 30th', '2026-11-30'],
    ['next month', '2026-12-01~'],
    ['el mes que viene', '2026-12-01~'],
  ] as const) {
    it(`are read in "${text}"`, () => {
      assert.equal(read(text), expected);
    });
  }

  it('E25: without a year are the next day of that name, across the turn of the year too', () => {
    assert.equal(read('contoso 24/11'), '2026-11-24?');
    assert.equal(read('contoso 23/11'), '2026-11-23?');
    assert.equal(read('contoso 22/11'), '2027-11-22?');
    assert.equal(read('contoso el 7 de enero'), '2027-01-07?');
  });

  it('E26: of a month alone are an estimate for the next such month that has not begun', () => {
    assert.equal(read('contoso en enero'), '2027-01-01~?');
    assert.equal(read('contoso in january'), '2027-01-01~?');
    assert.equal(read('contoso en noviembre'), '2027-11-01~?');
    assert.equal(read('contoso marzo de 2028'), '2028-03-01~');
    assert.equal(read('contoso setiembre'), '2027-09-01~?');
    assert.equal(read('contoso noviembre', 'es', calendarDay('2026-11-01')), '2026-11-01~?');
  });

  it('E27: such as 04/05/2027 are read by the locale of the writer', () => {
    assert.equal(read('contoso 04/05/2027', 'en-US'), '2027-04-05');
    for (const locale of ['es-ES', 'es-MX', 'en-GB']) assert.equal(read('contoso 04/05/2027', locale), '2027-05-04');
  });

  it('E28: of 29 February exist in leap years alone, and nothing is rolled over', () => {
    assert.equal(read('contoso 29/02/2028'), '2028-02-29');
    assert.equal(read('contoso 29 de febrero'), '2028-02-29?');
    assert.equal(read('contoso 29/02/2027'), 'no such day: 29/02/2027');
    assert.equal(read('contoso 31/02'), 'no such day: 31/02');
    assert.equal(read('contoso 13/13/2027'), 'no such day: 13/13/2027');
    assert.equal(read('contoso 0 de enero'), 'no such day: 0 de enero');
    assert.equal(read('el 31 de abril'), 'no such day: 31 de abril');
  });

  it('are the last such day for what has happened', () => {
    assert.equal(readPast('on Friday'), '2026-11-20');
    assert.equal(readPast('el lunes'), '2026-11-16');
    assert.equal(readPast('last Wednesday'), '2026-11-18');
    assert.equal(readPast('yesterday'), '2026-11-22');
    assert.equal(readPast('anteayer'), '2026-11-21');
    assert.equal(readPast('hace tres días'), '2026-11-20');
    assert.equal(readPast('two weeks ago'), '2026-11-09');
    assert.equal(readPast('17/11'), '2026-11-17');
    assert.equal(readPast('24/11'), '2025-11-24');
    assert.equal(readPast('the 15th'), '2026-11-15');
  });

  it('that name no day are seen as such', () => {
    for (const text of ['first week of January', 'a principios de marzo', 'end of May', 'next week', 'esta semana']) {
      assert.match(read(text), /^vague: /, text);
    }
  });

  it('are not seen where there are none', () => {
    for (const text of [
      'contoso',
      'contoso 365',
      'mayo clinic',
      'marchland',
      'contoso 12',
      'we may call',
      'dos semanas',
      'por la mañana',
      '',
    ]) {
      assert.equal(read(text), '', text);
    }
  });
});
