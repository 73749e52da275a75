import { changed, refuse, type Decision, type DecisionContext } from './decision.ts';
import type { Completion, WorkloadEngagement } from './engagement.ts';
import { isTooFar } from './start-date.ts';
import type { Warning } from './warning.ts';

/** Sets when the deployment is planned to be done and when it was (R6, U24); `undefined` clears either. */
export function decideCompletion(
  engagement: WorkloadEngagement,
  after: Completion,
  context: DecisionContext,
): Decision {
  const { esd, completion: before } = engagement;
  if (engagement.l1 !== 'inProgress' && engagement.progress !== 'started') return refuse('not-in-progress');
  if (after.planned === before.planned && after.actual === before.actual) return refuse('completion-unchanged');
  if (after.actual && after.actual > context.today) return refuse('completion-in-future');
  if (after.planned && isTooFar(after.planned, context.today)) return refuse('date-too-far');
  const warnings = [after.planned, after.actual].flatMap((date): readonly Warning[] =>
    date && esd && date <= esd.date ? [{ kind: 'completion-before-start', date }] : [],
  );
  return {
    ok: true,
    engagement: changed(engagement, { completion: after }),
    events: [{ type: 'completionSet', before, after }],
    reminder: 'keep',
    warnings,
  };
}
