import type { CustomerTenant } from '../domain/customer.ts';
import { mergeNeed, mergePair, type MergeNeed, type MergePair } from '../domain/decide-merge.ts';
import { engagementKey, type EngagementKey } from '../domain/engagement.ts';
import type { EngagementEvent } from '../domain/event.ts';
import type { Language } from '../domain/language.ts';
import { officeRole } from '../domain/permission.ts';
import type { Actor, Person } from '../domain/person.ts';
import { explanationProblem, type Reason } from '../domain/reason.ts';
import { planReminder } from '../domain/reminder.ts';
import { mergeNote } from '../domain/status-note.ts';
import { dayIn } from '../domain/time-zone.ts';
import type { ChangeDependencies } from './change-engagements.ts';
import { openedReminder } from './opened-reminder.ts';
import type { CustomerChange, CustomerRecord, Reminder, Stored } from './ports.ts';
import { workCalendarOf } from './work-calendar.ts';

const MAX_TRIES = 20;

/** So many workloads fit in one batch of the store when all of them change. */
export const MAX_MERGED = 20;

/** Two records of which one is a duplicate of the other. */
export interface MergeTenants {
  readonly person: Person;
  /** The record that goes on. */
  readonly survivingId: string;
  readonly duplicateId: string;
}

/** What a merge would do, to be looked at before. */
export type MergePreview =
  | {
      readonly kind: 'preview';
      readonly surviving: CustomerTenant;
      readonly duplicate: CustomerTenant;
      readonly pairs: readonly (MergePair & { readonly need: MergeNeed })[];
    }
  | MergeProblem;

/** Why two records cannot be merged; nothing was written. */
export type MergeProblem =
  | { readonly kind: 'forbidden' }
  | { readonly kind: 'notFound' }
  | { readonly kind: 'sameRecord' }
  | { readonly kind: 'alreadyMerged'; readonly duplicate: CustomerTenant }
  | { readonly kind: 'tooMany' };

/** A merge with its reason. */
export interface MergeRequest extends MergeTenants {
  readonly language: Language;
  /** Engagements that both have a date for and whose date is to be the duplicate's; of the others the surviving one stays. */
  readonly taken: ReadonlySet<EngagementKey>;
  readonly explanation: string;
  /** Opaque id of the card that is answered: the same one counts once, however often it arrives. */
  readonly nonce: string;
}

/** What became of a merge; in all cases but `merged` nothing was written. */
export type MergeResult =
  | { readonly kind: 'merged'; readonly surviving: CustomerTenant; readonly duplicate: CustomerTenant }
  | { readonly kind: 'text-too-short' | 'text-too-long' }
  | MergeProblem;

/** Shows what merging the duplicate would do (E21). */
export async function previewMerge(
  dependencies: Pick<ChangeDependencies, 'customers'>,
  tenants: MergeTenants,
): Promise<MergePreview> {
  const found = await findBoth(dependencies, tenants);
  if ('kind' in found) return found;
  const { surviving, duplicate } = found;
  if (duplicate.tenant.mergedInto !== undefined) return { kind: 'alreadyMerged', duplicate: duplicate.tenant };
  return {
    kind: 'preview',
    surviving: surviving.tenant,
    duplicate: duplicate.tenant,
    pairs: pairsOf(surviving, duplicate).map((pair) => ({ ...pair, need: mergeNeed(pair) })),
  };
}

/**
 * Merges a duplicate's record into another one. The surviving record takes on what it lacks, in one batch; then the
 * duplicate is retired, with its history. There is no transaction across both: a merge that was cut off in between is
 * finished by asking for it again, which needs no reason any more.
 * @throws Error when the store stays contended for several tries
 */
export async function mergeDuplicate(dependencies: ChangeDependencies, request: MergeRequest): Promise<MergeResult> {
  for (let tries = 0; tries < MAX_TRIES; tries += 1) {
    const found = await findBoth(dependencies, request);
    if ('kind' in found) return found;
    const { surviving, duplicate } = found;
    const done = duplicate.tenant.mergedInto;
    if (done === request.survivingId) {
      return { kind: 'merged', surviving: surviving.tenant, duplicate: duplicate.tenant };
    }
    if (done !== undefined) return { kind: 'alreadyMerged', duplicate: duplicate.tenant };
    const hasTaken = surviving.tenant.mergedFrom?.includes(request.duplicateId) === true;
    const problem = hasTaken ? undefined : explanationProblem(request.explanation);
    if (problem) return { kind: problem };
    const step = hasTaken ? retire(duplicate, request) : await takeOver(dependencies, surviving, duplicate, request);
    await dependencies.customers.save(step);
  }
  throw new Error(`The customers were being changed all the time; gave up after ${String(MAX_TRIES)} tries`);
}

interface Both {
  readonly surviving: CustomerRecord;
  readonly duplicate: CustomerRecord;
}

