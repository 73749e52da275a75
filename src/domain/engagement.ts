import type { CalendarDay } from './calendar-day.ts';
import type { ActingRole, Actor } from './person.ts';
import type { WorkloadCode } from './workload.ts';

/** All values of L1, in the order of the portal. */
export const L1_VALUES = ['inProgress', 'statusUnknown', 'blocked', 'noIntent', 'duplicateInvalid'] as const;

/** Consumption status of a workload's entitlements. Only `inProgress` carries an Engagement Start Date (R9, R11). */
export type L1 = (typeof L1_VALUES)[number];

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
  /** Whether it is the first date of the engagement, that date put right with a note, or one that came later. */
  readonly entry: 'first' | 'firstCorrected' | 'later';
  readonly enteredBy: Actor;
  /** ISO 8601 instant in UTC. */
  readonly enteredAt: string;
}

/** All ways to try, the usual ones first. */
export const ATTEMPT_CHANNELS = ['email', 'phone', 'voicemail', 'teams', 'other'] as const;

/** How the FM tried to reach the customer. */
export type AttemptChannel = (typeof ATTEMPT_CHANNELS)[number];

/** Whether a try to reach the customer got an answer. An answer alone is no exchange of information yet (R24). */
export type AttemptOutcome = 'noReply' | 'reply';

/** One try of the FM to reach the customer that brought no exchange. */
export interface ContactAttempt {
  /** ISO 8601 instant in UTC. */
  readonly at: string;
  readonly by: Actor;
  readonly channel: AttemptChannel;
  readonly outcome: AttemptOutcome;
  readonly comment?: string | undefined;
}

/** When a deployment is done: as planned, and as it happened (R6, U24). */
export interface Completion {
  readonly planned?: CalendarDay | undefined;
  readonly actual?: CalendarDay | undefined;
}

/** All delivery channels, in the order in which they are decided on. */
export const DELIVERY_CHANNELS = ['unassigned', 'ftc', 'frp'] as const;

/** Who delivers: FastTrack Center, a FastTrack Ready Partner, or not decided yet. */
export type DeliveryChannel = (typeof DELIVERY_CHANNELS)[number];

/** One workload of one customer, on its way to the first exchange with the FM. The record everything else hangs on. */
export interface WorkloadEngagement {
  readonly tenantId: string;
  readonly workload: WorkloadCode;
  /** 1 for the first engagement of this workload, one more each time it is deployed again. */
  readonly sequence: number;
  readonly origin: Origin;
  readonly l1: L1;
  /** Per cent of the entitlements that are In Progress, when only some are (U11); 1 to 99. */
  readonly inProgressShare?: number | undefined;
  readonly deliveryChannel: DeliveryChannel;
  readonly esd?: EngagementStartDate | undefined;
  /** Counts the dates this engagement has had; 0 while it has none. Reminders of an older one are void. */
  readonly esdVersion: number;
  /** The first date ever entered, to measure slippage. */
  readonly firstRequestedDate?: CalendarDay | undefined;
  /** In which quality the first date was entered: for new customers that is Gateway's task (R28, U18). */
  readonly firstEnteredRole?: ActingRole | undefined;
  readonly completion: Completion;
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

/**
 * Whether somebody is asked to enter the first date: In Progress, none yet, not an engagement from before the field
 * existed (R9, R12), and not a partner's (I15).
 */
export function needsFirstDate({ l1, esd, origin, progress, deliveryChannel }: WorkloadEngagement): boolean {
  return l1 === 'inProgress' && !esd && origin !== 'preexisting' && progress === 'open' && deliveryChannel !== 'frp';
}

/** Whether the lead is asked to assign an FM: work that somebody of FastTrack Center has to do and nobody has (R3). */
export function needsFm({ l1, fmId, origin, progress, deliveryChannel }: WorkloadEngagement): boolean {
  return (
    l1 === 'inProgress' &&
    fmId === undefined &&
    origin !== 'preexisting' &&
    progress === 'open' &&
    deliveryChannel !== 'frp'
  );
}

/** Whether the first date of a new customer was not entered by Gateway, whose task it is (U18). */
export function isNotByGateway({ origin, firstEnteredRole }: WorkloadEngagement): boolean {
  return origin === 'newCustomer' && firstEnteredRole !== undefined && firstEnteredRole !== 'gateway';
}

/** Whether an engagement of that origin follows another one of the customer, so that its FM plans the date (R38, R39, R41). */
export function isFollowOn(origin: Origin): boolean {
  return origin === 'serial' || origin === 'successReview';
}
