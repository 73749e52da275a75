import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

import restify, { type Request, type Response, type Server } from 'restify';

import { clientAddress } from './client-address.ts';
import { readJson } from './read-json.ts';

const HEADERS_WITHIN_MS = 10_000;
const BODY_WITHIN_MS = 10_000;
const REQUEST_WITHIN_MS = 15_000;
/** How often Node looks for requests that are too slow. */
const LOOK_FOR_SLOW_MS = 1_000;
const MAX_CONNECTIONS = 500;
/** Requests under way when the server is closed have so long to be answered. */
const CLOSE_WITHIN_MS = 10_000;
/** What an address that is refused again and again is told to wait. */
const RETRY_AFTER_SECONDS = '60';

/** What a route answers. */
export interface RouteAnswer {
  readonly status: number;
  /** Sent as JSON; nothing when `undefined`. */
  readonly body?: unknown;
}

/** Takes the body of a request that was let in; it is `undefined` when there was none. */
export type BodyHandler = (body: unknown) => Promise<RouteAnswer>;

/** Why a request is not let in. */
export interface Refusal extends RouteAnswer {
  /** A fixed text for the log; it is not sent. */
  readonly reason: string;
}

/** A path that takes JSON by POST from everybody. */
interface OpenRoute {
  readonly path: string;
  readonly handle: BodyHandler;
}

/** A path that takes JSON by POST from those whom it lets in. */
interface GuardedRoute {
  readonly path: string;
  /** Decides by the header `Authorization`, before anything of the body is read. */
  readonly admit: (authorization: string) => Promise<BodyHandler | Refusal>;
}

/** A path that takes JSON by POST. */
export type JsonRoute = OpenRoute | GuardedRoute;

/** Counts what each address has been refused. */
export interface RefusalLimit {
  /** Whether the address may be refused in the ordinary way; `usedUp` the first time that it may not. */
  take(address: string): 'granted' | 'usedUp' | 'stillUsedUp';
}

/** Where the server listens and what it serves. */
export interface HttpServerOptions {
  /** 0 takes any free port. */
  readonly port: number;
  readonly host: string;
  readonly routes: readonly JsonRoute[];
  /** How many proxies in front of the server add the address they saw to `X-Forwarded-For`. */
  readonly trustedProxies: number;
  readonly refusalLimit: RefusalLimit;
  /** Told of requests that were not let in, with a fixed text; of an address that is refused too often only that. */
  readonly onRefused: (reason: string, status: number) => void;
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
 * Starts the web server: the outer half of the front door. What a request may not be is refused by its headers, before its
 * body is read. An address that is refused more often than the limit allows is told 429; whoever is let in by their
 * authorization is never counted and never held up by what others at their address do.
 * @throws Error when the address cannot be listened on
 */
export async function startHttpServer(options: HttpServerOptions): Promise<HttpServer> {
  const { port, host, routes, onError } = options;
  const server = restify.createServer({ name: '', handleUncaughtExceptions: false });
  Object.assign(server.server, {
    headersTimeout: HEADERS_WITHIN_MS,
    requestTimeout: REQUEST_WITHIN_MS,
    connectionsCheckingInterval: LOOK_FOR_SLOW_MS,
    maxConnections: MAX_CONNECTIONS,
  });
  const refuse = refusing(options);

  server.get('/healthz', (_request, response, next) => {
    answer(response, { status: 200, body: { status: 'ok' } });
    next();
  });
  for (const route of routes) {
    server.post(route.path, async (request, response) => {
      try {
        const admitted = await admit(route, request);
        if (typeof admitted !== 'function') {
          refuse(request, response, admitted);
          return;
        }
        const body = await readJson(request, BODY_WITHIN_MS);
        answer(response, body.ok ? await admitted(body.value) : { status: body.status, body: { error: body.error } });
      } catch (error) {
        // Nobody waits for an answer on a connection that broke off, and it is nothing of ours that failed.
        if (request.destroyed && !request.complete) return;
        onError(error);
        answer(response, { status: 500, body: { error: 'Internal error' } });
      }
    });
  }
  shieldRestify(server);
  answerForRestify(server, refuse);
  return listening(server, port, host);
}

async function admit(route: JsonRoute, request: Request): Promise<BodyHandler | Refusal> {
  const refused = (status: number, error: string): Refusal => ({ status, body: { error }, reason: error });
  if (request.header('content-encoding', '') !== '') return refused(415, 'Expected a body without content encoding');
  const isEmpty = request.header('content-length', '') === '0';
  if (!isEmpty && !/^application\/json\s*(;|$)/i.test(request.header('content-type', ''))) {
    return refused(415, 'Expected content of type application/json');
  }
  return 'admit' in route ? route.admit(request.header('authorization', '')) : route.handle;
}

type Refuse = (request: IncomingMessage, response: ServerResponse, refusal: Refusal) => void;

function refusing({ refusalLimit, trustedProxies, onRefused }: HttpServerOptions): Refuse {
  return (request, response, refusal) => {
    const grant = refusalLimit.take(clientAddress(request, trustedProxies));
    if (grant === 'granted') {
      onRefused(refusal.reason, refusal.status);
      answer(response, refusal);
      return;
    }
    if (grant === 'usedUp') onRefused('An address is refused too often', 429);
    response.setHeader('retry-after', RETRY_AFTER_SECONDS);
    answer(response, { status: 429, body: {} });
  };
}

/** The events with which Node hands over a request; the second is of those that wait to be told to go on. */
const REQUEST_EVENTS = ['request', 'checkContinue'] as const;

/**
 * Keeps from restify 12 what it cannot bear. It puts `Host` and path together and parses them without a net, so that one request
 * with either unreadable ends the whole process: such a request asks for a path that nobody serves. And it listens for upgrades
 * without answering them, so that their connections stay open for ever: now they are requests like others.
 */
function shieldRestify({ server }: Server): void {
  server.removeAllListeners('upgrade');
  for (const event of REQUEST_EVENTS) {
    server.prependListener(event, (request: IncomingMessage) => {
      const { url = '', headers } = request;
      if (url.startsWith('/') && URL.canParse(`http://${headers.host ?? 'localhost'}${url}`)) return;
      request.url = '/unreadable';
      headers.host = 'localhost';
    });
  }
}

/** Restify's own answers repeat what was asked for. */
function answerForRestify(server: Server, refuse: Refuse): void {
  server.on('restifyError', (request: Request, response: Response, error: unknown) => {
    const isMethod = typeof error === 'object' && error !== null && 'statusCode' in error && error.statusCode === 405;
    const [status, reason] = isMethod ? [405, 'Expected another method'] : [404, 'Expected another path'];
    // Restify answers when this tells it that it is done, so it does not.
    refuse(request, response, { status, body: { error: reason }, reason });
  });
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
  for (const event of REQUEST_EVENTS) {
    server.server.on(event, (_request: IncomingMessage, response: ServerResponse) => {
      underWay.add(response);
      response.once('close', () => {
        underWay.delete(response);
        cutWhenAnswered();
      });
    });
  }
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

function answer(response: ServerResponse, { status, body }: RouteAnswer): void {
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
