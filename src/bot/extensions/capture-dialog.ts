import { CardFactory } from 'botbuilder';

import type { ActionData, ActionView, AdaptiveCard } from '../../cards/adaptive-card.ts';
import { texts } from '../../cards/capture-start-date/texts.ts';
import { bytesOf } from '../../cards/fit-card.ts';
import { problemCard, tryAgainAction } from '../../cards/problem/card.ts';
import type { Language } from '../../domain/language.ts';
import { openChooseCustomer } from '../answers/choose-customer.ts';
import { clickTask, readSent } from '../click-task.ts';
import { problemOf, type Attempt, type Outcome, type Task } from '../task.ts';
import { cardForDialog, isOfDialog } from './dialog-card.ts';
import type { ExtensionCommand } from './extension-command.ts';
import { messageText } from './message-text.ts';

/** What a dialog sends is offered once more up to this size; a card has to hold it. */
const MAX_SENT_BYTES = 20 * 1024;

/** Opens the dialog in which first dates are entered, with the text of a message, if any, in its search. */
export function openCaptureDialog({ messagePayload }: ExtensionCommand, attempt: Attempt): Promise<object> {
  const search = messageText(messagePayload?.body.content ?? '');
  return dialog(attempt, {
    useCase: 'captureDialog',
    work: async (turn) => ({ card: await openChooseCustomer(turn, search), language: turn.language }),
  });
}

/** Answers a button of the dialog as the same button is answered in the chat. */
export function answerDialogSubmit({ data }: ExtensionCommand, attempt: Attempt): Promise<object> {
  const read = readSent(data);
  const sent = read && isOfDialog(read.verb) ? read : undefined;
  const { useCase, work } = clickTask(sent);
  return dialog(
    attempt,
    { useCase, work: async (turn) => ({ card: await work(turn), language: turn.language }) },
    sent && bytesOf(sent) <= MAX_SENT_BYTES ? sent : undefined,
  );
}

interface DialogContent {
  readonly card: AdaptiveCard;
  readonly language: Language;
}

/** The dialog with what came of the attempt. It takes the place of what it showed, so what was `sent` can be sent again. */
async function dialog(
  attempt: Attempt,
  task: Pick<Task<DialogContent>, 'useCase' | 'work'>,
  sent?: ActionData,
): Promise<object> {
  const { card, language } = contentOf(await attempt({ ...task, besideChat: 'private' }), sent);
  const title = texts[language].title;
  const value = { title, height: 'medium', width: 'medium', card: CardFactory.adaptiveCard(cardForDialog(card)) };
  return { task: { type: 'continue', value } };
}

function contentOf(outcome: Outcome<DialogContent>, sent: ActionData | undefined): DialogContent {
  if (outcome.kind === 'answered') return outcome.answer;
  const { language } = outcome;
  const again: readonly ActionView[] = sent && outcome.kind !== 'refused' ? [tryAgainAction(sent, language)] : [];
  return { card: problemCard(problemOf(outcome), language, again), language };
}
