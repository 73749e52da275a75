import { BATCH_WRITES } from '../application/limits.ts';

/** A document as it was read. */
export interface StoredDocument {
  readonly partition: string;
  readonly id: string;
  /** Changes with every write to the document. */
  readonly etag: string;
  readonly body: unknown;
  /** When it goes by itself, in milliseconds since the epoch by the store's clock; `undefined` for never. */
  readonly expiresAtMs?: number | undefined;
}

/** A JSON object that becomes a document's body. */
export type DocumentBody = Readonly<Record<string, unknown>>;

/** What a document is to be. */
interface DocumentContent {
  readonly id: string;
  readonly body: DocumentBody;
  /**
   * Whole seconds after which the document is gone as if it had been deleted, 1 to 2,147,483,647; each write counts anew,
   * and one without makes it stay. The store's clock decides, up to a second too early.
   */
  readonly ttlSeconds?: number | undefined;
}

/** One write of a batch. `put` creates or overwrites without asking. */
export type DocumentWrite =
  | ({ readonly kind: 'create' } & DocumentContent)
  | ({ readonly kind: 'replace'; readonly etag: string } & DocumentContent)
  | ({ readonly kind: 'put' } & DocumentContent)
  | { readonly kind: 'delete'; readonly id: string; readonly etag: string };

/** The fields of a body that queries may name. */
export const INDEXED_FIELDS = [
  'type',
  'current',
  'fmId',
  'startDate',
  'needsFirstDate',
  'needsFm',
  'notByGateway',
  'nameKey',
  'matchedName',
  'matchedDomain',
  'tpid',
  'customerId',
  'deliveryChannel',
  'isFm',
  'isFormerFm',
  'isLead',
  'delegateId',
  'remindedOf',
  'recipient',
  'state',
  'at',
  'nextAt',
] as const;

export type IndexedField = (typeof INDEXED_FIELDS)[number];

/**
 * The questions that can be asked, each with the index that answers it: the fields that are compared, and last the one
 * that is ordered by or begins with a text. Anything else would mean reading everything, and is refused.
 */
export const QUERY_INDEXES: readonly QueryIndex[] = [
  { name: 'by_current', inPartition: true, fields: ['current'] },
  { name: 'by_time', inPartition: true, fields: ['type', 'at'] },
  { name: 'by_fm', inPartition: false, fields: ['type', 'fmId', 'startDate'] },
  { name: 'by_first_date', inPartition: false, fields: ['type', 'needsFirstDate'] },
  { name: 'by_missing_fm', inPartition: false, fields: ['type', 'needsFm', 'startDate'] },
  { name: 'by_first_entry', inPartition: false, fields: ['type', 'notByGateway', 'startDate'] },
  { name: 'by_name', inPartition: false, fields: ['type', 'nameKey'] },
  { name: 'by_matched_name', inPartition: false, fields: ['type', 'matchedName'] },
  { name: 'by_matched_domain', inPartition: false, fields: ['type', 'matchedDomain'] },
  { name: 'by_tpid', inPartition: false, fields: ['type', 'tpid'] },
  { name: 'by_customer', inPartition: false, fields: ['type', 'customerId', 'nameKey'] },
  { name: 'by_channel', inPartition: false, fields: ['type', 'deliveryChannel', 'startDate'] },
  { name: 'by_fm_role', inPartition: false, fields: ['type', 'isFm', 'nameKey'] },
  { name: 'by_delegate', inPartition: false, fields: ['type', 'delegateId'] },
  { name: 'by_former_fm_role', inPartition: false, fields: ['type', 'isFormerFm', 'nameKey'] },
  { name: 'by_lead_role', inPartition: false, fields: ['type', 'isLead', 'nameKey'] },
  { name: 'by_state', inPartition: false, fields: ['type', 'state', 'recipient'] },
  { name: 'by_recipient', inPartition: false, fields: ['type', 'current', 'recipient'] },
  { name: 'by_reminded', inPartition: false, fields: ['type', 'remindedOf'] },
];

