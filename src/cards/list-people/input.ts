import { z } from 'zod';

import { typed } from '../answer-input.ts';
import type { ActionData } from '../adaptive-card.ts';

export const listPeopleVerb = 'list-people';
export const listPeopleInput = z.strictObject({
  verb: z.literal(listPeopleVerb),
  /** The beginning of a name, or an object id; empty for everybody. */
  text: typed,
  withoutRole: z.boolean().default(false),
  /** Counts from 0. */
  page: z.number().int().nonnegative().default(0),
});

/** Which people a list shows. */
export type PeopleFilter = Pick<z.infer<typeof listPeopleInput>, 'text' | 'withoutRole'>;

/** What a button sends that opens a list of people. */
export function listPeopleData({ text, withoutRole }: PeopleFilter, page = 0): ActionData {
  return { verb: listPeopleVerb, text, withoutRole, page };
}
