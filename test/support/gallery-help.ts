import { plainAction, type AdaptiveCard } from '../../src/cards/adaptive-card.ts';
import { helpAnswerCard } from '../../src/cards/help-answer/card.ts';
import { notUnderstoodCard } from '../../src/cards/not-understood/card.ts';
import { doData } from '../../src/cards/not-understood/input.ts';
import { botActions, type BotAction } from '../../src/conversation/bot-actions.ts';
import { HELP_TOPICS, helpTopics } from '../../src/conversation/help-topics.ts';
import type { Language } from '../../src/domain/language.ts';

/** The cards of the help, by name: every answer there is, and what was not understood. */
export function helpCards(
  language: Language,
  { text }: { readonly text: string },
): readonly (readonly [string, AdaptiveCard])[] {
  const button = (action: BotAction): ReturnType<typeof plainAction> =>
    plainAction(botActions[action][language].title, doData(action));
  return [
    ...HELP_TOPICS.map((topic): [string, AdaptiveCard] => {
      const { texts, action, related } = helpTopics[topic];
      const card = helpAnswerCard({
        language,
        question: texts[language].title,
        answer: texts[language].answer,
        actions: [{ ...button(action), style: 'positive' }, button('help')],
        related: related.map((other) => ({ topic: other, question: helpTopics[other].texts[language].title })),
      });
      return [`help-${topic}`, card];
    }),
    [
      'not-understood',
      notUnderstoodCard({
        language,
        text,
        actions: (['reschedule', 'logAttempt', 'absence', 'help'] as const).map(button),
      }),
    ],
    [
      'not-understood-long',
      notUnderstoodCard({
        language,
        text: `${text} ${'and so on '.repeat(50)}`,
        actions: (['assign', 'toDo', 'help'] as const).map(button),
      }),
    ],
  ];
}
