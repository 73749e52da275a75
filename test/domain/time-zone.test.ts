import assert from 'node:assert/strict';

import fc from 'fast-check';

import { addDays, calendarDay } from '../../src/domain/calendar-day.ts';
import { dayIn, instantAt, timeIn } from '../../src/domain/time-zone.ts';

describe('time zones', () => {
  const at = (iso: string): number => Date.parse(iso);

  for (const [day, zone, expected] of [
    ['2027-03-26', 'Europe/Madrid', '2027-03-26T08:00:00Z'],
    ['2027-03-29', 'Europe/Madrid', '2027-03-29T07:00:00Z'],
    ['2027-01-25', 'America/Los_Angeles', '2027-01-25T17:00:00Z'],
    ['2027-01-25', 'Asia/Tokyo', '2027-01-25T00:00:00Z'],
    ['2027-01-25', 'Asia/Kolkata', '2027-01-25T03:30:00Z'],
    ['2027-01-25', 'Pacific/Chatham', '2027-01-24T19:15:00Z'],
  ] as const) {
    it(`finds 09:00 of ${day} in ${zone} (E4)`, () => {
      assert.equal(instantAt(calendarDay(day), '09:00', zone), at(expected));
    });
  }

  it('tells the day it is somewhere', () => {
    assert.equal(dayIn('Asia/Tokyo', at('2027-01-25T17:00:00Z')), '2027-01-26');
    assert.equal(dayIn('America/Los_Angeles', at('2027-01-25T07:59:59Z')), '2027-01-24');
  });

  it('comes back to the same day and time, whatever the zone, the season and the zone of the machine', () => {
    const zones = fc.constantFrom(
      'Europe/Madrid',
      'America/New_York',
      'America/Los_Angeles',
      'Asia/Kolkata',
      'Australia/Lord_Howe',
      'Pacific/Apia',
      'America/Mexico_City',
      'UTC',
    );
    fc.assert(
      fc.property(zones, fc.integer({ min: 0, max: 1500 }), (zone, offset) => {
        const day = addDays(calendarDay('2026-01-01'), offset);
        const instant = instantAt(day, '09:00', zone);
        assert.equal(dayIn(zone, instant), day);
        assert.equal(timeIn(zone, instant), '09:00');
      }),
    );
  });
});
