import type { Activity, ConversationReference } from 'botbuilder';
import { z } from 'zod';

import { findNames } from '../application/find-names.ts';
import type {
  Clock,
  Conversation,
  CustomerQuestions,
  HolidayCalendars,
  Log,
  NewId,
  People,
  ReminderMessage,
  ReminderNotifier,
  ReminderQuestion,
  SendOutcome,
} from '../application/ports.ts';
import { workCalendarOf } from '../application/work-calendar.ts';
import {
  dueReminderCard,
  dueReminderSummary,
  isAnnouncement,
  type AskedWorkload,
  type DueReminderContent,
} from '../cards/due-reminder/card.ts';
import { digestCard, digestSummary, type DigestContent, type DigestCustomer } from '../cards/reminder-digest/card.ts';
import {
  waitingAlarmCard,
  waitingAlarmSummary,
  type AlarmedWorkload,
  type WaitingAlarmContent,
} from '../cards/waiting-alarm/card.ts';
import type { Language } from '../domain/language.ts';
import { actingRole, type Policy } from '../domain/permission.ts';
import { isAway, type Person } from '../domain/person.ts';
import { isAlarm, LEADS, suggestsInactive } from '../domain/reminder.ts';
import { dayIn } from '../domain/time-zone.ts';
import { targetOf } from './answers/answer-change.ts';
import { cardMessage } from './card-message.ts';
import type { TeamsAdapter } from './teams-adapter.ts';

/** What the notifier works with. */
export interface NotifierOptions {
  readonly adapter: TeamsAdapter;
  readonly appId: string;
  readonly homeTenantId: string;
  readonly defaultLanguage: Language;
  readonly people: People;
  readonly holidays: HolidayCalendars;
  readonly policy: Policy;
  readonly clock: Clock;
  readonly newId: NewId;
  readonly log: Log;
}

const connectorFailure = z.object({
  statusCode: z.number().optional(),
  code: z.string().optional(),
  response: z
    .object({ headers: z.custom<Headers>(hasGet) })
    .optional()
    .catch(undefined),
});

interface Headers {
  get(name: string): string | undefined;
}

function hasGet(value: unknown): value is Headers {
  return typeof value === 'object' && value !== null && 'get' in value && typeof value.get === 'function';
}

/** Errors that come before a request is sent: of the network, and of the bot's own token. */
const NOT_CONNECTED = new Set([
  'ENOTFOUND',
  'ECONNREFUSED',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'NO_CHANNEL_TOKEN',
]);

/** Sends reminders as cards into people's personal chats. */
export class TeamsNotifier implements ReminderNotifier {
  readonly #options: NotifierOptions;

  constructor(options: NotifierOptions) {
    this.#options = options;
  }

  async remind(message: ReminderMessage): Promise<SendOutcome> {
    const { defaultLanguage, people } = this.#options;
    const { recipient } = message;
    const conversation = await people.getConversation(recipient.objectId);
    if (!conversation) return { kind: 'unreachable' };
    // A guest would not be answered either.
    if (conversation.account === 'guest') return { kind: 'unreachable', chat: conversation };
    const language = recipient.language ?? conversation.clientLanguage ?? defaultLanguage;
    const outcome = await this.#send(conversation, await this.#messageFor(message, language));
    return outcome.kind === 'unreachable' ? { ...outcome, chat: conversation } : outcome;
  }

  #messageFor(message: ReminderMessage, language: Language): Promise<Partial<Activity>> {
    if (message.isDigest) return this.#digestFor(message, language);
    const [only] = message.customers;
    if (!only) throw new Error('A reminder is about at least one customer');
    return message.fm
      ? Promise.resolve(this.#questionsFor(message, message.fm, only, language))
      : this.#alarmsFor(message, only, language);
  }

