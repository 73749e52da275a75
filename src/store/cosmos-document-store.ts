import { randomUUID } from 'node:crypto';

import type {
  Container,
  CosmosClient,
  ItemDefinition,
  ItemResponse,
  JSONObject,
  OperationInput,
  SqlParameter,
  SqlQuerySpec,
} from '@azure/cosmos';
import { z } from 'zod';

import { pathOf, pathsOf } from './cosmos-container.ts';
import { FailedOperation, mayHaveHappened, retrying, type RetryLimits } from './cosmos-retry.ts';
import {
  checkBatch,
  indexFor,
  WriteConflict,
  type DocumentQuery,
  type DocumentStore,
  type DocumentWrite,
  type StoredDocument,
} from './document-store.ts';

const itemShape = z.object({
  id: z.string(),
  pk: z.string(),
  _etag: z.string(),
  /** When it was last written, in seconds since the epoch, and how many more it lives. */
  _ts: z.number(),
  ttl: z.number().optional(),
  /** The batch that wrote it last: tells whether a batch was carried out that nobody confirmed. */
  writtenBy: z.string().optional(),
  body: z.unknown(),
});

const dueShape = z.looseObject({ now: z.number() });
const partitionShape = z.string();

/** A write that says what it expects to find. */
type ConditionalWrite = Exclude<DocumentWrite, { readonly kind: 'put' }>;

/** A `put` is tried on what others have left this often. */
const MAX_PUT_TRIES = 20;

const REFUSALS: ReadonlyMap<number, WriteConflict['why']> = new Map([
  [409, 'exists'],
  [412, 'changed'],
  [404, 'missing'],
]);

/** The status of operations that are not the reason why their batch failed. */
const FAILED_DEPENDENCY = 424;

/** How `CosmosDocumentStore` works on a container; see `openCosmosStore` for how one is reached. */
export interface CosmosStoreOptions {
  readonly client: CosmosClient;
  /** Set up as `CONTAINER_SETUP` says. */
  readonly container: Container;
  /** Instead of the account's clock, which decides what is due; only where time is not to be real. */
  readonly nowMs?: (() => number) | undefined;
  readonly retryLimits: RetryLimits;
}

/**
 * The document store in one container of Azure Cosmos DB. Every write says which version it expects, a `put` included, so
 * that it can be sent again when its outcome is not known: a batch that was carried out already is refused, and then found
 * in the store by its id.
 */
export class CosmosDocumentStore implements DocumentStore {
  readonly #client: CosmosClient;
  readonly #container: Container;
  readonly #nowMs: (() => number) | undefined;
  readonly #limits: RetryLimits;

  constructor({ client, container, nowMs, retryLimits }: CosmosStoreOptions) {
    this.#client = client;
    this.#container = container;
    this.#nowMs = nowMs;
    this.#limits = retryLimits;
  }

  async get(partition: string, id: string): Promise<StoredDocument | undefined> {
    const item = await retrying(() => this.#read(partition, id), this.#limits);
    return item && documentOf(item);
  }

  async write(partition: string, writes: readonly DocumentWrite[]): Promise<void> {
    checkBatch(partition, writes);
    const batchId = randomUUID();
    for (let tries = 1; ; tries += 1) {
      const conflict = await this.#commit(partition, await this.#conditional(partition, writes), batchId);
      if (!conflict) return;
      const isOfPut = writes.some(({ kind, id }) => kind === 'put' && id === conflict.documentId);
      if (!isOfPut || tries >= MAX_PUT_TRIES) throw conflict;
    }
  }

  async find(query: DocumentQuery): Promise<readonly StoredDocument[]> {
    const rows = await this.#query(questionFor(query), query.partition, query.limit);
    return rows.map((row) => documentOf(itemShape.parse(row)));
  }

  async findDue(limit: number): Promise<{ readonly nowMs: number; readonly documents: readonly StoredDocument[] }> {
    // Unlike GetCurrentTimestamp, the static one is evaluated before the query runs, so that the index can be used.
    const now = this.#nowMs ? '@now' : 'GetCurrentTimestampStatic()';
    const nextAt = propertyOf(pathOf('nextAt'));
    const rows = await this.#query(
      {
        query: `SELECT TOP @limit ${COLUMNS}, ${now} AS now FROM c WHERE ${nextAt} <= ${now} ORDER BY ${nextAt}`,
        parameters: [
          { name: '@limit', value: limit },
          ...(this.#nowMs ? [{ name: '@now', value: this.#nowMs() }] : []),
        ],
      },
      undefined,
      limit,
    );
    // Each physical partition tells its own time. When nothing is due, nobody needs to know since when.
    const times = rows.map((row) => dueShape.parse(row).now);
    const nowMs = times.length > 0 ? Math.max(...times) : (this.#nowMs?.() ?? Date.now());
    return { nowMs, documents: rows.map((row) => documentOf(itemShape.parse(row))) };
  }

  async partitionAfter(partition = ''): Promise<string | undefined> {
    const rows = await this.#query(
      {
        query: 'SELECT TOP 1 VALUE c.pk FROM c WHERE c.pk > @partition ORDER BY c.pk',
        parameters: [{ name: '@partition', value: partition }],
      },
      undefined,
      1,
    );
    return partitionShape.optional().parse(rows[0]);
  }

  async readPartition(partition: string): Promise<readonly StoredDocument[]> {
    const rows = await this.#query(
      {
        query: `SELECT ${COLUMNS} FROM c WHERE c.pk = @partition`,
        parameters: [{ name: '@partition', value: partition }],
      },
      partition,
      PAGE_SIZE,
    );
    return rows.map((row) => documentOf(itemShape.parse(row)));
  }

