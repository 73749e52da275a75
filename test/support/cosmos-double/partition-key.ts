import { hash } from 'node:crypto';
import { z } from 'zod';
import { isJsonArray, isJsonObject, valueAt, type JsonObject, type JsonValue } from './json-value.ts';
import { badRequest, unsupported } from './wire-error.ts';

/** The value of a partition key; `undefined` for a document that has none. */
export type PartitionKeyValue = string | number | boolean | null | undefined;

/** A partition key as a comparable text, the same for equal values. */
export type PartitionKeyText = string;

const HeaderSchema = z
  .array(z.union([z.string(), z.number(), z.boolean(), z.null(), z.strictObject({})]))
  .length(1)
  .transform(([value]): PartitionKeyValue => (typeof value === 'object' && value !== null ? undefined : value));

/** Reads a partition key as the x-ms-documentdb-partitionkey header and batch operations carry it. */
export function parsePartitionKeyHeader(text: string): PartitionKeyValue {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    throw badRequest(`Partition key ${text} is invalid.`);
  }
  const result = HeaderSchema.safeParse(parsed);
  if (!result.success) throw badRequest(`Partition key ${text} is invalid.`);
  return result.data;
}

/** The text under which documents of a partition key are kept. */
export function partitionKeyText(value: PartitionKeyValue): PartitionKeyText {
  return value === undefined ? '{}' : JSON.stringify(value);
}

/** The partition key that a document itself says it has. */
export function partitionKeyOf(document: JsonObject, path: readonly string[]): PartitionKeyValue {
  const value: JsonValue | undefined = valueAt(document, path);
  if (isJsonArray(value) || isJsonObject(value)) throw unsupported('An array or object as partition key');
  return value;
}

/** Refuses partition keys over the documented length: 2,048 bytes, or 101 where large keys are not enabled. */
export function checkPartitionKeyLength(text: PartitionKeyText, version: number): void {
  const limit = version === 2 ? 2048 : 101;
  if (text.length * 3 <= limit) return;
  if (Buffer.byteLength(text) - 2 > limit) {
    throw version === 2
      ? badRequest('Partition key value is longer than 2048 bytes.')
      : unsupported('A partition key over 101 bytes in a container without large partition keys (version 2)');
  }
}

/**
 * The stable hash that places a partition key, as the hexadecimal text the ranges are compared with. It is not the
 * service's hash, but has its shape: 16 bytes, of which the first is below 0x40.
 */
export function effectivePartitionKey(text: PartitionKeyText): string {
  const digest = hash('sha1', text, 'hex').slice(0, 32).toUpperCase();
  const first = (parseInt(digest.slice(0, 2), 16) & 0x3f).toString(16).toUpperCase().padStart(2, '0');
  return first + digest.slice(2);
}

/** One physical partition: a slice of the space of hashes. */
export interface PartitionKeyRange {
  readonly index: number;
  readonly id: string;
  readonly minInclusive: string;
  readonly maxExclusive: string;
}

/** Cuts the space of hashes into as many equal ranges as there are physical partitions. */
export function partitionKeyRanges(count: number): readonly PartitionKeyRange[] {
  const bound = (i: number): string => {
    if (i === 0) return '';
    if (i === count) return 'FF';
    return Math.floor((0x40000000 * i) / count)
      .toString(16)
      .toUpperCase()
      .padStart(8, '0')
      .padEnd(32, '0');
  };
  return Array.from({ length: count }, (_, index) => ({
    index,
    id: String(index),
    minInclusive: bound(index),
    maxExclusive: bound(index + 1),
  }));
}

/** The index of the range that a partition key belongs to. */
export function rangeIndexOf(text: PartitionKeyText, ranges: readonly PartitionKeyRange[]): number {
  if (ranges.length === 1) return 0;
  const key = effectivePartitionKey(text);
  return ranges.findIndex((range) => key >= range.minInclusive && key < range.maxExclusive);
}
