import type { StoreConfig } from '../../src/config.ts';
import type { Person } from '../../src/domain/person.ts';
import { assembleBot, type AssembledBot, type RunningBot } from '../../src/main.ts';
import type { TestChannel } from '../../src/bot/teams-adapter.ts';
import { aPerson, HOME_TENANT } from './builders.ts';
import { Chat } from './bot-under-test.ts';
import { clockAt, type TestClock } from './clock.ts';
import { startFakeConnector, type FakeConnector } from './fake-connector.ts';
import { identityEndpoint, type IdentityEndpoint } from './identity-endpoint.ts';
import { startLocalIssuer, type LocalIssuer } from './local-issuer.ts';
import { recordingLog, type RecordingLog } from './recording-log.ts';
import { testConfig } from './test-config.ts';

/** An FM who is let in. */
export const GUARDED_FM: Person = aPerson({ objectId: 'fm-behind-the-door', name: 'Fay Manager', roles: ['fm'] });

/** The whole bot as in production, authentication on, with issuer and channel on this machine. */
export interface GuardedBot {
  readonly bot: AssembledBot;
  readonly running: RunningBot;
  readonly url: string;
  readonly issuer: LocalIssuer;
  readonly identity: IdentityEndpoint;
  readonly connector: FakeConnector;
  readonly log: RecordingLog;
  /** Of the records; tokens go by the machine's own. */
  readonly clock: TestClock;
  /** The chat of the FM who is let in. */
  readonly chat: Chat;
  /** Posts an activity under a good token, and returns the status and the parsed body of the answer. */
  post(activity: unknown): Promise<{ readonly status: number; readonly body: unknown }>;
  stop(): Promise<void>;
}

/** How a guarded bot may differ. */
export interface GuardedOptions {
  readonly serviceUrls?: TestChannel['serviceUrls'];
  readonly actionsPerMinute?: number;
  readonly trustedProxies?: number;
  readonly store?: StoreConfig;
  /** Milliseconds the issuer takes for each answer. */
  readonly issuerDelayMs?: number;
  /** Whether nobody answers where the issuer should be. */
  readonly isIssuerAway?: boolean;
}

/** What a bot with authentication on is started with, whoever starts it. */
export function guardedConfig(
  appId: string,
  { actionsPerMinute = 60, trustedProxies = 0, store = { kind: 'sqlite', file: ':memory:' } }: GuardedOptions = {},
): Parameters<typeof assembleBot>[0] {
  return testConfig({
    registration: { appId, appType: 'UserAssignedMSI', appTenantId: HOME_TENANT, appPassword: undefined },
    store,
    door: { actionsPerMinute, trustedProxies },
  });
}

/** Starts a guarded bot in this process, whose environment names an endpoint for its tokens until it is stopped. */
export async function startGuardedBot(options: GuardedOptions = {}): Promise<GuardedBot> {
  const issuer = await startLocalIssuer(options.issuerDelayMs);
  if (options.isIssuerAway === true) await issuer.close();
  const identity = await identityEndpoint();
  const connector = await startFakeConnector();
  const log = recordingLog();
  const clock = clockAt('2026-11-23T09:00:00Z');
  Object.assign(process.env, identity.environment);
  const bot = await assembleBot(guardedConfig(issuer.appId, options), {
    clock,
    log,
    testChannel: { openIdMetadataUrl: issuer.openIdMetadataUrl, serviceUrls: options.serviceUrls ?? 'loopback' },
  });
  await bot.people.putPerson(GUARDED_FM);
  const running = await bot.start();
  const url = `http://127.0.0.1:${String(running.port)}`;
  const post = async (activity: unknown): Promise<{ readonly status: number; readonly body: unknown }> => {
    const { status, text } = await postGuarded(url, issuer.authorization(connector.url), activity);
    return { status, body: text === '' ? undefined : (JSON.parse(text) as unknown) };
  };
  return {
    bot,
    running,
    url,
    issuer,
    identity,
    connector,
    log,
    clock,
    chat: new Chat({ post, connector }, GUARDED_FM, 'en-US'),
    post,
    async stop() {
      await running.stop();
      await connector.close();
      if (options.isIssuerAway !== true) await issuer.close();
      for (const name of Object.keys(identity.environment)) Reflect.deleteProperty(process.env, name);
    },
  };
}

/** A message of the guarded FM, as Teams would send it. */
export function aMessage(serviceUrl: string, changes: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  return {
    type: 'message',
    id: 'in-1',
    text: 'help',
    channelId: 'msteams',
    serviceUrl,
    locale: 'en-US',
    from: { id: '29:fm', aadObjectId: GUARDED_FM.objectId },
    recipient: { id: '28:bot' },
    conversation: { id: 'chat-1', conversationType: 'personal', tenantId: HOME_TENANT },
    channelData: { tenant: { id: HOME_TENANT } },
    ...changes,
  };
}

/** What came back for an activity. */
export interface Reply {
  readonly status: number;
  readonly text: string;
}

/** Posts an activity to the bot at that address under that header, if any. */
export async function postGuarded(
  url: string,
  authorization: string | undefined,
  activity: unknown,
  headers: Readonly<Record<string, string>> = {},
): Promise<Reply> {
  const response = await fetch(`${url}/api/messages`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...headers,
      ...(authorization === undefined ? {} : { authorization }),
    },
    body: JSON.stringify(activity),
  });
  return { status: response.status, text: await response.text() };
}
