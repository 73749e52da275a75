import {
  ActivityTypes,
  StatusCodes,
  TeamsActivityHandler,
  type AdaptiveCardInvokeResponse,
  type AdaptiveCardInvokeValue,
  type TurnContext,
} from 'botbuilder';
import { z } from 'zod';

import { releaseBlockedReminders } from '../application/release-blocked-reminders.ts';
import type { Conversation } from '../application/ports.ts';
import type { AdaptiveCard } from '../cards/adaptive-card.ts';
import { problemCard } from '../cards/problem/card.ts';
import { parseCommand } from '../conversation/parse-command.ts';
import { languageOf, type Language } from '../domain/language.ts';
import type { Person } from '../domain/person.ts';
import { captureFor, findCustomers, showOwnCustomers } from './answers/show-customers.ts';
import { answerLanguage, showWelcome } from './answers/show-welcome.ts';
import { cardMessage } from './card-message.ts';
import type { BotServices, Turn } from './turn.ts';
import { verbTable } from './verb-table.ts';

/** How the bot knows its own people. */
export interface BotOptions {
  /** The tenant of the staff; people of other tenants have no role here. */
  readonly homeTenantId: string;
  /** For people of whom no language is known. */
  readonly defaultLanguage: Language;
}

/** What the bot reads of an activity, whatever its type. */
const senderShape = z.object({
  channelId: z.string(),
  serviceUrl: z.string(),
  locale: z.string().optional(),
  conversation: z.object({
    id: z.string(),
    conversationType: z.string().optional(),
    tenantId: z.string().optional(),
  }),
  from: z.object({ id: z.string(), aadObjectId: z.string().optional() }).optional(),
  recipient: z.object({ id: z.string() }).optional(),
  channelData: z
    .object({ tenant: z.object({ id: z.string() }).optional() })
    .optional()
    .catch(undefined),
});

type Sender = z.infer<typeof senderShape>;

const verbShape = z.looseObject({ verb: z.string() });

/** One installation is told by several events, and repeated when the answer was slow; all arrive within this time. */
const SAME_INSTALLATION_MS = 10_000;

const IGNORED_TYPES: ReadonlySet<string> = new Set(Object.values(ActivityTypes));

/**
 * Turns what Teams sends into use cases and their results into cards. Each click and each message gets one answer;
 * a click's answer takes the place of the card that was clicked.
 */
export class EngagementBot extends TeamsActivityHandler {
  readonly #services: BotServices;
  readonly #options: BotOptions;

  constructor(services: BotServices, options: BotOptions) {
    super();
    this.#services = services;
    this.#options = options;
  }

