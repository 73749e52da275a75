import assert from 'node:assert/strict';

import { calendarDay } from '../../src/domain/calendar-day.ts';
import { zoneByIntl } from './zone-by-intl.ts';

describe('what the clocks of a zone show, asked of Intl', () => {
  const daysFrom = (first: string, count: number) =>
    Array.from({ length: count }, (_, n) =>
      calendarDay(new Date(Date.parse(first) + n * 86_400_000).toISOString().slice(0, 10)),
    );
  const madrid = zoneByIntl('Europe/Madrid', daysFrom('2027-01-01', 365));

  for (const [what, zone, day, time, expected] of [
    ['a winter morning', 'Europe/Madrid', '2027-03-27', '09:00', ['2027-03-27T08:00:00.000Z']],
    ['the morning after the change', 'Europe/Madrid', '2027-03-28', '09:00', ['2027-03-28T07:00:00.000Z']],
    ['an hour that is skipped', 'Europe/Madrid', '2027-03-28', '02:30', []],
    [
      'an hour that comes twice',
      'Europe/Madrid',
      '2027-10-31',
      '02:30',
      ['2027-10-31T00:30:00.000Z', '2027-10-31T01:30:00.000Z'],
    ],
    ['a day ahead of UTC', 'Pacific/Kiritimati', '2027-06-01', '09:00', ['2027-05-31T19:00:00.000Z']],
    ['a quarter of an hour', 'Pacific/Chatham', '2027-01-25', '09:00', ['2027-01-24T19:15:00.000Z']],
    ['half an hour of summer time', 'Australia/Lord_Howe', '2027-07-01', '09:00', ['2027-06-30T22:30:00.000Z']],
  ] as const) {
    it(`finds ${what}: ${time} of ${day} in ${zone}`, () => {
      const found = zoneByIntl(zone, daysFrom('2027-01-01', 365)).instantsShowing(calendarDay(day), time);
      assert.deepEqual(found.map((instantMs) => new Date(instantMs).toISOString()).sort(), expected);
    });
  }

  it('finds the days on which the clocks are changed', () => {
    assert.deepEqual(madrid.changes, ['2027-03-28', '2027-10-31']);
  });
});
