import { createHmac } from 'node:crypto';

import { HOME_TENANT } from '../support/builders.ts';
import { aMessage, postGuarded } from '../support/guarded-bot.ts';
import { identityEndpoint } from '../support/identity-endpoint.ts';
import type { TokenChanges } from '../support/local-issuer.ts';
import { aSigningKey, nowSeconds, signedToken, unsignedToken } from '../support/signed-token.ts';
import type { Trial } from '../support/trial.ts';
import { spawnBot, type SpawnedBot } from './spawned-bot.ts';

const ELSEWHERE = '00000000-0000-4000-8000-00000000ffff';
const HOUR = 3600;

/** A header, and what the activity has otherwise than a good one. */
interface Case {
  readonly name: string;
  readonly isValid?: boolean;
  readonly authorization: string | undefined;
  readonly activity?: Readonly<Record<string, unknown>>;
}

/** Every way to come in that is known, each with a well-formed message: the bot is to be reached by the valid ones alone. */
export const tokenMatrix: Trial = {
  name: 'token-matrix',
  promise:
    'Of all kinds of tokens only those that Teams has signed for this bot, this chat and this tenant reach the bot; all others are answered 401, 403 or 400 with a fixed body, and nothing is logged as a failure',
  run: async () => {
    const bot = await spawnBot();
    try {
      const failures: string[] = [];
      const statuses = new Map<number, number>();
      let valid = 0;
      for (const { name, isValid = false, authorization, activity = {} } of await casesFor(bot)) {
        const before = bot.connector.calls.length;
        const { status, text } = await postGuarded(bot.url, authorization, aMessage(bot.connector.url, activity));
        const turns = bot.connector.calls.length - before;
        statuses.set(status, (statuses.get(status) ?? 0) + 1);
        if (isValid) valid += 1;
        const isFixed = text === '{}' || text === '{"error":"Expected a Bot Framework activity"}';
        const isRight = isValid
          ? status === 200 && turns === 1
          : [400, 401, 403].includes(status) && isFixed && turns === 0;
        if (!isRight) failures.push(`${name}: ${String(status)} ${text}, ${String(turns)} turns`);
      }
      const { errors } = await bot.measure();
      const all = [...statuses.values()].reduce((sum, count) => sum + count, 0);
      const told = [...statuses].map(([status, count]) => `${String(count)} x ${String(status)}`).join(', ');
      return {
        measured: `${String(all)} cases, ${String(valid)} of them valid: ${told}; ${String(bot.connector.calls.length)} turns`,
        failures: [...failures, ...errors.map((error) => `logged as a failure: ${error}`)],
      };
    } finally {
      await bot.stop();
    }
  },
};

