import { ENGAGEMENTS_OF_FM } from './limits.ts';
import type { CustomerRecords } from './ports.ts';

/** The engagements of this person that are still to be started by somebody: neither started nor given up, nor a partner's. */
export async function countOpenEngagements(
  customers: Pick<CustomerRecords, 'findEngagementsOfFm'>,
  objectId: string,
): Promise<number> {
  const own = await customers.findEngagementsOfFm(objectId, ENGAGEMENTS_OF_FM);
  return own.filter(({ progress, deliveryChannel }) => progress === 'open' && deliveryChannel !== 'frp').length;
}
