import type { CalendarDay } from '../domain/calendar-day.ts';
import type { CustomerTenant } from '../domain/customer.ts';
import {
  engagementKey,
  isFollowOn,
  stateOn,
  type EngagementKey,
  type EngagementState,
  type Origin,
  type WorkloadEngagement,
} from '../domain/engagement.ts';
import type { EngagementEvent } from '../domain/event.ts';
import {
  actingRole,
  addingRole,
  ENGAGEMENT_ACTIONS,
  maySee,
  officeRole,
  seesEverything,
  type EngagementAction,
  type Policy,
} from '../domain/permission.ts';
import type { Person } from '../domain/person.ts';
import { serialGaps, type SerialGap } from '../domain/serial-gap.ts';
import type { OverallStatusNote } from '../domain/status-note.ts';
import { dayIn } from '../domain/time-zone.ts';
import { findNames } from './find-names.ts';
import type { Clock, CustomerRecord, CustomerRecords, People } from './ports.ts';
import { readOnce } from './read-once.ts';

/** How many entries of history a card can show. */
const HISTORY_LIMIT = 30;

/** How far back entries about one engagement are looked for among those of its customer. */
const HISTORY_SEARCHED = 300;

/** An engagement as its viewer sees it. */
export interface SeenEngagement {
  readonly engagement: WorkloadEngagement;
  readonly state: EngagementState;
  readonly fmName?: string | undefined;
  /** The deployment before this one, and the gap in between, when it follows another (R6). */
  readonly gap?: SerialGap | undefined;
  /** What the viewer may do to it by their role; its state may still refuse. */
  readonly allowed: ReadonlySet<EngagementAction>;
}

/** A customer as its viewer sees it. */
export interface SeenCustomer {
  readonly tenant: CustomerTenant;
  readonly engagements: readonly SeenEngagement[];
  /** The day it is for the viewer. */
  readonly today: CalendarDay;
  /** Origins of workloads that the viewer may add. */
  readonly addable: readonly Origin[];
  readonly mayMerge: boolean;
}

/** Other tenants of the same customer; at most this many are shown. */
const RELATIVES_LIMIT = 10;

/** What happened to a customer, newest first, with the names of who did it by object id. */
export interface SeenHistory {
  readonly events: readonly EngagementEvent[];
  readonly notes: readonly OverallStatusNote[];
  readonly names: ReadonlyMap<string, string>;
}

/** What showing customers draws on. */
export interface ShowDependencies {
  readonly customers: CustomerRecords;
  readonly people: People;
  readonly clock: Clock;
  readonly policy: Policy;
}

const ORIGINS: readonly Origin[] = ['newCustomer', 'serial', 'successReview', 'reengagement', 'preexisting'];

/**
 * The customer with the engagements that `viewer` may see, or `undefined` when there are none. A duplicate that has been
 * merged leads to the record that goes on.
 */
export async function showCustomer(
  dependencies: ShowDependencies,
  viewer: Person,
  tenantId: string,
): Promise<SeenCustomer | undefined> {
  const { customers, people, clock, policy } = dependencies;
  const record = await findCurrent(customers, tenantId);
  if (!record) return undefined;
  const all = record.engagements.map(({ value }) => value);
  const visible = all.filter((engagement) => maySee(viewer, engagement));
  if (visible.length === 0 && !seesEverything(viewer)) return undefined;
  const nowMs = clock.nowMs();
  const today = dayIn(viewer.timeZone, nowMs);
  const gaps = serialGaps(visible);
  const getPerson = readOnce((objectId) => people.getPerson(objectId));
  const engagements = await Promise.all(
    visible.map(async (engagement): Promise<SeenEngagement> => {
      const fm = engagement.fmId === undefined ? undefined : await getPerson(engagement.fmId);
      const fmToday = fm ? dayIn(fm.timeZone, nowMs) : today;
      const ownership = { engagement, fm, fmToday };
      return {
        engagement,
        state: stateOn(engagement, fmToday),
        fmName: fm?.name,
        // Workloads of one start run side by side: only what was planned to follow has a gap before it.
        gap: isFollowOn(engagement.origin) ? gaps.get(engagementKey(engagement)) : undefined,
        allowed: new Set(ENGAGEMENT_ACTIONS.filter((action) => actingRole(action, viewer, ownership, policy))),
      };
    }),
  );
  return {
    tenant: record.tenant,
    engagements: engagements.sort(byUrgency),
    today,
    addable: ORIGINS.filter((origin) => addingRole(origin, viewer, all)),
    mayMerge: officeRole('mergeDuplicate', viewer) !== undefined,
  };
}