  #questionsFor(
    { recipient, mayBeRepeated }: ReminderMessage,
    fm: Person,
    { tenant, questions }: CustomerQuestions,
    language: Language,
  ): Partial<Activity> {
    const { policy, clock, newId } = this.#options;
    const nowMs = clock.nowMs();
    const today = dayIn(fm.timeZone, nowMs);
    const content: DueReminderContent = {
      language,
      customer: tenant,
      questions: questions.flatMap((question) => this.#asked(question, fm)),
      occasion: 'reminder',
      mayBeRepeated,
      standIn: standInOf(recipient, fm, nowMs),
      offersL1: questions.some(({ engagement }) =>
        actingRole('changeL1', recipient, { engagement, fm, fmToday: today }, policy),
      ),
      today,
      nowMs,
      timeZone: recipient.timeZone,
      nonce: newId(),
    };
    return cardMessage(dueReminderCard(content), dueReminderSummary(content));
  }

  async #alarmsFor(
    { recipient, mayBeRepeated }: ReminderMessage,
    { tenant, questions }: CustomerQuestions,
    language: Language,
  ): Promise<Partial<Activity>> {
    const content: WaitingAlarmContent = {
      language,
      customer: tenant,
      alarms: questions.flatMap(alarmOf),
      names: await this.#namesOfFms(questions),
      today: dayIn(recipient.timeZone, this.#options.clock.nowMs()),
      mayBeRepeated,
    };
    return cardMessage(waitingAlarmCard(content), waitingAlarmSummary(content));
  }

  async #digestFor(
    { recipient, fm, customers, mayBeRepeated }: ReminderMessage,
    language: Language,
  ): Promise<Partial<Activity>> {
    const nowMs = this.#options.clock.nowMs();
    const isForFm = recipient.roles.includes('fm');
    const content: DigestContent = {
      language,
      of: fm?.objectId ?? LEADS,
      customers: customers.map(({ tenant, questions }) => ({
        tenant,
        questions: questions.flatMap((question): DigestCustomer['questions'] =>
          fm ? this.#asked(question, fm) : alarmOf(question),
        ),
      })),
      total: customers.length,
      standIn: fm && standInOf(recipient, fm, nowMs),
      mayBeRepeated,
      names: fm ? new Map() : await this.#namesOfFms(customers.flatMap(({ questions }) => questions)),
      today: dayIn((fm ?? recipient).timeZone, nowMs),
      list: fm ? (isForFm ? 'mine' : undefined) : 'withoutFm',
    };
    return cardMessage(digestCard(content), digestSummary(content));
  }

  /** One question as its card asks it; an announcement is answered by what the customer says, however often. */
  #asked({ engagement, reminder: { id, kind } }: ReminderQuestion, fm: Person): readonly AskedWorkload[] {
    if (isAlarm(kind)) return [];
    const { clock, holidays } = this.#options;
    const today = dayIn(fm.timeZone, clock.nowMs());
    return [
      {
        engagement,
        target: targetOf(engagement, isAnnouncement(kind) ? undefined : id),
        kind,
        suggestsInactive: suggestsInactive(engagement, today, workCalendarOf(fm, holidays)),
      },
    ];
  }

  #namesOfFms(questions: readonly ReminderQuestion[]): Promise<ReadonlyMap<string, string>> {
    return findNames(
      this.#options.people,
      questions.flatMap(({ engagement }) => engagement.fmId ?? []),
    );
  }

  async #send(conversation: Conversation, message: Partial<Activity>): Promise<SendOutcome> {
    const { adapter, appId, homeTenantId, clock, log } = this.#options;
    if (!adapter.mayWriteTo(conversation.serviceUrl)) {
      log.error(
        'A chat is kept with a service URL that is none of Teams: its person must write to the bot again',
        undefined,
      );
      return { kind: 'unreachable' };
    }
    const outcomes: SendOutcome[] = [];
    try {
      await adapter.continueConversationAsync(appId, referenceOf(conversation, homeTenantId), async (context) => {
        const outcome = await context.sendActivity(message).then(
          (): SendOutcome => ({ kind: 'delivered' }),
          (error: unknown): SendOutcome => {
            log.error(failureOf(error), error);
            return outcomeOf(error, clock.nowMs());
          },
        );
        outcomes.push(outcome);
      });
    } catch (error) {
      log.error('A chat could not be opened', error);
    }
    return outcomes[0] ?? { kind: 'notSent' };
  }
}

/** Why somebody gets a card about another FM's customer, or the FM a copy. */
function standInOf(recipient: Person, fm: Person, nowMs: number): DueReminderContent['standIn'] {
  if (!isAway(fm, dayIn(fm.timeZone, nowMs))) return undefined;
  return recipient.objectId === fm.objectId ? { kind: 'copy' } : { kind: 'instead', fmName: fm.name };
}

function alarmOf({ engagement, reminder: { kind } }: ReminderQuestion): readonly AlarmedWorkload[] {
  return isAlarm(kind) ? [{ kind, engagement }] : [];
}

function referenceOf(
  { channelId, serviceUrl, conversationId, botId, userId }: Conversation,
  tenantId: string,
): Partial<ConversationReference> {
  return {
    channelId,
    serviceUrl,
    bot: { id: botId, name: '' },
    user: { id: userId, name: '' },
    conversation: { id: conversationId, conversationType: 'personal', tenantId, isGroup: false, name: '' },
  };
}

/** Refusals that the same message meets again. */
const NEVER_TAKEN = new Set([400, 413, 422]);

/** What the channel's error means for the message (Teams documentation, "Status codes from bot conversational APIs", read 2026-11). */
function outcomeOf(error: unknown, nowMs: number): SendOutcome {
  const failure = connectorFailure.safeParse(error);
  const { statusCode, code = '', response } = failure.success ? failure.data : {};
  if (statusCode === undefined) return { kind: NOT_CONNECTED.has(code) ? 'notSent' : 'inDoubt' };
  if (statusCode === 403 || statusCode === 404) return { kind: 'unreachable' };
  if (NEVER_TAKEN.has(statusCode)) return { kind: 'rejected' };
  if (statusCode >= 500 || statusCode === 408 || statusCode === 412) return { kind: 'inDoubt' };
  return { kind: 'notSent', retryAfterMs: retryAfterMsOf(response?.headers.get('retry-after'), nowMs) };
}

/** What the log says: without a registration that the channel accepts no reminder goes out at all. */
function failureOf(error: unknown): string {
  return connectorFailure.safeParse(error).data?.statusCode === 401
    ? 'The channel does not accept the registration of the bot; reminders are tried again'
    : 'A reminder could not be sent';
}

/** A header that says how long to wait, in seconds or until an instant (RFC 9110, 10.2.3); `undefined` when it says neither. */
function retryAfterMsOf(header: string | undefined, nowMs: number): number | undefined {
  if (header === undefined) return undefined;
  const waitMs = /^\d+$/.test(header.trim()) ? Number(header) * 1000 : Date.parse(header) - nowMs;
  return waitMs > 0 ? waitMs : undefined;
}
