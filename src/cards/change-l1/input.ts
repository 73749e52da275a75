import { z } from 'zod';

import { changeInput, customerId, engagementKeyInput, typed } from '../answer-input.ts';

export const openChangeL1Verb = 'open-change-l1';
export const openChangeL1Input = z.strictObject({
  verb: z.literal(openChangeL1Verb),
  customer: customerId,
  /** The workload it was opened from. */
  engagement: engagementKeyInput.optional(),
});

export const changeL1Verb = 'change-l1';
export const changeL1Input = z.strictObject({
  verb: z.literal(changeL1Verb),
  ...changeInput,
  l1: typed,
  /** Per cent; empty for all. */
  inProgressShare: typed,
});
