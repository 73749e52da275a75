import type { WorkloadEngagement } from '../domain/engagement.ts';
import type { PlannedReminder } from '../domain/reminder.ts';
import type { Reminder } from './ports.ts';

/** The record of a planned reminder. Its id follows from engagement, version, kind and day, so that planning the same one twice makes one. */
export function openedReminder(tenantId: string, engagement: WorkloadEngagement, plan: PlannedReminder): Reminder {
  return {
    ...plan,
    id: `rem|${plan.engagement}|${String(engagement.version)}|${plan.kind}|${plan.localDay}`,
    tenantId,
    state: 'pending',
    nextAtMs: plan.dueAtMs,
    inDoubt: false,
  };
}
