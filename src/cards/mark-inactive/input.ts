import { z } from 'zod';

import { changeInput, customerId, typed } from '../answer-input.ts';

export const openMarkInactiveVerb = 'open-mark-inactive';
export const openMarkInactiveInput = z.strictObject({ verb: z.literal(openMarkInactiveVerb), customer: customerId });

export const markInactiveVerb = 'mark-inactive';
export const markInactiveInput = z.strictObject({
  verb: z.literal(markInactiveVerb),
  ...changeInput,
  inactiveText: typed,
});