  /** The account removes for good what was deleted or has expired; its backups keep it as long as they are kept. */
  wipeRemains(): Promise<void> {
    return Promise.resolve();
  }

  close(): Promise<void> {
    this.#client.dispose();
    return Promise.resolve();
  }

  async #read(partition: string, id: string): Promise<z.infer<typeof itemShape> | undefined> {
    const response: ItemResponse<ItemDefinition> = await this.#container.item(id, partition).read();
    const { resource, statusCode, substatus } = response;
    if (statusCode !== 404) return itemShape.parse(resource);
    // The client does not throw this one. Without a substatus the item is not there; anything else is another matter.
    if (substatus === undefined || substatus === 0) return undefined;
    throw Object.assign(new Error('The item could not be looked for'), { code: statusCode, substatus });
  }

  async #query(question: SqlQuerySpec, partition: string | undefined, pageSize: number): Promise<readonly unknown[]> {
    return retrying(async () => {
      const iterator = this.#container.items.query<unknown>(
        question,
        partition === undefined
          ? // Otherwise the client first sends the question as it is, only to be refused.
            { maxItemCount: pageSize, forceQueryPlan: true }
          : { maxItemCount: pageSize, partitionKey: partition },
      );
      return (await iterator.fetchAll()).resources;
    }, this.#limits);
  }

  /** The writes with every `put` turned into what it amounts to now. */
  #conditional(partition: string, writes: readonly DocumentWrite[]): Promise<readonly ConditionalWrite[]> {
    return Promise.all(
      writes.map(async (write): Promise<ConditionalWrite> => {
        if (write.kind !== 'put') return write;
        const present = await this.get(partition, write.id);
        return present ? { ...write, kind: 'replace', etag: present.etag } : { ...write, kind: 'create' };
      }),
    );
  }

  /** Writes all or nothing, however often it takes; what comes back is why nothing was written. */
  async #commit(
    partition: string,
    writes: readonly ConditionalWrite[],
    batchId: string,
  ): Promise<WriteConflict | undefined> {
    const operations = writes.map((write) => operationFor(partition, write, batchId));
    let mayBeDone = false;
    return retrying(async () => {
      try {
        const conflict = await this.#send(partition, writes, operations);
        return conflict && mayBeDone && (await this.#isDone(partition, writes, batchId)) ? undefined : conflict;
      } catch (error) {
        mayBeDone ||= mayHaveHappened(error);
        throw error;
      }
    }, this.#limits);
  }

  async #send(
    partition: string,
    writes: readonly ConditionalWrite[],
    operations: readonly OperationInput[],
  ): Promise<WriteConflict | undefined> {
    const { code, result = [] } = await this.#container.items
      .batch([...operations], partition, { contentResponseOnWriteEnabled: false })
      .catch((error: unknown) => {
        // The client hides the answer, whose status the log is to tell, inside of another error.
        throw error instanceof Error && error.cause instanceof Error ? error.cause : error;
      });
    // A batch that failed as a whole is an answer, too: its operations tell why.
    const failed = result.findIndex(({ statusCode }) => statusCode >= 400 && statusCode !== FAILED_DEPENDENCY);
    const write = writes[failed];
    const status = result[failed]?.statusCode;
    if (write && status !== undefined) {
      const why = REFUSALS.get(status);
      if (why) return new WriteConflict(why, write.id);
      throw new FailedOperation(status);
    }
    if (code !== 200 || result.length !== operations.length) throw new FailedOperation(code ?? 500);
    return undefined;
  }

  /** Whether this batch was carried out after all, although one of its attempts said nothing and another was refused. */
  async #isDone(partition: string, writes: readonly ConditionalWrite[], batchId: string): Promise<boolean> {
    let isAllGone = true;
    for (const { id } of writes) {
      const item = await this.#read(partition, id);
      // One is enough: a batch is all or nothing. The others may have been changed by somebody else since.
      if (item?.writtenBy === batchId) return true;
      isAllGone &&= item === undefined;
    }
    return isAllGone && writes.every(({ kind }) => kind === 'delete');
  }
}

