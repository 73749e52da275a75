import type { See, ServiceRequest, Success } from './answers.ts';
import { parseBatch, runBatch, throttledBatch, type BatchOutcome } from './batch.ts';
import type { Container } from './catalog.ts';
import {
  parseDocument,
  placeOf,
  runItemOperation,
  type ItemOperation,
  type ItemOutcome,
  type PartitionPlace,
} from './item-operations.ts';
import { parsePartitionKeyHeader } from './partition-key.ts';
import { isTrue, type RequestHeaders } from './route.ts';
import { demandedLsn, sessionNotAvailable } from './session-token.ts';
import { badRequest, unsupported } from './wire-error.ts';

/** The partition that a request's header names. */
export function placeOfRequest(container: Container, headers: RequestHeaders): PartitionPlace {
  const header = headers['x-ms-documentdb-partitionkey'];
  if (header === undefined) {
    throw badRequest(
      'PartitionKey value must be supplied for this operation. Learn more: https://aka.ms/CosmosDB/sql/errors/missing-pk-value',
    );
  }
  return placeOf(container, parsePartitionKeyHeader(header));
}

/** The LSN at which a read sees a physical partition: the latest, unless it is to be stale. */
export function visibleLsn(container: Container, range: number, request: ServiceRequest): number {
  const current = container.table.lsn(range);
  const demanded = demandedLsn(request.headers['x-ms-session-token'], String(range));
  if (demanded > current) throw sessionNotAvailable();
  if (request.staleBy === undefined) return current;
  return Math.min(current, Math.max(demanded, container.table.earliestLsn(range), current - request.staleBy));
}

/** Reads one document. */
export function pointRead(container: Container, request: ServiceRequest, nowMs: number, see: See): Success {
  const where = placeOfRequest(container, request.headers);
  const lsn = visibleLsn(container, where.range, request);
  see(container, where.range, lsn);
  if (request.headers['if-match'] !== undefined) throw unsupported('If-Match on a read');
  const operation = {
    kind: 'read',
    id: request.route.documentId,
    ifNoneMatch: request.headers['if-none-match'],
  } satisfies ItemOperation;
  return container.table.asOf(where.range, lsn, () =>
    itemAnswer(container, runItemOperation(container, where, operation, nowMs), true),
  );
}

/** Creates, upserts, replaces or deletes one document. */
export function write(container: Container, request: ServiceRequest, nowMs: number, see: See): Success {
  const { route, headers } = request;
  if (headers['if-none-match'] !== undefined) throw unsupported('If-None-Match on a write');
  const where = placeOfRequest(container, headers);
  see(container, where.range);
  const ifMatch = headers['if-match'];
  let operation: ItemOperation;
  if (route.kind === 'delete') operation = { kind: 'delete', id: route.documentId, ifMatch };
  else {
    if (headers['content-type']?.split(';')[0]?.trim() !== 'application/json') {
      throw badRequest('The content type of a document has to be application/json.');
    }
    const body = parseDocument(request.body);
    if (route.kind === 'replace') operation = { kind: 'replace', id: route.documentId, body, ifMatch };
    else if (route.kind === 'upsert') operation = { kind: 'upsert', body, ifMatch };
    else {
      if (ifMatch !== undefined) throw unsupported('If-Match on a create');
      operation = { kind: 'create', body };
    }
  }
  const outcome = container.table.commit(where.range, () => runItemOperation(container, where, operation, nowMs));
  see(container, where.range);
  return itemAnswer(container, outcome, prefersBody(headers));
}

function itemAnswer(container: Container, outcome: ItemOutcome, withBody: boolean): Success {
  const { status, charge, document } = outcome;
  const hasBody = withBody && document !== undefined && status !== 304;
  return {
    status,
    charge,
    ...(hasBody ? { body: container.table.fullText(document) } : {}),
    ...(document === undefined ? {} : { headers: { etag: document.etag } }),
    documentsRead: document === undefined ? 0 : 1,
    documentsReturned: hasBody ? 1 : 0,
  };
}

function prefersBody(headers: RequestHeaders): boolean {
  const prefer = headers['prefer'];
  if (prefer === undefined || prefer === 'return=representation') return true;
  if (prefer === 'return=minimal') return false;
  throw unsupported(`The preference ${prefer}`);
}

/** Runs a transactional batch. */
export function batch(container: Container, request: ServiceRequest, nowMs: number, see: See): Success {
  const { headers } = request;
  if (!isTrue(headers['x-ms-cosmos-batch-atomic'])) throw unsupported('A batch that is not atomic (bulk)');
  const where = placeOfRequest(container, headers);
  see(container, where.range);
  const operations = parseBatch(request.body, where);
  let outcome: BatchOutcome;
  if (request.throttled === undefined) {
    outcome = runBatch(container, where, operations, nowMs, prefersBody(headers));
  } else {
    const index = Math.min(request.throttled.operation, operations.length - 1);
    outcome = throttledBatch(operations.length, index, request.throttled.retryAfterMs);
  }
  see(container, where.range);
  return {
    status: outcome.status,
    charge: outcome.charge,
    body: JSON.stringify(outcome.results),
    headers: { 'x-ms-item-count': String(outcome.results.length) },
    documentsRead: 0,
    documentsReturned: outcome.results.filter((result) => result.resourceBody !== undefined).length,
  };
}
