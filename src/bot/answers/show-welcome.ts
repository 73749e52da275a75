import type { z } from 'zod';

import type { AdaptiveCard } from '../../cards/adaptive-card.ts';
import { welcomeCard } from '../../cards/welcome/card.ts';
import type { chooseLanguageInput } from '../../cards/welcome/input.ts';
import type { Turn } from '../turn.ts';

/** Says what the bot can do for this person. */
export function showWelcome({ services, person, language }: Turn): AdaptiveCard {
  return welcomeCard(person, language, services.newId());
}

/** Speaks the chosen language from now on. */
export async function answerLanguage(
  { services, person }: Turn,
  { language, nonce }: z.infer<typeof chooseLanguageInput>,
): Promise<AdaptiveCard> {
  const { people, clock, newId } = services;
  const trace = { nonce, at: new Date(clock.nowMs()).toISOString() };
  const outcome = await people.saveLanguage(person.objectId, language, trace);
  // Something else may have been chosen since this answer arrived first.
  const chosen = outcome === 'repeated' ? await people.getChosenLanguage(person.objectId) : language;
  return welcomeCard(person, chosen ?? language, newId());
}