const COLUMNS = 'c.id, c.pk, c._etag, c._ts, c.ttl, c.body';
/** The most that a page of an answer holds. */
const PAGE_SIZE = 1000;

/** A path of an index as a query writes it: `/body/type` is `c.body.type`. */
function propertyOf(path: string): string {
  return `c${path.replaceAll('/', '.')}`;
}

/**
 * The question in Cosmos's words. It orders by all fields of its index, those that are compared included, because only
 * then a composite index answers it ("Indexing policies", learn.microsoft.com, read 2026-11).
 * @throws InvalidRequest
 */
function questionFor(query: DocumentQuery): SqlQuerySpec {
  const index = indexFor(query);
  const { partition, where, startsWith, orderBy, limit } = query;
  const conditions: string[] = [];
  const parameters: SqlParameter[] = [{ name: '@limit', value: limit }];
  const add = (path: string, operator: string, value: string | number | boolean): void => {
    const name = `@p${String(parameters.length)}`;
    conditions.push(`${propertyOf(path)} ${operator} ${name}`);
    parameters.push({ name, value });
  };
  if (partition !== undefined) add('/pk', '=', partition);
  for (const field of index.fields) {
    const value = where[field];
    if (value !== undefined) add(pathOf(field), '=', value);
  }
  if (startsWith) {
    add(pathOf(startsWith.field), '>=', startsWith.text);
    add(pathOf(startsWith.field), '<', `${startsWith.text}\u{10FFFF}`);
  } else if (orderBy) {
    // Every field that is ordered by holds a text. This leaves out the documents that lack it.
    add(pathOf(orderBy.field), '>=', '');
  }
  const direction = orderBy?.direction === 'descending' ? 'DESC' : 'ASC';
  const order = orderBy
    ? ` ORDER BY ${pathsOf(index)
        .map((path) => `${propertyOf(path)} ${direction}`)
        .join(', ')}`
    : '';
  return {
    query: `SELECT TOP @limit ${COLUMNS} FROM c WHERE ${conditions.join(' AND ')}${order}`,
    parameters,
  };
}

function operationFor(partition: string, write: ConditionalWrite, batchId: string): OperationInput {
  const { id } = write;
  switch (write.kind) {
    case 'create':
      return { operationType: 'Create', resourceBody: itemFor(partition, write, batchId) };
    case 'replace':
      return {
        operationType: 'Replace',
        id,
        ifMatch: write.etag,
        resourceBody: itemFor(partition, write, batchId),
      };
    case 'delete': {
      // In a variable, because the client sends the condition, but its type for this operation lacks it.
      const operation = { operationType: 'Delete', id, ifMatch: write.etag } as const;
      return operation;
    }
  }
}

/** A document's body stands apart in its item, so that all names stay free in it. */
function itemFor(
  partition: string,
  { id, body, ttlSeconds }: Exclude<ConditionalWrite, { readonly kind: 'delete' }>,
  batchId: string,
): JSONObject {
  // The client turns the body into JSON, which has no word for `undefined` and leaves it out.
  const item = { id, pk: partition, writtenBy: batchId, body: body as JSONObject };
  return ttlSeconds === undefined ? item : { ...item, ttl: ttlSeconds };
}

function documentOf({ id, pk, _etag, _ts, ttl, body }: z.infer<typeof itemShape>): StoredDocument {
  const document = { partition: pk, id, etag: _etag, body };
  return ttl === undefined ? document : { ...document, expiresAtMs: (_ts + ttl) * 1000 };
}
