import type { z } from 'zod';

import { changeL1 } from '../../application/change-l1.ts';
import type { AdaptiveCard } from '../../cards/adaptive-card.ts';
import { changeL1Card, L1_VALUES } from '../../cards/change-l1/card.ts';
import type { changeL1Input, openChangeL1Input } from '../../cards/change-l1/input.ts';
import { texts } from '../../cards/change-l1/texts.ts';
import type { Turn } from '../turn.ts';
import { answerChange } from './answer-change.ts';
import { none, openForm } from './open-form.ts';

/** Opens the form that sets L1. */
export function openChangeL1(turn: Turn, { customer }: z.infer<typeof openChangeL1Input>): Promise<AdaptiveCard> {
  return openForm(turn, customer, 'changeL1', none, changeL1Card);
}

/** Sets L1 as the form says. */
export function answerChangeL1(turn: Turn, input: z.infer<typeof changeL1Input>): Promise<AdaptiveCard> {
  return answerChange(turn, input, {
    values: { l1: input.l1 },
    fields: {},
    render: changeL1Card,
    perform: (request) => {
      const l1 = L1_VALUES.find((known) => known === input.l1);
      return l1
        ? changeL1(turn.services, { ...request, l1 })
        : { kind: 'unreadable', errors: { l1: texts[turn.language].l1Required } };
    },
  });
}
