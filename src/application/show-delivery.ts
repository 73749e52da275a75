import { engagementKey } from '../domain/engagement.ts';
import { officeRole } from '../domain/permission.ts';
import type { Person } from '../domain/person.ts';
import { LEADS, type ReminderKind } from '../domain/reminder.ts';
import { LATE_MS, REMINDERS_OF_LOOK } from './limits.ts';
import type {
  CustomerRecord,
  CustomerRecords,
  DeliveryPause,
  DeliveryProblem,
  DeliverySwitch,
  People,
  Reminder,
  ReminderRecords,
} from './ports.ts';
import { readOnce } from './read-once.ts';

/** Reminders of one group that a card has room for. */
export const SHOWN = 5;

/** Whom a reminder is for: an FM, the leads, or somebody the directory does not know any more. */
export type ReminderRecipient =
  { readonly kind: 'fm'; readonly name: string } | { readonly kind: 'leads' } | { readonly kind: 'unknown' };

/** A reminder that somebody should know of. */
export interface SeenReminder {
  readonly id: string;
  readonly tenantId: string;
  readonly customerName: string;
  /** `undefined` when the engagement is no longer there. */
  readonly workload: string | undefined;
  readonly recipient: ReminderRecipient;
  readonly kind: ReminderKind;
  /** When it should have arrived, in milliseconds since the epoch. */
  readonly sinceMs: number;
  /** Why it is stuck; `undefined` when it is only late. */
  readonly problem: DeliveryProblem | undefined;
}

/** Reminders in the same position, those that have waited longest first. */
export interface ReminderGroup {
  readonly count: number;
  /** Whether there may be more than were counted. */
  readonly hasMore: boolean;
  /** The first few. */
  readonly shown: readonly SeenReminder[];
}

/** How reminders go out, as leads see it. */
export interface DeliveryOverview {
  readonly kind: 'overview';
  /** Who has stopped all reminders, and when; `undefined` while they go out. */
  readonly pause: (DeliveryPause & { readonly byName: string | undefined }) | undefined;
  /** More than ten minutes past their time. */
  readonly late: ReminderGroup;
  /** They wait until the person opens the chat. */
  readonly blocked: ReminderGroup;
  /** They are not tried again by themselves. */
  readonly dead: ReminderGroup;
}

/** What showing the delivery draws on. */
export interface OverviewDependencies {
  readonly customers: CustomerRecords;
  readonly reminders: ReminderRecords;
  readonly people: People;
  readonly deliverySwitch: DeliverySwitch;
}

/** Shows a lead whether reminders go out, and which of them do not arrive. */
export async function showDelivery(
  { customers, reminders, people, deliverySwitch }: OverviewDependencies,
  person: Person,
): Promise<DeliveryOverview | { readonly kind: 'forbidden' }> {
  if (!officeRole('manageDelivery', person)) return { kind: 'forbidden' };
  const [pause, due, stuck] = await Promise.all([
    deliverySwitch.getPause(),
    reminders.findDue(REMINDERS_OF_LOOK),
    reminders.findStuck(REMINDERS_OF_LOOK),
  ]);
  const getCustomer = readOnce((tenantId) => customers.getCustomer(tenantId));
  const getPerson = readOnce((objectId) => people.getPerson(objectId));
  const seen = async (reminder: Reminder, sinceMs: number): Promise<SeenReminder | undefined> => {
    const record = await getCustomer(reminder.tenantId);
    if (!record) return undefined;
    const fm = reminder.recipient === LEADS ? undefined : await getPerson(reminder.recipient);
    return seenReminder(record, reminder, { fm, sinceMs });
  };

  const late = due.reminders.filter(({ nextAtMs = due.nowMs }) => nextAtMs < due.nowMs - LATE_MS);
  const lateShown = late.slice(0, SHOWN).map(async ({ tenantId, id, nextAtMs = due.nowMs }) => {
    // It may have gone out since.
    const found = (await getCustomer(tenantId))?.openReminders.find(({ value }) => value.id === id);
    return found && seen(found.value, nextAtMs);
  });
  const stuckGroup = async (state: Reminder['state']): Promise<ReminderGroup> => {
    const all = stuck.filter((reminder) => reminder.state === state);
    const oldest = all.toSorted((one, other) => one.dueAtMs - other.dueAtMs).slice(0, SHOWN);
    return {
      count: all.length,
      hasMore: all.length === REMINDERS_OF_LOOK,
      shown: await present(oldest.map((reminder) => seen(reminder, reminder.dueAtMs))),
    };
  };
  return {
    kind: 'overview',
    pause: pause && { ...pause, byName: (await getPerson(pause.by))?.name },
    late: { count: late.length, hasMore: !due.isAll && late.length > 0, shown: await present(lateShown) },
    blocked: await stuckGroup('blocked'),
    dead: await stuckGroup('dead'),
  };
}

async function present(found: readonly Promise<SeenReminder | undefined>[]): Promise<readonly SeenReminder[]> {
  return (await Promise.all(found)).filter((one) => one !== undefined);
}

function seenReminder(
  { tenant, engagements }: CustomerRecord,
  { id, tenantId, engagement: key, recipient, kind, problem }: Reminder,
  { fm, sinceMs }: { readonly fm: Person | undefined; readonly sinceMs: number },
): SeenReminder {
  return {
    id,
    tenantId,
    customerName: tenant.customerName,
    workload: engagements.find(({ value }) => engagementKey(value) === key)?.value.workload,
    recipient: recipient === LEADS ? { kind: 'leads' } : fm ? { kind: 'fm', name: fm.name } : { kind: 'unknown' },
    kind,
    sinceMs,
    problem,
  };
}
