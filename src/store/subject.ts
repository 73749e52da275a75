import { z } from 'zod';

import type { StoredDocument } from './document-store.ts';

/** Whom records are about: a member of staff or a customer. */
export type SubjectKind = 'person' | 'customer';

/** What records know them by. */
export interface Subject {
  readonly kind: SubjectKind;
  /** The object id; or the tenant ids of the customer and of the duplicates merged into it. */
  readonly ids: readonly string[];
  /** Names by which free texts may call them. */
  readonly names: readonly string[];
}

/** Fields that hold what people wrote. */
const FREE_TEXTS: ReadonlySet<string> = new Set(['text', 'comment']);

/** Stands in a text where a name was; the same in every language. */
const NAME_REMOVED = '[—]';

const ownerShape = z.object({ customerName: z.string() });

/** Whether the partition holds nothing but records about them. */
export function isOwnPartition({ kind, ids }: Subject, partition: string): boolean {
  return ids.some((id) => (kind === 'person' ? partition.endsWith(`|${id}`) : partition === id));
}

/** Finds what records say of `subject`, and takes it out of them. */
export class Mentions {
  readonly #ids: RegExp | undefined;
  readonly #names: RegExp | undefined;

  /** `owner` is the customer whose records are read, if any: a part of its name that is another customer's name stays. */
  constructor({ kind, ids, names }: Subject, owner = '') {
    const isOwners = (name: string): boolean => kind === 'customer' && nameIn(name).test(plain(owner));
    const sought = names.filter((name) => name.trim() !== '' && !isOwners(name));
    this.#ids =
      ids.length > 0 ? new RegExp(`(?<![\\w-])(?:${ids.map(escaped).join('|')})(?![\\w-])`, 'giu') : undefined;
    this.#names =
      sought.length > 0 ? new RegExp(sought.map((name) => nameIn(name).source).join('|'), 'giu') : undefined;
  }

  areIn({ id, body }: StoredDocument): boolean {
    return this.withoutIds(id, '') !== id || JSON.stringify(this.without(body, '')) !== JSON.stringify(body);
  }

  /** A value of a document with `tombstone` for each of their ids, and without their names where people write. */
  without(value: unknown, tombstone: string, field = ''): unknown {
    if (typeof value === 'string') {
      const text = this.withoutIds(value, tombstone);
      return FREE_TEXTS.has(field) ? this.#withoutNames(text) : text;
    }
    if (Array.isArray(value)) return value.map((entry) => this.without(entry, tombstone, field));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, this.without(entry, tombstone, key)]));
  }

  withoutIds(text: string, tombstone: string): string {
    return this.#ids ? text.replace(this.#ids, tombstone) : text;
  }

  #withoutNames(text: string): string {
    if (!this.#names) return text;
    const decomposed = plain(text);
    const removed = decomposed.replace(this.#names, NAME_REMOVED);
    return removed === decomposed ? text : removed.normalize('NFC');
  }
}

/** The name of the customer whose partition this is; `undefined` when it is none. */
export function ownerOf(documents: readonly StoredDocument[]): string | undefined {
  const tenant = documents.find(({ id }) => id === 'tenant');
  return tenant && ownerShape.safeParse(tenant.body).data?.customerName;
}

/** A name as a word of its own in a text that has been decomposed, whatever its case, its accents and its blanks. */
function nameIn(name: string): RegExp {
  const letters = plain(name).replace(/\p{M}/gu, '').trim();
  const pattern = letters
    .split(/\s+/u)
    .map((word) => Array.from(word, (letter) => `${escaped(letter)}\\p{M}*`).join(''))
    .join('\\s+');
  return new RegExp(`(?<![\\p{L}\\p{N}])${pattern}(?![\\p{L}\\p{N}])`, 'giu');
}

function plain(text: string): string {
  return text.normalize('NFD');
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`);
}
