import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';

import {
  checkBatch,
  INDEXED_FIELDS,
  indexFor,
  QUERY_INDEXES,
  StoreNotReady,
  StoreUnavailable,
  WriteConflict,
  type DocumentQuery,
  type DocumentStore,
  type DocumentWrite,
  type StoredDocument,
} from './document-store.ts';

/** The layout of the file; a program that knows only lower ones must not touch it. */
const LAYOUT_VERSION = 4;

/** Documents that are there: those whose time is over only wait to be swept. The parameter is the time. */
const ALIVE = '(expires_at IS NULL OR expires_at > ?)';
const COLUMNS = 'partition, id, etag, body, expires_at';

const EXPIRY_INDEX = 'CREATE INDEX by_expiry ON documents (expires_at) WHERE expires_at IS NOT NULL;';

/** What makes a file of an earlier layout one of the next. */
const MIGRATIONS: ReadonlyMap<number, string> = new Map([
  [3, `ALTER TABLE documents ADD COLUMN expires_at INTEGER; ${EXPIRY_INDEX}`],
]);

const SCHEMA = `
  CREATE TABLE documents (
    partition TEXT NOT NULL,
    id TEXT NOT NULL,
    etag TEXT NOT NULL,
    body TEXT NOT NULL,
    expires_at INTEGER,
    ${INDEXED_FIELDS.map((field) => `${quoted(field)} GENERATED ALWAYS AS (body ->> '$.${field}') VIRTUAL`).join(',\n    ')},
    PRIMARY KEY (partition, id)
  ) WITHOUT ROWID;
  ${QUERY_INDEXES.map(
    ({ name, inPartition, fields }) =>
      `CREATE INDEX ${name} ON documents (${[...(inPartition ? ['partition'] : []), ...fields.map(quoted)].join(', ')});`,
  ).join('\n  ')}
  CREATE INDEX by_next_at ON documents ("nextAt") WHERE "nextAt" IS NOT NULL;
  ${EXPIRY_INDEX}
  PRAGMA user_version = ${String(LAYOUT_VERSION)};
`;

const BUSY_TIMEOUT_MS = 5_000;
/** The default of 2 MB is too small to keep what is due at hand when a million engagements are stored: that takes three times as long. */
const CACHE_KIB = 16 * 1024;

/** Expired documents that each commit takes along. */
const SWEPT_PER_COMMIT = 50;

const INSERT =
  'INSERT INTO documents (partition, id, etag, body, expires_at) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET etag = excluded.etag, body = excluded.body, expires_at = excluded.expires_at';

interface QueuedBatch {
  readonly partition: string;
  readonly writes: readonly DocumentWrite[];
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

/** How `SqliteDocumentStore` is opened. */
export interface SqliteOptions {
  /** A file, created with its folder when missing; or `:memory:`. Several processes may share a file. */
  readonly file: string;
  /** The store's clock, in milliseconds since the epoch: it decides what is due. */
  readonly nowMs: () => number;
}

/**
 * The document store in one SQLite file, through Node's own driver. A write is on disk when its promise resolves:
 * WAL with `synchronous=FULL`. Batches that arrive in one turn of the event loop share a commit; each fails by itself.
 */
export class SqliteDocumentStore implements DocumentStore {
  readonly #database: DatabaseSync;
  readonly #nowMs: () => number;
  readonly #statements = new Map<string, StatementSync>();
  #queue: QueuedBatch[] = [];
  #flushed: Promise<void> = Promise.resolve();

  /** @throws StoreNotReady when the file belongs to another version of the program. */
  constructor({ file, nowMs }: SqliteOptions) {
    this.#nowMs = nowMs;
    if (file !== ':memory:') mkdirSync(dirname(file), { recursive: true });
    this.#database = new DatabaseSync(file, { timeout: BUSY_TIMEOUT_MS });
    this.#database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;');
    // What is overwritten or deleted does not stay in the file until its place is needed.
    this.#database.exec('PRAGMA secure_delete = ON');
    this.#database.exec(`PRAGMA cache_size = -${String(CACHE_KIB)}`);
    this.#prepareLayout();
  }

  get(partition: string, id: string): Promise<StoredDocument | undefined> {
    const row = this.#statement(`SELECT ${COLUMNS} FROM documents WHERE partition = ? AND id = ? AND ${ALIVE}`).get(
      partition,
      id,
      this.#nowMs(),
    );
    return Promise.resolve(row && documentOf(row));
  }

