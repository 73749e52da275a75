import assert from 'node:assert/strict';

import { readWrittenDate } from '../../src/conversation/read-written-date.ts';
import { calendarDay } from '../../src/domain/calendar-day.ts';

const TODAY = calendarDay('2026-11-23');

/** What was read, in short: the rest of the text, the date, `~` for a month alone, `?` for a year that was assumed. */
function read(text: string, locale = 'es-ES', today = TODAY): string | undefined {
  const found = readWrittenDate(text, { today, locale });
  if (!found) return undefined;
  if (found.kind === 'noSuchDay') return `${found.before}|no such day: ${found.written}`;
  const { date, precision } = found.requested;
  return `${found.before}|${date}${precision === 'month' ? '~' : ''}${found.isYearAssumed ? '?' : ''}`;
}

describe('A written date', () => {
  for (const [text, expected] of [
    ['contoso 2027-01-12', 'contoso|2027-01-12'],
    ['contoso el 12 de enero de 2027', 'contoso|2027-01-12'],
    ['contoso 12 enero 2027', 'contoso|2027-01-12'],
    ['contoso on january 12, 2027', 'contoso|2027-01-12'],
    ['contoso january 12th', 'contoso|2027-01-12?'],
    ['contoso 1st of february 2027', 'contoso|2027-02-01'],
    ['contoso 12.01.2027', 'contoso|2027-01-12'],
    ['contoso 12/01/27', 'contoso|2027-01-12'],
  ] as const) {
    it(`is read from "${text}"`, () => {
      assert.equal(read(text), expected);
    });
  }

  it('E25: without a year is the next day of that name, across the turn of the year too', () => {
    assert.equal(read('contoso 24/11'), 'contoso|2026-11-24?');
    assert.equal(read('contoso 23/11'), 'contoso|2026-11-23?');
    assert.equal(read('contoso 22/11'), 'contoso|2027-11-22?');
    assert.equal(read('contoso el 7 de enero'), 'contoso|2027-01-07?');
  });

  it('E26: a month alone is an estimate for the next such month that has not begun', () => {
    assert.equal(read('contoso en enero'), 'contoso|2027-01-01~?');
    assert.equal(read('contoso in january'), 'contoso|2027-01-01~?');
    assert.equal(read('contoso en noviembre'), 'contoso|2027-11-01~?');
    assert.equal(read('contoso marzo de 2028'), 'contoso|2028-03-01~');
    assert.equal(read('contoso setiembre'), 'contoso|2027-09-01~?');
    assert.equal(read('contoso noviembre', 'es', calendarDay('2026-11-01')), 'contoso|2026-11-01~?');
  });

  it('E27: 04/05/2027 is read by the locale of the writer', () => {
    assert.equal(read('contoso 04/05/2027', 'en-US'), 'contoso|2027-04-05');
    assert.equal(read('contoso 04/05/2027', 'es-ES'), 'contoso|2027-05-04');
    assert.equal(read('contoso 04/05/2027', 'es-MX'), 'contoso|2027-05-04');
    assert.equal(read('contoso 04/05/2027', 'en-GB'), 'contoso|2027-05-04');
  });

  it('E28: 29 February exists in leap years alone, and nothing is rolled over', () => {
    assert.equal(read('contoso 29/02/2028'), 'contoso|2028-02-29');
    assert.equal(read('contoso 29 de febrero'), 'contoso|2028-02-29?');
    assert.equal(read('contoso 29/02/2027'), 'contoso|no such day: 29/02/2027');
    assert.equal(read('contoso 31/02'), 'contoso|no such day: 31/02');
    assert.equal(read('contoso 13/13/2027'), 'contoso|no such day: 13/13/2027');
    assert.equal(read('contoso 0 de enero'), 'contoso|no such day: 0 de enero');
  });

  it('is not seen where there is none', () => {
    for (const text of ['contoso', 'contoso 365', 'mayo clinic', 'marchland', 'contoso 12', '']) {
      assert.equal(read(text), undefined, text);
    }
  });

  it('leaves nothing before it when the text is a date alone', () => {
    assert.equal(read('enero'), '|2027-01-01~?');
  });
});
