import { changed, refuse, type Decision, type DecisionContext } from './decision.ts';
import { stateOn, type WorkloadEngagement } from './engagement.ts';
import { explanationProblem } from './reason.ts';

/** Gives a silent customer up, with the note that explains it. The date stays as it is (R32, R33, I8). */
export function decideInactive(engagement: WorkloadEngagement, text: string, context: DecisionContext): Decision {
  switch (stateOn(engagement, context.fmToday)) {
    case 'notApplicable':
    case 'suspended':
      return refuse('not-in-progress');
    case 'noDate':
      return refuse('no-date');
    case 'started':
      return refuse('already-started');
    case 'inactive':
      return refuse('already-inactive');
    case 'scheduled':
      return refuse('date-has-not-arrived');
    case 'due':
      return refuse('no-attempt-yet');
    case 'awaitingResponse': {
      const problem = explanationProblem(text);
      if (problem) return refuse(problem);
      return {
        ok: true,
        engagement: changed(engagement, { progress: 'inactive' }, context),
        event: { type: 'markedInactive', text: text.trim() },
        reminder: 'stop',
      };
    }
  }
}
