import type { z } from 'zod';

import { assignChannel } from '../../application/assign-channel.ts';
import type { AdaptiveCard } from '../../cards/adaptive-card.ts';
import { assignChannelCard } from '../../cards/assign-channel/card.ts';
import type { assignChannelInput, openAssignChannelInput } from '../../cards/assign-channel/input.ts';
import { texts } from '../../cards/assign-channel/texts.ts';
import { DELIVERY_CHANNELS } from '../../domain/engagement.ts';
import type { Turn } from '../turn.ts';
import { answerChange } from './answer-change.ts';
import { all, onlyOr, openForm } from './open-form.ts';

/** Opens the form that decides who delivers a customer's workloads. */
export function openAssignChannel(
  turn: Turn,
  { customer, engagement: key }: z.infer<typeof openAssignChannelInput>,
): Promise<AdaptiveCard> {
  return openForm(turn, { customer }, 'assignChannel', onlyOr(key, all), assignChannelCard);
}

/** Sets the delivery channel as the form says. */
export function answerAssignChannel(turn: Turn, input: z.infer<typeof assignChannelInput>): Promise<AdaptiveCard> {
  return answerChange(turn, input, {
    values: { deliveryChannel: input.deliveryChannel },
    fields: {},
    render: assignChannelCard,
    perform: (request) => {
      const deliveryChannel = DELIVERY_CHANNELS.find((known) => known === input.deliveryChannel);
      return deliveryChannel
        ? assignChannel(turn.services, { ...request, deliveryChannel })
        : { kind: 'unreadable', errors: { deliveryChannel: texts[turn.language].channelRequired } };
    },
  });
}
