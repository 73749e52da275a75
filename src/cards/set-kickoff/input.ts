import { z } from 'zod';

import { changeInput, customerId, typed } from '../answer-input.ts';

export const openKickoffVerb = 'open-set-kickoff';
export const openKickoffInput = z.strictObject({ verb: z.literal(openKickoffVerb), customer: customerId });

export const setKickoffVerb = 'set-kickoff';
export const setKickoffInput = z.strictObject({
  verb: z.literal(setKickoffVerb),
  ...changeInput,
  kickoffDate: typed,
  kickoffClear: typed,
});
