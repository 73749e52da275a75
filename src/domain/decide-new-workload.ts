import type { L1, Origin, WorkloadEngagement } from './engagement.ts';
import type { WorkloadCode } from './workload.ts';

/** A workload that somebody adds to a customer. */
export interface NewWorkload {
  readonly workload: WorkloadCode;
  readonly l1: L1;
  readonly origin: Origin;
}

/** The new engagement, or the one of that workload that has to be finished before the workload can be deployed again. */
export type NewWorkloadDecision =
  | { readonly ok: true; readonly engagement: WorkloadEngagement }
  | { readonly ok: false; readonly openEngagement: WorkloadEngagement };

/**
 * Adds a workload to a customer. Deployed again it is a new engagement with the next sequence, and the old one stays
 * started (E31); while one is under way there is exactly that (I2). `fmId` is who takes it on, if that is known.
 */
export function decideNewWorkload(
  tenantId: string,
  engagements: readonly WorkloadEngagement[],
  { workload, l1, origin }: NewWorkload,
  fmId: string | undefined,
): NewWorkloadDecision {
  const earlier = engagements.filter((engagement) => engagement.workload === workload);
  const openEngagement = earlier.find(({ progress }) => progress !== 'started');
  if (openEngagement) return { ok: false, openEngagement };
  return {
    ok: true,
    engagement: {
      tenantId,
      workload,
      sequence: Math.max(0, ...earlier.map(({ sequence }) => sequence)) + 1,
      origin,
      l1,
      deliveryChannel: fmId === undefined ? 'unassigned' : 'ftc',
      esdVersion: 0,
      completion: {},
      fmId,
      progress: 'open',
      attempts: [],
      version: 0,
    },
  };
}
