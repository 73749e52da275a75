import type { CalendarDay } from './calendar-day.ts';
import type { Actor } from './person.ts';
import type { WorkloadCode } from './workload.ts';

/** Consumption status of a workload's entitlements. Only `inProgress` carries an Engagement Start Date (R9, R11). */
export type L1 = 'inProgress' | 'statusUnknown' | 'blocked' | 'noIntent' | 'duplicateInvalid';

/** How the engagement came about; it decides who enters the first date (R26, R39, R41, R12). */
export type Origin = 'newCustomer' | 'serial' | 'successReview' | 'reengagement' | 'preexisting';

/** Whether the day itself is known, or only its month; then the date is the first of that month (R40). */
export type Precision = 'day' | 'month';

/** What the date stands for: what the customer asked for, what the FM plans, or what happened. */
export type Basis = 'requested' | 'planned' | 'actual';

/** The day customer and FastTrack Manager begin to exchange information about the deployment. */
export interface EngagementStartDate {
  readonly date: CalendarDay;
  readonly precision: Precision;
  readonly basis: Basis;
  readonly enteredBy: Actor;
  /** ISO 8601 instant in UTC. */
  readonly enteredAt: string;
}

export type AttemptChannel = 'email' | 'phone' | 'voicemail' | 'teams' | 'other';

export const ATTEMPT_CHANNELS: readonly AttemptChannel[] = ['email', 'phone', 'voicemail', 'teams', 'other'];

/** One try of the FM to reach the customer that brought no exchange. */
export interface ContactAttempt {
  /** ISO 8601 instant in UTC. */
  readonly at: string;
  readonly by: Actor;
  readonly channel: AttemptChannel;
  readonly comment?: string | undefined;
}

/** One workload of one customer, on its way to the first exchange with the FM. The record everything else hangs on. */
export interface WorkloadEngagement {
  readonly tenantId: string;
  readonly workload: WorkloadCode;
  /** 1 for the first engagement of this workload, one more each time it is deployed again. */
  readonly sequence: number;
  readonly origin: Origin;
  readonly l1: L1;
  readonly esd?: EngagementStartDate | undefined;
  /** Counts the dates this engagement has had; 0 while it has none. Reminders of an older one are void. */
  readonly esdVersion: number;
  /** The first date ever entered, to measure slippage. */
  readonly firstRequestedDate?: CalendarDay | undefined;
  readonly kickoffDate?: CalendarDay | undefined;
  /** Object id of the assigned FastTrack Manager. */
  readonly fmId?: string | undefined;
  /** Where people have put it; the clock adds the rest, see `stateOn`. */
  readonly progress: 'open' | 'started' | 'inactive';
  /** Attempts made for the present date, oldest first; a new date starts a new count. */
  readonly attempts: readonly ContactAttempt[];
  /** Counts all changes. */
  readonly version: number;
}

/** An engagement's identity inside its customer: `EXO|1`. */
export type EngagementKey = string;

/** The key of an engagement, unique inside its customer. */
export function engagementKey(engagement: Pick<WorkloadEngagement, 'workload' | 'sequence'>): EngagementKey {
  return `${engagement.workload}|${String(engagement.sequence)}`;
}

/**
 * - `notApplicable` L1 is not In Progress and there never was a date
 * - `noDate` In Progress, waiting for its first date
 * - `scheduled` the date lies ahead
 * - `due` the date has arrived and nobody has tried to reach the customer
 * - `awaitingResponse` the date has arrived, the customer has been tried and is silent
 * - `started` both sides have exchanged information
 * - `inactive` the FM has given the customer up, the date stands
 * - `suspended` L1 has left In Progress, the date is frozen
 */
export type EngagementState =
  'notApplicable' | 'noDate' | 'scheduled' | 'due' | 'awaitingResponse' | 'started' | 'inactive' | 'suspended';

/** The engagement's state on the day that `today` is for its FM (R29, R30; the clock changes no record, I16). */
export function stateOn(engagement: WorkloadEngagement, today: CalendarDay): EngagementState {
  const { esd, l1, progress, attempts } = engagement;
  if (progress !== 'open') return progress;
  if (l1 !== 'inProgress') return esd ? 'suspended' : 'notApplicable';
  if (!esd) return 'noDate';
  if (esd.date > today) return 'scheduled';
  return attempts.length > 0 ? 'awaitingResponse' : 'due';
}

/** Whether somebody is asked to enter the first date: In Progress, none yet, and not an engagement from before the field existed (R9, R12). */
export function needsFirstDate(engagement: WorkloadEngagement): boolean {
  return engagement.l1 === 'inProgress' && !engagement.esd && engagement.origin !== 'preexisting';
}
