import type { z } from 'zod';

import type { AdaptiveCard } from '../../cards/adaptive-card.ts';
import { welcomeCard } from '../../cards/welcome/card.ts';
import type { chooseLanguageInput } from '../../cards/welcome/input.ts';
import type { Turn } from '../turn.ts';

/** Says what the bot can do for this person. */
export function showWelcome({ person, language }: Turn): AdaptiveCard {
  return welcomeCard(person, language);
}

/** Speaks the chosen language from now on. */
export async function answerLanguage(
  { services, person }: Turn,
  { language }: z.infer<typeof chooseLanguageInput>,
): Promise<AdaptiveCard> {
  await services.people.saveLanguage(person.objectId, language);
  return welcomeCard(person, language);
}
