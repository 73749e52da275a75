import type { z } from 'zod';

import type { AdaptiveCard } from '../cards/adaptive-card.ts';
import {
  addWorkloadsInput,
  addWorkloadsVerb,
  openAddWorkloadsInput,
  openAddWorkloadsVerb,
} from '../cards/add-workloads/input.ts';
import {
  assignChannelInput,
  assignChannelVerb,
  openAssignChannelInput,
  openAssignChannelVerb,
} from '../cards/assign-channel/input.ts';
import { assignFmInput, assignFmVerb, openAssignFmInput, openAssignFmVerb } from '../cards/assign-fm/input.ts';
import { captureInput, captureVerb, openCaptureInput, openCaptureVerb } from '../cards/capture-start-date/input.ts';
import { changeL1Input, changeL1Verb, openChangeL1Input, openChangeL1Verb } from '../cards/change-l1/input.ts';
import {
  wishCustomerInput,
  wishCustomerVerb,
  searchForWishInput,
  searchForWishVerb,
} from '../cards/wish-customer/input.ts';
import { chooseCustomerInput, chooseCustomerVerb } from '../cards/choose-customer/input.ts';
import { confirmStartedInput, confirmStartedVerb } from '../cards/confirm-started/input.ts';
import { correctInput, correctVerb, openCorrectInput, openCorrectVerb } from '../cards/correct-start-date/input.ts';
import {
  createCustomerInput,
  createCustomerVerb,
  openCreateCustomerInput,
  openCreateCustomerVerb,
} from '../cards/create-customer/input.ts';
import {
  openDeliveryInput,
  openDeliveryVerb,
  openStopRemindersInput,
  openStopRemindersVerb,
  resumeRemindersInput,
  resumeRemindersVerb,
  retryRemindersInput,
  retryRemindersVerb,
  stopRemindersInput,
  stopRemindersVerb,
} from '../cards/delivery/input.ts';
import { openAnswersInput, openAnswersVerb } from '../cards/due-reminder/input.ts';
import { showHelpTopicInput, showHelpTopicVerb } from '../cards/help-answer/input.ts';
import { listCustomersInput, listCustomersVerb } from '../cards/list-customers/input.ts';
import { listPeopleInput, listPeopleVerb } from '../cards/list-people/input.ts';
import { logAttemptInput, logAttemptVerb, snoozeInput, snoozeVerb } from '../cards/log-attempt/input.ts';
import {
  markInactiveInput,
  markInactiveVerb,
  openMarkInactiveInput,
  openMarkInactiveVerb,
} from '../cards/mark-inactive/input.ts';
import {
  mergeInput,
  mergeVerb,
  openMergeInput,
  openMergeVerb,
  previewMergeInput,
  previewMergeVerb,
} from '../cards/merge-duplicate/input.ts';
import { doInput, doVerb } from '../cards/not-understood/input.ts';
import {
  openReassignInput,
  openReassignVerb,
  previewReassignInput,
  previewReassignVerb,
  reassignInput,
  reassignVerb,
  undoReassignInput,
  undoReassignVerb,
} from '../cards/reassign-customers/input.ts';
import {
  openRemovePersonInput,
  openRemovePersonVerb,
  removePersonInput,
  removePersonVerb,
} from '../cards/remove-person/input.ts';
import { openDigestInput, openDigestVerb } from '../cards/reminder-digest/input.ts';
import {
  openReminderSettingsInput,
  openReminderSettingsVerb,
  saveReminderSettingsInput,
  saveReminderSettingsVerb,
} from '../cards/reminder-settings/input.ts';
import {
  openRescheduleInput,
  openRescheduleVerb,
  rescheduleInput,
  rescheduleVerb,
} from '../cards/reschedule-start-date/input.ts';
import {
  openAddPersonInput,
  openAddPersonVerb,
  openChangePersonInput,
  openChangePersonVerb,
  savePersonInput,
  savePersonVerb,
} from '../cards/save-person/input.ts';
import { openAbsenceInput, openAbsenceVerb, setAbsenceInput, setAbsenceVerb } from '../cards/set-absence/input.ts';
import {
  openCompletionInput,
  openCompletionVerb,
  setCompletionInput,
  setCompletionVerb,
} from '../cards/set-completion/input.ts';
import { openKickoffInput, openKickoffVerb, setKickoffInput, setKickoffVerb } from '../cards/set-kickoff/input.ts';
import { openCustomerInput, openCustomerVerb } from '../cards/show-customer/input.ts';
import { openEngagementInput, openEngagementVerb } from '../cards/show-engagement/input.ts';
import { openPersonInput, openPersonVerb } from '../cards/show-person/input.ts';
import { openVoidInput, openVoidVerb, voidInput, voidVerb } from '../cards/void-start-date/input.ts';
import { chooseLanguageInput, chooseLanguageVerb } from '../cards/welcome/input.ts';
import { answerAddWorkloads, openAddWorkloads } from './answers/add-workloads.ts';
import { answerDo } from './answers/answer-command.ts';
import { answerWishCustomer, answerSearchForWish } from './answers/answer-sentence.ts';
import { answerAssignChannel, openAssignChannel } from './answers/assign-channel.ts';
import { answerAssignFm, openAssignFm } from './answers/assign-fm.ts';
import { answerCapture, openCapture } from './answers/capture-start-date.ts';
import { answerChangeL1, openChangeL1 } from './answers/change-l1.ts';
import { answerChooseCustomer } from './answers/choose-customer.ts';
import { answerConfirmStarted } from './answers/confirm-started.ts';
import { answerCorrect, openCorrect } from './answers/correct-start-date.ts';
import { answerCreateCustomer, openCreateCustomer } from './answers/create-customer.ts';
import {
  answerResumeReminders,
  answerRetryReminders,
  answerStopReminders,
  openDelivery,
  openStopReminders,
} from './answers/delivery.ts';
import { answerHelpTopic } from './answers/help.ts';
import { answerLogAttempt, answerSnooze } from './answers/log-attempt.ts';
import { answerMarkInactive, openMarkInactive } from './answers/mark-inactive.ts';
import { answerMerge, answerPreviewMerge, openMerge } from './answers/merge-duplicate.ts';
import { openAnswers } from './answers/open-answers.ts';
import { openDigest } from './answers/open-digest.ts';
import { answerReassign, answerUndoReassign, openReassign, previewReassign } from './answers/reassign-customers.ts';
import { answerRemovePerson, openRemovePerson } from './answers/remove-person.ts';
import { answerReminderSettings, openReminderSettings } from './answers/reminder-settings.ts';
import { answerReschedule, openReschedule } from './answers/reschedule-start-date.ts';
import { answerSavePerson, openAddPerson, openChangePerson } from './answers/save-person.ts';
import { answerAbsence, openAbsence } from './answers/set-absence.ts';
import { answerCompletion, openCompletion } from './answers/set-completion.ts';
import { answerKickoff, openKickoff } from './answers/set-kickoff.ts';
import { answerCustomer, answerList } from './answers/show-customers.ts';
import { answerEngagement } from './answers/show-engagement.ts';
import { answerPeople, answerPerson } from './answers/show-people.ts';
import { answerLanguage } from './answers/show-welcome.ts';
import { answerVoid, openVoid } from './answers/void-start-date.ts';
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
  [wishCustomerVerb, reads(wishCustomerInput, answerWishCustomer)],
  [searchForWishVerb, reads(searchForWishInput, answerSearchForWish)],
  [openCustomerVerb, reads(openCustomerInput, answerCustomer)],
  [openEngagementVerb, reads(openEngagementInput, answerEngagement)],
  [chooseCustomerVerb, reads(chooseCustomerInput, answerChooseCustomer)],
  [openCaptureVerb, reads(openCaptureInput, openCapture)],
  [captureVerb, reads(captureInput, answerCapture)],
  [openRescheduleVerb, reads(openRescheduleInput, openReschedule)],
  [rescheduleVerb, reads(rescheduleInput, answerReschedule)],
  [openCorrectVerb, reads(openCorrectInput, openCorrect)],
  [correctVerb, reads(correctInput, answerCorrect)],
  [openVoidVerb, reads(openVoidInput, openVoid)],
  [voidVerb, reads(voidInput, answerVoid)],
  [openAnswersVerb, reads(openAnswersInput, openAnswers)],
  [openDigestVerb, reads(openDigestInput, openDigest)],
  [confirmStartedVerb, reads(confirmStartedInput, answerConfirmStarted)],
  [logAttemptVerb, reads(logAttemptInput, answerLogAttempt)],
  [snoozeVerb, reads(snoozeInput, answerSnooze)],
  [openMarkInactiveVerb, reads(openMarkInactiveInput, openMarkInactive)],
  [markInactiveVerb, reads(markInactiveInput, answerMarkInactive)],
  [openChangeL1Verb, reads(openChangeL1Input, openChangeL1)],
  [changeL1Verb, reads(changeL1Input, answerChangeL1)],
  [openKickoffVerb, reads(openKickoffInput, openKickoff)],
  [setKickoffVerb, reads(setKickoffInput, answerKickoff)],
  [openCompletionVerb, reads(openCompletionInput, openCompletion)],
  [setCompletionVerb, reads(setCompletionInput, answerCompletion)],
  [openMergeVerb, reads(openMergeInput, openMerge)],
  [previewMergeVerb, reads(previewMergeInput, answerPreviewMerge)],
  [mergeVerb, reads(mergeInput, answerMerge)],
  [openCreateCustomerVerb, reads(openCreateCustomerInput, openCreateCustomer)],
  [createCustomerVerb, reads(createCustomerInput, answerCreateCustomer)],
  [openAddWorkloadsVerb, reads(openAddWorkloadsInput, openAddWorkloads)],
  [addWorkloadsVerb, reads(addWorkloadsInput, answerAddWorkloads)],
  [openAssignFmVerb, reads(openAssignFmInput, openAssignFm)],
  [assignFmVerb, reads(assignFmInput, answerAssignFm)],
  [openAssignChannelVerb, reads(openAssignChannelInput, openAssignChannel)],
  [assignChannelVerb, reads(assignChannelInput, answerAssignChannel)],
  [openReassignVerb, reads(openReassignInput, openReassign)],
  [previewReassignVerb, reads(previewReassignInput, previewReassign)],
  [reassignVerb, reads(reassignInput, answerReassign)],
  [undoReassignVerb, reads(undoReassignInput, answerUndoReassign)],
  [openAbsenceVerb, reads(openAbsenceInput, openAbsence)],
  [setAbsenceVerb, reads(setAbsenceInput, answerAbsence)],
  [openReminderSettingsVerb, reads(openReminderSettingsInput, openReminderSettings)],
  [saveReminderSettingsVerb, reads(saveReminderSettingsInput, answerReminderSettings)],
  [openDeliveryVerb, reads(openDeliveryInput, openDelivery)],
  [retryRemindersVerb, reads(retryRemindersInput, answerRetryReminders)],
  [openStopRemindersVerb, reads(openStopRemindersInput, openStopReminders)],
  [stopRemindersVerb, reads(stopRemindersInput, answerStopReminders)],
  [resumeRemindersVerb, reads(resumeRemindersInput, answerResumeReminders)],
  [listPeopleVerb, reads(listPeopleInput, answerPeople)],
  [openPersonVerb, reads(openPersonInput, answerPerson)],
  [openAddPersonVerb, reads(openAddPersonInput, openAddPerson)],
  [openChangePersonVerb, reads(openChangePersonInput, openChangePerson)],
  [savePersonVerb, reads(savePersonInput, answerSavePerson)],
  [openRemovePersonVerb, reads(openRemovePersonInput, openRemovePerson)],
  [removePersonVerb, reads(removePersonInput, answerRemovePerson)],
  [showHelpTopicVerb, reads(showHelpTopicInput, answerHelpTopic)],
  [doVerb, reads(doInput, answerDo)],
  [chooseLanguageVerb, reads(chooseLanguageInput, answerLanguage)],
]);
