import { z } from 'zod';

import { batchesOf } from './batches.ts';
import {
  remainingSeconds,
  StoreUnavailable,
  WriteConflict,
  type DocumentStore,
  type DocumentWrite,
  type StoredDocument,
} from './document-store.ts';
import { SYSTEM_PARTITION } from './documents.ts';
import {
  findRecords,
  isErasureUnderWay,
  partitionsOf,
  underWayId,
  type FoundRecords,
  type SubjectRequest,
} from './find-records.ts';
import { isOwnPartition, Mentions, ownerOf, type Subject } from './subject.ts';

/** What erasing needs beside the store. */
export interface ErasureSurroundings {
  readonly nowMs: () => number;
  readonly newId: () => string;
  /** A digest that stands for whom an erasure under way is about; it cannot be guessed back without the store's key. */
  readonly digest: (text: string) => string;
}

/** What an erasure came to. */
export type ErasureOutcome =
  | { readonly kind: 'erased'; readonly deleted: number; readonly rewritten: number }
  /** Nothing was stored about them. */
  | { readonly kind: 'nothing' }
  | { readonly kind: 'refused'; readonly obstacles: readonly string[] };

const underWayShape = z.object({
  tombstone: z.string(),
  ids: z.array(z.string()),
  names: z.array(z.string()),
  deleted: z.number(),
  rewritten: z.number(),
});

/** Whom an erasure is about, and what stands in their place. */
type UnderWay = Omit<z.infer<typeof underWayShape>, 'deleted' | 'rewritten'>;

const documentBody = z.record(z.string(), z.unknown());

/** Others may write about somebody while they are erased; after so many rounds they seem to go on for ever. */
const MAX_ROUNDS = 20;

/**
 * Erases a person or a customer while others work with the store. Records about them alone are deleted; in all others an id
 * stands that leads to nobody, and their names are taken out of what people wrote. What was done stays in the history.
 * Interrupted, it goes on when it is asked for again; done, it is harmless to repeat. `orderedBy` is kept in the ledger.
 */
export async function eraseRecords(
  store: DocumentStore,
  request: SubjectRequest & { readonly orderedBy: string },
  surroundings: ErasureSurroundings,
): Promise<ErasureOutcome> {
  const found = await findRecords(store, request, dayOf(surroundings.nowMs()));
  if (found.obstacles.length > 0) return { kind: 'refused', obstacles: found.obstacles };
  const erasure = new Erasure(store, request, surroundings);
  const begun = await erasure.begin(found);
  const obstacles = begun ? await erasure.run(begun) : [];
  if (obstacles.length > 0) return { kind: 'refused', obstacles };
  // Also when nothing was left to erase: the last run may have been ended just before this.
  await store.wipeRemains();
  return begun ? { kind: 'erased', deleted: erasure.deleted, rewritten: erasure.rewritten } : { kind: 'nothing' };
}

/** The day it is in UTC, as `YYYY-MM-DD`. */
export function dayOf(nowMs: number): string {
  return new Date(nowMs).toISOString().slice(0, 10);
}

class Erasure {
  readonly #store: DocumentStore;
  readonly #request: SubjectRequest & { readonly orderedBy: string };
  readonly #surroundings: ErasureSurroundings;
  readonly #underWayId: string;
  deleted = 0;
  rewritten = 0;

  constructor(
    store: DocumentStore,
    request: SubjectRequest & { readonly orderedBy: string },
    surroundings: ErasureSurroundings,
  ) {
    this.#store = store;
    this.#request = request;
    this.#surroundings = surroundings;
    this.#underWayId = underWayId(surroundings.digest(`${request.kind} ${request.id}`));
  }

  /** Writes down what has to be remembered until all is done; `undefined` when there is nothing to do. */
  async begin({ subject, own, mentioning }: FoundRecords): Promise<UnderWay | undefined> {
    const earlier = await this.#underWay();
    if (!earlier && own.length === 0 && mentioning.length === 0) return undefined;
    const { names, ids } = subject;
    this.deleted = earlier?.deleted ?? 0;
    this.rewritten = earlier?.rewritten ?? 0;
    const underWay = {
      tombstone: earlier?.tombstone ?? `erased-${this.#surroundings.newId()}`,
      // What an earlier run has deleted already can no longer tell them.
      ids: [...new Set([...(earlier?.ids ?? []), ...ids])],
      names: [...new Set([...(earlier?.names ?? []), ...names])],
    };
    await this.#keep(underWay);
    return underWay;
  }

