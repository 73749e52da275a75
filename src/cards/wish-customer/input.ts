import { z } from 'zod';

import { isCalendarDay, type CalendarDay } from '../../domain/calendar-day.ts';
import { cleanText } from '../../domain/clean-text.ts';
import { ATTEMPT_CHANNELS, DELIVERY_CHANNELS, L1_VALUES } from '../../domain/engagement.ts';
import { CUSTOMER_WISHES, type Wish } from '../../domain/wish.ts';
import type { ActionData } from '../adaptive-card.ts';
import { customerId, typed } from '../answer-input.ts';

const short = z.string().max(200).overwrite(cleanText);

/** A wish that a card carries until it is known whom it is about. */
const wishInput = z.strictObject({
  kind: z.enum(CUSTOMER_WISHES),
  workloads: z.array(z.string().regex(/^\w{1,20}$/)).max(40),
  date: z.custom<CalendarDay>((value) => typeof value === 'string' && isCalendarDay(value)).optional(),
  precision: z.enum(['day', 'month']).optional(),
  written: short.optional(),
  isYearAssumed: z.boolean().optional(),
  noSuchDay: short.optional(),
  reason: z.string().max(1000).overwrite(cleanText).optional(),
  attemptChannel: z.enum(ATTEMPT_CHANNELS).optional(),
  l1: z.enum(L1_VALUES).optional(),
  deliveryChannel: z.enum(DELIVERY_CHANNELS).optional(),
}) satisfies z.ZodType<Wish>;

export const wishCustomerVerb = 'wish-customer';
export const wishCustomerInput = z.strictObject({
  verb: z.literal(wishCustomerVerb),
  customer: customerId,
  wish: wishInput,
});

/** What a button sends that names the customer of a wish. */
export function wishCustomerData(customer: string, wish: Wish): ActionData {
  return { verb: wishCustomerVerb, customer, wish };
}

export const searchForWishVerb = 'search-for-wish';
export const searchForWishInput = z.strictObject({
  verb: z.literal(searchForWishVerb),
  wish: wishInput,
  customerText: typed,
});
