import type { CalendarDay } from './calendar-day.ts';
import { engagementKey, stateOn, type EngagementKey, type WorkloadEngagement } from './engagement.ts';
import type { Person } from './person.ts';
import { dayIn, instantAt, type TimeZone } from './time-zone.ts';
import { addWorkingDays, workingDayOnOrAfter, type WorkCalendar } from './working-days.ts';

/** `due` comes on the date itself, `followUp` while the question stays open. */
export type ReminderKind = 'due' | 'followUp';

/**
 * What a change does to the engagement's open reminders.
 * - `rearm` cancel them and plan anew from the date
 * - `followUp` cancel them and ask again in two working days
 * - `snooze` cancel them and ask again on the next working day
 * - `stop` cancel them
 * - `keep` leave them alone
 */
export type ReminderEffect = 'rearm' | 'followUp' | 'snooze' | 'stop' | 'keep';

/** Working days of the FM between two follow-ups (U1). */
const FOLLOW_UP_WORKING_DAYS = 2;

/** What the reminder card asks about, and when: one engagement, one day of its FM. */
export interface PlannedReminder {
  readonly kind: ReminderKind;
  readonly engagement: EngagementKey;
  readonly fmId: string;
  /** The date version the question is about. */
  readonly esdVersion: number;
  /** The FM's working day on which it arrives. */
  readonly localDay: CalendarDay;
  readonly timeZone: TimeZone;
  /** When it arrives, in milliseconds since the epoch. */
  readonly dueAtMs: number;
}

/** Whether anybody is ever reminded of this engagement (I14, I15, R11, R12, R45). */
function isReminded(engagement: WorkloadEngagement): boolean {
  return (
    engagement.deliveryChannel !== 'frp' &&
    engagement.origin !== 'preexisting' &&
    engagement.l1 === 'inProgress' &&
    engagement.progress === 'open'
  );
}

/** Whether the question of a reminder made for `esdVersion` is still open on the FM's day `fmToday`. */
export function isStillAsked(engagement: WorkloadEngagement, esdVersion: number, fmToday: CalendarDay): boolean {
  if (engagement.esdVersion !== esdVersion || !isReminded(engagement)) return false;
  const state = stateOn(engagement, fmToday);
  return state === 'due' || state === 'awaitingResponse';
}

/** Where and when a reminder is planned. */
export interface PlanningContext {
  readonly fm: Person;
  /** The days the FM works. */
  readonly calendar: WorkCalendar;
  readonly nowMs: number;
  /** Whether the FM made the change that asks for a plan; then nobody needs to tell them the same day. */
  readonly byFm: boolean;
}

/**
 * The reminder that follows a change with this effect, or `undefined` when none does.
 * A date reminder comes at the FM's reminder time on the date, or on their next working day when it is none (E1).
 * One whose time has passed comes at once, unless the FM has just dealt with the engagement: then on the next working day.
 */
export function planReminder(
  engagement: WorkloadEngagement,
  effect: Exclude<ReminderEffect, 'keep' | 'stop'>,
  { fm, calendar, nowMs, byFm }: PlanningContext,
): PlannedReminder | undefined {
  const { esd } = engagement;
  if (!esd || !isReminded(engagement)) return undefined;
  const today = dayIn(fm.timeZone, nowMs);
  switch (effect) {
    case 'followUp':
      return planned('followUp', addWorkingDays(today, FOLLOW_UP_WORKING_DAYS, calendar));
    case 'snooze':
      // Put off on the date itself it is still the question of the date.
      return planned(esd.date < today ? 'followUp' : 'due', addWorkingDays(today, 1, calendar));
    case 'rearm': {
      const onTheDate = planned('due', workingDayOnOrAfter(esd.date, calendar));
      if (onTheDate.dueAtMs > nowMs) return onTheDate;
      return planned('due', byFm ? addWorkingDays(today, 1, calendar) : workingDayOnOrAfter(today, calendar));
    }
  }

  function planned(kind: ReminderKind, localDay: CalendarDay): PlannedReminder {
    return {
      kind,
      engagement: engagementKey(engagement),
      fmId: fm.objectId,
      esdVersion: engagement.esdVersion,
      localDay,
      timeZone: fm.timeZone,
      dueAtMs: instantAt(localDay, fm.reminderTime, fm.timeZone),
    };
  }
}
