import { z } from 'zod';

import { changeInput, typed } from '../answer-input.ts';

export const markInactiveVerb = 'mark-inactive';
export const markInactiveInput = z.strictObject({
  verb: z.literal(markInactiveVerb),
  ...changeInput,
  inactiveText: typed,
});
