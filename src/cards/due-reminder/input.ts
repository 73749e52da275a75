import { z } from 'zod';

import { changeInput, customerId, digestOwner } from '../answer-input.ts';

export const openAnswersVerb = 'open-answers';
export const openAnswersInput = z.strictObject({
  verb: z.literal(openAnswersVerb),
  customer: customerId,
  /** Only these, with the reminders that asked about them; all that can be answered when absent. */
  targets: changeInput.targets.optional(),
  /** Set when it is opened from that FM's list of open questions. */
  digestOf: digestOwner.optional(),
});
