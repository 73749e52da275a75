import type { z } from 'zod';

import { setKickoff } from '../../application/set-kickoff.ts';
import type { AdaptiveCard } from '../../cards/adaptive-card.ts';
import { setKickoffCard } from '../../cards/set-kickoff/card.ts';
import type { openKickoffInput, setKickoffInput } from '../../cards/set-kickoff/input.ts';
import { texts } from '../../cards/set-kickoff/texts.ts';
import { readTypedDate } from '../../cards/typed-date.ts';
import type { Turn } from '../turn.ts';
import { answerChange } from './answer-change.ts';
import { none, openForm } from './open-form.ts';

/** Opens the form for the kickoff's day, with the day that all offered workloads share, if they do. */
export function openKickoff(turn: Turn, { customer }: z.infer<typeof openKickoffInput>): Promise<AdaptiveCard> {
  return openForm(turn, customer, 'setKickoff', none, (form) => {
    const days = new Set(form.options.map(({ engagement }) => engagement.kickoffDate ?? ''));
    const [only = ''] = days;
    return setKickoffCard({ ...form, initialDate: days.size === 1 ? only : '' });
  });
}

/** Sets or clears the kickoff as the form says. */
export function answerKickoff(turn: Turn, input: z.infer<typeof setKickoffInput>): Promise<AdaptiveCard> {
  const { kickoffDate, kickoffClear } = input;
  const words = texts[turn.language];
  return answerChange(turn, input, {
    values: { kickoffDate, kickoffClear },
    fields: {
      date: 'kickoffDate',
      kickoff: 'kickoffDate',
      wordings: { 'kickoff-before-start': words.tooEarly, 'date-unchanged': words.unchanged },
    },
    render: (form) => setKickoffCard({ ...form, initialDate: '' }),
    perform: (request) => {
      if (kickoffClear === 'true') return setKickoff(turn.services, { ...request, kickoffDate: undefined });
      const read = readTypedDate(kickoffDate, turn.language);
      return 'error' in read
        ? { kind: 'unreadable', errors: { kickoffDate: read.error } }
        : setKickoff(turn.services, { ...request, kickoffDate: read.date });
    },
  });
}
