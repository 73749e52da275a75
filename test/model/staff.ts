import type { Person } from '../../src/domain/person.ts';
import { ADMIN, aPerson, FM, FRP_MANAGER, GATEWAY, LEAD, NOBODY, OTHER_FM } from '../support/builders.ts';

/** Three FMs, far apart, with other weeks and holidays. */
export const FMS: readonly Person[] = [
  { ...FM, timeZone: 'Europe/Madrid', holidayCalendar: 'ES-MD' },
  { ...OTHER_FM, timeZone: 'America/Los_Angeles', holidayCalendar: 'US-CA', reminderTime: '08:30' },
  aPerson({
    objectId: 'fm-3',
    name: 'Fumi Third',
    roles: ['fm'],
    timeZone: 'Asia/Tokyo',
    holidayCalendar: 'JP',
    workingDays: [2, 3, 4, 5, 6],
  }),
];

export const GATEWAYS: readonly Person[] = [
  GATEWAY,
  aPerson({ objectId: 'gateway-2', name: 'Gus Gateway', roles: ['gateway'], timeZone: 'Asia/Kolkata' }),
];

/** Everybody who acts in the model, people without a role included. */
export const STAFF: readonly Person[] = [...GATEWAYS, ...FMS, LEAD, FRP_MANAGER, ADMIN, NOBODY];
