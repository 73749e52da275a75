import { z } from 'zod';

import { changeInput, customerId, digestOwner, typed } from '../answer-input.ts';

export const openMarkInactiveVerb = 'open-mark-inactive';
export const openMarkInactiveInput = z.strictObject({
  verb: z.literal(openMarkInactiveVerb),
  customer: customerId,
  /** Set when it is opened from that FM's list of open questions. */
  digestOf: digestOwner.optional(),
});

export const markInactiveVerb = 'mark-inactive';
export const markInactiveInput = z.strictObject({
  verb: z.literal(markInactiveVerb),
  ...changeInput,
  inactiveText: typed,
});
