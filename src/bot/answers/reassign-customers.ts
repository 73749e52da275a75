import type { z } from 'zod';

import {
  previewReassignment,
  reassignCustomers,
  undoReassignment,
  type ReassignResult,
} from '../../application/reassign-customers.ts';
import { showFmLoad, showFmLoads, showFormerFmLoads } from '../../application/show-fm-loads.ts';
import type { AdaptiveCard } from '../../cards/adaptive-card.ts';
import { opaqueId } from '../../cards/answer-input.ts';
import type { FieldErrors, FormState } from '../../cards/field.ts';
import { failedForm, problemCard } from '../../cards/problem/card.ts';
import {
  notUndoneCard,
  reassignCard,
  reassignedCard,
  reassignPreviewCard,
} from '../../cards/reassign-customers/card.ts';
import type {
  openReassignInput,
  previewReassignInput,
  reassignInput,
  undoReassignInput,
} from '../../cards/reassign-customers/input.ts';
import { texts } from '../../cards/reassign-customers/texts.ts';
import { FORM_ERROR } from '../../cards/refusal-errors.ts';
import { officeRole } from '../../domain/permission.ts';
import { dayIn } from '../../domain/time-zone.ts';
import type { Turn } from '../turn.ts';
import { attempt } from './attempt.ts';

/** The two people a reassignment is between. */
interface Handover {
  readonly fromFmId: string;
  readonly toFmId: string;
}

/** Opens the form that asks whose customers move to whom. */
export function openReassign(
  turn: Turn,
  { fromFmId = '', toFmId = '' }: z.infer<typeof openReassignInput>,
): Promise<AdaptiveCard> {
  return askWhom(turn, { fromFmId, toFmId }, {});
}

/** Shows what would move. */
export function previewReassign(turn: Turn, input: z.infer<typeof previewReassignInput>): Promise<AdaptiveCard> {
  const { fromFmId, toFmId } = input;
  const words = texts[turn.language];
  if (fromFmId !== '' && toFmId !== '') return showPreview(turn, { fromFmId, toFmId });
  return askWhom(
    turn,
    { fromFmId, toFmId },
    {
      ...(fromFmId === '' ? { fromFmId: words.fromRequired } : {}),
      ...(toFmId === '' ? { toFmId: words.toRequired } : {}),
    },
  );
}

/** Moves the customers that were ticked. */
export async function answerReassign(turn: Turn, input: z.infer<typeof reassignInput>): Promise<AdaptiveCard> {
  const { services, person, language } = turn;
  const { fromFmId, toFmId, nonce, customers } = input;
  const words = texts[language];
  const request = { lead: person, language, fromFmId, toFmId, tenantIds: tenantIdsOf(customers), nonce };
  const result = await attempt(turn, () => reassignCustomers(services, request));
  const again = (errors: FieldErrors): Promise<AdaptiveCard> =>
    showPreview(turn, input, { form: { values: { customers }, errors }, nonce });
  switch (result.kind) {
    case 'failed':
      return again({ [FORM_ERROR]: failedForm(result.reference, language) });
    case 'nothingChosen':
      return again({ customers: words.customersRequired });
    case 'reassigned':
      return reassigned(turn, result, nonce);
    case 'forbidden':
    case 'notFound':
      return problemCard({ kind: result.kind }, language);
    case 'noSuchFm':
    case 'sameFm':
      return askWhom(turn, input, await handoverErrors(turn, input, result.kind));
  }
}

/** Takes a reassignment back. */
export async function answerUndoReassign(
  { services, person, language }: Turn,
  { step }: z.infer<typeof undoReassignInput>,
): Promise<AdaptiveCard> {
  const result = await undoReassignment(services, { lead: person, language, id: step });
  switch (result.kind) {
    case 'reassigned':
      return reassigned({ language }, result);
    case 'forbidden':
      return problemCard({ kind: 'forbidden' }, language);
    case 'noSuchFm':
      return notUndoneCard('noSuchFm', language);
    case 'notFound':
    case 'nothingChosen':
    case 'sameFm':
      return notUndoneCard('notFound', language);
  }
}

function reassigned(
  { language }: Pick<Turn, 'language'>,
  { from, to, customers, workloads, left }: Extract<ReassignResult, { readonly kind: 'reassigned' }>,
  step?: string,
): AdaptiveCard {
  return reassignedCard({ language, fromName: from.name, toName: to.name, customers, workloads, left, step });
}

/** The form, with what was chosen and what is wrong with it. */
async function askWhom(
  { services, person, language }: Turn,
  { fromFmId, toFmId }: Handover,
  errors: FieldErrors,
): Promise<AdaptiveCard> {
  if (!officeRole('reassignFm', person)) return problemCard({ kind: 'forbidden' }, language);
  const today = dayIn(person.timeZone, services.clock.nowMs());
  const [fms, formerFms] = await Promise.all([showFmLoads(services, person), showFormerFmLoads(services, person)]);
  return reassignCard({ language, fms, formerFms, today, form: { values: { fromFmId, toFmId }, errors } });
}

/** What would move; `again` is what was ticked before on the same card, and what was wrong with it. */
async function showPreview(
  turn: Turn,
  handover: Handover,
  again?: { readonly form: FormState; readonly nonce: string },
): Promise<AdaptiveCard> {
  const { services, person, language } = turn;
  const { fromFmId, toFmId } = handover;
  const preview = await previewReassignment(services, { lead: person, fromFmId, toFmId });
  switch (preview.kind) {
    case 'forbidden':
      return problemCard({ kind: 'forbidden' }, language);
    case 'noSuchFm':
    case 'sameFm':
      return askWhom(turn, handover, await handoverErrors(turn, handover, preview.kind));
    case 'preview': {
      const { customers, total } = preview;
      if (customers.length === 0) return askWhom(turn, handover, { fromFmId: texts[language].nothingToMove });
      const [from, to] = await Promise.all([showFmLoad(services, preview.from), showFmLoad(services, preview.to)]);
      return reassignPreviewCard({
        language,
        from,
        to,
        customers,
        total,
        today: dayIn(person.timeZone, services.clock.nowMs()),
        form: again?.form ?? { values: {}, errors: {} },
        nonce: again?.nonce ?? services.newId(),
      });
    }
  }
}

/** What is wrong with the two people, beside the one it is about. */
async function handoverErrors(
  { services, language }: Turn,
  { fromFmId }: Handover,
  problem: 'noSuchFm' | 'sameFm',
): Promise<FieldErrors> {
  const words = texts[language];
  if (problem === 'sameFm') return { toFmId: words.sameFm };
  return (await services.people.getPerson(fromFmId)) ? { toFmId: words.noSuchTo } : { fromFmId: words.noSuchFrom };
}

function tenantIdsOf(customers: string): readonly string[] {
  return customers.split(',').filter((tenantId) => opaqueId.safeParse(tenantId).success);
}
