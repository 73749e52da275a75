import { badRequest, WireError } from './wire-error.ts';

/** The token that a read of one physical partition hands out: range, version and LSN, as an account in one region has it. */
export function sessionToken(rangeId: string, lsn: number): string {
  return `${rangeId}:-1#${String(lsn)}`;
}

/** The LSN that a request's session token demands of a physical partition; 0 where it demands nothing. */
export function demandedLsn(header: string | undefined, rangeId: string): number {
  if (header === undefined || header === '') return 0;
  let demanded = 0;
  for (const part of header.split(',')) {
    const match = /^([^:]+):(-?\d+)#(\d+)((?:#\d+=\d+)*)$/.exec(part.trim());
    if (match === null) throw badRequest(`The session token provided '${header}' is invalid.`);
    if (match[1] === rangeId) demanded = Math.max(demanded, Number(match[3]));
  }
  return demanded;
}

/** The 404 for a session token of a state that this account was never in. */
export function sessionNotAvailable(): WireError {
  return new WireError(404, 'The read session is not available for the input session token.', { subStatus: 1002 });
}
