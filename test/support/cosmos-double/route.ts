/** What a request is, as far as its method, path and headers tell. */
export type RequestKind =
  | 'account-read'
  | 'database-create'
  | 'database-read'
  | 'container-create'
  | 'container-read'
  | 'container-replace'
  | 'container-delete'
  | 'partition-key-ranges'
  | 'point-read'
  | 'create'
  | 'upsert'
  | 'replace'
  | 'delete'
  | 'batch'
  | 'query'
  | 'query-plan'
  | 'unknown';

/** A request's kind and the resource it is about. */
export interface Route {
  readonly kind: RequestKind;
  readonly isWrite: boolean;
  readonly resourceType: string;
  readonly resourceLink: string;
  readonly databaseId: string;
  readonly containerId: string;
  readonly documentId: string;
}

/** The headers of a request, with names in lower case. */
export type RequestHeaders = Readonly<Record<string, string | undefined>>;

const WRITES: ReadonlySet<RequestKind> = new Set(['create', 'upsert', 'replace', 'delete', 'batch']);

/** The kinds of request that read or write documents. */
export const ITEM_KINDS: ReadonlySet<RequestKind> = new Set([...WRITES, 'point-read', 'query']);

/** Finds out what a request is. */
export function routeOf(method: string, path: string, headers: RequestHeaders): Route {
  const segments = path
    .split('/')
    .filter((segment) => segment !== '')
    .map(decodeSegment);
  const [dbs, databaseId = '', colls, containerId = '', leaf, documentId = ''] = segments;
  const isInDatabase = dbs === 'dbs';
  const isInContainer = isInDatabase && colls === 'colls' && segments.length >= 4;
  let kind: RequestKind = 'unknown';
  if (segments.length === 0 && method === 'GET') kind = 'account-read';
  else if (segments.length === 1 && isInDatabase && method === 'POST' && !isQuery(headers)) kind = 'database-create';
  else if (segments.length === 2 && isInDatabase && method === 'GET') kind = 'database-read';
  else if (segments.length === 3 && colls === 'colls' && isInDatabase && method === 'POST' && !isQuery(headers)) {
    kind = 'container-create';
  } else if (isInContainer) kind = containerKind(method, segments.length, leaf, headers);
  // A signature covers the link of the resource itself, or of the parent of a feed.
  const isFeed = segments.length % 2 === 1;
  return {
    kind,
    isWrite: WRITES.has(kind),
    resourceType: (isFeed ? segments.at(-1) : segments.at(-2)) ?? '',
    resourceLink: (isFeed ? segments.slice(0, -1) : segments).join('/'),
    databaseId,
    containerId,
    documentId,
  };
}

function containerKind(method: string, length: number, leaf: string | undefined, headers: RequestHeaders): RequestKind {
  if (length === 4) {
    const kinds: Readonly<Record<string, RequestKind>> = {
      GET: 'container-read',
      PUT: 'container-replace',
      DELETE: 'container-delete',
    };
    return kinds[method] ?? 'unknown';
  }
  if (length === 5 && leaf === 'pkranges' && method === 'GET') return 'partition-key-ranges';
  if (leaf !== 'docs') return 'unknown';
  if (length === 5 && method === 'POST') {
    if (isTrue(headers['x-ms-cosmos-is-query-plan-request'])) return 'query-plan';
    if (isQuery(headers)) return 'query';
    if (isTrue(headers['x-ms-cosmos-is-batch-request'])) return 'batch';
    return isTrue(headers['x-ms-documentdb-is-upsert']) ? 'upsert' : 'create';
  }
  if (length === 6) {
    const kinds: Readonly<Record<string, RequestKind>> = { GET: 'point-read', PUT: 'replace', DELETE: 'delete' };
    return kinds[method] ?? 'unknown';
  }
  return 'unknown';
}

/** True for a header that says true. */
export function isTrue(header: string | undefined): boolean {
  return header?.toLowerCase() === 'true';
}

function isQuery(headers: RequestHeaders): boolean {
  return (
    isTrue(headers['x-ms-documentdb-isquery']) || headers['content-type']?.startsWith('application/query+json') === true
  );
}

function decodeSegment(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
