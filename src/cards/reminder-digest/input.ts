import { z } from 'zod';

import type { ActionData } from '../adaptive-card.ts';
import { digestOwner } from '../answer-input.ts';

export const openDigestVerb = 'open-digest';
export const openDigestInput = z.strictObject({ verb: z.literal(openDigestVerb), of: digestOwner });

/** What a button sends that leads back to what the FM with that object id is still asked; of `LEADS`, what they are told. */
export function openDigestData(of: string): ActionData {
  return { verb: openDigestVerb, of };
}
