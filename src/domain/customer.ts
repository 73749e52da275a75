import type { TimeZone } from './time-zone.ts';

/** Who delivers: FastTrack Center, a FastTrack Ready Partner, or not decided yet. */
export type DeliveryChannel = 'unassigned' | 'ftc' | 'frp';

/** A customer's tenant: one organisation as the portal lists it. */
export interface CustomerTenant {
  /** The customer's Entra tenant id, a GUID in lower case. */
  readonly tenantId: string;
  readonly customerName: string;
  readonly initialDomain: string;
  readonly timeZone: TimeZone;
  readonly deliveryChannel: DeliveryChannel;
}
