import { verify } from 'node:crypto';

import { z } from 'zod';

/** Who issues the tokens with which the Bot Connector of the public cloud calls (Bot Framework, "Authentication", read 2026-11). */
export const CHANNEL_ISSUER = 'https://api.botframework.com';

/** A minute less than botframework-connector grants, so that it never gets a token that it would complain about. */
const CLOCK_TOLERANCE_SECONDS = 240;
const MAX_TOKEN_LENGTH = 8_192;

const SIGNATURES = { RS256: 'RSA-SHA256', RS384: 'RSA-SHA384', RS512: 'RSA-SHA512' } as const;

const headerShape = z.looseObject({
  alg: z.enum(['RS256', 'RS384', 'RS512']),
  kid: z.string().min(1).max(200),
  crit: z.undefined().optional(),
});

const claimsShape = z.looseObject({
  iss: z.literal(CHANNEL_ISSUER),
  aud: z.string(),
  exp: z.int(),
  nbf: z.int().optional(),
  serviceurl: z.string().min(1),
  tid: z.string().optional(),
});

/** A token of which nothing but its signature is left to check. */
export interface ChannelToken {
  readonly keyId: string;
  /** The only address that the activity may name. */
  readonly serviceUrl: string;
  readonly algorithm: (typeof SIGNATURES)[keyof typeof SIGNATURES];
  readonly signed: string;
  readonly signature: string;
}

/** Whose token it has to be. */
export interface ExpectedToken {
  readonly appId: string;
  readonly homeTenantId: string;
  /** By the machine's clock, milliseconds since the epoch. */
  readonly nowMs: number;
}

/** The token, or why it is none, in a fixed text. */
export type ReadToken =
  { readonly ok: true; readonly token: ChannelToken } | { readonly ok: false; readonly reason: string };

/**
 * Reads the header `Authorization` and checks all of the token that can be checked without a key. Nothing in it is trusted before
 * its signature is; but what fails here never reaches botframework-connector, which keeps tenants of unverified tokens for ever.
 */
export function readChannelToken(authorization: string, { appId, homeTenantId, nowMs }: ExpectedToken): ReadToken {
  const refused = (reason: string): ReadToken => ({ ok: false, reason });
  if (authorization === '') return refused('No token');
  if (authorization.length > MAX_TOKEN_LENGTH) return refused('A token that is too long');
  const parts = /^Bearer (?<header>[\w-]+)\.(?<claims>[\w-]+)\.(?<signature>[\w-]+)$/.exec(authorization)?.groups;
  const { header: headerPart = '', claims: claimsPart = '', signature = '' } = parts ?? {};
  const header = headerShape.safeParse(jsonIn(headerPart)).data;
  if (!header) return refused('No token signed with a key of the channel');
  const claims = claimsShape.safeParse(jsonIn(claimsPart)).data;
  if (!claims) return refused('A token without the claims of the channel');
  const { aud, exp, nbf = 0, serviceurl, tid } = claims;
  if (aud !== appId) return refused('A token for another bot');
  if (tid !== undefined && tid.toLowerCase() !== homeTenantId) return refused('A token of another tenant');
  const nowSeconds = nowMs / 1000;
  if (exp <= nowSeconds - CLOCK_TOLERANCE_SECONDS) return refused('A token that has expired');
  if (nbf > nowSeconds + CLOCK_TOLERANCE_SECONDS) return refused('A token that is not valid yet');
  return {
    ok: true,
    token: {
      keyId: header.kid,
      serviceUrl: serviceurl,
      algorithm: SIGNATURES[header.alg],
      signed: `${headerPart}.${claimsPart}`,
      signature,
    },
  };
}

/** Whether the token was signed with the private half of `publicKey`, a key in PEM. */
export function isSignedBy({ algorithm, signed, signature }: ChannelToken, publicKey: string): boolean {
  try {
    return verify(algorithm, Buffer.from(signed), publicKey, Buffer.from(signature, 'base64url'));
  } catch {
    return false;
  }
}

function jsonIn(part: string): unknown {
  try {
    return JSON.parse(Buffer.from(part, 'base64url').toString('utf8')) as unknown;
  } catch {
    return undefined;
  }
}
