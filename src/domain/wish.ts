import type { CalendarDay } from './calendar-day.ts';
import type { AttemptChannel, DeliveryChannel, L1, Precision } from './engagement.ts';
import type { WorkloadCode } from './workload.ts';

/** What somebody can want for a customer that has a form or a card of its own. */
export const CUSTOMER_WISHES = [
  ...([
    'capture',
    'reschedule',
    'correct',
    'void',
    'logAttempt',
    'replied',
    'started',
    'inactive',
    'reactivate',
  ] as const),
  ...(['serial', 'successReview', 'kickoff', 'completion', 'changeL1', 'assign', 'channel', 'merge'] as const),
  ...(['find', 'history'] as const),
] as const;

/** What somebody wants for a customer. */
export type CustomerWish = (typeof CUSTOMER_WISHES)[number];

/** A wish with all that was said of it; nothing of it is stored before its form is saved. */
export interface Wish {
  readonly kind: CustomerWish;
  readonly workloads: readonly WorkloadCode[];
  readonly date?: CalendarDay | undefined;
  readonly precision?: Precision | undefined;
  /** The date as it was written. */
  readonly written?: string | undefined;
  /** Whether no year was written where one could be. */
  readonly isYearAssumed?: boolean | undefined;
  /** Something with the shape of a date that is no day. */
  readonly noSuchDay?: string | undefined;
  readonly reason?: string | undefined;
  readonly attemptChannel?: AttemptChannel | undefined;
  readonly l1?: L1 | undefined;
  readonly deliveryChannel?: DeliveryChannel | undefined;
}
