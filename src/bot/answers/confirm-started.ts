import type { z } from 'zod';

import { confirmStarted } from '../../application/confirm-started.ts';
import type { AdaptiveCard } from '../../cards/adaptive-card.ts';
import { confirmStartedCard } from '../../cards/confirm-started/card.ts';
import type { confirmStartedInput } from '../../cards/confirm-started/input.ts';
import { readTypedDate } from '../../cards/typed-date.ts';
import { dayIn } from '../../domain/time-zone.ts';
import type { Turn } from '../turn.ts';
import { answerChange } from './answer-change.ts';
import { readKickoffRemedy } from './reschedule-start-date.ts';

/** Records the real start as the form says. */
export function answerConfirmStarted(turn: Turn, input: z.infer<typeof confirmStartedInput>): Promise<AdaptiveCard> {
  const { startedDate, startedReason, kickoffRemedy } = input;
  const today = dayIn(turn.person.timeZone, turn.services.clock.nowMs());
  return answerChange(turn, input, {
    values: { startedDate, startedReason, kickoffRemedy },
    fields: { date: 'startedDate', text: 'startedReason', kickoff: 'kickoffRemedy' },
    render: (form) => confirmStartedCard({ ...form, today }),
    perform: (request) => {
      const read = readTypedDate(startedDate, turn.language);
      if ('error' in read) return { kind: 'unreadable', errors: { startedDate: read.error } };
      return confirmStarted(turn.services, {
        ...request,
        date: read.date,
        explanation: startedReason,
        kickoffRemedy: readKickoffRemedy(kickoffRemedy),
      });
    },
  });
}
