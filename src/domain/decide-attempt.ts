import { changed, closedBecause, refuse, type Decision, type DecisionContext } from './decision.ts';
import {
  stateOn,
  type AttemptChannel,
  type AttemptOutcome,
  type ContactAttempt,
  type WorkloadEngagement,
} from './engagement.ts';
import { isTooLong } from './reason.ts';

/** A try to reach the customer that brought no exchange. */
export interface AttemptReport {
  readonly channel: AttemptChannel;
  readonly outcome: AttemptOutcome;
  /** Optional; at most `REASON_MAX_CHARACTERS` characters. */
  readonly comment: string;
}

/** Logs an attempt (R30). It never moves the date and never starts the engagement (R19, I9). */
export function decideAttempt(
  engagement: WorkloadEngagement,
  { channel, outcome, comment }: AttemptReport,
  context: DecisionContext,
): Decision {
  const state = stateOn(engagement, context.fmToday);
  const closed = closedBecause(state);
  if (closed) return refuse(closed);
  if (isTooLong(comment)) return refuse('text-too-long');
  const attempt: ContactAttempt = {
    at: context.at,
    by: context.by,
    channel,
    outcome,
    comment: comment.trim() || undefined,
  };
  return {
    ok: true,
    engagement: changed(engagement, { attempts: [...engagement.attempts, attempt] }),
    events: [{ type: 'contactAttemptLogged', attempt }],
    reminder: state === 'scheduled' ? 'keep' : 'followUp',
  };
}

/** Puts the question off to the next working day, while it is open. Nothing about the engagement changes (I16). */
export function decideSnooze(engagement: WorkloadEngagement, context: DecisionContext): Decision {
  const state = stateOn(engagement, context.fmToday);
  return state === 'due' || state === 'awaitingResponse'
    ? { ok: true, engagement, events: [], reminder: 'snooze' }
    : refuse('nothing-to-snooze');
}
