import { z } from 'zod';

import { personChangeInput } from '../save-person/input.ts';
import { personId } from '../show-person/input.ts';

export const openRemovePersonVerb = 'open-remove-person';
export const openRemovePersonInput = z.strictObject({ verb: z.literal(openRemovePersonVerb), person: personId });

export const removePersonVerb = 'remove-person';
export const removePersonInput = z.strictObject({
  verb: z.literal(removePersonVerb),
  ...personChangeInput,
  person: personId,
});
