import type { z } from 'zod';

import { correctStartDate } from '../../application/correct-start-date.ts';
import { plainAction, type ActionView, type AdaptiveCard } from '../../cards/adaptive-card.ts';
import { correctCard, type CorrectForm } from '../../cards/correct-start-date/card.ts';
import { correctEnteredData, type correctInput, type openCorrectInput } from '../../cards/correct-start-date/input.ts';
import { texts } from '../../cards/correct-start-date/texts.ts';
import { readTypedDate } from '../../cards/typed-date.ts';
import { engagementKey } from '../../domain/engagement.ts';
import type { Turn } from '../turn.ts';
import { answerChange, type Saved } from './answer-change.ts';
import { none, onlyOr, openForm, type Picker } from './open-form.ts';
import { readKickoffRemedy } from './reschedule-start-date.ts';
import { changedAndOffered } from './what-comes-next.ts';

/** Opens the form that puts a wrongly entered date right. */
export function openCorrect(
  turn: Turn,
  { customer, engagement: key, entered = [] }: z.infer<typeof openCorrectInput>,
): Promise<AdaptiveCard> {
  const justEntered: Picker = (offered) =>
    offered.filter(({ engagement }) => entered.includes(engagementKey(engagement)));
  return openForm(turn, { customer }, 'correct', onlyOr(key, entered.length > 0 ? justEntered : none), (form) =>
    correctCard({ ...form, reader: readerOf(turn) }),
  );
}

/** Corrects the date as the form says. */
export function answerCorrect(turn: Turn, input: z.infer<typeof correctInput>): Promise<AdaptiveCard> {
  const { rightDate, rightDateMonthOnly, correctReason, kickoffRemedy } = input;
  return answerChange(turn, input, {
    values: { rightDate, rightDateMonthOnly, correctReason, kickoffRemedy },
    fields: { date: 'rightDate', text: 'correctReason', kickoff: 'kickoffRemedy' },
    render: (form) => correctCard({ ...form, reader: readerOf(turn) }),
    perform: (request) => {
      const read = readTypedDate(rightDate, turn.language);
      if ('error' in read) return { kind: 'unreadable', errors: { rightDate: read.error } };
      return correctStartDate(turn.services, {
        ...request,
        requested: { date: read.date, precision: rightDateMonthOnly === 'true' ? 'month' : 'day' },
        explanation: correctReason,
        kickoffRemedy: readKickoffRemedy(kickoffRemedy),
      });
    },
  });
}

/** The way to put right what has just been entered, for those who may. */
export async function offerCorrection(turn: Turn, saved: Saved): Promise<readonly ActionView[]> {
  const correctable = await changedAndOffered(turn, saved, 'correct');
  if (correctable.length === 0) return [];
  const entered = correctable.map(({ engagement }) => engagementKey(engagement));
  return [plainAction(texts[turn.language].title, correctEnteredData(saved.tenant.tenantId, entered))];
}

function readerOf({ person, services }: Turn): CorrectForm['reader'] {
  return { by: person, at: new Date(services.clock.nowMs()).toISOString() };
}
