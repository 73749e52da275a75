import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { DatabaseSync } from 'node:sqlite';
import { errorAnswer, type ServiceAnswer, type ServiceRequest } from './answers.ts';
import { Authorization } from './authorization.ts';
import { Catalog, type Container } from './catalog.ts';
import { ContinuationTokens } from './continuation.ts';
import type { NewDocument } from './document-table.ts';
import type { Fault, FaultPlan } from './faults.ts';
import { checkedId, newDocument, placeOf, SIZE_LIMIT } from './item-operations.ts';
import { isJsonObject } from './json-value.ts';
import { partitionKeyOf } from './partition-key.ts';
import { RequestLog } from './request-log.ts';
import { ITEM_KINDS, routeOf, type RequestHeaders } from './route.ts';
import { Service } from './service.ts';
import { WireError } from './wire-error.ts';

export { seededFaults, seededRandom, type Fault, type FaultPlan, type FaultRates } from './faults.ts';
export type { AnsweredRequest, RequestLog } from './request-log.ts';
export type { RequestKind } from './route.ts';

/** The master key of every double: 64 bytes of base64 that say what they are. */
export const DOUBLE_MASTER_KEY = Buffer.from(
  'this-is-the-well-known-fake-key-of-the-cosmos-double-not-a-secret',
).toString('base64');

/** How a double is started; everything has a default. */
export interface CosmosDoubleOptions {
  /** The port on 127.0.0.1; a free one unless given. */
  readonly port?: number;
  /** The server's clock, for `_ts`, time to live and the clock functions of queries. */
  readonly nowMs?: () => number;
  /** The clock that the age of tokens is measured with: the real one unless given, as clients sign with theirs. */
  readonly authorizationNowMs?: () => number;
  /** The number of physical partitions of each container that is created. */
  readonly physicalPartitions?: number;
  /** The SQLite file that keeps everything; in memory unless given. */
  readonly file?: string;
  /** The Microsoft Entra tokens that are accepted. */
  readonly aadTokens?: readonly string[];
  /** Databases that are there from the start. */
  readonly databases?: readonly string[];
}

/** A running double of an Azure Cosmos DB account. */
export interface CosmosDouble {
  readonly endpoint: string;
  readonly key: string;
  readonly requests: RequestLog;
  /** Lets requests meet faults from now on; `undefined` ends that. */
  setFaults(plan: FaultPlan | undefined): void;
  /** The number of ghost writes that are still to be done. */
  readonly pendingGhosts: number;
  /** Does all pending ghost writes now. */
  settleGhosts(): void;
  /** Inserts items without HTTP into a container that is there; returns how many. */
  load(databaseId: string, containerId: string, items: Iterable<object>): number;
  /** Ends the server; connections are cut and pending ghost writes are never done. */
  close(): Promise<void>;
}

/** Starts a double. */
export async function startCosmosDouble(options: CosmosDoubleOptions = {}): Promise<CosmosDouble> {
  const double = new HttpDouble(options);
  await double.listen(options.port ?? 0);
  return double;
}

interface Ghost {
  requests: number;
  timer: NodeJS.Timeout | undefined;
  readonly write: () => void;
}

class HttpDouble implements CosmosDouble {
  readonly key = DOUBLE_MASTER_KEY;
  readonly requests = new RequestLog();
  readonly #db: DatabaseSync;
  readonly #catalog: Catalog;
  readonly #service: Service;
  readonly #server: ReturnType<typeof createServer>;
  readonly #nowMs: () => number;
  readonly #ghosts = new Set<Ghost>();
  readonly #slowAnswers = new Set<NodeJS.Timeout>();
  #endpoint = '';
  #plan: FaultPlan | undefined;
  #planned = 0;

