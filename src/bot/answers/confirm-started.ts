import type { z } from 'zod';

import { confirmStarted } from '../../application/confirm-started.ts';
import type { AdaptiveCard } from '../../cards/adaptive-card.ts';
import { confirmStartedCard } from '../../cards/confirm-started/card.ts';
import type { confirmStartedInput } from '../../cards/confirm-started/input.ts';
import { texts } from '../../cards/confirm-started/texts.ts';
import { readTypedDate } from '../../cards/typed-date.ts';
import { parseCalendarDay } from '../../domain/calendar-day.ts';
import { dayInWords } from '../../domain/day-in-words.ts';
import { dayIn } from '../../domain/time-zone.ts';
import type { Turn } from '../turn.ts';
import { answerChange } from './answer-change.ts';
import { readKickoffRemedy } from './reschedule-start-date.ts';

/** Records the real start as the form says. */
export function answerConfirmStarted(turn: Turn, input: z.infer<typeof confirmStartedInput>): Promise<AdaptiveCard> {
  const { startedDate, startedReason, kickoffRemedy } = input;
  const { language } = turn;
  const today = dayIn(turn.person.timeZone, turn.services.clock.nowMs());
  return answerChange(turn, input, {
    values: { startedDate, startedReason, kickoffRemedy },
    fields: { date: 'startedDate', text: 'startedReason', kickoff: 'kickoffRemedy' },
    render: (form) => confirmStartedCard({ ...form, today }),
    perform: (request) => {
      const read = readTypedDate(startedDate, language);
      if ('error' in read) return { kind: 'unreadable', errors: { startedDate: read.error } };
      const drawnOn = parseCalendarDay(input.drawnOn);
      if (drawnOn && drawnOn !== today && read.date === drawnOn) {
        const oldCard = texts[language].oldCard(dayInWords(drawnOn, language), dayInWords(today, language));
        return { kind: 'unreadable', errors: { startedDate: oldCard } };
      }
      return confirmStarted(turn.services, {
        ...request,
        date: read.date,
        explanation: startedReason,
        kickoffRemedy: readKickoffRemedy(kickoffRemedy),
      });
    },
  });
}
