import { changed, refuse, type Decision, type DecisionContext } from './decision.ts';
import { isFollowOn, type EngagementStartDate, type WorkloadEngagement } from './engagement.ts';
import { isTooLong } from './reason.ts';
import { kickoffBeside, planProblem, planWarnings, storedDate, type RequestedDate } from './start-date.ts';

/** A first date, with what the author has to say about it. */
export interface FirstDate {
  readonly requested: RequestedDate;
  /** Optional (U4); at most 1,000 characters. */
  readonly comment: string;
}

/** Enters the first date of a workload (R26, R28, R39). No reason is needed, for nothing changes yet (U4). */
export function decideCapture(
  engagement: WorkloadEngagement,
  { requested, comment }: FirstDate,
  context: DecisionContext,
): Decision {
  if (engagement.l1 !== 'inProgress') return refuse('not-in-progress');
  if (engagement.esd) return refuse('already-has-date');
  const problem = planProblem(requested, context.today);
  if (problem) return refuse(problem);
  if (isTooLong(comment)) return refuse('text-too-long');
  const date = storedDate(requested);
  if (kickoffBeside(engagement, date, undefined) === 'conflict') return refuse('kickoff-before-start');

  const esd: EngagementStartDate = {
    date,
    precision: requested.precision,
    basis: isFollowOn(engagement.origin) ? 'planned' : 'requested',
    entry: 'first',
    enteredBy: context.by,
    enteredAt: context.at,
  };
  return {
    ok: true,
    engagement: changed(engagement, {
      esd,
      esdVersion: engagement.esdVersion + 1,
      firstRequestedDate: date,
      firstEnteredRole: context.by.role,
    }),
    events: [{ type: 'startDateRecorded', after: esd, comment: comment.trim() || undefined }],
    reminder: 'rearm',
    warnings: planWarnings(requested, context.today, context.calendar),
  };
}
