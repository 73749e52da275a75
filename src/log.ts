import { pino } from 'pino';

import type { Log } from './application/ports.ts';

/** Writes one JSON line per event to standard error. Messages are fixed texts; what varies stands in fields. */
export function createLog(level: string): Log {
  const logger = pino({ level, base: undefined, timestamp: pino.stdTimeFunctions.isoTime }, pino.destination(2));
  return {
    info: (message, fields = {}) => {
      logger.info(fields, message);
    },
    warn: (message, fields = {}) => {
      logger.warn(fields, message);
    },
    error: (message, error, fields = {}) => {
      logger.error({ ...fields, ...describe(error) }, message);
    },
  };
}

/** Only what an error is and where it arose: its message may hold what somebody wrote, and connector errors carry the whole request. */
function describe(error: unknown): Readonly<Record<string, unknown>> {
  if (!(error instanceof Error)) return { error: typeof error };
  const code = 'code' in error ? error.code : undefined;
  const statusCode = 'statusCode' in error ? error.statusCode : undefined;
  return { error: error.name, code, statusCode, stack: framesOf(error) };
}

function framesOf({ stack = '' }: Error): string {
  return stack
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .join('\n');
}
