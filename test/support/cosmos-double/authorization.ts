import { createHmac, timingSafeEqual } from 'node:crypto';
import { WireError } from './wire-error.ts';

const CLOCK_SKEW_MS = 15 * 60 * 1000;

/** What of a request its signature covers. */
export interface SignedParts {
  readonly verb: string;
  readonly resourceType: string;
  readonly resourceLink: string;
}

/** Who a request comes from, as far as the service can tell from its token. */
export type Caller = 'master' | 'aad';

/** The headers that authorization looks at. */
export interface AuthorizationHeaders {
  readonly authorization: string | undefined;
  readonly xDate: string | undefined;
  readonly date: string | undefined;
}

/** Checks the authorization header as documented in "Access control on Cosmos DB resources". */
export class Authorization {
  readonly #key: Buffer;
  readonly #aadTokens: ReadonlySet<string>;
  readonly #nowMs: () => number;

  constructor(masterKey: string, aadTokens: readonly string[], nowMs: () => number) {
    this.#key = Buffer.from(masterKey, 'base64');
    this.#aadTokens = new Set(aadTokens);
    this.#nowMs = nowMs;
  }

  /** Throws the documented 401 or 403, or says who is calling. */
  check(headers: AuthorizationHeaders, parts: SignedParts): Caller {
    if (headers.authorization === undefined || headers.authorization === '') {
      throw unauthorized('Required Header authorization is missing. Ensure a valid Authorization token is passed.');
    }
    const token = tokenParts(headers.authorization);
    if (token.version !== '1.0') {
      throw unauthorized('The input authorization token has an invalid version; only 1.0 is known.');
    }
    if (token.type === 'aad') {
      if (!this.#aadTokens.has(token.signature)) {
        throw unauthorized('The AAD token provided is invalid or was not issued for this account.');
      }
      return 'aad';
    }
    if (token.type !== 'master') {
      throw unauthorized(`Tokens of type '${token.type}' are not supported by this double.`);
    }
    this.#checkMaster(headers, parts, token.signature);
    return 'master';
  }

  #checkMaster(headers: AuthorizationHeaders, parts: SignedParts, signature: string): void {
    const stamp = headers.xDate ?? headers.date;
    if (stamp === undefined) {
      throw unauthorized('Required Header x-ms-date or date is missing. Pass in a RFC 1123 style date.');
    }
    const sentMs = Date.parse(stamp);
    if (!/^[A-Za-z]{3}, \d{2} [A-Za-z]{3} \d{4} \d{2}:\d{2}:\d{2} GMT$/i.test(stamp) || Number.isNaN(sentMs)) {
      throw unauthorized('The input date header is invalid format. Please pass in RFC 1123 style date format.');
    }
    // The service accepts the date of either header in the payload; the other line is then left empty.
    const dates = headers.xDate === undefined ? `\n${stamp.toLowerCase()}` : `${stamp.toLowerCase()}\n`;
    const payload = `${parts.verb.toLowerCase()}\n${parts.resourceType.toLowerCase()}\n${parts.resourceLink}\n${dates}\n`;
    const expected = createHmac('sha256', this.#key).update(payload, 'utf8').digest();
    const given = Buffer.from(signature, 'base64');
    if (given.length !== expected.length || !timingSafeEqual(given, expected)) {
      throw unauthorized(
        "The input authorization token can't serve the request. The wrong key is being used or the expected payload is not built as per the protocol. For more info: https://aka.ms/cosmosdb-tsg-unauthorized. Server used the following payload to sign: '" +
          payload.replaceAll('\n', '\\n') +
          "'",
      );
    }
    const nowMs = this.#nowMs();
    if (Math.abs(nowMs - sentMs) > CLOCK_SKEW_MS) {
      const at = (ms: number): string => new Date(ms).toUTCString();
      throw new WireError(
        403,
        `The authorization token is not valid at the current time. Please create another token and retry (token start time: ${at(sentMs)}, token expiry time: ${at(sentMs + CLOCK_SKEW_MS)}, current server time: ${at(nowMs)}).`,
      );
    }
  }
}

/** The data plane's refusal of management operations with a Microsoft Entra token. */
export function refuseAadManagement(verb: string, path: string): WireError {
  return new WireError(
    403,
    `Request blocked by Auth cosmos-double : The given request [${verb} ${path}] cannot be authorized by AAD token in data plane. Learn more: https://aka.ms/cosmos-native-rbac.`,
    { subStatus: 5300 },
  );
}

function unauthorized(message: string): WireError {
  return new WireError(401, message);
}

function tokenParts(header: string): { type: string; version: string; signature: string } {
  let text = header;
  if (!header.includes('=')) {
    try {
      text = decodeURIComponent(header);
    } catch {
      throw unauthorized('The input authorization token is not URL encoded.');
    }
  }
  const match = /^type=([a-z]+)&ver=([0-9.]+)&sig=(.+)$/s.exec(text);
  const [, type, version, signature] = match ?? [];
  if (type === undefined || version === undefined || signature === undefined) {
    throw unauthorized(
      'Authorization header does not have the form type={typeoftoken}&ver={tokenversion}&sig={hashsignature}, URL encoded.',
    );
  }
  return { type, version, signature };
}
