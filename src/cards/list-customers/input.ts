import { z } from 'zod';

import { cleanText } from '../../domain/clean-text.ts';
import type { ActionData } from '../adaptive-card.ts';

export const listCustomersVerb = 'list-customers';
export const listCustomersInput = z.strictObject({
  verb: z.literal(listCustomersVerb),
  filter: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('mine') }),
    z.strictObject({ kind: z.literal('withoutDate') }),
    z.strictObject({ kind: z.literal('withoutFm') }),
    z.strictObject({ kind: z.literal('notByGateway') }),
    z.strictObject({ kind: z.literal('partners') }),
    z.strictObject({ kind: z.literal('named'), text: z.string().max(200).overwrite(cleanText) }),
  ]),
  /** Counts from 0. */
  page: z.number().int().nonnegative().max(10_000).default(0),
});

/** Which customers a list shows. */
export type ListFilter = z.infer<typeof listCustomersInput>['filter'];

/** What a button sends that opens a list. */
export function listCustomersData(filter: ListFilter, page = 0): ActionData {
  return { verb: listCustomersVerb, filter, page };
}
