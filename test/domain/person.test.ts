import assert from 'node:assert/strict';

import { calendarDay } from '../../src/domain/calendar-day.ts';
import { isAway } from '../../src/domain/person.ts';

describe('the absence of a person', () => {
  const absence = { from: calendarDay('2026-11-23'), until: calendarDay('2026-11-27') };

  for (const [day, away] of [
    ['2026-11-22', false],
    ['2026-11-23', true],
    ['2026-11-25', true],
    ['2026-11-27', true],
    ['2026-11-28', false],
  ] as const) {
    it(`E17: from 23 to 27 November ${away ? 'covers' : 'does not cover'} ${day}`, () => {
      assert.equal(isAway({ absence }, calendarDay(day)), away);
    });
  }

  it('E17: may be a single day', () => {
    const oneDay = { from: calendarDay('2026-11-23'), until: calendarDay('2026-11-23') };
    assert.equal(isAway({ absence: oneDay }, calendarDay('2026-11-23')), true);
  });

  it('E17: is none for somebody who has entered none', () => {
    assert.equal(isAway({}, calendarDay('2026-11-23')), false);
  });
});
