import { changed, closedBecause, refuse, type Decision, type DecisionContext } from './decision.ts';
import { stateOn, type WorkloadEngagement } from './engagement.ts';
import { explanationProblem } from './reason.ts';

/** Gives a silent customer up, with the note that explains it. The date stays as it is (R32, R33, I8). */
export function decideInactive(engagement: WorkloadEngagement, text: string, context: DecisionContext): Decision {
  const state = stateOn(engagement, context.fmToday);
  if (state === 'inactive') return refuse('already-inactive');
  const closed = closedBecause(state);
  if (closed) return refuse(closed);
  if (state === 'scheduled') return refuse('date-has-not-arrived');
  if (state === 'due') return refuse('no-attempt-yet');
  const problem = explanationProblem(text);
  if (problem) return refuse(problem);
  return {
    ok: true,
    engagement: changed(engagement, { progress: 'inactive' }),
    events: [{ type: 'markedInactive', text: text.trim() }],
    reminder: 'stop',
  };
}
