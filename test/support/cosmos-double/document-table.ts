import { randomBytes } from 'node:crypto';
import type { DatabaseSync, SQLInputValue, SQLOutputValue, StatementSync } from 'node:sqlite';
import { isJsonObject, valueAt, type JsonObject } from './json-value.ts';
import type { PartitionKeyText } from './partition-key.ts';
import { sortableKey } from './sortable-key.ts';

/** A document as it is kept: its own JSON text, and what the service adds to it. */
export interface StoredDocument {
  readonly n: number;
  readonly range: number;
  readonly pk: PartitionKeyText;
  readonly id: string;
  readonly body: string;
  readonly etag: string;
  readonly ts: number;
  readonly ttl: number | null;
  readonly size: number;
}

/** A document that is to be written, before the service's part. */
export interface NewDocument {
  readonly range: number;
  readonly pk: PartitionKeyText;
  readonly id: string;
  readonly json: JsonObject;
  readonly ttl: number | null;
}

/** The clock reading and container setting that decide which documents have expired. */
export interface Expiry {
  readonly nowSeconds: number;
  readonly defaultTtl: number | undefined;
}

/** One indexed path in an access path's order. */
export interface AccessColumn {
  readonly path: readonly string[];
  readonly descending: boolean;
}

/** A condition that the index itself can apply. */
export type AccessCondition =
  | { readonly kind: 'equal'; readonly column: number; readonly key: Uint8Array }
  | { readonly kind: 'from'; readonly column: number; readonly key: Uint8Array; readonly inclusive: boolean }
  | { readonly kind: 'to'; readonly column: number; readonly key: Uint8Array; readonly inclusive: boolean };

/** How rows are to be fetched: from which documents, through which index, in which direction. */
export interface AccessPath {
  readonly scope:
    { readonly kind: 'partition'; readonly pk: PartitionKeyText } | { readonly kind: 'range'; readonly range: number };
  readonly columns: readonly AccessColumn[];
  readonly conditions: readonly AccessCondition[];
  readonly reverse: boolean;
}

/** A place in an access path's order, after which a next page goes on. */
export interface AccessPosition {
  readonly keys: readonly Uint8Array[];
  readonly n: number;
}

/** A row that an access path delivered, and its place in the order. */
export interface AccessRow {
  readonly document: StoredDocument;
  readonly position: AccessPosition;
}

type Undo =
  { readonly kind: 'remove'; readonly n: number } | { readonly kind: 'restore'; readonly document: StoredDocument };

interface Commit {
  readonly lsn: number;
  readonly undo: readonly Undo[];
}

// How many commits of each physical partition can be looked at from before.
const KEPT_COMMITS = 1000;
const FIXED_COLUMNS = ['n', 'range', 'pk', 'id', 'body', 'etag', 'ts', 'ttl', 'size'] as const;

/** The documents of one container, in one SQLite table with the keys of the indexed paths beside them. */
export class DocumentTable {
  readonly #db: DatabaseSync;
  readonly #name: string;
  readonly #container: number;
  readonly #rid: Buffer;
  readonly #self: string;
  readonly #keyColumns = new Map<string, { readonly path: readonly string[]; readonly column: string }>();
  readonly #indexes = new Set<string>();
  readonly #statements = new Map<string, StatementSync>();
  readonly #lsns: number[];
  readonly #commits: Commit[][];
  #lastN: number;
  #undo: Undo[] | undefined;
  #ranges: number;

