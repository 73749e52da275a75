import type { Container } from './catalog.ts';
import type { StoredDocument } from './document-table.ts';
import { isJsonObject, type JsonObject } from './json-value.ts';
import {
  checkPartitionKeyLength,
  partitionKeyOf,
  partitionKeyText,
  rangeIndexOf,
  type PartitionKeyText,
  type PartitionKeyValue,
} from './partition-key.ts';
import {
  deleteCharge,
  FAILED_WRITE_CHARGE,
  insertCharge,
  MISSED_READ_CHARGE,
  readCharge,
  replaceCharge,
} from './request-charge.ts';
import {
  badRequest,
  conflict,
  notFound,
  preconditionFailed,
  tooLarge,
  unsupported,
  type WireError,
} from './wire-error.ts';

/** The largest document and the largest request: 2 MB. */
export const SIZE_LIMIT = 2 * 1024 * 1024;

/** A logical partition of a container, and the physical one it lives in. */
export interface PartitionPlace {
  readonly pk: PartitionKeyText;
  readonly range: number;
}

/** One operation on one document of a known partition. */
export type ItemOperation =
  | { readonly kind: 'create'; readonly body: JsonObject }
  | { readonly kind: 'upsert'; readonly body: JsonObject; readonly ifMatch?: string | undefined }
  | { readonly kind: 'replace'; readonly id: string; readonly body: JsonObject; readonly ifMatch?: string | undefined }
  | { readonly kind: 'delete'; readonly id: string; readonly ifMatch?: string | undefined }
  | { readonly kind: 'read'; readonly id: string; readonly ifNoneMatch?: string | undefined };

/** What an operation came to; a failed one throws a `WireError` with its charge in `chargeOf`. */
export interface ItemOutcome {
  readonly status: number;
  readonly charge: number;
  readonly document: StoredDocument | undefined;
}

const charges = new WeakMap<WireError, number>();

/** The charge of a failed operation. */
export function chargeOf(error: WireError): number {
  return charges.get(error) ?? 0;
}

/** Finds where a partition key lives. */
export function placeOf(container: Container, value: PartitionKeyValue): PartitionPlace {
  const pk = partitionKeyText(value);
  checkPartitionKeyLength(pk, container.partitionKeyVersion);
  return { pk, range: rangeIndexOf(pk, container.ranges) };
}

/** Reads the text of a document, with the checks that come before any look at the container. */
export function parseDocument(text: string): JsonObject {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw badRequest('The input content is invalid because it is not valid JSON.');
  }
  if (!isJsonObject(value)) throw badRequest('The input content is invalid because a document has to be an object.');
  checkRepresentable(text, value);
  return value;
}

/**
 * Refuses what JSON text can say but would not come back the same: lone surrogates, endless numbers, deep nesting (not
 * counting the levels that a document is wrapped in).
 */
