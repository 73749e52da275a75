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
import { openAssignFmVerb } from '../../cards/assign-fm/input.ts';
import { openCaptureVerb } from '../../cards/capture-start-date/input.ts';
import { customerListCard } from '../../cards/list-customers/card.ts';
import type { listCustomersInput } from '../../cards/list-customers/input.ts';
import { problemCard } from '../../cards/problem/card.ts';
import { customerCard } from '../../cards/show-customer/card.ts';
import type { openCustomerInput } from '../../cards/show-customer/input.ts';
import { readWrittenDate } from '../../conversation/read-written-date.ts';
import { searchedName } from '../../domain/customer.ts';
import { collectsFirstDates, officeRole } from '../../domain/permission.ts';
import type { Person } from '../../domain/person.ts';
import { dayIn } from '../../domain/time-zone.ts';
import type { Turn } from '../turn.ts';
import { openAssignFm } from './assign-fm.ts';
import { openCapture } from './capture-start-date.ts';

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
  const { roles } = turn.person;
  if (roles.includes('fm')) return showList(turn, { kind: 'mine' });
  return showList(turn, { kind: collectsFirstDates(turn.person) ? 'withoutDate' : 'partners' });
}

/** Shows the one customer whose name begins with `text`, or the list of those that do. */
export async function findCustomers(turn: Turn, text: string): Promise<AdaptiveCard> {
  const only = await findOnly(turn, text);
  return only === undefined
    ? showList(turn, { kind: 'named', text })
    : answerCustomer(turn, { verb: 'show-customer', customer: only });
}

/** Opens the assignment form for the one customer whose name begins with `text`, or the list of those that wait for an FM. */
export async function assignFor(turn: Turn, text: string | undefined): Promise<AdaptiveCard> {
  if (text === undefined) return showList(turn, { kind: 'withoutFm' });
  const only = await findOnly(turn, text);
  return only === undefined
    ? showList(turn, { kind: 'named', text })
    : openAssignFm(turn, { verb: openAssignFmVerb, customer: only });
}

/** Opens the form for the one customer whose name begins with `text`, a date after it filled in, or the list to choose from. */
export async function captureFor(turn: Turn, text: string | undefined): Promise<AdaptiveCard> {
  if (text === undefined) {
    return collectsFirstDates(turn.person) ? showList(turn, { kind: 'withoutDate' }) : showOwnCustomers(turn);
  }
  const today = dayIn(turn.person.timeZone, turn.services.clock.nowMs());
  const date = readWrittenDate(text, { today, locale: turn.locale });
  const name = date && date.before !== '' ? date.before : text;
  const only = await findOnly(turn, name);
  return only === undefined
    ? showList(turn, { kind: 'named', text: name })
    : openCapture(turn, { verb: openCaptureVerb, customer: only }, date?.before === '' ? undefined : date);
}

async function findOnly({ services, person }: Turn, text: string): Promise<string | undefined> {
  const { customers } = await listCustomers(services, person, { kind: 'named', text });
  // A name in full is meant before those that merely begin with it.
  const exact = customers.filter(({ tenant }) => searchedName(tenant.customerName) === searchedName(text));
  const [only, ...others] = exact.length > 0 ? exact : customers;
  return others.length === 0 ? only?.tenant.tenantId : undefined;
}

function showList(turn: Turn, filter: CustomerFilter): Promise<AdaptiveCard> {
  return answerList(turn, { verb: 'list-customers', filter, page: 0 });
}
