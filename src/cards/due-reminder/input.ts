import { z } from 'zod';

import { changeInput, customerId } from '../answer-input.ts';

export const openAnswersVerb = 'open-answers';
export const openAnswersInput = z.strictObject({
  verb: z.literal(openAnswersVerb),
  customer: customerId,
  /** Only these, with the reminders that asked about them; all that can be answered when absent. */
  targets: changeInput.targets.optional(),
});
