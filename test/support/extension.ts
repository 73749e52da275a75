import assert from 'node:assert/strict';

import type { ActivityChanges, BotUnderTest, Chat } from './bot-under-test.ts';
import { buttonOf, sentBy, type CardNode } from './cards.ts';

/** One of the results of a search: its line, and the card that it puts into the chat. */
export interface FoundResult {
  readonly title: string;
  readonly text: string;
  readonly card: CardNode;
}

/** What a search came to: results, or a text in their place. */
export interface Found {
  readonly results: readonly FoundResult[];
  readonly message: string;
}

interface ComposeExtension {
  readonly composeExtension: {
    readonly type: string;
    readonly text?: string;
    readonly attachments?: readonly {
      readonly contentType: string;
      readonly content: CardNode;
      readonly preview: { readonly contentType: string; readonly content: CardNode };
    }[];
  };
}

interface Dialog {
  readonly task: {
    readonly type: string;
    readonly value: {
      readonly title: string;
      readonly card: { readonly contentType: string; readonly content: CardNode };
    };
  };
}

const ADAPTIVE = 'application/vnd.microsoft.card.adaptive';

/** A command of the message extension, as Teams would send it from the person's own chat. */
export function commandOf(
  chat: Chat,
  invoke: 'query' | 'fetchTask' | 'submitAction',
  value: CardNode,
  changes: ActivityChanges = {},
): ActivityChanges {
  const commandId = invoke === 'query' ? 'findCustomer' : 'captureStartDate';
  return chat.activity({
    type: 'invoke',
    name: `composeExtension/${invoke}`,
    value: { commandId, commandContext: 'compose', requestId: 'r-1', context: { theme: 'default' }, ...value },
    ...changes,
  });
}

/** What is sent as somebody types into the search; `undefined` when it is opened. */
export function searchOf(chat: Chat, text: string | undefined, changes: ActivityChanges = {}): ActivityChanges {
  const parameters = text === undefined ? [{ name: 'initialRun', value: 'true' }] : [{ name: 'customer', value: text }];
  return commandOf(chat, 'query', { parameters, queryOptions: { skip: 0, count: 25 } }, changes);
}

/** What a search was answered. */
export function foundIn(body: unknown): Found {
  const { type, text = '', attachments = [] } = (body as ComposeExtension).composeExtension;
  assert.equal(type, attachments.length > 0 || text === '' ? 'result' : 'message');
  const results = attachments.map(({ contentType, content, preview }) => {
    assert.equal(contentType, ADAPTIVE);
    assert.equal(preview.contentType, 'application/vnd.microsoft.card.thumbnail');
    return { title: String(preview.content['title']), text: String(preview.content['text']), card: content };
  });
  return { results, message: text };
}

/** The card of a dialog that was answered. */
export function dialogIn(body: unknown): CardNode {
  const { type, value } = (body as Dialog).task;
  assert.equal(type, 'continue');
  assert.equal(value.card.contentType, ADAPTIVE);
  // Dialogs do nothing for it.
  assert.doesNotMatch(JSON.stringify(value.card.content), /Action\.Execute/);
  return value.card.content;
}

/** Somebody who uses the message extension, in their own chat with the bot unless `changes` say otherwise. */
export class ExtensionUser {
  readonly #underTest: Pick<BotUnderTest, 'post'>;
  readonly #chat: Chat;
  readonly #changes: ActivityChanges;

  constructor(underTest: Pick<BotUnderTest, 'post'>, chat: Chat, changes: ActivityChanges = {}) {
    this.#underTest = underTest;
    this.#chat = chat;
    this.#changes = changes;
  }

  /** Types into the search, or opens it. */
  async search(text?: string): Promise<Found> {
    return foundIn(await this.#post(searchOf(this.#chat, text, this.#changes)));
  }

  /** Opens the dialog, from the menu of a message when there is one. */
  async openDialog(message?: string): Promise<CardNode> {
    const value =
      message === undefined ? {} : { commandContext: 'message', messagePayload: { body: { content: message } } };
    return dialogIn(await this.#post(commandOf(this.#chat, 'fetchTask', value, this.#changes)));
  }

  /** Presses a button of the dialog, with what was typed. */
  press(dialog: CardNode, title: string, typed: Readonly<Record<string, string>> = {}): Promise<CardNode> {
    return this.submit(sentBy(buttonOf(dialog, title), typed));
  }

  /** Sends what a button of a dialog would, whatever it is. */
  async submit(data: unknown): Promise<CardNode> {
    return dialogIn(await this.#post(commandOf(this.#chat, 'submitAction', { data }, this.#changes)));
  }

  async #post(activity: ActivityChanges): Promise<unknown> {
    const { status, body } = await this.#underTest.post(activity);
    assert.equal(status, 200);
    return body;
  }
}