async function findBoth(
  { customers }: Pick<ChangeDependencies, 'customers'>,
  { person, survivingId, duplicateId }: MergeTenants,
): Promise<Both | MergeProblem> {
  if (!officeRole('mergeDuplicate', person)) return { kind: 'forbidden' };
  if (survivingId === duplicateId) return { kind: 'sameRecord' };
  const [surviving, duplicate] = await Promise.all([
    customers.getCustomer(survivingId),
    customers.getCustomer(duplicateId),
  ]);
  if (!surviving || !duplicate || surviving.tenant.mergedInto !== undefined) return { kind: 'notFound' };
  return pairsOf(surviving, duplicate).length > MAX_MERGED ? { kind: 'tooMany' } : { surviving, duplicate };
}

function pairsOf(surviving: CustomerRecord, duplicate: CustomerRecord): readonly MergePair[] {
  return duplicate.engagements.map(({ value }) => ({
    duplicate: value,
    surviving: surviving.engagements.find((other) => engagementKey(other.value) === engagementKey(value))?.value,
  }));
}

/** Duplicates that were merged into this record before; whoever it is merged into takes their history along. */
function mergedInto({ tenant }: CustomerRecord): readonly string[] {
  return tenant.mergedFrom ?? [];
}

/** The surviving record takes on what it lacks or was told to take. */
async function takeOver(
  { people, clock, holidays }: ChangeDependencies,
  surviving: CustomerRecord,
  duplicate: CustomerRecord,
  { person, language, survivingId, duplicateId, taken, explanation, nonce }: MergeRequest,
): Promise<CustomerChange> {
  const nowMs = clock.nowMs();
  const at = new Date(nowMs).toISOString();
  const by: Actor = { objectId: person.objectId, role: 'lead' };
  const reason: Reason = { code: 'correction', text: explanation.trim() };
  const newEngagements = [];
  const engagements = [];
  const events: EngagementEvent[] = [];
  const changedReminders: Stored<Reminder>[] = [];
  const newReminders: Reminder[] = [];
  const dates = [];
  for (const pair of pairsOf(surviving, duplicate)) {
    const key = engagementKey(pair.duplicate);
    const { workload, sequence } = pair.duplicate;
    const merged = mergePair(pair, { tenantId: survivingId, taken: taken.has(key), reason }, { at, by });
    const { engagement: value, facts } = merged;
    const before = surviving.engagements.find((other) => engagementKey(other.value) === key);
    if (before) engagements.push({ value, etag: before.etag });
    else newEngagements.push(value);
    events.push({ id: `${nonce}|${key}|${facts.type}`, tenantId: survivingId, workload, sequence, at, by, facts });
    if (!merged.hasNewDate || !value.esd) continue;
    dates.push({ workload, before: pair.surviving?.esd, after: value.esd });
    const open = surviving.openReminders.filter((reminder) => reminder.value.engagement === key);
    changedReminders.push(...open.map(cancelled));
    const fm = value.fmId === undefined ? undefined : await people.getPerson(value.fmId);
    const plan = fm && planReminder(value, 'rearm', { fm, calendar: workCalendarOf(fm, holidays), nowMs, byFm: false });
    if (plan) newReminders.push(openedReminder(survivingId, value, plan));
  }
  const signature = { author: person.name, day: dayIn(person.timeZone, nowMs), language };
  const workloads = events.map(({ workload }) => workload);
  return {
    tenantId: survivingId,
    changedTenant: {
      value: { ...surviving.tenant, mergedFrom: [...mergedInto(surviving), duplicateId, ...mergedInto(duplicate)] },
      etag: surviving.tenantEtag,
    },
    newEngagements,
    engagements,
    events,
    notes: [
      {
        id: nonce,
        tenantId: survivingId,
        engagements: duplicate.engagements.map(({ value }) => engagementKey(value)),
        text: mergeNote(duplicateId, workloads, dates, reason, signature),
        at,
        by,
      },
    ],
    changedReminders,
    newReminders,
    submissions: [{ id: nonce, tenantId: survivingId, at, by }],
  };
}

/** The duplicate's record is set aside: readable, in no list, and nobody is reminded of it. */
function retire(duplicate: CustomerRecord, { survivingId, duplicateId }: MergeRequest): CustomerChange {
  return {
    tenantId: duplicateId,
    changedTenant: { value: { ...duplicate.tenant, mergedInto: survivingId }, etag: duplicate.tenantEtag },
    retiredEngagements: duplicate.engagements,
    changedReminders: duplicate.openReminders.map(cancelled),
  };
}

function cancelled({ value, etag }: Stored<Reminder>): Stored<Reminder> {
  return { value: { ...value, state: 'cancelled', nextAtMs: undefined, claimToken: undefined }, etag };
}
