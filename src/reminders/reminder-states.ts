import type { DeliveryProblem, Reminder, SendOutcome } from '../application/ports.ts';
import { isCopy } from '../application/plan-reminders.ts';
import { isAlarm } from '../domain/reminder.ts';

/** How long a worker may hold a reminder before another takes it over. */
export const LEASE_MS = 120_000;
/** Longer than a send may take. */
const SEND_MS = 10_000;
/** For writing down what became of it. */
const RECORD_MS = 15_000;
/** A worker that has held its intent for longer than this does not send any more: another may be about to. */
export const SEND_WITHIN_MS = LEASE_MS - SEND_MS - RECORD_MS;
/** When a send that nobody confirmed is looked at again. */
const IN_DOUBT_MS = 150_000;
/** The longest pause after the first send that certainly failed; it doubles with each further one. */
const FIRST_PAUSE_MS = 5_000;
const LONGEST_PAUSE_MS = 15 * 60_000;
/** A reminder is given up when it has failed for this long and so often: nights and weekends alone do not end it. */
const GIVE_UP_AFTER_MS = 48 * 3_600_000;
const GIVE_UP_AFTER_SENDS = 12;
/** A reminder under which so many leases have run out may be what ends the workers. */
const POISON_LEASES = 5;

/** What to do with a send that nobody confirmed: send again, marked, or leave it to a lead. */
export type InDoubtPolicy = 'resend' | 'hold';

/** Whether it is not sent again; what the leads are told is: nobody else could look after it. */
function isHeld({ kind }: Reminder, inDoubtPolicy: InDoubtPolicy): boolean {
  return inDoubtPolicy === 'hold' && !isAlarm(kind);
}

/** Whether another worker held the reminder and never said what became of it. */
function wasAbandoned({ state }: Reminder): boolean {
  return state === 'claimed' || state === 'sending';
}

/** The reminder as a worker takes it over: held by it, or given up when that has failed too often. */
export function claimedReminder(
  reminder: Reminder,
  {
    token,
    nowMs,
    inDoubtPolicy,
  }: { readonly token: string; readonly nowMs: number; readonly inDoubtPolicy: InDoubtPolicy },
): Reminder {
  const expiredLeases = (reminder.expiredLeases ?? 0) + (wasAbandoned(reminder) ? 1 : 0);
  const inDoubt = reminder.inDoubt || reminder.state === 'sending';
  const taken: Reminder = { ...reminder, expiredLeases, inDoubt };
  // A copy that may have arrived is not worth a second one.
  if (isCopy(reminder) && (inDoubt || expiredLeases >= POISON_LEASES)) return endedReminder(taken);
  if (expiredLeases >= POISON_LEASES) return deadReminder(taken, 'endedWorkers');
  // A lead's word is good until a send of which nobody knows what became.
  const isReleased = reminder.mayRepeat === true && reminder.state !== 'sending';
  if (inDoubt && isHeld(reminder, inDoubtPolicy) && !isReleased) return deadReminder(taken, 'inDoubt');
  return { ...taken, state: 'claimed', claimToken: token, nextAtMs: nowMs + LEASE_MS };
}

/** The reminder just before it is sent: from now on it may have arrived. The lease begins anew. */
export function intendedReminder(reminder: Reminder, nowMs: number, isDigest: boolean): Reminder {
  return { ...reminder, state: 'sending', wasInDigest: isDigest || undefined, nextAtMs: nowMs + LEASE_MS };
}

/** A reminder that was held and certainly not sent, back where others find it at `nextAtMs`. */
export function givenBackReminder(reminder: Reminder, nextAtMs: number): Reminder {
  return { ...reminder, state: 'pending', claimToken: undefined, nextAtMs };
}

/** What a reminder's next state depends on after a send. */
export interface AfterSendOptions {
  readonly nowMs: number;
  /** A random number from 0 to 1 that spreads the next tries of several. */
  readonly chance: number;
  readonly inDoubtPolicy: InDoubtPolicy;
}

/** The reminder after a send. */
export function reminderAfterSend(
  reminder: Reminder,
  outcome: SendOutcome,
  { nowMs, chance, inDoubtPolicy }: AfterSendOptions,
): Reminder {
  const free: Reminder = { ...reminder, claimToken: undefined, expiredLeases: undefined };
  if (isCopy(reminder) && outcome.kind !== 'delivered' && outcome.kind !== 'notSent') return endedReminder(free);
  switch (outcome.kind) {
    case 'delivered':
      return { ...free, state: 'sent', nextAtMs: undefined, sentAt: new Date(nowMs).toISOString() };
    case 'notSent': {
      const failedSends = (reminder.failedSends ?? 0) + 1;
      const failingSinceMs = reminder.failingSinceMs ?? nowMs;
      const tried: Reminder = { ...free, failedSends, failingSinceMs };
      if (failedSends >= GIVE_UP_AFTER_SENDS && nowMs - failingSinceMs >= GIVE_UP_AFTER_MS) {
        return deadReminder(tried, 'keptFailing');
      }
      const pauseMs = chance * Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** (failedSends - 1));
      return { ...tried, state: 'pending', nextAtMs: nowMs + Math.max(outcome.retryAfterMs ?? 0, pauseMs) };
    }
    case 'inDoubt':
      return isHeld(reminder, inDoubtPolicy)
        ? deadReminder({ ...free, inDoubt: true }, 'inDoubt')
        : { ...free, state: 'pending', inDoubt: true, nextAtMs: nowMs + IN_DOUBT_MS };
    case 'unreachable':
      return { ...free, state: 'blocked', nextAtMs: undefined, problem: 'unreachable' };
    case 'rejected':
      return deadReminder(free, 'rejected');
  }
}

/** Whether the leads have to be told that the reminder did not arrive. */
export function isUndelivered({ state, kind, id }: Reminder): boolean {
  return (state === 'blocked' || state === 'dead') && !isAlarm(kind) && !isCopy({ id });
}

/** The reminder as it has nothing to say any more. */
export function endedReminder(reminder: Reminder): Reminder {
  return { ...reminder, state: 'skipped', claimToken: undefined, nextAtMs: undefined };
}

function deadReminder(reminder: Reminder, problem: DeliveryProblem): Reminder {
  return { ...reminder, state: 'dead', claimToken: undefined, mayRepeat: undefined, nextAtMs: undefined, problem };
}
