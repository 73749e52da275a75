import { isDeepStrictEqual } from 'node:util';

import { StatusCodes, TeamsActivityHandler, type InvokeResponse, type TurnContext } from 'botbuilder';
import { z } from 'zod';

import { enterAppointedAdmin } from '../application/enter-appointed-admin.ts';
import { releaseBlockedReminders } from '../application/release-blocked-reminders.ts';
import type { Conversation } from '../application/ports.ts';
import type { AdaptiveCard } from '../cards/adaptive-card.ts';
import { failedClick, problemCard, tooBusyClick, type Problem } from '../cards/problem/card.ts';
import { parseCommand } from '../conversation/parse-command.ts';
import { cleanText } from '../domain/clean-text.ts';
import { languageOf, type Language } from '../domain/language.ts';
import type { Person } from '../domain/person.ts';
import { LEADS } from '../domain/reminder.ts';
import { answerCommand } from './answers/answer-command.ts';
import { showWelcome } from './answers/show-welcome.ts';
import { cardMessage } from './card-message.ts';
import { clickTask } from './click-task.ts';
import { answerExtension } from './extensions/answer-extension.ts';
import { isInsertedCard } from './extensions/inserted-card.ts';
import { isKnownType, loggedType } from './known-type.ts';
import { logFailure } from './log-failure.ts';
import { cardFor, type NoAnswer, type Outcome, type Task } from './task.ts';
import type { BotServices, Turn } from './turn.ts';

/** How the bot knows its own people. */
export interface BotOptions {
  /** The tenant of the staff; people of other tenants have no role here. */
  readonly homeTenantId: string;
  /** For people of whom no language is known. */
  readonly defaultLanguage: Language;
  readonly actionLimit: ActionLimit;
  /** Whether whoever sent an activity is a guest of the tenant; `undefined` as long as nobody says. */
  readonly readAccount: (context: TurnContext) => Promise<Conversation['account']>;
}

/** Counts what each person, known by object id, asks of the bot. */
export interface ActionLimit {
  /** Whether the person is answered; `usedUp` the first time that they are not. */
  take(objectId: string): 'granted' | 'usedUp' | 'stillUsedUp';
}

/** Of Entra: a GUID; those of sample people look different. */
const objectIdShape = z
  .string()
  .regex(/^[\w-]{1,64}$/)
  .toLowerCase();

/** What the bot reads of an activity, whatever its type. Ids are compared as texts, so those of Entra are lower case. */
const senderShape = z.object({
  channelId: z.string(),
  serviceUrl: z.string(),
  locale: z.string().optional().catch(undefined),
  conversation: z.object({
    id: z.string(),
    conversationType: z.string().optional(),
    isGroup: z.boolean().optional().catch(undefined),
    tenantId: z.string().toLowerCase().optional(),
  }),
  localTimezone: z.string().optional().catch(undefined),
  from: z
    .object({
      id: z.string(),
      name: z.string().catch(''),
      aadObjectId: objectIdShape.optional(),
      tenantId: z.string().toLowerCase().optional().catch(undefined),
    })
    .optional(),
  recipient: z.object({ id: z.string() }).optional(),
  channelData: z
    .object({ tenant: z.object({ id: z.string().toLowerCase() }).optional() })
    .optional()
    .catch(undefined),
  membersAdded: z
    .array(z.object({ id: z.string() }))
    .optional()
    .catch(undefined),
});

type Sender = z.infer<typeof senderShape>;

const clickShape = z.object({ action: z.object({ data: z.unknown() }) });

/** Longer messages are no commands and name no customer; their beginning is looked for all the same. */
const MAX_MESSAGE = 1000;

