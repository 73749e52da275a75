import { showCustomer, type SeenEngagement } from '../../application/show-customer.ts';
import { plainAction, type ActionView } from '../../cards/adaptive-card.ts';
import { openAnswersVerb } from '../../cards/due-reminder/input.ts';
import { texts as answersTexts } from '../../cards/due-reminder/texts.ts';
import { isOffered } from '../../cards/show-customer/card.ts';
import { engagementKey } from '../../domain/engagement.ts';
import type { EngagementAction } from '../../domain/permission.ts';
import type { Turn } from '../turn.ts';
import type { Saved } from './answer-change.ts';

/** Those of the engagements just changed to which the person can do `action` now. */
export async function changedAndOffered(
  { services, person }: Turn,
  { tenant, changes }: Saved,
  action: EngagementAction,
): Promise<readonly SeenEngagement[]> {
  const changed = new Set(changes.map(({ after }) => engagementKey(after)));
  const customer = await showCustomer(services, person, tenant.tenantId);
  return (customer?.engagements ?? []).filter(
    (seen) => changed.has(engagementKey(seen.engagement)) && isOffered(action, seen),
  );
}

/** The question what happened, when the person can answer it about one of the engagements just changed that `isMeant`. */
export async function askWhatHappened(
  turn: Turn,
  saved: Saved,
  isMeant: (seen: SeenEngagement) => boolean,
): Promise<readonly ActionView[]> {
  const asked = (await changedAndOffered(turn, saved, 'confirmStarted')).filter(isMeant);
  if (asked.length === 0) return [];
  const { tenantId: customer } = saved.tenant;
  return [plainAction(answersTexts[turn.language].askedTitle, { verb: openAnswersVerb, customer }, 'positive')];
}
