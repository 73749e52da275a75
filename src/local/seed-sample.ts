import { changedReminders, planningFor } from '../application/plan-reminders.ts';
import type { Clock, HolidayCalendars } from '../application/ports.ts';
import { dayIn } from '../domain/time-zone.ts';
import type { CustomerDocumentRecords } from '../store/customer-document-records.ts';
import type { PersonDocumentRecords } from '../store/person-document-records.ts';
import { SAMPLE_PEOPLE, sampleCustomers } from './sample.ts';

/** Where the sample goes. */
export interface SampleDestination {
  readonly customers: CustomerDocumentRecords;
  readonly people: PersonDocumentRecords;
  readonly clock: Clock;
  readonly holidays: HolidayCalendars;
}

/** Writes the sample people, customers and their reminders into an empty store, with dates around today. */
export async function seedSample({ customers, people, clock, holidays }: SampleDestination): Promise<void> {
  const nowMs = clock.nowMs();
  for (const { key, ...person } of SAMPLE_PEOPLE) await people.putPerson(person);
  for (const { tenant, engagements } of sampleCustomers(dayIn('UTC', nowMs))) {
    await customers.putCustomer(tenant, engagements);
    const newReminders = engagements.flatMap((engagement) => {
      const fm = SAMPLE_PEOPLE.find(({ objectId }) => objectId === engagement.fmId);
      const planning = planningFor(tenant, fm, holidays, { nowMs, byFm: false });
      return changedReminders(engagement, 'rearm', [], planning).opened;
    });
    if (newReminders.length > 0) await customers.save({ tenantId: tenant.tenantId, newReminders });
  }
}

/** Whether the store holds the sample already. */
export async function hasSample({ people }: Pick<SampleDestination, 'people'>): Promise<boolean> {
  const [first] = SAMPLE_PEOPLE;
  return first !== undefined && (await people.getPerson(first.objectId)) !== undefined;
}
