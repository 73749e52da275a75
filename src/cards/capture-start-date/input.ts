import { z } from 'zod';

import type { ActionData } from '../adaptive-card.ts';
import { changeInput, customerId, engagementKeyInput, hasOnly, typed } from '../answer-input.ts';

export const openCaptureVerb = 'open-capture-start-date';
export const openCaptureInput = z.strictObject({
  verb: z.literal(openCaptureVerb),
  customer: customerId,
  /** The workload it is opened from. */
  engagement: engagementKeyInput.optional(),
});

/** What a button sends that opens the form for a customer. */
export function openCaptureData(customer: string): ActionData {
  return { verb: openCaptureVerb, customer };
}

export const captureVerb = 'capture-start-date';
const common = z.object({
  verb: z.literal(captureVerb),
  ...changeInput,
  date: typed,
  monthOnly: typed,
  captureComment: typed,
});

/** Beside the common date it carries one per workload, under `separateDateId` and `separateMonthOnlyId`. */
export const captureInput = common
  .catchall(typed)
  .refine((sent) => hasOnly(sent, common, /^(date|monthOnly)_\w{1,20}_\d{1,4}$/));

/** The input with the date of one workload alone. */
export function separateDateId(key: string): string {
  return `date_${key.replace('|', '_')}`;
}

/** The input that says that only the month of that date is known. */
export function separateMonthOnlyId(key: string): string {
  return `monthOnly_${key.replace('|', '_')}`;
}
