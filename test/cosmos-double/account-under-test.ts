import { createHmac } from 'node:crypto';
import {
  CosmosClient,
  ErrorResponse,
  PartitionKeyDefinitionVersion,
  type Container,
  type ContainerRequest,
} from '@azure/cosmos';
import { z } from 'zod';
import {
  startCosmosDouble,
  type CosmosDouble,
  type CosmosDoubleOptions,
} from '../support/cosmos-double/cosmos-double.ts';

/** A double with one database and one container, and the SDK's view of them. */
export interface AccountUnderTest {
  readonly double: CosmosDouble;
  readonly client: CosmosClient;
  readonly container: Container;
  close(): Promise<void>;
}

const DATABASE = 'office';
const CONTAINER = 'papers';

/** The partition key of all containers. */
export const PARTITION_KEY = { paths: ['/pk'], version: PartitionKeyDefinitionVersion.V2 };

/** Starts a double with a container. */
export async function startAccount(
  options: CosmosDoubleOptions = {},
  container: Partial<ContainerRequest> = {},
): Promise<AccountUnderTest> {
  const double = await startCosmosDouble(options);
  const client = clientOf(double);
  const { database } = await client.databases.create({ id: DATABASE });
  const created = await database.containers.create({
    id: CONTAINER,
    partitionKey: PARTITION_KEY,
    ...container,
  });
  return {
    double,
    client,
    container: created.container,
    close: async () => {
      client.dispose();
      await double.close();
    },
  };
}

/** A client with the double's key and the SDK's default settings, but for session tokens. */
export function clientOf(double: CosmosDouble): CosmosClient {
  return new CosmosClient({ endpoint: double.endpoint, key: double.key, consistencyLevel: 'Session' });
}

/** What a raw request is made of; whatever is not given is as a correct client has it. */
export interface RawRequest {
  readonly method?: string;
  readonly path: string;
  readonly resourceType?: string;
  readonly resourceLink?: string;
  readonly key?: string;
  readonly date?: Date;
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string | undefined>>;
}

/** The answer to a raw request. */
export interface RawAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly json: Readonly<Record<string, unknown>>;
}

const DOCS = `/dbs/${DATABASE}/colls/${CONTAINER}/docs`;

/** The signature of a master key token. */
export function masterToken(verb: string, type: string, link: string, date: string, key: string): string {
  const text = `${verb.toLowerCase()}\n${type}\n${link}\n${date.toLowerCase()}\n\n`;
  const signature = createHmac('sha256', Buffer.from(key, 'base64')).update(text).digest('base64');
  return encodeURIComponent(`type=master&ver=1.0&sig=${signature}`);
}

/** Sends a request without the SDK. */
export async function send(double: CosmosDouble, request: RawRequest): Promise<RawAnswer> {
  const method = request.method ?? 'GET';
  const segments = request.path.split('/').filter((segment) => segment !== '');
  const isFeed = segments.length % 2 === 1;
  const type = request.resourceType ?? (isFeed ? segments.at(-1) : segments.at(-2)) ?? '';
  const link = request.resourceLink ?? (isFeed ? segments.slice(0, -1) : segments).map(decodeURIComponent).join('/');
  const date = (request.date ?? new Date()).toUTCString();
  const headers: Record<string, string | undefined> = {
    authorization: masterToken(method, type, link, date, request.key ?? double.key),
    'x-ms-date': date,
    'x-ms-version': '2020-07-15',
    ...(method === 'POST' || method === 'PUT' ? { 'content-type': 'application/json' } : {}),
    ...request.headers,
  };
  const response = await fetch(`${double.endpoint}${request.path}`, {
    method,
    headers: Object.entries(headers).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
    ...(request.body === undefined ? {} : { body: request.body }),
  });
  const text = await response.text();
  const json = text.startsWith('{') ? z.record(z.string(), z.unknown()).parse(JSON.parse(text)) : {};
  return { status: response.status, headers: response.headers, text, json };
}

/** Sends a document request without the SDK. */
export function sendItem(
  double: CosmosDouble,
  method: 'POST' | 'GET' | 'PUT' | 'DELETE',
  pk: unknown,
  options: { readonly id?: string; readonly body?: unknown; readonly headers?: RawRequest['headers'] } = {},
): Promise<RawAnswer> {
  return send(double, {
    method,
    path: options.id === undefined ? DOCS : `${DOCS}/${encodeURIComponent(options.id)}`,
    headers: { 'x-ms-documentdb-partitionkey': JSON.stringify([pk]), ...options.headers },
    ...(options.body === undefined
      ? {}
      : { body: typeof options.body === 'string' ? options.body : JSON.stringify(options.body) }),
  });
}

/** Sends a query without the SDK. */
export function sendQuery(
  double: CosmosDouble,
  query: string,
  headers: RawRequest['headers'] = {},
  parameters: readonly { readonly name: string; readonly value: unknown }[] = [],
): Promise<RawAnswer> {
  return send(double, {
    method: 'POST',
    path: DOCS,
    body: JSON.stringify({ query, parameters }),
    headers: {
      'content-type': 'application/query+json',
      'x-ms-documentdb-isquery': 'true',
      'x-ms-documentdb-query-enablecrosspartition': 'true',
      ...headers,
    },
  });
}

/** The documents of a raw query answer. */
export function documentsOf(answer: RawAnswer): readonly unknown[] {
  return z.object({ Documents: z.array(z.unknown()) }).parse(answer.json).Documents;
}

/** The HTTP status that an SDK call ends with, whether it throws or not. */
export async function statusOf(call: Promise<{ readonly statusCode: number }>): Promise<number> {
  try {
    return (await call).statusCode;
  } catch (error) {
    return codeOf(error);
  }
}

/** The HTTP status in an error of the SDK, also where it is wrapped. */
export function codeOf(error: unknown): number {
  if (error instanceof ErrorResponse) return Number(error.code);
  if (error instanceof Error && error.cause !== undefined) return codeOf(error.cause);
  throw error;
}

/** The error that an SDK call ends with. */
export async function errorOf(call: Promise<unknown>): Promise<ErrorResponse> {
  try {
    await call;
  } catch (error) {
    if (error instanceof ErrorResponse) return error;
    if (error instanceof Error && error.cause instanceof ErrorResponse) return error.cause;
    throw error;
  }
  throw new Error('The call was expected to fail.');
}
