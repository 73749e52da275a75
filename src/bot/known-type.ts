import { ActivityTypes } from 'botbuilder';

const KNOWN: ReadonlySet<string> = new Set(Object.values(ActivityTypes));

/** Whether an activity's type is one of the framework's. */
export function isKnownType(type: string): boolean {
  return KNOWN.has(type);
}

/** The type as it may be logged: one that is not known may be any text. */
export function loggedType(type: string): string {
  return isKnownType(type) ? type : 'unknown';
}
