import { z } from 'zod';

import type { ActionData } from '../adaptive-card.ts';
import { customerId, engagementKeyInput } from '../answer-input.ts';

export const openEngagementVerb = 'show-engagement';
export const openEngagementInput = z.strictObject({
  verb: z.literal(openEngagementVerb),
  customer: customerId,
  key: engagementKeyInput,
});

/** What a button sends that opens one workload of a customer. */
export function openEngagementData(customer: string, key: string): ActionData {
  return { verb: openEngagementVerb, customer, key };
}
