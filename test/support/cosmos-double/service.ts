import { randomUUID } from 'node:crypto';
import {
  commonHeaders,
  errorAnswer,
  type RangeState,
  type See,
  type ServiceAnswer,
  type ServiceRequest,
  type Success,
} from './answers.ts';
import { refuseAadManagement, type Authorization, type Caller } from './authorization.ts';
import type { Catalog } from './catalog.ts';
import type { ContinuationTokens } from './continuation.ts';
import { chargeOf, SIZE_LIMIT } from './item-operations.ts';
import { batch, pointRead, write } from './item-requests.ts';
import { accountAnswer, containerAnswer, databaseAnswer, partitionKeyRangesAnswer } from './metadata-requests.ts';
import { QueryRequests } from './query-requests.ts';
import { METADATA_CHARGE } from './request-charge.ts';
import { ITEM_KINDS, type RequestHeaders } from './route.ts';
import { badRequest, tooLarge, unsupported, WireError } from './wire-error.ts';

// Headers beyond these would ask for something that this double does not do.
const KNOWN_HEADERS: ReadonlySet<string> = new Set([
  'x-ms-activity-id',
  'x-ms-client-request-id',
  'x-ms-consistency-level',
  'x-ms-continuation',
  'x-ms-cosmos-allow-tentative-writes',
  'x-ms-cosmos-batch-atomic',
  'x-ms-cosmos-correlated-activityid',
  'x-ms-cosmos-is-batch-request',
  'x-ms-cosmos-is-query-plan-request',
  'x-ms-cosmos-offer-autopilot-settings',
  'x-ms-cosmos-query-version',
  'x-ms-cosmos-sdk-supportedcapabilities',
  'x-ms-cosmos-supported-query-features',
  'x-ms-date',
  'x-ms-documentdb-is-upsert',
  'x-ms-documentdb-isquery',
  'x-ms-documentdb-partitionkey',
  'x-ms-documentdb-partitionkeyrangeid',
  'x-ms-documentdb-populatequerymetrics',
  'x-ms-documentdb-query-enable-scan',
  'x-ms-documentdb-query-enablecrosspartition',
  'x-ms-documentdb-query-parallelizecrosspartitionquery',
  'x-ms-documentdb-responsecontinuationtokenlimitinkb',
  'x-ms-max-item-count',
  'x-ms-offer-throughput',
  'x-ms-session-token',
  'x-ms-useragent',
  'x-ms-version',
]);

/** Answers the requests of one account. */
export class Service {
  readonly #catalog: Catalog;
  readonly #authorization: Authorization;
  readonly #queries: QueryRequests;
  readonly #nowMs: () => number;
  readonly #endpoint: () => string;

  constructor(options: {
    readonly catalog: Catalog;
    readonly authorization: Authorization;
    readonly tokens: ContinuationTokens;
    readonly nowMs: () => number;
    readonly endpoint: () => string;
  }) {
    this.#catalog = options.catalog;
    this.#authorization = options.authorization;
    this.#queries = new QueryRequests(options.tokens);
    this.#nowMs = options.nowMs;
    this.#endpoint = options.endpoint;
  }

  /** Answers one request; whatever it changes is changed when this returns. */
  answer(request: ServiceRequest): ServiceAnswer {
    const activityId = randomUUID();
    let state: RangeState | undefined;
    const see: See = (container, range, lsn = container.table.lsn(range)) => {
      state = { container, range, lsn };
    };
    try {
      const success = this.#handle(request, see);
      return {
        status: success.status,
        body: success.body ?? '',
        subStatus: undefined,
        requestCharge: success.charge,
        documentsRead: success.documentsRead ?? 0,
        documentsReturned: success.documentsReturned ?? 0,
        headers: { ...commonHeaders(activityId, success.charge, state), ...success.headers },
      };
    } catch (error) {
      if (!(error instanceof WireError)) throw error;
      return errorAnswer(error, activityId, chargeOf(error), state);
    }
  }

  #handle(request: ServiceRequest, see: See): Success {
    const { route, headers } = request;
    const caller = this.#authorize(request);
    checkHeaders(headers);
    if (request.bodyBytes > SIZE_LIMIT && route.kind !== 'unknown') throw tooLarge();
    const nowMs = this.#nowMs();
    switch (route.kind) {
      case 'account-read':
        return accountAnswer(this.#endpoint());
      case 'database-create':
        if (caller === 'aad') throw refuseAadManagement(request.method, request.path);
        return databaseAnswer(201, this.#catalog.createDatabase(parseJson(request.body), nowMs));
      case 'database-read':
        return databaseAnswer(200, this.#catalog.database(route.databaseId));
      case 'container-create':
        if (caller === 'aad') throw refuseAadManagement(request.method, request.path);
        return containerAnswer(201, this.#catalog.createContainer(route.databaseId, parseJson(request.body), nowMs));
      case 'unknown':
        throw new WireError(405, `${request.method} ${request.path} is not supported by this double.`);
      default:
        break;
    }
    const container = ITEM_KINDS.has(route.kind)
      ? this.#catalog.owner(route.databaseId, route.containerId)
      : this.#catalog.container(route.databaseId, route.containerId);
    switch (route.kind) {
      case 'container-read':
        return containerAnswer(200, container);
      case 'container-replace':
        if (caller === 'aad') throw refuseAadManagement(request.method, request.path);
        this.#catalog.replaceContainer(container, parseJson(request.body), nowMs);
        return containerAnswer(200, container);
      case 'container-delete':
        if (caller === 'aad') throw refuseAadManagement(request.method, request.path);
        this.#catalog.deleteContainer(container);
        return { status: 204, charge: METADATA_CHARGE };
      case 'partition-key-ranges':
        return partitionKeyRangesAnswer(container, headers);
      case 'query-plan':
        return this.#queries.plan(container, request, nowMs);
      case 'query':
        return this.#queries.page(container, request, nowMs, see);
      case 'batch':
        return batch(container, request, nowMs, see);
      case 'point-read':
        return pointRead(container, request, nowMs, see);
      case 'create':
      case 'upsert':
      case 'replace':
      case 'delete':
        return write(container, request, nowMs, see);
    }
  }

  #authorize(request: ServiceRequest): Caller {
    const { headers, route } = request;
    const caller = this.#authorization.check(
      { authorization: headers['authorization'], xDate: headers['x-ms-date'], date: headers['date'] },
      { verb: request.method, resourceType: route.resourceType, resourceLink: route.resourceLink },
    );
    const version = headers['x-ms-version'];
    if (version === undefined) throw badRequest('The required header x-ms-version is missing.');
    if (!SERVICE_VERSIONS.has(version)) throw unsupported(`The x-ms-version ${version}`);
    return caller;
  }
}

const SERVICE_VERSIONS: ReadonlySet<string> = new Set(['2018-12-31', '2020-07-15']);

const CONSISTENCY_LEVELS: ReadonlySet<string> = new Set(['Session', 'ConsistentPrefix', 'Eventual']);

function checkHeaders(headers: RequestHeaders): void {
  for (const name of Object.keys(headers)) {
    if (name.startsWith('x-ms-') && !KNOWN_HEADERS.has(name)) throw unsupported(`The header ${name}`);
  }
  const level = headers['x-ms-consistency-level'];
  if (level !== undefined && !CONSISTENCY_LEVELS.has(level)) {
    throw badRequest(
      `ConsistencyLevel ${level} specified in the request is invalid when service is configured with consistency level Session. Ensure the request consistency level is not stronger than the service consistency level.`,
    );
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw badRequest('The request body is not valid JSON.');
  }
}
