import type { CustomerTenant } from '../domain/customer.ts';
import { engagementKey, type EngagementKey, type WorkloadEngagement } from '../domain/engagement.ts';
import type { Language } from '../domain/language.ts';
import { officeRole } from '../domain/permission.ts';
import type { Person } from '../domain/person.ts';
import { assignFm } from './assign-fm.ts';
import { MAX_TOGETHER, type ChangeDependencies } from './change-engagements.ts';
import { ENGAGEMENTS_OF_FM, HISTORY_OF_STEPS } from './limits.ts';
import type { CustomerRecord, Reassignment, Reassignments } from './ports.ts';

/** So many customers move in one step. */
export const MAX_REASSIGNED = 40;

/** Batches that one customer is moved in: more than the biggest needs, even when somebody changes it meanwhile. */
const MAX_BATCHES = 5;

/** What moving customers works on. */
export interface ReassignDependencies extends ChangeDependencies {
  readonly reassignments: Reassignments;
}

/** A customer of an FM, and its workloads that are that FM's. */
export interface CustomerOfFm {
  readonly tenant: CustomerTenant;
  readonly engagements: readonly WorkloadEngagement[];
}

/** What a lead can move from one FM to another. */
export type ReassignmentPreview =
  | {
      readonly kind: 'preview';
      readonly from: Person;
      readonly to: Person;
      /** At most `MAX_REASSIGNED`, the earliest dates first. */
      readonly customers: readonly CustomerOfFm[];
      /** Customers of the FM in all. */
      readonly total: number;
    }
  | { readonly kind: 'forbidden' }
  | { readonly kind: 'noSuchFm' }
  | { readonly kind: 'sameFm' };

/** Shows the customers that could move from one FM to another. Whoever is assigned counts, even if no longer an FM (E18). */
export async function previewReassignment(
  { customers, people }: ChangeDependencies,
  { lead, fromFmId, toFmId }: { readonly lead: Person; readonly fromFmId: string; readonly toFmId: string },
): Promise<ReassignmentPreview> {
  if (!officeRole('reassignFm', lead)) return { kind: 'forbidden' };
  if (fromFmId === toFmId) return { kind: 'sameFm' };
  const [from, to] = await Promise.all([people.getPerson(fromFmId), people.getPerson(toFmId)]);
  if (!from || !to?.roles.includes('fm')) return { kind: 'noSuchFm' };
  const own = await customers.findEngagementsOfFm(fromFmId, ENGAGEMENTS_OF_FM);
  const byTenant = [...Map.groupBy(own, ({ tenantId }) => tenantId)];
  const shown = await Promise.all(
    byTenant.slice(0, MAX_REASSIGNED).map(async ([tenantId, engagements]) => {
      const record = await customers.getCustomer(tenantId);
      return record ? [{ tenant: record.tenant, engagements }] : [];
    }),
  );
  return { kind: 'preview', from, to, customers: shown.flat(), total: byTenant.length };
}

/** A wish to move customers, as the preview showed them. */
export interface ReassignRequest {
  readonly lead: Person;
  readonly language: Language;
  readonly fromFmId: string;
  readonly toFmId: string;
  /** At most `MAX_REASSIGNED`. */
  readonly tenantIds: readonly string[];
  /** Opaque id of the card that is answered: the same one counts once, however often it arrives. */
  readonly nonce: string;
}

/** What became of it. */
export type ReassignResult =
  | {
      readonly kind: 'reassigned';
      readonly reassignment: Reassignment;
      readonly from: Person;
      readonly to: Person;
      /** Customers and workloads that moved. */
      readonly customers: number;
      readonly workloads: number;
      /** Workloads that could not move because a partner delivers them. */
      readonly left: number;
    }
  | { readonly kind: 'nothingChosen' }
  | { readonly kind: 'forbidden' }
  | { readonly kind: 'noSuchFm' }
  | { readonly kind: 'sameFm' }
  | { readonly kind: 'notFound' };

/**
 * Moves customers from one FM to another, each by itself; dates, history and attempts stay, reminders move
 * (U6). Safe to repeat: one that was cut off goes on where it stopped.
 */
export async function reassignCustomers(
  dependencies: ReassignDependencies,
  request: ReassignRequest,
): Promise<ReassignResult> {
  const { lead, fromFmId, toFmId, nonce } = request;
  const { people, clock, reassignments } = dependencies;
  if (!officeRole('reassignFm', lead)) return { kind: 'forbidden' };
  if (fromFmId === toFmId) return { kind: 'sameFm' };
  const tenantIds = [...new Set(request.tenantIds)].slice(0, MAX_REASSIGNED);
  if (tenantIds.length === 0) return { kind: 'nothingChosen' };
  const [from, to] = await Promise.all([people.getPerson(fromFmId), people.getPerson(toFmId)]);
  if (!from || !to?.roles.includes('fm')) return { kind: 'noSuchFm' };
  const begun = await reassignments.getReassignment(lead.objectId, nonce);
  // Written first, so that a step that was cut off can be undone.
  const reassignment = await reassignments.saveReassignment({
    id: nonce,
    at: new Date(clock.nowMs()).toISOString(),
    leadId: lead.objectId,
    fromFmId,
    toFmId,
    tenantIds,
  });
  let left = 0;
  for (const tenantId of tenantIds) {
    // What this step has moved before counts once, wherever it is now.
    const moved = begun ? await movedKeys(dependencies, tenantId, nonce) : new Set<EngagementKey>();
    left += await moveAll(dependencies, request, tenantId, {
      to: toFmId,
      step: nonce,
      isMeant: (engagement) => engagement.fmId === fromFmId && !moved.has(engagementKey(engagement)),
    });
  }
  return { kind: 'reassigned', reassignment, from, to, ...(await movedBy(dependencies, reassignment)), left };
}

