import type { z } from 'zod';

import { listCustomers, type CustomerFilter } from '../../application/list-customers.ts';
import {
  showCustomer,
  showHistory,
  showMergedNames,
  showRelatives,
  type SeenCustomer,
} from '../../application/show-customer.ts';
import type { AdaptiveCard } from '../../cards/adaptive-card.ts';
import { customerListCard } from '../../cards/list-customers/card.ts';
import type { listCustomersInput } from '../../cards/list-customers/input.ts';
import { problemCard } from '../../cards/problem/card.ts';
import { customerCard } from '../../cards/show-customer/card.ts';
import type { openCustomerInput } from '../../cards/show-customer/input.ts';
import { searchedName } from '../../domain/customer.ts';
import { collectsFirstDates, officeRole } from '../../domain/permission.ts';
import type { Person } from '../../domain/person.ts';
import type { Turn } from '../turn.ts';

/** Shows a page of a list, to those whom it asks for something. */
export async function answerList(
  { services, person, language }: Turn,
  { filter, page }: z.infer<typeof listCustomersInput>,
): Promise<AdaptiveCard> {
  if (!isFor(filter, person)) return problemCard({ kind: 'forbidden' }, language);
  const found = await listCustomers(services, person, filter, page);
  return customerListCard({
    language,
    ...found,
    customers: found.customers.map((customer) => ({
      ...customer,
      insteadOf: filter.kind === 'mine' ? othersIn(customer, person) : [],
    })),
  });
}

/** The FMs of a customer of which none of the workloads is the viewer's own. */
function othersIn({ engagements }: SeenCustomer, viewer: Person): readonly string[] {
  if (engagements.some(({ engagement }) => engagement.fmId === viewer.objectId)) return [];
  return [...new Set(engagements.flatMap(({ fmName }) => fmName ?? []))];
}

/** An empty list would say that there is nothing to do, when it is only nothing of theirs. */
function isFor({ kind }: CustomerFilter, person: Person): boolean {
  switch (kind) {
    case 'withoutFm':
      return officeRole('reassignFm', person) !== undefined;
    case 'withoutDate':
    case 'notByGateway':
      return collectsFirstDates(person);
    case 'mine':
    case 'partners':
    case 'named':
      return true;
  }
}

/** Shows a customer. */
export async function answerCustomer(
  { services, person, language }: Turn,
  { customer }: z.infer<typeof openCustomerInput>,
): Promise<AdaptiveCard> {
  const seen = await showCustomer(services, person, customer);
  if (!seen) return problemCard({ kind: 'notFound' }, language);
  const [history, relatives, mergedNames] = await Promise.all([
    showHistory(services, person, seen),
    showRelatives(services, person, seen.tenant),
    showMergedNames(services, seen.tenant),
  ]);
  return customerCard({ language, timeZone: person.timeZone, ...seen, ...history, relatives, mergedNames });
}

/** Shows the list that matters most to the person. */
export function showOwnCustomers(turn: Turn): Promise<AdaptiveCard> {
  return showList(turn, ownList(turn.person));
}

/** The list that matters most to a person. */
export function ownList(person: Person): CustomerFilter {
  if (person.roles.includes('fm')) return { kind: 'mine' };
  return { kind: collectsFirstDates(person) ? 'withoutDate' : 'partners' };
}

/**
 * Shows the one customer whose name begins with `text`, or the list of those that do. Where there is none, `instead` may have
 * a better answer than an empty list.
 */
export async function findCustomers(
  turn: Turn,
  text: string,
  instead: () => Promise<AdaptiveCard | undefined> = () => Promise.resolve(undefined),
): Promise<AdaptiveCard> {
  const { only, total } = await findNamed(turn, text);
  if (only !== undefined) return answerCustomer(turn, { verb: 'show-customer', customer: only });
  return (total === 0 ? await instead() : undefined) ?? showNamed(turn, text);
}

/** Shows the customers whose names begin like that, or that there are none. */
export function showNamed(turn: Turn, text: string): Promise<AdaptiveCard> {
  return showList(turn, { kind: 'named', text });
}

/** Shows the customers that wait for an FM. */
export function showWithoutFm(turn: Turn): Promise<AdaptiveCard> {
  return showList(turn, { kind: 'withoutFm' });
}

/** Shows the customers that wait for a first date, or the person's own. */
export function showWithoutDate(turn: Turn): Promise<AdaptiveCard> {
  return collectsFirstDates(turn.person) ? showList(turn, { kind: 'withoutDate' }) : showOwnCustomers(turn);
}

/** How many customers have a name that begins like that, and the one that is meant. */
async function findNamed(
  { services, person }: Turn,
  text: string,
): Promise<{ readonly only: string | undefined; readonly total: number }> {
  const { customers, total } = await listCustomers(services, person, { kind: 'named', text });
  return { only: onlyMeant(customers, text)?.tenant.tenantId, total };
}

/** The one of those found by `text` that is meant, if it is clear which: a name in full goes before those that merely begin with it. */
export function onlyMeant(found: readonly SeenCustomer[], text: string): SeenCustomer | undefined {
  const exact = found.filter(({ tenant }) => searchedName(tenant.customerName) === searchedName(text));
  const [only, ...others] = exact.length > 0 ? exact : found;
  return others.length === 0 ? only : undefined;
}

function showList(turn: Turn, filter: CustomerFilter): Promise<AdaptiveCard> {
  return answerList(turn, { verb: 'list-customers', filter, page: 0 });
}
