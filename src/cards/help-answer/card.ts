import type { Language } from '../../domain/language.ts';
import { cardRenderer, plainAction, type ActionView, type AdaptiveCard } from '../adaptive-card.ts';
import { showHelpTopicData } from './input.ts';
import template from './template.json' with { type: 'json' };
import { texts } from './texts.ts';

/** A question with its answer, in the bot's own words. */
export interface HelpAnswerContent {
  readonly language: Language;
  readonly question: string;
  readonly answer: string;
  /** What the reader can do about it, and where all help is. */
  readonly actions: readonly ActionView[];
  /** What is often asked next. */
  readonly related: readonly { readonly topic: string; readonly question: string }[];
}

const render = cardRenderer(template);

/** Answers a question about the engagement start date, and leads on. */
export function helpAnswerCard({ language, question, answer, actions, related }: HelpAnswerContent): AdaptiveCard {
  return render({
    language,
    speak: `${question} ${answer}`,
    title: question,
    answer,
    otherQuestions: texts[language].otherQuestions,
    related: related.map(({ topic, question }) => ({ actions: [plainAction(question, showHelpTopicData(topic))] })),
    actions,
  });
}
