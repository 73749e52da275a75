import { MAX_TRIES } from './limits.ts';
import type { CustomerRecords, ReminderRecords } from './ports.ts';

const LIMIT = 100;

/** What the release works on. */
export interface ReleaseDependencies {
  readonly customers: CustomerRecords;
  readonly reminders: ReminderRecords;
}

/** Lets the reminders go that could not reach this recipient, because a chat is open (again). Cheap when there are none. */
export async function releaseBlockedReminders(dependencies: ReleaseDependencies, recipient: string): Promise<void> {
  for (let tries = 0; tries < MAX_TRIES; tries += 1) {
    const blocked = await dependencies.reminders.findBlocked(recipient, LIMIT);
    if (blocked.length === 0) return;
    for (const tenantId of new Set(blocked.map((reminder) => reminder.tenantId))) {
      await releaseOfCustomer(dependencies, recipient, tenantId);
    }
  }
}

/** A conflict is no matter: what is still blocked is found again. */
async function releaseOfCustomer(
  { customers }: ReleaseDependencies,
  recipient: string,
  tenantId: string,
): Promise<void> {
  const record = await customers.getCustomer(tenantId);
  const changedReminders = (record?.openReminders ?? [])
    .filter(({ value }) => value.state === 'blocked' && value.recipient === recipient)
    .map(({ value, etag }) => ({
      // Due since it first was: by the store's clock, not by that of this machine.
      value: { ...value, state: 'pending' as const, problem: undefined, nextAtMs: value.dueAtMs },
      etag,
    }));
  if (changedReminders.length > 0) await customers.save({ tenantId, changedReminders });
}
