import { changed, refuse, type Decision } from './decision.ts';
import type { L1, WorkloadEngagement } from './engagement.ts';

/** Sets L1. Away from In Progress the date is kept but frozen, and nobody is reminded (U8); back again it counts as before (E12). */
export function decideL1Change(engagement: WorkloadEngagement, l1: L1): Decision {
  if (engagement.l1 === l1) return refuse('l1-unchanged');
  return {
    ok: true,
    engagement: changed(engagement, { l1 }),
    events: [{ type: 'l1Changed', before: engagement.l1, after: l1 }],
    reminder: l1 === 'inProgress' ? 'rearm' : 'stop',
  };
}
