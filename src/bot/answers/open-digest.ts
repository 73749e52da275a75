import type { z } from 'zod';

import { findOpenQuestions } from '../../application/find-open-questions.ts';
import type { AdaptiveCard } from '../../cards/adaptive-card.ts';
import { problemCard } from '../../cards/problem/card.ts';
import { digestCard } from '../../cards/reminder-digest/card.ts';
import type { openDigestInput } from '../../cards/reminder-digest/input.ts';
import { dayIn } from '../../domain/time-zone.ts';
import type { Turn } from '../turn.ts';
import { targetOf } from './answer-change.ts';

/** Shows what an FM is still asked now, to those who answer for them. */
export async function openDigest(
  { services, person, language }: Turn,
  { of }: z.infer<typeof openDigestInput>,
): Promise<AdaptiveCard> {
  const found = await findOpenQuestions(services, person, of);
  if (found === 'forbidden') return problemCard({ kind: 'forbidden' }, language);
  const { fm, customers } = found;
  return digestCard({
    language,
    of,
    customers: customers.map(({ tenant, questions }) => ({
      tenant,
      questions: questions.map(({ engagement, reminderId, ...question }) => ({
        ...question,
        engagement,
        target: targetOf(engagement, reminderId),
      })),
    })),
    total: customers.length,
    fmName: fm.objectId === person.objectId ? undefined : fm.name,
    mayBeRepeated: false,
    names: new Map(),
    today: dayIn(fm.timeZone, services.clock.nowMs()),
    list: person.roles.includes('fm') ? 'mine' : undefined,
  });
}
