import { DELIVERY_CHANNELS } from '../../domain/engagement.ts';
import { workloadName } from '../../domain/workload.ts';
import type { AdaptiveCard } from '../adaptive-card.ts';
import { choiceField } from '../field.ts';
import { changeData, formCard, type ChangeForm } from '../form/form-card.ts';
import { listed, wording } from '../wording.ts';
import { assignChannelVerb } from './input.ts';
import { texts } from './texts.ts';

/** The form that decides who delivers: how it is now, and the choice. */
export function assignChannelCard(content: ChangeForm): AdaptiveCard {
  const { language, options, form } = content;
  const words = texts[language];
  const { delivery } = wording[language];
  const byChannel = Map.groupBy(options, ({ engagement }) => engagement.deliveryChannel);
  return formCard(content, {
    title: words.title,
    intro: words.intro,
    details: [...byChannel].map(([channel, theirs]) => {
      const workloads = theirs.map(({ engagement }) => workloadName(engagement.workload, language));
      return words.present(delivery[channel], listed(workloads, language));
    }),
    fields: [
      choiceField({
        id: 'deliveryChannel',
        label: words.channel,
        form,
        required: words.channelRequired,
        choices: DELIVERY_CHANNELS.map((channel) => ({ title: delivery[channel], value: channel })),
      }),
    ],
    data: changeData(assignChannelVerb, content),
  });
}
