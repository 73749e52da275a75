import type { z } from 'zod';

import type { AdaptiveCard } from '../../cards/adaptive-card.ts';
import { openCreateCustomerVerb } from '../../cards/create-customer/input.ts';
import type { doInput } from '../../cards/not-understood/input.ts';
import { problemCard } from '../../cards/problem/card.ts';
import { openReassignVerb } from '../../cards/reassign-customers/input.ts';
import { openDigestVerb } from '../../cards/reminder-digest/input.ts';
import { openAbsenceVerb } from '../../cards/set-absence/input.ts';
import { BOT_ACTIONS, type BotAction } from '../../conversation/bot-actions.ts';
import { findConfidentTopic } from '../../conversation/find-help.ts';
import { bareText, type Command } from '../../conversation/parse-command.ts';
import type { Language } from '../../domain/language.ts';
import { LEADS } from '../../domain/reminder.ts';
import type { Turn } from '../turn.ts';
import { openCreateCustomer } from './create-customer.ts';
import { openDelivery } from './delivery.ts';
import { showNotUnderstood, showTopic } from './help.ts';
import { openDigest } from './open-digest.ts';
import { openReassign } from './reassign-customers.ts';
import { openReminderSettings } from './reminder-settings.ts';
import { openAbsence } from './set-absence.ts';
import { findCustomers, showNamed, showOwnCustomers, showWithoutDate, showWithoutFm } from './show-customers.ts';
import { answerWish, readSentence } from './answer-sentence.ts';
import { openPeople } from './show-people.ts';
import { showWelcome } from './show-welcome.ts';

/** Longer texts are no names of customers that somebody looks for. */
const WORDS_OF_A_NAME = 3;

/** Answers what was asked for in a message. */
export async function answerCommand(turn: Turn, command: Command): Promise<AdaptiveCard> {
  switch (command.kind) {
    case 'help':
    case 'language':
      return showWelcome(turn);
    case 'customers':
      return showOwnCustomers(turn);
    case 'capture':
      return showWithoutDate(turn);
    case 'assign':
      return showWithoutFm(turn);
    case 'newCustomer':
      return openCreateCustomer(turn, { verb: openCreateCustomerVerb });
    case 'reassign':
      return openReassign(turn, { verb: openReassignVerb });
    case 'absence':
      return openAbsence(turn, { verb: openAbsenceVerb });
    case 'reminderSettings':
      return openReminderSettings(turn);
    case 'delivery':
      return openDelivery(turn);
    case 'people':
      return openPeople(turn, command.name);
    case 'sentence':
      return answerText(turn, command.text);
  }
}

/** Answers the button for something the bot can do as it answers the message that asks for it. */
export async function answerDo(turn: Turn, { action }: z.infer<typeof doInput>): Promise<AdaptiveCard> {
  const asked = BOT_ACTIONS.find((known) => known === action);
  return asked ? doAction(turn, asked) : problemCard({ kind: 'outdatedCard' }, turn.language);
}

async function doAction(turn: Turn, action: BotAction): Promise<AdaptiveCard> {
  const { person, language } = turn;
  const isFm = person.roles.includes('fm');
  switch (action) {
    case 'customers':
    case 'capture':
    case 'newCustomer':
    case 'assign':
    case 'people':
    case 'delivery':
    case 'reminderSettings':
    case 'absence':
    case 'help':
      return answerCommand(turn, { kind: action });
    case 'language':
      return answerCommand(turn, { kind: action, language });
    case 'reschedule':
    case 'started':
    case 'logAttempt':
    case 'inactive':
      // All of these begin with a customer: with one's own, or of those who have none, with any.
      return isFm ? showOwnCustomers(turn) : findCustomers(turn, '');
    case 'toDo':
      if (isFm) return openDigest(turn, { verb: openDigestVerb, of: person.objectId });
      return person.roles.includes('lead')
        ? openDigest(turn, { verb: openDigestVerb, of: LEADS })
        : showOwnCustomers(turn);
  }
}

/** Answers a sentence: a customer whose name begins like that, or the card that does what it wants. */
function answerText(turn: Turn, text: string): Promise<AdaptiveCard> {
  const name = bareText(text);
  if (name.split(' ').length > WORDS_OF_A_NAME) return answerSentence(turn, text);
  return findCustomers(turn, name, () => answerSentence(turn, text));
}

/** Does what a sentence wants, with all that it says filled in; where it is not understood, offers what comes closest. */
async function answerSentence(turn: Turn, text: string): Promise<AdaptiveCard> {
  const understood = await readSentence(turn, text);
  const { intent, topic, asksFor, customers } = understood;
  switch (intent) {
    case 'newCustomer':
    case 'reassign':
    case 'absence':
    case 'delivery':
    case 'people':
    case 'customers':
    case 'help':
      return answerCommand(turn, { kind: intent });
    case 'settings':
      return answerCommand(turn, { kind: 'reminderSettings' });
    case 'language':
      return switchLanguage(turn, asksFor);
    case 'toDo':
    case 'myWeek':
      return doAction(turn, 'toDo');
    case 'question':
      return topic ? showTopic(turn, topic) : showNotUnderstood(turn, text);
    case 'undo':
    case 'cancel':
      return problemCard({ kind: intent }, turn.language);
    case 'unknown':
      return insteadOfCustomer(turn, text);
    case 'find':
      return customers.length > 0 ? answerWish(turn, understood, intent) : insteadOfCustomer(turn, text);
    default:
      return answerWish(turn, understood, intent);
  }
}

async function switchLanguage(turn: Turn, language: Language | undefined): Promise<AdaptiveCard> {
  if (!language) return showWelcome(turn);
  await turn.services.people.saveLanguage(turn.person.objectId, language);
  return showWelcome({ ...turn, language });
}

/** What a text may be that is about nobody known: a question, a name that is not there, or nothing at all. */
async function insteadOfCustomer(turn: Turn, text: string): Promise<AdaptiveCard> {
  const topic = findConfidentTopic(text, turn.language);
  if (topic) return showTopic(turn, topic);
  const name = bareText(text);
  return name.split(' ').length > WORDS_OF_A_NAME ? showNotUnderstood(turn, text) : showNamed(turn, name);
}
