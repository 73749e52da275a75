import { z } from 'zod';

import { typed } from '../answer-input.ts';

const personId = z.string().min(1).max(64);

export const openReassignVerb = 'open-reassign-customers';
export const openReassignInput = z.strictObject({
  verb: z.literal(openReassignVerb),
  /** What was chosen before; absent on a fresh form. */
  fromFmId: personId.optional(),
  toFmId: personId.optional(),
});

export const previewReassignVerb = 'preview-reassign-customers';
export const previewReassignInput = z.strictObject({
  verb: z.literal(previewReassignVerb),
  fromFmId: typed,
  toFmId: typed,
});

export const reassignVerb = 'reassign-customers';
export const reassignInput = z.strictObject({
  verb: z.literal(reassignVerb),
  fromFmId: personId,
  toFmId: personId,
  nonce: z.string().min(1).max(64),
  /** Tenant ids, joined with commas. */
  customers: typed,
});

export const undoReassignVerb = 'undo-reassign-customers';
export const undoReassignInput = z.strictObject({
  verb: z.literal(undoReassignVerb),
  /** Of the step that is taken back. */
  step: z.string().min(1).max(64),
});
