import { addDays, type CalendarDay } from './calendar-day.ts';
import type { ReminderPreferences } from './person.ts';
import { isReceptiveTime } from './reminder.ts';
import type { TimeOfDay } from './time-zone.ts';

/** The times of day that people can choose for their reminders: every half hour in which anybody is reminded. */
export const REMINDER_TIMES: readonly TimeOfDay[] = Array.from(
  { length: 48 },
  (_, half) => `${String(Math.floor(half / 2)).padStart(2, '0')}:${half % 2 === 0 ? '00' : '30'}`,
).filter(isReceptiveTime);

/** The numbers of working days between two follow-ups that people can choose. */
export const FOLLOW_UP_CHOICES: readonly number[] = [1, 2, 3, 4, 5];

/** A longer pause is taken for a typing error. */
const LONGEST_PAUSE_DAYS = 60;

/**
 * What is wrong with a wish about reminders.
 * - `noSuchTime`, `noSuchInterval` it is none of the choices
 * - `pauseOver` the last day of the pause has passed
 * - `pauseTooLong` that day is more than 60 days ahead
 */
export type ReminderPreferenceProblem = 'noSuchTime' | 'noSuchInterval' | 'pauseOver' | 'pauseTooLong';

/** The wish itself, or all that is wrong with it. */
export type ReminderPreferencesDecision =
  | { readonly ok: true; readonly preferences: ReminderPreferences }
  | { readonly ok: false; readonly problems: readonly ReminderPreferenceProblem[] };

/** Whether people may have their reminders as they wish, on the day it is for them. What is `undefined` is always allowed. */
export function decideReminderPreferences(wish: ReminderPreferences, today: CalendarDay): ReminderPreferencesDecision {
  const { reminderTime, followUpDays, remindersPausedUntil: until } = wish;
  const problems: ReminderPreferenceProblem[] = [];
  if (reminderTime !== undefined && !REMINDER_TIMES.includes(reminderTime)) problems.push('noSuchTime');
  if (followUpDays !== undefined && !FOLLOW_UP_CHOICES.includes(followUpDays)) problems.push('noSuchInterval');
  if (until !== undefined && until < today) problems.push('pauseOver');
  if (until !== undefined && until > addDays(today, LONGEST_PAUSE_DAYS)) problems.push('pauseTooLong');
  return problems.length > 0
    ? { ok: false, problems }
    : { ok: true, preferences: { reminderTime, followUpDays, remindersPausedUntil: until } };
}
