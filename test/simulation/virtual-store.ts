import type { MemoryDocuments } from '../support/memory-documents.ts';
import {
  StoreUnavailable,
  WriteConflict,
  type DocumentQuery,
  type DocumentStore,
  type DocumentWrite,
  type StoredDocument,
} from '../../src/store/document-store.ts';
import type { SeededRandom } from './seeded-random.ts';
import type { VirtualProcess } from './virtual-process.ts';
import type { VirtualTime } from './virtual-time.ts';

/** How often, from 0 never to 1 always, the store does not do as it should. */
export interface StoreFaults {
  /** It turns a call away after the adapter has tried for some seconds. */
  readonly refuses: number;
  /** It carries a write out, or not, and the adapter never learns which. */
  readonly leavesOpen: number;
  readonly isSlow: number;
  /** The longest time for which a read may lag behind what others have written. */
  readonly longestLagMs: number;
  readonly isAway: boolean;
  readonly failsWrites: boolean;
}

/** No faults. */
export const SOUND: StoreFaults = {
  refuses: 0,
  leavesOpen: 0,
  isSlow: 0,
  longestLagMs: 0,
  isAway: false,
  failsWrites: false,
};

/** A batch that the store has carried out. */
export interface Commit {
  readonly atMs: number;
  readonly by: VirtualProcess;
  readonly partition: string;
  readonly writes: readonly DocumentWrite[];
}

export interface StoreWorld {
  readonly documents: MemoryDocuments;
  readonly time: VirtualTime;
  readonly random: SeededRandom;
  readonly faults: () => StoreFaults;
  /** The number of the last commit at that instant or before. */
  readonly commitAt: (atMs: number) => number;
  readonly onCommit: (commit: Commit) => void;
  readonly note: (text: () => string) => void;
}

/** Longer than this is worth an excuse. */
const SLOW_MS = 200;

/** The store as one process reaches it: its own session, which always sees what it has written and never goes back. */
export class VirtualStore implements DocumentStore {
  readonly #world: StoreWorld;
  readonly #process: VirtualProcess;
  #session = 0;

  constructor(world: StoreWorld, process: VirtualProcess) {
    this.#world = world;
    this.#process = process;
  }

  get(partition: string, id: string): Promise<StoredDocument | undefined> {
    return this.#read('get', (documents, asOf) => documents.get(partition, id, asOf));
  }

  find(query: DocumentQuery): Promise<readonly StoredDocument[]> {
    return this.#read('find', (documents, asOf) => documents.find(query, asOf));
  }

  findDue(limit: number): Promise<{ readonly nowMs: number; readonly documents: readonly StoredDocument[] }> {
    return this.#read('findDue', (documents, asOf) => {
      const nowMs = Math.floor(this.#world.time.nowMs);
      return { nowMs, documents: documents.findDue(nowMs, limit, asOf) };
    });
  }

  write(partition: string, writes: readonly DocumentWrite[]): Promise<void> {
    const { random, documents, time, onCommit, faults } = this.#world;
    const { refuses, leavesOpen, isAway, failsWrites } = faults();
    const commit = (): void => {
      documents.write(partition, writes);
      this.#session = documents.lastCommit;
      onCommit({ atMs: time.nowMs, by: this.#process, partition, writes });
    };
    const chance = random.next();
    if (isAway || failsWrites || chance < refuses) return this.#fail('write', undefined);
    if (chance < refuses + leavesOpen) {
      // Or it is carried out after everybody has given up on it.
      const commitLate = (): void => {
        time.after(random.between(1000, 5000), () => {
          tryIt(commit);
        });
      };
      return this.#fail('write', random.pick([undefined, undefined, commit, commit, commitLate]));
    }
    return this.#process.call('write', this.#travel(), commit);
  }

  partitionAfter(): Promise<string | undefined> {
    return Promise.reject(new Error('Nobody copies this store'));
  }

  readPartition(): Promise<readonly StoredDocument[]> {
    return Promise.reject(new Error('Nobody copies this store'));
  }

  wipeRemains(): Promise<void> {
    return Promise.reject(new Error('Nobody erases in this store'));
  }

  close(): Promise<void> {
    return Promise.resolve();
  }

  #read<T>(what: string, look: (documents: MemoryDocuments, asOf: number) => T): Promise<T> {
    const { random, documents, time, faults, commitAt } = this.#world;
    const { refuses, isAway, longestLagMs } = faults();
    if (isAway || random.happens(refuses)) return this.#fail(what, undefined);
    const lagMs = longestLagMs > 0 ? random.between(0, longestLagMs) : 0;
    return this.#process.call(what, this.#travel(), () => {
      this.#session = Math.max(this.#session, lagMs > 0 ? commitAt(time.nowMs - lagMs) : documents.lastCommit);
      return look(documents, this.#session);
    });
  }

  /** Fails after the adapter has tried for some seconds, whether or not `done` was done at last. */
  #fail(what: string, done: (() => void) | undefined): Promise<never> {
    const { random, time, note } = this.#world;
    const thereMs = random.between(100, 10_000);
    const backMs = random.between(1, 1000);
    this.#addTrouble(`no answer to ${what}`, thereMs + backMs);
    return this.#process.call(what, { thereMs, backMs }, () => {
      if (done) tryIt(done);
      note(() => `${this.#process.name}: ${what} fails${done ? ', though it was carried out' : ''}`);
      throw new StoreUnavailable(`Unavailable at ${String(time.nowMs)}`, { statusCode: undefined, cause: undefined });
    });
  }

  #travel(): { readonly thereMs: number; readonly backMs: number } {
    const { random, faults } = this.#world;
    if (!random.happens(faults().isSlow)) return { thereMs: random.between(1, 12), backMs: random.between(1, 12) };
    const travel = { thereMs: random.between(1, 6000), backMs: random.between(1, 6000) };
    if (travel.thereMs + travel.backMs > SLOW_MS) this.#addTrouble('a slow store', travel.thereMs + travel.backMs);
    return travel;
  }

  #addTrouble(what: string, durationMs: number): void {
    const fromMs = this.#world.time.nowMs;
    this.#process.addTrouble({ what, fromMs, untilMs: fromMs + durationMs });
  }
}

/** What the store refuses it has not done either. */
function tryIt(done: () => void): void {
  try {
    done();
  } catch (error) {
    if (!(error instanceof WriteConflict)) throw error;
  }
}
