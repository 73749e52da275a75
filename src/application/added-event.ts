import { engagementKey, type WorkloadEngagement } from '../domain/engagement.ts';
import type { EngagementEvent } from '../domain/event.ts';
import type { Actor } from '../domain/person.ts';

/** The entry in the history of a workload that was added. */
export function addedEvent(
  engagement: WorkloadEngagement,
  { nonce, at, by }: { readonly nonce: string; readonly at: string; readonly by: Actor },
): EngagementEvent {
  const { tenantId, workload, sequence, origin, l1 } = engagement;
  const facts = { type: 'workloadAdded', origin, l1 } as const;
  return { id: `${nonce}|${engagementKey(engagement)}|${facts.type}`, tenantId, workload, sequence, at, by, facts };
}
