import type { Log, Reminder, ReminderNotifier } from '../../src/application/ports.ts';
import { DateHolidaysCalendars } from '../../src/holidays/date-holidays-calendars.ts';
import { ReminderDelivery, type DeliveryDependencies } from '../../src/reminders/reminder-delivery.ts';
import { ReminderRepair } from '../../src/reminders/reminder-repair.ts';
import { SendPace, type PaceLimits } from '../../src/reminders/send-pace.ts';
import { CustomerDocumentRecords } from '../../src/store/customer-document-records.ts';
import { DeliveryDocumentSwitch } from '../../src/store/delivery-document-switch.ts';
import type { DocumentStore, DocumentWrite } from '../../src/store/document-store.ts';
import { PersonDocumentRecords } from '../../src/store/person-document-records.ts';
import { RequestCharges } from '../../src/store/request-charges.ts';
import { SqliteDocumentStore } from '../../src/store/sqlite-document-store.ts';
import { aDatedEngagement, aPerson, aTenant, HOME_TENANT } from '../support/builders.ts';
import { clockAt } from '../support/clock.ts';
import { putCustomer } from '../support/office.ts';
import { recordingLog } from '../support/recording-log.ts';
import { PatientTime } from './patient-time.ts';

/** As the bot waits between two looks. */
const LOOK_PAUSE_MS = { from: 20_000, to: 40_000 } as const;

/** Records in memory, in a time that passes as fast as the test can play it. */
export interface VirtualOffice {
  readonly time: PatientTime;
  readonly clock: PatientTime;
  readonly store: DocumentStore;
  readonly customers: CustomerDocumentRecords;
  readonly people: PersonDocumentRecords;
  readonly holidays: DateHolidaysCalendars;
  readonly random: () => number;
}

/** Writes take no time. */
class TimelessStore extends SqliteDocumentStore {
  readonly #time: PatientTime;

  constructor(time: PatientTime) {
    super({ file: ':memory:', nowMs: () => time.nowMs() });
    this.#time = time;
  }

  override write(partition: string, writes: readonly DocumentWrite[]): Promise<void> {
    return this.#time.during(() => super.write(partition, writes));
  }
}

/** Opens an office without people and customers. */
export function openVirtualOffice(iso: string, random: () => number): VirtualOffice {
  const time = new PatientTime(iso);
  const store = new TimelessStore(time);
  return {
    time,
    clock: time,
    store,
    customers: new CustomerDocumentRecords(store),
    people: new PersonDocumentRecords(store, HOME_TENANT),
    holidays: new DateHolidaysCalendars(),
    random,
  };
}

/** What is special about a worker. */
export interface VirtualWorkerOptions extends Partial<DeliveryDependencies> {
  readonly notifier: ReminderNotifier;
  readonly limits: PaceLimits;
  /** Instead of the office's store. */
  readonly store?: DocumentStore;
}

/** A process that looks for due reminders, and once an hour for missing ones, played in virtual time. */
export class VirtualWorker {
  /** Errors that the delivery has logged or thrown. */
  readonly errors: string[] = [];

  /** Starts at once. */
  constructor(office: VirtualOffice, { limits, store = office.store, ...special }: VirtualWorkerOptions) {
    const { time, random, holidays } = office;
    const customers = new CustomerDocumentRecords(store);
    const log: Log = {
      ...recordingLog(),
      error: (message, error) => {
        this.errors.push(`${message}: ${String(error)}`);
      },
    };
    let ids = 0;
    const prefix = String(random());
    const dependencies: DeliveryDependencies = {
      customers,
      reminders: customers,
      people: new PersonDocumentRecords(store, HOME_TENANT),
      holidays,
      deliverySwitch: new DeliveryDocumentSwitch(store),
      pace: new SendPace(limits, time),
      inDoubtPolicy: 'resend',
      clock: time,
      timer: time,
      random,
      newId: () => `${prefix}-${String((ids += 1))}`,
      log,
      meter: new RequestCharges(),
      ...special,
    };
    void this.#work(new ReminderDelivery(dependencies), new ReminderRepair(dependencies), office);
  }

  async #work(delivery: ReminderDelivery, repair: ReminderRepair, { time, random }: VirtualOffice): Promise<never> {
    for (;;) {
      try {
        await delivery.deliverDue();
        await repair.repairWhenDue();
      } catch (error) {
        this.errors.push(String(error));
      }
      await time.sleep(LOOK_PAUSE_MS.from + random() * (LOOK_PAUSE_MS.to - LOOK_PAUSE_MS.from));
    }
  }
}

/** All reminders of these customers that are not final, without alarms. */
export async function openQuestions(
  { customers }: Pick<VirtualOffice, 'customers'>,
  tenantIds: readonly string[],
): Promise<readonly Reminder[]> {
  const records = await Promise.all(tenantIds.map((tenantId) => customers.getCustomer(tenantId)));
  return records
    .flatMap((record) => record?.openReminders ?? [])
    .map(({ value }) => value)
    .filter(({ kind }) => ['estimate', 'headsUp', 'due'].includes(kind));
}

/** Stores an FM with one customer whose date is `day`, and returns the customer's tenant id. */
export async function putFmWithCustomer(
  office: VirtualOffice,
  { n, day, reminderTime }: { readonly n: number; readonly day: string; readonly reminderTime: string },
): Promise<string> {
  const objectId = `fm-${String(n)}`;
  const tenantId = `tenant-${String(n)}`;
  await office.people.putPerson(aPerson({ objectId, name: `Fay Manager ${String(n)}`, roles: ['fm'], reminderTime }));
  await putCustomer(
    { ...office, clock: clockAt(new Date(office.time.nowMs()).toISOString()) },
    [aDatedEngagement(day, { fmId: objectId })],
    aTenant({ tenantId, customerId: tenantId, customerName: `Contoso Test ${String(n)}` }),
  );
  return tenantId;
}
