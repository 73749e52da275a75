import type { z } from 'zod';

import { markInactive } from '../../application/mark-inactive.ts';
import type { AdaptiveCard } from '../../cards/adaptive-card.ts';
import { markInactiveCard } from '../../cards/mark-inactive/card.ts';
import type { markInactiveInput } from '../../cards/mark-inactive/input.ts';
import type { Turn } from '../turn.ts';
import { answerChange } from './answer-change.ts';

/** Marks inactive as the form says. */
export function answerMarkInactive(turn: Turn, input: z.infer<typeof markInactiveInput>): Promise<AdaptiveCard> {
  const { inactiveText } = input;
  return answerChange(turn, input, {
    values: { inactiveText },
    fields: { text: 'inactiveText' },
    render: markInactiveCard,
    perform: (request) => markInactive(turn.services, { ...request, text: inactiveText }),
  });
}
