import { z } from 'zod';

import { nonceInput, opaqueId, pickedId, typed } from '../answer-input.ts';

export const openReassignVerb = 'open-reassign-customers';
export const openReassignInput = z.strictObject({
  verb: z.literal(openReassignVerb),
  /** What was chosen before; absent on a fresh form. */
  fromFmId: opaqueId.optional(),
  toFmId: opaqueId.optional(),
});

export const previewReassignVerb = 'preview-reassign-customers';
export const previewReassignInput = z.strictObject({
  verb: z.literal(previewReassignVerb),
  fromFmId: pickedId,
  toFmId: pickedId,
});

export const reassignVerb = 'reassign-customers';
export const reassignInput = z.strictObject({
  verb: z.literal(reassignVerb),
  fromFmId: opaqueId,
  toFmId: opaqueId,
  nonce: nonceInput,
  /** Tenant ids, joined with commas. */
  customers: typed,
});

export const undoReassignVerb = 'undo-reassign-customers';
export const undoReassignInput = z.strictObject({
  verb: z.literal(undoReassignVerb),
  /** Of the step that is taken back. */
  step: opaqueId,
});
