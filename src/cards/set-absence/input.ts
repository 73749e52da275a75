import { z } from 'zod';

import { nonceInput, opaqueId, pickedId, typed } from '../answer-input.ts';

export const openAbsenceVerb = 'open-set-absence';
export const openAbsenceInput = z.strictObject({
  verb: z.literal(openAbsenceVerb),
  /** Whose absence a lead has in mind. */
  fmId: opaqueId.optional(),
});

export const setAbsenceVerb = 'set-absence';
export const setAbsenceInput = z.strictObject({
  verb: z.literal(setAbsenceVerb),
  nonce: nonceInput,
  /** Whose absence; empty for one's own. */
  fmId: pickedId,
  absentFrom: typed,
  absentUntil: typed,
  /** Object id of an FM, or `NO_DELEGATE`. */
  delegateId: pickedId,
  isBack: typed,
});

/** What the choice sends that nobody stands in. */
export const NO_DELEGATE = 'none';
