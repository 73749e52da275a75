import type { Activity, ConversationReference } from 'botbuilder';
import { z } from 'zod';

import type {
  Clock,
  Conversation,
  Log,
  NewId,
  People,
  ReminderMessage,
  ReminderNotifier,
  SendOutcome,
} from '../application/ports.ts';
import { dueReminderCard, dueReminderSummary, type DueReminderContent } from '../cards/due-reminder/card.ts';
import type { Language } from '../domain/language.ts';
import { actingRole, type Policy } from '../domain/permission.ts';
import { isAway, type Person } from '../domain/person.ts';
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

/** Errors of the network that come before a request is sent. */
const NOT_CONNECTED = new Set(['ENOTFOUND', 'ECONNREFUSED', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH']);

/** Sends reminders as cards into the FM's personal chat. */
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
    const language = recipient.language ?? conversation.clientLanguage ?? defaultLanguage;
    const outcome = await this.#send(conversation, this.#messageFor(message, language));
    return outcome.kind === 'unreachable' ? { ...outcome, chat: conversation } : outcome;
  }

  #messageFor({ recipient, fm, customers, mayBeRepeated }: ReminderMessage, language: Language): Partial<Activity> {
    const { policy, clock, newId } = this.#options;
    const [only] = customers;
    if (!only || !fm) throw new Error('not yet');
    const { tenant, questions } = only;
    const occasion = questions.some(({ reminder }) => reminder.kind === 'due') ? 'due' : 'followUp';
    const nowMs = clock.nowMs();
    const today = dayIn(fm.timeZone, nowMs);
    const card = dueReminderCard({
      language,
      standIn: standInOf(recipient, fm, nowMs),
      customerDay: dayIn(tenant.timeZone, nowMs),
      offersL1: questions.some(({ engagement }) =>
        actingRole('changeL1', recipient, { engagement, fm, fmToday: today }, policy),
      ),
      customer: tenant,
      questions: questions.map(({ engagement, reminder }) => ({
        engagement,
        target: targetOf(engagement, reminder.id),
      })),
      occasion,
      mayBeRepeated,
      today,
      nonce: newId(),
    });
    return cardMessage(card, dueReminderSummary(occasion, tenant.customerName, language));
  }

  async #send(conversation: Conversation, message: Partial<Activity>): Promise<SendOutcome> {
    const { adapter, appId, homeTenantId, log } = this.#options;
    const outcomes: SendOutcome[] = [];
    try {
      await adapter.continueConversationAsync(appId, referenceOf(conversation, homeTenantId), async (context) => {
        const outcome = await context.sendActivity(message).then(
          (): SendOutcome => ({ kind: 'delivered' }),
          (error: unknown): SendOutcome => {
            log.error('A reminder could not be sent', error);
            return outcomeOf(error);
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
function outcomeOf(error: unknown): SendOutcome {
  const failure = connectorFailure.safeParse(error);
  const { statusCode, code = '', response } = failure.success ? failure.data : {};
  if (statusCode === undefined) return { kind: NOT_CONNECTED.has(code) ? 'notSent' : 'inDoubt' };
  if (statusCode === 403 || statusCode === 404) return { kind: 'unreachable' };
  if (NEVER_TAKEN.has(statusCode)) return { kind: 'rejected' };
  if (statusCode >= 500 || statusCode === 408 || statusCode === 412) return { kind: 'inDoubt' };
  return { kind: 'notSent', retryAfterMs: retryAfterMsOf(response?.headers.get('retry-after')) };
}

/** A header that says how long to wait, in seconds or until an instant; `undefined` when it says neither. */
function retryAfterMsOf(header: string | undefined): number | undefined {
  const seconds = Number(header ?? '');
  if (seconds > 0) return seconds * 1000;
  return undefined;
}
