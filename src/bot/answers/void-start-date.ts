import type { z } from 'zod';

import { voidStartDate } from '../../application/void-start-date.ts';
import type { AdaptiveCard } from '../../cards/adaptive-card.ts';
import { voidCard } from '../../cards/void-start-date/card.ts';
import type { openVoidInput, voidInput } from '../../cards/void-start-date/input.ts';
import type { Turn } from '../turn.ts';
import { answerChange } from './answer-change.ts';
import { none, onlyOr, openForm } from './open-form.ts';

/** Opens the form that takes a date back. */
export function openVoid(
  turn: Turn,
  { customer, engagement: key }: z.infer<typeof openVoidInput>,
): Promise<AdaptiveCard> {
  return openForm(turn, { customer }, 'void', onlyOr(key, none), voidCard);
}

/** Takes the date back as the form says. */
export function answerVoid(turn: Turn, input: z.infer<typeof voidInput>): Promise<AdaptiveCard> {
  const { voidReason } = input;
  return answerChange(turn, input, {
    values: { voidReason },
    fields: { text: 'voidReason' },
    render: voidCard,
    perform: (request) => voidStartDate(turn.services, { ...request, explanation: voidReason }),
  });
}
