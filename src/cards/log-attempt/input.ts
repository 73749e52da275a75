import { z } from 'zod';

import { changeInput, typed } from '../answer-input.ts';

export const logAttemptVerb = 'log-attempt';
export const logAttemptInput = z.strictObject({
  verb: z.literal(logAttemptVerb),
  ...changeInput,
  channel: typed,
  outcome: typed,
  comment: typed,
});

export const snoozeVerb = 'snooze-reminder';
export const snoozeInput = z.strictObject({ verb: z.literal(snoozeVerb), ...changeInput });
