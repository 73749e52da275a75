import type { CalendarDay } from '../../src/domain/calendar-day.ts';
import type { Basis, DeliveryChannel, L1, Precision, WorkloadEngagement } from '../../src/domain/engagement.ts';

/** What the model knows of an engagement: the facts that commands change, and nothing the rules derive. */
export interface Expected {
  readonly date: CalendarDay | undefined;
  readonly precision: Precision | undefined;
  readonly basis: Basis | undefined;
  /** Whether no other date has come after the first one, but for corrections of it. */
  readonly isFirst: boolean;
  readonly firstRequestedDate: CalendarDay | undefined;
  readonly esdVersion: number;
  readonly progress: WorkloadEngagement['progress'];
  readonly l1: L1;
  readonly kickoffDate: CalendarDay | undefined;
  readonly fmId: string | undefined;
  readonly deliveryChannel: DeliveryChannel;
  readonly attempts: number;
}

/** The same facts as the store has them. */
export function factsOf(engagement: WorkloadEngagement): Expected {
  const { esd, firstRequestedDate, esdVersion, progress, l1, kickoffDate, fmId, deliveryChannel } = engagement;
  return {
    date: esd?.date,
    precision: esd?.precision,
    basis: esd?.basis,
    isFirst: esd !== undefined && esd.entry !== 'later',
    firstRequestedDate,
    esdVersion,
    progress,
    l1,
    kickoffDate,
    fmId,
    deliveryChannel,
    attempts: engagement.attempts.length,
  };
}

/** What a new engagement looks like. */
export function newlyAdded(l1: L1, fmId: string | undefined): Expected {
  return {
    date: undefined,
    precision: undefined,
    basis: undefined,
    isFirst: false,
    firstRequestedDate: undefined,
    esdVersion: 0,
    progress: 'open',
    l1,
    kickoffDate: undefined,
    fmId,
    deliveryChannel: fmId === undefined ? 'unassigned' : 'ftc',
    attempts: 0,
  };
}
