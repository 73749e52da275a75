import type { z } from 'zod';

import { changeL1 } from '../../application/change-l1.ts';
import type { AdaptiveCard } from '../../cards/adaptive-card.ts';
import { changeL1Card } from '../../cards/change-l1/card.ts';
import type { changeL1Input, openChangeL1Input } from '../../cards/change-l1/input.ts';
import { texts } from '../../cards/change-l1/texts.ts';
import { engagementKey, L1_VALUES } from '../../domain/engagement.ts';
import type { Turn } from '../turn.ts';
import { answerChange } from './answer-change.ts';
import { none, onlyOr, openForm } from './open-form.ts';
import { askWhatHappened } from './what-comes-next.ts';

/** Opens the form that sets L1, with the share that the workloads it is opened for have in common, if they do. */
export function openChangeL1(
  turn: Turn,
  { customer, engagement: key }: z.infer<typeof openChangeL1Input>,
): Promise<AdaptiveCard> {
  return openForm(turn, { customer }, 'changeL1', onlyOr(key, none), (form) => {
    const engagements = form.options.map(({ engagement }) => engagement);
    const openedFrom = engagements.find((engagement) => engagementKey(engagement) === key);
    const shares = new Set((openedFrom ? [openedFrom] : engagements).map(({ inProgressShare }) => inProgressShare));
    const [only] = shares;
    return changeL1Card({ ...form, initialShare: shares.size === 1 && only !== undefined ? String(only) : '' });
  });
}

/** Sets L1 as the form says. */
export function answerChangeL1(turn: Turn, input: z.infer<typeof changeL1Input>): Promise<AdaptiveCard> {
  const words = texts[turn.language];
  return answerChange(turn, input, {
    values: { l1: input.l1, inProgressShare: input.inProgressShare },
    fields: {},
    render: (form) => changeL1Card({ ...form, initialShare: '' }),
    perform: (request) => {
      const l1 = L1_VALUES.find((known) => known === input.l1);
      if (!l1) return { kind: 'unreadable', errors: { l1: words.l1Required } };
      // Said of licences that are In Progress, so beside any other value it says nothing.
      const share = l1 === 'inProgress' ? readShare(input.inProgressShare) : undefined;
      return share === 'unreadable'
        ? { kind: 'unreadable', errors: { inProgressShare: words.shareUnreadable } }
        : changeL1(turn.services, { ...request, l1, inProgressShare: share });
    },
    next: (saved) => {
      const isBack = saved.changes.some(({ events }) =>
        events.some(({ facts }) => facts.type === 'l1Changed' && facts.before !== facts.after),
      );
      return isBack
        ? askWhatHappened(turn, saved, ({ state }) => state === 'due' || state === 'awaitingResponse')
        : Promise.resolve([]);
    },
  });
}

function readShare(typed: string): number | undefined | 'unreadable' {
  const digits = typed.trim().replace(/\s*%$/, '');
  if (digits === '') return undefined;
  return /^[1-9]\d?$/.test(digits) ? Number(digits) : 'unreadable';
}
