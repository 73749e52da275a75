import { PartitionKeyDefinitionVersion, PartitionKeyKind, type ContainerRequest } from '@azure/cosmos';

import { INDEXED_FIELDS, QUERY_INDEXES, type IndexedField, type QueryIndex } from './document-store.ts';

/** Where a field of a document's body is found in its item, as a path of an index or, joined by dots, of a query. */
export function pathOf(field: IndexedField): string {
  return `/body/${field}`;
}

/** The paths of the item that answer a kind of question, in the order of its index. */
export function pathsOf({ inPartition, fields }: QueryIndex): readonly string[] {
  // The partition key is in no index by itself ("Indexing policies", learn.microsoft.com, read 2026-11).
  return [...(inPartition ? ['/pk'] : []), ...fields.map(pathOf)];
}

/**
 * The container as the program needs it: the deployment template makes the same one. Nothing is indexed but what is asked
 * for; an item could have a time to live of its own, but nothing goes by default.
 */
export const CONTAINER_SETUP = {
  partitionKey: { kind: PartitionKeyKind.Hash, version: PartitionKeyDefinitionVersion.V2, paths: ['/pk'] },
  defaultTtl: -1,
  indexingPolicy: {
    indexingMode: 'consistent',
    automatic: true,
    includedPaths: ['/pk', ...INDEXED_FIELDS.map(pathOf)].map((path) => ({ path: `${path}/?` })),
    excludedPaths: [{ path: '/*' }],
    compositeIndexes: QUERY_INDEXES.map(pathsOf)
      .filter((paths) => paths.length > 1)
      .map((paths) => paths.map((path) => ({ path, order: 'ascending' as const }))),
  },
} satisfies ContainerRequest;

/** A container as an account describes it. */
export interface FoundContainer {
  readonly partitionKey?: { readonly paths: readonly string[] } | undefined;
  readonly defaultTtl?: number | undefined;
  readonly indexingPolicy?:
    | {
        readonly indexingMode?: string | undefined;
        readonly includedPaths?: readonly { readonly path: string }[] | undefined;
        readonly excludedPaths?: readonly { readonly path: string }[] | undefined;
        readonly compositeIndexes?:
          readonly (readonly { readonly path: string; readonly order?: string | undefined }[])[] | undefined;
      }
    | undefined;
}

/** What `container` lacks of what the program needs, one text each; more than is needed is no fault. */
export function faultsOf(container: FoundContainer): readonly string[] {
  const { partitionKey, defaultTtl, indexingPolicy = {} } = container;
  const { indexingMode, includedPaths = [], excludedPaths = [], compositeIndexes = [] } = indexingPolicy;
  const wanted = CONTAINER_SETUP.indexingPolicy;
  const faults: string[] = [];

  const keyPaths = partitionKey?.paths ?? [];
  if (keyPaths.join() !== CONTAINER_SETUP.partitionKey.paths.join()) {
    faults.push(`the partition key is ${keyPaths.join() || 'missing'} instead of /pk`);
  }
  // With a time to live of its own for everything, records would vanish.
  if (defaultTtl !== CONTAINER_SETUP.defaultTtl) {
    faults.push(`the default time to live is ${String(defaultTtl ?? 'off')} instead of on without a default (-1)`);
  }
  if (indexingMode?.toLowerCase() !== wanted.indexingMode) faults.push('the indexing mode is not consistent');

  for (const { path } of wanted.includedPaths) {
    if (!isIndexed(path, includedPaths, excludedPaths)) faults.push(`the index of ${path} is missing`);
  }
  const found = new Set(compositeIndexes.map(nameOf));
  for (const paths of wanted.compositeIndexes) {
    if (!found.has(nameOf(paths))) faults.push(`the composite index of ${nameOf(paths)} is missing`);
  }
  return faults;
}

interface PathPattern {
  readonly path: string;
}

/** Of all patterns that cover a path the longest decides ("Indexing policies", learn.microsoft.com, read 2026-11). */
function isIndexed(path: string, included: readonly PathPattern[], excluded: readonly PathPattern[]): boolean {
  const longest = (patterns: readonly PathPattern[]): number =>
    Math.max(-1, ...patterns.filter((pattern) => covers(pattern.path, path)).map((pattern) => pattern.path.length));
  return longest(included) > longest(excluded);
}

function covers(pattern: string, path: string): boolean {
  return pattern === path || (pattern.endsWith('*') && path.startsWith(pattern.slice(0, -1)));
}

/** An index of which every path is descending is read backwards, and serves as well. */
function nameOf(paths: readonly { readonly path: string; readonly order?: string | undefined }[]): string {
  const isReversed = paths.every(({ order }) => order === 'descending');
  return paths
    .map(({ path, order = 'ascending' }) => (isReversed || order === 'ascending' ? path : `${path} ${order}`))
    .join(', ');
}