  write(partition: string, writes: readonly DocumentWrite[]): Promise<void> {
    return new Promise((resolve, reject) => {
      checkBatch(partition, writes);
      this.#queue.push({ partition, writes, resolve, reject });
      if (this.#queue.length > 1) return;
      this.#flushed = new Promise((done) => {
        setImmediate(() => {
          this.#flush();
          done();
        });
      });
    });
  }

  async find(query: DocumentQuery): Promise<readonly StoredDocument[]> {
    const { sql, values } = selectFor(query, this.#nowMs());
    const rows = await Promise.resolve(this.#statement(sql).all(...values));
    return rows.map(documentOf);
  }

  findDue(limit: number): Promise<{ nowMs: number; documents: readonly StoredDocument[] }> {
    const nowMs = this.#nowMs();
    const rows = this.#statement(
      `SELECT ${COLUMNS} FROM documents WHERE "nextAt" <= ? AND ${ALIVE} ORDER BY "nextAt" LIMIT ?`,
    ).all(nowMs, nowMs, limit);
    return Promise.resolve({ nowMs, documents: rows.map(documentOf) });
  }

  partitionAfter(partition = ''): Promise<string | undefined> {
    const row = this.#statement(
      `SELECT partition FROM documents WHERE partition > ? AND ${ALIVE} ORDER BY partition LIMIT 1`,
    ).get(partition, this.#nowMs());
    return Promise.resolve(row && String(row['partition']));
  }

  readPartition(partition: string): Promise<readonly StoredDocument[]> {
    const rows = this.#statement(`SELECT ${COLUMNS} FROM documents WHERE partition = ? AND ${ALIVE}`).all(
      partition,
      this.#nowMs(),
    );
    return Promise.resolve(rows.map(documentOf));
  }

  async wipeRemains(): Promise<void> {
    await this.#flushed;
    while (this.#sweep(SWEPT_PER_COMMIT) === SWEPT_PER_COMMIT);
    // Writes the file anew, so that nothing of before `secure_delete` is left either; then empties the log beside it.
    this.#database.exec('VACUUM');
    const emptied = this.#database.prepare('PRAGMA wal_checkpoint(TRUNCATE)').get();
    if (emptied?.['busy'] !== 0) {
      throw new StoreUnavailable('The log beside the database is in use and still holds what was deleted', {
        statusCode: undefined,
        cause: undefined,
      });
    }
  }

  async close(): Promise<void> {
    await this.#flushed;
    this.#database.close();
  }

  /** How SQLite would answer `query`, in its own words; for tests that no question reads everything. */
  explain(query: DocumentQuery): string {
    const { sql, values } = selectFor(query, this.#nowMs());
    return this.#database
      .prepare(`EXPLAIN QUERY PLAN ${sql}`)
      .all(...values)
      .map((step) => String(step['detail']))
      .join('; ');
  }

  #prepareLayout(): void {
    this.#database.exec('BEGIN IMMEDIATE');
    try {
      const version = Number(this.#database.prepare('PRAGMA user_version').get()?.['user_version']);
      if (version > LAYOUT_VERSION) {
        throw new StoreNotReady(
          `The database has layout ${String(version)}, this program knows up to ${String(LAYOUT_VERSION)}: run a newer version of the bot`,
        );
      }
      if (version === 0) this.#database.exec(SCHEMA);
      for (let layout = version; layout > 0 && layout < LAYOUT_VERSION; layout += 1) {
        const migration = MIGRATIONS.get(layout);
        if (migration !== undefined) {
          this.#database.exec(`${migration} PRAGMA user_version = ${String(layout + 1)};`);
          continue;
        }
        throw new StoreNotReady(
          `The database has layout ${String(version)} of an older version, which this program cannot read: move the file away and start again`,
        );
      }
      this.#database.exec('COMMIT');
    } catch (error) {
      this.#database.exec('ROLLBACK');
      this.#database.close();
      throw error;
    }
  }

  #flush(): void {
    const batches = this.#queue;
    this.#queue = [];
    const settle: (() => void)[] = [];
    try {
      this.#database.exec('BEGIN IMMEDIATE');
      for (const { partition, writes, resolve, reject } of batches) {
        const conflict = this.#apply(partition, writes);
        settle.push(
          conflict
            ? () => {
                reject(conflict);
              }
            : resolve,
        );
      }
      this.#sweep(SWEPT_PER_COMMIT);
      this.#database.exec('COMMIT');
    } catch (error) {
      if (this.#database.isTransaction) this.#database.exec('ROLLBACK');
      for (const { reject } of batches) reject(error);
      return;
    }
    for (const done of settle) done();
  }

  /** Removes documents whose time is over, the first ones first; returns how many. */
  #sweep(limit: number): number {
    const { changes } = this.#statement(
      'DELETE FROM documents WHERE (partition, id) IN (SELECT partition, id FROM documents WHERE expires_at <= ? ORDER BY expires_at LIMIT ?)',
    ).run(this.#nowMs(), limit);
    return Number(changes);
  }

  #apply(partition: string, writes: readonly DocumentWrite[]): WriteConflict | undefined {
    this.#database.exec('SAVEPOINT batch');
    for (const write of writes) {
      const why = this.#applyOne(partition, write);
      if (why) {
        this.#database.exec('ROLLBACK TO batch; RELEASE batch');
        return new WriteConflict(why, write.id);
      }
    }
    this.#database.exec('RELEASE batch');
    return undefined;
  }

  #applyOne(partition: string, write: DocumentWrite): 'exists' | 'changed' | 'missing' | undefined {
    const etag = randomUUID();
    const body = 'body' in write ? JSON.stringify(write.body) : '';
    const nowMs = this.#nowMs();
    const ttlSeconds = 'ttlSeconds' in write ? write.ttlSeconds : undefined;
    const expiresAtMs = ttlSeconds === undefined ? null : nowMs + ttlSeconds * 1000;
    switch (write.kind) {
      case 'create': {
        const { changes } = this.#statement(`${INSERT} WHERE NOT ${ALIVE}`).run(
          partition,
          write.id,
          etag,
          body,
          expiresAtMs,
          nowMs,
        );
        return changes === 1 ? undefined : 'exists';
      }
      case 'replace': {
        const { changes } = this.#statement(
          `UPDATE documents SET etag = ?, body = ?, expires_at = ? WHERE partition = ? AND id = ? AND etag = ? AND ${ALIVE}`,
        ).run(etag, body, expiresAtMs, partition, write.id, write.etag, nowMs);
        return changes === 1 ? undefined : this.#whyNot(partition, write.id);
      }
      case 'delete': {
        const { changes } = this.#statement(
          `DELETE FROM documents WHERE partition = ? AND id = ? AND etag = ? AND ${ALIVE}`,
        ).run(partition, write.id, write.etag, nowMs);
        return changes === 1 ? undefined : this.#whyNot(partition, write.id);
      }
      case 'put':
        this.#statement(INSERT).run(partition, write.id, etag, body, expiresAtMs);
        return undefined;
    }
  }

  #whyNot(partition: string, id: string): 'changed' | 'missing' {
    const present = this.#statement(`SELECT 1 FROM documents WHERE partition = ? AND id = ? AND ${ALIVE}`).get(
      partition,
      id,
      this.#nowMs(),
    );
    return present ? 'changed' : 'missing';
  }

  #statement(sql: string): StatementSync {
    const prepared = this.#statements.get(sql) ?? this.#database.prepare(sql);
    this.#statements.set(sql, prepared);
    return prepared;
  }
}

