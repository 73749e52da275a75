import type { z } from 'zod';

import type { AdaptiveCard } from '../cards/adaptive-card.ts';
import { captureInput, captureVerb, openCaptureInput, openCaptureVerb } from '../cards/capture-start-date/input.ts';
import { changeL1Input, changeL1Verb, openChangeL1Input, openChangeL1Verb } from '../cards/change-l1/input.ts';
import { confirmStartedInput, confirmStartedVerb } from '../cards/confirm-started/input.ts';
import { openAnswersInput, openAnswersVerb } from '../cards/due-reminder/input.ts';
import { listCustomersInput, listCustomersVerb } from '../cards/list-customers/input.ts';
import { logAttemptInput, logAttemptVerb, snoozeInput, snoozeVerb } from '../cards/log-attempt/input.ts';
import { markInactiveInput, markInactiveVerb } from '../cards/mark-inactive/input.ts';
import {
  openRescheduleInput,
  openRescheduleVerb,
  rescheduleInput,
  rescheduleVerb,
} from '../cards/reschedule-start-date/input.ts';
import { openKickoffInput, openKickoffVerb, setKickoffInput, setKickoffVerb } from '../cards/set-kickoff/input.ts';
import { openCustomerInput, openCustomerVerb } from '../cards/show-customer/input.ts';
import { chooseLanguageInput, chooseLanguageVerb } from '../cards/welcome/input.ts';
import { answerCapture, openCapture } from './answers/capture-start-date.ts';
import { answerChangeL1, openChangeL1 } from './answers/change-l1.ts';
import { answerConfirmStarted } from './answers/confirm-started.ts';
import { answerLogAttempt, answerSnooze } from './answers/log-attempt.ts';
import { answerMarkInactive } from './answers/mark-inactive.ts';
import { openAnswers } from './answers/open-answers.ts';
import { answerReschedule, openReschedule } from './answers/reschedule-start-date.ts';
import { answerKickoff, openKickoff } from './answers/set-kickoff.ts';
import { answerCustomer, answerList } from './answers/show-customers.ts';
import { answerLanguage } from './answers/show-welcome.ts';
import type { Turn } from './turn.ts';

/** Answers what a card sent, or says that it is none of the cards this version makes. */
export type VerbAnswer = (turn: Turn, sent: unknown) => Promise<AdaptiveCard | 'outdatedCard'>;

function reads<Schema extends z.ZodType>(
  schema: Schema,
  answer: (turn: Turn, input: z.infer<Schema>) => Promise<AdaptiveCard>,
): VerbAnswer {
  return async (turn, sent) => {
    const input = schema.safeParse(sent);
    return input.success ? answer(turn, input.data) : 'outdatedCard';
  };
}

/** Every button of every card, and what answers it. */
export const verbTable: ReadonlyMap<string, VerbAnswer> = new Map([
  [listCustomersVerb, reads(listCustomersInput, answerList)],
  [openCustomerVerb, reads(openCustomerInput, answerCustomer)],
  [openCaptureVerb, reads(openCaptureInput, openCapture)],
  [captureVerb, reads(captureInput, answerCapture)],
  [openRescheduleVerb, reads(openRescheduleInput, openReschedule)],
  [rescheduleVerb, reads(rescheduleInput, answerReschedule)],
  [openAnswersVerb, reads(openAnswersInput, openAnswers)],
  [confirmStartedVerb, reads(confirmStartedInput, answerConfirmStarted)],
  [logAttemptVerb, reads(logAttemptInput, answerLogAttempt)],
  [snoozeVerb, reads(snoozeInput, answerSnooze)],
  [markInactiveVerb, reads(markInactiveInput, answerMarkInactive)],
  [openChangeL1Verb, reads(openChangeL1Input, openChangeL1)],
  [changeL1Verb, reads(changeL1Input, answerChangeL1)],
  [openKickoffVerb, reads(openKickoffInput, openKickoff)],
  [setKickoffVerb, reads(setKickoffInput, answerKickoff)],
  [chooseLanguageVerb, reads(chooseLanguageInput, answerLanguage)],
]);
