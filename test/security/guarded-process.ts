// The whole bot with authentication on, in a process of its own; it says on which port it listens, and what it costs when asked.
import { randomUUID } from 'node:crypto';
import { subscribe } from 'node:diagnostics_channel';

import { ToBotFromBotOrEmulatorTokenValidationParameters as issuersOfLibrary } from 'botframework-connector';
import { z } from 'zod';

import { TeamsAdapter } from '../../src/bot/teams-adapter.ts';
import { TeamsNotifier } from '../../src/bot/teams-notifier.ts';
import { assembleBot } from '../../src/main.ts';
import { aTenant } from '../support/builders.ts';
import { GUARDED_FM, guardedConfig } from '../support/guarded-bot.ts';
import { recordingLog } from '../support/recording-log.ts';
import type { Measured } from './spawned-bot.ts';

const { APP_ID = '', METADATA_URL = '', SERVICE_URLS = 'loopback' } = process.env;

let connections = 0;
subscribe('net.client.socket', () => {
  connections += 1;
});
const log = recordingLog();
const testChannel = {
  openIdMetadataUrl: METADATA_URL,
  serviceUrls: SERVICE_URLS === 'teams' ? 'teams' : 'loopback',
} as const;
const clock = { nowMs: () => Date.now() };
const config = guardedConfig(APP_ID, { actionsPerMinute: 1000, trustedProxies: 1 });
const bot = await assembleBot(config, { clock, log, testChannel });
await bot.people.putPerson(GUARDED_FM);
const { port } = await bot.start();

const { registration, homeTenantId, defaultLanguage, frpUpdates } = config;
const notifier = new TeamsNotifier({
  adapter: new TeamsAdapter({ registration, homeTenantId, nowMs: () => Date.now(), log, testChannel }),
  appId: APP_ID,
  homeTenantId,
  defaultLanguage,
  people: bot.people,
  holidays: bot.holidays,
  policy: { frpUpdates },
  clock,
  newId: randomUUID,
  log,
});

/** Reminds the FM in a chat kept with that service URL, and tells what became of it. */
async function remind(serviceUrl: string): Promise<string> {
  const chat = { conversationId: 'chat-1', serviceUrl, channelId: 'msteams', botId: '28:bot', userId: '29:fm' };
  await bot.people.saveConversation(GUARDED_FM.objectId, chat);
  const customers = [{ tenant: aTenant(), questions: [] }];
  const message = { recipient: GUARDED_FM, fm: GUARDED_FM, customers, isDigest: true, mayBeRepeated: false };
  return (await notifier.remind(message)).kind;
}

function measure(): Measured {
  const { issuer } = issuersOfLibrary;
  const errors = log.lines.filter(({ level }) => level === 'error');
  return {
    memoryBytes: process.memoryUsage().rss,
    connections,
    issuers: Array.isArray(issuer) ? issuer.length : 0,
    errors: errors.map(
      ({ message, error }) => `${message}: ${error instanceof Error ? (error.stack ?? '') : String(error)}`,
    ),
  };
}

const request = z.union([z.literal('measure'), z.object({ remindAt: z.string() })]);
process.on('message', (message) => {
  const asked = request.parse(message);
  if (asked === 'measure') process.send?.(measure());
  else void remind(asked.remindAt).then((outcome) => process.send?.(outcome));
});
// Whoever has lost its parent has nothing to do any more.
process.once('disconnect', () => process.exit(0));
process.send?.(port);