function selectFor(query: DocumentQuery, nowMs: number): { sql: string; values: SQLInputValue[] } {
  const { name } = indexFor(query);
  const conditions: string[] = [];
  const values: SQLInputValue[] = [];
  const add = (condition: string, ...bound: SQLInputValue[]): void => {
    conditions.push(condition);
    values.push(...bound);
  };
  if (query.partition !== undefined) add('partition = ?', query.partition);
  for (const [field, value] of Object.entries(query.where)) {
    add(`${quoted(field)} = ?`, typeof value === 'boolean' ? Number(value) : value);
  }
  if (query.startsWith) {
    const { field, text } = query.startsWith;
    add(`${quoted(field)} >= ? AND ${quoted(field)} < ?`, text, `${text}\u{10FFFF}`);
  }
  if (query.orderBy) add(`${quoted(query.orderBy.field)} IS NOT NULL`);
  add(ALIVE, nowMs);
  const order = query.orderBy
    ? ` ORDER BY ${quoted(query.orderBy.field)} ${query.orderBy.direction === 'ascending' ? 'ASC' : 'DESC'}`
    : '';
  // Without statistics SQLite prefers the primary key to these indexes.
  return {
    sql: `SELECT ${COLUMNS} FROM documents INDEXED BY ${name} WHERE ${conditions.join(' AND ')}${order} LIMIT ?`,
    values: [...values, query.limit],
  };
}

function quoted(field: string): string {
  return `"${field}"`;
}

function documentOf(row: Record<string, unknown>): StoredDocument {
  const body: unknown = JSON.parse(String(row['body']));
  const { partition, id, etag, expires_at: expiresAt } = row;
  return {
    partition: String(partition),
    id: String(id),
    etag: String(etag),
    body,
    ...(typeof expiresAt === 'number' ? { expiresAtMs: expiresAt } : {}),
  };
}
