import type { CustomerTenant } from '../domain/customer.ts';
import {
  mergedKey,
  mergeNeed,
  decideMerge,
  pairWorkloads,
  type MergeNeed,
  type MergePair,
} from '../domain/decide-merge.ts';
import { engagementKey, type EngagementKey, type WorkloadEngagement } from '../domain/engagement.ts';
import type { EngagementEvent } from '../domain/event.ts';
import type { Language } from '../domain/language.ts';
import { officeRole } from '../domain/permission.ts';
import type { Actor, Person } from '../domain/person.ts';
import { explanationProblem, type Reason } from '../domain/reason.ts';
import { mergeNote } from '../domain/status-note.ts';
import { dayIn } from '../domain/time-zone.ts';
import type { ChangeDependencies } from './change-engagements.ts';
import { BATCH_WRITES, MAX_TRIES } from './limits.ts';
import { cancelledReminder, changedReminders as replanned, planningFor } from './plan-reminders.ts';
import type { CustomerChange, CustomerRecord, Reminder, Stored } from './ports.ts';
import { readOnce } from './read-once.ts';

/** Writes of the store's biggest batch that are left for the workloads: the rest is for the record itself, the note and the trace. */
const MAX_WRITES = BATCH_WRITES - 4;
/** Of a workload that is added: itself, its event, its question and its alarm. */
const WRITES_ADDED = 4;
/** Of one that changes: itself, at most four events, the old and the new question and alarm. */
const WRITES_CHANGED = 9;

/** Records that a person can look through. */
const DUPLICATES_LIMIT = 10;

/** A merge that was announced longer ago, with nothing set aside, is void. */
const CUT_OFF_MS = 10 * 60_000;

/** Two records of which one is a duplicate of the other. */
export interface MergeTenants {
  readonly person: Person;
  /** The record that goes on. */
  readonly survivingId: string;
  readonly duplicateId: string;
}

/** A workload of a merge, and what the merge has to do with it. */
export type PreviewedMerge = MergePair & { readonly need: MergeNeed };

/** Records that may be duplicates of this one, for those who may merge; other tenants of the same customer are known to be none. */
export async function findDuplicates(
  { customers }: Pick<ChangeDependencies, 'customers'>,
  person: Person,
  { customerName, initialDomain, customerId, tpid }: CustomerTenant,
): Promise<readonly CustomerTenant[]> {
  if (!officeRole('mergeDuplicate', person)) return [];
  const alike = await customers.findTenantsLike({ customerName, initialDomain }, DUPLICATES_LIMIT * 2);
  return alike
    .filter((tenant) => tenant.customerId !== customerId && (tpid === undefined || tenant.tpid !== tpid))
    .slice(0, DUPLICATES_LIMIT);
}

/** What a merge would do, to be looked at before. */
export type MergePreview =
  | {
      readonly kind: 'preview';
      readonly surviving: CustomerTenant;
      readonly duplicate: CustomerTenant;
      readonly pairs: readonly PreviewedMerge[];
      /** Whether the duplicate has been set aside already, and the merge was cut off then. */
      readonly isBegun: boolean;
    }
  | MergeProblem;

/** Why two records cannot be merged; nothing was written. */
export type MergeProblem =
  | { readonly kind: 'forbidden' }
  | { readonly kind: 'notFound' }
  | { readonly kind: 'sameRecord' }
  | { readonly kind: 'alreadyMerged'; readonly duplicate: CustomerTenant }
  /** Another merge with one of the records is under way, or was cut off and has to be finished first. */
  | { readonly kind: 'busy' }
  | { readonly kind: 'tooMany' };

/** A merge with its reason. */
export interface MergeRequest extends MergeTenants {
  readonly language: Language;
  /** Keys of the duplicate's engagements whose date is to win where both have one; of the others the surviving one stays. */
  readonly taken: ReadonlySet<EngagementKey>;
  readonly explanation: string;
  /** What was looked at, as `mergeVersions` writes it: nothing is merged once it is different. */
  readonly versions: string;
  /** Opaque id of the card that is answered: the same one counts once, however often it arrives. */
  readonly nonce: string;
}

/** What became of a merge; in all cases but `merged` nothing was written. */
export type MergeResult =
  | { readonly kind: 'merged'; readonly surviving: CustomerTenant; readonly duplicate: CustomerTenant }
  | { readonly kind: 'text-too-short' | 'text-too-long' }
  /** One of the records is not any more as it was looked at. */
  | { readonly kind: 'changed' }
  /** A date of the duplicate would get lost, see `MergeNeed`. */
  | { readonly kind: 'blocked' }
  | MergeProblem;

/** Shows what merging the duplicate would do (E21). */
export async function previewMerge(
  dependencies: Pick<ChangeDependencies, 'customers'>,
  tenants: MergeTenants,
): Promise<MergePreview> {
  const found = await findBoth(dependencies, tenants);
  if ('kind' in found) return found;
  const { surviving, duplicate, isBegun } = found;
  if (isTakenOver(found)) return { kind: 'alreadyMerged', duplicate: duplicate.tenant };
  return {
    kind: 'preview',
    surviving: surviving.tenant,
    duplicate: duplicate.tenant,
    pairs: found.pairs.map((pair) => ({ ...pair, need: mergeNeed(pair) })),
    isBegun,
  };
}

