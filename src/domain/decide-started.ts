import type { CalendarDay } from './calendar-day.ts';
import { changed, refuse, type Decision, type DecisionContext } from './decision.ts';
import type { EngagementStartDate, WorkloadEngagement } from './engagement.ts';
import { explanationProblem, isTooLong, type Reason } from './reason.ts';
import { actualProblem, kickoffBeside, kickoffEvents, type KickoffRemedy } from './start-date.ts';

/** The statement that customer and FM exchanged information, both ways (R20, R24). A sent e-mail or a voicemail is no such exchange (R19). */
export interface StartedStatement {
  /** The day it happened; not in the future. */
  readonly date: CalendarDay;
  /** Needed when the day, or its precision, is not the recorded one (R34, U13); otherwise kept when there is one. */
  readonly explanation: string;
  readonly kickoffRemedy?: KickoffRemedy | undefined;
}

/** Records the day the exchange really began (I10). */
export function decideStarted(
  engagement: WorkloadEngagement,
  { date, explanation, kickoffRemedy }: StartedStatement,
  context: DecisionContext,
): Decision {
  const before = engagement.esd;
  if (engagement.progress === 'started') return refuse('already-started');
  if (engagement.l1 !== 'inProgress') return refuse('not-in-progress');
  if (!before) return refuse('no-date');
  const unlikely = actualProblem(date, context.today);
  if (unlikely) return refuse(unlikely);
  const asPlanned = date === before.date && before.precision === 'day';
  const problem = asPlanned && !isTooLong(explanation) ? undefined : explanationProblem(explanation);
  if (problem) return refuse(problem);
  const kickoffDate = kickoffBeside(engagement, date, kickoffRemedy);
  if (kickoffDate === 'conflict') return refuse('kickoff-before-start');

  const after: EngagementStartDate = {
    date,
    precision: 'day',
    basis: 'actual',
    entry: asPlanned ? before.entry : 'later',
    enteredBy: context.by,
    enteredAt: context.at,
  };
  return {
    ok: true,
    engagement: changed(engagement, {
      esd: after,
      esdVersion: asPlanned ? engagement.esdVersion : engagement.esdVersion + 1,
      kickoffDate,
      progress: 'started',
    }),
    events: [
      { type: 'startDateConfirmedActual', before, after, reason: reasonOf(explanation, asPlanned) },
      ...kickoffEvents(engagement, kickoffDate),
    ],
    reminder: 'stop',
  };
}

function reasonOf(explanation: string, asPlanned: boolean): Reason | undefined {
  const text = explanation.trim();
  return text === '' ? undefined : { code: asPlanned ? 'other' : 'actualDiffersFromPlan', text };
}
