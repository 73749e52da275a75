import type { CustomerTenant } from '../../domain/customer.ts';
import type { Language } from '../../domain/language.ts';
import { cardRenderer, plainAction, plainText, type AdaptiveCard } from '../adaptive-card.ts';
import { createCustomerData, reopenCreateCustomerData } from '../create-customer/input.ts';
import type { FieldValues } from '../field.ts';
import { openCustomerData } from '../show-customer/input.ts';
import { texts } from './texts.ts';
import template from './template.json' with { type: 'json' };

/** Customers that a new one may be the same as. */
export interface DuplicateCandidates {
  readonly language: Language;
  readonly candidates: readonly {
    readonly tenant: CustomerTenant;
    readonly alike: 'tpid' | 'nameOrDomain';
  }[];
  /** The form as it was typed: it comes back with every answer. */
  readonly values: FieldValues;
  /** Of the form; whatever is answered here still counts once. */
  readonly nonce: string;
}

const render = cardRenderer(template);

/** Asks whether a new customer is one of those that are recorded already (E20). */
export function duplicateCandidatesCard({ language, candidates, values, nonce }: DuplicateCandidates): AdaptiveCard {
  const words = texts[language];
  return render({
    language,
    speak: words.title,
    title: words.title,
    intro: words.intro(plainText(values['customerName'] ?? '')),
    candidates: candidates.map(({ tenant, alike }) => ({
      name: plainText(tenant.customerName),
      details: plainText(
        [tenant.initialDomain, tenant.tenantId, ...(tenant.tpid ? [`TPID ${tenant.tpid}`] : [])]
          .filter(Boolean)
          .join(' · '),
      ),
      why: words.alike[alike],
      buttons: [
        plainAction(
          words.sameCustomer,
          createCustomerData(values, nonce, tenant.tenantId),
          alike === 'tpid' ? 'positive' : 'default',
        ),
        plainAction(words.open, openCustomerData(tenant.tenantId)),
      ],
    })),
    actions: [
      // A TPID belongs to one customer: whoever shares it is another tenant of it, or it was mistyped.
      ...(candidates.some(({ alike }) => alike === 'tpid')
        ? []
        : [plainAction(words.noneOfThese, createCustomerData(values, nonce, 'none'))]),
      plainAction(words.back, reopenCreateCustomerData(values, nonce)),
    ],
  });
}
