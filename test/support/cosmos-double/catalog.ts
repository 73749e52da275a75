import { randomBytes } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import { DocumentTable, type Expiry } from './document-table.ts';
import { IndexPolicy } from './index-policy.ts';
import { partitionKeyRanges, type PartitionKeyRange } from './partition-key.ts';
import { badRequest, conflict, notFound, ownerNotFound, unsupported } from './wire-error.ts';

/** A database of the account. */
export interface Database {
  readonly id: string;
  readonly rid: string;
  readonly ts: number;
  readonly etag: string;
}

const NameSchema = z
  .string()
  .min(1)
  .max(255)
  .regex(/^[^/\\?#]+$/)
  .refine((name) => !name.endsWith(' '));

const SystemProperties = {
  _rid: z.unknown().optional(),
  _self: z.unknown().optional(),
  _etag: z.unknown().optional(),
  _ts: z.unknown().optional(),
};

const DatabaseSchema = z.strictObject({ id: NameSchema, ...SystemProperties });

const ContainerSchema = z.strictObject({
  id: NameSchema,
  partitionKey: z.strictObject({
    paths: z.array(z.string().regex(/^(?:\/[A-Za-z0-9_-]+)+$/)).length(1),
    kind: z.literal('Hash').default('Hash'),
    version: z.union([z.literal(1), z.literal(2)]).optional(),
  }),
  indexingPolicy: z.unknown().optional(),
  defaultTtl: z
    .union([z.literal(-1), z.int().min(1).max(2_147_483_647)])
    .nullable()
    .optional(),
  ...SystemProperties,
  _docs: z.unknown().optional(),
  _sprocs: z.unknown().optional(),
  _triggers: z.unknown().optional(),
  _udfs: z.unknown().optional(),
  _conflicts: z.unknown().optional(),
});

const KeptContainerSchema = z.object({
  partitionKey: ContainerSchema.shape.partitionKey,
  indexingPolicy: z.unknown(),
  defaultTtl: z.number().nullable(),
});

interface ContainerSettings {
  readonly partitionKey: z.infer<typeof ContainerSchema>['partitionKey'];
  readonly policy: IndexPolicy;
  readonly defaultTtl: number | undefined;
}

/** A container of a database: its settings, its documents, and its physical partitions. */
export class Container {
  readonly number: number;
  readonly databaseId: string;
  readonly id: string;
  readonly rid: string;
  readonly databaseRid: string;
  readonly ranges: readonly PartitionKeyRange[];
  readonly table: DocumentTable;
  #settings: ContainerSettings;
  #ts: number;

  constructor(
    db: DatabaseSync,
    own: { readonly number: number; readonly databaseId: string; readonly id: string; readonly rid: string },
    database: Database,
    settings: ContainerSettings,
    ranges: number,
    ts: number,
  ) {
    this.number = own.number;
    this.databaseId = own.databaseId;
    this.id = own.id;
    this.rid = own.rid;
    this.databaseRid = database.rid;
    this.ranges = partitionKeyRanges(ranges);
    this.table = new DocumentTable(db, {
      container: own.number,
      containerRid: own.rid,
      databaseRid: database.rid,
      ranges,
    });
    this.#settings = settings;
    this.#ts = ts;
    this.#keepKeys();
  }

  /** The names that lead to the partition key in a document. */
  get partitionKeyPath(): readonly string[] {
    return (this.#settings.partitionKey.paths[0] ?? '').split('/').slice(1);
  }

  /** 2 where large partition keys are enabled. */
  get partitionKeyVersion(): number {
    return this.#settings.partitionKey.version ?? 1;
  }

  /** Which paths are indexed. */
  get policy(): IndexPolicy {
    return this.#settings.policy;
  }

  /** What decides at a moment which documents have expired. */
  expiry(nowMs: number): Expiry {
    return { nowSeconds: Math.floor(nowMs / 1000), defaultTtl: this.#settings.defaultTtl };
  }

  /** Takes over new settings; the index is complete at once. */
  replaceSettings(settings: ContainerSettings, ts: number): void {
    this.#settings = settings;
    this.#ts = ts;
    this.#keepKeys();
  }

  /** The container as it is read. */
  json(): Record<string, unknown> {
    const { partitionKey, policy, defaultTtl } = this.#settings;
    return {
      id: this.id,
      indexingPolicy: policy.json,
      partitionKey,
      ...(defaultTtl === undefined ? {} : { defaultTtl }),
      _rid: this.rid,
      _ts: this.#ts,
      _self: `dbs/${this.databaseRid}/colls/${this.rid}/`,
      _etag: this.etag,
      _docs: 'docs/',
      _sprocs: 'sprocs/',
      _triggers: 'triggers/',
      _udfs: 'udfs/',
      _conflicts: 'conflicts/',
    };
  }

  /** The etag of the settings. */
  get etag(): string {
    return `"00000000-0000-0000-${this.#ts.toString(16).padStart(12, '0').slice(0, 4)}-${this.#ts.toString(16).padStart(12, '0')}"`;
  }

  /** The settings as they are kept. */
  kept(): string {
    const { partitionKey, policy, defaultTtl } = this.#settings;
    return JSON.stringify({ partitionKey, indexingPolicy: policy.json, defaultTtl: defaultTtl ?? null });
  }

  #keepKeys(): void {
    const paths = [['id'], ...this.policy.namedPaths];
    if (this.policy.isIndexed(this.partitionKeyPath)) paths.push([...this.partitionKeyPath]);
    this.table.keepKeys(paths);
  }
}

/** The databases and containers of the account. */
export class Catalog {
  readonly #db: DatabaseSync;
  readonly #ranges: number;
  readonly #databases = new Map<string, Database>();
  readonly #containers = new Map<string, Container>();

  constructor(db: DatabaseSync, ranges: number) {
    this.#db = db;
    db.exec(
      `CREATE TABLE IF NOT EXISTS databases (id TEXT PRIMARY KEY, rid TEXT, ts INTEGER);
       CREATE TABLE IF NOT EXISTS containers (number INTEGER PRIMARY KEY, database TEXT, id TEXT, rid TEXT, ts INTEGER,
       ranges INTEGER, settings TEXT, UNIQUE (database, id));`,
    );
    this.#ranges = ranges;
    this.#reopen();
  }

  /** Creates a database. */
  createDatabase(body: unknown, nowMs: number): Database {
    const parsed = DatabaseSchema.safeParse(body);
    if (!parsed.success) throw badRequest(`The database is not valid: ${z.prettifyError(parsed.error)}`);
    const { id } = parsed.data;
    if (this.#databases.has(id)) throw conflict();
    const ts = Math.floor(nowMs / 1000);
    const database = databaseOf(id, resourceId(randomBytes(4)), ts);
    this.#db.prepare('INSERT INTO databases VALUES (?, ?, ?)').run(id, database.rid, ts);
    this.#databases.set(id, database);
    return database;
  }

  /** Creates a database unless it is there already. */
  ensureDatabase(id: string, nowMs: number): void {
    if (!this.#databases.has(id)) this.createDatabase({ id }, nowMs);
  }

  /** The database of an id, or a 404. */
  database(id: string): Database {
    const database = this.#databases.get(id);
    if (database === undefined) throw notFound();
    return database;
  }

  /** Creates a container. */
  createContainer(databaseId: string, body: unknown, nowMs: number): Container {
    const database = this.database(databaseId);
    const { id, settings } = parseContainer(body);
    if (this.#containers.has(containerKey(databaseId, id))) throw conflict();
    const ts = Math.floor(nowMs / 1000);
    const own = randomBytes(4);
    own[0] = (own[0] ?? 0) | 0x80;
    const rid = resourceId(Buffer.concat([Buffer.from(database.rid.replaceAll('-', '/'), 'base64'), own]));
    const next = this.#db.prepare('SELECT coalesce(max(number), 0) + 1 AS number FROM containers').get();
    const number = Number(next?.['number']);
    const container = new Container(this.#db, { number, databaseId, id, rid }, database, settings, this.#ranges, ts);
    this.#db
      .prepare('INSERT INTO containers VALUES (?, ?, ?, ?, ?, ?, ?)')
      .run(number, databaseId, id, rid, ts, this.#ranges, container.kept());
    this.#containers.set(containerKey(databaseId, id), container);
    return container;
  }

  /** The container of an id, or a 404. */
  container(databaseId: string, id: string): Container {
    const container = this.#containers.get(containerKey(databaseId, id));
    if (container === undefined) throw notFound();
    return container;
  }

  /** The container that documents are asked for in, or a 404 that says that they have no owner. */
  owner(databaseId: string, id: string): Container {
    const container = this.#containers.get(containerKey(databaseId, id));
    if (container === undefined) throw ownerNotFound();
    return container;
  }

  /** Changes the indexing policy or the default TTL of a container. */
  replaceContainer(container: Container, body: unknown, nowMs: number): void {
    const { id, settings } = parseContainer(body);
    if (id !== container.id) throw badRequest('The id of a container cannot be changed.');
    const path = `/${container.partitionKeyPath.join('/')}`;
    if (
      settings.partitionKey.paths[0] !== path ||
      (settings.partitionKey.version ?? 1) !== container.partitionKeyVersion
    ) {
      throw badRequest('Document collection partition key cannot be changed.');
    }
    const ts = Math.floor(nowMs / 1000);
    container.replaceSettings(settings, ts);
    this.#db
      .prepare('UPDATE containers SET settings = ?, ts = ? WHERE number = ?')
      .run(container.kept(), ts, container.number);
  }

  /** Deletes a container with its documents. */
  deleteContainer(container: Container): void {
    container.table.drop();
    this.#db.prepare('DELETE FROM containers WHERE number = ?').run(container.number);
    this.#containers.delete(containerKey(container.databaseId, container.id));
  }

  #reopen(): void {
    for (const row of this.#db.prepare('SELECT id, rid, ts FROM databases').all()) {
      const database = databaseOf(String(row['id']), String(row['rid']), Number(row['ts']));
      this.#databases.set(database.id, database);
    }
    for (const row of this.#db.prepare('SELECT * FROM containers ORDER BY number').all()) {
      const databaseId = String(row['database']);
      const id = String(row['id']);
      const kept = KeptContainerSchema.parse(JSON.parse(String(row['settings'])));
      const settings = {
        partitionKey: kept.partitionKey,
        policy: IndexPolicy.parse(kept.indexingPolicy),
        defaultTtl: kept.defaultTtl ?? undefined,
      };
      const container = new Container(
        this.#db,
        { number: Number(row['number']), databaseId, id, rid: String(row['rid']) },
        this.database(databaseId),
        settings,
        Number(row['ranges']),
        Number(row['ts']),
      );
      this.#containers.set(containerKey(databaseId, id), container);
    }
  }
}

function containerKey(databaseId: string, id: string): string {
  return `${databaseId}/${id}`;
}

function databaseOf(id: string, rid: string, ts: number): Database {
  return { id, rid, ts, etag: `"00000000-0000-0000-0000-${ts.toString(16).padStart(12, '0')}"` };
}

function resourceId(bytes: Buffer): string {
  return bytes.toString('base64').replaceAll('/', '-');
}

function parseContainer(body: unknown): { readonly id: string; readonly settings: ContainerSettings } {
  const parsed = ContainerSchema.safeParse(body);
  if (!parsed.success) {
    throw badRequest(
      `The container is not valid, or has parts that this double does not know: ${z.prettifyError(parsed.error)}`,
    );
  }
  const { id, partitionKey } = parsed.data;
  const path = partitionKey.paths[0] ?? '';
  if (['/_rid', '/_ts', '/_self', '/_etag', '/_attachments'].includes(path)) {
    throw unsupported('A system property as partition key');
  }
  const policy = IndexPolicy.parse(parsed.data.indexingPolicy);
  const defaultTtl = parsed.data.defaultTtl ?? undefined;
  if (defaultTtl !== undefined && !policy.isConsistent) {
    throw badRequest('Time to live needs an index: it cannot be used with indexing mode none.');
  }
  return { id, settings: { partitionKey, policy, defaultTtl } };
}
