import { z } from 'zod';

import { changeInput, customerId, engagementKeyInput, typed } from '../answer-input.ts';

export const openRescheduleVerb = 'open-reschedule-start-date';
export const openRescheduleInput = z.strictObject({
  verb: z.literal(openRescheduleVerb),
  customer: customerId,
  mode: z.enum(['reschedule', 'reactivate']),
  /** The workload it was opened from. */
  engagement: engagementKeyInput.optional(),
});

export const rescheduleVerb = 'reschedule-start-date';
export const rescheduleInput = z.strictObject({
  verb: z.literal(rescheduleVerb),
  ...changeInput,
  /** Moving a date, or taking an inactive customer up again. */
  mode: z.enum(['reschedule', 'reactivate']),
  newDate: typed,
  newDateMonthOnly: typed,
  reasonCode: typed,
  reason: typed,
  kickoffRemedy: typed,
});