/** The versions of what a preview shows: when they are others at the merge, somebody has changed a record meanwhile. */
export function mergeVersions(pairs: readonly MergePair[]): string {
  return pairs
    .map(({ surviving, duplicate }) =>
      [engagementKey(duplicate), duplicate.version, surviving?.version ?? '-'].join(' '),
    )
    .sort()
    .join(',');
}

/**
 * Merges a duplicate's record into another one. There is no transaction across both, so it takes three batches: the
 * surviving record says which duplicate it is about to take on, the duplicate is set aside with its history, and the
 * surviving record takes on what it lacks. A merge that was cut off is finished by asking for it again; as long as it is
 * not, neither record can be part of another merge.
 * @throws Error when the store stays contended for several tries
 */
export async function mergeDuplicate(dependencies: ChangeDependencies, request: MergeRequest): Promise<MergeResult> {
  let hasAnnounced = false;
  for (let tries = 0; tries < MAX_TRIES; tries += 1) {
    const found = await findBoth(dependencies, request);
    const step = 'kind' in found ? found : await nextStep(dependencies, found, request);
    if ('tenantId' in step) {
      const outcome = await dependencies.customers.save(step);
      if (outcome === 'saved' && step.tenantId === request.survivingId) hasAnnounced = true;
      continue;
    }
    if (hasAnnounced && step.kind !== 'merged') await withdraw(dependencies, request);
    return step;
  }
  throw new Error(`The customers were being changed all the time; gave up after ${String(MAX_TRIES)} tries`);
}

/** Both records as they are now. */
interface Both {
  readonly surviving: CustomerRecord;
  readonly duplicate: CustomerRecord;
  readonly pairs: readonly MergePair[];
  /** Whether the duplicate has been set aside for this merge. */
  readonly isBegun: boolean;
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
  const isBegun = duplicate.tenant.mergedInto === survivingId;
  if (duplicate.tenant.mergedInto !== undefined && !isBegun) {
    return { kind: 'alreadyMerged', duplicate: duplicate.tenant };
  }
  const others = isBegun ? await customers.getRetiredEngagements(duplicateId) : valuesOf(duplicate);
  const pairs = pairWorkloads(valuesOf(surviving), others);
  const writes = pairs.reduce((sum, pair) => sum + (mergeNeed(pair) === 'adopt' ? WRITES_ADDED : WRITES_CHANGED), 0);
  const both = { surviving, duplicate, pairs, isBegun };
  // What has been taken over is not written again.
  return writes > MAX_WRITES && !isTakenOver(both) ? { kind: 'tooMany' } : both;
}

/** What to write next, or what became of the merge. */
async function nextStep(
  dependencies: ChangeDependencies,
  both: Both,
  request: MergeRequest,
): Promise<CustomerChange | MergeResult> {
  const { surviving, duplicate, pairs, isBegun } = both;
  if (isTakenOver(both)) return { kind: 'merged', surviving: surviving.tenant, duplicate: duplicate.tenant };
  const problem = explanationProblem(request.explanation);
  if (problem) return { kind: problem };
  if (isBegun) return takeOver(dependencies, both, request);
  if (mergeVersions(pairs) !== request.versions) return { kind: 'changed' };
  if (pairs.some((pair) => mergeNeed(pair) === 'blocked')) return { kind: 'blocked' };
  const nowMs = dependencies.clock.nowMs();
  if (await isInAnotherMerge(dependencies, duplicate, undefined, nowMs)) return { kind: 'busy' };
  if (await isInAnotherMerge(dependencies, surviving, request.duplicateId, nowMs)) return { kind: 'busy' };
  return surviving.tenant.merging?.from === request.duplicateId
    ? setAside(duplicate, request)
    : announce(surviving, request, nowMs);
}

/** Whether a record is about to take on another one than `allowed`. What was announced long ago and never begun is void. */
async function isInAnotherMerge(
  { customers }: Pick<ChangeDependencies, 'customers'>,
  { tenant: { tenantId, merging } }: CustomerRecord,
  allowed: string | undefined,
  nowMs: number,
): Promise<boolean> {
  if (!merging || merging.from === allowed) return false;
  if (nowMs - Date.parse(merging.at) < CUT_OFF_MS) return true;
  return (await customers.getCustomer(merging.from))?.tenant.mergedInto === tenantId;
}

function isTakenOver({ surviving, duplicate }: Both): boolean {
  return surviving.tenant.mergedFrom?.includes(duplicate.tenant.tenantId) === true;
}

