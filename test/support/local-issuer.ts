import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';

import { CHANNEL_ISSUER } from '../../src/bot/channel-token.ts';
import { portOf } from './identity-endpoint.ts';
import { aSigningKey, nowSeconds, signedToken, type SigningKey } from './signed-token.ts';

/** What may be otherwise in a token than in a good one; `undefined` leaves a claim out. */
export interface TokenChanges {
  readonly header?: Readonly<Record<string, unknown>>;
  readonly claims?: Readonly<Record<string, unknown>>;
  readonly key?: SigningKey;
}

/** Plays who signs the channel's tokens, on this machine. */
export interface LocalIssuer {
  readonly openIdMetadataUrl: string;
  /** The application id of the bot it issues tokens for: one of its own, because the library keeps much for each. */
  readonly appId: string;
  readonly teamsKey: SigningKey;
  /** Endorsed for Web Chat alone. */
  readonly webChatKey: SigningKey;
  /** Endorsed for nothing. */
  readonly unendorsedKey: SigningKey;
  /** How often it was asked for anything. */
  readonly requests: () => number;
  /** The header `Authorization` of a call from Teams that concerns a chat at that service URL. */
  authorization(serviceUrl: string, changes?: TokenChanges): string;
  close(): Promise<void>;
}

const HOUR_SECONDS = 3600;
const METADATA = '/v1/.well-known/openidconfiguration';
const KEYS = '/v1/.well-known/keys';

/** Starts an issuer on a free port of this machine, which takes so many milliseconds for each answer. */
export async function startLocalIssuer(delayMs = 0): Promise<LocalIssuer> {
  const [teamsKey, webChatKey, unendorsedKey] = [aSigningKey('teams'), aSigningKey('webchat'), aSigningKey('bare')];
  const appId = randomUUID();
  const keys = [jwk(teamsKey, ['msteams']), jwk(webChatKey, ['webchat', 'directline']), jwk(unendorsedKey)];
  let requests = 0;
  const server = createServer(({ url = '' }, response) => {
    requests += 1;
    const answers = new Map<string, object>([
      [METADATA, { issuer: CHANNEL_ISSUER, jwks_uri: origin + KEYS }],
      [KEYS, { keys }],
    ]);
    setTimeout(() => {
      response.writeHead(answers.has(url) ? 200 : 404, { 'content-type': 'application/json' });
      response.end(JSON.stringify(answers.get(url) ?? {}));
    }, delayMs);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const origin = `http://127.0.0.1:${String(portOf(server))}`;
  return {
    openIdMetadataUrl: origin + METADATA,
    appId,
    teamsKey,
    webChatKey,
    unendorsedKey,
    requests: () => requests,
    authorization(serviceUrl, { header = {}, claims = {}, key = teamsKey } = {}) {
      const times = { nbf: nowSeconds() - 60, exp: nowSeconds() + HOUR_SECONDS };
      return `Bearer ${signedToken(
        key,
        { alg: 'RS256', typ: 'JWT', kid: key.id, ...header },
        { iss: CHANNEL_ISSUER, aud: appId, serviceurl: serviceUrl, ...times, ...claims },
      )}`;
    },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => {
          resolve();
        });
      }),
  };
}

function jwk({ id, publicKey }: SigningKey, endorsements?: readonly string[]): object {
  return { ...publicKey.export({ format: 'jwk' }), kid: id, use: 'sig', ...(endorsements && { endorsements }) };
}
