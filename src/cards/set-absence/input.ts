import { z } from 'zod';

import { typed } from '../answer-input.ts';

export const openAbsenceVerb = 'open-set-absence';
export const openAbsenceInput = z.strictObject({
  verb: z.literal(openAbsenceVerb),
  /** Whose absence a lead has in mind. */
  fmId: z.string().min(1).max(64).optional(),
});

export const setAbsenceVerb = 'set-absence';
export const setAbsenceInput = z.strictObject({
  verb: z.literal(setAbsenceVerb),
  /** Whose absence; empty for one's own. */
  fmId: typed,
  absentFrom: typed,
  absentUntil: typed,
  /** Object id of an FM, or `NO_DELEGATE`. */
  delegateId: typed,
  isBack: typed,
});

/** What the choice sends that nobody stands in. */
export const NO_DELEGATE = 'none';
