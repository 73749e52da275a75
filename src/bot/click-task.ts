import { z } from 'zod';

import type { ActionData, AdaptiveCard } from '../cards/adaptive-card.ts';
import { problemCard } from '../cards/problem/card.ts';
import type { Task } from './task.ts';
import { verbTable } from './verb-table.ts';

const verbShape = z.looseObject({ verb: z.string() });

/** What a button sent, if it is anything that buttons of cards send. */
export function readSent(sent: unknown): ActionData | undefined {
  return verbShape.safeParse(sent).data;
}

/** A click, known by the verb in what it sent. */
export function clickTask(sent: unknown): Task<AdaptiveCard> {
  const data = readSent(sent);
  const answer = data && verbTable.get(data.verb);
  return {
    useCase: answer ? data.verb : 'outdatedCard',
    work: async (turn) => {
      const card = answer ? await answer(turn, sent) : 'outdatedCard';
      return card === 'outdatedCard' ? problemCard({ kind: 'outdatedCard' }, turn.language) : card;
    },
  };
}
