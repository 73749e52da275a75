import { calendarDay } from '../../src/domain/calendar-day.ts';
import type { CustomerTenant } from '../../src/domain/customer.ts';
import type { DecisionContext } from '../../src/domain/decision.ts';
import type { EngagementStartDate, WorkloadEngagement } from '../../src/domain/engagement.ts';
import type { Person } from '../../src/domain/person.ts';
import { MONDAY_TO_FRIDAY, type WorkCalendar } from '../../src/domain/working-days.ts';

export const HOME_TENANT = '00000000-0000-4000-8000-00000000aaaa';
export const CUSTOMER_TENANT = '7f3c1e52-4a6b-4d2e-9b0f-2c5d8e1a7b34';

/** Monday to Friday without holidays. */
export const WEEKDAYS: WorkCalendar = { workingDays: MONDAY_TO_FRIDAY, holidayOn: () => undefined };

export const GATEWAY = aPerson({ objectId: 'gateway-1', name: 'Gail Gateway', roles: ['gateway'] });
export const FM = aPerson({ objectId: 'fm-1', name: 'Fay Manager', roles: ['fm'] });
export const OTHER_FM = aPerson({ objectId: 'fm-2', name: 'Finn Other', roles: ['fm'] });
export const LEAD = aPerson({ objectId: 'lead-1', name: 'Lee Lead', roles: ['lead'] });
export const FRP_MANAGER = aPerson({ objectId: 'frp-1', name: 'Flo Partner', roles: ['frpManager'] });
export const ADMIN = aPerson({ objectId: 'admin-1', name: 'Ada Admin', roles: ['admin'] });
export const NOBODY = aPerson({ objectId: 'nobody-1', name: 'Nell Nobody', roles: [] });

export function aPerson(changes: Partial<Person> = {}): Person {
  return {
    objectId: 'person-1',
    name: 'Pat Person',
    roles: [],
    timeZone: 'Europe/Madrid',
    language: 'en',
    workingDays: MONDAY_TO_FRIDAY,
    reminderTime: '09:00',
    ...changes,
  };
}

export function aTenant(changes: Partial<CustomerTenant> = {}): CustomerTenant {
  return {
    tenantId: CUSTOMER_TENANT,
    customerName: 'Contoso Test',
    initialDomain: 'contosotest.onmicrosoft.example',
    customerId: 'customer-1',
    timeZone: 'Europe/Madrid',
    ...changes,
  };
}

/** Exchange, In Progress, no date yet, assigned to `FM`. */
export function anEngagement(changes: Partial<WorkloadEngagement> = {}): WorkloadEngagement {
  return {
    tenantId: CUSTOMER_TENANT,
    workload: 'EXO',
    sequence: 1,
    origin: 'newCustomer',
    l1: 'inProgress',
    deliveryChannel: 'ftc',
    esdVersion: 0,
    completion: {},
    fmId: FM.objectId,
    progress: 'open',
    attempts: [],
    version: 0,
    ...changes,
  };
}

export function aStartDate(date: string, changes: Partial<EngagementStartDate> = {}): EngagementStartDate {
  return {
    date: calendarDay(date),
    precision: 'day',
    basis: 'requested',
    entry: 'first',
    enteredBy: { objectId: GATEWAY.objectId, role: 'gateway' },
    enteredAt: '2026-11-02T09:00:00.000Z',
    ...changes,
  };
}

/** An engagement whose date is set. */
export function aDatedEngagement(date: string, changes: Partial<WorkloadEngagement> = {}): WorkloadEngagement {
  return anEngagement({
    esd: aStartDate(date),
    esdVersion: 1,
    firstRequestedDate: calendarDay(date),
    firstEnteredRole: 'gateway',
    version: 1,
    ...changes,
  });
}

/** One attempt by `FM`, by e-mail. */
export const ATTEMPT = {
  at: '2026-11-23T10:00:00.000Z',
  by: { objectId: FM.objectId, role: 'fm' },
  channel: 'email',
  outcome: 'noReply',
} as const;

/** The FM decides on 23 November 2026, a Monday. */
export function aContext(changes: Partial<DecisionContext> = {}): DecisionContext {
  return {
    today: calendarDay('2026-11-23'),
    fmToday: calendarDay('2026-11-23'),
    at: '2026-11-23T09:04:11.000Z',
    by: { objectId: FM.objectId, role: 'fm' },
    calendar: WEEKDAYS,
    ...changes,
  };
}
