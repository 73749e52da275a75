import { z } from 'zod';

import { nonceInput, typed } from '../answer-input.ts';

export const openReminderSettingsVerb = 'open-reminder-settings';
export const openReminderSettingsInput = z.strictObject({ verb: z.literal(openReminderSettingsVerb) });

export const saveReminderSettingsVerb = 'save-reminder-settings';
export const saveReminderSettingsInput = z.strictObject({
  verb: z.literal(saveReminderSettingsVerb),
  nonce: nonceInput,
  /** `HH:mm`, or `AS_USUAL`. */
  reminderTime: typed,
  /** A number of working days, or `AS_USUAL`; empty for people who have no follow-ups. */
  followUpDays: typed,
  /** The last day of the pause; empty for none. */
  pausedUntil: typed,
  endsPause: typed,
});

/** What a choice sends that leaves it to the directory. */
export const AS_USUAL = 'usual';
