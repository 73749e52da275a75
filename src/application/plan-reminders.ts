import type { CustomerTenant } from '../domain/customer.ts';
import { engagementKey, type EngagementKey, type WorkloadEngagement } from '../domain/engagement.ts';
import type { EngagementEvent } from '../domain/event.ts';
import type { Person } from '../domain/person.ts';
import {
  isAlarm,
  planAlarm,
  planQuestion,
  type PlannedReminder,
  type PlanningContext,
  type ReminderEffect,
} from '../domain/reminder.ts';
import { MONDAY_TO_FRIDAY } from '../domain/working-days.ts';
import type { HolidayCalendars, Reminder, Stored } from './ports.ts';
import { workCalendarOf } from './work-calendar.ts';

/** What a change does to an engagement's reminders. */
export interface ReminderChanges {
  readonly cancelled: readonly Stored<Reminder>[];
  readonly opened: readonly Reminder[];
  /** Questions that stay as they were. */
  readonly kept: readonly Reminder[];
}

/** Where and when reminders of this customer's engagement are planned. */
export function planningFor(
  { timeZone }: Pick<CustomerTenant, 'timeZone'>,
  fm: Person | undefined,
  holidays: HolidayCalendars,
  { nowMs, byFm }: Pick<PlanningContext, 'nowMs' | 'byFm'>,
): PlanningContext {
  return {
    fm,
    calendar: workCalendarOf(fm ?? { workingDays: MONDAY_TO_FRIDAY }, holidays),
    timeZone: fm?.timeZone ?? timeZone,
    nowMs,
    byFm,
  };
}

/** Replans an engagement's reminders, of which `open` are not final, after a change with that effect. */
export function changedReminders(
  engagement: WorkloadEngagement,
  effect: ReminderEffect,
  open: readonly Stored<Reminder>[],
  context: PlanningContext,
): ReminderChanges {
  const key = engagementKey(engagement);
  const own = open.filter(({ value }) => value.engagement === key);
  if (effect === 'keep') return { cancelled: [], opened: [], kept: own.map(({ value }) => value) };
  // Alarms of what could not be delivered end by themselves, when that is not stuck any more.
  const affected = own.filter(
    ({ value: { kind } }) => kind !== 'undelivered' && !(effect === 'snooze' && isAlarm(kind)),
  );
  const plans =
    effect === 'stop'
      ? []
      : [
          planQuestion(engagement, effect, context),
          ...(effect === 'snooze' ? [] : [planAlarm(engagement, context)]),
        ].filter((plan) => plan !== undefined);
  const wanted = plans.map((plan) => openedReminder(engagement, plan, effect));
  const stays = (reminder: Stored<Reminder>): boolean => wanted.some(({ id }) => id === reminder.value.id);
  return {
    cancelled: affected.filter((reminder) => !stays(reminder)).map(cancelledReminder),
    opened: wanted.filter(({ id }) => !affected.some(({ value }) => value.id === id)),
    kept: affected.filter(stays).map(({ value }) => value),
  };
}

/**
 * The record of a planned reminder. Its id follows from engagement, version, kind and day, so that planning the same one
 * twice makes one. One that was put off has an id of its own: it changes no version, and an earlier reminder of that day may
 * have been cancelled.
 */
export function openedReminder(
  { tenantId, version }: WorkloadEngagement,
  plan: PlannedReminder,
  effect?: ReminderEffect,
): Reminder {
  const origin = effect === 'snooze' ? effect : plan.kind;
  return {
    ...plan,
    id: `${idPrefix(plan.engagement)}${String(version)}|${origin}|${plan.localDay}`,
    tenantId,
    state: 'pending',
    nextAtMs: plan.dueAtMs,
    inDoubt: false,
  };
}

/** Whether a reminder, known by its id, asks about that engagement. */
export function isAbout(reminderId: string, key: EngagementKey): boolean {
  return reminderId.startsWith(idPrefix(key));
}

function idPrefix(key: EngagementKey): string {
  return `rem|${key}|`;
}

const COPY = 'copy|';

/** The copy of a question that somebody else was asked in the FM's place: as soon as the FM may be reminded. */
export function copyFor(
  fm: Person,
  { id, tenantId, kind, engagement, esdVersion, localDay }: Reminder,
  { version }: WorkloadEngagement,
  nowMs: number,
): Reminder {
  return {
    id: `${COPY}${id}`,
    tenantId,
    kind,
    engagement,
    esdVersion,
    localDay,
    timeZone: fm.timeZone,
    dueAtMs: nowMs,
    recipient: `${COPY}${fm.objectId}`,
    state: 'pending',
    nextAtMs: nowMs,
    inDoubt: false,
    copiedVersion: version,
  };
}

/** Whose copies a recipient stands for; `undefined` for any other. */
export function copiedTo(recipient: string): string | undefined {
  return recipient.startsWith(COPY) ? recipient.slice(COPY.length) : undefined;
}

/** Whether a reminder, known by its id, is a copy. */
export function isCopy({ id }: Pick<Reminder, 'id'>): boolean {
  return id.startsWith(COPY);
}

/** The question as the reader sees it: of a copy the one that was copied, so that one answer counts for both. */
export function shownReminder(reminder: Reminder): Reminder {
  return isCopy(reminder) ? { ...reminder, id: reminder.id.slice(COPY.length) } : reminder;
}

/** The reminder as nobody will send it any more. */
export function cancelledReminder({ value, etag }: Stored<Reminder>): Stored<Reminder> {
  return { value: { ...value, state: 'cancelled', nextAtMs: undefined, claimToken: undefined }, etag };
}

const SENT = 'sent|';

/** The id of the event that says that a reminder was sent. */
export function sentEventId(reminderId: string): string {
  return `${SENT}${reminderId}`;
}

/** The reminder that an event says was sent; `undefined` for all other events. */
export function sentReminderId({ id }: Pick<EngagementEvent, 'id'>): string | undefined {
  return id.startsWith(SENT) ? id.slice(SENT.length) : undefined;
}
