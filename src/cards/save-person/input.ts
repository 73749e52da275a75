import { z } from 'zod';

import { typed } from '../answer-input.ts';
import { personId } from '../show-person/input.ts';

export const openAddPersonVerb = 'open-add-person';
export const openAddPersonInput = z.strictObject({ verb: z.literal(openAddPersonVerb) });

export const openChangePersonVerb = 'open-change-person';
export const openChangePersonInput = z.strictObject({ verb: z.literal(openChangePersonVerb), person: personId });

/** What every card carries that changes a person. */
export const personChangeInput = {
  nonce: z.string().min(1).max(64),
  /** Of the entry the card was drawn from. */
  etag: z.string().min(1).max(200).optional(),
  /** Warnings that the button confirms; absent when there were none. */
  confirmed: z.array(z.string().max(40)).max(10).optional(),
};

export const savePersonVerb = 'save-person';
export const savePersonInput = z.strictObject({
  verb: z.literal(savePersonVerb),
  ...personChangeInput,
  /** Whose entry is changed; absent for somebody new, who is picked or named by their object id. */
  person: personId.optional(),
  picked: typed,
  objectId: typed,
  name: typed,
  /** Joined with commas. */
  roles: typed,
  timeZone: typed,
  /** `AS_CLIENT` for none. */
  language: typed,
  /** ISO weekdays, joined with commas. */
  workingDays: typed,
  holidayCalendar: typed,
  capacityPerMonth: typed,
  /** With commas between them. */
  skills: typed,
});

/** What the choice of language sends that leaves it to the person's client. */
export const AS_CLIENT = 'client';