  constructor(options: CosmosDoubleOptions) {
    this.#nowMs = options.nowMs ?? Date.now;
    this.#db = new DatabaseSync(options.file ?? ':memory:');
    // What is written survives the end of this process; only a crash of the machine could lose it.
    this.#db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = OFF; PRAGMA cache_size = -65536;');
    this.#catalog = new Catalog(this.#db, options.physicalPartitions ?? 1);
    for (const id of options.databases ?? []) this.#catalog.ensureDatabase(id, this.#nowMs());
    this.#service = new Service({
      catalog: this.#catalog,
      authorization: new Authorization(this.key, options.aadTokens ?? [], options.authorizationNowMs ?? Date.now),
      tokens: new ContinuationTokens(this.key),
      nowMs: this.#nowMs,
      endpoint: () => this.#endpoint,
    });
    this.#server = createServer((request, response) => {
      this.#receive(request, response);
    });
    // A server that closes idle connections makes clients meet resets that no plan asked for.
    this.#server.keepAliveTimeout = 0;
    this.#server.requestTimeout = 0;
  }

  get endpoint(): string {
    return this.#endpoint;
  }

  get pendingGhosts(): number {
    return this.#ghosts.size;
  }

  listen(port: number): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#server.once('error', reject);
      this.#server.listen(port, '127.0.0.1', () => {
        const address = this.#server.address();
        const actual = typeof address === 'object' && address !== null ? address.port : port;
        this.#endpoint = `http://127.0.0.1:${String(actual)}`;
        resolve();
      });
    });
  }

  setFaults(plan: FaultPlan | undefined): void {
    this.#plan = plan;
    this.#planned = 0;
  }

  settleGhosts(): void {
    for (const ghost of [...this.#ghosts]) this.#haunt(ghost);
  }

  load(databaseId: string, containerId: string, items: Iterable<object>): number {
    const container = this.#catalog.container(databaseId, containerId);
    return container.table.load(newDocuments(container, items), this.#nowMs());
  }

  async close(): Promise<void> {
    for (const timer of this.#slowAnswers) clearTimeout(timer);
    for (const ghost of this.#ghosts) clearTimeout(ghost.timer);
    this.#ghosts.clear();
    await new Promise<void>((resolve) => {
      this.#server.close(() => {
        resolve();
      });
      this.#server.closeAllConnections();
    });
    this.#db.close();
  }

  #receive(message: IncomingMessage, response: ServerResponse): void {
    const chunks: Buffer[] = [];
    let bytes = 0;
    message.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
      // What is over the limit is not kept, only counted.
      if (bytes <= SIZE_LIMIT) chunks.push(chunk);
    });
    message.on('error', () => undefined);
    message.on('end', () => {
      const method = message.method ?? 'GET';
      const [path = '/', query] = (message.url ?? '/').split('?', 2);
      const headers = plainHeaders(message);
      const request: ServiceRequest = {
        method,
        path: query === undefined ? path : `${path}?${query}`,
        route: routeOf(method, query === undefined ? path : '/unknown-query-string', headers),
        headers,
        body: Buffer.concat(chunks).toString('utf8'),
        bodyBytes: bytes,
      };
      this.#meet(request, response);
    });
  }

  #meet(request: ServiceRequest, response: ServerResponse): void {
    const { kind, isWrite, databaseId, containerId, documentId } = request.route;
    let fault: Fault | undefined;
    if (this.#plan !== undefined) {
      this.#planned += 1;
      fault = this.#plan({ kind, isWrite, n: this.#planned, databaseId, containerId, documentId });
    }
    const due = ITEM_KINDS.has(kind) ? [...this.#ghosts] : [];
    this.#answer(request, response, fault);
    for (const ghost of due) {
      ghost.requests -= 1;
      if (ghost.requests <= 0) this.#haunt(ghost);
    }
  }

  #answer(request: ServiceRequest, response: ServerResponse, fault: Fault | undefined): void {
    switch (fault?.kind) {
      case undefined:
        this.#send(request, response, this.#run(request), undefined);
        return;
      case 'throttled':
        this.#refuse(request, response, fault, throttled(fault.retryAfterMs ?? 10));
        return;
      case 'retryWith':
        this.#refuse(
          request,
          response,
          fault,
          new WireError(449, 'Conflicting request to resource has been attempted. Retry to avoid conflicts.'),
        );
        return;
      case 'gone':
        this.#refuse(
          request,
          response,
          fault,
          new WireError(410, 'The requested resource is no longer available at the server.', {
            subStatus: fault.subStatus ?? PARTITION_MIGRATION,
          }),
        );
        return;
      case 'timedOut':
        if (fault.when === 'after') this.#run(request);
        this.#refuse(request, response, fault, timedOut());
        return;
      case 'unavailable':
        if (fault.when === 'after') this.#run(request);
        this.#refuse(request, response, fault, new WireError(503, 'Service is currently unavailable.'));
        return;
      case 'serverError':
        if (fault.when === 'after') this.#run(request);
        this.#refuse(request, response, fault, new WireError(500, 'Unknown server error occurred.'));
        return;
      case 'droppedBefore':
        this.#drop(request, response, fault, undefined);
        return;
      case 'droppedAfter':
        this.#drop(request, response, fault, this.#run(request));
        return;
      case 'slow':
        this.#answerSlowly(request, response, fault);
        return;
      case 'ghost':
        this.#raise(request, fault);
        if (fault.answer === 'dropped') this.#drop(request, response, fault, undefined);
        else this.#refuse(request, response, fault, timedOut());
        return;
      case 'throttledOperation': {
        const throttledAt = { operation: fault.operation ?? 0, retryAfterMs: fault.retryAfterMs ?? 10 };
        this.#send(request, response, this.#run({ ...request, throttled: throttledAt }), fault);
        return;
      }
      case 'staleRead':
        this.#send(request, response, this.#run({ ...request, staleBy: fault.commits ?? 1 }), fault);
        return;
    }
  }

  #run(request: ServiceRequest): ServiceAnswer {
    try {
      return this.#service.answer(request);
    } catch (error) {
      const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
      return errorAnswer(new WireError(500, `This double has a bug: ${detail}`));
    }
  }

  #answerSlowly(request: ServiceRequest, response: ServerResponse, fault: Extract<Fault, { kind: 'slow' }>): void {
    const answer = fault.done === 'late' ? undefined : this.#run(request);
    const timer = setTimeout(() => {
      this.#slowAnswers.delete(timer);
      this.#send(request, response, answer ?? this.#run(request), fault);
    }, fault.ms);
    this.#slowAnswers.add(timer);
  }

  #raise(request: ServiceRequest, fault: Extract<Fault, { kind: 'ghost' }>): void {
    const ghost: Ghost = {
      requests: 'requests' in fault.after ? fault.after.requests : Infinity,
      timer: undefined,
      write: () => {
        this.#log(request, this.#run(request), fault, true);
      },
    };
    this.#ghosts.add(ghost);
    if ('ms' in fault.after) {
      ghost.timer = setTimeout(() => {
        this.#haunt(ghost);
      }, fault.after.ms);
    }
  }

  #haunt(ghost: Ghost): void {
    clearTimeout(ghost.timer);
    if (this.#ghosts.delete(ghost)) ghost.write();
  }

  #refuse(request: ServiceRequest, response: ServerResponse, fault: Fault, error: WireError): void {
    this.#send(request, response, errorAnswer(error), fault);
  }

  #drop(request: ServiceRequest, response: ServerResponse, fault: Fault, done: ServiceAnswer | undefined): void {
    this.#log(request, { ...(done ?? NOTHING), status: 0 }, fault, false);
    response.socket?.destroy();
  }

  #send(request: ServiceRequest, response: ServerResponse, answer: ServiceAnswer, fault: Fault | undefined): void {
    this.#log(request, answer, fault, false);
    const body = Buffer.from(answer.body);
    response.writeHead(answer.status, {
      ...answer.headers,
      ...(answer.status === 204 || answer.status === 304 ? {} : { 'content-length': String(body.length) }),
    });
    response.end(body);
  }

  #log(request: ServiceRequest, answer: ServiceAnswer, fault: Fault | undefined, isGhost: boolean): void {
    this.requests.add({
      kind: request.route.kind,
      isWrite: request.route.isWrite,
      method: request.method,
      path: request.path,
      status: answer.status,
      subStatus: answer.subStatus,
      requestCharge: answer.requestCharge,
      documentsRead: answer.documentsRead,
      documentsReturned: answer.documentsReturned,
      fault: fault?.kind,
      isGhost,
    });
  }
}

