import type { CustomerTenant, NewTenant } from '../domain/customer.ts';
import { decideNewWorkload, type NewWorkload } from '../domain/decide-new-workload.ts';
import type { WorkloadEngagement } from '../domain/engagement.ts';
import { addingRole, officeRole } from '../domain/permission.ts';
import type { Actor, Person } from '../domain/person.ts';
import { addedEvent } from './added-event.ts';
import type { Clock, CustomerRecord, CustomerRecords, NewId } from './ports.ts';

/** Candidates that a person can look through. */
const CANDIDATE_LIMIT = 5;

/** A new customer with its workloads. */
export interface NewCustomerRequest {
  readonly person: Person;
  readonly tenant: NewTenant;
  readonly workloads: readonly NewWorkload[];
  /** Opaque id of the card that is answered: the same one counts once, however often it arrives. */
  readonly nonce: string;
  /**
   * What the person says to customers that may be the same one: nothing yet (`ask`), that it is none of those with a like
   * name, or that it is another tenant of the customer that this tenant belongs to.
   */
  readonly sameAs: 'ask' | 'none' | { readonly tenantId: string };
}

/** What became of it; in all cases but `created` nothing was written. */
export type NewCustomerResult =
  | {
      readonly kind: 'created';
      readonly tenant: CustomerTenant;
      readonly engagements: readonly WorkloadEngagement[];
    }
  /** That tenant has been recorded before. */
  | { readonly kind: 'exists'; readonly tenant: CustomerTenant }
  /** These may be the same customer (E20). */
  | { readonly kind: 'candidates'; readonly candidates: readonly DuplicateCandidate[] }
  | { readonly kind: 'forbidden' };

/** A tenant that may belong to the same customer, and why it is thought so. */
export interface DuplicateCandidate {
  readonly tenant: CustomerTenant;
  readonly alike: 'tpid' | 'nameOrDomain';
}

/** What recording a customer works on. */
export interface NewCustomerDependencies {
  readonly customers: CustomerRecords;
  readonly clock: Clock;
  readonly newId: NewId;
}

/**
 * Records a new customer with its workloads, unless it is there already or may be a duplicate. Safe to call twice and at
 * once: a tenant exists once.
 */
export async function createCustomer(
  dependencies: NewCustomerDependencies,
  request: NewCustomerRequest,
): Promise<NewCustomerResult> {
  const { customers, clock, newId } = dependencies;
  const { person, tenant: description, workloads, nonce, sameAs } = request;
  const role = officeRole('createCustomer', person);
  if (!role || workloads.some(({ origin }) => !addingRole(origin, person, []))) return { kind: 'forbidden' };
  const { tenantId } = description;
  const recorded = await customers.getCustomer(tenantId);
  if (recorded) return whatIsThere(dependencies, recorded, nonce);

  const found = typeof sameAs === 'object' ? [] : await findCandidates(customers, description);
  if (found.some(({ tenant }) => tenant.tenantId === tenantId)) return whatIsThereNow(dependencies, tenantId, nonce);
  // Nobody can say of a shared TPID that it belongs to another customer (E20).
  const candidates = sameAs === 'none' ? found.filter(({ alike }) => alike === 'tpid') : found;
  if (candidates.length > 0) return { kind: 'candidates', candidates };
  const relative = typeof sameAs === 'object' ? await customers.getCustomer(sameAs.tenantId) : undefined;

  const tenant: CustomerTenant = { ...description, customerId: relative?.tenant.customerId ?? newId() };
  const at = new Date(clock.nowMs()).toISOString();
  const by: Actor = { objectId: person.objectId, role };
  const once = new Map(workloads.map((one) => [one.workload, one]));
  const engagements = [...once.values()].flatMap((workload) => {
    const decision = decideNewWorkload(tenantId, [], workload, undefined);
    return decision.ok ? [decision.engagement] : [];
  });
  const outcome = await customers.save({
    tenantId,
    newTenant: tenant,
    newEngagements: engagements,
    events: engagements.map((engagement) => addedEvent(engagement, { nonce, at, by })),
    submissions: [{ id: nonce, tenantId, at, by }],
  });
  return outcome === 'saved' ? { kind: 'created', tenant, engagements } : whatIsThereNow(dependencies, tenantId, nonce);
}

/** The customer that was recorded after it had been looked for in vain. */
async function whatIsThereNow(
  dependencies: Pick<NewCustomerDependencies, 'customers'>,
  tenantId: string,
  nonce: string,
): Promise<NewCustomerResult> {
  const now = await dependencies.customers.getCustomer(tenantId);
  if (!now) throw new Error('A customer could neither be created nor found');
  return whatIsThere(dependencies, now, nonce);
}

/** The customer as it was created by this very answer before, or as somebody else's. */
async function whatIsThere(
  { customers }: Pick<NewCustomerDependencies, 'customers'>,
  { tenant, engagements }: CustomerRecord,
  nonce: string,
): Promise<NewCustomerResult> {
  return (await customers.getSubmission(tenant.tenantId, nonce))
    ? { kind: 'created', tenant, engagements: engagements.map(({ value }) => value) }
    : { kind: 'exists', tenant };
}

/** Those with the same TPID, else those with a name or a domain that is alike (E20). */
async function findCandidates(
  customers: CustomerRecords,
  { tpid, customerName, initialDomain }: NewTenant,
): Promise<readonly DuplicateCandidate[]> {
  const sameTpid = tpid === undefined ? [] : await customers.findTenantsLike({ tpid }, CANDIDATE_LIMIT);
  if (sameTpid.length > 0) return sameTpid.map((tenant) => ({ tenant, alike: 'tpid' }));
  const alike = await customers.findTenantsLike({ customerName, initialDomain }, CANDIDATE_LIMIT);
  return alike.map((tenant) => ({ tenant, alike: 'nameOrDomain' }));
}
