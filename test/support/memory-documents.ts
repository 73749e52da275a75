import type { Clock } from '../../src/application/ports.ts';
import {
  checkBatch,
  indexFor,
  WriteConflict,
  type DocumentQuery,
  type DocumentStore,
  type DocumentWrite,
  type StoredDocument,
} from '../../src/store/document-store.ts';

/** One version of a document; `undefined` once it is deleted. */
interface Version {
  readonly commit: number;
  readonly document: StoredDocument | undefined;
}

type Fields = Readonly<Record<string, unknown>>;

/**
 * Documents in memory, answering at once, with everything a document store promises and all earlier versions: a reader can
 * be shown what was there after an earlier commit.
 */
export class MemoryDocuments {
  readonly #partitions = new Map<string, Map<string, Version[]>>();
  readonly #nowMs: () => number;
  #commit = 0;

  /** `nowMs` decides what has expired. */
  constructor(nowMs: () => number) {
    this.#nowMs = nowMs;
  }

  /** The number of the last commit. */
  get lastCommit(): number {
    return this.#commit;
  }

  get(partition: string, id: string, asOf?: number): StoredDocument | undefined {
    return this.#alive(versionOf(this.#partitions.get(partition)?.get(id), asOf));
  }

  /** See `DocumentStore.write`. */
  write(partition: string, writes: readonly DocumentWrite[]): void {
    checkBatch(partition, writes);
    const documents = this.#partitions.get(partition) ?? new Map<string, Version[]>();
    for (const write of writes) refuseConflict(this.#alive(versionOf(documents.get(write.id))), write);
    this.#commit += 1;
    for (const write of writes) {
      const versions = documents.get(write.id) ?? [];
      versions.push({ commit: this.#commit, document: this.#documentAfter(partition, write) });
      documents.set(write.id, versions);
    }
    this.#partitions.set(partition, documents);
  }

  /** See `DocumentStore.find`. */
  find(query: DocumentQuery, asOf?: number): readonly StoredDocument[] {
    indexFor(query);
    const { partition, where, startsWith, orderBy, limit } = query;
    const wanted = Object.entries(where);
    const found: { readonly document: StoredDocument; readonly fields: Fields }[] = [];
    for (const document of this.#documentsIn(partition, asOf)) {
      const fields = fieldsOf(document);
      if (!wanted.every(([field, value]) => fields[field] === value)) continue;
      if (startsWith && !textOf(fields[startsWith.field])?.startsWith(startsWith.text)) continue;
      if (orderBy && fields[orderBy.field] === undefined) continue;
      found.push({ document, fields });
    }
    if (orderBy) {
      const sign = orderBy.direction === 'ascending' ? 1 : -1;
      found.sort((one, other) => sign * compared(one.fields[orderBy.field], other.fields[orderBy.field]));
    }
    return found.slice(0, limit).map(({ document }) => document);
  }

  /** See `DocumentStore.findDue`. */
  findDue(nowMs: number, limit: number, asOf?: number): readonly StoredDocument[] {
    const due: { readonly document: StoredDocument; readonly nextAt: number }[] = [];
    for (const document of this.#documentsIn(undefined, asOf)) {
      const { nextAt } = fieldsOf(document);
      if (typeof nextAt === 'number' && nextAt <= nowMs) due.push({ document, nextAt });
    }
    return due
      .sort((one, other) => one.nextAt - other.nextAt)
      .slice(0, limit)
      .map(({ document }) => document);
  }

  /** See `DocumentStore.partitionAfter`. */
  partitionAfter(partition: string | undefined): string | undefined {
    return [...this.#partitions.keys()]
      .sort()
      .find((name) => (partition === undefined || name > partition) && this.readPartition(name).length > 0);
  }

  /** See `DocumentStore.readPartition`. */
  readPartition(partition: string): readonly StoredDocument[] {
    return [...this.#documentsIn(partition)];
  }

  *#documentsIn(partition: string | undefined, asOf?: number): Iterable<StoredDocument> {
    const partitions = partition === undefined ? this.#partitions.values() : [this.#partitions.get(partition)];
    for (const documents of partitions) {
      for (const versions of documents?.values() ?? []) {
        const document = this.#alive(versionOf(versions, asOf));
        if (document) yield document;
      }
    }
  }

  #documentAfter(partition: string, write: DocumentWrite): StoredDocument | undefined {
    if (write.kind === 'delete') return undefined;
    const body: unknown = JSON.parse(JSON.stringify(write.body));
    const { id, ttlSeconds } = write;
    const document = { partition, id, etag: String(this.#commit), body };
    return ttlSeconds === undefined ? document : { ...document, expiresAtMs: this.#nowMs() + ttlSeconds * 1000 };
  }

  #alive(document: StoredDocument | undefined): StoredDocument | undefined {
    return document?.expiresAtMs !== undefined && document.expiresAtMs <= this.#nowMs() ? undefined : document;
  }
}

/** The documents behind the port, answering at once. */
export function storeOver(documents: MemoryDocuments, clock: Clock): DocumentStore {
  const answer = <T>(ask: () => T): Promise<T> => Promise.resolve().then(ask);
  return {
    get: (partition, id) => answer(() => documents.get(partition, id)),
    write: (partition, writes) =>
      answer(() => {
        documents.write(partition, writes);
      }),
    find: (query) => answer(() => documents.find(query)),
    findDue: (limit) => answer(() => ({ nowMs: clock.nowMs(), documents: documents.findDue(clock.nowMs(), limit) })),
    partitionAfter: (partition) => answer(() => documents.partitionAfter(partition)),
    readPartition: (partition) => answer(() => documents.readPartition(partition)),
    wipeRemains: () => Promise.resolve(),
    close: () => Promise.resolve(),
  };
}

function versionOf(versions: readonly Version[] | undefined, asOf = Infinity): StoredDocument | undefined {
  if (!versions) return undefined;
  let index = versions.length - 1;
  while (index >= 0 && (versions[index]?.commit ?? 0) > asOf) index -= 1;
  return versions[index]?.document;
}

function refuseConflict(present: StoredDocument | undefined, write: DocumentWrite): void {
  if (write.kind === 'put') return;
  if (write.kind === 'create') {
    if (present) throw new WriteConflict('exists', write.id);
  } else if (!present) throw new WriteConflict('missing', write.id);
  else if (present.etag !== write.etag) throw new WriteConflict('changed', write.id);
}

function fieldsOf({ body }: StoredDocument): Fields {
  return isFields(body) ? body : {};
}

function isFields(body: unknown): body is Fields {
  return typeof body === 'object' && body !== null;
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function compared(one: unknown, other: unknown): number {
  if (typeof one === 'number' && typeof other === 'number') return one - other;
  const [first, second] = [textOf(one) ?? '', textOf(other) ?? ''];
  return first < second ? -1 : first > second ? 1 : 0;
}