// A sub-status of 410 that does not make the SDK look for split partitions.
const PARTITION_MIGRATION = 1008;

const NOTHING: ServiceAnswer = {
  status: 0,
  headers: {},
  body: '',
  subStatus: undefined,
  requestCharge: 0,
  documentsRead: 0,
  documentsReturned: 0,
};

function throttled(retryAfterMs: number): WireError {
  return new WireError(
    429,
    'Message: {"Errors":["Request rate is large. More Request Units may be needed, so no changes were made. Please retry this request later. Learn more: http://aka.ms/cosmosdb-error-429"]}',
    { subStatus: 3200, headers: { 'x-ms-retry-after-ms': String(retryAfterMs) } },
  );
}

function timedOut(): WireError {
  return new WireError(408, 'Message: {"Errors":["The requested operation exceeded maximum alloted time."]}');
}

function plainHeaders(message: IncomingMessage): RequestHeaders {
  const headers: Record<string, string | undefined> = {};
  for (const [name, value] of Object.entries(message.headers)) {
    headers[name] = Array.isArray(value) ? value.join(', ') : value;
  }
  return headers;
}

function* newDocuments(container: Container, items: Iterable<object>): Generator<NewDocument> {
  for (const item of items) {
    if (!isJsonObject(item)) throw new TypeError('An item to load has to be a JSON object.');
    const place = placeOf(container, partitionKeyOf(item, container.partitionKeyPath));
    yield newDocument(container, place, item, checkedId(item));
  }
}
