import type { WorkloadEngagement } from '../domain/engagement.ts';
import type { PlannedReminder, ReminderEffect } from '../domain/reminder.ts';
import type { Reminder, Stored } from './ports.ts';

/**
 * The record of a planned reminder. Its id follows from engagement, version, kind and day, so that planning the same one
 * twice makes one. One that was put off has an id of its own: it changes no version, and an earlier reminder of that day may
 * have been cancelled.
 */
export function openedReminder(
  tenantId: string,
  engagement: WorkloadEngagement,
  plan: PlannedReminder,
  effect?: ReminderEffect,
): Reminder {
  const origin = effect === 'snooze' ? effect : plan.kind;
  return {
    ...plan,
    id: `rem|${plan.engagement}|${String(engagement.version)}|${origin}|${plan.localDay}`,
    tenantId,
    state: 'pending',
    nextAtMs: plan.dueAtMs,
    inDoubt: false,
  };
}

/** The reminder as nobody will send it any more. */
export function cancelledReminder({ value, etag }: Stored<Reminder>): Stored<Reminder> {
  return { value: { ...value, state: 'cancelled', nextAtMs: undefined, claimToken: undefined }, etag };
}
