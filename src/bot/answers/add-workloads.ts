import type { z } from 'zod';

import { addWorkloads } from '../../application/add-workloads.ts';
import { showCustomer, type SeenCustomer } from '../../application/show-customer.ts';
import { addWorkloadsCard, type WorkloadOffer } from '../../cards/add-workloads/card.ts';
import type { addWorkloadsInput, openAddWorkloadsInput } from '../../cards/add-workloads/input.ts';
import { texts } from '../../cards/add-workloads/texts.ts';
import type { AdaptiveCard } from '../../cards/adaptive-card.ts';
import type { FieldErrors, FormState } from '../../cards/field.ts';
import { failedForm, problemCard } from '../../cards/problem/card.ts';
import { FORM_ERROR } from '../../cards/refusal-errors.ts';
import { listed } from '../../cards/wording.ts';
import { L1_VALUES, type Origin } from '../../domain/engagement.ts';
import { OFFERED_WORKLOADS, workloadName } from '../../domain/workload.ts';
import type { Turn } from '../turn.ts';
import { askFirstDates } from './ask-first-dates.ts';
import { attempt } from './attempt.ts';

/** The order in which origins are offered once something has started. */
const FOLLOW_ON_FIRST: readonly Origin[] = ['serial', 'successReview', 'reengagement', 'newCustomer', 'preexisting'];

/** Opens the form that adds workloads to a customer. */
export function openAddWorkloads(
  turn: Turn,
  { customer }: z.infer<typeof openAddWorkloadsInput>,
): Promise<AdaptiveCard> {
  const { values = {}, errors = {} } = turn.prefill ?? {};
  return drawForm(turn, customer, { values, errors }, turn.services.newId());
}

/** Adds the workloads that were picked. */
export async function answerAddWorkloads(turn: Turn, input: z.infer<typeof addWorkloadsInput>): Promise<AdaptiveCard> {
  const { services, person, language } = turn;
  const { customer: tenantId, nonce, origin: typedOrigin, newWorkloads, newL1 } = input;
  const words = texts[language];
  const again = (errors: FieldErrors): Promise<AdaptiveCard> =>
    drawForm(turn, tenantId, { values: { origin: typedOrigin, newWorkloads, newL1 }, errors }, nonce);

  const picked = newWorkloads.split(',');
  const workloads = OFFERED_WORKLOADS.filter((workload) => picked.includes(workload));
  const origin = FOLLOW_ON_FIRST.find((known) => known === typedOrigin);
  const l1 = L1_VALUES.find((known) => known === newL1);
  if (!origin || !l1 || workloads.length === 0) {
    return again({
      ...(origin ? {} : { origin: words.originRequired }),
      ...(l1 ? {} : { newL1: words.l1Required }),
      ...(workloads.length > 0 ? {} : { newWorkloads: words.workloadsRequired }),
    });
  }

  const result = await attempt(turn, () =>
    addWorkloads(services, {
      person,
      tenantId,
      origin,
      workloads: workloads.map((workload) => ({ workload, l1 })),
      nonce,
    }),
  );
  switch (result.kind) {
    case 'failed':
      return again({ [FORM_ERROR]: failedForm(result.reference, language) });
    case 'added':
      return askFirstDates(turn, { ...result, notice: words.added(result.engagements.length), advice: '' });
    case 'underWay': {
      const names = result.engagements.map(({ workload }) => workloadName(workload, language));
      return again({ newWorkloads: words.underWay(listed(names, language), names.length) });
    }
    case 'nothingChosen':
      return again({ newWorkloads: words.workloadsRequired });
    case 'forbidden':
      return problemCard({ kind: 'forbidden', tenantId }, language);
    case 'notFound':
      return problemCard({ kind: 'notFound' }, language);
  }
}

/** The form for what this person can add to the customer as it is now; what was picked and no longer can be is left out. */
async function drawForm(
  { services, person, language }: Turn,
  tenantId: string,
  { values, errors }: FormState,
  nonce: string,
): Promise<AdaptiveCard> {
  const customer = await showCustomer(services, person, tenantId);
  if (!customer) return problemCard({ kind: 'notFound' }, language);
  const { tenant, addable } = customer;
  if (addable.length === 0) return problemCard({ kind: 'forbidden', tenantId: tenant.tenantId }, language);
  const workloads = offersFor(customer);
  if (workloads.length === 0) return problemCard({ kind: 'nothingToDo', tenantId: tenant.tenantId }, language);
  const picked = (values['newWorkloads'] ?? '').split(',');
  const newWorkloads = workloads.map(({ workload }) => workload).filter((workload) => picked.includes(workload));
  return addWorkloadsCard({
    language,
    customer: tenant,
    origins: likeliestFirst(customer),
    workloads,
    form: { values: { ...values, newWorkloads: newWorkloads.join(',') }, errors },
    nonce,
  });
}

function offersFor({ engagements }: SeenCustomer): readonly WorkloadOffer[] {
  return OFFERED_WORKLOADS.flatMap((workload) => {
    const own = engagements.filter(({ engagement }) => engagement.workload === workload);
    const isUnderWay = own.some(({ engagement }) => engagement.progress !== 'started');
    return isUnderWay ? [] : [{ workload, again: own.length > 0 }];
  });
}

/** Once a deployment has started, more work follows on from it; before, the intake is still going on. */
function likeliestFirst({ addable, engagements }: SeenCustomer): readonly Origin[] {
  const hasStarted = engagements.some(({ engagement }) => engagement.progress === 'started');
  return hasStarted ? FOLLOW_ON_FIRST.filter((origin) => addable.includes(origin)) : addable;
}
