import type { Reminder } from '../application/ports.ts';
import type { CustomerTenant } from '../domain/customer.ts';
import { LEADS } from '../domain/reminder.ts';
import { dayIn } from '../domain/time-zone.ts';

/**
 * Tells the leads at once that these reminders of a customer did not arrive. Each failure has an alarm of its own: an earlier
 * one may be about to end because what it was about had gone on. Of several about one engagement one is shown.
 */
export function undeliveredAlarms(
  { tenantId, timeZone }: CustomerTenant,
  undelivered: readonly Reminder[],
  nowMs: number,
): readonly Reminder[] {
  return undelivered.map(({ engagement, esdVersion, id }) => ({
    kind: 'undelivered',
    engagement,
    recipient: LEADS,
    esdVersion,
    localDay: dayIn(timeZone, nowMs),
    timeZone,
    dueAtMs: nowMs,
    id: `${id}|undelivered|${String(nowMs)}`,
    tenantId,
    state: 'pending',
    nextAtMs: nowMs,
    inDoubt: false,
  }));
}
