import { z } from 'zod';

import { changeInput, customerId, engagementKeyInput, typed } from '../answer-input.ts';

export const openCompletionVerb = 'open-set-completion';
export const openCompletionInput = z.strictObject({
  verb: z.literal(openCompletionVerb),
  customer: customerId,
  /** The workload it was opened from. */
  engagement: engagementKeyInput.optional(),
});

export const setCompletionVerb = 'set-completion';
export const setCompletionInput = z.strictObject({
  verb: z.literal(setCompletionVerb),
  ...changeInput,
  plannedCompletion: typed,
  actualCompletion: typed,
});
