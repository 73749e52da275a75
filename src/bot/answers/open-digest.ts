import type { z } from 'zod';

import { findNames } from '../../application/find-names.ts';
import { findOpenAlarms } from '../../application/find-open-alarms.ts';
import { findOpenQuestions } from '../../application/find-open-questions.ts';
import type { AdaptiveCard } from '../../cards/adaptive-card.ts';
import { problemCard } from '../../cards/problem/card.ts';
import { digestCard } from '../../cards/reminder-digest/card.ts';
import type { openDigestInput } from '../../cards/reminder-digest/input.ts';
import { LEADS } from '../../domain/reminder.ts';
import { dayIn } from '../../domain/time-zone.ts';
import type { Turn } from '../turn.ts';
import { targetOf } from './answer-change.ts';

/** Shows what an FM is still asked now, to those who answer for them, or to leads who may be left waiting. */
export function openDigest(turn: Turn, { of }: z.infer<typeof openDigestInput>): Promise<AdaptiveCard> {
  return of === LEADS ? openAlarms(turn) : openQuestions(turn, of);
}

async function openQuestions({ services, person, language }: Turn, of: string): Promise<AdaptiveCard> {
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

async function openAlarms({ services, person, language }: Turn): Promise<AdaptiveCard> {
  const found = await findOpenAlarms(services, person);
  if (found === 'forbidden') return problemCard({ kind: 'forbidden' }, language);
  const { customers, total } = found;
  const fmIds = customers.flatMap(({ alarms }) => alarms.flatMap(({ engagement }) => engagement.fmId ?? []));
  return digestCard({
    language,
    of: LEADS,
    customers: customers.map(({ tenant, alarms }) => ({ tenant, questions: alarms })),
    total,
    mayBeRepeated: false,
    names: await findNames(services.people, fmIds),
    today: dayIn(person.timeZone, services.clock.nowMs()),
    list: 'withoutFm',
  });
}
