import type { z } from 'zod';

import { logAttempt, snoozeReminder } from '../../application/log-attempt.ts';
import type { AdaptiveCard } from '../../cards/adaptive-card.ts';
import { logAttemptCard } from '../../cards/log-attempt/card.ts';
import type { logAttemptInput, snoozeInput } from '../../cards/log-attempt/input.ts';
import { texts } from '../../cards/log-attempt/texts.ts';
import { ATTEMPT_CHANNELS } from '../../domain/engagement.ts';
import type { Turn } from '../turn.ts';
import { answerChange } from './answer-change.ts';

/** Logs the attempt that the form tells of. */
export function answerLogAttempt(turn: Turn, input: z.infer<typeof logAttemptInput>): Promise<AdaptiveCard> {
  const { comment } = input;
  const outcome = input.outcome === 'reply' ? 'reply' : 'noReply';
  return answerChange(turn, input, {
    values: { channel: input.channel, outcome, comment },
    fields: { text: 'comment' },
    render: logAttemptCard,
    perform: (request) => {
      const channel = ATTEMPT_CHANNELS.find((known) => known === input.channel);
      return channel
        ? logAttempt(turn.services, { ...request, channel, outcome, comment })
        : { kind: 'unreadable', errors: { channel: texts[turn.language].channelRequired } };
    },
  });
}

/** Puts the question off, unless somebody has answered it; when that is not possible for another reason, the attempt form says why. */
export function answerSnooze(turn: Turn, input: z.infer<typeof snoozeInput>): Promise<AdaptiveCard> {
  return answerChange(turn, input, {
    values: {},
    fields: {},
    render: logAttemptCard,
    perform: (request) => snoozeReminder(turn.services, request),
    isSettledByOthers: true,
  });
}
