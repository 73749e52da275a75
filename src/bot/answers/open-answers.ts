import type { z } from 'zod';

import type { AdaptiveCard } from '../../cards/adaptive-card.ts';
import { dueReminderCard } from '../../cards/due-reminder/card.ts';
import type { openAnswersInput } from '../../cards/due-reminder/input.ts';
import { problemCard } from '../../cards/problem/card.ts';
import { engagementKey } from '../../domain/engagement.ts';
import type { Turn } from '../turn.ts';
import { targetOf } from './answer-change.ts';
import { openForm } from './open-form.ts';

/** Asks how it went with a customer: about everything that can be answered, or what is left of an answered reminder. */
export function openAnswers(turn: Turn, input: z.infer<typeof openAnswersInput>): Promise<AdaptiveCard> {
  const { language } = turn;
  return openForm(turn, input.customer, 'confirmStarted', (form, customer, offered) => {
    const questions = offered.flatMap(({ engagement }) => {
      const target = input.targets?.find(({ key }) => key === engagementKey(engagement));
      if (input.targets && !target) return [];
      return [{ engagement, target: target ?? targetOf(engagement) }];
    });
    if (questions.length === 0) {
      return problemCard({ kind: 'nothingToDo', tenantId: input.customer }, language);
    }
    return dueReminderCard({
      language,
      customer: customer.tenant,
      questions,
      occasion: input.targets ? 'followUp' : 'asked',
      mayBeRepeated: false,
      today: customer.today,
      nonce: form.nonce,
    });
  });
}
