import type { z } from 'zod';

import { setKickoff } from '../../application/set-kickoff.ts';
import type { AdaptiveCard } from '../../cards/adaptive-card.ts';
import { chosenTargets } from '../../cards/answer-input.ts';
import { refusalErrors } from '../../cards/refusal-errors.ts';
import { setKickoffCard, startFixFor } from '../../cards/set-kickoff/card.ts';
import type { openKickoffInput, setKickoffInput } from '../../cards/set-kickoff/input.ts';
import { texts } from '../../cards/set-kickoff/texts.ts';
import { readTypedDate } from '../../cards/typed-date.ts';
import type { CalendarDay } from '../../domain/calendar-day.ts';
import { engagementKey } from '../../domain/engagement.ts';
import { dayIn } from '../../domain/time-zone.ts';
import type { Turn } from '../turn.ts';
import { answerChange } from './answer-change.ts';
import { none, onlyOr, openForm } from './open-form.ts';
import { askWhatHappened } from './what-comes-next.ts';

/** Opens the form for the kickoff's day, with the day that all workloads it is opened for share, if they do. */
export function openKickoff(
  turn: Turn,
  { customer, engagement: key }: z.infer<typeof openKickoffInput>,
): Promise<AdaptiveCard> {
  return openForm(turn, { customer }, 'setKickoff', onlyOr(key, none), (form) => {
    const engagements = form.options.map(({ engagement }) => engagement);
    const openedFrom = engagements.find((engagement) => engagementKey(engagement) === key);
    const days = new Set((openedFrom ? [openedFrom] : engagements).map(({ kickoffDate }) => kickoffDate ?? ''));
    const [only = ''] = days;
    return setKickoffCard({ ...form, initialDate: days.size === 1 ? only : '', today: todayOf(turn) });
  });
}

/** Sets or clears the kickoff as the form says; when it would precede the start, also the start if the person says so. */
export function answerKickoff(turn: Turn, input: z.infer<typeof setKickoffInput>): Promise<AdaptiveCard> {
  const { kickoffDate, kickoffClear, startReason } = input;
  const { language, services } = turn;
  const words = texts[language];
  const today = todayOf(turn);
  // Ticked for a day that has been changed since is not ticked for this one.
  const startFix = input.startFix === startFixFor(kickoffDate, today) ? input.startFix : '';
  return answerChange(turn, input, {
    values: { kickoffDate, kickoffClear, startFix, startReason },
    fields: {},
    errorsOf: ({ refusals }) => ({
      ...refusalErrors(
        refusals,
        chosenTargets(input).length,
        {
          date: 'kickoffDate',
          text: 'startReason',
          kickoff: 'kickoffDate',
          wordings: { 'kickoff-before-start': words.tooEarly, 'date-unchanged': words.unchanged },
        },
        language,
      ),
      // Asks, without an error of its own.
      ...(refusals.some(({ refusal }) => refusal === 'kickoff-before-start') ? { startFix: '' } : {}),
    }),
    render: (form) => setKickoffCard({ ...form, initialDate: '', today }),
    perform: (request) => {
      if (kickoffClear === 'true') return setKickoff(services, { ...request, kickoffDate: undefined });
      const read = readTypedDate(kickoffDate, language);
      if ('error' in read) return { kind: 'unreadable', errors: { kickoffDate: read.error } };
      return setKickoff(services, {
        ...request,
        kickoffDate: read.date,
        startMovesBecause: startFix === '' ? undefined : startReason,
      });
    },
    next: (saved) =>
      askWhatHappened(turn, saved, ({ engagement }) => {
        return engagement.kickoffDate !== undefined && engagement.kickoffDate <= today;
      }),
  });
}

function todayOf({ person, services }: Turn): CalendarDay {
  return dayIn(person.timeZone, services.clock.nowMs());
}