export interface QueryIndex {
  readonly name: string;
  /** Whether it answers questions to one partition or to all of them. */
  readonly inPartition: boolean;
  readonly fields: readonly IndexedField[];
}

/** A question to the store. Documents that lack a field it compares or orders by do not match. */
export interface DocumentQuery {
  /** Only this partition; without it the question goes to all of them. */
  readonly partition?: string;
  readonly where: Readonly<Partial<Record<IndexedField, string | number | boolean>>>;
  /** Only documents whose `field` begins with `text`. */
  readonly startsWith?: { readonly field: IndexedField; readonly text: string };
  readonly orderBy?: { readonly field: IndexedField; readonly direction: 'ascending' | 'descending' };
  /** 1 to 1,000. */
  readonly limit: number;
}

/** The store refused a write because of what was there: nothing of its batch was written. */
export class WriteConflict extends Error {
  override readonly name = 'WriteConflict';
  readonly why: 'exists' | 'changed' | 'missing';
  readonly documentId: string;

  constructor(why: 'exists' | 'changed' | 'missing', documentId: string) {
    super(`Document ${documentId}: ${why}`);
    this.why = why;
    this.documentId = documentId;
  }
}

/** The store could not be asked, or did not answer, although it was tried again. A write may have happened all the same. */
export class StoreUnavailable extends Error {
  override readonly name = 'StoreUnavailable';
  /** Of the last answer; `undefined` when there was none. */
  readonly statusCode: number | undefined;

  constructor(
    message: string,
    { statusCode, cause }: { readonly statusCode: number | undefined; readonly cause: unknown },
  ) {
    super(message, { cause });
    this.statusCode = statusCode;
  }
}

/** The store cannot be worked with as it is set up; the message is one line that says what to do. */
export class StoreNotReady extends Error {
  override readonly name = 'StoreNotReady';
}

/** The store refused a request that no store can carry out: a limit was passed or an id has forbidden characters. */
export class InvalidRequest extends Error {
  override readonly name = 'InvalidRequest';
}

