import type { See, ServiceRequest, Success } from './answers.ts';
import type { Container } from './catalog.ts';
import { ContinuationTokens, invalidContinuation } from './continuation.ts';
import type { QueryScope } from './index-choice.ts';
import { placeOfRequest, visibleLsn } from './item-requests.ts';
import { rangeIndexOf } from './partition-key.ts';
import { parseQuery, type ParsedQuery } from './query-parser.ts';
import { checkPlanFeatures, partitionKeyFilter, planQuery } from './query-plan.ts';
import { ScopedQuery, type QueryPage } from './query-runner.ts';
import { parseQueryBody, QueryConstants } from './query-values.ts';
import { isTrue, type RequestHeaders } from './route.ts';
import { badRequest, WireError } from './wire-error.ts';

// The documented page of a query, and what the service may choose when the client leaves it open.
const DEFAULT_PAGE = 100;
const LARGEST_PAGE = 1000;

/** Answers queries and requests for query plans. */
export class QueryRequests {
  readonly #tokens: ContinuationTokens;
  readonly #parsed = new Map<string, ParsedQuery>();

  constructor(tokens: ContinuationTokens) {
    this.#tokens = tokens;
  }

  /** Plans a query. */
  plan(container: Container, request: ServiceRequest, nowMs: number): Success {
    checkQueryContentType(request.headers);
    const { text, parameters } = parseQueryBody(request.body);
    const plan = planQuery(container, this.#parse(text), new QueryConstants(parameters, nowMs));
    checkPlanFeatures(plan, request.headers['x-ms-cosmos-supported-query-features']);
    return { status: 200, body: JSON.stringify(plan), charge: 0 };
  }

  /** Runs one page of a query. */
  page(container: Container, request: ServiceRequest, nowMs: number, see: See): Success {
    const { headers } = request;
    checkQueryContentType(headers);
    if (!isTrue(headers['x-ms-documentdb-isquery'])) {
      throw badRequest('A query needs the header x-ms-documentdb-isquery.');
    }
    const { text, parameters } = parseQueryBody(request.body);
    const query = this.#parse(text);
    const constants = new QueryConstants(parameters, nowMs);
    const { scopes, label } = queryScopes(container, query, constants, headers);
    const fingerprint = ContinuationTokens.queryOf(
      container.rid,
      label,
      resumableText(text, query),
      JSON.stringify([...parameters]),
    );
    const token = headers['x-ms-continuation'];
    const from = token === undefined || token === '' ? undefined : this.#tokens.read(fingerprint, token);
    const at = from === undefined ? 0 : scopes.findIndex((scope) => scope.range === from.range);
    const scope = scopes[at];
    if (scope === undefined) throw invalidContinuation();
    const lsn = visibleLsn(container, scope.range, request);
    see(container, scope.range, lsn);
    const scoped = new ScopedQuery(container, scope, query, constants, nowMs, from?.index);
    const page = container.table.asOf(scope.range, lsn, () =>
      scoped.page({
        maxItems: pageSize(headers['x-ms-max-item-count']),
        after: from?.keys === undefined ? undefined : { keys: from.keys, n: from.n },
        left: from?.left,
      }),
    );
    const nextScope = scopes[at + 1];
    let continuation: string | undefined;
    if (page.next !== undefined) {
      const { position, left } = page.next;
      continuation = this.#tokens.write(fingerprint, {
        range: scope.range,
        keys: position.keys,
        n: position.n,
        left,
        index: scoped.signature,
      });
    } else if (nextScope !== undefined) {
      continuation = this.#tokens.write(fingerprint, {
        range: nextScope.range,
        keys: undefined,
        n: 0,
        left: undefined,
        index: undefined,
      });
    }
    return queryAnswer(container, page, continuation, isTrue(headers['x-ms-documentdb-populatequerymetrics']));
  }

  #parse(text: string): ParsedQuery {
    let query = this.#parsed.get(text);
    if (query === undefined) {
      query = parseQuery(text);
      if (this.#parsed.size > 1000) this.#parsed.clear();
      this.#parsed.set(text, query);
    }
    return query;
  }
}

function checkQueryContentType(headers: RequestHeaders): void {
  if (headers['content-type']?.split(';')[0]?.trim() !== 'application/query+json') {
    throw badRequest('The content type of a query has to be application/query+json.');
  }
}

