import { z } from 'zod';
import type { Container } from './catalog.ts';
import type { StoredDocument } from './document-table.ts';
import {
  chargeOf,
  checkRepresentable,
  checkedId,
  runItemOperation,
  type ItemOperation,
  type PartitionPlace,
} from './item-operations.ts';
import { isJsonObject, type JsonObject } from './json-value.ts';
import { parsePartitionKeyHeader, partitionKeyText } from './partition-key.ts';
import { badRequest, unsupported, WireError } from './wire-error.ts';

// The most operations that a transactional batch can have.
const BATCH_LIMIT = 100;

const JsonObjectSchema = z.custom<JsonObject>(isJsonObject);
const Common = { partitionKey: z.string().optional() };
const WithIfMatch = { ...Common, ifMatch: z.string().optional() };

const OperationSchema = z.discriminatedUnion('operationType', [
  z.strictObject({
    operationType: z.literal('Create'),
    resourceBody: JsonObjectSchema,
    id: z.string().optional(),
    ...Common,
  }),
  z.strictObject({
    operationType: z.literal('Upsert'),
    resourceBody: JsonObjectSchema,
    id: z.string().optional(),
    ...WithIfMatch,
  }),
  z.strictObject({
    operationType: z.literal('Replace'),
    resourceBody: JsonObjectSchema,
    id: z.string(),
    ...WithIfMatch,
  }),
  z.strictObject({ operationType: z.literal('Delete'), id: z.string(), ...WithIfMatch }),
  z.strictObject({ operationType: z.literal('Read'), id: z.string(), ...Common }),
]);

/** What a batch answers for one of its operations. */
export interface BatchOperationResult {
  readonly statusCode: number;
  readonly subStatusCode?: number;
  readonly requestCharge: number;
  readonly eTag?: string;
  readonly retryAfterMilliseconds?: number;
  readonly resourceBody?: JsonObject;
}

/** What a whole batch came to. */
export interface BatchOutcome {
  readonly status: 200 | 207;
  readonly results: readonly BatchOperationResult[];
  readonly charge: number;
}

/** Reads the operations of a batch; a batch that is not well formed is refused as a whole. */
export function parseBatch(text: string, place: PartitionPlace): readonly ItemOperation[] {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw badRequest('The batch is not valid JSON.');
  }
  if (!Array.isArray(json) || json.length === 0) throw badRequest('A batch has to have at least one operation.');
  if (json.length > BATCH_LIMIT) {
    throw badRequest('Batch request has more operations than what is supported.');
  }
  checkRepresentable(text, json, 2);
  return json.map((entry: unknown, i) => {
    const parsed = OperationSchema.safeParse(entry);
    if (!parsed.success) {
      throw badRequest(
        `Operation ${String(i)} of the batch is not valid, or not known to this double: ${z.prettifyError(parsed.error)}`,
      );
    }
    const operation = parsed.data;
    if (
      operation.partitionKey !== undefined &&
      partitionKeyText(parsePartitionKeyHeader(operation.partitionKey)) !== place.pk
    ) {
      throw badRequest('All operations of a batch have to have the partition key of the batch.');
    }
    return itemOperation(operation);
  });
}

/** Runs a batch: all of its operations, or none. */
export function runBatch(
  container: Container,
  place: PartitionPlace,
  operations: readonly ItemOperation[],
  nowMs: number,
  withBodies: boolean,
): BatchOutcome {
  const results: BatchOperationResult[] = [];
  let charge = 0;
  try {
    container.table.commit(place.range, () => {
      for (const operation of operations) {
        const outcome = runItemOperation(container, place, operation, nowMs);
        charge += outcome.charge;
        results.push({
          statusCode: outcome.status,
          requestCharge: rounded(outcome.charge),
          ...documentPart(container, outcome.document, withBodies || operation.kind === 'read'),
        });
      }
    });
    return { status: 200, results, charge };
  } catch (error) {
    if (!(error instanceof WireError)) throw error;
    const failed = results.length;
    charge += chargeOf(error);
    const failedResults = operations.map((_, i) =>
      i === failed
        ? {
            statusCode: error.status,
            ...(error.subStatus === undefined ? {} : { subStatusCode: error.subStatus }),
            requestCharge: rounded(chargeOf(error)),
          }
        : { statusCode: 424, requestCharge: 0 },
    );
    return { status: 207, results: failedResults, charge };
  }
}

/** What a batch answers when one of its operations is throttled: that one 429, the others 424, nothing written. */
export function throttledBatch(count: number, index: number, retryAfterMs: number): BatchOutcome {
  const results = Array.from({ length: count }, (_, i) =>
    i === index
      ? { statusCode: 429, subStatusCode: 3200, requestCharge: 0, retryAfterMilliseconds: retryAfterMs }
      : { statusCode: 424, requestCharge: 0 },
  );
  return { status: 207, results, charge: 0 };
}

function itemOperation(operation: z.infer<typeof OperationSchema>): ItemOperation {
  switch (operation.operationType) {
    case 'Create':
    case 'Upsert': {
      const body = operation.resourceBody;
      if (operation.id !== undefined && operation.id !== checkedId(body)) {
        throw unsupported('An operation with another id than its document');
      }
      return operation.operationType === 'Create'
        ? { kind: 'create', body }
        : { kind: 'upsert', body, ifMatch: operation.ifMatch };
    }
    case 'Replace':
      return { kind: 'replace', id: operation.id, body: operation.resourceBody, ifMatch: operation.ifMatch };
    case 'Delete':
      return { kind: 'delete', id: operation.id, ifMatch: operation.ifMatch };
    case 'Read':
      return { kind: 'read', id: operation.id };
  }
}

function documentPart(
  container: Container,
  document: StoredDocument | undefined,
  withBody: boolean,
): Pick<BatchOperationResult, 'eTag' | 'resourceBody'> {
  if (document === undefined) return {};
  return {
    eTag: document.etag,
    ...(withBody ? { resourceBody: container.table.fullDocument(document) } : {}),
  };
}

function rounded(charge: number): number {
  return Math.round(charge * 100) / 100;
}
