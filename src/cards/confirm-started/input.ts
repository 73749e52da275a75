import { z } from 'zod';

import { changeInput, typed } from '../answer-input.ts';

export const confirmStartedVerb = 'confirm-started';
export const confirmStartedInput = z.strictObject({
  verb: z.literal(confirmStartedVerb),
  ...changeInput,
  /** The day on which the card was drawn and which it proposed. */
  drawnOn: typed,
  startedDate: typed,
  startedReason: typed,
  kickoffRemedy: typed,
});
