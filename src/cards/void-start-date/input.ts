import { z } from 'zod';

import { changeInput, customerId, engagementKeyInput, typed } from '../answer-input.ts';

export const openVoidVerb = 'open-void-start-date';
export const openVoidInput = z.strictObject({
  verb: z.literal(openVoidVerb),
  customer: customerId,
  /** The workload it was opened from. */
  engagement: engagementKeyInput.optional(),
});

export const voidVerb = 'void-start-date';
export const voidInput = z.strictObject({ verb: z.literal(voidVerb), ...changeInput, voidReason: typed });
