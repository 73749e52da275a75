import { randomUUID } from 'node:crypto';
import type { Container } from './catalog.ts';
import { chargeText } from './request-charge.ts';
import type { RequestHeaders, Route } from './route.ts';
import { sessionToken } from './session-token.ts';
import type { WireError } from './wire-error.ts';

/** A request as the service sees it. */
export interface ServiceRequest {
  readonly method: string;
  readonly path: string;
  readonly route: Route;
  readonly headers: RequestHeaders;
  readonly body: string;
  readonly bodyBytes: number;
  /** Set to let a read see the state of this many commits ago, as far as its session token allows. */
  readonly staleBy?: number | undefined;
  /** Set to let a batch fail because this operation is throttled. */
  readonly throttled?: { readonly operation: number; readonly retryAfterMs: number } | undefined;
}

/** What the service answers, and what its log says about it. */
export interface ServiceAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly subStatus: number | undefined;
  readonly requestCharge: number;
  readonly documentsRead: number;
  readonly documentsReturned: number;
}

/** What a request that did not fail came to. */
export interface Success {
  readonly status: number;
  readonly body?: string;
  readonly charge: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly documentsRead?: number;
  readonly documentsReturned?: number;
}

/** The physical partition that a request looked at, and the LSN that it saw. */
export interface RangeState {
  readonly container: Container;
  readonly range: number;
  readonly lsn: number;
}

/** Tells which physical partition a request looks at, and at which LSN unless that is the latest. */
export type See = (container: Container, range: number, lsn?: number) => void;

/** The answer to an error, with the headers that the service has on errors too. */
export function errorAnswer(
  error: WireError,
  activityId: string = randomUUID(),
  charge = 0,
  state?: RangeState,
): ServiceAnswer {
  const message = `${error.message}\r\nActivityId: ${activityId}, Microsoft.Azure.Documents.Common/2.14.0`;
  const body = JSON.stringify({
    code: error.code,
    message,
    ...(error.additionalErrorInfo === undefined ? {} : { additionalErrorInfo: error.additionalErrorInfo }),
  });
  return {
    status: error.status,
    body,
    subStatus: error.subStatus,
    requestCharge: charge,
    documentsRead: 0,
    documentsReturned: 0,
    headers: {
      ...commonHeaders(activityId, charge, state),
      ...(error.subStatus === undefined ? {} : { 'x-ms-substatus': String(error.subStatus) }),
      ...error.headers,
    },
  };
}

/** The headers that every answer has. */
export function commonHeaders(
  activityId: string,
  charge: number,
  state: RangeState | undefined,
): Record<string, string> {
  const headers: Record<string, string> = {
    'content-type': 'application/json',
    'cache-control': 'no-store, no-cache',
    'x-ms-activity-id': activityId,
    'x-ms-gatewayversion': 'version=2.14.0',
    'x-ms-request-charge': chargeText(charge),
    'x-ms-serviceversion': 'version=cosmos-double',
  };
  if (state !== undefined) {
    const { container, range, lsn } = state;
    headers['lsn'] = String(lsn);
    headers['x-ms-session-token'] = sessionToken(String(range), lsn);
    headers['x-ms-documentdb-partitionkeyrangeid'] = String(range);
    headers['x-ms-alt-content-path'] = `dbs/${encodeURI(container.databaseId)}/colls/${encodeURI(container.id)}`;
    headers['x-ms-content-path'] = container.rid;
  }
  return headers;
}
