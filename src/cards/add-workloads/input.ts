import { z } from 'zod';

import { customerId, nonceInput, typed } from '../answer-input.ts';

export const openAddWorkloadsVerb = 'open-add-workloads';
export const openAddWorkloadsInput = z.strictObject({ verb: z.literal(openAddWorkloadsVerb), customer: customerId });

export const addWorkloadsVerb = 'add-workloads';
export const addWorkloadsInput = z.strictObject({
  verb: z.literal(addWorkloadsVerb),
  customer: customerId,
  nonce: nonceInput,
  origin: typed,
  /** Codes joined with commas. */
  newWorkloads: typed,
  newL1: typed,
});
