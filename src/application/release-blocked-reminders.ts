import type { Clock, CustomerRecords, ReminderRecords } from './ports.ts';

const LIMIT = 100;

/** Lets the reminders go that could not reach this FM, because their chat with the bot is open (again). */
export async function releaseBlockedReminders(
  {
    customers,
    reminders,
    clock,
  }: { readonly customers: CustomerRecords; readonly reminders: ReminderRecords; readonly clock: Clock },
  fmId: string,
): Promise<void> {
  const blocked = await reminders.findBlocked(fmId, LIMIT);
  for (const tenantId of new Set(blocked.map((reminder) => reminder.tenantId))) {
    const record = await customers.getCustomer(tenantId);
    const changedReminders = (record?.openReminders ?? [])
      .filter(({ value }) => value.state === 'blocked' && value.fmId === fmId)
      .map(({ value, etag }) => ({
        value: { ...value, state: 'pending' as const, nextAtMs: clock.nowMs() },
        etag,
      }));
    // A conflict means that somebody else released or answered them meanwhile: nothing is left to do here.
    if (changedReminders.length > 0) await customers.save({ tenantId, changedReminders });
  }
}
