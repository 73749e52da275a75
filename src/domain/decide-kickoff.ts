import type { CalendarDay } from './calendar-day.ts';
import { changed, refuse, type Decision, type DecisionContext } from './decision.ts';
import type { WorkloadEngagement } from './engagement.ts';
import { isTooFar, kickoffEvents } from './start-date.ts';

/** Sets the day of the kickoff meeting, or clears it with `undefined`. It may be the start date, never earlier (R17, R18, R22). */
export function decideKickoff(
  engagement: WorkloadEngagement,
  kickoffDate: CalendarDay | undefined,
  context: DecisionContext,
): Decision {
  if (engagement.l1 !== 'inProgress') return refuse('not-in-progress');
  if (kickoffDate === engagement.kickoffDate) return refuse('date-unchanged');
  if (kickoffDate && isTooFar(kickoffDate, context.today)) return refuse('date-too-far');
  if (kickoffDate && engagement.esd && kickoffDate < engagement.esd.date) return refuse('kickoff-before-start');
  return {
    ok: true,
    engagement: changed(engagement, { kickoffDate }),
    events: kickoffEvents(engagement, kickoffDate),
    reminder: 'keep',
  };
}
