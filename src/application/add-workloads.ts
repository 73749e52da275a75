import type { CustomerTenant } from '../domain/customer.ts';
import { decideNewWorkload } from '../domain/decide-new-workload.ts';
import { isFollowOn, type L1, type Origin, type WorkloadEngagement } from '../domain/engagement.ts';
import { addingRole, maySee } from '../domain/permission.ts';
import type { Actor, Person, Role } from '../domain/person.ts';
import type { WorkloadCode } from '../domain/workload.ts';
import { addedEvent } from './added-event.ts';
import { MAX_TRIES } from './limits.ts';
import type { Clock, CustomerRecord, CustomerRecords, People } from './ports.ts';

/** Workloads to add to a customer: a new one, one that follows another, or the same once more (R38, E31). */
export interface AddWorkloadsRequest {
  readonly person: Person;
  readonly tenantId: string;
  readonly origin: Origin;
  readonly workloads: readonly { readonly workload: WorkloadCode; readonly l1: L1 }[];
  /** Opaque id of the card that is answered: the same one counts once, however often it arrives. */
  readonly nonce: string;
}

/** What became of it; in all cases but `added` nothing was written. */
export type AddWorkloadsResult =
  | { readonly kind: 'added'; readonly tenant: CustomerTenant; readonly engagements: readonly WorkloadEngagement[] }
  /** These workloads are under way already (I2). */
  | { readonly kind: 'underWay'; readonly tenant: CustomerTenant; readonly engagements: readonly WorkloadEngagement[] }
  | { readonly kind: 'nothingChosen' }
  | { readonly kind: 'forbidden' }
  | { readonly kind: 'notFound' };

/** What adding workloads works on. */
export interface AddWorkloadsDependencies {
  readonly customers: CustomerRecords;
  readonly people: People;
  readonly clock: Clock;
}

/** Adds workloads to a customer, all or none. Safe to call twice and at once. */
export async function addWorkloads(
  { customers, people, clock }: AddWorkloadsDependencies,
  request: AddWorkloadsRequest,
): Promise<AddWorkloadsResult> {
  const { person, tenantId, origin, workloads, nonce } = request;
  if (workloads.length === 0) return { kind: 'nothingChosen' };
  for (let tries = 0; tries < MAX_TRIES; tries += 1) {
    const record = await customers.getCustomer(tenantId);
    if (!record || record.tenant.mergedInto !== undefined) return { kind: 'notFound' };
    const { tenant } = record;
    const present = record.engagements.map(({ value }) => value);
    const role = addingRole(origin, person, present);
    if (!role) return { kind: present.some((engagement) => maySee(person, engagement)) ? 'forbidden' : 'notFound' };
    if (await customers.getSubmission(tenantId, nonce)) {
      // It may have been saved after the record was read.
      const now = (await customers.getCustomer(tenantId))?.engagements.map(({ value }) => value) ?? [];
      const asked = workloads.map(({ workload }) => workload);
      const added = now.filter(({ workload, progress }) => asked.includes(workload) && progress !== 'started');
      return { kind: 'added', tenant, engagements: added };
    }

    const fmId = await newFm(people, role, request, record);
    const added: WorkloadEngagement[] = [];
    const underWay: WorkloadEngagement[] = [];
    for (const workload of new Map(workloads.map((one) => [one.workload, one])).values()) {
      const decision = decideNewWorkload(tenantId, present, { ...workload, origin }, fmId);
      if (decision.ok) added.push(decision.engagement);
      else underWay.push(decision.openEngagement);
    }
    if (underWay.length > 0) return { kind: 'underWay', tenant, engagements: underWay };

    const at = new Date(clock.nowMs()).toISOString();
    const by: Actor = { objectId: person.objectId, role };
    const outcome = await customers.save({
      tenantId,
      // Nothing is added to a record that is being merged away.
      changedTenant: { value: tenant, etag: record.tenantEtag },
      newEngagements: added,
      events: added.map((engagement) => addedEvent(engagement, { nonce, at, by })),
      submissions: [{ id: nonce, tenantId, at, by }],
    });
    if (outcome === 'saved') return { kind: 'added', tenant, engagements: added };
  }
  throw new Error(`The customer was being changed all the time; gave up after ${String(MAX_TRIES)} tries`);
}

/** Who takes new work on: the FM who adds it, or for follow-on work entered by the lead the only FM the customer has. */
async function newFm(
  people: People,
  role: Role,
  { person, origin }: AddWorkloadsRequest,
  { engagements }: CustomerRecord,
): Promise<string | undefined> {
  if (role === 'fm') return person.objectId;
  if (!isFollowOn(origin)) return undefined;
  const ours = engagements.filter(({ value }) => value.deliveryChannel !== 'frp');
  const [only, ...others] = new Set(ours.flatMap(({ value }) => value.fmId ?? []));
  if (only === undefined || others.length > 0) return undefined;
  return (await people.getPerson(only))?.roles.includes('fm') ? only : undefined;
}
