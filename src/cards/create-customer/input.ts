import { z } from 'zod';

import { OFFERED_WORKLOADS, type WorkloadCode } from '../../domain/workload.ts';
import type { ActionData } from '../adaptive-card.ts';
import { nonceInput, opaqueId, typed } from '../answer-input.ts';
import type { FieldValues } from '../field.ts';

/** The input with the L1 of one workload. */
export function l1Id(workload: WorkloadCode): string {
  return `l1_${workload}`;
}

const typedCustomer = {
  customerName: typed,
  tenantId: typed,
  initialDomain: typed,
  tpid: typed,
  seatCount: typed,
  timeZone: typed,
  origin: typed,
  ...Object.fromEntries(OFFERED_WORKLOADS.map((workload) => [l1Id(workload), typed])),
};

export const openCreateCustomerVerb = 'open-create-customer';
export const openCreateCustomerInput = z.strictObject({
  verb: z.literal(openCreateCustomerVerb),
  /** What was typed before, and on which card; absent for a fresh form. */
  values: z.strictObject(typedCustomer).optional(),
  nonce: nonceInput.optional(),
});

export const createCustomerVerb = 'create-customer';
export const createCustomerInput = z.strictObject({
  verb: z.literal(createCustomerVerb),
  nonce: nonceInput,
  /** What was said to customers that may be the same: `none` of them, or the tenant id of the one; absent before. */
  sameAs: opaqueId.optional(),
  ...typedCustomer,
});

/** What a button sends that records the customer as typed, with what is said to those that may be the same. */
export function createCustomerData(values: FieldValues, cardNonce: string, sameAs: string): ActionData {
  return { verb: createCustomerVerb, nonce: cardNonce, sameAs, ...filledIn(values) };
}

/** What a button sends that opens the form with what was typed. */
export function reopenCreateCustomerData(values: FieldValues, cardNonce: string): ActionData {
  return { verb: openCreateCustomerVerb, nonce: cardNonce, values: filledIn(values) };
}

function filledIn(values: FieldValues): FieldValues {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined && value !== ''));
}
