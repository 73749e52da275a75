import { isDeepStrictEqual } from 'node:util';

import { z } from 'zod';

import { batchesOf } from './batches.ts';
import {
  remainingSeconds,
  StoreNotReady,
  WriteConflict,
  type DocumentBody,
  type DocumentStore,
  type DocumentWrite,
  type StoredDocument,
} from './document-store.ts';
import { SYSTEM_PARTITION } from './documents.ts';

/** How far a copy has come. A partition is a customer or a member of staff. */
export interface CopyProgress {
  readonly step: 'copying' | 'verifying';
  readonly partitions: number;
  /** Documents written in this run, or compared. */
  readonly documents: number;
  /** Documents that an earlier run had written. */
  readonly present: number;
}

/** Where the target keeps how far a copy into it has come. */
const COPY = { partition: SYSTEM_PARTITION, id: 'copy' } as const;

const copyShape = z.object({ state: z.enum(['underway', 'complete']), copiedUpTo: z.string().optional() });

const documentBody = z.record(z.string(), z.unknown());

/** After so many partitions it is written down how far the copy has come. */
const PARTITIONS_PER_MARK = 50;
/** Partitions that are copied side by side. */
const SIDE_BY_SIDE = 8;

/** Whether the store is the target of a copy that did not come to its end, so that records are missing in it. */
export async function isUnfinishedCopy(store: DocumentStore): Promise<boolean> {
  const mark = await store.get(COPY.partition, COPY.id);
  return mark !== undefined && copyShape.parse(mark.body).state === 'underway';
}

/**
 * Lets nobody work on a copy that is not complete.
 * @throws StoreNotReady
 */
export async function refuseUnfinishedCopy(store: DocumentStore): Promise<void> {
  if (!(await isUnfinishedCopy(store))) return;
  throw new StoreNotReady('The store is an unfinished copy: run "npm run store:copy" again until it is complete');
}

/**
 * Copies everything from `source` to `target`, which must be empty or hold the unfinished copy that this one goes on with;
 * then compares both, document by document. Nobody else may be writing to either.
 * @throws StoreNotReady when the source is empty, the target holds something else, or they differ in the end; nothing is ever overwritten
 */
export async function copyStore(
  source: DocumentStore,
  target: DocumentStore,
  onProgress: (progress: CopyProgress) => void,
): Promise<CopyProgress> {
  if (await isUnfinishedCopy(source)) {
    throw new StoreNotReady('The source is itself an unfinished copy: finish that one first, or copy from its source');
  }
  if ((await source.partitionAfter(undefined)) === undefined) {
    throw new StoreNotReady('The source is empty: check the settings that name it');
  }
  const copy = new Copy(source, target, onProgress);
  await copy.run();
  const verified = await verify(source, target, onProgress);
  await copy.markComplete();
  return verified;
}

class Copy {
  readonly #source: DocumentStore;
  readonly #target: DocumentStore;
  readonly #onProgress: (progress: CopyProgress) => void;
  #markEtag = '';
  #partitions = 0;
  #documents = 0;
  #present = 0;

  constructor(source: DocumentStore, target: DocumentStore, onProgress: (progress: CopyProgress) => void) {
    this.#source = source;
    this.#target = target;
    this.#onProgress = onProgress;
  }

  async run(): Promise<void> {
    let after = await this.#begin();
    for (;;) {
      const partitions = await partitionsAfter(this.#source, after, SIDE_BY_SIDE);
      if (partitions.length === 0) return;
      const results = await Promise.allSettled(partitions.map((partition) => this.#copyPartition(partition)));
      // Only when none of them writes any more: whoever starts again must find nothing moving.
      for (const result of results) if (result.status === 'rejected') throw result.reason;
      after = partitions.at(-1);
      const before = this.#partitions;
      this.#partitions += partitions.length;
      if (Math.floor(before / PARTITIONS_PER_MARK) < Math.floor(this.#partitions / PARTITIONS_PER_MARK)) {
        await this.#mark({ state: 'underway', copiedUpTo: after });
      }
      this.#onProgress({
        step: 'copying',
        partitions: this.#partitions,
        documents: this.#documents,
        present: this.#present,
      });
    }
  }

  markComplete(): Promise<void> {
    return this.#mark({ state: 'complete' });
  }

  /** The partition after which to go on; `undefined` for the start. */
  async #begin(): Promise<string | undefined> {
    const mark = await this.#target.get(COPY.partition, COPY.id);
    if (mark) {
      const { state, copiedUpTo } = copyShape.parse(mark.body);
      if (state === 'complete') throw targetIsTaken();
      this.#markEtag = mark.etag;
      return copiedUpTo;
    }
    if ((await this.#target.partitionAfter(undefined)) !== undefined) throw targetIsTaken();
    await this.#write(COPY.partition, [{ kind: 'create', id: COPY.id, body: { type: 'copy', state: 'underway' } }]);
    this.#markEtag = (await this.#target.get(COPY.partition, COPY.id))?.etag ?? '';
    return undefined;
  }

  async #mark(progress: z.infer<typeof copyShape>): Promise<void> {
    await this.#write(COPY.partition, [
      { kind: 'replace', id: COPY.id, etag: this.#markEtag, body: { type: 'copy', ...progress } },
    ]);
    this.#markEtag = (await this.#target.get(COPY.partition, COPY.id))?.etag ?? '';
  }

  async #write(partition: string, writes: readonly DocumentWrite[]): Promise<void> {
    try {
      await this.#target.write(partition, writes);
    } catch (error) {
      if (!(error instanceof WriteConflict)) throw error;
      throw new StoreNotReady('Somebody else is writing into the target: stop them, then copy again', { cause: error });
    }
  }

