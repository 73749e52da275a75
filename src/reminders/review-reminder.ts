import { isCopy, openedReminder } from '../application/plan-reminders.ts';
import type { CustomerRecord, Reminder } from '../application/ports.ts';
import { engagementKey, stateOn, type WorkloadEngagement } from '../domain/engagement.ts';
import { isAway, type Person } from '../domain/person.ts';
import {
  isAlarm,
  isReminded,
  isStillAsked,
  planQuestion,
  replanned,
  type PlanningContext,
} from '../domain/reminder.ts';
import { dayIn } from '../domain/time-zone.ts';
import { endedReminder, givenBackReminder, isUndelivered } from './reminder-states.ts';

/** The engagement a reminder is about, as it is now. */
export function engagementOf({ engagements }: CustomerRecord, reminder: Reminder): WorkloadEngagement | undefined {
  return engagements.find(({ value }) => engagementKey(value) === reminder.engagement)?.value;
}

/** Whether a reminder has still something to say, about the engagement as it is now on the day it is for its FM or, without one, where it was planned. */
export function isAsked(
  { openReminders }: CustomerRecord,
  reminder: Reminder,
  engagement: WorkloadEngagement,
  { fm, nowMs }: { readonly fm: Person | undefined; readonly nowMs: number },
): boolean {
  const today = dayIn(fm?.timeZone ?? reminder.timeZone, nowMs);
  if (!isStillAsked(engagement, reminder, today)) return false;
  if (isCopy(reminder)) return engagement.version === reminder.copiedVersion && fm !== undefined && isAway(fm, today);
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
  const ended = endedReminder(reminder);
  if (
    engagement?.esdVersion !== reminder.esdVersion ||
    !isReminded(engagement) ||
    isAlarm(reminder.kind) ||
    isCopy(reminder)
  ) {
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
