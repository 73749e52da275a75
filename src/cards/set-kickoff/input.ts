import { z } from 'zod';

import { changeInput, customerId, engagementKeyInput, typed } from '../answer-input.ts';

export const openKickoffVerb = 'open-set-kickoff';
export const openKickoffInput = z.strictObject({
  verb: z.literal(openKickoffVerb),
  customer: customerId,
  /** The workload it was opened from. */
  engagement: engagementKeyInput.optional(),
});

/** What becomes of an engagement start date that a kickoff would precede: it moves to it, or the kickoff was the start. */
export type StartFix = 'move' | 'record';

export const setKickoffVerb = 'set-kickoff';
export const setKickoffInput = z.strictObject({
  verb: z.literal(setKickoffVerb),
  ...changeInput,
  kickoffDate: typed,
  kickoffClear: typed,
  /** `StartFix`, or empty. */
  startFix: typed,
  startReason: typed,
});
