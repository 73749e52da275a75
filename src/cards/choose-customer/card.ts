import type { CustomerTenant } from '../../domain/customer.ts';
import type { Language } from '../../domain/language.ts';
import { cardRenderer, plainAction, plainText, submitAction, type AdaptiveCard } from '../adaptive-card.ts';
import { openCaptureData } from '../capture-start-date/input.ts';
import { texts as captureTexts } from '../capture-start-date/texts.ts';
import { lineField } from '../field.ts';
import { texts as listTexts } from '../list-customers/texts.ts';
import { chooseCustomerVerb } from './input.ts';
import template from './template.json' with { type: 'json' };
import { texts } from './texts.ts';

/** Customers to choose from. */
export interface CustomerChoice {
  readonly language: Language;
  /** What is in the search field. */
  readonly search: string;
  /** Whether `customers` were found by it; otherwise they are those that wait. */
  readonly isSearched: boolean;
  readonly customers: readonly {
    readonly tenant: Pick<CustomerTenant, 'tenantId' | 'customerName' | 'initialDomain'>;
    /** Whether there is a first date that the reader may enter. */
    readonly canCapture: boolean;
  }[];
  /** Whether there are more than `customers`. */
  readonly hasMore: boolean;
}

const render = cardRenderer(template);

/** The question for which customer a first date is to be entered. It shows names, and nothing else of customers. */
export function chooseCustomerCard({ language, search, isSearched, customers, hasMore }: CustomerChoice): AdaptiveCard {
  const words = texts[language];
  const { title } = captureTexts[language];
  const nobody = isSearched ? words.notFound : words.nobodyWaits;
  return render({
    language,
    speak: `${title}: ${words.intro}`,
    title,
    intro: words.intro,
    fields: [
      lineField({
        id: 'customerSearch',
        label: words.label,
        form: { values: {}, errors: {} },
        initial: plainText(search),
        placeholder: words.placeholder,
      }),
    ],
    searchActions: [submitAction(words.search, { verb: chooseCustomerVerb }, 'default')],
    listTitle: customers.length === 0 ? nobody : isSearched ? words.found : words.waiting,
    rows: customers.map(({ tenant, canCapture }) => ({
      customer: plainText(tenant.customerName),
      domain: plainText(tenant.initialDomain),
      hint: canCapture ? '' : words.nothingToEnter,
      actions: canCapture ? [plainAction(listTexts[language].capture, openCaptureData(tenant.tenantId))] : [],
    })),
    more: hasMore ? words.onlyFirst : '',
  });
}
