import type { CalendarDay } from './calendar-day.ts';
import { isFollowOn, type Origin, type WorkloadEngagement } from './engagement.ts';
import { isAway, type ActingRole, type Person, type Role } from './person.ts';

/** Everything somebody may want to do to an engagement. */
export const ENGAGEMENT_ACTIONS = [
  'capture',
  'reschedule',
  'correct',
  'reactivate',
  'logAttempt',
  'confirmStarted',
  'markInactive',
  'snooze',
  'changeL1',
  'setKickoff',
  'setCompletion',
  'assignFm',
  'assignChannel',
  'void',
] as const;

/** What somebody may want to do to an engagement. */
export type EngagementAction = (typeof ENGAGEMENT_ACTIONS)[number];

/** What somebody may want to do to a customer as a whole, or to how work is shared out. */
export type OfficeAction =
  | 'createCustomer'
  | 'mergeDuplicate'
  | 'reassignFm'
  | 'setAbsence'
  | 'setAbsenceOfOthers'
  | 'setReminders'
  | 'manageDelivery'
  | 'seePeople'
  | 'managePeople';

/** What those who run the bot have decided about permissions. */
export interface Policy {
  /** Whether FRP managers may update the engagements of partners (R45, R46). */
  readonly frpUpdates: boolean;
}

/** The engagement somebody wants to act on, and who looks after it. */
export interface Ownership {
  readonly engagement: WorkloadEngagement;
  /** The assigned FM, when the directory knows them. */
  readonly fm?: Person | undefined;
  /** The day it is for that FM. */
  readonly fmToday: CalendarDay;
}

/**
 * The quality in which `person` may do `action`, or `undefined` when they may not. Once an FM is assigned only that FM
 * updates, or for them the lead, or while they are out of office their delegate (I19, U5). Whatever is not allowed here is
 * forbidden.
 */
export function actingRole(
  action: EngagementAction,
  person: Person,
  ownership: Ownership,
  policy: Policy,
): ActingRole | undefined {
  const { engagement } = ownership;
  const is = (role: Role): boolean => person.roles.includes(role);
  if (is('fm') && engagement.fmId === person.objectId && fmMay(action)) return 'fm';
  if (is('lead')) return 'lead';
  if (is('gateway') && gatewayMay(action, engagement)) return 'gateway';
  if (is('fm') && standsIn(person, ownership) && isUpdate(action)) return 'delegate';
  if (is('frpManager') && policy.frpUpdates && engagement.deliveryChannel === 'frp' && isUpdate(action)) {
    return 'frpManager';
  }
  return undefined;
}

/** What the assigned FM may not do is the lead's: who works on what, and taking back what was entered in error. */
function fmMay(action: EngagementAction): boolean {
  return action !== 'assignFm' && action !== 'assignChannel' && action !== 'void';
}

/** The daily work on a date, as opposed to what comes before it or decides about it. */
function isUpdate(action: EngagementAction): boolean {
  switch (action) {
    case 'reschedule':
    case 'correct':
    case 'reactivate':
    case 'logAttempt':
    case 'confirmStarted':
    case 'markInactive':
    case 'snooze':
    case 'setKickoff':
    case 'setCompletion':
      return true;
    case 'capture':
    case 'changeL1':
    case 'assignFm':
    case 'assignChannel':
    case 'void':
      return false;
  }
}

function gatewayMay(action: EngagementAction, engagement: WorkloadEngagement): boolean {
  switch (action) {
    case 'capture':
      return engagement.origin === 'newCustomer' || engagement.origin === 'reengagement';
    case 'reschedule':
    case 'correct':
      return engagement.fmId === undefined;
    case 'changeL1':
    case 'assignChannel':
      return true;
    case 'reactivate':
    case 'logAttempt':
    case 'confirmStarted':
    case 'markInactive':
    case 'snooze':
    case 'setKickoff':
    case 'setCompletion':
    case 'assignFm':
    case 'void':
      return false;
  }
}

function standsIn(person: Person, { fm, fmToday }: Ownership): boolean {
  return fm !== undefined && isDelegateOf(person, fm, fmToday);
}

function isDelegateOf(person: Person, fm: Person, fmToday: CalendarDay): boolean {
  return isAway(fm, fmToday) && fm.absence?.delegateId === person.objectId;
}

/** The role in which `person` may do something that is about no single engagement, or `undefined` when they may not. */
export function officeRole(action: OfficeAction, person: Person): Role | undefined {
  const allowed: Readonly<Record<OfficeAction, readonly Role[]>> = {
    createCustomer: ['gateway', 'lead'],
    mergeDuplicate: ['lead'],
    reassignFm: ['lead'],
    setAbsence: ['fm'],
    setAbsenceOfOthers: ['lead'],
    setReminders: ['fm', 'lead'],
    manageDelivery: ['lead', 'admin'],
    seePeople: ['lead', 'admin'],
    managePeople: ['admin'],
  };
  return allowed[action].find((role) => person.roles.includes(role));
}

/**
 * The role in which `person` may add workloads of that origin to a customer with these engagements, or `undefined`: Gateway
 * new customers and re-engagements, the customer's FM what follows on (R26, R38, C6), the lead anything.
 */
export function addingRole(
  origin: Origin,
  person: Person,
  engagements: readonly WorkloadEngagement[],
): Role | undefined {
  const isOwnFm = person.roles.includes('fm') && engagements.some(({ fmId }) => fmId === person.objectId);
  if (isOwnFm && (isFollowOn(origin) || origin === 'preexisting')) return 'fm';
  if (person.roles.includes('lead')) return 'lead';
  const isGateways = origin === 'newCustomer' || origin === 'reengagement' || origin === 'preexisting';
  return person.roles.includes('gateway') && isGateways ? 'gateway' : undefined;
}

/** Whether the person answers what that FM is asked: the FM, for them a lead, and while they are out of office their delegate (I19). */
export function answersFor(person: Person, fm: Person, fmToday: CalendarDay): boolean {
  if (person.roles.includes('lead')) return true;
  return person.roles.includes('fm') && (person.objectId === fm.objectId || isDelegateOf(person, fm, fmToday));
}

/** Whether the person may read an engagement: FRP managers read only those of partners (U19). */
export function maySee(person: Person, engagement: Pick<WorkloadEngagement, 'deliveryChannel'>): boolean {
  return seesEverything(person) || (person.roles.includes('frpManager') && engagement.deliveryChannel === 'frp');
}

/** Whether the person may read every customer. */
export function seesEverything(person: Person): boolean {
  return person.roles.some((role) => role !== 'frpManager');
}

/** Whether the person is asked for missing first dates, whosever customers they are (R28). */
export function collectsFirstDates(person: Person): boolean {
  return person.roles.includes('gateway') || person.roles.includes('lead');
}