/** The record that goes on for that tenant id, through as many merges as there were. */
async function findCurrent(customers: CustomerRecords, tenantId: string): Promise<CustomerRecord | undefined> {
  let record = await customers.getCustomer(tenantId);
  const passed = new Set<string>();
  while (record?.tenant.mergedInto !== undefined && !passed.has(record.tenant.mergedInto)) {
    passed.add(record.tenant.mergedInto);
    record = await customers.getCustomer(record.tenant.mergedInto);
  }
  return record;
}

/** The other tenants of a customer that `viewer` may see. */
export async function showRelatives(
  dependencies: ShowDependencies,
  viewer: Person,
  { customerId, tenantId }: CustomerTenant,
): Promise<readonly CustomerTenant[]> {
  const tenants = await dependencies.customers.findTenantsOfCustomer(customerId, RELATIVES_LIMIT);
  const others = tenants.filter((tenant) => tenant.tenantId !== tenantId);
  if (seesEverything(viewer)) return others;
  const seen = await Promise.all(others.map((other) => showCustomer(dependencies, viewer, other.tenantId)));
  return seen.flatMap((customer) => (customer ? [customer.tenant] : []));
}

/** The names of the duplicates that were merged into a record. */
export async function showMergedNames(
  { customers }: Pick<ShowDependencies, 'customers'>,
  { mergedFrom = [] }: CustomerTenant,
): Promise<readonly string[]> {
  const records = await Promise.all(mergedFrom.map((tenantId) => customers.getCustomer(tenantId)));
  return records.flatMap((record) => (record ? [record.tenant.customerName] : []));
}

/** Whose history is asked for: of a customer as its viewer sees it, or only what is `about` one engagement. */
type HistoryQuestion = Pick<SeenCustomer, 'tenant' | 'engagements'> & { readonly about?: EngagementKey };

/**
 * The newest history and notes of what `viewer` was shown of a customer, with those of duplicates that were merged into it
 * (E21).
 */
export async function showHistory(
  { customers, people }: ShowDependencies,
  viewer: Person,
  { tenant, engagements, about }: HistoryQuestion,
): Promise<SeenHistory> {
  // What is left out below must not take the place of what is shown.
  const limit = about === undefined && seesEverything(viewer) ? HISTORY_LIMIT : HISTORY_SEARCHED;
  // Who delivered a duplicate's workloads says nothing about who delivers them here.
  const sources = [tenant.tenantId, ...(seesEverything(viewer) ? (tenant.mergedFrom ?? []) : [])];
  const histories = await Promise.all(sources.map((tenantId) => customers.getHistory(tenantId, limit)));
  const visible = new Set(engagements.map(({ engagement }) => engagementKey(engagement)));
  const mayRead = (key: EngagementKey): boolean => seesEverything(viewer) || visible.has(key);
  const events = histories
    .flatMap((history) => history.events)
    .filter((event) => mayRead(engagementKey(event)) && (about === undefined || engagementKey(event) === about))
    .toSorted(newestFirst)
    .slice(0, HISTORY_LIMIT);
  const notes = histories
    .flatMap((history) => history.notes)
    .filter((note) => seesEverything(viewer) || note.engagements.length > 0)
    .filter((note) => note.engagements.every(mayRead) && (about === undefined || note.engagements.includes(about)))
    .toSorted(newestFirst)
    .slice(0, HISTORY_LIMIT);
  const mentioned = events.flatMap(({ facts }) =>
    facts.type === 'fmAssigned' ? [facts.before, facts.after].filter((id) => id !== undefined) : [],
  );
  const authors = [...events, ...notes].flatMap(({ by }) => (by ? [by.objectId] : []));
  return { events, notes, names: await findNames(people, [...authors, ...mentioned]) };
}

function newestFirst(one: { readonly at: string }, other: { readonly at: string }): number {
  if (one.at === other.at) return 0;
  return one.at > other.at ? -1 : 1;
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