/** A limit of Azure Cosmos DB, too (transactional batch operations, learn.microsoft.com, read 2026-11). Every adapter keeps it. */
export const MAX_BATCH_BYTES = 2 * 1024 * 1024;
const MAX_QUERY_LIMIT = 1000;
const FORBIDDEN_IN_IDS = /[/\\?#]/;
const MAX_ID_CHARACTERS = 255;
/** Of Cosmos DB ("Time to Live", learn.microsoft.com, read 2026-11). */
const MAX_TTL_SECONDS = 2_147_483_647;

/**
 * Documents in partitions, with the semantics of Azure Cosmos DB: a document is known by partition and id, every write
 * changes its etag, and a batch is all or nothing inside one partition. There are no transactions across partitions.
 * Every method may also reject with `StoreUnavailable`.
 */
export interface DocumentStore {
  get(partition: string, id: string): Promise<StoredDocument | undefined>;
  /**
   * Writes all or nothing; it is durable when the promise resolves. At most 100 writes and 2 MB.
   * @throws WriteConflict when a document to create exists (`exists`), or one to replace or delete has another etag (`changed`) or is gone (`missing`)
   * @throws InvalidRequest
   */
  write(partition: string, writes: readonly DocumentWrite[]): Promise<void>;
  /** @throws InvalidRequest */
  find(query: DocumentQuery): Promise<readonly StoredDocument[]>;
  /** Documents of all partitions whose `nextAt` (milliseconds since the epoch) is not after the store's clock, earliest first. Costs in proportion to what is due. */
  findDue(limit: number): Promise<{ readonly nowMs: number; readonly documents: readonly StoredDocument[] }>;
  /** The first partition after that one (the very first when `undefined`) in the order of their names; `undefined` after the last. For copying and clearing a whole store. */
  partitionAfter(partition: string | undefined): Promise<string | undefined>;
  /** Everything in one partition, in no particular order. For copying and clearing a whole store. */
  readPartition(partition: string): Promise<readonly StoredDocument[]>;
  /**
   * Makes sure that nothing of what was deleted, overwritten or has expired can be found in the store's own files any more.
   * May take long, and others wait for it.
   */
  wipeRemains(): Promise<void>;
  close(): Promise<void>;
}

/** The seconds for which a document still lives, at least one; `undefined` for one that does not expire. */
export function remainingSeconds({ expiresAtMs }: StoredDocument, nowMs: number): number | undefined {
  return expiresAtMs === undefined ? undefined : Math.max(1, Math.ceil((expiresAtMs - nowMs) / 1000));
}

/**
 * Checks a batch against the limits every store keeps.
 * @throws InvalidRequest
 */
export function checkBatch(partition: string, writes: readonly DocumentWrite[]): void {
  if (writes.length === 0 || writes.length > BATCH_WRITES) {
    throw new InvalidRequest(`Expected 1 to ${String(BATCH_WRITES)} writes, got ${String(writes.length)}`);
  }
  for (const text of [partition, ...writes.map(({ id }) => id)]) {
    if (text.length === 0 || text.length > MAX_ID_CHARACTERS || FORBIDDEN_IN_IDS.test(text)) {
      throw new InvalidRequest(`Expected an id of 1 to ${String(MAX_ID_CHARACTERS)} characters without / \\ ? #`);
    }
  }
  for (const write of writes) {
    const ttl = 'ttlSeconds' in write ? write.ttlSeconds : undefined;
    if (ttl !== undefined && !(Number.isInteger(ttl) && ttl >= 1 && ttl <= MAX_TTL_SECONDS)) {
      throw new InvalidRequest(
        `Expected a time to live of 1 to ${String(MAX_TTL_SECONDS)} seconds, got ${String(ttl)}`,
      );
    }
  }
  const ids = new Set(writes.map(({ id }) => id));
  if (ids.size !== writes.length) throw new InvalidRequest('Expected each document at most once in a batch');
  const bytes = writes.reduce((sum, write) => sum + bytesOf(write), 0);
  if (bytes > MAX_BATCH_BYTES) {
    throw new InvalidRequest(`Expected at most ${String(MAX_BATCH_BYTES)} bytes, got ${String(bytes)}`);
  }
}

/** What a store adds to a body: ids, the version, what is to be done. */
const BYTES_AROUND_BODY = 1024;

/** Bytes that a write takes of what a batch may hold. */
export function bytesOf(write: DocumentWrite): number {
  return BYTES_AROUND_BODY + ('body' in write ? Buffer.byteLength(JSON.stringify(write.body)) : 0);
}

/**
 * The index that answers `query`.
 * @throws InvalidRequest when there is none, or when the limit is not 1 to 1,000
 */
export function indexFor({ partition, where, startsWith, orderBy, limit }: DocumentQuery): QueryIndex {
  if (!Number.isInteger(limit) || limit < 1 || limit > MAX_QUERY_LIMIT) {
    throw new InvalidRequest(`Expected a limit of 1 to ${String(MAX_QUERY_LIMIT)}, got ${String(limit)}`);
  }
  const fields = new Set([...Object.keys(where), startsWith?.field, orderBy?.field].filter((field) => field));
  const found = QUERY_INDEXES.find(
    (index) =>
      index.inPartition === (partition !== undefined) &&
      index.fields.length === fields.size &&
      index.fields.every((field) => fields.has(field)) &&
      [startsWith?.field, orderBy?.field].every((field) => field === undefined || field === index.fields.at(-1)),
  );
  if (!found) throw new InvalidRequest(`No index answers a question about ${[...fields].join(', ')}`);
  return found;
}