/** The first batch: while the surviving record says so, it can be set aside by nobody else. */
function announce(
  { tenant, tenantEtag }: CustomerRecord,
  { duplicateId }: MergeRequest,
  nowMs: number,
): CustomerChange {
  const merging = { from: duplicateId, at: new Date(nowMs).toISOString() };
  return { tenantId: tenant.tenantId, changedTenant: { value: { ...tenant, merging }, etag: tenantEtag } };
}

/** Takes the announcement back of a merge that did not come about. When that fails it runs out by itself. */
async function withdraw(
  { customers }: Pick<ChangeDependencies, 'customers'>,
  { survivingId, duplicateId }: MergeRequest,
): Promise<void> {
  const record = await customers.getCustomer(survivingId);
  if (record?.tenant.merging?.from !== duplicateId) return;
  const value = { ...record.tenant, merging: undefined };
  await customers.save({ tenantId: survivingId, changedTenant: { value, etag: record.tenantEtag } });
}

/** The second batch: the duplicate's record is readable, in no list, and nobody is reminded of it. */
function setAside(duplicate: CustomerRecord, { survivingId, duplicateId }: MergeRequest): CustomerChange {
  return {
    tenantId: duplicateId,
    changedTenant: {
      value: { ...duplicate.tenant, merging: undefined, mergedInto: survivingId },
      etag: duplicate.tenantEtag,
    },
    retiredEngagements: duplicate.engagements,
    changedReminders: duplicate.openReminders.map(cancelledReminder),
  };
}

/** The third batch: the surviving record takes on what it lacks or was told to take. */
async function takeOver(
  { people, clock, holidays }: ChangeDependencies,
  { surviving, duplicate, pairs }: Both,
  { person, language, survivingId, duplicateId, taken, versions, explanation, nonce }: MergeRequest,
): Promise<CustomerChange> {
  const nowMs = clock.nowMs();
  const at = new Date(nowMs).toISOString();
  const by: Actor = { objectId: person.objectId, role: 'lead' };
  const reason: Reason = { code: 'correction', text: explanation.trim() };
  // What was chosen was chosen between the dates that were looked at.
  const asSeen = new Set(versions.split(','));
  const fromName = duplicate.tenant.customerName;
  const newEngagements: WorkloadEngagement[] = [];
  const engagements: Stored<WorkloadEngagement>[] = [];
  const events: EngagementEvent[] = [];
  const changedReminders: Stored<Reminder>[] = [];
  const newReminders: Reminder[] = [];
  const dates = [];
  const getPerson = readOnce((objectId) => people.getPerson(objectId));
  for (const pair of pairs) {
    const isTaken = asSeen.has(mergeVersions([pair])) && taken.has(engagementKey(pair.duplicate));
    const merged = decideMerge(pair, { tenantId: survivingId, fromName, taken: isTaken, reason }, { at, by });
    const { engagement: value } = merged;
    const { workload, sequence } = value;
    const key = engagementKey(value);
    const stored = surviving.engagements.find((other) => engagementKey(other.value) === key);
    if (merged.isNew || !stored) newEngagements.push(value);
    else engagements.push({ value, etag: stored.etag });
    for (const facts of merged.events) {
      events.push({ id: `${nonce}|${key}|${facts.type}`, tenantId: survivingId, workload, sequence, at, by, facts });
    }
    const before = merged.isNew ? undefined : pair.surviving?.esd;
    // One that has started on the very day changes no date.
    if (value.esd && (before?.date !== value.esd.date || before.precision !== value.esd.precision)) {
      dates.push({ workload, before, after: value.esd });
    }
    const fm = value.fmId === undefined ? undefined : await getPerson(value.fmId);
    const isReminderOld = merged.hasNewDate || value.fmId !== pair.surviving?.fmId;
    if (!isReminderOld) continue;
    const planning = planningFor(surviving.tenant, fm, holidays, { nowMs, byFm: false });
    const reminders = replanned(value, 'rearm', surviving.openReminders, planning);
    changedReminders.push(...reminders.cancelled);
    newReminders.push(...reminders.opened);
  }
  const signature = { author: person.name, day: dayIn(person.timeZone, nowMs), language };
  const { mergedFrom = [] } = surviving.tenant;
  const absorbed = [...mergedFrom, duplicateId, ...(duplicate.tenant.mergedFrom ?? [])];
  return {
    tenantId: survivingId,
    changedTenant: {
      value: { ...surviving.tenant, merging: undefined, mergedFrom: [...new Set(absorbed)] },
      etag: surviving.tenantEtag,
    },
    newEngagements,
    engagements,
    events,
    notes: [
      {
        id: nonce,
        tenantId: survivingId,
        engagements: pairs.map(mergedKey),
        text: mergeNote(
          `${fromName} (${duplicateId})`,
          pairs.map(({ duplicate: { workload } }) => workload),
          dates,
          reason,
          signature,
        ),
        at,
        by,
      },
    ],
    changedReminders,
    newReminders,
    submissions: [{ id: nonce, tenantId: survivingId, at, by }],
  };
}

function valuesOf({ engagements }: CustomerRecord): readonly WorkloadEngagement[] {
  return engagements.map(({ value }) => value);
}
