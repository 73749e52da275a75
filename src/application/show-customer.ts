import type { CalendarDay } from '../domain/calendar-day.ts';
import type { CustomerTenant } from '../domain/customer.ts';
import { engagementKey, stateOn, type EngagementState, type WorkloadEngagement } from '../domain/engagement.ts';
import type { EngagementEvent } from '../domain/event.ts';
import { actingRole, maySeeCustomer, type EngagementAction } from '../domain/permission.ts';
import type { Person } from '../domain/person.ts';
import type { OverallStatusNote } from '../domain/status-note.ts';
import { dayIn } from '../domain/time-zone.ts';
import type { Clock, CustomerRecords, People } from './ports.ts';

/** How many entries of history a card can show. */
const HISTORY_LIMIT = 30;

/** An engagement as its viewer sees it. */
export interface SeenEngagement {
  readonly engagement: WorkloadEngagement;
  readonly state: EngagementState;
  readonly fmName?: string | undefined;
  /** What the viewer may do to it by their role; its state may still refuse. */
  readonly allowed: ReadonlySet<EngagementAction>;
}

/** A customer as its viewer sees it. */
export interface SeenCustomer {
  readonly tenant: CustomerTenant;
  readonly engagements: readonly SeenEngagement[];
  /** The day it is for the viewer. */
  readonly today: CalendarDay;
}

/** What happened to a customer, newest first, with the names of who did it by object id. */
export interface SeenHistory {
  readonly events: readonly EngagementEvent[];
  readonly notes: readonly OverallStatusNote[];
  readonly names: ReadonlyMap<string, string>;
}

export interface ShowDependencies {
  readonly customers: CustomerRecords;
  readonly people: People;
  readonly clock: Clock;
}

const ACTIONS: readonly EngagementAction[] = [
  'capture',
  'reschedule',
  'reactivate',
  'logAttempt',
  'confirmStarted',
  'markInactive',
  'snooze',
  'changeL1',
  'setKickoff',
];

/** The customer with all its engagements, or `undefined` when there is none that `viewer` may see. */
export async function showCustomer(
  { customers, people, clock }: ShowDependencies,
  viewer: Person,
  tenantId: string,
): Promise<SeenCustomer | undefined> {
  const record = await customers.getCustomer(tenantId);
  if (!record || !maySeeCustomer(viewer, record.tenant)) return undefined;
  const nowMs = clock.nowMs();
  const today = dayIn(viewer.timeZone, nowMs);
  const engagements = await Promise.all(
    record.engagements.map(async ({ value: engagement }): Promise<SeenEngagement> => {
      const fm = engagement.fmId === undefined ? undefined : await people.getPerson(engagement.fmId);
      return {
        engagement,
        state: stateOn(engagement, fm ? dayIn(fm.timeZone, nowMs) : today),
        fmName: fm?.name,
        allowed: new Set(ACTIONS.filter((action) => actingRole(action, viewer, engagement))),
      };
    }),
  );
  return { tenant: record.tenant, engagements: engagements.sort(byUrgency), today };
}

/** The newest history and notes of a customer that the caller has already been allowed to see. */
export async function showHistory({ customers, people }: ShowDependencies, tenantId: string): Promise<SeenHistory> {
  const { events, notes } = await customers.getHistory(tenantId, HISTORY_LIMIT);
  const authors = new Set([...events, ...notes].flatMap(({ by }) => (by ? [by.objectId] : [])));
  const names = new Map<string, string>();
  for (const objectId of authors) {
    const person = await people.getPerson(objectId);
    if (person) names.set(objectId, person.name);
  }
  return { events, notes, names };
}

/** What people look at first. */
const BY_URGENCY: readonly EngagementState[] = [
  'due',
  'awaitingResponse',
  'scheduled',
  'noDate',
  'suspended',
  'inactive',
  'started',
  'notApplicable',
];

/** The smaller, the sooner somebody should look at an engagement in this state. */
export function urgencyOf(state: EngagementState): number {
  return BY_URGENCY.indexOf(state);
}

/** The most urgent first; in one state the earlier date. */
function byUrgency(one: SeenEngagement, other: SeenEngagement): number {
  const key = ({ engagement, state }: SeenEngagement): string =>
    `${String(urgencyOf(state))} ${engagement.esd?.date ?? ''} ${engagementKey(engagement)}`;
  return key(one) < key(other) ? -1 : 1;
}
