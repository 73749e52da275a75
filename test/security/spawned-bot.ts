import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

import { aMessage, postGuarded, type Reply } from '../support/guarded-bot.ts';
import { startFakeConnector, type FakeConnector } from '../support/fake-connector.ts';
import { identityEndpoint } from '../support/identity-endpoint.ts';
import { startLocalIssuer, type LocalIssuer } from '../support/local-issuer.ts';

const PROGRAM = join(import.meta.dirname, 'guarded-process.ts');

/** What the process of the bot tells of itself. */
export interface Measured {
  /** What it holds of the machine's memory. */
  readonly memoryBytes: number;
  /** How many connections it has opened since it began. */
  readonly connections: number;
  /** How many issuers botframework-connector believes in besides the channel. */
  readonly issuers: number;
  /** What it has logged as errors. */
  readonly errors: readonly string[];
}

/** A bot with authentication on in a process of its own, and those it talks to. */
export interface SpawnedBot {
  readonly port: number;
  readonly url: string;
  readonly issuer: LocalIssuer;
  readonly connector: FakeConnector;
  /** Whether the process has ended. */
  hasEnded(): boolean;
  measure(): Promise<Measured>;
  /** Has the FM reminded in a chat kept with that service URL, and tells what became of it. */
  remind(serviceUrl: string): Promise<string>;
  /** What comes back for a good message from Teams. */
  normalTurn(): Promise<Reply>;
  stop(): Promise<void>;
}

/** Starts a bot that takes such service URLs. */
export async function spawnBot(serviceUrls: 'teams' | 'loopback' = 'loopback'): Promise<SpawnedBot> {
  const [issuer, connector, identity] = await Promise.all([
    startLocalIssuer(),
    startFakeConnector(),
    identityEndpoint(),
  ]);
  const child: ChildProcess = fork(PROGRAM, {
    env: {
      ...identity.environment,
      APP_ID: issuer.appId,
      METADATA_URL: issuer.openIdMetadataUrl,
      SERVICE_URLS: serviceUrls,
    },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const [port] = (await once(child, 'message')) as [number];
  const url = `http://127.0.0.1:${String(port)}`;
  return {
    port,
    url,
    issuer,
    connector,
    hasEnded: () => child.exitCode !== null || child.signalCode !== null,
    async measure() {
      if (!child.connected) throw new Error('The process of the bot has ended');
      child.send('measure');
      const [measured] = (await once(child, 'message')) as [Measured];
      return measured;
    },
    async remind(serviceUrl) {
      child.send({ remindAt: serviceUrl });
      const [outcome] = (await once(child, 'message')) as [string];
      return outcome;
    },
    normalTurn: () => postGuarded(url, issuer.authorization(connector.url), aMessage(connector.url)),
    async stop() {
      if (child.connected) {
        const ended = once(child, 'exit');
        child.disconnect();
        await ended;
      }
      await Promise.all([connector.close(), issuer.close()]);
    },
  };
}