  constructor(
    db: DatabaseSync,
    options: {
      readonly container: number;
      readonly containerRid: string;
      readonly databaseRid: string;
      readonly ranges: number;
    },
  ) {
    this.#db = db;
    this.#container = options.container;
    this.#name = `d${String(options.container)}`;
    this.#rid = Buffer.from(options.containerRid.replaceAll('-', '/'), 'base64');
    this.#self = `dbs/${options.databaseRid}/colls/${options.containerRid}/docs/`;
    this.#ranges = options.ranges;
    db.exec(
      `CREATE TABLE IF NOT EXISTS ${this.#name} (n INTEGER PRIMARY KEY, range INTEGER NOT NULL, pk TEXT NOT NULL,
       id TEXT NOT NULL, body TEXT NOT NULL, etag TEXT NOT NULL, ts INTEGER NOT NULL, ttl INTEGER, size INTEGER NOT NULL,
       UNIQUE (pk, id));
       CREATE TABLE IF NOT EXISTS lsns (container INTEGER, range INTEGER, lsn INTEGER, PRIMARY KEY (container, range));
       CREATE TABLE IF NOT EXISTS key_columns (container INTEGER, path TEXT, name TEXT, PRIMARY KEY (container, path));`,
    );
    this.#lsns = Array.from({ length: options.ranges }, () => 1);
    this.#commits = Array.from({ length: options.ranges }, () => []);
    for (const row of db.prepare('SELECT range, lsn FROM lsns WHERE container = ?').all(options.container)) {
      this.#lsns[integer(row, 'range')] = integer(row, 'lsn');
    }
    for (const row of db.prepare('SELECT path, name FROM key_columns WHERE container = ?').all(options.container)) {
      const path = text(row, 'path');
      this.#keyColumns.set(path, { path: pathOf(path), column: text(row, 'name') });
    }
    const last = db.prepare(`SELECT coalesce(max(n), 0) AS n FROM ${this.#name}`).get();
    this.#lastN = last === undefined ? 0 : integer(last, 'n');
  }

  /** The number of the last commit in a physical partition. */
  lsn(range: number): number {
    return this.#lsns[range] ?? 1;
  }