export function checkRepresentable(text: string, value: unknown, wrapping = 0): void {
  // What is left of these escapes when the value is written again are the surrogates without a partner.
  if (SURROGATE_ESCAPE.test(text) && SURROGATE_ESCAPE.test(JSON.stringify(value)))
    throw unsupported('A lone surrogate');
  if (/\de\+?\d{3}|\d{309}/i.test(text)) {
    JSON.stringify(value, (_name, part: unknown) => {
      if (part === Infinity || part === -Infinity) throw badRequest('A number is out of the range of a double.');
      return part;
    });
  }
  if (text.length > MAX_NESTING && /^(?:[^[{]*[[{]){129}/.test(text)) checkNesting(value, 1 - wrapping);
}

// The documented "maximum level of nesting for embedded objects / arrays".
const MAX_NESTING = 128;
const SURROGATE_ESCAPE = /(?<!\\)(?:\\\\)*\\u[dD][89a-fA-F]/;

function checkNesting(value: unknown, level: number): void {
  if (typeof value !== 'object' || value === null) return;
  if (level > MAX_NESTING) throw badRequest('The document is nested deeper than 128 levels.');
  for (const part of Object.values(value)) checkNesting(part, level + 1);
}

/** Runs one operation; for a write, within a commit of the container's table. */
export function runItemOperation(
  container: Container,
  place: PartitionPlace,
  operation: ItemOperation,
  nowMs: number,
): ItemOutcome {
  switch (operation.kind) {
    case 'read':
      return read(container, place, operation.id, operation.ifNoneMatch, nowMs);
    case 'create':
      return create(container, place, operation.body, nowMs);
    case 'upsert': {
      const id = checkedId(operation.body);
      const old = live(container, place, id, nowMs);
      if (old === undefined) return create(container, place, operation.body, nowMs);
      checkIfMatch(old, operation.ifMatch);
      return replace(container, place, old, operation.body, nowMs);
    }
    case 'replace': {
      if (checkedId(operation.body) !== operation.id) {
        throw charged(badRequest('The input name in the request body does not match the document that is replaced.'));
      }
      const old = live(container, place, operation.id, nowMs);
      if (old === undefined) throw charged(notFound());
      checkIfMatch(old, operation.ifMatch);
      return replace(container, place, old, operation.body, nowMs);
    }
    case 'delete': {
      const old = live(container, place, operation.id, nowMs);
      if (old === undefined) throw charged(notFound());
      checkIfMatch(old, operation.ifMatch);
      container.table.remove(old);
      const terms = container.policy.termsOf(container.table.fullDocument(old));
      return { status: 204, charge: deleteCharge(old.size, terms.size), document: undefined };
    }
  }
}

function read(
  container: Container,
  place: PartitionPlace,
  id: string,
  ifNoneMatch: string | undefined,
  nowMs: number,
): ItemOutcome {
  const document = live(container, place, id, nowMs);
  if (document === undefined) throw charged(notFound(), MISSED_READ_CHARGE);
  if (ifNoneMatch !== undefined && (ifNoneMatch === document.etag || ifNoneMatch === '*')) {
    return { status: 304, charge: MISSED_READ_CHARGE, document };
  }
  return { status: 200, charge: readCharge(document.size), document };
}

function create(container: Container, place: PartitionPlace, body: JsonObject, nowMs: number): ItemOutcome {
  const id = checkedId(body);
  const document = newDocument(container, place, body, id);
  const old = container.table.find(place.pk, id);
  if (old !== undefined) {
    if (!isExpired(container, old, nowMs)) throw charged(conflict());
    container.table.remove(old);
  }
  const stored = container.table.insert(document, nowMs);
  checkSize(stored);
  const terms = container.policy.termsOf(document.json);
  return { status: 201, charge: insertCharge(stored.size, terms.size), document: stored };
}

function replace(
  container: Container,
  place: PartitionPlace,
  old: StoredDocument,
  body: JsonObject,
  nowMs: number,
): ItemOutcome {
  const document = newDocument(container, place, body, old.id);
  const oldTerms = container.policy.termsOf(container.table.fullDocument(old));
  const stored = container.table.replace(old, document, nowMs);
  checkSize(stored);
  const charge = replaceCharge(
    { bytes: old.size, terms: oldTerms },
    { bytes: stored.size, terms: container.policy.termsOf(container.table.fullDocument(stored)) },
  );
  return { status: 200, charge, document: stored };
}

/** Makes what the table keeps of a document that a client sent for this partition. */
export function newDocument(
  container: Container,
  place: PartitionPlace,
  body: JsonObject,
  id: string,
): {
  readonly range: number;
  readonly pk: PartitionKeyText;
  readonly id: string;
  readonly json: JsonObject;
  readonly ttl: number | null;
} {
  const own = partitionKeyText(partitionKeyOf(body, container.partitionKeyPath));
  if (own !== place.pk) {
    throw charged(
      badRequest(
        "PartitionKey extracted from document doesn't match the one specified in the header. Learn more: https://aka.ms/CosmosDB/sql/errors/wrong-pk-value",
        1001,
      ),
    );
  }
  const json: Record<string, JsonObject[string]> = {};
  for (const [name, value] of Object.entries(body)) {
    if (SYSTEM_PROPERTIES.has(name)) continue;
    Object.defineProperty(json, name, { value, enumerable: true, writable: true, configurable: true });
  }
  return { range: place.range, pk: place.pk, id, json, ttl: checkedTtl(body) };
}

/** The id of a document, which has to be there and follow the documented rules. */
export function checkedId(body: JsonObject): string {
  const id = Object.hasOwn(body, 'id') ? body['id'] : undefined;
  if (id === undefined || id === '') {
    throw badRequest("The input content is invalid because the required properties - 'id; ' - are missing");
  }
  if (typeof id !== 'string') throw badRequest('The id of a document has to be a string.');
  if (/[/\\?#]/.test(id)) throw badRequest("The id of a document cannot contain '/', '\\', '?' or '#'.");
  if (Buffer.byteLength(id) > 1023) throw badRequest('The id of a document cannot be longer than 1023 bytes.');
  return id;
}

function checkedTtl(body: JsonObject): number | null {
  const ttl = Object.hasOwn(body, 'ttl') ? body['ttl'] : undefined;
  if (ttl === undefined) return null;
  if (typeof ttl !== 'number' || !Number.isInteger(ttl) || (ttl !== -1 && ttl <= 0) || ttl > 2_147_483_647) {
    throw badRequest(
      `The input ttl '${JSON.stringify(ttl)}' is invalid. Ensure to provide a nonzero positive integer less than or equal to '2147483647', or -1 for never expire.`,
    );
  }
  return ttl;
}

function checkSize(stored: StoredDocument): void {
  if (stored.size > SIZE_LIMIT) throw charged(tooLarge());
}

function checkIfMatch(document: StoredDocument, ifMatch: string | undefined): void {
  if (ifMatch !== undefined && ifMatch !== '*' && ifMatch !== document.etag) throw charged(preconditionFailed());
}

function live(container: Container, place: PartitionPlace, id: string, nowMs: number): StoredDocument | undefined {
  const document = container.table.find(place.pk, id);
  return document === undefined || isExpired(container, document, nowMs) ? undefined : document;
}

function isExpired(container: Container, document: StoredDocument, nowMs: number): boolean {
  const { nowSeconds, defaultTtl } = container.expiry(nowMs);
  if (defaultTtl === undefined) return false;
  const ttl = document.ttl ?? defaultTtl;
  return ttl >= 0 && document.ts + ttl <= nowSeconds;
}

function charged(error: WireError, charge: number = FAILED_WRITE_CHARGE): WireError {
  charges.set(error, charge);
  return error;
}

const SYSTEM_PROPERTIES: ReadonlySet<string> = new Set(['_rid', '_self', '_etag', '_attachments', '_ts']);
