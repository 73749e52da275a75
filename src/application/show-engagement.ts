import { engagementKey, type EngagementKey } from '../domain/engagement.ts';
import type { Person } from '../domain/person.ts';
import { findNames } from './find-names.ts';
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
  const whoTried = seen.engagement.attempts.map(({ by }) => by.objectId).filter((id) => !history.names.has(id));
  const names = new Map([...history.names, ...(await findNames(dependencies.people, whoTried))]);
  return { ...history, names, tenant: customer.tenant, seen };
}
