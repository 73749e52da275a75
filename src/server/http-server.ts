import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

import restify, { type Request, type Response, type Server } from 'restify';

/** Teams messages are at most 100 KB of UTF-16 (Teams documentation, "Format your bot messages", read 2026-11). */
const MAX_BODY_BYTES = 256 * 1024;
const BODY_TIMEOUT_MS = 10_000;
/** Requests under way when the server is closed have so long to be answered. */
const CLOSE_WITHIN_MS = 10_000;

/** What a route answers. */
export interface RouteAnswer {
  readonly status: number;
  /** Sent as JSON; nothing when `undefined`. */
  readonly body?: unknown;
}

/** A path that takes JSON by POST. */
export interface JsonRoute {
  readonly path: string;
  /** `body` is `undefined` when there was none. */
  readonly handle: (body: unknown, authorization: string) => Promise<RouteAnswer>;
}

/** Where the server listens and what it serves. */
export interface HttpServerOptions {
  /** 0 takes any free port. */
  readonly port: number;
  readonly host: string;
  readonly routes: readonly JsonRoute[];
  /** Told of failures that a route did not handle itself. */
  readonly onError: (error: unknown) => void;
}

/** A server that is running. */
export interface HttpServer {
  readonly port: number;
  /** Takes no new requests, waits for those under way for at most ten seconds, and cuts all connections. */
  close(): Promise<void>;
}

/**
 * Starts the web server. It reads bodies itself: restify's own body parser dies of a body that claims to be gzip and is
 * not (restify issue 1975), and unpacks without a limit.
 * @throws Error when the address cannot be listened on
 */
export async function startHttpServer({ port, host, routes, onError }: HttpServerOptions): Promise<HttpServer> {
  const server = restify.createServer({ handleUncaughtExceptions: false });
  server.server.headersTimeout = BODY_TIMEOUT_MS;
  server.server.requestTimeout = BODY_TIMEOUT_MS + 5_000;

  server.get('/healthz', (_request, response, next) => {
    answer(response, { status: 200, body: { status: 'ok' } });
    next();
  });
  for (const { path, handle } of routes) {
    server.post(path, async (request, response) => {
      try {
        const body = await readJson(request);
        answer(response, body.ok ? await handle(body.value, request.header('authorization', '')) : body.answer);
      } catch (error) {
        onError(error);
        answer(response, { status: 500, body: { error: 'Internal error' } });
      }
    });
  }
  return listening(server, port, host);
}

function listening(server: Server, port: number, host: string): Promise<HttpServer> {
  const close = closing(server);
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.removeListener('error', reject);
      const address: AddressInfo = server.address();
      resolve({ port: address.port, close });
    });
  });
}

/**
 * Closes the server. Node by itself waits without end for connections on which nothing or half a request has come, and some
 * seconds for those that have just been answered.
 */
function closing(server: Server): () => Promise<void> {
  const underWay = new Set<ServerResponse>();
  let isClosing = false;
  const cutWhenAnswered = (): void => {
    if (isClosing && underWay.size === 0) server.server.closeAllConnections();
  };
  server.server.on('request', (_request: IncomingMessage, response: ServerResponse) => {
    underWay.add(response);
    response.once('close', () => {
      underWay.delete(response);
      cutWhenAnswered();
    });
  });
  return () =>
    new Promise((closed) => {
      const patience = setTimeout(() => {
        server.server.closeAllConnections();
      }, CLOSE_WITHIN_MS);
      isClosing = true;
      server.close(() => {
        clearTimeout(patience);
        closed();
      });
      cutWhenAnswered();
    });
}

function answer(response: Response, { status, body }: RouteAnswer): void {
  const text = body === undefined ? '' : JSON.stringify(body);
  // A refused request may not have been read to its end, so its connection cannot be used again.
  const connection = status >= 400 ? { connection: 'close' } : {};
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': String(Buffer.byteLength(text)),
    ...connection,
  });
  response.end(text);
}

type ReadBody = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly answer: RouteAnswer };

async function readJson(request: Request): Promise<ReadBody> {
  const refused = (status: number, error: string): ReadBody => ({ ok: false, answer: { status, body: { error } } });
  if (request.header('content-encoding', '') !== '') return refused(415, 'Expected a body without content encoding');
  const type = request.header('content-type', '');
  const isEmpty = request.header('content-length', '') === '0';
  if (!isEmpty && !/^application\/json\s*(;|$)/i.test(type)) {
    return refused(415, 'Expected content of type application/json');
  }
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request.iterator({ destroyOnReturn: false })) {
    if (!Buffer.isBuffer(chunk)) continue;
    bytes += chunk.length;
    if (bytes > MAX_BODY_BYTES) return refused(413, `Expected at most ${String(MAX_BODY_BYTES)} bytes`);
    chunks.push(chunk);
  }
  if (bytes === 0) return { ok: true, value: undefined };
  try {
    return { ok: true, value: JSON.parse(Buffer.concat(chunks).toString('utf8')) as unknown };
  } catch {
    return refused(400, 'Expected JSON');
  }
}
