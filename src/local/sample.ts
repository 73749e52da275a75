import { addDays, firstOfMonth, type CalendarDay } from '../domain/calendar-day.ts';
import type { CustomerTenant } from '../domain/customer.ts';
import type { DeliveryChannel, L1, Origin, WorkloadEngagement } from '../domain/engagement.ts';
import type { Person } from '../domain/person.ts';
import { MONDAY_TO_FRIDAY, workingDayOnOrAfter, type WorkCalendar } from '../domain/working-days.ts';

/** Everybody and everything here is made up. */

export const SAMPLE_TENANT_ID = '00000000-0000-4000-8000-000000000001';

const WEEKDAYS: WorkCalendar = { workingDays: MONDAY_TO_FRIDAY, holidayOn: () => undefined };

/** A person of the sample; `key` is how the command line names them. */
export interface SamplePerson extends Person {
  readonly key: string;
}

function person(
  key: string,
  number: number,
  name: string,
  details: Omit<Person, 'objectId' | 'name' | 'workingDays' | 'reminderTime'>,
): SamplePerson {
  return {
    key,
    name,
    objectId: `00000000-0000-4000-8000-0000000001${String(number).padStart(2, '0')}`,
    workingDays: MONDAY_TO_FRIDAY,
    reminderTime: '09:00',
    ...details,
  };
}

export const SAMPLE_PEOPLE: readonly SamplePerson[] = [
  person('grace', 1, 'Grace Intake', {
    roles: ['gateway'],
    timeZone: 'America/New_York',
    language: 'en',
    holidayCalendar: 'US',
  }),
  person('gabriela', 2, 'Gabriela Entrada', {
    roles: ['gateway'],
    timeZone: 'Europe/Madrid',
    language: 'es',
    holidayCalendar: 'ES',
  }),
  person('frank', 3, 'Frank Example', {
    roles: ['fm'],
    timeZone: 'America/Los_Angeles',
    language: 'en',
    holidayCalendar: 'US',
    capacityPerMonth: 8,
  }),
  person('marta', 4, 'Marta Muestra', {
    roles: ['fm'],
    timeZone: 'Europe/Madrid',
    language: 'es',
    holidayCalendar: 'ES-MD',
    capacityPerMonth: 6,
  }),
  person('aiko', 5, 'Aiko Sample', {
    roles: ['fm'],
    timeZone: 'Asia/Tokyo',
    language: 'en',
    holidayCalendar: 'JP',
    capacityPerMonth: 6,
  }),
  person('leo', 6, 'Leo Lead', { roles: ['lead'], timeZone: 'Europe/London', language: 'en' }),
  person('paula', 7, 'Paula Partner', { roles: ['frpManager'], timeZone: 'America/Mexico_City', language: 'es' }),
  person('nora', 8, 'Nora Newcomer', { roles: [], timeZone: 'Europe/Dublin', language: 'en' }),
  person('ada', 9, 'Ada Example', { roles: ['admin'], timeZone: 'Europe/London', language: 'en' }),
];

function idOf(key: string): string {
  const found = SAMPLE_PEOPLE.find((candidate) => candidate.key === key);
  if (!found) throw new Error(`No sample person is called ${key}`);
  return found.objectId;
}

/** A customer of the sample with its engagements. */
export interface SampleCustomer {
  readonly tenant: CustomerTenant;
  readonly engagements: readonly WorkloadEngagement[];
}

/** One workload of the table below. */
interface Row {
  readonly l1?: L1;
  readonly origin?: Origin;
  /** The date is on the first working day this many days from the day of the sample, or later. */
  readonly inDays?: number;
  /** Only the month of that date is known. */
  readonly monthOnly?: boolean;
  readonly started?: boolean;
}

function customer(
  number: number,
  name: string,
  details: {
    readonly timeZone: string;
    readonly fm?: string;
    readonly channel?: DeliveryChannel;
    readonly workloads: Readonly<Record<string, Row>>;
  },
  today: CalendarDay,
): SampleCustomer {
  const tenantId = `00000000-0000-4000-8000-0000000002${String(number).padStart(2, '0')}`;
  const fmId = details.fm === undefined ? undefined : idOf(details.fm);
  return {
    tenant: {
      tenantId,
      customerId: `sample-${String(number)}`,
      tpid: String(1_000_000 + number),
      customerName: name,
      initialDomain: `${name.toLowerCase().replace(/[^a-z]/g, '')}.onmicrosoft.example`,
      timeZone: details.timeZone,
    },
    engagements: Object.entries(details.workloads).map(([workload, row]) =>
      engagement(tenantId, workload, row, { fmId, channel: details.channel }, today),
    ),
  };
}

