import { showCustomer, type SeenCustomer, type SeenEngagement } from '../../application/show-customer.ts';
import type { AdaptiveCard } from '../../cards/adaptive-card.ts';
import type { ChangeForm } from '../../cards/form/form-card.ts';
import { problemCard } from '../../cards/problem/card.ts';
import { isOffered } from '../../cards/show-customer/card.ts';
import type { EngagementAction } from '../../domain/permission.ts';
import type { Turn } from '../turn.ts';
import { targetOf } from './answer-change.ts';

/** Opens a fresh form for those engagements of a customer to which the person can do `action` now. */
export async function openForm(
  { services, person, language }: Turn,
  tenantId: string,
  action: EngagementAction,
  render: (form: ChangeForm, customer: SeenCustomer, offered: readonly SeenEngagement[]) => AdaptiveCard,
): Promise<AdaptiveCard> {
  const customer = await showCustomer(services, person, tenantId);
  if (!customer) return problemCard({ kind: 'notFound' }, language);
  const offered = customer.engagements.filter((seen) => isOffered(action, seen));
  if (offered.length === 0) return problemCard({ kind: 'nothingToDo', tenantId }, language);
  const form: ChangeForm = {
    language,
    customer: customer.tenant,
    options: offered.map(({ engagement }) => ({ target: targetOf(engagement), workload: engagement.workload })),
    form: { values: {}, errors: {} },
    nonce: services.newId(),
  };
  return render(form, customer, offered);
}
