import type { IncomingMessage } from 'node:http';

/** Teams messages are at most 100 KB of UTF-16 (Teams documentation, "Format your bot messages", read 2026-11). */
const MAX_BODY_BYTES = 256 * 1024;
const MAX_DEPTH = 32;
const MAX_VALUES = 5_000;
/** Names that reach an object's prototype when somebody copies it carelessly. */
const DANGEROUS_KEYS: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

/** What was read of a body, or why it is refused, in a fixed text. */
export type ReadBody =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly status: 400 | 408 | 413; readonly error: string };

/**
 * Reads a body as JSON; nothing comes as `undefined`. The caller has seen to it that it claims to be JSON without a content
 * encoding: restify's own body parser dies of a body that claims to be gzip and is not (restify issue 1975).
 * @throws Error when the connection breaks off
 */
export async function readJson(request: IncomingMessage, withinMs: number): Promise<ReadBody> {
  const body = await readBytes(request, withinMs);
  if (body === 'tooLarge') {
    return { ok: false, status: 413, error: `Expected at most ${String(MAX_BODY_BYTES)} bytes` };
  }
  if (body === 'tooSlow') return { ok: false, status: 408, error: 'Expected the body sooner' };
  if (body.length === 0) return { ok: true, value: undefined };
  const parsed = parseJson(body);
  if (!parsed.ok) return { ok: false, status: 400, error: 'Expected JSON' };
  return isTame(parsed.value)
    ? parsed
    : {
        ok: false,
        status: 400,
        error: `Expected JSON of at most ${String(MAX_DEPTH)} levels and ${String(MAX_VALUES)} values, with harmless keys`,
      };
}

async function readBytes(request: IncomingMessage, withinMs: number): Promise<Buffer | 'tooLarge' | 'tooSlow'> {
  if (Number(request.headers['content-length'] ?? 0) > MAX_BODY_BYTES) return 'tooLarge';
  const patience = new AbortController();
  const timer = setTimeout(() => {
    patience.abort();
  }, withinMs);
  const tooSlow = new Promise<'tooSlow'>((resolve) => {
    patience.signal.addEventListener('abort', () => {
      resolve('tooSlow');
    });
  });
  try {
    return await Promise.race([collect(request), tooSlow]);
  } finally {
    clearTimeout(timer);
  }
}

async function collect(request: IncomingMessage): Promise<Buffer | 'tooLarge'> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request.iterator({ destroyOnReturn: false })) {
    if (!Buffer.isBuffer(chunk)) continue;
    bytes += chunk.length;
    if (bytes > MAX_BODY_BYTES) return 'tooLarge';
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function parseJson(body: Buffer): { readonly ok: true; readonly value: unknown } | { readonly ok: false } {
  try {
    return { ok: true, value: JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body)) as unknown };
  } catch {
    return { ok: false };
  }
}

/** Whether a parsed value is shallow and small enough to be walked by anyone, and free of dangerous keys. Walks it without recursion. */
function isTame(value: unknown): boolean {
  let level: readonly unknown[] = [value];
  let values = 0;
  for (let depth = 0; level.length > 0; depth += 1) {
    values += level.length;
    if (depth > MAX_DEPTH || values > MAX_VALUES) return false;
    const next: unknown[] = [];
    for (const parent of level) {
      if (typeof parent !== 'object' || parent === null) continue;
      for (const [key, child] of Object.entries(parent)) {
        if (DANGEROUS_KEYS.has(key) || next.push(child) > MAX_VALUES) return false;
      }
    }
    level = next;
  }
  return true;
}