/** Takes a reassignment back, but for what somebody has assigned anew since. Safe to repeat. */
export async function undoReassignment(
  dependencies: ReassignDependencies,
  { lead, language, id }: { readonly lead: Person; readonly language: Language; readonly id: string },
): Promise<ReassignResult> {
  if (!officeRole('reassignFm', lead)) return { kind: 'forbidden' };
  const done = await dependencies.reassignments.getReassignment(lead.objectId, id);
  if (!done) return { kind: 'notFound' };
  const [from, to] = await Promise.all([
    dependencies.people.getPerson(done.toFmId),
    dependencies.people.getPerson(done.fromFmId),
  ]);
  if (!from || !to?.roles.includes('fm')) return { kind: 'noSuchFm' };
  const step = `undo-${id}`;
  for (const tenantId of done.tenantIds) {
    const moved = await movedLast(dependencies, tenantId, id);
    await moveAll(dependencies, { lead, language }, tenantId, {
      to: done.fromFmId,
      step,
      isMeant: (engagement) => engagement.fmId === done.toFmId && moved.has(engagementKey(engagement)),
    });
  }
  const undone: Reassignment = { ...done, id: step, fromFmId: done.toFmId, toFmId: done.fromFmId };
  return { kind: 'reassigned', reassignment: undone, from, to, ...(await movedBy(dependencies, undone)), left: 0 };
}

/** Moves all that is meant of one customer, in as many batches as it takes; returns how many could not move. */
async function moveAll(
  dependencies: ChangeDependencies,
  { lead, language }: { readonly lead: Person; readonly language: Language },
  tenantId: string,
  {
    to,
    step,
    isMeant,
  }: { readonly to: string; readonly step: string; readonly isMeant: (engagement: WorkloadEngagement) => boolean },
): Promise<number> {
  for (let tries = 0; tries < MAX_BATCHES; tries += 1) {
    const record = await dependencies.customers.getCustomer(tenantId);
    const meant = engagementsOf(record).filter(isMeant);
    const movable = meant.filter(({ deliveryChannel }) => deliveryChannel !== 'frp');
    if (movable.length === 0) return meant.length;
    const targets = movable.slice(0, MAX_TOGETHER).map((engagement) => {
      const { esdVersion, version } = engagement;
      return { key: engagementKey(engagement), esdVersion, version };
    });
    // Each batch is a submission of its own: what it holds is named by its first workload's version.
    const [first] = targets;
    const nonce = `${step}|${first?.key ?? ''}|${String(first?.version ?? 0)}`;
    await assignFm(dependencies, { person: lead, language, tenantId, targets, nonce, fmId: to });
  }
  throw new Error(`The customer was being changed all the time; gave up after ${String(MAX_BATCHES)} tries`);
}

function engagementsOf(record: CustomerRecord | undefined): readonly WorkloadEngagement[] {
  return (record?.engagements ?? []).map(({ value }) => value);
}

/** The engagements of a customer that a step moved. */
async function movedKeys(
  { customers }: Pick<ChangeDependencies, 'customers'>,
  tenantId: string,
  step: string,
): Promise<ReadonlySet<EngagementKey>> {
  const { events } = await customers.getHistory(tenantId, HISTORY_OF_STEPS);
  return new Set(
    events
      .filter(({ id, facts }) => facts.type === 'fmAssigned' && id.startsWith(`${step}|`))
      .map((event) => engagementKey(event)),
  );
}

/** Those of them that nobody has assigned since. */
async function movedLast(
  { customers }: Pick<ChangeDependencies, 'customers'>,
  tenantId: string,
  step: string,
): Promise<ReadonlySet<EngagementKey>> {
  const { events } = await customers.getHistory(tenantId, HISTORY_OF_STEPS);
  const assignments = Map.groupBy(
    events.filter(({ facts }) => facts.type === 'fmAssigned'),
    (event) => engagementKey(event),
  );
  return new Set([...assignments].flatMap(([key, [last]]) => (last?.id.startsWith(`${step}|`) ? [key] : [])));
}

async function movedBy(
  dependencies: Pick<ChangeDependencies, 'customers'>,
  { id, tenantIds }: Reassignment,
): Promise<{ customers: number; workloads: number }> {
  const moved = await Promise.all(tenantIds.map((tenantId) => movedKeys(dependencies, tenantId, id)));
  return {
    customers: moved.filter(({ size }) => size > 0).length,
    workloads: moved.reduce((sum, { size }) => sum + size, 0),
  };
}
