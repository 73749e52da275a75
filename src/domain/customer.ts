import { parseGuid } from './guid.ts';
import type { TimeZone } from './time-zone.ts';

/** A customer's tenant. A customer is an organisation and may have several; each is recorded by itself. */
export interface CustomerTenant {
  /** The customer's Entra tenant id, a GUID in lower case. */
  readonly tenantId: string;
  /** Opaque; the same on all tenants of one customer. */
  readonly customerId: string;
  /** Not unique. */
  readonly customerName: string;
  /** `name.onmicrosoft.com`; empty when it is not known. */
  readonly initialDomain: string;
  /** Top Parent ID: a number that all tenants of a customer share. */
  readonly tpid?: string | undefined;
  /** Licences bought, as information. */
  readonly seatCount?: number | undefined;
  readonly timeZone: TimeZone;
  /** The duplicate it is about to take on, and since when (ISO 8601 instant in UTC). */
  readonly merging?: { readonly from: string; readonly at: string } | undefined;
  /** Tenant ids of duplicates whose records were merged into this one; their history is kept there. */
  readonly mergedFrom?: readonly string[] | undefined;
  /** The tenant id of the record that goes on, when this one was a duplicate. */
  readonly mergedInto?: string | undefined;
}

/** What is learnt about a new customer's tenant. */
export type NewTenant = Omit<CustomerTenant, 'customerId' | 'merging' | 'mergedFrom' | 'mergedInto'>;

const LEGAL_FORMS =
  /(?:\b(?:inc|incorporated|corp|corporation|co|company|ltd|limited|llc|llp|plc|gmbh|ag|se|kg|bv|nv|sa|sau|sl|slu|sas|sarl|srl|spa|ab|as|oy|pty)(?: |$))+$/;

/** The name as it is searched: lower case, without accents. */
export function searchedName(name: string): string {
  return name
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase()
    .trim();
}

/** The name as duplicates are found by it: letters and digits alone, without the legal form: "Contoso, S.A." and "contoso" are alike (E20). */
export function matchedName(name: string): string {
  const words = searchedName(name)
    .replace(/\./g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  const bare = words.replace(LEGAL_FORMS, '').trim();
  return (bare === '' ? words : bare).replaceAll(' ', '');
}

/** The own part of a domain, by which duplicates are found: `contoso` for `Contoso.onmicrosoft.com` and `contoso.com`; empty for no domain. */
export function matchedDomain(domain: string): string {
  return domain.trim().toLowerCase().split('.')[0] ?? '';
}

const DOMAIN = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/;

/** A tenant id in the lower case it is stored in, without braces around it, or `undefined` when `text` is none. */
export function parseTenantId(text: string): string | undefined {
  return parseGuid(text);
}

/** A domain in lower case, or `undefined` when `text` is none. */
export function parseDomain(text: string): string | undefined {
  const domain = text.trim().toLowerCase();
  return DOMAIN.test(domain) ? domain : undefined;
}

/** A number of licences as whole digits, or `undefined` when `text` is none. */
export function parseSeatCount(text: string): number | undefined {
  const digits = text.trim();
  return /^\d{1,9}$/.test(digits) ? Number(digits) : undefined;
}

/** The licences a tenant needs for FastTrack; which plans count, and whether they do, is checked elsewhere. */
export const MINIMUM_SEATS = 150;

/** A Top Parent ID, 1 to 12 digits, or `undefined` when `text` is none. */
export function parseTpid(text: string): string | undefined {
  const tpid = text.trim();
  return /^\d{1,12}$/.test(tpid) ? tpid : undefined;
}
