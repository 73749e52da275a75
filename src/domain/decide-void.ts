import { changed, refuse, type Decision } from './decision.ts';
import type { WorkloadEngagement } from './engagement.ts';
import { explanationProblem } from './reason.ts';
import { kickoffEvents } from './start-date.ts';

/** Takes a date back that should never have been entered (U23). The history keeps it; the engagement waits for a first date again. */
export function decideVoid(engagement: WorkloadEngagement, explanation: string): Decision {
  const { esd, progress, l1 } = engagement;
  if (progress === 'inactive') return refuse('inactive');
  if (l1 !== 'inProgress') return refuse('not-in-progress');
  if (!esd) return refuse('no-date');
  const problem = explanationProblem(explanation);
  if (problem) return refuse(problem);
  return {
    ok: true,
    engagement: changed(engagement, {
      esd: undefined,
      esdVersion: engagement.esdVersion + 1,
      firstRequestedDate: undefined,
      firstEnteredRole: undefined,
      // Without a start nothing can tell whether the kickoff comes after it (I12).
      kickoffDate: undefined,
      progress: 'open',
      attempts: [],
    }),
    events: [
      { type: 'startDateVoided', before: esd, reason: { code: 'correction', text: explanation.trim() } },
      ...kickoffEvents(engagement, undefined),
    ],
    reminder: 'stop',
  };
}
