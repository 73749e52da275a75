import type { Reminder, ReminderQuestion } from '../../src/application/ports.ts';
import { addDays, type CalendarDay } from '../../src/domain/calendar-day.ts';
import type { CustomerTenant } from '../../src/domain/customer.ts';
import { engagementKey, type WorkloadEngagement } from '../../src/domain/engagement.ts';
import type { EngagementEvent } from '../../src/domain/event.ts';
import type { Absence } from '../../src/domain/person.ts';
import type { OverallStatusNote } from '../../src/domain/status-note.ts';
import { DateHolidaysCalendars } from '../../src/holidays/date-holidays-calendars.ts';
import { aDatedEngagement, anEngagement, aStartDate, aTenant, ATTEMPT } from '../support/builders.ts';
import { openOffice, putCustomer, type Office } from '../support/office.ts';
import { dayOf } from './day-of.ts';
import { factsOf, type Expected } from './expected.ts';
import { STAFF } from './staff.ts';

/** The tenants there can be; the last two have to be created first. */
export const TENANTS: readonly CustomerTenant[] = [
  aTenant({ customerName: 'Contoso Test', tpid: '1001' }),
  aTenant({
    tenantId: '7f3c1e52-4a6b-4d2e-9b0f-2c5d8e1a7b35',
    customerId: 'customer-2',
    customerName: 'Fabrikam Test',
    initialDomain: 'fabrikamtest.onmicrosoft.example',
  }),
  aTenant({
    tenantId: '7f3c1e52-4a6b-4d2e-9b0f-2c5d8e1a7b36',
    customerId: 'customer-3',
    customerName: 'Contoso, Test Ltd.',
    initialDomain: 'contosoagain.onmicrosoft.example',
  }),
  aTenant({
    tenantId: '7f3c1e52-4a6b-4d2e-9b0f-2c5d8e1a7b37',
    customerId: 'customer-4',
    customerName: 'Northwind Test',
    initialDomain: 'northwindtest.onmicrosoft.example',
  }),
  aTenant({
    tenantId: '7f3c1e52-4a6b-4d2e-9b0f-2c5d8e1a7b38',
    customerId: 'customer-5',
    customerName: 'Contoso Test',
    initialDomain: 'contosothird.onmicrosoft.example',
    tpid: '1001',
  }),
];

/** Where an engagement is, in all customers. */
export function placeOf({ tenantId, workload, sequence }: Place): string {
  return `${tenantId} ${engagementKey({ workload, sequence })}`;
}

type Place = Pick<WorkloadEngagement, 'tenantId' | 'workload' | 'sequence'>;

/** A reassignment that can be taken back, and the places it moved. */
export interface Moved {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly places: ReadonlySet<string>;
}

/** The office under test, and what the model knows of it. */
export interface World {
  readonly office: Office;
  readonly expected: Map<string, Expected>;
  readonly absences: Map<string, Absence>;
  /** Answers that were saved, to be sent once more. */
  readonly answers: (() => Promise<{ readonly kind: string }>)[];
  readonly moved: Moved[];
  /** The places of the last change. */
  readonly lastPlaces: string[];
  /** Which step assigned each place last. */
  readonly assignedBy: Map<string, string>;
  /** The newest question that was sent about each place. */
  readonly asked: Map<string, ReminderQuestion>;
}

/** Everything the store holds, read back. */
export interface Snapshot {
  readonly nowMs: number;
  readonly engagements: ReadonlyMap<string, WorkloadEngagement>;
  readonly openReminders: readonly Reminder[];
  readonly events: ReadonlyMap<string, EngagementEvent>;
  readonly notes: ReadonlyMap<string, OverallStatusNote>;
  /** Events and notes as text, to see that they stay as they are. */
  readonly written: ReadonlyMap<string, string>;
  readonly withoutDate: readonly string[];
  readonly withoutFm: readonly string[];
}

/** Making the holidays of a year takes longer than a run; they are the same in all of them. */
const holidays = new DateHolidaysCalendars();