/** One installation is told by several events, and repeated when the answer was slow; all arrive within this time. */
const SAME_INSTALLATION_MS = 10_000;

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
      if (isInsertedCard(context.activity)) return;
      const command = parseCommand(typeof text === 'string' ? cleanText(text.slice(0, MAX_MESSAGE)) : '');
      const chosenLanguage = command.kind === 'language' ? command.language : undefined;
      const work = (turn: Turn): Promise<AdaptiveCard> => answerCommand(turn, command);
      await this.#reply(context, await this.#answer(context, { useCase: command.kind, work, chosenLanguage }));
      return;
    }
    // A click on a client that knows Action.Submit only: the answered card is replaced all the same.
    const outcome = await this.#attempt(context, clickTask(value));
    const card = cardFor(outcome);
    if (outcome.kind === 'tooBusy' || !card || !replyToId || !(await this.#replace(context, replyToId, card))) {
      await this.#reply(context, card);
    }
  }

  protected override async onInvokeActivity(context: TurnContext): Promise<InvokeResponse> {
    const extension = await answerExtension(context.activity, (task) => this.#attempt(context, task));
    if (extension) return { status: StatusCodes.OK, body: extension };
    // What botbuilder would do with the others ends in errors of its own, and none of them is a card of this bot.
    if (context.activity.name !== 'adaptiveCard/action') return { status: StatusCodes.NOT_IMPLEMENTED };
    const sent = clickShape.safeParse(context.activity.value).data?.action.data;
    const outcome = await this.#attempt(context, clickTask(sent));
    // Whoever gets no card keeps the one they have, with what they typed, and the message stands below.
    const answer =
      outcome.kind === 'answered' || outcome.kind === 'refused'
        ? { type: 'application/vnd.microsoft.card.adaptive', value: cardFor(outcome) }
        : { type: 'application/vnd.microsoft.activity.message', value: saidBelow(outcome) };
    return { status: StatusCodes.OK, body: { statusCode: StatusCodes.OK, ...answer } };
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
    const sender = senderOf(context);
    if (sender?.membersAdded?.some(({ id }) => id === sender.recipient?.id)) await this.#welcome(context, '');
  }

  /** Nothing is asked for by editing or deleting a message, and botbuilder's own answer fails where the channel says little. */
  protected override dispatchMessageUpdateActivity(): Promise<void> {
    return Promise.resolve();
  }

  protected override dispatchMessageDeleteActivity(): Promise<void> {
    return Promise.resolve();
  }

  protected override async onUnrecognizedActivity(context: TurnContext): Promise<void> {
    if (isKnownType(context.activity.type)) return;
    await this.#reply(
      context,
      await this.#answer(context, {
        useCase: 'unknownActivity',
        work: ({ language }) => Promise.resolve(problemCard({ kind: 'unknownActivity' }, language)),
      }),
    );
  }

  /** Greets a person who has not been greeted since that instant (empty for ever). */
  async #welcome(context: TurnContext, since: string): Promise<void> {
    const { people, clock } = this.#services;
    const sender = senderOf(context);
    const objectId = sender?.from?.aadObjectId;
    if (!sender || !objectId || !isPersonal(sender)) return;
    const work = (turn: Turn): Promise<AdaptiveCard> => Promise.resolve(showWelcome(turn));
    const card = await this.#answer(context, { useCase: 'welcome', work });
    const now = new Date(clock.nowMs()).toISOString();
    if (await people.claimWelcome(objectId, now, since)) await this.#reply(context, card);
  }

  /** The card that answers; when that fails, the card that says so; nothing when that has been said already. */
  async #answer(context: TurnContext, task: Task<AdaptiveCard>): Promise<AdaptiveCard | undefined> {
    return cardFor(await this.#attempt(context, task));
  }

  #attempt<Answer>(context: TurnContext, task: Task<Answer>): Promise<Outcome<Answer>> {
    return this.#services.meter.during(task.useCase, () => this.#attemptMetered(context, task));
  }

  /** The one place where it is decided who is answered at all, and where everything that fails ends up. */
  async #attemptMetered<Answer>(
    context: TurnContext,
    { work, chosenLanguage, besideChat }: Task<Answer>,
  ): Promise<Outcome<Answer>> {
    const { people } = this.#services;
    const { defaultLanguage, actionLimit } = this.#options;
    let language = defaultLanguage;
    const refused = (problem: Problem): NoAnswer => ({ kind: 'refused', problem, language });
    try {
      const sender = senderOf(context);
      language = languageOf(sender?.locale ?? '') ?? language;
      if (sender && !besideChat && !isPersonal(sender)) return refused({ kind: 'groupChat' });
      const objectId = sender?.from?.aadObjectId;
      if (!sender || !objectId || !this.#isOwnTenant(sender)) return refused({ kind: 'foreignAccount' });
      const grant = actionLimit.take(objectId);
      if (chosenLanguage && grant === 'granted') await people.saveLanguage(objectId, chosenLanguage);
      const person = (await people.getPerson(objectId)) ?? (await this.#enterAppointed(sender, objectId));
      language = person?.language ?? (await people.getChosenLanguage(objectId)) ?? language;
      if (grant !== 'granted') return { kind: 'tooBusy', isFirst: grant === 'usedUp', language };
      const known = await people.getConversation(objectId);
      const isOwn = isOwnChat(context, sender, { known, isBeside: besideChat !== undefined });
      // Elsewhere nothing is kept, and only who is known from a chat of their own is answered: others might be guests.
      const elsewhere = besideChat === 'private' ? known : undefined;
      const chat = isOwn
        ? await this.#remember(context, sender, { objectId, hasRole: hasRole(person), known })
        : elsewhere;
      if (!chat) return refused({ kind: 'groupChat' });
      if (!hasRole(person)) return refused({ kind: 'noRole', objectId });
      if (chat.account === 'guest') return refused({ kind: 'foreignAccount' });
      if (isOwn && person.roles.includes('fm')) await releaseBlockedReminders(this.#services, objectId);
      if (isOwn && person.roles.includes('lead')) await releaseBlockedReminders(this.#services, LEADS);
      const turn = { services: this.#services, person, language, locale: localeFor(sender, language) };
      return { kind: 'answered', answer: await work(turn) };
    } catch (error) {
      const reference = logFailure(this.#services, error, { type: loggedType(context.activity.type) });
      return { kind: 'failed', reference, language };
    }
  }

  /** Whether all that the activity says of tenants names our own, and something does. */
  #isOwnTenant({ channelData, conversation, from }: Sender): boolean {
    const named = [channelData?.tenant?.id, conversation.tenantId, from?.tenantId].filter((id) => id !== undefined);
    return named.length > 0 && named.every((id) => id === this.#options.homeTenantId);
  }

  /** Whoever the settings make an administrator is entered when they first write, under the name they have in Teams. */
  #enterAppointed({ from, localTimezone }: Sender, objectId: string): Promise<Person | undefined> {
    return enterAppointedAdmin(this.#services, {
      objectId,
      name: from?.name ?? '',
      timeZone: localTimezone ?? '',
    });
  }

  /** Keeps where and in which language the person can be written to, and of whoever has a role whether they are a guest. */
  async #remember(
    context: TurnContext,
    sender: Sender,
    {
      objectId,
      hasRole,
      known,
    }: { readonly objectId: string; readonly hasRole: boolean; readonly known: Conversation | undefined },
  ): Promise<Conversation> {
    const { people } = this.#services;
    const clientLanguage = languageOf(sender.locale ?? '') ?? known?.clientLanguage;
    const isKnownMember = known?.account === 'member' && known.conversationId === sender.conversation.id;
    const read = hasRole && !isKnownMember ? await this.#options.readAccount(context) : undefined;
    const account = read ?? known?.account;
    const current: Conversation = {
      conversationId: sender.conversation.id,
      serviceUrl: sender.serviceUrl,
      channelId: sender.channelId,
      botId: sender.recipient?.id ?? '',
      userId: sender.from?.id ?? '',
      ...(clientLanguage ? { clientLanguage } : {}),
      ...(account ? { account } : {}),
    };
    if (!isDeepStrictEqual(known, current)) await people.saveConversation(objectId, current);
    return current;
  }

  /** Whether the card took the place of the one with that id. */
  async #replace(context: TurnContext, id: string, card: AdaptiveCard): Promise<boolean> {
    try {
      await context.updateActivity({ ...cardMessage(card, spoken(card)), id });
      return true;
    } catch (error) {
      this.#services.log.error('An answered card could not be replaced', error);
      return false;
    }
  }

  async #reply(context: TurnContext, card: AdaptiveCard | undefined): Promise<void> {
    if (card) await context.sendActivity(cardMessage(card, spoken(card)));
  }
}