  /** Erases until a whole round finds nothing; what stands in the way when somebody has just got something to do. */
  async run(underWay: UnderWay): Promise<readonly string[]> {
    const { kind, id, names } = this.#request;
    const subject: Subject = { kind, ids: underWay.ids, names: underWay.names };
    for (let round = 1; round <= MAX_ROUNDS; round += 1) {
      const before = this.deleted + this.rewritten;
      // First what lets them act, or lets others give them something to do.
      await this.#deleteOwn(subject, underWay);
      const { obstacles } = await findRecords(this.#store, { kind, id, names }, dayOf(this.#surroundings.nowMs()));
      if (obstacles.length > 0) return obstacles;
      await this.#rewriteOthers(subject, underWay);
      if (this.deleted + this.rewritten > before) continue;
      await this.#finish();
      return [];
    }
    throw new StoreUnavailable('Others keep writing about whom is to be erased', {
      statusCode: undefined,
      cause: undefined,
    });
  }

  async #deleteOwn(subject: Subject, underWay: UnderWay): Promise<void> {
    for await (const { partition } of partitionsOf(this.#store)) {
      if (!isOwnPartition(subject, partition)) continue;
      this.deleted += await this.#write(partition, (documents) =>
        documents.toSorted(byWeight).map(({ id, etag }) => [{ kind: 'delete', id, etag }]),
      );
      await this.#keep(underWay);
    }
  }

  async #rewriteOthers(subject: Subject, underWay: UnderWay): Promise<void> {
    for await (const { partition } of partitionsOf(this.#store)) {
      const count = await this.#write(partition, (documents) => {
        const mentions = new Mentions(subject, ownerOf(documents));
        return documents
          .filter((document) => !isErasureUnderWay(document) && mentions.areIn(document))
          .map((document) => this.#rewriting(document, mentions, underWay.tombstone));
      });
      this.rewritten += count;
      if (count > 0) await this.#keep(underWay);
    }
  }

  #rewriting(document: StoredDocument, mentions: Mentions, tombstone: string): readonly DocumentWrite[] {
    const id = mentions.withoutIds(document.id, tombstone);
    const body = documentBody.parse(mentions.without(document.body, tombstone));
    const ttlSeconds = remainingSeconds(document, this.#surroundings.nowMs());
    const content = { id, body, ...(ttlSeconds === undefined ? {} : { ttlSeconds }) };
    if (id === document.id) return [{ kind: 'replace', etag: document.etag, ...content }];
    return [
      { kind: 'delete', id: document.id, etag: document.etag },
      { kind: 'create', ...content },
    ];
  }

  /** Writes what `decide` says of the documents in the partition, batch by batch, and asks again when somebody was faster; how many documents. */
  async #write(
    partition: string,
    decide: (documents: readonly StoredDocument[]) => readonly (readonly DocumentWrite[])[],
  ): Promise<number> {
    let count = 0;
    for (;;) {
      const groups = decide(await this.#store.readPartition(partition));
      if (groups.length === 0) return count;
      try {
        for (const batch of batchesOf(groups)) {
          await this.#store.write(partition, batch);
          count += batch.filter(({ kind }) => kind !== 'create').length;
        }
      } catch (error) {
        if (!(error instanceof WriteConflict)) throw error;
      }
    }
  }

  async #underWay(): Promise<z.infer<typeof underWayShape> | undefined> {
    const document = await this.#store.get(SYSTEM_PARTITION, this.#underWayId);
    return document && underWayShape.parse(document.body);
  }

  async #keep(underWay: UnderWay): Promise<void> {
    await this.#store.write(SYSTEM_PARTITION, [
      {
        kind: 'put',
        id: this.#underWayId,
        body: { type: 'erasing', ...underWay, deleted: this.deleted, rewritten: this.rewritten },
      },
    ]);
  }

  /** Forgets whom it was about, and leaves in the ledger that it was done. */
  async #finish(): Promise<void> {
    const { kind, orderedBy } = this.#request;
    const underWay = await this.#store.get(SYSTEM_PARTITION, this.#underWayId);
    if (!underWay) return;
    const entry = {
      type: 'erasure',
      of: kind,
      at: new Date(this.#surroundings.nowMs()).toISOString(),
      orderedBy,
      deleted: this.deleted,
      rewritten: this.rewritten,
    };
    await this.#store.write(SYSTEM_PARTITION, [
      { kind: 'delete', id: this.#underWayId, etag: underWay.etag },
      { kind: 'create', id: `erased|${this.#surroundings.newId()}`, body: entry },
    ]);
  }
}

/** The records by which others are found go first. */
function byWeight(one: StoredDocument, other: StoredDocument): number {
  return weightOf(one) - weightOf(other);
}

function weightOf({ id }: StoredDocument): number {
  if (id === 'tenant' || id === 'profile') return 0;
  return id.startsWith('eng|') ? 1 : 2;
}