  protected override async onMessageActivity(context: TurnContext): Promise<void> {
    const { replyToId } = context.activity;
    const text: unknown = context.activity.text;
    const value: unknown = context.activity.value;
    if (value === undefined || value === null) {
      await this.#reply(
        context,
        await this.#answer(context, (turn) => this.#answerText(turn, typeof text === 'string' ? text : '')),
      );
      return;
    }
    // A click on a client that knows Action.Submit only: the answered card is replaced all the same.
    const card = await this.#answer(context, (turn) => this.#answerVerb(turn, value));
    if (replyToId) await context.updateActivity({ ...cardMessage(card, spoken(card)), id: replyToId });
    else await this.#reply(context, card);
  }

  protected override async onAdaptiveCardInvoke(
    context: TurnContext,
    { action }: AdaptiveCardInvokeValue,
  ): Promise<AdaptiveCardInvokeResponse> {
    const card = await this.#answer(context, (turn) => this.#answerVerb(turn, action.data));
    return { statusCode: StatusCodes.OK, type: 'application/vnd.microsoft.card.adaptive', value: card };
  }

  protected override async onInstallationUpdateActivity(context: TurnContext): Promise<void> {
    switch (context.activity.action) {
      case 'add': {
        const { clock } = this.#services;
        await this.#welcome(context, new Date(clock.nowMs() - SAME_INSTALLATION_MS).toISOString());
        return;
      }
      case 'remove': {
        const objectId = senderOf(context)?.from?.aadObjectId;
        if (objectId) await this.#services.people.forgetWelcome(objectId);
        return;
      }
      default:
        // Upgrades: the person knows the bot.
        return;
    }
  }

  protected override async onConversationUpdateActivity(context: TurnContext): Promise<void> {
    const { membersAdded, recipient } = context.activity;
    if (membersAdded?.some(({ id }) => id === recipient.id)) await this.#welcome(context, '');
  }

  protected override async onUnrecognizedActivity(context: TurnContext): Promise<void> {
    if (IGNORED_TYPES.has(context.activity.type)) return;
    await this.#reply(
      context,
      await this.#answer(context, ({ language }) =>
        Promise.resolve(problemCard({ kind: 'unknownActivity' }, language)),
      ),
    );
  }

  /** Greets a person who has not been greeted since that instant (empty for ever). */
  async #welcome(context: TurnContext, since: string): Promise<void> {
    const { people, clock } = this.#services;
    const sender = senderOf(context);
    const objectId = sender?.from?.aadObjectId;
    if (!sender || !objectId || !isPersonal(sender)) return;
    const card = await this.#answer(context, (turn) => Promise.resolve(showWelcome(turn)));
    const now = new Date(clock.nowMs()).toISOString();
    if (await people.claimWelcome(objectId, now, since)) await this.#reply(context, card);
  }

  async #answerText(turn: Turn, text: string): Promise<AdaptiveCard> {
    const command = parseCommand(text);
    switch (command.kind) {
      case 'help':
        return showWelcome(turn);
      case 'customers':
        return showOwnCustomers(turn);
      case 'capture':
        return captureFor(turn, command.customer);
      case 'language':
        return answerLanguage(turn, { verb: 'choose-language', language: command.language });
      case 'find':
        return findCustomers(turn, command.customer);
    }
  }

  async #answerVerb(turn: Turn, sent: unknown): Promise<AdaptiveCard> {
    const { data } = verbShape.safeParse(sent);
    const answer = data && verbTable.get(data.verb);
    const card = answer ? await answer(turn, sent) : 'outdatedCard';
    return card === 'outdatedCard' ? problemCard({ kind: 'outdatedCard' }, turn.language) : card;
  }

  /** The one place where it is decided who is answered at all, and where everything that fails ends up. */
  async #answer(context: TurnContext, work: (turn: Turn) => Promise<AdaptiveCard>): Promise<AdaptiveCard> {
    const { log, newId } = this.#services;
    let language = languageOf(context.activity.locale ?? '') ?? this.#options.defaultLanguage;
    try {
      const sender = senderOf(context);
      const objectId = sender?.from?.aadObjectId;
      if (!sender || !objectId || !this.#isOwnTenant(sender)) {
        return problemCard({ kind: 'noRole', objectId: objectId ?? '-' }, language);
      }
      const person = await this.#services.people.getPerson(objectId);
      language = person?.language ?? (await this.#services.people.getChosenLanguage(objectId)) ?? language;
      if (!isPersonal(sender)) return problemCard({ kind: 'groupChat' }, language);
      await this.#remember(sender, objectId);
      if (!hasRole(person)) return problemCard({ kind: 'noRole', objectId }, language);
      return await work({ services: this.#services, person, language });
    } catch (error) {
      const reference = newId().slice(0, 8).toUpperCase();
      log.error('An answer failed', error, { reference, type: context.activity.type });
      return problemCard({ kind: 'failed', reference }, language);
    }
  }

  #isOwnTenant({ channelData, conversation }: Sender): boolean {
    const tenantId = channelData?.tenant?.id ?? conversation.tenantId;
    return tenantId === this.#options.homeTenantId;
  }

  /** Keeps where and in which language the person can be written to; when the place is new, what could not reach them is let go. */
  async #remember(sender: Sender, objectId: string): Promise<void> {
    const { people } = this.#services;
    const known = await people.getConversation(objectId);
    const current: Conversation = {
      conversationId: sender.conversation.id,
      serviceUrl: sender.serviceUrl,
      channelId: sender.channelId,
      botId: sender.recipient?.id ?? '',
      userId: sender.from?.id ?? '',
      clientLanguage: languageOf(sender.locale ?? '') ?? known?.clientLanguage,
    };
    const samePlace =
      known?.conversationId === current.conversationId && known.serviceUrl === current.serviceUrl && !known.unreachable;
    if (samePlace && known.clientLanguage === current.clientLanguage) return;
    await people.saveConversation(objectId, current);
    if (!samePlace) await releaseBlockedReminders(this.#services, objectId);
  }

  async #reply(context: TurnContext, card: AdaptiveCard): Promise<void> {
    await context.sendActivity(cardMessage(card, spoken(card)));
  }
}

function senderOf({ activity }: TurnContext): Sender | undefined {
  return senderShape.safeParse(activity).data;
}

function isPersonal({ conversation }: Sender): boolean {
  return conversation.conversationType === undefined || conversation.conversationType === 'personal';
}

function hasRole(person: Person | undefined): person is Person {
  return person !== undefined && person.roles.length > 0;
}

function spoken(card: AdaptiveCard): string {
  return typeof card['speak'] === 'string' ? card['speak'] : '';
}
