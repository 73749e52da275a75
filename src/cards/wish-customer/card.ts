import type { Language } from '../../domain/language.ts';
import type { Wish } from '../../domain/wish.ts';
import { cardRenderer, plainAction, plainText, submitAction, type AdaptiveCard } from '../adaptive-card.ts';
import { lineField, type FieldView } from '../field.ts';
import { understoodText } from '../understood.ts';
import { wishCustomerData, searchForWishVerb } from './input.ts';
import template from './template.json' with { type: 'json' };
import { texts } from './texts.ts';

/** Whose wish it could be. */
export interface WishCustomerContent {
  readonly language: Language;
  readonly wish: Wish;
  /** Those who fit, or those who are likeliest when the sentence names nobody. */
  readonly customers: readonly {
    readonly tenantId: string;
    readonly customerName: string;
    readonly initialDomain: string;
  }[];
  /** Whether the sentence names somebody, so that one of these is meant. */
  readonly isNamed: boolean;
  /** What was searched for and not found; empty when nothing was. */
  readonly notFound: string;
}

const render = cardRenderer(template);

/** As many as have a button on one card, with room for the search. */
const BUTTONS = 5;

/** Asks for which customer a wish is, with all that was understood already; the answer goes on with it. */
export function wishCustomerCard({ language, wish, customers, isNamed, notFound }: WishCustomerContent): AdaptiveCard {
  const words = texts[language];
  const shown = customers.slice(0, BUTTONS);
  const more = customers.length - shown.length;
  const field: FieldView = lineField({
    id: 'customerText',
    label: words.search,
    placeholder: words.searchPlaceholder,
    form: {
      values: { customerText: notFound },
      errors: { customerText: notFound === '' ? '' : words.nobody },
    },
  });
  const question = isNamed ? words.which : words.whom;
  return render({
    language,
    speak: question,
    title: words.titles[wish.kind],
    understood: plainText(understoodText(wish, language)),
    reason: wish.reason === undefined ? '' : plainText(words.reason(wish.reason)),
    question,
    rows: shown.map(({ tenantId, customerName, initialDomain }) => ({
      customer: plainText(customerName),
      domain: plainText(initialDomain),
      actions: [plainAction(words.choose, wishCustomerData(tenantId, wish))],
    })),
    more: isNamed && more > 0 ? words.more(more) : '',
    fields: [field],
    actions: [submitAction(words.find, { verb: searchForWishVerb, wish })],
  });
}
