import { showCustomer } from '../../application/show-customer.ts';
import type { AdaptiveCard } from '../../cards/adaptive-card.ts';
import { captureCard } from '../../cards/capture-start-date/card.ts';
import { confirmationCard } from '../../cards/confirmation/card.ts';
import { isOffered } from '../../cards/show-customer/card.ts';
import type { CustomerTenant } from '../../domain/customer.ts';
import { engagementKey, needsFirstDate, type WorkloadEngagement } from '../../domain/engagement.ts';
import type { Turn } from '../turn.ts';
import { all, formFor } from './open-form.ts';

/** Workloads that have just been added. */
export interface AddedWorkloads {
  readonly tenant: CustomerTenant;
  readonly engagements: readonly WorkloadEngagement[];
  /** What has been saved, in words. */
  readonly notice: string;
  /** What the person should know about it; may be empty. */
  readonly advice: string;
}

/**
 * What comes after workloads have been added: the form for their first dates, when some wait for one and this person may
 * enter it, else what was saved. Engagements from before dates were kept are not asked about (R12).
 */
export async function askFirstDates(
  turn: Turn,
  { tenant, engagements, notice, advice }: AddedWorkloads,
): Promise<AdaptiveCard> {
  const { services, person, language } = turn;
  const added = new Set(engagements.map(engagementKey));
  const customer = await showCustomer(services, person, tenant.tenantId);
  const waiting = new Set(
    customer?.engagements
      .filter((seen) => needsFirstDate(seen.engagement) && isOffered('capture', seen))
      .map(({ engagement }) => engagementKey(engagement))
      .filter((key) => added.has(key)),
  );
  if (customer && waiting.size > 0) {
    return formFor(turn, customer, {
      action: 'capture',
      picked: all,
      render: (form) => {
        const options = form.options.filter(({ target }) => waiting.has(target.key));
        const workloads = options.map(({ target }) => target.key).join(',');
        return captureCard({ ...form, options, form: { ...form.form, values: { workloads } }, notice, advice });
      },
    });
  }
  return confirmationCard({
    language,
    customer: tenant,
    changes: engagements.map((after) => ({
      after,
      events: [{ facts: { type: 'workloadAdded', origin: after.origin, l1: after.l1 } }],
    })),
    advice,
    rest: [],
    list: person.roles.includes('fm') ? 'mine' : 'withoutDate',
  });
}
