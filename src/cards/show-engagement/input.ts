import { z } from 'zod';

import type { ActionData } from '../adaptive-card.ts';
import { customerId, engagementKeyInput } from '../answer-input.ts';

export const openEngagementVerb = 'show-engagement';
export const openEngagementInput = z.strictObject({
  verb: z.literal(openEngagementVerb),
  customer: customerId,
  engagement: engagementKeyInput,
});

/** What a button sends that opens one workload of a customer. */
export function openEngagementData(customer: string, key: string): ActionData {
  // Not `key`: clients that draw cards with React take that name for themselves, and the click goes nowhere.
  return { verb: openEngagementVerb, customer, engagement: key };
}
