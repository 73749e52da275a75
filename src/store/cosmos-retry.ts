import { setTimeout as pause } from 'node:timers/promises';

import { RestError } from '@azure/core-rest-pipeline';
import { z } from 'zod';

import { StoreUnavailable } from './document-store.ts';

/** How long a failing request is tried again. */
export interface RetryLimits {
  readonly attempts: number;
  /** The pause after the first failure is at most this; it doubles with each one, up to `longestPauseMs`. */
  readonly firstPauseMs: number;
  readonly longestPauseMs: number;
  /** No further attempt begins after that. */
  readonly withinMs: number;
}

/** Somebody waits for the answer: Teams gives up on a click after some ten seconds. */
export const RETRY_LIMITS: RetryLimits = {
  attempts: 8,
  firstPauseMs: 100,
  longestPauseMs: 2_000,
  withinMs: 10_000,
};

/** Nobody waits, and much is written: whoever is turned away for the rate comes back. */
export const PATIENT_RETRY_LIMITS: RetryLimits = {
  attempts: 1_000,
  firstPauseMs: 100,
  longestPauseMs: 5_000,
  withinMs: 300_000,
};

/** One operation of a batch failed for that reason, and with it the whole batch. */
export class FailedOperation extends Error {
  override readonly name = 'FailedOperation';
  readonly code: number;

  constructor(code: number) {
    super(`An operation of the batch failed with status ${String(code)}`);
    this.code = code;
  }
}

/** What the client throws: the batch request wraps the answer, everything else throws it as it is. */
const failureShape = z.object({
  code: z.union([z.number(), z.string()]).optional(),
  substatus: z.number().optional(),
  retryAfterInMs: z.number().optional(),
});

type Failure = z.infer<typeof failureShape>;

function failureOf(error: unknown): Failure {
  const own = failureShape.safeParse(error).data ?? {};
  return own.code === undefined && error instanceof Error && error.cause !== undefined ? failureOf(error.cause) : own;
}

/** The HTTP status of a failed request; `undefined` when there was no answer. */
export function statusOf(error: unknown): number | undefined {
  const { code } = failureOf(error);
  return typeof code === 'number' ? code : undefined;
}

/** Statuses that are the service's considered answer ("HTTP status codes for Azure Cosmos DB", learn.microsoft.com, read 2026-11). */
const ANSWERS: ReadonlySet<number> = new Set([400, 401, 403, 404, 405, 409, 412, 413]);
/** Reasons that pass of a 403: the region stopped taking writes (3) or left the account (1008), because another one takes over. */
const PASSING_403: ReadonlySet<number> = new Set([3, 1008]);
/** Reasons that pass of a 404: the replica does not have yet what this client has written (1002), or a new container (1013). */
const PASSING_404: ReadonlySet<number> = new Set([1002, 1013]);

/** Codes of requests that got no answer: the connection failed or broke, or the time was up. */
const UNANSWERED: ReadonlySet<string | number> = new Set([RestError.REQUEST_SEND_ERROR, 'TimeoutError']);

/** Whether the same request may be answered differently when it is sent again; a failure of the program itself may not. */
function isTransient(error: unknown): boolean {
  const { code = '', substatus = 0 } = failureOf(error);
  if (code === 403) return PASSING_403.has(substatus);
  if (code === 404) return PASSING_404.has(substatus);
  return typeof code === 'number' ? !ANSWERS.has(code) : UNANSWERED.has(code);
}

/** Whether a failed write may have been carried out: not when it was turned away for its rate (429) or to be sent again (449). */
export function mayHaveHappened(error: unknown): boolean {
  const status = statusOf(error);
  return status !== 429 && status !== 449;
}

/**
 * Does `attempt` again while it fails for reasons that pass, with random pauses that grow.
 * @throws StoreUnavailable when the limits are reached
 */
export async function retrying<T>(attempt: () => Promise<T>, limits: RetryLimits): Promise<T> {
  const startedMs = performance.now();
  for (let failures = 1; ; failures += 1) {
    try {
      return await attempt();
    } catch (error) {
      if (!isTransient(error)) throw error;
      const { retryAfterInMs = 0 } = failureOf(error);
      const longestMs = Math.min(limits.longestPauseMs, limits.firstPauseMs * 2 ** (failures - 1));
      const pauseMs = retryAfterInMs + Math.random() * longestMs;
      if (failures >= limits.attempts || performance.now() - startedMs + pauseMs > limits.withinMs) {
        const statusCode = statusOf(error);
        const last = statusCode === undefined ? 'without an answer' : `with status ${String(statusCode)}`;
        throw new StoreUnavailable(`The store failed ${String(failures)} times, at last ${last}`, {
          statusCode,
          cause: error,
        });
      }
      await pause(pauseMs);
    }
  }
}
