import { createHmac } from 'node:crypto';

import { pino, type DestinationStream } from 'pino';

import { LOG_FIELDS, type LogFields } from './application/log-fields.ts';
import type { Log } from './application/ports.ts';

/** Long enough that among 100,000 ids two alike are one chance in 50,000, short enough to be read out. */
const HASH_CHARACTERS = 12;

/** Words of the program's own: use cases, kinds, references. */
const CODE = /^[\w.|-]{1,64}$/;
/** Names of error classes. */
const ERROR_NAME = /^[A-Za-z]{1,64}$/;
/** Codes of Node and of the operating system; services put texts of their own into this field. */
const SYSTEM_CODE = /^E[A-Z0-9_]{2,40}$/;
/** A line of a stack that names a place in a file; a message can hold lines that only look like one. */
const FRAME = /^ +at (?:[\w$.<>[\]# ]+ \()?(?:file:\/\/\/|node:|\/|[A-Za-z]:\\)[^\s()]+:\d+:\d+\)?$/;

/** The log of the whole program. */
export interface ProgramLog extends Log {
  /** From now on ids are written, hashed under this key; without one they are left out. */
  hashIdsWith(key: string): void;
}

/**
 * Writes one JSON line per event to standard error. Messages are fixed texts; what varies stands in the fields of
 * `LOG_FIELDS`, whatever else is passed is left out.
 */
export function createLog(level: string, destination: DestinationStream = pino.destination(2)): ProgramLog {
  const logger = pino({ level, base: undefined, timestamp: pino.stdTimeFunctions.isoTime }, destination);
  let idKey: string | undefined;
  return {
    hashIdsWith: (key) => {
      idKey = key;
    },
    info: (message, fields = {}) => {
      logger.info(written(fields, idKey), message);
    },
    warn: (message, fields = {}) => {
      logger.warn(written(fields, idKey), message);
    },
    error: (message, error, fields = {}) => {
      logger.error({ ...written(fields, idKey), ...describe(error) }, message);
    },
  };
}

/** How an id stands in the log: the same for the same id under the same key, and of no use to whoever lacks the key. */
export function hashedId(id: string, key: string): string {
  return createHmac('sha256', key).update(id).digest('hex').slice(0, HASH_CHARACTERS);
}

type WrittenFields = Readonly<Record<string, string | number>>;

function written(fields: LogFields, idKey: string | undefined): WrittenFields {
  const given: Readonly<Record<string, unknown>> = fields;
  const known = Object.entries(LOG_FIELDS).flatMap(([field, kind]): [string, string | number][] => {
    const value = given[field];
    switch (kind) {
      case 'id':
        return typeof value === 'string' && idKey !== undefined ? [[field, hashedId(value, idKey)]] : [];
      case 'number':
        return typeof value === 'number' ? [[field, value]] : [];
      case 'code':
        return typeof value === 'string' ? [[field, CODE.test(value) ? value : 'unfit']] : [];
    }
  });
  return Object.fromEntries(known);
}

/** Only what an error is and where it arose: its message may hold what somebody wrote, and connector errors carry the whole request. */
function describe(error: unknown): WrittenFields {
  if (!(error instanceof Error)) return { error: typeof error };
  return { error: ERROR_NAME.test(error.name) ? error.name : 'Error', ...codesOf(error), stack: framesOf(error) };
}

function codesOf(error: Error): WrittenFields {
  const code = 'code' in error ? error.code : undefined;
  const statusCode = 'statusCode' in error ? error.statusCode : undefined;
  return {
    ...(typeof code === 'number' || (typeof code === 'string' && SYSTEM_CODE.test(code)) ? { code } : {}),
    ...(typeof statusCode === 'number' ? { statusCode } : {}),
  };
}

function framesOf({ stack, message }: Error): string {
  const text = String(stack);
  const end = text.indexOf(message);
  // What stands before the end of the message is the message, whatever it looks like.
  const below = end < 0 ? '' : text.slice(end + message.length);
  return below
    .split('\n')
    .filter((line) => FRAME.test(line))
    .join('\n');
}
