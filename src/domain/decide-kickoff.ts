import type { CalendarDay } from './calendar-day.ts';
import { closedBecause, changed, refuse, type Decision, type DecisionContext } from './decision.ts';
import { decideReschedule } from './decide-reschedule.ts';
import { decideStarted } from './decide-started.ts';
import { stateOn, type WorkloadEngagement } from './engagement.ts';
import { isTooFar, kickoffEvents } from './start-date.ts';

/** The day of the kickoff meeting, or none, and what to do when it would precede the start. */
export interface KickoffRequest {
  readonly kickoffDate: CalendarDay | undefined;
  /** Moves the start to the kickoff for this reason; a kickoff that has taken place is the start (E9, R22). Without it that is refused. */
  readonly startMovesBecause?: string | undefined;
}

/** Sets the day of the kickoff meeting, or clears it. It may be the start date, never earlier (R17, R18, R22). */
export function decideKickoff(
  engagement: WorkloadEngagement,
  { kickoffDate, startMovesBecause }: KickoffRequest,
  context: DecisionContext,
): Decision {
  if (engagement.l1 !== 'inProgress') return refuse('not-in-progress');
  if (kickoffDate === engagement.kickoffDate) return refuse('date-unchanged');
  if (kickoffDate && isTooFar(kickoffDate, context.today)) return refuse('date-too-far');
  if (kickoffDate && engagement.esd && kickoffDate < engagement.esd.date) {
    return startMovesBecause === undefined
      ? refuse('kickoff-before-start')
      : moveBoth(engagement, kickoffDate, startMovesBecause, context);
  }
  return {
    ok: true,
    engagement: changed(engagement, { kickoffDate }),
    events: kickoffEvents(engagement, kickoffDate),
    reminder: 'keep',
  };
}

function moveBoth(
  engagement: WorkloadEngagement,
  kickoffDate: CalendarDay,
  reason: string,
  context: DecisionContext,
): Decision {
  const closed = closedBecause(stateOn(engagement, context.fmToday));
  if (closed) return refuse(closed);
  // The stored kickoff is about to be replaced, so it cannot stand in the way.
  const open = { ...engagement, kickoffDate: undefined };
  const moved =
    kickoffDate < context.today
      ? decideStarted(open, { date: kickoffDate, explanation: reason }, context)
      : decideReschedule(
          open,
          { requested: { date: kickoffDate, precision: 'day' }, reason: { code: 'other', text: reason } },
          context,
        );
  if (!moved.ok) return moved;
  return {
    ...moved,
    engagement: { ...moved.engagement, kickoffDate },
    events: [...moved.events, ...kickoffEvents(engagement, kickoffDate)],
  };
}
