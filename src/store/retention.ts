/** How long records live that nobody needs for ever, in days. History, notes and open reminders never expire. */
export interface Retention {
  /** Traces of answered cards, after the answer. */
  readonly clickDays: number;
  /** Reminders that are sent, answered or cancelled, after that. */
  readonly reminderDays: number;
  /** Where somebody without a role can be written to, after they last told something new. */
  readonly strangerDays: number;
}

export const USUAL_RETENTION: Retention = { clickDays: 90, reminderDays: 400, strangerDays: 30 };

/** Days as a time to live. */
export function secondsOf(days: number): number {
  return days * 86_400;
}
