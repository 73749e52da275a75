import { stateOn, type WorkloadEngagement } from '../domain/engagement.ts';
import type { Person } from '../domain/person.ts';
import { actingRole, collectsFirstDates, maySeeCustomer } from '../domain/permission.ts';
import { dayIn } from '../domain/time-zone.ts';
import { showCustomer, urgencyOf, type SeenCustomer, type ShowDependencies } from './show-customer.ts';

/** Customers on one page of a list. */
export const PAGE_SIZE = 5;

/** More engagements than one person looks after. */
const ENGAGEMENT_LIMIT = 1000;
const SEARCH_LIMIT = 100;

/** Which customers: the viewer's own, those that wait for a first date, those of partners, or those whose name begins with a text. */
export type CustomerFilter =
  | { readonly kind: 'mine' }
  | { readonly kind: 'withoutDate' }
  | { readonly kind: 'partners' }
  | { readonly kind: 'named'; readonly text: string };

/** One page of customers. */
export interface CustomerPage {
  readonly filter: CustomerFilter;
  readonly customers: readonly SeenCustomer[];
  /** Counts from 0. */
  readonly page: number;
  readonly pageCount: number;
  /** Customers on all pages. */
  readonly total: number;
}

/** The customers `viewer` asks for, most urgent first; an empty list when their roles show them none. */
export async function listCustomers(
  dependencies: ShowDependencies,
  viewer: Person,
  filter: CustomerFilter,
  page = 0,
): Promise<CustomerPage> {
  const tenantIds = await findTenantIds(dependencies, viewer, filter);
  const pageCount = Math.max(1, Math.ceil(tenantIds.length / PAGE_SIZE));
  const shown = Math.min(Math.max(page, 0), pageCount - 1);
  const onPage = tenantIds.slice(shown * PAGE_SIZE, (shown + 1) * PAGE_SIZE);
  const customers = await Promise.all(onPage.map((tenantId) => showCustomer(dependencies, viewer, tenantId)));
  return {
    filter,
    customers: customers.filter((customer) => customer !== undefined),
    page: shown,
    pageCount,
    total: tenantIds.length,
  };
}

async function findTenantIds(
  { customers, clock }: ShowDependencies,
  viewer: Person,
  filter: CustomerFilter,
): Promise<readonly string[]> {
  switch (filter.kind) {
    case 'named': {
      const tenants = await customers.findTenantsByName(filter.text, SEARCH_LIMIT);
      return tenants.filter((tenant) => maySeeCustomer(viewer, tenant)).map(({ tenantId }) => tenantId);
    }
    case 'partners': {
      const tenants = await customers.findTenantsOfPartners(SEARCH_LIMIT);
      return tenants.filter((tenant) => maySeeCustomer(viewer, tenant)).map(({ tenantId }) => tenantId);
    }
    case 'withoutDate': {
      if (!collectsFirstDates(viewer)) return [];
      const engagements = await customers.findEngagementsWithoutDate(ENGAGEMENT_LIMIT);
      return tenantIdsOf(engagements.filter((engagement) => actingRole('capture', viewer, engagement)));
    }
    case 'mine': {
      const engagements = await customers.findEngagementsOfFm(viewer.objectId, ENGAGEMENT_LIMIT);
      const today = dayIn(viewer.timeZone, clock.nowMs());
      const urgency = (engagement: WorkloadEngagement): number => urgencyOf(stateOn(engagement, today));
      return tenantIdsOf(engagements.toSorted((one, other) => urgency(one) - urgency(other)));
    }
  }
}

function tenantIdsOf(engagements: readonly WorkloadEngagement[]): readonly string[] {
  return [...new Set(engagements.map(({ tenantId }) => tenantId))];
}
