import { once } from 'node:events';
import { createServer } from 'node:http';
import type { Server } from 'node:net';

import { CHANNEL_ISSUER } from '../../src/bot/channel-token.ts';
import { aSigningKey, nowSeconds, signedToken } from './signed-token.ts';

const SECRET = 'the header of this machine alone';
const DAY_SECONDS = 86_400;
const ANSWERS_AFTER_MS = 20;

/** Plays App Service's endpoint for managed identities, from which a bot gets its own tokens. */
export interface IdentityEndpoint {
  /** What the process of a bot needs in its environment to get its tokens here. */
  readonly environment: Readonly<Record<'IDENTITY_ENDPOINT' | 'IDENTITY_HEADER', string>>;
  /** How often the bot with that application id has asked. */
  requestsOf(appId: string): number;
  /** Whether that header carries a token that was given to the bot with that application id. */
  isTokenOf(appId: string, authorization: string | undefined): boolean;
}

let shared: Promise<IdentityEndpoint> | undefined;

/** The endpoint of this process: one, because the library keeps the address it has once used. It ends with the process. */
export function identityEndpoint(): Promise<IdentityEndpoint> {
  shared ??= start();
  return shared;
}

async function start(): Promise<IdentityEndpoint> {
  const key = aSigningKey('identity');
  const requests = new Map<string, number>();
  const given = new Map<string, string>();
  const server = createServer((request, response) => {
    const appId = new URL(request.url ?? '/', 'http://identity').searchParams.get('client_id') ?? '';
    requests.set(appId, (requests.get(appId) ?? 0) + 1);
    const expires = nowSeconds() + DAY_SECONDS;
    const claims = { iss: 'http://identity/', aud: CHANNEL_ISSUER, appid: appId, exp: expires, nbf: nowSeconds() - 60 };
    const token = signedToken(key, { alg: 'RS256', typ: 'JWT', kid: key.id }, claims);
    const isKnown = request.headers['x-identity-header'] === SECRET;
    if (isKnown) given.set(`Bearer ${token}`, appId);
    setTimeout(() => {
      response.writeHead(isKnown ? 200 : 401, { 'content-type': 'application/json' });
      response.end(
        JSON.stringify({
          access_token: token,
          expires_on: String(expires),
          resource: CHANNEL_ISSUER,
          token_type: 'Bearer',
        }),
      );
    }, ANSWERS_AFTER_MS);
  });
  server.listen(0, '127.0.0.1').unref();
  await once(server, 'listening');
  return {
    environment: { IDENTITY_ENDPOINT: `http://127.0.0.1:${String(portOf(server))}/msi/token`, IDENTITY_HEADER: SECRET },
    requestsOf: (appId) => requests.get(appId) ?? 0,
    isTokenOf: (appId, authorization = '') => given.get(authorization) === appId,
  };
}

/** The port on which that server listens. */
export function portOf(server: Server): number {
  const address = server.address();
  if (typeof address !== 'object' || !address) throw new Error('The server has no port');
  return address.port;
}
