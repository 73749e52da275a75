import { z } from 'zod';

import type { ActionData } from '../adaptive-card.ts';

export const showHelpTopicVerb = 'show-help-topic';
export const showHelpTopicInput = z.strictObject({
  verb: z.literal(showHelpTopicVerb),
  /** A name that means something to the bot alone. */
  topic: z.string().regex(/^[a-zA-Z]{1,40}$/),
});

/** What a button sends that asks a question of the help. */
export function showHelpTopicData(topic: string): ActionData {
  return { verb: showHelpTopicVerb, topic };
}
