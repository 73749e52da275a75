import { parseTenantId, parseTpid } from '../domain/customer.ts';
import { needsFirstDate, stateOn, type WorkloadEngagement } from '../domain/engagement.ts';
import { actingRole, collectsFirstDates, maySee, officeRole, seesEverything } from '../domain/permission.ts';
import { isAway, type Person } from '../domain/person.ts';
import { dayIn } from '../domain/time-zone.ts';
import { ENGAGEMENTS_OF_FM, FMS } from './limits.ts';
import { showCustomer, urgencyOf, type SeenCustomer, type ShowDependencies } from './show-customer.ts';

/** Customers on one page of a list. */
export const PAGE_SIZE = 5;

const SEARCH_LIMIT = 100;

/**
 * Which customers: the viewer's own, those that wait for a first date or for an FM, new ones whose first date Gateway did
 * not enter, those of partners, or those whose name begins with a text.
 */
export type CustomerFilter =
  | { readonly kind: 'mine' }
  | { readonly kind: 'withoutDate' }
  | { readonly kind: 'withoutFm' }
  | { readonly kind: 'notByGateway' }
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
  return {
    filter,
    customers: await showAll(dependencies, viewer, onPage),
    page: shown,
    pageCount,
    total: tenantIds.length,
  };
}

/** Part of a list. */
export interface ListPart {
  /** Customers before it. */
  readonly skip: number;
  /** At most so many. */
  readonly count: number;
}

/** Some of the customers that `listCustomers` shows page by page, in the same order. */
export async function listSomeCustomers(
  dependencies: ShowDependencies,
  viewer: Person,
  filter: CustomerFilter,
  { skip, count }: ListPart,
): Promise<readonly SeenCustomer[]> {
  const tenantIds = await findTenantIds(dependencies, viewer, filter);
  return showAll(dependencies, viewer, tenantIds.slice(skip, skip + count));
}

/** At most `count` of the customers with first dates that are missing and `viewer` may enter; nobody is asked to fill in old work (R12). */
export async function listWaitingForDate(
  dependencies: ShowDependencies,
  viewer: Person,
  count: number,
): Promise<readonly SeenCustomer[]> {
  const waiting = collectsFirstDates(viewer)
    ? await dependencies.customers.findEngagementsWithoutDate(ENGAGEMENTS_OF_FM)
    : (await findOwn(dependencies, viewer)).filter(needsFirstDate);
  return showAll(dependencies, viewer, tenantIdsOf(mayCapture(dependencies, viewer, waiting)).slice(0, count));
}

async function showAll(
  dependencies: ShowDependencies,
  viewer: Person,
  tenantIds: readonly string[],
): Promise<readonly SeenCustomer[]> {
  const customers = await Promise.all(tenantIds.map((tenantId) => showCustomer(dependencies, viewer, tenantId)));
  return customers.filter((customer) => customer !== undefined);
}

async function findTenantIds(
  dependencies: ShowDependencies,
  viewer: Person,
  filter: CustomerFilter,
): Promise<readonly string[]> {
  const { customers } = dependencies;
  switch (filter.kind) {
    case 'named':
      return findNamed(dependencies, viewer, filter.text);
    case 'partners': {
      const engagements = await customers.findEngagementsOfPartners(ENGAGEMENTS_OF_FM);
      return tenantIdsOf(engagements.filter((engagement) => maySee(viewer, engagement)));
    }
    case 'withoutDate': {
      if (!collectsFirstDates(viewer)) return [];
      const engagements = await customers.findEngagementsWithoutDate(ENGAGEMENTS_OF_FM);
      return tenantIdsOf(mayCapture(dependencies, viewer, engagements));
    }
    case 'withoutFm':
      return officeRole('reassignFm', viewer)
        ? tenantIdsOf(await customers.findEngagementsWithoutFm(ENGAGEMENTS_OF_FM))
        : [];
    case 'notByGateway':
      return collectsFirstDates(viewer)
        ? tenantIdsOf(await customers.findEngagementsNotByGateway(ENGAGEMENTS_OF_FM))
        : [];
    case 'mine': {
      const own = await findOwn(dependencies, viewer);
      const engagements = own.filter((engagement) => maySee(viewer, engagement));
      const today = todayOf(dependencies, viewer);
      const urgency = (engagement: WorkloadEngagement): number => urgencyOf(stateOn(engagement, today));
      return tenantIdsOf(engagements.toSorted((one, other) => urgency(one) - urgency(other)));
    }
  }
}

function mayCapture(
  dependencies: ShowDependencies,
  viewer: Person,
  engagements: readonly WorkloadEngagement[],
): readonly WorkloadEngagement[] {
  const fmToday = todayOf(dependencies, viewer);
  return engagements.filter((engagement) =>
    actingRole('capture', viewer, { engagement, fmToday }, dependencies.policy),
  );
}

/** Customers whose name begins with the text, or whose tenant id or TPID it is. */
async function findNamed(dependencies: ShowDependencies, viewer: Person, text: string): Promise<readonly string[]> {
  const { customers } = dependencies;
  const tenantId = parseTenantId(text);
  const tpid = parseTpid(text);
  const [byId, byTpid, byName] = await Promise.all([
    tenantId === undefined ? undefined : customers.getCustomer(tenantId),
    tpid === undefined ? [] : customers.findTenantsLike({ tpid }, SEARCH_LIMIT),
    customers.findTenantsByName(text, SEARCH_LIMIT),
  ]);
  const found = await Promise.all(
    [...(byId ? [byId.tenant] : []), ...byTpid, ...byName].map(async ({ tenantId: id, mergedInto }) => {
      // Most people may see whatever is found, and the page that they look at is read below.
      if (seesEverything(viewer) && mergedInto === undefined) return [id];
      // A duplicate that was merged away leads to the record that goes on.
      const seen = await showCustomer(dependencies, viewer, id);
      return seen ? [seen.tenant.tenantId] : [];
    }),
  );
  return [...new Set(found.flat())];
}

/** The engagements of the viewer, and of FMs for whom they stand in now. */
async function findOwn({ customers, people, clock }: ShowDependencies, viewer: Person): Promise<WorkloadEngagement[]> {
  const delegating = await people.findWithDelegate(viewer.objectId, FMS);
  const absent = delegating.filter((fm) => isAway(fm, dayIn(fm.timeZone, clock.nowMs())));
  const found = await Promise.all(
    [viewer, ...absent].map(({ objectId }) => customers.findEngagementsOfFm(objectId, ENGAGEMENTS_OF_FM)),
  );
  return found.flat();
}

function todayOf({ clock }: ShowDependencies, { timeZone }: Person): ReturnType<typeof dayIn> {
  return dayIn(timeZone, clock.nowMs());
}

function tenantIdsOf(engagements: readonly WorkloadEngagement[]): readonly string[] {
  return [...new Set(engagements.map(({ tenantId }) => tenantId))];
}
