import { ITEM_KINDS, type RequestKind } from './route.ts';

/** A request as a fault plan sees it; `n` counts all requests since the plan was set, from 1. */
export interface FaultableRequest {
  readonly kind: RequestKind;
  readonly isWrite: boolean;
  readonly n: number;
  readonly databaseId: string;
  readonly containerId: string;
  readonly documentId: string;
}

/** Before or after what the request asks for has been done. */
export type FaultTime = 'before' | 'after';

/** What can go wrong with a request. */
export type Fault =
  /** 429 with x-ms-retry-after-ms; nothing is done. */
  | { readonly kind: 'throttled'; readonly retryAfterMs?: number }
  /** 449; nothing is done. */
  | { readonly kind: 'retryWith' }
  /** 408. */
  | { readonly kind: 'timedOut'; readonly when: FaultTime }
  /** 410; nothing is done. Sub-status 1002 would tell the SDK of a split partition. */
  | { readonly kind: 'gone'; readonly subStatus?: number }
  /** 503. */
  | { readonly kind: 'unavailable'; readonly when: FaultTime }
  /** 500. */
  | { readonly kind: 'serverError'; readonly when: FaultTime }
  /** The connection breaks; nothing is done. */
  | { readonly kind: 'droppedBefore' }
  /** The connection breaks after everything was done. */
  | { readonly kind: 'droppedAfter' }
  /** The answer comes late; what is asked for is done at once, or only then. */
  | { readonly kind: 'slow'; readonly ms: number; readonly done?: 'at-once' | 'late' }
  /** The client hears at once that it failed, but the write is done later: after some more document requests, or ms. */
  | {
      readonly kind: 'ghost';
      readonly answer: 'dropped' | 'timedOut';
      readonly after: { readonly requests: number } | { readonly ms: number };
    }
  /** A batch fails with 207 because one operation is throttled; nothing is written. */
  | { readonly kind: 'throttledOperation'; readonly operation?: number; readonly retryAfterMs?: number }
  /** A read sees the state of some commits ago (1 unless given), as far as its session token allows. */
  | { readonly kind: 'staleRead'; readonly commits?: number };

/** Decides for each request which fault it meets, if any. */
export type FaultPlan = (request: FaultableRequest) => Fault | undefined;

/** The probability, from 0 to 1, of each fault; those of one request may add up to at most 1. */
export interface FaultRates {
  readonly throttled?: number;
  readonly retryWith?: number;
  readonly timedOutBefore?: number;
  readonly timedOutAfter?: number;
  readonly gone?: number;
  readonly unavailableBefore?: number;
  readonly unavailableAfter?: number;
  readonly serverErrorBefore?: number;
  readonly serverErrorAfter?: number;
  readonly droppedBefore?: number;
  readonly droppedAfter?: number;
  readonly slow?: number;
  readonly ghost?: number;
  readonly throttledOperation?: number;
  readonly staleRead?: number;
}

/** Numbers from 0 (inclusive) to 1 (exclusive), always the same for the same seed. */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    // A 32-bit Weyl sequence, stirred by two rounds of multiply and shift.
    state = (state + 0x9e3779b9) >>> 0;
    let x = state;
    x = Math.imul(x ^ (x >>> 16), 0x21f0aaad);
    x = Math.imul(x ^ (x >>> 15), 0x735a2d97);
    return ((x ^ (x >>> 15)) >>> 0) / 0x1_0000_0000;
  };
}

/** A plan of random faults on document requests: the same seed and the same requests meet the same faults. */
export function seededFaults(seed: number, rates: FaultRates): FaultPlan {
  const random = seededRandom(seed);
  const total = SEEDED.reduce((sum, [name]) => sum + (rates[name] ?? 0), 0);
  if (total > 1) throw new RangeError('The rates of all faults add up to more than 1.');
  return (request) => {
    if (!ITEM_KINDS.has(request.kind)) return undefined;
    let roll = random();
    const detail = random();
    for (const [name, make] of SEEDED) {
      const rate = rates[name] ?? 0;
      if (roll < rate) return make(request, detail);
      roll -= rate;
    }
    return undefined;
  };
}

type SeededFault = (request: FaultableRequest, detail: number) => Fault | undefined;

const SEEDED: readonly (readonly [keyof FaultRates, SeededFault])[] = [
  ['throttled', () => ({ kind: 'throttled', retryAfterMs: 1 })],
  ['retryWith', () => ({ kind: 'retryWith' })],
  ['timedOutBefore', () => ({ kind: 'timedOut', when: 'before' })],
  ['timedOutAfter', () => ({ kind: 'timedOut', when: 'after' })],
  ['gone', () => ({ kind: 'gone' })],
  ['unavailableBefore', () => ({ kind: 'unavailable', when: 'before' })],
  ['unavailableAfter', () => ({ kind: 'unavailable', when: 'after' })],
  ['serverErrorBefore', () => ({ kind: 'serverError', when: 'before' })],
  ['serverErrorAfter', () => ({ kind: 'serverError', when: 'after' })],
  ['droppedBefore', () => ({ kind: 'droppedBefore' })],
  ['droppedAfter', () => ({ kind: 'droppedAfter' })],
  ['slow', (_request, detail) => ({ kind: 'slow', ms: 1 + Math.floor(detail * 5) })],
  [
    'ghost',
    (request, detail) =>
      request.isWrite
        ? {
            kind: 'ghost',
            answer: detail < 0.5 ? 'dropped' : 'timedOut',
            after: { requests: 1 + Math.floor(((detail * 2) % 1) * 4) },
          }
        : undefined,
  ],
  [
    'throttledOperation',
    (request, detail) =>
      request.kind === 'batch'
        ? { kind: 'throttledOperation', operation: Math.floor(detail * 4), retryAfterMs: 1 }
        : undefined,
  ],
  [
    'staleRead',
    (request, detail) => (request.isWrite ? undefined : { kind: 'staleRead', commits: 1 + Math.floor(detail * 3) }),
  ],
];
