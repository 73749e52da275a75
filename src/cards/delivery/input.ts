import { z } from 'zod';

import { customerId, nonceInput, reminderIdInput, typed } from '../answer-input.ts';

export const openDeliveryVerb = 'open-delivery';
export const openDeliveryInput = z.strictObject({ verb: z.literal(openDeliveryVerb) });

/** The boxes beside the reminders of the card, in their order: one input each, so that each stands in its row. */
const ticks = {
  tick0: typed,
  tick1: typed,
  tick2: typed,
  tick3: typed,
  tick4: typed,
  tick5: typed,
  tick6: typed,
  tick7: typed,
  tick8: typed,
  tick9: typed,
};

/** The ids of those boxes. */
export const TICK_IDS = Object.keys(ticks);

const place = z.strictObject({ customer: customerId, reminder: reminderIdInput });

export const retryRemindersVerb = 'retry-reminders';
export const retryRemindersInput = z.strictObject({
  verb: z.literal(retryRemindersVerb),
  nonce: nonceInput,
  /** The reminders beside which the boxes stand. */
  reminders: z.array(place).max(TICK_IDS.length),
  ...ticks,
  /** Whether all others that are stuck are meant, too. */
  others: typed,
});

/** A reminder as the card names it: opaque ids. */
export type ReminderPlaceInput = z.infer<typeof place>;

/** The reminders whose boxes are ticked. */
export function tickedReminders(input: z.infer<typeof retryRemindersInput>): readonly ReminderPlaceInput[] {
  const values: Readonly<Record<string, unknown>> = input;
  return input.reminders.filter((_, index) => values[TICK_IDS[index] ?? ''] === 'true');
}

export const openStopRemindersVerb = 'open-stop-reminders';
export const openStopRemindersInput = z.strictObject({ verb: z.literal(openStopRemindersVerb) });

export const stopRemindersVerb = 'stop-reminders';
export const stopRemindersInput = z.strictObject({ verb: z.literal(stopRemindersVerb), nonce: nonceInput });

export const resumeRemindersVerb = 'resume-reminders';
export const resumeRemindersInput = z.strictObject({
  verb: z.literal(resumeRemindersVerb),
  /** When the pause began that is to be ended: an ISO 8601 instant in UTC. */
  pausedAt: z.string().min(1).max(40),
});
