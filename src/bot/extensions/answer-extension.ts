import type { Activity } from 'botbuilder';

import type { Attempt } from '../task.ts';
import { answerDialogSubmit, openCaptureDialog } from './capture-dialog.ts';
import { NO_RESULTS, readCommand, type ExtensionCommand } from './extension-command.ts';
import { findCustomer } from './find-customer.ts';

interface AnsweredInvoke {
  readonly invoke: string;
  /** As in the manifest. */
  readonly commandId: string;
  readonly answer: (command: ExtensionCommand, attempt: Attempt) => Promise<object>;
}

/** Everything that Teams asks through the message extension, and what answers it. */
const ANSWERED: readonly AnsweredInvoke[] = [
  { invoke: 'composeExtension/query', commandId: 'findCustomer', answer: findCustomer },
  { invoke: 'composeExtension/fetchTask', commandId: 'captureStartDate', answer: openCaptureDialog },
  { invoke: 'composeExtension/submitAction', commandId: 'captureStartDate', answer: answerDialogSubmit },
];

/**
 * Answers what is asked through the message extension, in the response alone: nothing is sent into the chat, which may be one
 * of others. `undefined` for other invokes; a command that nobody knows has no results.
 */
export async function answerExtension({ name, value }: Activity, attempt: Attempt): Promise<object | undefined> {
  const ofInvoke = ANSWERED.filter(({ invoke }) => invoke === name);
  if (ofInvoke.length === 0) return undefined;
  const command = readCommand(value);
  const answered = ofInvoke.find(({ commandId }) => commandId === command?.commandId);
  return command && answered ? answered.answer(command, attempt) : NO_RESULTS;
}
