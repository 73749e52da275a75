import type { z } from 'zod';

import { showEngagement } from '../../application/show-engagement.ts';
import type { AdaptiveCard } from '../../cards/adaptive-card.ts';
import { problemCard } from '../../cards/problem/card.ts';
import { engagementCard } from '../../cards/show-engagement/card.ts';
import type { openEngagementInput } from '../../cards/show-engagement/input.ts';
import type { Turn } from '../turn.ts';

/** Shows one workload of a customer. */
export async function answerEngagement(
  { services, person, language }: Turn,
  { customer, engagement: key }: z.infer<typeof openEngagementInput>,
): Promise<AdaptiveCard> {
  const shown = await showEngagement(services, person, { tenantId: customer, key });
  if (!shown) return problemCard({ kind: 'notFound' }, language);
  return engagementCard({ ...shown, language, timeZone: person.timeZone });
}
