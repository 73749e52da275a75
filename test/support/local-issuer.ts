import { generateKeyPairSync, randomUUID, sign, type KeyObject } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

import { CHANNEL_ISSUER } from '../../src/bot/channel-token.ts';

/** A key of the issuer, or of somebody who would like to be one. */
export interface SigningKey {
  readonly id: string;
  readonly privateKey: KeyObject;
  readonly publicKey: KeyObject;
}

/** What may be otherwise in a token than in a good one; `undefined` leaves a claim out. */
export interface TokenChanges {
  readonly header?: Readonly<Record<string, unknown>>;
  readonly claims?: Readonly<Record<string, unknown>>;
  readonly key?: SigningKey;
}

/** Plays who signs the channel's tokens and who gives the bot its own, on this machine. */
export interface LocalIssuer {
  readonly url: string;
  readonly openIdMetadataUrl: string;
  /** The application id of the bot it issues tokens to and for. */
  readonly appId: string;
  readonly teamsKey: SigningKey;
  /** Endorsed for Web Chat alone. */
  readonly webChatKey: SigningKey;
  /** Endorsed for nothing. */
  readonly unendorsedKey: SigningKey;
  /** How often each path was asked for. */
  readonly requests: Map<string, number>;
  /** What the process of a bot needs in its environment to get its own tokens here. */
  readonly environment: Readonly<Record<'IDENTITY_ENDPOINT' | 'IDENTITY_HEADER', string>>;
  /** Milliseconds after which requests are answered. */
  delayMs: number;
  /** The header `Authorization` of a call from Teams that concerns a chat at that service URL. */
  authorization(serviceUrl: string, changes?: TokenChanges): string;
  /** Whether that header carries a token this issuer has given to the bot. */
  isOwnToken(authorization: string | undefined): boolean;
  close(): Promise<void>;
}

const IDENTITY_SECRET = 'the header of this machine alone';
const HOUR_SECONDS = 3600;

/** Starts an issuer on a free port of this machine. */
export async function startLocalIssuer(): Promise<LocalIssuer> {
  const [teamsKey, webChatKey, unendorsedKey] = [aSigningKey('teams'), aSigningKey('webchat'), aSigningKey('bare')];
  // The library keeps tokens for the whole process by application id, so each issuer has its own.
  const appId = randomUUID();
  const given = new Set<string>();
  const requests = new Map<string, number>();
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://issuer');
    requests.set(pathname, (requests.get(pathname) ?? 0) + 1);
    setTimeout(() => {
      answer(pathname, request, response);
    }, issuer.delayMs);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (typeof address !== 'object' || !address) throw new Error('The issuer has no port');
  const url = `http://127.0.0.1:${String(address.port)}`;
  const jwks = {
    keys: [
      jwk(teamsKey, ['msteams']),
      jwk(webChatKey, ['webchat', 'directline']),
      jwk(unendorsedKey),
    ],
  };

  const answer = (path: string, request: IncomingMessage, response: ServerResponse): void => {
    const json = (status: number, body: object): void => {
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(JSON.stringify(body));
    };
    if (path === '/v1/.well-known/openidconfiguration') {
      json(200, { issuer: CHANNEL_ISSUER, jwks_uri: `${url}/v1/.well-known/keys` });
    } else if (path === '/v1/.well-known/keys') {
      json(200, jwks);
    } else if (path === '/msi/token' && request.headers['x-identity-header'] === IDENTITY_SECRET) {
      json(200, botToken());
    } else {
      json(404, {});
    }
  };

  const botToken = (): object => {
    const expires = nowSeconds() + 24 * HOUR_SECONDS;
    const claims = { iss: `${url}/`, aud: CHANNEL_ISSUER, appid: appId, exp: expires, nbf: nowSeconds() - 60 };
    const token = signedToken(teamsKey, { alg: 'RS256', typ: 'JWT', kid: teamsKey.id }, claims);
    given.add(token);
    return { access_token: token, expires_on: String(expires), resource: CHANNEL_ISSUER, token_type: 'Bearer' };
  };

  const issuer: LocalIssuer = {
    url,
    openIdMetadataUrl: `${url}/v1/.well-known/openidconfiguration`,
    appId,
    teamsKey,
    webChatKey,
    unendorsedKey,
    requests,
    environment: { IDENTITY_ENDPOINT: `${url}/msi/token`, IDENTITY_HEADER: IDENTITY_SECRET },
    delayMs: 0,
    authorization(serviceUrl, { header = {}, claims = {}, key = teamsKey } = {}) {
      const times = { nbf: nowSeconds() - 60, exp: nowSeconds() + HOUR_SECONDS };
      return `Bearer ${signedToken(
        key,
        { alg: 'RS256', typ: 'JWT', kid: key.id, ...header },
        { iss: CHANNEL_ISSUER, aud: appId, serviceurl: serviceUrl, ...times, ...claims },
      )}`;
    },
    isOwnToken: (authorization = '') => given.has(authorization.replace(/^Bearer /, '')),
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => {
          resolve();
        });
      }),
  };
  return issuer;
}

/** A new key of 2,048 bits. */
export function aSigningKey(id: string): SigningKey {
  return { id, ...generateKeyPairSync('rsa', { modulusLength: 2048 }) };
}

/** A token over exactly that header and those claims, signed as the header says where it names an algorithm of RSA. */
export function signedToken(
  { privateKey }: SigningKey,
  header: Readonly<Record<string, unknown>>,
  claims: Readonly<Record<string, unknown>>,
): string {
  const signed = [header, claims].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.');
  const bits = /^RS(?<bits>\d+)$/.exec(String(header['alg']))?.groups?.['bits'] ?? '256';
  return `${signed}.${sign(`RSA-SHA${bits}`, Buffer.from(signed), privateKey).toString('base64url')}`;
}

/** Now, in the unit of tokens. */
export function nowSeconds(): number {
  return Math.floor(Date.now() / 1000);
}

function jwk({ id, publicKey }: SigningKey, endorsements?: readonly string[]): object {
  return { ...publicKey.export({ format: 'jwk' }), kid: id, use: 'sig', ...(endorsements && { endorsements }) };
}
