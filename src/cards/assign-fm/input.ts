import { z } from 'zod';

import { changeInput, customerId, digestOwner, engagementKeyInput, pickedId } from '../answer-input.ts';

export const openAssignFmVerb = 'open-assign-fm';
export const openAssignFmInput = z.strictObject({
  verb: z.literal(openAssignFmVerb),
  customer: customerId,
  /** The workload it is opened from. */
  engagement: engagementKeyInput.optional(),
  /** Set when it is opened from the leads' list of customers that may be left waiting. */
  digestOf: digestOwner.optional(),
});

export const assignFmVerb = 'assign-fm';
export const assignFmInput = z.strictObject({
  verb: z.literal(assignFmVerb),
  ...changeInput,
  /** Object id of an FM, or `NO_FM`. */
  fmId: pickedId,
});

/** What the choice that takes the FM off sends. */
export const NO_FM = 'none';
