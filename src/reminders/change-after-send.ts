import { copyFor, isCopy, openedReminder, planningFor, sentEventId } from '../application/plan-reminders.ts';
import type { CustomerChange, HolidayCalendars, Reminder, SendOutcome } from '../application/ports.ts';
import type { EngagementEvent } from '../domain/event.ts';
import type { Person } from '../domain/person.ts';
import { planNext } from '../domain/reminder.ts';
import type { HeldCustomer } from './held-reminders.ts';
import { isUndelivered, reminderAfterSend, type AfterSendOptions } from './reminder-states.ts';
import { engagementOf } from './review-reminder.ts';
import { undeliveredAlarms } from './undelivered-alarms.ts';

/** A message that was sent, or could not be. */
export interface SentMessage {
  readonly fm: Person | undefined;
  /** Who gets a copy. */
  readonly copyTo: Person | undefined;
  readonly outcome: SendOutcome;
}

/**
 * What a send changes for one of its customers: the held reminders, and what follows from them. Once delivered that is the
 * history, the next question and the copy; when given up it is an alarm to the leads.
 */
export function changeAfterSend(
  { record, reminders }: HeldCustomer,
  { fm, copyTo, outcome }: SentMessage,
  options: AfterSendOptions & { readonly holidays: HolidayCalendars },
): CustomerChange {
  const { tenant, openReminders } = record;
  const { nowMs, holidays } = options;
  const changedReminders = reminders.map(({ value, etag }) => ({
    value: reminderAfterSend(value, outcome, options),
    etag,
  }));
  const undelivered = changedReminders.map(({ value }) => value).filter(isUndelivered);
  const change: CustomerChange = {
    tenantId: tenant.tenantId,
    changedReminders,
    newReminders: undeliveredAlarms(tenant, undelivered, nowMs),
  };
  if (outcome.kind !== 'delivered') return change;
  const planning = planningFor(tenant, fm, holidays, { nowMs, byFm: false });
  const events: EngagementEvent[] = [];
  const newReminders: Reminder[] = [];
  for (const { value: reminder } of reminders) {
    const engagement = engagementOf(record, reminder);
    if (!engagement || reminder.kind === 'undelivered' || isCopy(reminder)) continue;
    events.push({
      id: sentEventId(reminder.id),
      tenantId: tenant.tenantId,
      workload: engagement.workload,
      sequence: engagement.sequence,
      at: new Date(nowMs).toISOString(),
      facts: { type: 'reminderSent', kind: reminder.kind, localDay: reminder.localDay },
    });
    const plan = planNext(engagement, reminder.kind, planning);
    const next = plan && openedReminder(engagement, plan);
    if (next && !openReminders.some(({ value }) => value.id === next.id)) newReminders.push(next);
    if (copyTo) newReminders.push(copyFor(copyTo, reminder, engagement, nowMs));
  }
  return { ...change, events, newReminders };
}
