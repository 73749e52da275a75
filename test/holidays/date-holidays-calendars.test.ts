import assert from 'node:assert/strict';

import { calendarDay } from '../../src/domain/calendar-day.ts';
import { DateHolidaysCalendars } from '../../src/holidays/date-holidays-calendars.ts';

describe('public holidays', () => {
  const calendars = new DateHolidaysCalendars();

  for (const [name, calendar, day, language, expected] of [
    ['of a country', 'ES', '2026-12-25', 'en', 'Christmas Day'],
    ['in Spanish', 'ES', '2026-12-25', 'es', 'Navidad'],
    ['of a country that its regions share', 'ES-MD', '2026-12-25', 'en', 'Christmas Day'],
    ['that a region alone has', 'DE-BY', '2027-01-06', 'en', 'Epiphany'],
    ['that another region has', 'DE', '2027-01-06', 'en', undefined],
    ['on a day that moves with the year', 'US', '2026-11-26', 'en', 'Thanksgiving Day'],
    ['on the last of several days', 'TR', '2027-03-11', 'en', 'End of Ramadan (Eid al-Fitr)'],
    ['in place of a Saturday', 'US', '2026-07-03', 'en', 'Independence Day (substitute day)'],
    ['in place of one that lies in the next year', 'US', '2027-12-31', 'en', "New Year's Day (substitute day)"],
    ['on an ordinary day', 'ES', '2026-11-24', 'en', undefined],
    ['that is only observed', 'ES', '2026-12-24', 'es', undefined],
    ['of an unknown region, which are those of its country', 'ES-XX', '2026-12-25', 'en', 'Christmas Day'],
    ['of an unknown country, which are none', 'ZZ', '2026-12-25', 'en', undefined],
    ['of no country at all', '', '2026-12-25', 'en', undefined],
  ] as const) {
    it(`${name}: ${calendar} ${day}, ${expected ?? 'none'}`, () => {
      assert.equal(calendars.holidayOn(calendar, calendarDay(day), language), expected);
    });
  }

  it('stay the same when they are asked for again, in another language too', () => {
    const christmas = calendarDay('2026-12-25');
    const asked = (['en', 'es', 'en'] as const).map((language) => calendars.holidayOn('ES', christmas, language));
    assert.deepEqual(asked, ['Christmas Day', 'Navidad', 'Christmas Day']);
  });

  it('are known by their exact names', () => {
    for (const [calendar, expected] of [
      ['ES', true],
      ['ES-MD', true],
      ['JP', true],
      ['ES-XX', false],
      ['ES-', false],
      ['XX', false],
      ['', false],
      ['constructor', false],
    ] as const) {
      assert.equal(calendars.isKnown(calendar), expected, calendar);
    }
    assert.ok(calendars.regionsOf('ES').includes('ES-MD'));
    assert.deepEqual([calendars.regionsOf('JP'), calendars.regionsOf('XX')], [[], []]);
  });
});
