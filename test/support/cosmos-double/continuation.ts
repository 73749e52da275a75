import { createHmac, hash } from 'node:crypto';
import { z } from 'zod';
import { badRequest } from './wire-error.ts';

/** Where the next page of a query begins. */
export interface Continuation {
  readonly range: number;
  readonly keys: readonly Uint8Array[] | undefined;
  readonly n: number;
  readonly left: number | undefined;
  /** The signature of the index choice, unless the next page begins a physical partition. */
  readonly index: string | undefined;
}

const TokenSchema = z.strictObject({
  q: z.string(),
  r: z.int(),
  k: z.array(z.string()).nullable(),
  n: z.int(),
  l: z.int().nullable(),
  i: z.string().nullable(),
});

/** Writes and reads continuation tokens; each is good for the query and container it was made for. */
export class ContinuationTokens {
  readonly #secret: string;

  constructor(secret: string) {
    this.#secret = secret;
  }

  /** The fingerprint of what a token belongs to. */
  static queryOf(...parts: readonly string[]): string {
    return hash('sha1', JSON.stringify(parts), 'base64url').slice(0, 16);
  }

  /** Writes a token. */
  write(query: string, at: Continuation): string {
    const body = Buffer.from(
      JSON.stringify({
        q: query,
        r: at.range,
        k: at.keys?.map((key) => Buffer.from(key).toString('base64url')) ?? null,
        n: at.n,
        l: at.left ?? null,
        i: at.index ?? null,
      } satisfies z.infer<typeof TokenSchema>),
    ).toString('base64url');
    return `${body}.${this.#sign(body)}`;
  }

  /** Reads a token, or throws a 400 for one that is broken or not for this query. */
  read(query: string, token: string): Continuation {
    const [body, signature] = token.split('.');
    if (body === undefined || signature !== this.#sign(body)) throw invalidContinuation();
    const parsed = TokenSchema.parse(JSON.parse(Buffer.from(body, 'base64url').toString()));
    if (parsed.q !== query) throw invalidContinuation();
    return {
      range: parsed.r,
      keys: parsed.k?.map((key) => Buffer.from(key, 'base64url')),
      n: parsed.n,
      left: parsed.l ?? undefined,
      index: parsed.i ?? undefined,
    };
  }

  #sign(body: string): string {
    return createHmac('sha256', this.#secret).update(body).digest('base64url').slice(0, 22);
  }
}

/** The 400 for a continuation that cannot be continued. */
export function invalidContinuation(): Error {
  return badRequest('Message: {"Errors":["Invalid Continuation Token"]}');
}
