import { ActivityTypes, CardFactory, type Activity } from 'botbuilder';

import type { AdaptiveCard } from '../cards/adaptive-card.ts';

/** A message that is one card; `summary` is what its notification says. */
export function cardMessage(card: AdaptiveCard, summary: string): Partial<Activity> {
  return { type: ActivityTypes.Message, summary, attachments: [CardFactory.adaptiveCard(card)] };
}
