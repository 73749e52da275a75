import type { z } from 'zod';

import { createCustomer } from '../../application/create-customer.ts';
import { showCustomer } from '../../application/show-customer.ts';
import { plainText, type AdaptiveCard } from '../../cards/adaptive-card.ts';
import { createCustomerCard } from '../../cards/create-customer/card.ts';
import type { createCustomerInput, openCreateCustomerInput } from '../../cards/create-customer/input.ts';
import { readTypedCustomer } from '../../cards/create-customer/read-typed-customer.ts';
import { texts } from '../../cards/create-customer/texts.ts';
import { duplicateCandidatesCard } from '../../cards/duplicate-candidates/card.ts';
import type { FieldErrors, FieldValues, FormState } from '../../cards/field.ts';
import { failedForm, problemCard } from '../../cards/problem/card.ts';
import { FORM_ERROR } from '../../cards/refusal-errors.ts';
import { MINIMUM_SEATS, type NewTenant } from '../../domain/customer.ts';
import type { Origin } from '../../domain/engagement.ts';
import type { Language } from '../../domain/language.ts';
import { addingRole, officeRole } from '../../domain/permission.ts';
import type { Person } from '../../domain/person.ts';
import type { Turn } from '../turn.ts';
import { askFirstDates } from './ask-first-dates.ts';
import { attempt } from './attempt.ts';

/** How a customer that is recorded for the first time can have come about, the likeliest first. */
const FIRST_ORIGINS: readonly Origin[] = ['newCustomer', 'reengagement', 'preexisting'];

/** Opens the form for a new customer, fresh or with what was typed before. */
export function openCreateCustomer(
  turn: Turn,
  { values, nonce = turn.services.newId() }: z.infer<typeof openCreateCustomerInput>,
): Promise<AdaptiveCard> {
  const { person, language } = turn;
  return Promise.resolve(
    officeRole('createCustomer', person)
      ? drawForm(turn, { values: values ?? {}, errors: {} }, nonce)
      : problemCard({ kind: 'forbidden' }, language),
  );
}

/** Records the customer that the form describes, with its workloads. */
export async function answerCreateCustomer(
  turn: Turn,
  input: z.infer<typeof createCustomerInput>,
): Promise<AdaptiveCard> {
  const { services, person, language } = turn;
  const { verb, nonce, sameAs, ...values } = input;
  if (!officeRole('createCustomer', person)) return problemCard({ kind: 'forbidden' }, language);
  const again = (errors: FieldErrors): AdaptiveCard => drawForm(turn, { values, errors }, nonce);

  const read = readTypedCustomer(values, choicesFor(person, language));
  if ('errors' in read) return again(read.errors);
  const { tenant, workloads } = read;
  const result = await attempt(turn, () =>
    createCustomer(services, { person, tenant, workloads, nonce, sameAs: readSameAs(sameAs) }),
  );
  switch (result.kind) {
    case 'failed':
      return again({ [FORM_ERROR]: failedForm(result.reference, language) });
    case 'created':
      return askFirstDates(turn, {
        ...result,
        notice: texts[language].created(plainText(result.tenant.customerName), result.engagements.length),
        advice: seatAdvice(result.tenant, language),
      });
    case 'exists':
      return showExisting(turn, values, result.tenant.tenantId, nonce);
    case 'candidates':
      return duplicateCandidatesCard({ language, candidates: result.candidates, values, nonce });
    case 'forbidden':
      return problemCard({ kind: 'forbidden' }, language);
  }
}

/** The form again, with the customer that has the typed tenant id already, if this person may see it. */
async function showExisting(turn: Turn, values: FieldValues, tenantId: string, nonce: string): Promise<AdaptiveCard> {
  const { services, person, language } = turn;
  const seen = await showCustomer(services, person, tenantId);
  const errors = seen ? {} : { tenantId: texts[language].exists };
  return drawForm(turn, { values, errors }, nonce, seen?.tenant);
}

function drawForm(
  { person, language }: Turn,
  form: FormState,
  nonce: string,
  existing?: { readonly tenantId: string; readonly customerName: string },
): AdaptiveCard {
  return createCustomerCard({ ...choicesFor(person, language), form, nonce, existing });
}

function choicesFor(
  person: Person,
  language: Language,
): { readonly language: Language; readonly origins: readonly Origin[]; readonly ownTimeZone: string } {
  const origins = FIRST_ORIGINS.filter((origin) => addingRole(origin, person, []));
  return { language, origins, ownTimeZone: person.timeZone };
}

function readSameAs(sent: string | undefined): 'ask' | 'none' | { readonly tenantId: string } {
  if (sent === undefined) return 'ask';
  return sent === 'none' ? 'none' : { tenantId: sent };
}

function seatAdvice({ seatCount }: NewTenant, language: Language): string {
  return seatCount !== undefined && seatCount < MINIMUM_SEATS ? texts[language].fewSeats(MINIMUM_SEATS, seatCount) : '';
}
