import { z } from 'zod';

import { changeInput, typed } from '../answer-input.ts';

export const confirmStartedVerb = 'confirm-started';
export const confirmStartedInput = z.strictObject({
  verb: z.literal(confirmStartedVerb),
  ...changeInput,
  startedDate: typed,
  startedReason: typed,
  kickoffRemedy: typed,
});
