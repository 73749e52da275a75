import { z } from 'zod';

import { changeInput, customerId, engagementKeyInput, typed } from '../answer-input.ts';

export const openAssignChannelVerb = 'open-assign-channel';
export const openAssignChannelInput = z.strictObject({
  verb: z.literal(openAssignChannelVerb),
  customer: customerId,
  /** The workload it is opened from. */
  engagement: engagementKeyInput.optional(),
});

export const assignChannelVerb = 'assign-channel';
export const assignChannelInput = z.strictObject({
  verb: z.literal(assignChannelVerb),
  ...changeInput,
  deliveryChannel: typed,
});