  async #copyPartition(partition: string): Promise<void> {
    const [wanted, found] = await Promise.all([
      contentsOf(this.#source, partition),
      contentsOf(this.#target, partition),
    ]);
    const missing: DocumentWrite[] = [];
    for (const [id, document] of wanted) {
      const present = found.get(id);
      if (!present) missing.push(creationOf(document));
      else if (isDeepStrictEqual(present.body, document.body)) this.#present += 1;
      else throw differs(partition, id);
    }
    for (const batch of batchesOf(missing.map((write) => [write]))) {
      await this.#write(partition, batch);
      this.#documents += batch.length;
    }
  }
}

async function verify(
  source: DocumentStore,
  target: DocumentStore,
  onProgress: (progress: CopyProgress) => void,
): Promise<CopyProgress> {
  let partitions = 0;
  let documents = 0;
  let after: string | undefined;
  for (;;) {
    const [wanted, found] = await Promise.all(
      [source, target].map((store) => partitionsAfter(store, after, SIDE_BY_SIDE)),
    );
    // The note on the copy itself is in the target alone, unless the source was copied, too.
    const names = [...new Set([...(wanted ?? []), ...(found ?? [])])].sort().slice(0, SIDE_BY_SIDE);
    if (names.length === 0) return { step: 'verifying', partitions, documents, present: 0 };
    const counts = await Promise.all(names.map((partition) => verifyPartition(source, target, partition)));
    documents += counts.reduce((sum, count) => sum + count, 0);
    partitions += counts.filter((count) => count > 0).length;
    after = names.at(-1);
    onProgress({ step: 'verifying', partitions, documents, present: 0 });
  }
}

/** The number of documents of the partition, which are the same on both sides. */
async function verifyPartition(from: DocumentStore, to: DocumentStore, partition: string): Promise<number> {
  const [wanted, found] = await Promise.all([contentsOf(from, partition), contentsOf(to, partition)]);
  for (const id of new Set([...wanted.keys(), ...found.keys()])) {
    const [source, target] = [wanted.get(id), found.get(id)];
    // One that goes by itself may have gone on one side already.
    const mayBeGone = [source, target].some((document) => document?.expiresAtMs !== undefined);
    const isSame = (mayBeGone && !(source && target)) || isDeepStrictEqual(source?.body, target?.body);
    if (!isSame) throw differs(partition, id);
  }
  return wanted.size;
}

async function partitionsAfter(
  store: DocumentStore,
  partition: string | undefined,
  count: number,
): Promise<readonly string[]> {
  const found: string[] = [];
  for (let after = partition; found.length < count; after = found.at(-1)) {
    const next = await store.partitionAfter(after);
    if (next === undefined) break;
    found.push(next);
  }
  return found;
}

async function contentsOf(store: DocumentStore, partition: string): Promise<ReadonlyMap<string, StoredDocument>> {
  const documents = await store.readPartition(partition);
  return new Map(documents.filter(isCopied).map((document) => [document.id, document]));
}

/** A document that expires does so when it would have. */
function creationOf(document: StoredDocument): DocumentWrite {
  const ttlSeconds = remainingSeconds(document, Date.now());
  const body: DocumentBody = documentBody.parse(document.body);
  return { kind: 'create', id: document.id, body, ...(ttlSeconds === undefined ? {} : { ttlSeconds }) };
}

function isCopied({ partition, id }: StoredDocument): boolean {
  return partition !== COPY.partition || id !== COPY.id;
}

function targetIsTaken(): StoreNotReady {
  return new StoreNotReady('The target holds records already, and nothing is overwritten: choose an empty one');
}

function differs(partition: string, id: string): StoreNotReady {
  return new StoreNotReady(
    `Source and target differ in document ${id} of ${partition}: stop whatever writes to them, empty the target, and copy again`,
  );
}