async function casesFor({ issuer, connector: { url }, url: botUrl }: SpawnedBot): Promise<readonly Case[]> {
  const { appId, teamsKey, webChatKey, unendorsedKey } = issuer;
  const rogue = aSigningKey('rogue');
  const good = issuer.authorization(url);
  const token = good.slice('Bearer '.length);
  const now = nowSeconds();
  const claimsOf = (changes: object = {}): Record<string, unknown> => ({
    iss: 'https://api.botframework.com',
    aud: appId,
    serviceurl: url,
    nbf: now - 60,
    exp: now + HOUR,
    ...changes,
  });
  const signedBy = (changes: TokenChanges): string => issuer.authorization(url, changes);
  const claims = (changes: Readonly<Record<string, unknown>>): string => signedBy({ claims: changes });
  const header = (changes: Readonly<Record<string, unknown>>): string => signedBy({ header: changes });
  const hmac = (secret: string): string => {
    const unsigned = unsignedToken({ alg: 'HS256', typ: 'JWT', kid: teamsKey.id }, claimsOf());
    return `Bearer ${unsigned}.${createHmac('sha256', secret).update(unsigned).digest('base64url')}`;
  };
  const emulator = (tid: string, iss: string): string =>
    claims({ iss, tid, ver: '2.0', azp: appId, appid: appId, serviceurl: undefined });
  const identity = await identityEndpoint();
  const { access_token: ownToken } = (await (
    await fetch(`${identity.environment.IDENTITY_ENDPOINT}?client_id=${appId}`, {
      headers: { 'x-identity-header': identity.environment.IDENTITY_HEADER },
    })
  ).json()) as { access_token: string };
  const [headerPart = '', claimsPart = '', signature = ''] = token.split('.');
  const pem = teamsKey.publicKey.export({ type: 'spki', format: 'pem' }).toString();
  return [
    { name: 'a good token', isValid: true, authorization: good },
    { name: 'RS384', isValid: true, authorization: header({ alg: 'RS384' }) },
    { name: 'RS512', isValid: true, authorization: header({ alg: 'RS512' }) },
    { name: 'the home tenant as tid', isValid: true, authorization: claims({ tid: HOME_TENANT }) },
    { name: 'no nbf', isValid: true, authorization: claims({ nbf: undefined }) },
    { name: 'expired a minute ago', isValid: true, authorization: claims({ exp: now - 60 }) },
    { name: 'no header', authorization: undefined },
    { name: 'an empty header', authorization: '' },
    { name: 'garbage', authorization: 'Bearer garbage' },
    { name: 'three parts of garbage', authorization: 'Bearer a.b.c' },
    { name: 'Basic', authorization: `Basic ${Buffer.from('a:b').toString('base64')}` },
    { name: 'bearer in lower case', authorization: `bearer ${token}` },
    { name: 'two tokens', authorization: `${good} ${token}` },
    { name: 'two headers in one', authorization: `${good}, ${good}` },
    { name: 'a token without Bearer', authorization: token },
    { name: 'a token of 9 KB', authorization: claims({ pad: 'x'.repeat(9_000) }) },
    { name: 'alg none', authorization: `Bearer ${unsignedToken({ alg: 'none', kid: teamsKey.id }, claimsOf())}.` },
    {
      name: 'alg none with a signature',
      authorization: `Bearer ${unsignedToken({ alg: 'none', kid: teamsKey.id }, claimsOf())}.${signature}`,
    },
    { name: 'HS256 with the public key', authorization: hmac(pem) },
    { name: 'HS256 with the modulus', authorization: hmac(String(teamsKey.publicKey.export({ format: 'jwk' }).n)) },
    { name: 'PS256', authorization: header({ alg: 'PS256' }) },
    { name: 'no kid', authorization: header({ kid: undefined }) },
    { name: 'an unknown kid', authorization: header({ kid: 'nobody' }) },
    { name: 'a kid that is no text', authorization: header({ kid: { n: 1 } }) },
    { name: 'a critical extension', authorization: header({ crit: ['b64'], b64: false }) },
    { name: 'a rogue key with a known kid', authorization: signedBy({ key: { ...rogue, id: teamsKey.id } }) },
    { name: 'a rogue key with a kid of its own', authorization: signedBy({ key: rogue }) },
    {
      name: 'a rogue key in the header',
      authorization: signedBy({
        key: { ...rogue, id: teamsKey.id },
        header: { jwk: rogue.publicKey.export({ format: 'jwk' }) },
      }),
    },
    { name: 'a signature cut off', authorization: `Bearer ${headerPart}.${claimsPart}.${signature.slice(0, -8)}` },
    { name: 'no signature', authorization: `Bearer ${headerPart}.${claimsPart}.` },
    {
      name: 'claims changed after signing',
      authorization: `Bearer ${headerPart}.${Buffer.from(JSON.stringify(claimsOf({ extra: 1 }))).toString('base64url')}.${signature}`,
    },
    { name: 'a key for Web Chat', authorization: signedBy({ key: webChatKey }) },
    {
      name: 'a key for Web Chat, channel webchat',
      authorization: signedBy({ key: webChatKey }),
      activity: { channelId: 'webchat' },
    },
    { name: 'a key for nothing', authorization: signedBy({ key: unendorsedKey }) },
    { name: 'another audience', authorization: claims({ aud: ELSEWHERE }) },
    { name: 'several audiences', authorization: claims({ aud: [appId, ELSEWHERE] }) },
    { name: 'no audience', authorization: claims({ aud: undefined }) },
    { name: 'another issuer', authorization: claims({ iss: 'https://api.botframework.us' }) },
    { name: 'an issuer with a slash', authorization: claims({ iss: 'https://api.botframework.com/' }) },
    { name: 'no issuer', authorization: claims({ iss: undefined }) },
    { name: 'expired', authorization: claims({ exp: now - HOUR }) },
    { name: 'expired by less than the library sees', authorization: claims({ exp: now - 280 }) },
    { name: 'no exp', authorization: claims({ exp: undefined }) },
    { name: 'exp as text', authorization: claims({ exp: String(now + HOUR) }) },
    { name: 'exp with a fraction', authorization: claims({ exp: now + HOUR + 0.5 }) },
    { name: 'not valid yet', authorization: claims({ nbf: now + HOUR }) },
    { name: 'nbf as text', authorization: claims({ nbf: String(now) }) },
    { name: 'another service URL', authorization: claims({ serviceurl: 'http://127.0.0.1:9' }) },
    { name: 'a service URL but for a slash', authorization: claims({ serviceurl: `${url}/` }) },
    { name: 'no service URL in the token', authorization: claims({ serviceurl: undefined }) },
    { name: 'no service URL in the activity', authorization: good, activity: { serviceUrl: undefined } },
    { name: 'an empty service URL in both', authorization: claims({ serviceurl: '' }), activity: { serviceUrl: '' } },
    { name: 'a token of another tenant', authorization: claims({ tid: ELSEWHERE }) },
    {
      name: 'emulator, the home tenant',
      authorization: emulator(HOME_TENANT, `https://sts.windows.net/${HOME_TENANT}/`),
    },
    { name: 'emulator, another tenant', authorization: emulator(ELSEWHERE, `https://sts.windows.net/${ELSEWHERE}/`) },
    {
      name: 'emulator, version 2',
      authorization: emulator(ELSEWHERE, `https://login.microsoftonline.com/${ELSEWHERE}/v2.0`),
    },
    {
      name: "emulator, the Bot Framework's tenant",
      authorization: emulator(
        'd6d49420-f39b-4df7-a1dc-d59a935871db',
        'https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/',
      ),
    },
    { name: 'a skill', authorization: claims({ ver: '2.0', azp: ELSEWHERE }) },
    { name: 'a skill of version 1', authorization: claims({ ver: '1.0', appid: ELSEWHERE }) },
    { name: 'an anonymous skill', authorization: claims({ appid: 'AnonymousSkill' }) },
    { name: 'channel AseChannel', authorization: good, activity: { channelId: 'AseChannel' } },
    { name: 'channel emulator', authorization: good, activity: { channelId: 'emulator' } },
    { name: 'an empty channel', authorization: good, activity: { channelId: '' } },
    { name: 'no channel', authorization: good, activity: { channelId: undefined } },
    { name: 'MSTEAMS', authorization: good, activity: { channelId: 'MSTEAMS' } },
    { name: 'two tenants', authorization: good, activity: { channelData: { tenant: { id: ELSEWHERE } } } },
    { name: 'no tenant', authorization: good, activity: { channelData: undefined, conversation: { id: 'c' } } },
    {
      name: 'another tenant',
      authorization: good,
      activity: { channelData: { tenant: { id: ELSEWHERE } }, conversation: { id: 'c', tenantId: ELSEWHERE } },
    },
    { name: "the bot's own token", authorization: `Bearer ${ownToken}` },
    { name: "the bot's own address as service URL", authorization: claims({ serviceurl: botUrl }) },
    {
      name: 'nested claims',
      authorization: `Bearer ${signedToken(teamsKey, { alg: 'RS256', kid: teamsKey.id }, { claims: claimsOf() })}`,
    },
  ];
}
