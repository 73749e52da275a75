import { z } from 'zod';

/** Where a worker can be ended, in the order in which it passes them. */
export const POINTS = [
  'before-claim',
  'after-claim',
  'before-intent',
  'after-intent',
  'in-post',
  'after-post',
  'before-record',
  'in-record',
  'after-record',
] as const;

export type Point = (typeof POINTS)[number];

const store = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('sqlite'), file: z.string() }),
  z.object({
    kind: z.literal('cosmos'),
    endpoint: z.string(),
    key: z.string().optional(),
    identityClientId: z.string().optional(),
    database: z.string(),
    container: z.string(),
  }),
]);

const fault = z.object({
  point: z.enum([...POINTS, 'before-post']),
  /** It happens when the worker passes the point for this time, counted from 1. */
  pass: z.int(),
  signal: z.enum(['SIGKILL', 'SIGSTOP']),
  /** How long after a write was issued it comes, at `in-record`. */
  delayUs: z.number(),
});

/** What a worker is to do itself some harm with; what it suffers at `in-post` is up to the connector. */
export type WorkerFault = z.infer<typeof fault>;

/** What a worker works on. */
export type WorkerJob = z.infer<typeof job>;

const job = z.object({
  store,
  clockFile: z.string(),
  sendsPerSecond: z.number(),
  fault: fault.optional(),
});

/** What a worker is asked: to begin a job, to deliver what is due now, to end the job. */
export const workerRequest = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('begin'), job }),
  z.object({ kind: z.literal('look') }),
  z.object({ kind: z.literal('end') }),
]);

export type WorkerRequest = z.infer<typeof workerRequest>;

const lookReport = z.object({
  sent: z.int(),
  /** Writes that were refused because somebody else had been faster. */
  conflicts: z.int(),
  /** Errors that were logged. */
  errors: z.array(z.string()),
});

/** What came of a look. */
export type LookReport = z.infer<typeof lookReport>;

/** What a worker says: that it has loaded, that it is about to stop, or the answer to what it was asked. */
export const workerMessage = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('ready') }),
  z.object({ kind: z.literal('stopping') }),
  z.object({ kind: z.literal('done'), report: lookReport.optional() }),
  z.object({ kind: z.literal('failed'), error: z.string() }),
]);

export type WorkerMessage = z.infer<typeof workerMessage>;
