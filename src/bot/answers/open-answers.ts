import type { z } from 'zod';

import type { AdaptiveCard } from '../../cards/adaptive-card.ts';
import { dueReminderCard } from '../../cards/due-reminder/card.ts';
import type { openAnswersInput } from '../../cards/due-reminder/input.ts';
import { problemCard } from '../../cards/problem/card.ts';
import { dayIn } from '../../domain/time-zone.ts';
import type { Turn } from '../turn.ts';
import { all, openForm } from './open-form.ts';

/** Asks how it went with a customer: about everything that can be answered, or what is left of an answered reminder. */
export function openAnswers(turn: Turn, input: z.infer<typeof openAnswersInput>): Promise<AdaptiveCard> {
  const { language, services } = turn;
  return openForm(turn, input.customer, 'confirmStarted', all, (form, customer) => {
    const questions = form.options.flatMap(({ engagement, target }) => {
      if (!input.targets) return [{ engagement, target }];
      const asked = input.targets.find(({ key }) => key === target.key);
      return asked ? [{ engagement, target: asked }] : [];
    });
    if (questions.length === 0) {
      return problemCard({ kind: 'nothingToDo', tenantId: input.customer }, language);
    }
    const dueToday = questions.every(
      ({ engagement: { esd, attempts } }) => esd?.date === customer.today && attempts.length === 0,
    );
    return dueReminderCard({
      language,
      customer: customer.tenant,
      questions,
      occasion: !input.targets ? 'asked' : dueToday ? 'due' : 'followUp',
      mayBeRepeated: false,
      customerDay: dayIn(customer.tenant.timeZone, services.clock.nowMs()),
      offersL1: customer.engagements.some(({ allowed }) => allowed.has('changeL1')),
      today: customer.today,
      nonce: form.nonce,
    });
  });
}
