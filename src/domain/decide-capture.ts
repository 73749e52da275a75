import { changed, refuse, type Decision, type DecisionContext } from './decision.ts';
import type { EngagementStartDate, WorkloadEngagement } from './engagement.ts';
import { kickoffBeside, planProblem, storedDate, type RequestedDate } from './start-date.ts';

/** Enters the first date of a workload (R26, R28, R39). No reason is needed, for nothing changes yet (U4). */
export function decideCapture(
  engagement: WorkloadEngagement,
  requested: RequestedDate,
  context: DecisionContext,
): Decision {
  if (engagement.l1 !== 'inProgress') return refuse('not-in-progress');
  if (engagement.esd) return refuse('already-has-date');
  const problem = planProblem(requested, context.today);
  if (problem) return refuse(problem);
  const date = storedDate(requested);
  if (kickoffBeside(engagement, date, undefined) === 'conflict') return refuse('kickoff-before-start');

  const esd: EngagementStartDate = {
    date,
    precision: requested.precision,
    basis: engagement.origin === 'serial' || engagement.origin === 'successReview' ? 'planned' : 'requested',
    enteredBy: context.by,
    enteredAt: context.at,
  };
  return {
    ok: true,
    engagement: changed(engagement, { esd, esdVersion: 1, firstRequestedDate: date }),
    events: [{ type: 'startDateRecorded', after: esd }],
    reminder: 'rearm',
  };
}