  /** The document of an id, expired or not. */
  find(pk: PartitionKeyText, id: string): StoredDocument | undefined {
    const row = this.#statement(`SELECT ${FIXED_COLUMNS.join(', ')} FROM ${this.#name} WHERE pk = ? AND id = ?`).get(
      pk,
      id,
    );
    return row === undefined ? undefined : documentOf(row);
  }

  /** Inserts a document with the next resource id. */
  insert(document: NewDocument, nowMs: number): StoredDocument {
    this.#lastN += 1;
    const stored = this.#write('INSERT', this.#lastN, document, nowMs);
    this.#undo?.push({ kind: 'remove', n: stored.n });
    return stored;
  }

  /** Replaces a document, which keeps its resource id. */
  replace(old: StoredDocument, document: NewDocument, nowMs: number): StoredDocument {
    this.#undo?.push({ kind: 'restore', document: old });
    return this.#write('REPLACE', old.n, document, nowMs);
  }

  /** Removes a document. */
  remove(old: StoredDocument): void {
    this.#undo?.push({ kind: 'restore', document: old });
    this.#statement(`DELETE FROM ${this.#name} WHERE n = ?`).run(old.n);
  }

  /** Runs writes as one commit with one new LSN, or undoes them all when one of them throws. */
  commit<T>(range: number, work: () => T): T {
    this.#undo = [];
    this.#statement('BEGIN').run();
    try {
      const result = work();
      const undo = this.#undo;
      if (undo.length > 0) {
        const lsn = this.lsn(range) + 1;
        this.#keepLsn(range, lsn);
        const commits = this.#commits[range];
        commits?.push({ lsn, undo });
        if (commits !== undefined && commits.length > KEPT_COMMITS * 2) commits.splice(0, KEPT_COMMITS);
      }
      this.#statement('COMMIT').run();
      return result;
    } catch (error) {
      this.#statement('ROLLBACK').run();
      throw error;
    } finally {
      this.#undo = undefined;
    }
  }

  /** Inserts many documents at once, without a history to look back into. */
  load(documents: Iterable<NewDocument>, nowMs: number): number {
    let count = 0;
    this.#db.exec('BEGIN');
    try {
      for (const document of documents) {
        this.#lastN += 1;
        this.#write('INSERT', this.#lastN, document, nowMs);
        count += 1;
        this.#lsns[document.range] = this.lsn(document.range) + 1;
      }
      this.#lsns.forEach((lsn, range) => {
        this.#keepLsn(range, lsn);
      });
      this.#db.exec('COMMIT');
    } catch (error) {
      this.#db.exec('ROLLBACK');
      throw error;
    }
    for (const commits of this.#commits) commits.length = 0;
    return count;
  }

  /** Looks at the documents as they were at an earlier LSN of one physical partition, as far back as is kept. */
  asOf<T>(range: number, lsn: number, work: () => T): T {
    if (lsn >= this.lsn(range)) return work();
    const later = (this.#commits[range] ?? []).filter((commit) => commit.lsn > lsn);
    this.#db.exec('SAVEPOINT earlier');
    try {
      for (const commit of later.reverse()) {
        for (const undo of commit.undo.toReversed()) {
          if (undo.kind === 'remove') this.#statement(`DELETE FROM ${this.#name} WHERE n = ?`).run(undo.n);
          else this.#put('REPLACE', undo.document, parsedBody(undo.document));
        }
      }
      return work();
    } finally {
      this.#db.exec('ROLLBACK TO earlier; RELEASE earlier');
    }
  }

  /** The earliest LSN of a physical partition that can still be looked at. */
  earliestLsn(range: number): number {
    const first = this.#commits[range]?.[0];
    return first === undefined ? this.lsn(range) : first.lsn - 1;
  }

  /** The complete JSON text of a document, with the service's properties. */
  fullText(document: StoredDocument): string {
    const rid = this.resourceId(document.n);
    return (
      `${document.body.slice(0, -1)},"_rid":"${rid}","_self":"${this.#self}${rid}/","_etag":${JSON.stringify(document.etag)},` +
      `"_attachments":"attachments/","_ts":${String(document.ts)}}`
    );
  }

  /** The complete document. */
  fullDocument(document: StoredDocument): JsonObject {
    const rid = this.resourceId(document.n);
    return {
      ...parsedBody(document),
      _rid: rid,
      _self: `${this.#self}${rid}/`,
      _etag: document.etag,
      _attachments: 'attachments/',
      _ts: document.ts,
    };
  }

  /** The `_rid` of a document: its container's, and its own number. */
  resourceId(n: number): string {
    const rid = Buffer.allocUnsafe(16);
    this.#rid.copy(rid, 0);
    rid.writeBigUInt64LE(BigInt(n), 8);
    return rid.toString('base64').replaceAll('/', '-');
  }

  /** Makes the keys of these paths ready for all documents, and the index over them. */
  prepare(access: Pick<AccessPath, 'scope' | 'columns'>): void {
    this.#indexName(access);
  }

  /** Makes the keys of these paths ready for all documents, before an index over them is needed. */
  keepKeys(paths: readonly (readonly string[])[]): void {
    for (const path of paths) this.#keyColumn(path);
  }

  /** The rows that an access path delivers, in its order, from a position on; expired documents are not there. */
  *rows(access: AccessPath, expiry: Expiry, after: AccessPosition | undefined): Generator<AccessRow> {
    const { sql, parameters, columns } = this.#select(access, expiry, after);
    for (const row of this.#statement(sql).iterate(...parameters)) {
      const document = documentOf(row);
      yield { document, position: { keys: columns.map((column) => blob(row, column)), n: document.n } };
    }
  }

  /** How many rows an access path would deliver, counted up to a limit. */
  count(access: AccessPath, expiry: Expiry, limit: number): number {
    const { sql, parameters } = this.#select(access, expiry, undefined);
    const row = this.#statement(`SELECT count(*) AS n FROM (${sql} LIMIT ?)`).get(...parameters, limit);
    return row === undefined ? 0 : integer(row, 'n');
  }

  /** Removes the table and all that belongs to it. */
  drop(): void {
    this.#statements.clear();
    this.#db.exec(
      `DROP TABLE ${this.#name}; DELETE FROM lsns WHERE container = ${String(this.#container)};
       DELETE FROM key_columns WHERE container = ${String(this.#container)}`,
    );
  }

  #select(
    access: AccessPath,
    expiry: Expiry,
    after: AccessPosition | undefined,
  ): { sql: string; parameters: SQLInputValue[]; columns: readonly string[] } {
    const index = this.#indexName(access);
    const columns = access.columns.map((column) => this.#keyColumn(column.path));
    const parameters: SQLInputValue[] = [];
    const where: string[] = [];
    if (access.scope.kind === 'partition') {
      where.push('pk = ?');
      parameters.push(access.scope.pk);
    } else if (this.#ranges > 1 || columns.length > 0) {
      where.push('range = ?');
      parameters.push(access.scope.range);
    }
    for (const condition of access.conditions) {
      const column = columns[condition.column] ?? 'n';
      const equals = condition.kind !== 'equal' && condition.inclusive ? '=' : '';
      const operator = condition.kind === 'equal' ? '=' : condition.kind === 'from' ? `>${equals}` : `<${equals}`;
      where.push(`${column} ${operator} ?`);
      parameters.push(condition.key);
    }
    if (expiry.defaultTtl !== undefined) {
      const own = 'ttl IS NOT NULL AND (ttl < 0 OR ts + ttl > ?)';
      where.push(
        expiry.defaultTtl < 0
          ? `(ttl IS NULL OR (${own}))`
          : `((ttl IS NULL AND ts + ${String(expiry.defaultTtl)} > ?) OR (${own}))`,
      );
      parameters.push(expiry.nowSeconds);
      if (expiry.defaultTtl >= 0) parameters.push(expiry.nowSeconds);
    }
    const backward = access.columns.map((column) => column.descending !== access.reverse);
    if (after !== undefined) {
      const alternatives: string[] = [];
      columns.forEach((column, i) => {
        const earlier = columns.slice(0, i).map((c) => `${c} = ?`);
        alternatives.push([...earlier, `${column} ${backward[i] === true ? '<' : '>'} ?`].join(' AND '));
        parameters.push(...after.keys.slice(0, i + 1));
      });
      alternatives.push([...columns.map((c) => `${c} = ?`), `n ${access.reverse ? '<' : '>'} ?`].join(' AND '));
      parameters.push(...after.keys, after.n);
      where.push(`(${alternatives.map((alternative) => `(${alternative})`).join(' OR ')})`);
      // The alternatives alone do not tell SQLite where in the index to begin.
      const open = columns.findIndex(
        (_, i) => !access.conditions.some((condition) => condition.kind === 'equal' && condition.column === i),
      );
      const [column, key] = [columns[open], after.keys[open]];
      if (column !== undefined && key !== undefined) {
        where.push(`${column} ${backward[open] === true ? '<=' : '>='} ?`);
        parameters.push(key);
      } else {
        where.push(`n ${access.reverse ? '<' : '>'} ?`);
        parameters.push(after.n);
      }
    }
    const order = [
      ...columns.map((column, i) => `${column} ${backward[i] === true ? 'DESC' : 'ASC'}`),
      `n ${access.reverse ? 'DESC' : 'ASC'}`,
    ];
    const sql =
      `SELECT ${[...FIXED_COLUMNS, ...columns].join(', ')} FROM ${this.#name} ${index}` +
      (where.length === 0 ? '' : ` WHERE ${where.join(' AND ')}`) +
      ` ORDER BY ${order.join(', ')}`;
    return { sql, parameters, columns };
  }

  #indexName(access: Pick<AccessPath, 'scope' | 'columns'>): string {
    if (access.scope.kind === 'range' && access.columns.length === 0 && this.#ranges === 1) return 'NOT INDEXED';
    const scope = access.scope.kind === 'partition' ? 'pk' : 'range';
    const columns = access.columns.map(({ path, descending }) => ({ column: this.#keyColumn(path), descending }));
    const name = [this.#name, scope, ...columns.map((c) => c.column + (c.descending ? 'd' : ''))].join('_');
    if (!this.#indexes.has(name)) {
      const list = [scope, ...columns.map((c) => `${c.column} ${c.descending ? 'DESC' : 'ASC'}`)];
      this.#db.exec(`CREATE INDEX IF NOT EXISTS ${name} ON ${this.#name} (${list.join(', ')})`);
      this.#indexes.add(name);
    }
    return `INDEXED BY ${name}`;
  }

  #keyColumn(path: readonly string[]): string {
    const key = JSON.stringify(path);
    const known = this.#keyColumns.get(key);
    if (known !== undefined) return known.column;
    const column = `k${String(this.#keyColumns.size)}`;
    this.#db.exec(`ALTER TABLE ${this.#name} ADD COLUMN ${column} BLOB`);
    this.#db.function('key_at', { deterministic: true }, (body, ts) => {
      const json: unknown = JSON.parse(String(body));
      return isJsonObject(json) ? keyAt(json, Number(ts), path) : null;
    });
    this.#db.exec(`UPDATE ${this.#name} SET ${column} = key_at(body, ts)`);
    this.#db.prepare('INSERT INTO key_columns VALUES (?, ?, ?)').run(this.#container, key, column);
    this.#keyColumns.set(key, { path, column });
    return column;
  }

  #write(verb: 'INSERT' | 'REPLACE', n: number, document: NewDocument, nowMs: number): StoredDocument {
    const ts = Math.floor(nowMs / 1000);
    const body = JSON.stringify(document.json);
    const { range, pk, id, ttl } = document;
    const stored: StoredDocument = {
      n,
      range,
      pk,
      id,
      body,
      etag: nextEtag(ts),
      ts,
      ttl,
      size: Buffer.byteLength(body) + SYSTEM_PROPERTIES_SIZE,
    };
    this.#put(verb, stored, document.json);
    return stored;
  }

  #put(verb: 'INSERT' | 'REPLACE', document: StoredDocument, json: JsonObject): void {
    const keys = [...this.#keyColumns.values()];
    const columns = [...FIXED_COLUMNS, ...keys.map((key) => key.column)];
    const sql = `${verb} INTO ${this.#name} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`;
    const { n, range, pk, id, body, etag, ts, ttl, size } = document;
    const values = keys.map((key) => keyAt(json, ts, key.path));
    this.#statement(sql).run(n, range, pk, id, body, etag, ts, ttl, size, ...values);
  }

  #keepLsn(range: number, lsn: number): void {
    this.#lsns[range] = lsn;
    this.#statement('REPLACE INTO lsns VALUES (?, ?, ?)').run(this.#container, range, lsn);
  }

  #statement(sql: string): StatementSync {
    let statement = this.#statements.get(sql);
    if (statement === undefined) {
      statement = this.#db.prepare(sql);
      this.#statements.set(sql, statement);
    }
    return statement;
  }
}