function queryScopes(
  container: Container,
  query: ParsedQuery,
  constants: QueryConstants,
  headers: RequestHeaders,
): { readonly scopes: readonly QueryScope[]; readonly label: string } {
  const keyHeader = headers['x-ms-documentdb-partitionkey'];
  if (keyHeader !== undefined) {
    const { pk, range } = placeOfRequest(container, headers);
    return { scopes: [{ kind: 'partition', pk, range }], label: `partition ${pk}` };
  }
  const rangeId = headers['x-ms-documentdb-partitionkeyrangeid'];
  if (rangeId !== undefined) {
    const range = container.ranges.find(({ id }) => id === rangeId);
    if (range === undefined) {
      throw new WireError(410, `The partition key range ${rangeId} is gone.`, { subStatus: 1002 });
    }
    return { scopes: [{ kind: 'range', range: range.index }], label: `range ${rangeId}` };
  }
  const key = partitionKeyFilter(container, query, constants);
  if (key !== undefined) {
    return { scopes: [{ kind: 'range', range: rangeIndexOf(key, container.ranges) }], label: 'filtered partition' };
  }
  if (!isTrue(headers['x-ms-documentdb-query-enablecrosspartition'])) {
    throw badRequest(
      'Cross partition query is required but disabled. Please set x-ms-documentdb-query-enablecrosspartition to true, specify x-ms-documentdb-partitionkey, or revise your query to avoid this exception.',
    );
  }
  if (query.orderBy.length > 0 || query.top !== undefined) {
    throw new WireError(
      400,
      'The provided cross partition query can not be directly served by the gateway. This is a first chance (internal) exception that all newer clients will know how to handle gracefully. This exception is traced, but unless you see it bubble up as an exception (which only happens on older SDK clients), then you can safely ignore this message.',
      { subStatus: 1004, additionalErrorInfo: JSON.stringify(planQuery(container, query, constants)) },
    );
  }
  return { scopes: container.ranges.map(({ index }) => ({ kind: 'range', range: index })), label: 'all' };
}

/**
 * What a continuation is bound to: the query's text, but for a rewritten one without the bounds on the order that a
 * client puts in the placeholder when it resumes a merge with the continuation of one physical partition.
 */
function resumableText(text: string, query: ParsedQuery): string {
  const { select } = query;
  if (select.kind !== 'list' || !select.items.some(({ name }) => name === 'orderByItems')) return text;
  const ordered = new Set(query.orderBy.map(({ path }) => JSON.stringify(path)));
  const where = query.where.filter(
    (predicate) =>
      predicate.kind !== 'constant' &&
      !(predicate.kind === 'compare' && predicate.operator !== '=' && ordered.has(JSON.stringify(predicate.path))),
  );
  return JSON.stringify({ ...query, where });
}

function queryAnswer(
  container: Container,
  page: QueryPage,
  continuation: string | undefined,
  withMetrics: boolean,
): Success {
  const count = page.documents.length;
  const headers: Record<string, string> = { 'x-ms-item-count': String(count) };
  if (continuation !== undefined) headers['x-ms-continuation'] = continuation;
  if (withMetrics) {
    headers['x-ms-documentdb-query-metrics'] = [
      `retrievedDocumentCount=${String(page.documentsRead)}`,
      `retrievedDocumentSize=${String(page.bytesRead)}`,
      `outputDocumentCount=${String(count)}`,
      `outputDocumentSize=${String(page.bytesReturned)}`,
    ].join(';');
  }
  return {
    status: 200,
    charge: page.charge,
    body: `{"_rid":${JSON.stringify(container.rid)},"Documents":[${page.documents.join(',')}],"_count":${String(count)}}`,
    headers,
    documentsRead: page.documentsRead,
    documentsReturned: count,
  };
}

function pageSize(header: string | undefined): number {
  if (header === undefined || header === '') return DEFAULT_PAGE;
  if (header === '-1') return LARGEST_PAGE;
  if (!/^\d{1,9}$/.test(header) || Number(header) === 0) {
    throw badRequest(`The x-ms-max-item-count '${header}' is not valid.`);
  }
  return Number(header);
}
