import type { CalendarDay } from './calendar-day.ts';
import { changed, closedBecause, refuse, type Decision, type DecisionContext, type Refusal } from './decision.ts';
import { stateOn, type EngagementStartDate, type WorkloadEngagement } from './engagement.ts';
import type { Actor } from './person.ts';
import { explanationProblem } from './reason.ts';
import {
  actualProblem,
  isLongPast,
  isTooFar,
  kickoffBeside,
  kickoffEvents,
  planProblem,
  planWarnings,
  storedDate,
  type KickoffRemedy,
  type RequestedDate,
} from './start-date.ts';

/** What somebody typed wrongly, as it should have been. */
export interface Correction {
  readonly requested: RequestedDate;
  /** Required, but for one's own first entry within `SILENT_MINUTES`. */
  readonly explanation: string;
  readonly kickoffRemedy?: KickoffRemedy | undefined;
}

/** So long after the first entry its author puts it right without a note (E22). */
export const SILENT_MINUTES = 15;

/** Whether a correction by this actor, at this instant (ISO 8601, UTC), needs no reason: it is their own first entry, just made (E22). */
export function isSilentlyCorrected(
  { esd, progress }: WorkloadEngagement,
  { by, at }: { readonly by: Pick<Actor, 'objectId'>; readonly at: string },
): boolean {
  return (
    progress === 'open' &&
    esd?.entry === 'first' &&
    esd.enteredBy.objectId === by.objectId &&
    Date.parse(at) - Date.parse(esd.enteredAt) <= SILENT_MINUTES * 60_000
  );
}

/**
 * Puts a typing error right (E22). It is no reschedule: the date always was the other one, so attempts stay, and a first
 * entry is corrected in the statistics too. An actual start is corrected to another day that has come.
 */
export function decideCorrect(
  engagement: WorkloadEngagement,
  { requested, explanation, kickoffRemedy }: Correction,
  context: DecisionContext,
): Decision {
  const before = engagement.esd;
  const state = stateOn(engagement, context.fmToday);
  const closed = state === 'started' ? undefined : closedBecause(state);
  if (closed) return refuse(closed);
  if (engagement.l1 !== 'inProgress') return refuse('not-in-progress');
  if (!before) return refuse('no-date');
  const isSilent = isSilentlyCorrected(engagement, context);
  const started = state === 'started';
  const asked: RequestedDate = started ? { ...requested, precision: 'day' } : requested;
  const date = storedDate(asked);
  const problem = started
    ? actualProblem(date, context.today)
    : correctedPlanProblem(asked, { ...context, mayBePast: !isSilent && context.by.role !== 'gateway' });
  if (problem) return refuse(problem);
  if (date === before.date && asked.precision === before.precision) return refuse('date-unchanged');
  const text = explanation.trim();
  const explained = isSilent ? undefined : explanationProblem(text);
  if (explained) return refuse(explained);
  const kickoffDate = kickoffBeside(engagement, date, kickoffRemedy);
  if (kickoffDate === 'conflict') return refuse('kickoff-before-start');

  const after: EngagementStartDate = {
    ...before,
    date,
    precision: asked.precision,
    // Whoever corrects with a note has made no first entry of their own.
    entry: isSilent || before.entry === 'later' ? before.entry : 'firstCorrected',
    enteredBy: context.by,
    // Putting one's entry right does not give more time to do so again.
    enteredAt: isSilent ? before.enteredAt : context.at,
  };
  return {
    ok: true,
    engagement: changed(engagement, {
      esd: after,
      esdVersion: engagement.esdVersion + 1,
      kickoffDate,
      firstRequestedDate: before.entry !== 'later' && !started ? date : engagement.firstRequestedDate,
    }),
    events: [
      {
        type: 'startDateCorrected',
        before,
        after,
        reason: isSilent ? undefined : { code: 'correction', text },
      },
      ...kickoffEvents(engagement, kickoffDate),
    ],
    reminder: started ? 'keep' : 'rearm',
    warnings: started || date < context.today ? [] : planWarnings(asked, context.today, context.calendar),
  };
}

function correctedPlanProblem(
  requested: RequestedDate,
  { today, mayBePast }: { readonly today: CalendarDay; readonly mayBePast: boolean },
): Refusal | undefined {
  if (!mayBePast) return planProblem(requested, today);
  const date = storedDate(requested);
  if (isLongPast(date, today)) return 'date-long-past';
  return isTooFar(date, today) ? 'date-too-far' : undefined;
}
