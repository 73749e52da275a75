import { z } from 'zod';

import { typed } from '../answer-input.ts';

export const chooseCustomerVerb = 'choose-customer';
export const chooseCustomerInput = z.strictObject({
  verb: z.literal(chooseCustomerVerb),
  /** The beginning of a name, or a tenant id or TPID; empty for those that wait. */
  customerSearch: typed,
});