function engagement(
  tenantId: string,
  workload: string,
  { l1 = 'inProgress', origin = 'newCustomer', inDays, monthOnly = false, started = false }: Row,
  { fmId, channel }: { readonly fmId: string | undefined; readonly channel: DeliveryChannel | undefined },
  today: CalendarDay,
): WorkloadEngagement {
  const base: WorkloadEngagement = {
    tenantId,
    workload,
    sequence: 1,
    origin,
    l1,
    deliveryChannel: channel ?? (fmId === undefined ? 'unassigned' : 'ftc'),
    esdVersion: 0,
    completion: {},
    fmId,
    progress: 'open',
    attempts: [],
    version: 0,
  };
  if (inDays === undefined) return base;
  const day = workingDayOnOrAfter(addDays(today, inDays), WEEKDAYS);
  const date = monthOnly ? firstOfMonth(day) : day;
  const by = { objectId: idOf('gabriela'), role: 'gateway' } as const;
  const at = `${addDays(today, -30)}T10:00:00.000Z`;
  return {
    ...base,
    esd: {
      date,
      precision: monthOnly ? 'month' : 'day',
      basis: started ? 'actual' : 'requested',
      entry: 'first',
      enteredBy: by,
      enteredAt: at,
    },
    esdVersion: 1,
    firstRequestedDate: date,
    firstEnteredRole: 'gateway',
    progress: started ? 'started' : 'open',
    version: 1,
  };
}

/** The customers of the sample, with dates around `today`. */
export function sampleCustomers(today: CalendarDay): readonly SampleCustomer[] {
  return [
    customer(
      1,
      'Contoso Traders',
      { timeZone: 'America/Chicago', fm: 'frank', workloads: { EXO: {}, TEAMS: {}, INTUNE: { l1: 'blocked' } } },
      today,
    ),
    customer(
      2,
      'Fabrikam Textiles',
      { timeZone: 'Europe/Madrid', fm: 'marta', workloads: { EXO: {}, SPO: {}, YAM: { l1: 'noIntent' } } },
      today,
    ),
    customer(
      3,
      'Northwind Foods',
      { timeZone: 'America/New_York', fm: 'frank', workloads: { TEAMS: { inDays: 3 }, OD4B: { inDays: 3 } } },
      today,
    ),
    customer(
      4,
      'Adventure Works Cycles',
      {
        timeZone: 'Europe/Madrid',
        fm: 'marta',
        workloads: { INTUNE: { inDays: 2 }, AADP: { inDays: 40, monthOnly: true } },
      },
      today,
    ),
    customer(
      5,
      'Tailspin Toys',
      { timeZone: 'Asia/Tokyo', fm: 'aiko', workloads: { EXO: { inDays: 1 }, OPP: { inDays: 70, monthOnly: true } } },
      today,
    ),
    customer(
      6,
      'Woodgrove Bank',
      { timeZone: 'Europe/London', workloads: { EXO: {}, TEAMS: {}, SPO: {}, OATP: {} } },
      today,
    ),
    customer(
      7,
      'Litware Games',
      {
        timeZone: 'America/Los_Angeles',
        fm: 'frank',
        workloads: { EXO: { inDays: -20, started: true }, INTUNE: { origin: 'serial' } },
      },
      today,
    ),
    customer(
      8,
      'Proseware Health',
      { timeZone: 'America/Mexico_City', channel: 'frp', workloads: { EXO: { inDays: 10 }, TEAMS: { inDays: 10 } } },
      today,
    ),
    customer(
      9,
      'Alpine Ski House',
      { timeZone: 'Europe/Paris', fm: 'marta', workloads: { EXO: { origin: 'preexisting' }, TEAMS: { inDays: 5 } } },
      today,
    ),
    // A duplicate of Woodgrove Bank, for trying out a merge.
    customer(
      10,
      'Woodgrove Bank plc',
      { timeZone: 'Europe/London', workloads: { EXO: { inDays: 15 }, INTUNE: {} } },
      today,
    ),
    // With these Aiko has more customers on one day than get a card each.
    ...['Coho Winery', 'Lucerne Publishing', 'Margie’s Travel', 'Fourth Coffee'].map((name, index) =>
      customer(
        11 + index,
        name,
        { timeZone: 'Asia/Tokyo', fm: 'aiko', workloads: { EXO: { inDays: 8 }, TEAMS: { inDays: 8 } } },
        today,
      ),
    ),
  ];
}
