import type { Fault } from './faults.ts';
import type { RequestKind } from './route.ts';

/** One request that was answered (or was not, because its connection was dropped). */
export interface AnsweredRequest {
  readonly kind: RequestKind;
  readonly isWrite: boolean;
  readonly method: string;
  readonly path: string;
  /** The status that was sent; 0 when the connection was dropped instead. */
  readonly status: number;
  readonly subStatus: number | undefined;
  readonly requestCharge: number;
  readonly documentsRead: number;
  readonly documentsReturned: number;
  /** The fault that the request met. */
  readonly fault: Fault['kind'] | undefined;
  /** True for the late write of a request whose client had been told of a failure. */
  readonly isGhost: boolean;
}

const KEPT = 100_000;

/** What was answered, in order; the oldest entries go when there are very many. */
export class RequestLog {
  #entries: AnsweredRequest[] = [];

  /** All entries since the last clearing. */
  get entries(): readonly AnsweredRequest[] {
    return this.#entries;
  }

  /** The entries of some kinds. */
  of(...kinds: readonly RequestKind[]): readonly AnsweredRequest[] {
    return this.#entries.filter((entry) => kinds.includes(entry.kind));
  }

  /** The sum of all request charges, or of those of some kinds. */
  requestCharge(...kinds: readonly RequestKind[]): number {
    const entries = kinds.length === 0 ? this.#entries : this.of(...kinds);
    return entries.reduce((sum, entry) => sum + entry.requestCharge, 0);
  }

  /** The number of documents that were read by all queries. */
  documentsRead(): number {
    return this.of('query').reduce((sum, entry) => sum + entry.documentsRead, 0);
  }

  /** Adds an entry. */
  add(entry: AnsweredRequest): void {
    this.#entries.push(entry);
    if (this.#entries.length > KEPT * 2) this.#entries.splice(0, KEPT);
  }

  /** Forgets all entries. */
  clear(): void {
    this.#entries = [];
  }
}
