import { z } from 'zod';

import type { ActionData } from '../adaptive-card.ts';

export const doVerb = 'do';
export const doInput = z.strictObject({
  verb: z.literal(doVerb),
  /** A name that means something to the bot alone. */
  action: z.string().regex(/^[a-zA-Z]{1,40}$/),
});

/** What a button sends that asks for something the bot can do. */
export function doData(action: string): ActionData {
  return { verb: doVerb, action };
}
