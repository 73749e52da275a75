import type { z } from 'zod';

import { plainAction, type ActionView, type AdaptiveCard } from '../../cards/adaptive-card.ts';
import { helpAnswerCard } from '../../cards/help-answer/card.ts';
import type { showHelpTopicInput } from '../../cards/help-answer/input.ts';
import { notUnderstoodCard } from '../../cards/not-understood/card.ts';
import { doData } from '../../cards/not-understood/input.ts';
import { problemCard } from '../../cards/problem/card.ts';
import { chooseLanguageVerb } from '../../cards/welcome/input.ts';
import { botActions, type BotAction } from '../../conversation/bot-actions.ts';
import { closestActions } from '../../conversation/find-help.ts';
import { HELP_TOPICS, helpTopics, type HelpTopic } from '../../conversation/help-topics.ts';
import { collectsFirstDates, officeRole, type Policy } from '../../domain/permission.ts';
import type { Person, Role } from '../../domain/person.ts';
import type { Turn } from '../turn.ts';

/** Answers a question, with a button for what the person can do about it. */
export function showTopic(turn: Turn, topic: HelpTopic): AdaptiveCard {
  const { services, person, language } = turn;
  const { texts, action, related } = helpTopics[topic];
  const { title, answer } = texts[language];
  return helpAnswerCard({
    language,
    question: title,
    answer,
    actions: [
      ...(mayDo(action, person, services.policy) ? [actionButton(turn, action, 'positive')] : []),
      actionButton(turn, 'help'),
    ],
    related: related.map((other) => ({ topic: other, question: helpTopics[other].texts[language].title })),
  });
}

/** Answers the question on a button of the help. */
export function answerHelpTopic(turn: Turn, { topic }: z.infer<typeof showHelpTopicInput>): Promise<AdaptiveCard> {
  const asked = HELP_TOPICS.find((known) => known === topic);
  return Promise.resolve(asked ? showTopic(turn, asked) : problemCard({ kind: 'outdatedCard' }, turn.language));
}

/** Says that a text was not understood, and offers what comes closest of all that the person may ask for. */
export function showNotUnderstood(turn: Turn, text: string): AdaptiveCard {
  const { services, person, language } = turn;
  const closest = closestActions(text, language, (action) => mayDo(action, person, services.policy));
  const offered = closest.includes('help') ? closest : [...closest, 'help' as const];
  return notUnderstoodCard({ language, text, actions: offered.map((action) => actionButton(turn, action)) });
}

function actionButton(
  { services, language }: Turn,
  action: BotAction,
  style: ActionView['style'] = 'default',
): ActionView {
  const { title } = botActions[action][language];
  // The language is chosen on the spot: a click on it counts once, as on the other cards.
  const data =
    action === 'language'
      ? { verb: chooseLanguageVerb, nonce: services.newId(), language: language === 'en' ? 'es' : 'en' }
      : doData(action);
  return plainAction(title, data, style);
}

/** Whether it is any use to the person to ask for that; whether they may do it for a customer is decided there. */
function mayDo(action: BotAction, person: Person, { frpUpdates }: Policy): boolean {
  const is = (role: Role): boolean => person.roles.includes(role);
  const isPartners = is('frpManager') && frpUpdates;
  switch (action) {
    case 'customers':
      return is('fm') || collectsFirstDates(person) || is('frpManager');
    case 'toDo':
    case 'capture':
      return is('fm') || collectsFirstDates(person);
    case 'reschedule':
      return is('fm') || collectsFirstDates(person) || isPartners;
    case 'started':
    case 'logAttempt':
    case 'inactive':
      return is('fm') || is('lead') || isPartners;
    case 'newCustomer':
      return officeRole('createCustomer', person) !== undefined;
    case 'assign':
      return officeRole('reassignFm', person) !== undefined;
    case 'people':
      return officeRole('seePeople', person) !== undefined;
    case 'delivery':
      return officeRole('manageDelivery', person) !== undefined;
    case 'reminderSettings':
      return officeRole('setReminders', person) !== undefined;
    case 'absence':
      return (officeRole('setAbsence', person) ?? officeRole('setAbsenceOfOthers', person)) !== undefined;
    case 'language':
    case 'help':
      return true;
  }
}
