import { changed, refuse, type Decision } from './decision.ts';
import type { DeliveryChannel, WorkloadEngagement } from './engagement.ts';

/** Assigns an FM, another one, or with `undefined` none. Date, history and attempts stay; reminders move (U6, I20). */
export function decideAssignFm(engagement: WorkloadEngagement, fmId: string | undefined): Decision {
  if (engagement.fmId === fmId) return refuse('fm-unchanged');
  if (fmId !== undefined && engagement.deliveryChannel === 'frp') return refuse('partner-delivers');
  return {
    ok: true,
    engagement: changed(engagement, { fmId }),
    events: [{ type: 'fmAssigned', before: engagement.fmId, after: fmId }],
    reminder: 'rearm',
  };
}

/** Decides who delivers. The date stays; for a partner's nobody is reminded, and on the way back they are again (R44, R45, E19). */
export function decideAssignChannel(engagement: WorkloadEngagement, deliveryChannel: DeliveryChannel): Decision {
  const before = engagement.deliveryChannel;
  if (before === deliveryChannel) return refuse('channel-unchanged');
  return {
    ok: true,
    engagement: changed(engagement, { deliveryChannel }),
    events: [{ type: 'channelAssigned', before, after: deliveryChannel }],
    reminder: deliveryChannel === 'frp' ? 'stop' : before === 'frp' ? 'rearm' : 'keep',
  };
}
