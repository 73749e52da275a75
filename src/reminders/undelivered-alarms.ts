import type { CustomerRecord, Reminder } from '../application/ports.ts';
import { LEADS } from '../domain/reminder.ts';
import { dayIn } from '../domain/time-zone.ts';

/** Tells the leads at once that these reminders of a customer did not arrive, unless they are about to be told of it already. */
export function undeliveredAlarms(
  { tenant, openReminders }: CustomerRecord,
  undelivered: readonly Reminder[],
  nowMs: number,
): readonly Reminder[] {
  // One that was given up, or is about an older date and will be dropped, tells nobody.
  const isTold = ({ engagement, esdVersion }: Reminder): boolean =>
    openReminders.some(
      ({ value }) =>
        value.kind === 'undelivered' &&
        value.state !== 'dead' &&
        value.engagement === engagement &&
        value.esdVersion === esdVersion,
    );
  return undelivered
    .filter((reminder) => !isTold(reminder))
    .map(({ engagement, esdVersion, id }) => ({
      kind: 'undelivered',
      engagement,
      recipient: LEADS,
      esdVersion,
      localDay: dayIn(tenant.timeZone, nowMs),
      timeZone: tenant.timeZone,
      dueAtMs: nowMs,
      // One reminder can fail again after it was let go: each time the leads are told.
      id: `${id}|undelivered|${String(nowMs)}`,
      tenantId: tenant.tenantId,
      state: 'pending',
      nextAtMs: nowMs,
      inDoubt: false,
    }));
}
