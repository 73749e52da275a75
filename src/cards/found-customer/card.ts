import type { CustomerTenant } from '../../domain/customer.ts';
import type { Language } from '../../domain/language.ts';
import { cardRenderer, plainAction, plainText, plainTitle, type AdaptiveCard } from '../adaptive-card.ts';
import { openCaptureData } from '../capture-start-date/input.ts';
import { workloadLines } from '../list-customers/card.ts';
import { texts } from '../list-customers/texts.ts';
import { isOffered, type CustomerEngagement } from '../show-customer/card.ts';
import { openCustomerData } from '../show-customer/input.ts';
import template from './template.json' with { type: 'json' };

/** A customer that a search has found. */
export interface FoundCustomer {
  readonly language: Language;
  readonly tenant: CustomerTenant;
  readonly engagements: readonly CustomerEngagement[];
}

const render = cardRenderer(template);

/** The card that the searcher can put into their chat: the customer's dates, and what can be done now. */
export function foundCustomerCard({ language, tenant, engagements }: FoundCustomer): AdaptiveCard {
  const words = texts[language];
  const { tenantId, customerName, initialDomain } = tenant;
  const name = plainText(customerName);
  return render({
    language,
    speak: name,
    title: name,
    subtitle: plainText(initialDomain),
    rows: workloadLines(engagements, language),
    actions: [
      plainAction(words.open, openCustomerData(tenantId)),
      ...(engagements.some((seen) => isOffered('capture', seen))
        ? [plainAction(words.capture, openCaptureData(tenantId), 'positive')]
        : []),
    ],
  });
}

/** The line of the search that stands for the customer; clients read Markdown there. */
export function foundCustomerLine({ language, tenant, engagements }: FoundCustomer): {
  readonly title: string;
  readonly text: string;
} {
  const lines = workloadLines(engagements, language).map(({ text }) => text);
  return { title: plainTitle(tenant.customerName), text: lines.join('; ') };
}
