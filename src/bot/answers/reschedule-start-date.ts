import type { z } from 'zod';

import { reactivateEngagement, rescheduleStartDate } from '../../application/reschedule-start-date.ts';
import type { AdaptiveCard } from '../../cards/adaptive-card.ts';
import { rescheduleCard } from '../../cards/reschedule-start-date/card.ts';
import type { openRescheduleInput, rescheduleInput } from '../../cards/reschedule-start-date/input.ts';
import { texts } from '../../cards/reschedule-start-date/texts.ts';
import { readTypedDate } from '../../cards/typed-date.ts';
import type { KickoffRemedy } from '../../domain/start-date.ts';
import type { ReasonCode } from '../../domain/reason.ts';
import type { Turn } from '../turn.ts';
import { answerChange } from './answer-change.ts';
import { dueOrAll, onlyOr, openForm } from './open-form.ts';

/** Opens the form that moves a date. */
export function openReschedule(
  turn: Turn,
  { customer, mode, engagement: key }: z.infer<typeof openRescheduleInput>,
): Promise<AdaptiveCard> {
  return openForm(turn, { customer }, mode, onlyOr(key, dueOrAll), (form) => rescheduleCard({ ...form, mode }));
}

/** Moves the date as the form says. */
export function answerReschedule(turn: Turn, input: z.infer<typeof rescheduleInput>): Promise<AdaptiveCard> {
  const { mode, newDate, newDateMonthOnly, reasonCode, reason, kickoffRemedy } = input;
  return answerChange(turn, input, {
    values: { newDate, newDateMonthOnly, reasonCode, reason, kickoffRemedy },
    fields: {
      date: 'newDate',
      text: 'reason',
      kickoff: 'kickoffRemedy',
      wordings: { 'date-in-past': texts[turn.language].dateInPast },
    },
    render: (form) => rescheduleCard({ ...form, mode }),
    perform: (request) => {
      const read = readTypedDate(newDate, turn.language);
      if ('error' in read) return { kind: 'unreadable', errors: { newDate: read.error } };
      const change = {
        ...request,
        requested: { date: read.date, precision: newDateMonthOnly === 'true' ? 'month' : 'day' } as const,
        reason: { code: mode === 'reactivate' ? 'reactivated' : readReasonCode(reasonCode), text: reason },
        kickoffRemedy: readKickoffRemedy(kickoffRemedy),
      };
      return mode === 'reactivate'
        ? reactivateEngagement(turn.services, change)
        : rescheduleStartDate(turn.services, change);
    },
  });
}

/** What to do with an overtaken kickoff; `undefined` when nothing was chosen. */
export function readKickoffRemedy(typed: string): KickoffRemedy | undefined {
  return typed === 'moveToStart' || typed === 'clear' ? typed : undefined;
}

/** The reasons that the form offers. */
const OFFERED_REASONS: readonly ReasonCode[] = [
  'customerRequestedNewDate',
  'customerReplied',
  'serialPlanChanged',
  'successReviewPlan',
  'estimateRefined',
];

function readReasonCode(typed: string): ReasonCode {
  return OFFERED_REASONS.find((code) => code === typed) ?? 'other';
}
