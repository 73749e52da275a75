import { changed, closedBecause, refuse, type Decision, type DecisionContext } from './decision.ts';
import { stateOn, type EngagementStartDate, type WorkloadEngagement } from './engagement.ts';
import { explanationProblem, type Reason } from './reason.ts';
import {
  kickoffBeside,
  kickoffEvents,
  planProblem,
  planWarnings,
  storedDate,
  type KickoffRemedy,
  type RequestedDate,
} from './start-date.ts';

/** A wish to move the date, with its reason (R27, R34). */
export interface RescheduleRequest {
  readonly requested: RequestedDate;
  readonly reason: Reason;
  /** What to do with a kickoff that the new date would overtake; without it that is refused. */
  readonly kickoffRemedy?: KickoffRemedy | undefined;
}

/**
 * Moves the date to one ahead. With the reason `customerReplied`, for a date that has arrived, it is the day the
 * discussion with the customer was set for (R31); otherwise a plain reschedule (R27).
 */
export function decideReschedule(
  engagement: WorkloadEngagement,
  request: RescheduleRequest,
  context: DecisionContext,
): Decision {
  const state = stateOn(engagement, context.fmToday);
  const closed = closedBecause(state);
  if (closed) return refuse(closed);
  if (state === 'scheduled' || request.reason.code !== 'customerReplied') {
    return moveDate(engagement, request, 'startDateRescheduled', context);
  }
  return storedDate(request.requested) === context.today
    ? refuse('date-not-in-future')
    : moveDate(engagement, request, 'customerReplied', context);
}

/** Takes an inactive customer up again, with the date of the discussion, which may be the old one (U3, R31). */
export function decideReactivate(
  engagement: WorkloadEngagement,
  request: RescheduleRequest,
  context: DecisionContext,
): Decision {
  if (engagement.progress !== 'inactive') return refuse('not-inactive');
  if (engagement.l1 !== 'inProgress') return refuse('not-in-progress');
  return moveDate(engagement, request, 'reactivated', context);
}

function moveDate(
  engagement: WorkloadEngagement,
  { requested, reason, kickoffRemedy }: RescheduleRequest,
  type: 'startDateRescheduled' | 'customerReplied' | 'reactivated',
  context: DecisionContext,
): Decision {
  const before = engagement.esd;
  if (!before) return refuse('no-date');
  const problem = planProblem(requested, context.today);
  if (problem) return refuse(problem);
  const date = storedDate(requested);
  const unchanged = date === before.date && requested.precision === before.precision;
  if (unchanged && type !== 'reactivated') return refuse('date-unchanged');
  const explanation = explanationProblem(reason.text);
  if (explanation) return refuse(explanation);
  const kickoffDate = kickoffBeside(engagement, date, kickoffRemedy);
  if (kickoffDate === 'conflict') return refuse('kickoff-before-start');

  const after: EngagementStartDate = {
    date,
    precision: requested.precision,
    basis: before.basis === 'planned' ? 'planned' : 'requested',
    entry: 'later',
    enteredBy: context.by,
    enteredAt: context.at,
  };
  return {
    ok: true,
    engagement: changed(engagement, {
      esd: after,
      esdVersion: engagement.esdVersion + 1,
      kickoffDate,
      progress: 'open',
      attempts: [],
    }),
    events: [
      { type, before, after, reason: { code: reason.code, text: reason.text.trim() } },
      ...kickoffEvents(engagement, kickoffDate),
    ],
    reminder: 'rearm',
    warnings: planWarnings(requested, context.today, context.calendar),
  };
}
