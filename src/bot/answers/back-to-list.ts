import { plainAction, type ActionView } from '../../cards/adaptive-card.ts';
import { openDigestData } from '../../cards/reminder-digest/input.ts';
import { wording } from '../../cards/wording.ts';
import type { Language } from '../../domain/language.ts';

/** The button that leads back to the list a card was opened from; none for a card that was not. */
export function backToList(digestOf: string | undefined, language: Language): readonly ActionView[] {
  return digestOf === undefined ? [] : [plainAction(wording[language].backToList, openDigestData(digestOf))];
}
