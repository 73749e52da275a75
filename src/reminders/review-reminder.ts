import { openedReminder } from '../application/plan-reminders.ts';
import type { CustomerRecord, Reminder } from '../application/ports.ts';
import { engagementKey, stateOn, type WorkloadEngagement } from '../domain/engagement.ts';
import {
  isAlarm,
  isReminded,
  isStillAsked,
  planQuestion,
  replanned,
  type PlanningContext,
} from '../domain/reminder.ts';
import { dayIn, type TimeZone } from '../domain/time-zone.ts';
import { givenBackReminder, isUndelivered } from './reminder-states.ts';

/** The engagement a reminder is about, as it is now. */
export function engagementOf({ engagements }: CustomerRecord, reminder: Reminder): WorkloadEngagement | undefined {
  return engagements.find(({ value }) => engagementKey(value) === reminder.engagement)?.value;
}

/** Whether a reminder has still something to say, about the engagement as it is now and on the day it is in `zone`. */
export function isAsked(
  { openReminders }: CustomerRecord,
  reminder: Reminder,
  engagement: WorkloadEngagement,
  { zone, nowMs }: { readonly zone: TimeZone; readonly nowMs: number },
): boolean {
  if (!isStillAsked(engagement, reminder, dayIn(zone, nowMs))) return false;
  if (!isAlarm(reminder.kind)) return engagement.fmId === reminder.recipient;
  if (reminder.kind !== 'undelivered') return true;
  return openReminders.some(({ value }) => value.engagement === reminder.engagement && isUndelivered(value));
}

/** What becomes of a reminder that has nothing to say any more. */
export interface Instead {
  readonly changed: Reminder;
  readonly opened: readonly Reminder[];
}

/**
 * Ends a held reminder that has nothing to say, with what is to be asked in its place: the FM or the date may be others by
 * now, or the FM may have moved to where its day has not come yet; then the same one waits for it.
 */
export function insteadOf(
  reminder: Reminder,
  engagement: WorkloadEngagement | undefined,
  planning: PlanningContext,
): Instead {
  const ended: Reminder = { ...reminder, state: 'skipped', claimToken: undefined, nextAtMs: undefined };
  if (engagement?.esdVersion !== reminder.esdVersion || !isReminded(engagement) || isAlarm(reminder.kind)) {
    return { changed: ended, opened: [] };
  }
  const { fm, nowMs, timeZone } = planning;
  const isEarly = stateOn(engagement, dayIn(timeZone, nowMs)) === 'scheduled';
  if (fm?.objectId === reminder.recipient && isEarly) {
    const plan = replanned(engagement, reminder, planning);
    return { changed: { ...givenBackReminder(reminder, plan.dueAtMs), ...plan }, opened: [] };
  }
  const plan = planQuestion(engagement, 'rearm', planning);
  const next = plan && openedReminder(engagement, plan);
  if (!next) return { changed: ended, opened: [] };
  return next.id === reminder.id ? { changed: next, opened: [] } : { changed: ended, opened: [next] };
}
