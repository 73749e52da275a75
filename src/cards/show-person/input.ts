import { z } from 'zod';

import type { ActionData } from '../adaptive-card.ts';

/** Whose card it is: an object id. */
export const personId = z.string().min(1).max(64);

export const openPersonVerb = 'open-person';
export const openPersonInput = z.strictObject({ verb: z.literal(openPersonVerb), person: personId });

/** What a button sends that opens a person. */
export function openPersonData(person: string): ActionData {
  return { verb: openPersonVerb, person };
}
