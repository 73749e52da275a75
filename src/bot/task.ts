import type { AdaptiveCard } from '../cards/adaptive-card.ts';
import { problemCard, type Problem } from '../cards/problem/card.ts';
import type { Language } from '../domain/language.ts';
import type { Turn } from './turn.ts';

/** What is to be answered. */
export interface Task<Answer> {
  /** Named by the program, never by what was sent. */
  readonly useCase: string;
  readonly work: (turn: Turn) => Promise<Answer>;
  /** The language the person has asked for just now. */
  readonly chosenLanguage?: Language | undefined;
  /**
   * Set when it is asked for beside a chat, not in it, and so in chats of others, too: `private` when the answer is shown to
   * the person alone wherever that is, `insertable` when they may put it into the chat.
   */
  readonly besideChat?: 'private' | 'insertable';
}

/** What came of an attempt to answer. */
export type Outcome<Answer> = { readonly kind: 'answered'; readonly answer: Answer } | NoAnswer;

/** Why there is no answer, and in which language that is to be said. */
export type NoAnswer = { readonly language: Language } & (
  | { readonly kind: 'refused'; readonly problem: Problem }
  /** `reference` finds it in the log. */
  | { readonly kind: 'failed'; readonly reference: string }
  /** More is asked than one person can mean; only the first time is worth a message. */
  | { readonly kind: 'tooBusy'; readonly isFirst: boolean }
);

/** Makes the attempt; nothing that fails comes through. */
export type Attempt = <Answer>(task: Task<Answer>) => Promise<Outcome<Answer>>;

/** Why there is no answer, as a person is told. */
export function problemOf(outcome: NoAnswer): Problem {
  switch (outcome.kind) {
    case 'refused':
      return outcome.problem;
    case 'failed':
      return { kind: 'failed', reference: outcome.reference };
    case 'tooBusy':
      return { kind: 'tooBusy' };
  }
}

/** The card that says what came of an attempt; none when its person has been told to wait already. */
export function cardFor(outcome: Outcome<AdaptiveCard>): AdaptiveCard | undefined {
  if (outcome.kind === 'answered') return outcome.answer;
  if (outcome.kind === 'tooBusy' && !outcome.isFirst) return undefined;
  return problemCard(problemOf(outcome), outcome.language);
}
