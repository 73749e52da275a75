import { changed, refuse, type Decision } from './decision.ts';
import type { L1, WorkloadEngagement } from './engagement.ts';

/** A value of L1, with how much of the entitlements it is true for when it is In Progress. */
export interface L1Setting {
  readonly l1: L1;
  /** Per cent, 1 to 99; `undefined` for all or when it is not known (U11). */
  readonly inProgressShare?: number | undefined;
}

/** Sets L1. Away from In Progress the date is kept but frozen, and nobody is reminded (U8); back again it counts as before (E12). */
export function decideL1Change(engagement: WorkloadEngagement, { l1, inProgressShare }: L1Setting): Decision {
  const share = l1 === 'inProgress' ? inProgressShare : undefined;
  if (engagement.l1 === l1 && engagement.inProgressShare === share) return refuse('l1-unchanged');
  return {
    ok: true,
    engagement: changed(engagement, { l1, inProgressShare: share }),
    events: [{ type: 'l1Changed', before: engagement.l1, after: l1, share }],
    reminder: engagement.l1 === l1 ? 'keep' : l1 === 'inProgress' ? 'rearm' : 'stop',
  };
}
