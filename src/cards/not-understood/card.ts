import type { Language } from '../../domain/language.ts';
import { cardRenderer, plainText, type ActionView, type AdaptiveCard } from '../adaptive-card.ts';
import { beginningOf } from '../fit-card.ts';
import template from './template.json' with { type: 'json' };
import { texts } from './texts.ts';

/** Something that somebody wrote and the bot made no sense of. */
export interface NotUnderstoodContent {
  readonly language: Language;
  /** What was written, of any length. */
  readonly text: string;
  /** What comes closest to it, and where all help is. */
  readonly actions: readonly ActionView[];
}

/** Code units of what was written that are shown again. */
const SHOWN = 100;

const render = cardRenderer(template);

/** Says that a message was not understood, and what may have been meant. */
export function notUnderstoodCard({ language, text, actions }: NotUnderstoodContent): AdaptiveCard {
  const words = texts[language];
  const written = plainText(text).replace(/\s+/g, ' ').trim();
  return render({
    language,
    speak: words.title,
    title: words.title,
    writtenTitle: words.written,
    written: beginningOf(written, SHOWN),
    closest: words.closest,
    actions,
  });
}
