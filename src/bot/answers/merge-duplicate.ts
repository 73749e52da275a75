import type { z } from 'zod';

import {
  findDuplicates,
  mergeDuplicate,
  mergeVersions,
  previewMerge,
  type MergePreview,
} from '../../application/merge-duplicate.ts';
import { showCustomer, type SeenCustomer } from '../../application/show-customer.ts';
import type { AdaptiveCard } from '../../cards/adaptive-card.ts';
import type { FieldErrors, FieldValues, FormState } from '../../cards/field.ts';
import { chooseDuplicateCard, mergedCard, mergePreviewCard } from '../../cards/merge-duplicate/card.ts';
import {
  whichDateId,
  type mergeInput,
  type openMergeInput,
  type previewMergeInput,
} from '../../cards/merge-duplicate/input.ts';
import { texts } from '../../cards/merge-duplicate/texts.ts';
import { failedForm, problemCard } from '../../cards/problem/card.ts';
import { FORM_ERROR } from '../../cards/refusal-errors.ts';
import { refusalTexts } from '../../cards/refusal-texts.ts';
import { capitalised } from '../../cards/wording.ts';
import { parseTenantId } from '../../domain/customer.ts';
import { engagementKey } from '../../domain/engagement.ts';
import type { Turn } from '../turn.ts';
import { attempt } from './attempt.ts';

const FRESH: FormState = { values: {}, errors: {} };

/** Asks which record is the duplicate of this one. */
export function openMerge(turn: Turn, { customer }: z.infer<typeof openMergeInput>): Promise<AdaptiveCard> {
  return withSurviving(turn, customer, (surviving) => chooseDuplicate(turn, surviving, FRESH));
}

/** Shows what merging the chosen record would do. */
export function answerPreviewMerge(turn: Turn, input: z.infer<typeof previewMergeInput>): Promise<AdaptiveCard> {
  const { candidate, duplicateTenantId } = input;
  const { services, person, language } = turn;
  const words = texts[language];
  return withSurviving(turn, input.customer, async (surviving) => {
    const again = (errors: FieldErrors): Promise<AdaptiveCard> =>
      chooseDuplicate(turn, surviving, { values: { candidate, duplicateTenantId }, errors });
    const written = duplicateTenantId.trim();
    // Its label says that it is for another record than those offered.
    const duplicateId = written === '' ? candidate : parseTenantId(written);
    if (duplicateId === undefined) return again({ duplicateTenantId: words.noTenantId });
    if (duplicateId === '') return again({ duplicateTenantId: words.nothingChosen });
    const survivingId = surviving.tenant.tenantId;
    const preview = await previewMerge(services, { person, survivingId, duplicateId });
    switch (preview.kind) {
      case 'preview':
        return drawPreview(turn, preview, FRESH, services.newId());
      case 'notFound':
        return again({ duplicateTenantId: words.unknownTenant });
      case 'sameRecord':
        return again({ duplicateTenantId: words.sameRecord });
      case 'alreadyMerged':
        return again({ duplicateTenantId: words.alreadyMerged });
      case 'tooMany':
      case 'busy':
        return again({ duplicateTenantId: words[preview.kind] });
      case 'forbidden':
        return problemCard({ kind: 'forbidden', tenantId: survivingId }, language);
    }
  });
}

/** Merges the duplicate as the preview says; asked again, it finishes a merge that was cut off. */
export async function answerMerge(turn: Turn, input: z.infer<typeof mergeInput>): Promise<AdaptiveCard> {
  const { verb, customer: survivingId, duplicate: duplicateId, versions, nonce, ...values } = input;
  const typed: FieldValues = values;
  const { services, person, language } = turn;
  const words = texts[language];
  const tenants = { person, survivingId, duplicateId };
  const preview = await previewMerge(services, tenants);
  const again = (errors: FieldErrors, form: FieldValues = typed): AdaptiveCard =>
    preview.kind === 'preview'
      ? drawPreview(turn, preview, { values: form, errors }, nonce)
      : problemCard({ kind: 'notFound' }, language);
  const pairs = preview.kind === 'preview' ? preview.pairs : [];
  const taken = new Set(
    pairs.map(({ duplicate }) => engagementKey(duplicate)).filter((key) => typed[whichDateId(key)] === 'take'),
  );
  const explanation = typed['mergeReason'] ?? '';
  const result = await attempt(turn, () =>
    mergeDuplicate(services, { ...tenants, language, taken, explanation, versions, nonce }),
  );
  switch (result.kind) {
    case 'merged':
      return mergedCard(result.surviving, result.duplicate, language);
    case 'failed':
      return again({ [FORM_ERROR]: failedForm(result.reference, language) });
    case 'text-too-short':
    case 'text-too-long': {
      const why = refusalTexts[language][result.kind];
      return again({ mergeReason: capitalised(why) });
    }
    case 'changed':
      // What was chosen was chosen between other dates.
      return again({ [FORM_ERROR]: words.changed }, { mergeReason: typed['mergeReason'] });
    case 'blocked':
      return again({});
    case 'alreadyMerged':
    case 'sameRecord':
    case 'busy':
    case 'tooMany':
      return withSurviving(turn, survivingId, (surviving) =>
        chooseDuplicate(turn, surviving, { values: {}, errors: { [FORM_ERROR]: words[result.kind] } }),
      );
    case 'forbidden':
      return problemCard({ kind: 'forbidden', tenantId: survivingId }, language);
    case 'notFound':
      return problemCard({ kind: 'notFound' }, language);
  }
}

/** Goes on with the record that survives, for those who may merge. */
async function withSurviving(
  { services, person, language }: Turn,
  tenantId: string,
  render: (surviving: SeenCustomer) => Promise<AdaptiveCard>,
): Promise<AdaptiveCard> {
  const surviving = await showCustomer(services, person, tenantId);
  if (!surviving) return problemCard({ kind: 'notFound' }, language);
  return surviving.mayMerge ? render(surviving) : problemCard({ kind: 'forbidden', tenantId }, language);
}

async function chooseDuplicate(
  { services, person, language }: Turn,
  { tenant: surviving }: SeenCustomer,
  form: FormState,
): Promise<AdaptiveCard> {
  const candidates = await findDuplicates(services, person, surviving);
  return chooseDuplicateCard({ language, surviving, candidates, form });
}

type Preview = Extract<MergePreview, { readonly kind: 'preview' }>;

function drawPreview({ language }: Turn, preview: Preview, form: FormState, nonce: string): AdaptiveCard {
  return mergePreviewCard({ ...preview, language, versions: mergeVersions(preview.pairs), form, nonce });
}
