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
  WriteConflict,
  type DocumentQuery,
  type DocumentStore,
  type DocumentWrite,
  type StoredDocument,
} from './document-store.ts';

/** The layout of the file; a program that knows only lower ones must not touch it. */
const LAYOUT_VERSION = 3;

const SCHEMA = `
  CREATE TABLE documents (
    partition TEXT NOT NULL,
    id TEXT NOT NULL,
    etag TEXT NOT NULL,
    body TEXT NOT NULL,
    ${INDEXED_FIELDS.map((field) => `${quoted(field)} GENERATED ALWAYS AS (body ->> '$.${field}') VIRTUAL`).join(',\n    ')},
    PRIMARY KEY (partition, id)
  ) WITHOUT ROWID;
  ${QUERY_INDEXES.map(
    ({ name, inPartition, fields }) =>
      `CREATE INDEX ${name} ON documents (${[...(inPartition ? ['partition'] : []), ...fields.map(quoted)].join(', ')});`,
  ).join('\n  ')}
  CREATE INDEX by_next_at ON documents ("nextAt") WHERE "nextAt" IS NOT NULL;
  PRAGMA user_version = ${String(LAYOUT_VERSION)};
`;

const BUSY_TIMEOUT_MS = 5_000;
/** The default of 2 MB is too small to keep what is due at hand when a million engagements are stored: that takes three times as long. */
const CACHE_KIB = 16 * 1024;

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
    this.#database.exec(`PRAGMA cache_size = -${String(CACHE_KIB)}`);
    this.#prepareLayout();
  }

  get(partition: string, id: string): Promise<StoredDocument | undefined> {
    const row = this.#statement('SELECT etag, body FROM documents WHERE partition = ? AND id = ?').get(partition, id);
    return Promise.resolve(row && documentOf({ ...row, partition, id }));
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
    const { sql, values } = selectFor(query);
    const rows = await Promise.resolve(this.#statement(sql).all(...values));
    return rows.map(documentOf);
  }

  findDue(limit: number): Promise<{ nowMs: number; documents: readonly StoredDocument[] }> {
    const nowMs = this.#nowMs();
    const rows = this.#statement(
      'SELECT partition, id, etag, body FROM documents WHERE "nextAt" <= ? ORDER BY "nextAt" LIMIT ?',
    ).all(nowMs, limit);
    return Promise.resolve({ nowMs, documents: rows.map(documentOf) });
  }

  partitionAfter(partition = ''): Promise<string | undefined> {
    const row = this.#statement('SELECT partition FROM documents WHERE partition > ? ORDER BY partition LIMIT 1').get(
      partition,
    );
    return Promise.resolve(row && String(row['partition']));
  }

  readPartition(partition: string): Promise<readonly StoredDocument[]> {
    const rows = this.#statement('SELECT partition, id, etag, body FROM documents WHERE partition = ?').all(partition);
    return Promise.resolve(rows.map(documentOf));
  }

  async close(): Promise<void> {
    await this.#flushed;
    this.#database.close();
  }

  /** How SQLite would answer `query`, in its own words; for tests that no question reads everything. */
  explain(query: DocumentQuery): string {
    const { sql, values } = selectFor(query);
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
      if (version > 0 && version < LAYOUT_VERSION) {
        throw new StoreNotReady(
          `The database has layout ${String(version)} of an older version, which this program cannot read: move the file away and start again`,
        );
      }
      if (version === 0) this.#database.exec(SCHEMA);
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
      this.#database.exec('COMMIT');
    } catch (error) {
      if (this.#database.isTransaction) this.#database.exec('ROLLBACK');
      for (const { reject } of batches) reject(error);
      return;
    }
    for (const done of settle) done();
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
    switch (write.kind) {
      case 'create': {
        const { changes } = this.#statement(
          'INSERT INTO documents (partition, id, etag, body) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING',
        ).run(partition, write.id, etag, body);
        return changes === 1 ? undefined : 'exists';
      }
      case 'replace': {
        const { changes } = this.#statement(
          'UPDATE documents SET etag = ?, body = ? WHERE partition = ? AND id = ? AND etag = ?',
        ).run(etag, body, partition, write.id, write.etag);
        return changes === 1 ? undefined : this.#whyNot(partition, write.id);
      }
      case 'delete': {
        const { changes } = this.#statement('DELETE FROM documents WHERE partition = ? AND id = ? AND etag = ?').run(
          partition,
          write.id,
          write.etag,
        );
        return changes === 1 ? undefined : this.#whyNot(partition, write.id);
      }
      case 'put':
        this.#statement(
          'INSERT INTO documents (partition, id, etag, body) VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET etag = excluded.etag, body = excluded.body',
        ).run(partition, write.id, etag, body);
        return undefined;
    }
  }

  #whyNot(partition: string, id: string): 'changed' | 'missing' {
    const present = this.#statement('SELECT 1 FROM documents WHERE partition = ? AND id = ?').get(partition, id);
    return present ? 'changed' : 'missing';
  }

  #statement(sql: string): StatementSync {
    const prepared = this.#statements.get(sql) ?? this.#database.prepare(sql);
    this.#statements.set(sql, prepared);
    return prepared;
  }
}

function selectFor(query: DocumentQuery): { sql: string; values: SQLInputValue[] } {
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
  const order = query.orderBy
    ? ` ORDER BY ${quoted(query.orderBy.field)} ${query.orderBy.direction === 'ascending' ? 'ASC' : 'DESC'}`
    : '';
  // Without statistics SQLite prefers the primary key to these indexes.
  return {
    sql: `SELECT partition, id, etag, body FROM documents INDEXED BY ${name} WHERE ${conditions.join(' AND ')}${order} LIMIT ?`,
    values: [...values, query.limit],
  };
}

function quoted(field: string): string {
  return `"${field}"`;
}

function documentOf(row: Record<string, unknown>): StoredDocument {
  const body: unknown = JSON.parse(String(row['body']));
  return { partition: String(row['partition']), id: String(row['id']), etag: String(row['etag']), body };
}
