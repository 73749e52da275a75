import type { z } from 'zod';

import { markInactive } from '../../application/mark-inactive.ts';
import type { AdaptiveCard } from '../../cards/adaptive-card.ts';
import { markInactiveCard } from '../../cards/mark-inactive/card.ts';
import type { markInactiveInput, openMarkInactiveInput } from '../../cards/mark-inactive/input.ts';
import { inactivityDraft } from '../../domain/status-note.ts';
import { dayIn } from '../../domain/time-zone.ts';
import type { Turn } from '../turn.ts';
import { answerChange } from './answer-change.ts';
import { all, openForm } from './open-form.ts';

/** Opens the form that gives a customer up, for all that waits for them, with a draft of why. */
export function openMarkInactive(turn: Turn, input: z.infer<typeof openMarkInactiveInput>): Promise<AdaptiveCard> {
  const { person, language } = turn;
  return openForm(turn, input, 'markInactive', all, (form, { engagements }) => {
    const attempts = form.options.flatMap(({ engagement }) => engagement.attempts);
    const draft = inactivityDraft(attempts, (at) => dayIn(person.timeZone, Date.parse(at)), language);
    return markInactiveCard({ ...form, draft, seen: engagements });
  });
}

/** Marks inactive as the form says. */
export function answerMarkInactive(turn: Turn, input: z.infer<typeof markInactiveInput>): Promise<AdaptiveCard> {
  const { inactiveText } = input;
  return answerChange(turn, input, {
    values: { inactiveText },
    fields: { text: 'inactiveText' },
    render: (form, { engagements }) => markInactiveCard({ ...form, draft: '', seen: engagements }),
    perform: (request) => markInactive(turn.services, { ...request, text: inactiveText }),
  });
}