/** What stands below a card that stays as it is. */
function saidBelow(outcome: Extract<NoAnswer, { readonly kind: 'failed' | 'tooBusy' }>): string {
  return outcome.kind === 'failed' ? failedClick(outcome.reference, outcome.language) : tooBusyClick(outcome.language);
}

function senderOf({ activity }: TurnContext): Sender | undefined {
  return senderShape.safeParse(activity).data;
}

/** Only a chat that is known to be between the bot and one person. */
function isPersonal({ conversation: { conversationType, isGroup } }: Sender): boolean {
  return conversationType === 'personal' || (conversationType === undefined && isGroup !== true);
}

/**
 * Whether what comes from a personal chat, or from beside a chat, comes from the person's own with the bot. The bot gets
 * messages of no other personal chat, but invokes of buttons and compose boxes in the chat of two people, which Teams calls
 * personal, too: it has another id.
 */
function isOwnChat(
  { activity }: TurnContext,
  sender: Sender,
  { known, isBeside }: { readonly known: Conversation | undefined; readonly isBeside: boolean },
): boolean {
  if (activity.type !== 'invoke') return true;
  return known ? known.conversationId === sender.conversation.id : !isBeside;
}

/** The client's tag when it is of the language the person is served in: then it says how they write dates. */
function localeFor({ locale = '' }: Sender, language: Language): string {
  return languageOf(locale) === language ? locale : language;
}

function hasRole(person: Person | undefined): person is Person {
  return person !== undefined && person.roles.length > 0;
}

function spoken(card: AdaptiveCard): string {
  return typeof card['speak'] === 'string' ? card['speak'] : '';
}
