/**
 * Request charges by Microsoft's published figures, read in 2026-11:
 *
 * - [Understand request units consumption](https://learn.microsoft.com/azure/cosmos-db/understand-request-unit-consumption):
 *   the table of read and write charges by document size; 0.2 RU for each index term written or removed; a replace as
 *   a deletion and an insertion with the terms that change; a delete as the document and its terms.
 * - [Optimize request cost](https://learn.microsoft.com/azure/cosmos-db/optimize-cost-reads-writes): 1 RU for a point
 *   read of 1 KB and 10 RU for 100 KB; a query that returns 1,000 items of 1 KB costs 1,000 RU; a replace costs twice
 *   an insert.
 *
 * Assumed, because nothing is published: charges between the published sizes lie on straight lines; a document smaller
 * than 1 KB costs what 1 KB costs; each composite index is one term; `id` and `_ts` are in the base price; a query
 * costs 2.5 RU on each physical partition it runs on, for each page, plus what point reads of the documents it read
 * would cost; a batch costs the sum of its operations, a failed one those up to the failing one; reading metadata costs
 * 1 RU and a query plan 0; what fails costs the two figures below.
 */

const KB = 1024;

const READ_CHARGES: readonly (readonly [kilobytes: number, charge: number])[] = [
  [1, 1],
  [2, 1.04],
  [4, 1.14],
  [8, 1.33],
  [16, 1.67],
  [32, 2.19],
  [64, 4.76],
  [100, 10],
  // The table has 9.95 here, a little under what the other page has for 100 KB.
  [128, 10],
  [256, 20.28],
  [512, 40.95],
  [1024, 145.9],
  [2048, 291.8],
];

const WRITE_CHARGES: readonly (readonly [kilobytes: number, charge: number])[] = [
  [1, 4.95],
  [2, 6.29],
  [4, 6.67],
  [8, 7.04],
  [16, 9.52],
  [32, 11.23],
  [64, 22.67],
  [128, 48.19],
  [256, 98.29],
  [512, 184.57],
  [1024, 625],
  [2048, 1250],
];

const TERM_CHARGE = 0.2;

/** What a query costs on a physical partition before it has read any document (assumed). */
export const QUERY_MINIMUM_CHARGE = 2.5;

/** What reading an account's, database's or container's description costs (assumed). */
export const METADATA_CHARGE = 1;

/** What a point read costs that finds nothing, or nothing new (assumed: as the smallest document). */
export const MISSED_READ_CHARGE = 1;

/** What a write costs that fails on its condition: 404, 409 or 412 (assumed). */
export const FAILED_WRITE_CHARGE = 1.24;

/** The charge of a point read of a document of this many bytes. */
export function readCharge(bytes: number): number {
  return interpolate(READ_CHARGES, bytes);
}

/** The charge of inserting a document. */
export function insertCharge(bytes: number, terms: number): number {
  return interpolate(WRITE_CHARGES, bytes) + TERM_CHARGE * terms;
}

/** The charge of deleting a document. */
export function deleteCharge(bytes: number, terms: number): number {
  return insertCharge(bytes, terms);
}

/** The charge of replacing a document: its deletion, its insertion, and the terms that are not the same. */
export function replaceCharge(
  old: { readonly bytes: number; readonly terms: ReadonlySet<string> },
  next: { readonly bytes: number; readonly terms: ReadonlySet<string> },
): number {
  let changed = 0;
  for (const term of old.terms) if (!next.terms.has(term)) changed += 1;
  for (const term of next.terms) if (!old.terms.has(term)) changed += 1;
  return interpolate(WRITE_CHARGES, old.bytes) + interpolate(WRITE_CHARGES, next.bytes) + TERM_CHARGE * changed;
}

/** The charge of one page of a query on one physical partition, after reading documents that cost this much to read. */
export function queryCharge(documentReadCharges: number): number {
  return QUERY_MINIMUM_CHARGE + documentReadCharges;
}

/** A charge as the header has it, with two decimals. */
export function chargeText(charge: number): string {
  return String(Math.round(charge * 100) / 100);
}

function interpolate(points: readonly (readonly [number, number])[], bytes: number): number {
  const kilobytes = bytes / KB;
  let [lowSize, lowCharge] = points[0] ?? [1, 0];
  if (kilobytes <= lowSize) return lowCharge;
  for (const [size, charge] of points) {
    if (kilobytes <= size) return lowCharge + ((charge - lowCharge) * (kilobytes - lowSize)) / (size - lowSize);
    lowSize = size;
    lowCharge = charge;
  }
  return lowCharge;
}
