import { engagementKey, type WorkloadEngagement } from '../domain/engagement.ts';
import type { Person } from '../domain/person.ts';
import { isAlarm, LEADS, planAlarm, planQuestion, replanned, type PlanningContext } from '../domain/reminder.ts';
import { inParallel } from './in-parallel.ts';
import { HISTORY_OF_STEPS } from './limits.ts';
import { openedReminder, planningFor } from './plan-reminders.ts';
import type {
  Clock,
  CustomerRecord,
  CustomerRecords,
  HolidayCalendars,
  People,
  Reminder,
  ReminderRecords,
  Stored,
} from './ports.ts';

/** More than one FM is reminded of. */
const LIMIT = 1000;

/** What the repair works on. */
export interface RepairDependencies {
  readonly customers: CustomerRecords;
  readonly reminders: ReminderRecords;
  readonly people: People;
  readonly holidays: HolidayCalendars;
  readonly clock: Clock;
}

/** What is to be repaired. */
export interface RepairRequest {
  /** The FM, or `LEADS` for what has no FM. */
  readonly recipient: string;
  /** Whether what was put off until the FM can be reminded is looked at anew: they may have ended a pause. */
  readonly recallsPutOff: boolean;
}

/** Reminders that were missing, and those that come at another time now. */
export interface RepairCounts {
  readonly opened: number;
  readonly moved: number;
}

const NOTHING: RepairCounts = { opened: 0, moved: 0 };

/** What to save of one customer. */
interface Repair {
  readonly newReminders: readonly Reminder[];
  readonly changedReminders: readonly Stored<Reminder>[];
}

/**
 * Sees to it that each engagement of this FM, or each that has none, has the reminder it should have, at the time that the
 * FM's time zone, hours and working days ask for now. Changes keep reminders in step by themselves; this is for what came
 * about in another way, and for people who have changed. Safe to run at any time and by several at once: a conflict is left
 * for the next time.
 */
export async function repairReminders(
  dependencies: RepairDependencies,
  { recipient, recallsPutOff }: RepairRequest,
): Promise<RepairCounts> {
  const { customers, reminders, people, holidays, clock } = dependencies;
  const fm = recipient === LEADS ? undefined : await people.getPerson(recipient);
  // Whoever the directory does not know cannot be planned for; the leads see what is stuck.
  if (!fm && recipient !== LEADS) return NOTHING;
  const planningIn = (timeZone: string): PlanningContext =>
    planningFor({ timeZone }, fm, holidays, { nowMs: clock.nowMs(), byFm: false });
  const engagements = await reminders.findRemindedEngagements(recipient, LIMIT);
  const open = await reminders.findOpen(recipient, LIMIT);
  const suspects = new Set<string>();
  for (const engagement of engagements) {
    const own = open.filter((reminder) => reminder.tenantId === engagement.tenantId && isOf(engagement, reminder));
    const planning = planningIn(fm?.timeZone ?? own[0]?.timeZone ?? 'UTC');
    const isInStep = own.every((reminder) => !movedReminder(engagement, reminder, planning, recallsPutOff));
    if (own.length === 0 || !isInStep) suspects.add(engagement.tenantId);
  }

  const repaired = await inParallel([...suspects], async (tenantId): Promise<RepairCounts> => {
    const record = await customers.getCustomer(tenantId);
    if (!record) return NOTHING;
    const planning = planningIn(record.tenant.timeZone);
    const repair = await repairOf(dependencies, record, { fm, planning, recallsPutOff });
    const counts = { opened: repair.newReminders.length, moved: repair.changedReminders.length };
    if (counts.opened + counts.moved === 0) return NOTHING;
    return (await customers.save({ tenantId, ...repair })) === 'conflict' ? NOTHING : counts;
  });
  return {
    opened: repaired.reduce((sum, { opened }) => sum + opened, 0),
    moved: repaired.reduce((sum, { moved }) => sum + moved, 0),
  };
}

async function repairOf(
  { customers }: RepairDependencies,
  { tenant, engagements, openReminders }: CustomerRecord,
  {
    fm,
    planning,
    recallsPutOff,
  }: { readonly fm: Person | undefined; readonly planning: PlanningContext; readonly recallsPutOff: boolean },
): Promise<Repair> {
  const newReminders: Reminder[] = [];
  const changedReminders: Stored<Reminder>[] = [];
  for (const { value: engagement } of engagements) {
    if (engagement.fmId !== fm?.objectId) continue;
    const own = openReminders.filter(({ value }) => isOf(engagement, value) && isAlarm(value.kind) === !fm);
    for (const { value, etag } of own) {
      const moved = movedReminder(engagement, value, planning, recallsPutOff);
      if (moved) changedReminders.push({ value: moved, etag });
    }
    if (own.length > 0) continue;
    const plan = fm ? planQuestion(engagement, 'rearm', planning) : planAlarm(engagement, planning);
    if (!plan || (!fm && (await hasBeenTold(customers, tenant.tenantId, engagement)))) continue;
    newReminders.push(openedReminder(engagement, plan));
  }
  return { newReminders, changedReminders };
}

function isOf(engagement: WorkloadEngagement, { engagement: key, esdVersion, kind }: Reminder): boolean {
  return key === engagementKey(engagement) && esdVersion === engagement.esdVersion && kind !== 'undelivered';
}

/** The reminder at the time it should come, or `undefined` when that is the time it has. One that was tried keeps its own. */
function movedReminder(
  engagement: WorkloadEngagement,
  reminder: Reminder,
  planning: PlanningContext,
  recallsPutOff: boolean,
): Reminder | undefined {
  const { state, inDoubt, failedSends, nextAtMs, dueAtMs } = reminder;
  if (state !== 'pending' || inDoubt || failedSends !== undefined || nextAtMs === undefined) return undefined;
  if (nextAtMs !== dueAtMs) return recallsPutOff ? { ...reminder, nextAtMs: dueAtMs } : undefined;
  const plan = replanned(engagement, reminder, planning);
  return plan.dueAtMs === dueAtMs ? undefined : { ...reminder, ...plan, nextAtMs: plan.dueAtMs };
}

/** Whether the leads have been told of this date already. */
async function hasBeenTold(
  customers: CustomerRecords,
  tenantId: string,
  engagement: WorkloadEngagement,
): Promise<boolean> {
  const { events } = await customers.getHistory(tenantId, HISTORY_OF_STEPS);
  return events.some(
    (event) =>
      engagementKey(event) === engagementKey(engagement) &&
      event.facts.type === 'reminderSent' &&
      isAlarm(event.facts.kind) &&
      event.at >= (engagement.esd?.enteredAt ?? ''),
  );
}
