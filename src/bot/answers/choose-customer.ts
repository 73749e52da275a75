import type { z } from 'zod';

import { listSomeCustomers, listWaitingForDate } from '../../application/list-customers.ts';
import type { SeenCustomer } from '../../application/show-customer.ts';
import type { AdaptiveCard } from '../../cards/adaptive-card.ts';
import { openCaptureVerb } from '../../cards/capture-start-date/input.ts';
import { chooseCustomerCard, type CustomerChoice } from '../../cards/choose-customer/card.ts';
import type { chooseCustomerInput } from '../../cards/choose-customer/input.ts';
import { isOffered } from '../../cards/show-customer/card.ts';
import type { Turn } from '../turn.ts';
import { openCapture } from './capture-start-date.ts';
import { onlyMeant } from './show-customers.ts';

/** Customers shown to choose from. */
const SHOWN = 10;

/** Longer texts are the beginning of no name. */
const MAX_SEARCH = 200;

/** Asks for which customer a first date is to be entered, with `search` in the field and those that wait below it. */
export async function openChooseCustomer(turn: Turn, search: string): Promise<AdaptiveCard> {
  const { services, person, language } = turn;
  const waiting = await listWaitingForDate(services, person, SHOWN + 1);
  return chooseCustomerCard({
    language,
    search,
    isSearched: false,
    customers: waiting.slice(0, SHOWN).map(asChoice),
    hasMore: waiting.length > SHOWN,
  });
}

/** Opens the form for the one customer that is found; when there are several or none, asks again and shows them. */
export async function answerChooseCustomer(
  turn: Turn,
  { customerSearch }: z.infer<typeof chooseCustomerInput>,
): Promise<AdaptiveCard> {
  const { services, person, language } = turn;
  const text = customerSearch.trim().slice(0, MAX_SEARCH);
  if (text === '') return openChooseCustomer(turn, '');
  const found = await listSomeCustomers(services, person, { kind: 'named', text }, { skip: 0, count: SHOWN + 1 });
  const only = onlyMeant(found, text);
  if (only && canCapture(only)) {
    return openCapture(turn, { verb: openCaptureVerb, customer: only.tenant.tenantId });
  }
  return chooseCustomerCard({
    language,
    search: customerSearch,
    isSearched: true,
    customers: found.slice(0, SHOWN).map(asChoice),
    hasMore: found.length > SHOWN,
  });
}

function asChoice(customer: SeenCustomer): CustomerChoice['customers'][number] {
  return { tenant: customer.tenant, canCapture: canCapture(customer) };
}

function canCapture({ engagements }: SeenCustomer): boolean {
  return engagements.some((seen) => isOffered('capture', seen));
}
