import { z } from 'zod';

import type { ActionData } from '../adaptive-card.ts';
import { customerId } from '../answer-input.ts';

export const openCustomerVerb = 'show-customer';
export const openCustomerInput = z.strictObject({ verb: z.literal(openCustomerVerb), customer: customerId });

/** What a button sends that opens a customer. */
export function openCustomerData(customer: string): ActionData {
  return { verb: openCustomerVerb, customer };
}