// `_rid`, `_self`, `_etag`, `_attachments` and `_ts` with their names are always about this long.
const SYSTEM_PROPERTIES_SIZE = 200;

let etagCount = 0;
const etagProcess = randomBytes(4).toString('hex');

function nextEtag(ts: number): string {
  etagCount += 1;
  const count = etagCount.toString(16).padStart(8, '0');
  const stamp = ts.toString(16).padStart(8, '0').slice(-8);
  return `"${count}-${etagProcess.slice(0, 4)}-0100-${etagProcess.slice(4)}-${stamp}0000"`;
}

function keyAt(json: JsonObject, ts: number, path: readonly string[]): Uint8Array {
  return path.length === 1 && path[0] === '_ts' ? sortableKey(ts) : sortableKey(valueAt(json, path));
}

function parsedBody(document: StoredDocument): JsonObject {
  const json: unknown = JSON.parse(document.body);
  if (!isJsonObject(json)) throw new Error('A kept document is always a JSON object.');
  return json;
}

function pathOf(json: string): readonly string[] {
  const path: unknown = JSON.parse(json);
  if (!Array.isArray(path)) throw new Error('A kept path is always an array.');
  return path.map(String);
}

type Row = Record<string, SQLOutputValue>;

function documentOf(row: Row): StoredDocument {
  const ttl = row['ttl'];
  return {
    n: integer(row, 'n'),
    range: integer(row, 'range'),
    pk: text(row, 'pk'),
    id: text(row, 'id'),
    body: text(row, 'body'),
    etag: text(row, 'etag'),
    ts: integer(row, 'ts'),
    ttl: typeof ttl === 'number' ? ttl : null,
    size: integer(row, 'size'),
  };
}

function text(row: Row, column: string): string {
  const value = row[column];
  if (typeof value !== 'string') throw new Error(`Column ${column} is not a text.`);
  return value;
}

function integer(row: Row, column: string): number {
  const value = row[column];
  if (typeof value !== 'number') throw new Error(`Column ${column} is not a number.`);
  return value;
}

function blob(row: Row, column: string): Uint8Array {
  const value = row[column];
  if (!(value instanceof Uint8Array)) throw new Error(`Column ${column} is not a key.`);
  return value;
}
