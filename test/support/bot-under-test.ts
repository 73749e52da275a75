import assert from 'node:assert/strict';

import type { Config, StoreConfig } from '../../src/config.ts';
import { assembleBot, type AssembledBot } from '../../src/main.ts';
import type { Language } from '../../src/domain/language.ts';
import type { Person } from '../../src/domain/person.ts';
import { ADMIN, FM, FRP_MANAGER, GATEWAY, HOME_TENANT, LEAD, NOBODY, OTHER_FM } from './builders.ts';
import { buttonOf, sentBy, type CardNode } from './cards.ts';
import { clockAt, timerOf, type TestClock } from './clock.ts';
import { startFakeConnector, type FakeConnector } from './fake-connector.ts';
import { recordingLog, type RecordingLog } from './recording-log.ts';
import { storeSettings } from './store-settings.ts';
import { testConfig } from './test-config.ts';

/** The whole bot on a real port, with its channel played by the test. */
export interface BotUnderTest {
  readonly bot: AssembledBot;
  readonly url: string;
  readonly connector: FakeConnector;
  readonly clock: TestClock;
  readonly log: RecordingLog;
  /** Posts an activity, a second after the last one, and returns the status and the parsed body of the answer. */
  post(activity: unknown): Promise<{ readonly status: number; readonly body: unknown }>;
  /** The personal chat of a person with the bot, on a client set to `locale`. */
  chat(person: Person, locale?: string): Chat;
  stop(): Promise<void>;
}

/** Starts the bot on Monday 23 November 2026, 10:00 in Madrid, with the people of the builders, over an empty store. */
export async function startBot(
  store: StoreConfig = storeSettings(),
  settings: Partial<Pick<Config, 'adminObjectIds' | 'door'>> = {},
): Promise<BotUnderTest> {
  const clock = clockAt('2026-11-23T09:00:00Z');
  const log = recordingLog();
  const connector = await startFakeConnector();
  const bot = await assembleBot(testConfig({ ...settings, store }), {
    clock,
    log,
    timer: timerOf(clock),
    random: () => 1,
  });
  for (const person of [GATEWAY, FM, OTHER_FM, LEAD, FRP_MANAGER, ADMIN, NOBODY]) await bot.people.putPerson(person);
  // The first look writes down that it was made: not in the middle of a test that lets the store fail.
  await bot.repair.repairWhenDue();
  const running = await bot.start();
  const url = `http://127.0.0.1:${String(running.port)}`;
  const underTest: BotUnderTest = {
    bot,
    url,
    connector,
    clock,
    log,
    post(activity) {
      clock.tick(1000);
      return postActivity(url, activity);
    },
    chat: (person, locale = 'en-US') => new Chat(underTest, person, locale),
    async stop() {
      await running.stop();
      await connector.close();
    },
  };
  return underTest;
}

/** Posts an activity to the bot at that address, and returns the status and the parsed body of the answer. */
export async function postActivity(
  url: string,
  activity: unknown,
): Promise<{ readonly status: number; readonly body: unknown }> {
  const response = await fetch(`${url}/api/messages`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(activity),
  });
  const text = await response.text();
  return { status: response.status, body: text === '' ? undefined : (JSON.parse(text) as unknown) };
}

/** The language of a person's client. */
export function localeFor(language: Language): string {
  return language === 'en' ? 'en-US' : 'es-ES';
}

/** What an activity may differ in from a plain message in the personal chat. */
export type ActivityChanges = Readonly<Record<string, unknown>>;

/** One person's chat with the bot, as Teams would send it. */
export class Chat {
  readonly #underTest: Pick<BotUnderTest, 'post' | 'connector'>;
  readonly #person: Person;
  readonly #locale: string;
  #activities = 0;

  constructor(underTest: Pick<BotUnderTest, 'post' | 'connector'>, person: Person, locale: string) {
    this.#underTest = underTest;
    this.#person = person;
    this.#locale = locale;
  }

  get conversationId(): string {
    return `chat-of-${this.#person.objectId}`;
  }

  /** An activity of this person in this chat. */
  activity(changes: ActivityChanges): ActivityChanges {
    this.#activities += 1;
    return {
      type: 'message',
      id: `in-${String(this.#activities)}`,
      channelId: 'msteams',
      serviceUrl: this.#underTest.connector.url,
      locale: this.#locale,
      from: { id: `29:${this.#person.objectId}`, aadObjectId: this.#person.objectId, name: this.#person.name },
      recipient: { id: '28:bot', name: 'Engagement Start Date' },
      conversation: { id: this.conversationId, conversationType: 'personal', tenantId: HOME_TENANT },
      channelData: { tenant: { id: HOME_TENANT } },
      ...changes,
    };
  }

  /** Writes a message and returns the card that comes back. */
  async say(text: string, changes: ActivityChanges = {}): Promise<CardNode> {
    const before = this.cards().length;
    const { status } = await this.#underTest.post(this.activity({ text, ...changes }));
    assert.equal(status, 200);
    const cards = this.cards();
    assert.equal(cards.length, before + 1, 'expected one card in answer');
    return cards.at(-1) ?? {};
  }

  /** Presses a button of a card, with what was typed, and returns the card that takes its place. */
  async press(card: CardNode, title: string, typed: Readonly<Record<string, string>> = {}): Promise<CardNode> {
    return this.send(sentBy(buttonOf(card, title), typed));
  }

  /** Sends what a button would, whatever it is, and returns the card that comes back. */
  async send(data: CardNode): Promise<CardNode> {
    const { status, body } = await this.#underTest.post(this.execute(data));
    assert.equal(status, 200);
    const answer = body as { statusCode: number; type: string; value: CardNode };
    assert.equal(answer.type, 'application/vnd.microsoft.card.adaptive');
    assert.equal(answer.value['type'], 'AdaptiveCard');
    return answer.value;
  }

  /** The activity of a click. */
  execute(data: CardNode): ActivityChanges {
    return this.activity({
      type: 'invoke',
      name: 'adaptiveCard/action',
      value: { action: { type: 'Action.Execute', verb: data['verb'], data }, trigger: 'manual' },
    });
  }

  /** The cards that the bot has sent into this chat, oldest first. */
  cards(): readonly CardNode[] {
    return this.#underTest.connector.calls
      .filter(
        ({ conversationId, activity }) => conversationId === this.conversationId && activity['type'] === 'message',
      )
      .flatMap(({ activity }) => activity['attachments'] as readonly { readonly content: CardNode }[])
      .map(({ content }) => content);
  }
}
