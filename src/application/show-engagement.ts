import { engagementKey, type EngagementKey } from '../domain/engagement.ts';
import type { Person } from '../domain/person.ts';
import {
  showCustomer,
  showHistory,
  type SeenCustomer,
  type SeenEngagement,
  type SeenHistory,
  type ShowDependencies,
} from './show-customer.ts';

/** One engagement as its viewer sees it, with its history and the notes that name it. */
export interface ShownEngagement extends SeenHistory {
  readonly tenant: SeenCustomer['tenant'];
  readonly seen: SeenEngagement;
}

/** The engagement with that key, or `undefined` when there is none that `viewer` may see. */
export async function showEngagement(
  dependencies: ShowDependencies,
  viewer: Person,
  { tenantId, key }: { readonly tenantId: string; readonly key: EngagementKey },
): Promise<ShownEngagement | undefined> {
  const customer = await showCustomer(dependencies, viewer, tenantId);
  const seen = customer?.engagements.find(({ engagement }) => engagementKey(engagement) === key);
  if (!customer || !seen) return undefined;
  const history = await showHistory(dependencies, viewer, { ...customer, about: key });
  const names = new Map(history.names);
  for (const { objectId } of seen.engagement.attempts.map(({ by }) => by)) {
    const person = names.has(objectId) ? undefined : await dependencies.people.getPerson(objectId);
    if (person) names.set(objectId, person.name);
  }
  return { ...history, names, tenant: customer.tenant, seen };
}
