import type { z } from 'zod';

import { assignFm } from '../../application/assign-fm.ts';
import { showFmLoad, showFmLoads } from '../../application/show-fm-loads.ts';
import type { SeenCustomer, SeenEngagement } from '../../application/show-customer.ts';
import type { AdaptiveCard } from '../../cards/adaptive-card.ts';
import { assignFmCard, overCapacityText } from '../../cards/assign-fm/card.ts';
import { NO_FM, type assignFmInput, type openAssignFmInput } from '../../cards/assign-fm/input.ts';
import { texts } from '../../cards/assign-fm/texts.ts';
import type { ChangeForm } from '../../cards/form/form-card.ts';
import { problemCard } from '../../cards/problem/card.ts';
import { monthOf } from '../../domain/fm-load.ts';
import { officeRole } from '../../domain/permission.ts';
import type { Turn } from '../turn.ts';
import { answerChange, type Saved } from './answer-change.ts';
import { onlyOr, openForm } from './open-form.ts';

/** Opens the form that assigns an FM to a customer's workloads. */
export function openAssignFm(turn: Turn, input: z.infer<typeof openAssignFmInput>): Promise<AdaptiveCard> {
  return openForm(turn, input, 'assignFm', onlyOr(input.engagement, unassignedOrAll), (form, seen) =>
    formWithLoads(turn, form, seen),
  );
}

/** Assigns the FM that the form names. */
export function answerAssignFm(turn: Turn, input: z.infer<typeof assignFmInput>): Promise<AdaptiveCard> {
  const { services, language, person } = turn;
  const { fmId } = input;
  // The form shows what every FM has to do, so nobody else gets it back.
  if (!officeRole('reassignFm', person)) {
    return Promise.resolve(problemCard({ kind: 'forbidden', tenantId: input.customer }, language));
  }
  return answerChange(turn, input, {
    values: { fmId },
    fields: {},
    render: (form, seen) => formWithLoads(turn, form, seen),
    perform: async (request) => {
      if (fmId === '') return { kind: 'unreadable', errors: { fmId: texts[language].fmRequired } };
      const result = await assignFm(services, { ...request, fmId: fmId === NO_FM ? undefined : fmId });
      return result.kind === 'noSuchFm' ? { kind: 'unreadable', errors: { fmId: texts[language].noSuchFm } } : result;
    },
    advice: (saved) => overCapacity(turn, saved),
  });
}

async function formWithLoads(
  { services, person, language }: Turn,
  form: ChangeForm,
  { engagements, today }: SeenCustomer,
): Promise<AdaptiveCard> {
  const names = engagements.flatMap(({ engagement: { fmId }, fmName }): [string, string][] =>
    fmId !== undefined && fmName !== undefined ? [[fmId, fmName]] : [],
  );
  return assignFmCard({ ...form, language, fms: await showFmLoads(services, person), names: new Map(names), today });
}

/** Ticks what has no FM, or everything when all have; what a partner delivers needs none. */
function unassignedOrAll(offered: readonly SeenEngagement[]): readonly SeenEngagement[] {
  const ours = offered.filter(({ engagement }) => engagement.deliveryChannel !== 'frp');
  const unassigned = ours.filter(({ engagement }) => engagement.fmId === undefined);
  return unassigned.length > 0 ? unassigned : ours;
}

/** Says when the FM has more to start now than they can, in the months of what was assigned. */
async function overCapacity({ services, language }: Turn, { changes }: Saved): Promise<string> {
  const fmId = changes[0]?.after.fmId;
  const fm = fmId === undefined ? undefined : await services.people.getPerson(fmId);
  if (!fm) return '';
  const months = changes.flatMap(({ after: { esd } }) => (esd ? [monthOf(esd.date)] : []));
  return overCapacityText(await showFmLoad(services, fm), months, language);
}
