import { z } from 'zod';

import { customerId, hasOnly, nonceInput, pickedId, typed } from '../answer-input.ts';

export const openMergeVerb = 'open-merge-duplicate';
export const openMergeInput = z.strictObject({ verb: z.literal(openMergeVerb), customer: customerId });

export const previewMergeVerb = 'preview-merge-duplicate';
export const previewMergeInput = z.strictObject({
  verb: z.literal(previewMergeVerb),
  customer: customerId,
  /** A record that was offered as the duplicate. */
  candidate: pickedId,
  /** The tenant id of any other. */
  duplicateTenantId: typed,
});

export const mergeVerb = 'merge-duplicate';
const common = z.object({
  verb: z.literal(mergeVerb),
  customer: customerId,
  duplicate: customerId,
  /** What the preview was made from, opaque here. */
  versions: z.string().max(4000),
  nonce: nonceInput,
  mergeReason: typed,
});

/** Beside the reason it carries, for each workload with two dates, which one counts, under `whichDateId`. */
export const mergeInput = common.catchall(typed).refine((sent) => hasOnly(sent, common, /^date_\w{1,20}_\d{1,4}$/));

/** The input that says which of two dates of a workload counts: `keep` or `take`. */
export function whichDateId(key: string): string {
  return `date_${key.replace('|', '_')}`;
}
