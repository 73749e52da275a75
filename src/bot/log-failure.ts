import type { LogFields } from '../application/log-fields.ts';
import type { BotServices } from './turn.ts';

/** Logs what failed and returns the number under which a person can tell of it. */
export function logFailure({ log, newId }: BotServices, error: unknown, fields: LogFields = {}): string {
  const reference = newId().slice(0, 8).toUpperCase();
  log.error('An answer failed', error, { reference, ...fields });
  return reference;
}
