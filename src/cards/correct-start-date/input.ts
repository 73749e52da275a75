import { z } from 'zod';

import type { ActionData } from '../adaptive-card.ts';
import { changeInput, customerId, engagementKeyInput, typed } from '../answer-input.ts';

export const openCorrectVerb = 'open-correct-start-date';
export const openCorrectInput = z.strictObject({
  verb: z.literal(openCorrectVerb),
  customer: customerId,
  /** The workload it was opened from. */
  engagement: engagementKeyInput.optional(),
  /** The workloads whose date has just been entered; they are ticked. */
  entered: z.array(engagementKeyInput).max(100).optional(),
});

/** What a button sends that opens the form for dates just entered. */
export function correctEnteredData(customer: string, entered: readonly string[]): ActionData {
  return { verb: openCorrectVerb, customer, entered };
}

export const correctVerb = 'correct-start-date';
export const correctInput = z.strictObject({
  verb: z.literal(correctVerb),
  ...changeInput,
  rightDate: typed,
  rightDateMonthOnly: typed,
  correctReason: typed,
  kickoffRemedy: typed,
});
