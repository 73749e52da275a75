import { parseTenantId, parseTpid, type CustomerTenant } from '../domain/customer.ts';
import { seesEverything } from '../domain/permission.ts';
import type { Person } from '../domain/person.ts';
import { inParallel } from './in-parallel.ts';
import { listCustomers } from './list-customers.ts';
import { showCustomer, type ShowDependencies } from './show-customer.ts';

/** Words of a sentence that are looked up, the longest first: they say most. */
const MAX_WORDS = 8;
/** Tenants that are considered for one word, and in all of somebody who may not see every customer. */
const MAX_TENANTS = 40;
/** So many letters are right even of a name that is written wrongly. */
const SURE_LETTERS = 3;
/** Pages of the viewer's own customers that are considered. */
const OWN_PAGES = 8;

/** The customers that a sentence with these words may be about and that the viewer may see: by tenant id, TPID, or the beginning of the name. */
export async function findMentionedCustomers(
  dependencies: ShowDependencies,
  viewer: Person,
  words: readonly string[],
): Promise<readonly CustomerTenant[]> {
  const { customers } = dependencies;
  const lookedUp = [...new Set(words)].toSorted((one, other) => other.length - one.length).slice(0, MAX_WORDS);
  const found = await inParallel(lookedUp, async (word): Promise<readonly CustomerTenant[]> => {
    const tenantId = parseTenantId(word);
    if (tenantId !== undefined) {
      const record = await customers.getCustomer(tenantId);
      return record ? [record.tenant] : [];
    }
    const tpid = parseTpid(word);
    if (tpid !== undefined) return customers.findTenantsLike({ tpid }, MAX_TENANTS);
    const named = await customers.findTenantsByName(word, MAX_TENANTS);
    return named.length > 0 || word.length <= SURE_LETTERS
      ? named
      : customers.findTenantsByName(word.slice(0, SURE_LETTERS), MAX_TENANTS);
  });
  const tenants = new Map(
    found
      .flat()
      .filter(({ mergedInto }) => mergedInto === undefined)
      .map((tenant) => [tenant.tenantId, tenant]),
  );
  if (seesEverything(viewer)) return [...tenants.values()];
  const considered = [...tenants.keys()].slice(0, MAX_TENANTS);
  const seen = await inParallel(considered, (tenantId) => showCustomer(dependencies, viewer, tenantId));
  return seen.flatMap((customer) => (customer ? [customer.tenant] : []));
}

/** The viewer's own customers, the most urgent first, for names that do not begin with what is written of them. */
export async function findOwnCustomers(
  dependencies: ShowDependencies,
  viewer: Person,
  pages = OWN_PAGES,
): Promise<readonly CustomerTenant[]> {
  const filter = viewer.roles.includes('fm') ? ({ kind: 'mine' } as const) : ({ kind: 'withoutDate' } as const);
  const own: CustomerTenant[] = [];
  for (let page = 0; page < pages; page += 1) {
    const { customers, pageCount } = await listCustomers(dependencies, viewer, filter, page);
    own.push(...customers.map(({ tenant }) => tenant));
    if (page + 1 >= pageCount) break;
  }
  return own;
}
