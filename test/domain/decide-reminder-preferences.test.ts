import assert from 'node:assert/strict';

import { calendarDay } from '../../src/domain/calendar-day.ts';
import { decideReminderPreferences, REMINDER_TIMES } from '../../src/domain/decide-reminder-preferences.ts';
import type { ReminderPreferences } from '../../src/domain/person.ts';
import { isReceptiveTime } from '../../src/domain/reminder.ts';

const TODAY = calendarDay('2026-11-23');

describe('how people wish to be reminded', () => {
  it('is at any half hour in which anybody is reminded', () => {
    assert.equal(REMINDER_TIMES.length, 20);
    assert.deepEqual([REMINDER_TIMES[0], REMINDER_TIMES[1], REMINDER_TIMES.at(-1)], ['08:00', '08:30', '17:30']);
    assert.ok(REMINDER_TIMES.every(isReceptiveTime));
  });

  for (const [name, wish] of [
    ['nothing of their own', {}],
    ['the earliest time', { reminderTime: '08:00' }],
    ['the latest time', { reminderTime: '17:30' }],
    ['follow-ups every working day', { followUpDays: 1 }],
    ['follow-ups every five', { followUpDays: 5 }],
    ['a pause today', { remindersPausedUntil: calendarDay('2026-11-23') }],
    ['a pause of sixty days', { remindersPausedUntil: calendarDay('2027-01-22') }],
  ] satisfies readonly (readonly [string, ReminderPreferences])[]) {
    it(`may be ${name}`, () => {
      const nothing = { reminderTime: undefined, followUpDays: undefined, remindersPausedUntil: undefined };
      assert.deepEqual(decideReminderPreferences(wish, TODAY), { ok: true, preferences: { ...nothing, ...wish } });
    });
  }

  for (const [wish, problems] of [
    [{ reminderTime: '07:30' }, ['noSuchTime']],
    [{ reminderTime: '18:00' }, ['noSuchTime']],
    [{ reminderTime: '09:15' }, ['noSuchTime']],
    [{ reminderTime: 'noon' }, ['noSuchTime']],
    [{ followUpDays: 0 }, ['noSuchInterval']],
    [{ followUpDays: 6 }, ['noSuchInterval']],
    [{ followUpDays: 1.5 }, ['noSuchInterval']],
    [{ followUpDays: Number.NaN }, ['noSuchInterval']],
    [{ remindersPausedUntil: calendarDay('2026-11-22') }, ['pauseOver']],
    [{ remindersPausedUntil: calendarDay('2027-01-23') }, ['pauseTooLong']],
    [
      { reminderTime: '', followUpDays: -1, remindersPausedUntil: calendarDay('2072-01-01') },
      ['noSuchTime', 'noSuchInterval', 'pauseTooLong'],
    ],
  ] satisfies readonly (readonly [ReminderPreferences, readonly string[]])[]) {
    it(`may not be ${JSON.stringify(wish)}: ${problems.join(', ')}`, () => {
      assert.deepEqual(decideReminderPreferences(wish, TODAY), { ok: false, problems });
    });
  }
});
