import type { CustomerTenant } from './customer.ts';
import type { WorkloadEngagement } from './engagement.ts';
import type { Person, Role } from './person.ts';

/** What somebody may want to do to an engagement. */
export type EngagementAction =
  | 'capture'
  | 'reschedule'
  | 'reactivate'
  | 'logAttempt'
  | 'confirmStarted'
  | 'markInactive'
  | 'snooze'
  | 'changeL1'
  | 'setKickoff';

/**
 * The role in which `person` may do `action` to `engagement`, or `undefined` when they may not.
 * After an FM is assigned only that FM, or the lead on their behalf, updates (I19, U5); FRP managers and admins never do.
 */
export function actingRole(action: EngagementAction, person: Person, engagement: WorkloadEngagement): Role | undefined {
  if (person.roles.includes('fm') && engagement.fmId === person.objectId) return 'fm';
  if (person.roles.includes('lead')) return 'lead';
  if (person.roles.includes('gateway') && gatewayMay(action, engagement)) return 'gateway';
  return undefined;
}

function gatewayMay(action: EngagementAction, engagement: WorkloadEngagement): boolean {
  switch (action) {
    case 'capture':
      return engagement.origin === 'newCustomer' || engagement.origin === 'reengagement';
    case 'reschedule':
      return engagement.fmId === undefined;
    case 'changeL1':
      return true;
    case 'reactivate':
    case 'logAttempt':
    case 'confirmStarted':
    case 'markInactive':
    case 'snooze':
    case 'setKickoff':
      return false;
  }
}

/** Whether the person may read this customer: FRP managers read only those of partners (U19). */
export function maySeeCustomer(person: Person, tenant: CustomerTenant): boolean {
  return person.roles.some((role) => role !== 'frpManager' || tenant.deliveryChannel === 'frp');
}

/** Whether the person is asked for missing first dates, whosever customers they are (R28). */
export function collectsFirstDates(person: Person): boolean {
  return person.roles.includes('gateway') || person.roles.includes('lead');
}