const LIMIT = 1000;
const DAY_MS = 86_400_000;

/** An office with customers in all kinds of states, at that instant. */
export async function openWorld(startsAt: string): Promise<World> {
  const office: Office = { ...(await openOffice()), holidays };
  office.clock.moveTo(startsAt);
  for (const person of STAFF) await office.people.putPerson(person);
  const today = dayOf('Europe/Madrid', office.clock.nowMs());
  const enteredAt = new Date(office.clock.nowMs() - 10 * DAY_MS).toISOString();
  const dated = (date: CalendarDay, changes: Partial<WorkloadEngagement>): WorkloadEngagement =>
    aDatedEngagement(date, { esd: aStartDate(date, { enteredAt }), ...changes });
  const [contoso, fabrikam, again] = TENANTS;
  await putCustomer(
    office,
    [
      dated(addDays(today, 1), { workload: 'EXO' }),
      anEngagement({ workload: 'TEAMS', fmId: undefined, deliveryChannel: 'unassigned' }),
      anEngagement({ workload: 'SPO', origin: 'serial' }),
      anEngagement({ workload: 'YAM', origin: 'preexisting' }),
    ],
    contoso,
  );
  await putCustomer(
    office,
    [
      dated(today, { workload: 'EXO', fmId: 'fm-2' }),
      anEngagement({ workload: 'INTUNE', origin: 'reengagement', fmId: undefined, deliveryChannel: 'unassigned' }),
      anEngagement({ workload: 'OPP', l1: 'blocked', fmId: 'fm-2' }),
      dated(addDays(today, 20), { workload: 'OLM', fmId: undefined, deliveryChannel: 'frp' }),
    ],
    fabrikam,
  );
  await putCustomer(
    office,
    [
      dated(addDays(today, -8), { workload: 'EXO', fmId: 'fm-3', progress: 'inactive', attempts: [ATTEMPT] }),
      dated(addDays(today, 8), { workload: 'OD4B', fmId: 'fm-3' }),
      dated(addDays(today, 3), { workload: 'TEAMS', fmId: 'fm-3' }),
      anEngagement({ workload: 'AADP', fmId: 'fm-3', origin: 'successReview' }),
    ],
    again,
  );
  const world: World = {
    office,
    expected: new Map(),
    absences: new Map(),
    answers: [],
    moved: [],
    lastPlaces: [],
    assignedBy: new Map(),
    asked: new Map(),
  };
  const { engagements } = await readBack(world);
  for (const [place, engagement] of engagements) world.expected.set(place, factsOf(engagement));
  return world;
}

/** Reads everything back from the store. */
export async function readBack({ office }: World): Promise<Snapshot> {
  const { customers, clock } = office;
  const engagements = new Map<string, WorkloadEngagement>();
  const openReminders: Reminder[] = [];
  const events = new Map<string, EngagementEvent>();
  const notes = new Map<string, OverallStatusNote>();
  const written = new Map<string, string>();
  for (const { tenantId } of TENANTS) {
    const record = await customers.getCustomer(tenantId);
    if (!record) continue;
    for (const { value } of record.engagements) engagements.set(placeOf(value), value);
    openReminders.push(...record.openReminders.map(({ value }) => value));
    const history = await customers.getHistory(tenantId, LIMIT);
    for (const event of history.events) {
      events.set(`${tenantId} ${event.id}`, event);
      written.set(`event ${tenantId} ${event.id}`, JSON.stringify(event));
    }
    for (const note of history.notes) {
      notes.set(`${tenantId} ${note.id}`, note);
      written.set(`note ${tenantId} ${note.id}`, JSON.stringify(note));
    }
  }
  return {
    nowMs: clock.nowMs(),
    engagements,
    openReminders,
    events,
    notes,
    written,
    withoutDate: (await customers.findEngagementsWithoutDate(LIMIT)).map(placeOf),
    withoutFm: (await customers.findEngagementsWithoutFm(LIMIT)).map(placeOf),
  };
}
