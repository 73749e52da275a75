import { parseDomain, parseSeatCount, parseTenantId, parseTpid, type NewTenant } from '../../domain/customer.ts';
import type { NewWorkload } from '../../domain/decide-new-workload.ts';
import { L1_VALUES, type Origin } from '../../domain/engagement.ts';
import type { Language } from '../../domain/language.ts';
import type { TimeZone } from '../../domain/time-zone.ts';
import { OFFERED_WORKLOADS } from '../../domain/workload.ts';
import type { FieldErrors, FieldValues } from '../field.ts';
import { l1Id } from './input.ts';
import { texts } from './texts.ts';
import { timeZoneChoices } from './time-zone-choices.ts';

/** What a workload's input holds that was chosen and then taken back. */
export const NOT_RECORDED = 'none';

/** Errors about the workloads as a whole stand under this id. */
export const WORKLOADS_ERROR = 'workloads';

const MAX_NAME_CHARACTERS = 200;

/** A customer as the form describes it. */
export interface TypedCustomer {
  readonly tenant: NewTenant;
  readonly workloads: readonly NewWorkload[];
}

/** What the form offers to the person who fills it in. */
export interface CustomerChoices {
  readonly language: Language;
  readonly origins: readonly Origin[];
  /** The person's own zone. */
  readonly ownTimeZone: TimeZone;
}

/** Reads the form, or says which inputs cannot be read. */
export function readTypedCustomer(
  values: FieldValues,
  { language, origins, ownTimeZone }: CustomerChoices,
): TypedCustomer | { readonly errors: FieldErrors } {
  const words = texts[language];
  const errors: Record<string, string> = {};
  const textOf = (id: string): string => (values[id] ?? '').trim();
  const read = <Value>(id: string, value: Value | undefined, error: string): Value | undefined => {
    if (value === undefined) errors[id] = error;
    return value;
  };
  const readOptional = <Value>(id: string, parse: (text: string) => Value | undefined, error: string) =>
    textOf(id) === '' ? undefined : read(id, parse(textOf(id)), error);

  const customerName = textOf('customerName');
  if (customerName === '') errors['customerName'] = words.nameRequired;
  else if (customerName.length > MAX_NAME_CHARACTERS) {
    errors['customerName'] = words.nameTooLong(MAX_NAME_CHARACTERS);
  }
  const tenantId = read('tenantId', parseTenantId(textOf('tenantId')), words.tenantIdRequired);
  const initialDomain = readOptional('initialDomain', parseDomain, words.domainWrong) ?? '';
  const tpid = readOptional('tpid', parseTpid, words.tpidWrong);
  const seatCount = readOptional('seatCount', parseSeatCount, words.seatsWrong);
  const zones = timeZoneChoices(ownTimeZone, language).map(({ value }) => value);
  const timeZone = read(
    'timeZone',
    zones.find((zone) => zone === textOf('timeZone')),
    words.timeZoneRequired,
  );
  const origin = read(
    'origin',
    origins.find((known) => known === textOf('origin')),
    words.originRequired,
  );

  const recorded = OFFERED_WORKLOADS.filter((workload) => !['', NOT_RECORDED].includes(textOf(l1Id(workload))));
  if (recorded.length === 0) errors[WORKLOADS_ERROR] = words.workloadsRequired;
  const workloads = recorded.flatMap((workload) => {
    const id = l1Id(workload);
    const l1 = read(
      id,
      L1_VALUES.find((known) => known === textOf(id)),
      words.l1Wrong,
    );
    return l1 && origin ? [{ workload, l1, origin }] : [];
  });

  return tenantId === undefined || timeZone === undefined || Object.keys(errors).length > 0
    ? { errors }
    : { tenant: { tenantId, customerName, initialDomain, tpid, seatCount, timeZone }, workloads };
}
