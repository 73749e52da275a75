import type { Container } from './catalog.ts';
import type { AccessPosition, StoredDocument } from './document-table.ts';
import { chooseAccess, type QueryAccess, type QueryScope } from './index-choice.ts';
import { valueAt, type JsonObject } from './json-value.ts';
import type { ParsedQuery } from './query-parser.ts';
import { holds, type BoundPredicate, type QueryConstants } from './query-values.ts';
import { queryCharge, readCharge } from './request-charge.ts';
import { isUnorderedKey, sortableKey } from './sortable-key.ts';
import { unsupported } from './wire-error.ts';

// The most that one page of results can be: 4 MB.
const PAGE_BYTES = 4 * 1024 * 1024;

/** One page of a query on one physical partition. */
export interface QueryPage {
  readonly documents: readonly string[];
  readonly documentsRead: number;
  readonly bytesRead: number;
  readonly bytesReturned: number;
  readonly charge: number;
  /** Set when the page is full: where the next one begins. */
  readonly next: { readonly position: AccessPosition; readonly left: number | undefined } | undefined;
}

/** Where a page begins and how much it may hold. */
export interface PageRequest {
  readonly maxItems: number;
  readonly after: AccessPosition | undefined;
  readonly left: number | undefined;
}

/** A query made ready for one scope: its index is chosen (and made, where it is not there yet). */
export class ScopedQuery {
  readonly #container: Container;
  readonly #query: ParsedQuery;
  readonly #constants: QueryConstants;
  readonly #predicates: readonly BoundPredicate[];
  readonly #choice: QueryAccess;
  readonly #nowMs: number;

  constructor(
    container: Container,
    scope: QueryScope,
    query: ParsedQuery,
    constants: QueryConstants,
    nowMs: number,
    signature: string | undefined,
  ) {
    this.#container = container;
    this.#query = query;
    this.#constants = constants;
    this.#nowMs = nowMs;
    this.#predicates = query.where.map((predicate) => constants.bind(predicate));
    this.#choice = chooseAccess(container, scope, this.#predicates, query.orderBy, container.expiry(nowMs), signature);
    container.table.prepare(this.#choice.access);
  }

  /** The signature of the index that was chosen. */
  get signature(): string {
    return this.#choice.signature;
  }

  /** Runs one page. */
  page(request: PageRequest): QueryPage {
    const top = this.#query.top === undefined ? undefined : this.#constants.count(this.#query.top);
    const page = new PageInProgress(request.left ?? top, request.maxItems);
    if (page.isFull) return page.finish(undefined);
    return this.#choice.isOrdered ? this.#streamed(page, request.after) : this.#sorted(page, request.after);
  }

  #streamed(page: PageInProgress, after: AccessPosition | undefined): QueryPage {
    const { table } = this.#container;
    for (const row of table.rows(this.#choice.access, this.#container.expiry(this.#nowMs), after)) {
      page.read(row.document);
      const document = this.#matching(row.document);
      if (document === undefined) continue;
      for (const [i, order] of this.#query.orderBy.entries()) {
        if (isUnorderedKey(row.position.keys[i] ?? sortableKey(valueAt(document, order.path)))) refuseUnordered();
      }
      page.add(this.#projection(row.document, document));
      if (page.isFull) return page.finish(row.position);
    }
    return page.finish(undefined);
  }

  // A filter's index delivers its rows in another order: all of them have to be read, on each page again.
  #sorted(page: PageInProgress, after: AccessPosition | undefined): QueryPage {
    const { table, policy } = this.#container;
    const [order] = this.#query.orderBy;
    if (order === undefined) throw new Error('Only an ORDER BY has to be sorted.');
    const includesUndefined = policy.isIndexedByName(order.path);
    const found: { stored: StoredDocument; document: JsonObject; key: Uint8Array }[] = [];
    for (const { document: stored } of table.rows(
      this.#choice.access,
      this.#container.expiry(this.#nowMs),
      undefined,
    )) {
      page.read(stored);
      const document = this.#matching(stored);
      if (document === undefined) continue;
      const value = valueAt(document, order.path);
      if (value === undefined && !includesUndefined) continue;
      const key = sortableKey(value);
      if (isUnorderedKey(key)) refuseUnordered();
      found.push({ stored, document, key });
    }
    const sign = order.descending ? -1 : 1;
    const compare = (a: { key: Uint8Array; n: number }, b: { key: Uint8Array; n: number }): number =>
      sign * (Buffer.compare(a.key, b.key) || a.n - b.n);
    const place = ({ key, stored }: (typeof found)[number]): { key: Uint8Array; n: number } => ({ key, n: stored.n });
    found.sort((a, b) => compare(place(a), place(b)));
    const [afterKey] = after?.keys ?? [];
    for (const item of found) {
      if (after !== undefined && afterKey !== undefined && compare(place(item), { key: afterKey, n: after.n }) <= 0) {
        continue;
      }
      page.add(this.#projection(item.stored, item.document));
      if (page.isFull) return page.finish({ keys: [item.key], n: item.stored.n });
    }
    return page.finish(undefined);
  }

  #matching(stored: StoredDocument): JsonObject | undefined {
    const { onlyPartition } = this.#choice;
    if (onlyPartition !== undefined && stored.pk !== onlyPartition) return undefined;
    const document = this.#container.table.fullDocument(stored);
    return this.#predicates.every((predicate) => holds(predicate, document)) ? document : undefined;
  }

  #projection(stored: StoredDocument, document: JsonObject): string | undefined {
    const { select } = this.#query;
    switch (select.kind) {
      case 'all':
        return this.#container.table.fullText(stored);
      case 'value': {
        const value = this.#constants.project(select.expression, document);
        return value === undefined ? undefined : JSON.stringify(value);
      }
      case 'list':
        return JSON.stringify(this.#constants.projectObject(select.items, document));
    }
  }
}

class PageInProgress {
  readonly #documents: string[] = [];
  readonly #maxItems: number;
  #left: number | undefined;
  #documentsRead = 0;
  #bytesRead = 0;
  #bytesReturned = 0;
  #readCharges = 0;

  constructor(left: number | undefined, maxItems: number) {
    this.#left = left;
    this.#maxItems = maxItems;
  }

  get isFull(): boolean {
    return (
      this.#left === 0 ||
      this.#documents.length >= this.#maxItems ||
      this.#bytesReturned >= PAGE_BYTES - LARGEST_DOCUMENT
    );
  }

  read(document: StoredDocument): void {
    this.#documentsRead += 1;
    this.#bytesRead += document.size;
    this.#readCharges += readCharge(document.size);
  }

  add(projection: string | undefined): void {
    if (projection === undefined) return;
    if (this.#left !== undefined) this.#left -= 1;
    this.#documents.push(projection);
    this.#bytesReturned += Buffer.byteLength(projection);
  }

  finish(position: AccessPosition | undefined): QueryPage {
    return {
      documents: this.#documents,
      documentsRead: this.#documentsRead,
      bytesRead: this.#bytesRead,
      bytesReturned: this.#bytesReturned,
      charge: queryCharge(this.#readCharges),
      next: position === undefined || this.#left === 0 ? undefined : { position, left: this.#left },
    };
  }
}

// A page is closed while one more document of any size would still fit.
const LARGEST_DOCUMENT = 2 * 1024 * 1024;

function refuseUnordered(): never {
  throw unsupported('ORDER BY over arrays or objects');
}
