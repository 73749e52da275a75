import type { ChangeRequest } from '../../src/application/change-engagements.ts';
import { changedReminders, planningFor } from '../../src/application/plan-reminders.ts';
import type {
  DeliverySwitch,
  HolidayCalendars,
  KnownCalendars,
  Reminder,
  ReminderMessage,
  ReminderNotifier,
  SendOutcome,
  Timer,
  UseCaseMeter,
} from '../../src/application/ports.ts';
import type { CustomerTenant } from '../../src/domain/customer.ts';
import { engagementKey, type WorkloadEngagement } from '../../src/domain/engagement.ts';
import type { Person } from '../../src/domain/person.ts';
import { isAlarm } from '../../src/domain/reminder.ts';
import { DateHolidaysCalendars } from '../../src/holidays/date-holidays-calendars.ts';
import { CustomerDocumentRecords } from '../../src/store/customer-document-records.ts';
import { SendPace } from '../../src/reminders/send-pace.ts';
import { DeliveryDocumentSwitch } from '../../src/store/delivery-document-switch.ts';
import type { DocumentStore } from '../../src/store/document-store.ts';
import { openStore } from '../../src/store/open-store.ts';
import { PersonDocumentRecords } from '../../src/store/person-document-records.ts';
import { RequestCharges } from '../../src/store/request-charges.ts';
import {
  ADMIN,
  aTenant,
  CUSTOMER_TENANT,
  FM,
  FRP_MANAGER,
  GATEWAY,
  HOME_TENANT,
  LEAD,
  NOBODY,
  OTHER_FM,
} from './builders.ts';
import { clockAt, timerOf, type TestClock } from './clock.ts';
import { recordingLog, type RecordingLog } from './recording-log.ts';
import { storeSettings } from './store-settings.ts';

/** A notifier that keeps what it is asked to send and answers as told. */
export interface RecordingNotifier extends ReminderNotifier {
  readonly sent: ReminderMessage[];
  /** Outcomes of the next sends, in turn; then everything is delivered. */
  readonly outcomes: SendOutcome[];
}

/** Everything a use case works with, over a real embedded store in memory. */
export interface Office {
  readonly store: DocumentStore;
  readonly customers: CustomerDocumentRecords;
  readonly reminders: CustomerDocumentRecords;
  readonly people: PersonDocumentRecords;
  readonly directory: PersonDocumentRecords;
  readonly reassignments: PersonDocumentRecords;
  readonly holidays: HolidayCalendars & KnownCalendars;
  readonly policy: { frpUpdates: boolean };
  readonly clock: TestClock;
  readonly newId: () => string;
  readonly log: RecordingLog;
  readonly meter: UseCaseMeter;
  readonly notifier: RecordingNotifier;
  readonly deliverySwitch: DeliverySwitch;
  /** Time passes as the clock is moved; whoever sleeps moves it. */
  readonly timer: Timer;
  readonly pace: SendPace;
  readonly inDoubtPolicy: 'resend' | 'hold';
  readonly random: () => number;
}

/** An office with all the people of the builders and nothing else, on Monday 23 November 2026, 10:00 in Madrid. */
export async function openOffice(file?: string): Promise<Office> {
  const clock = clockAt('2026-11-23T09:00:00Z');
  const charges = new RequestCharges();
  const store = await openStore(storeSettings(file), {
    nowMs: () => clock.nowMs(),
    usesOwnClock: true,
    charges,
    pace: 'answering',
  });
  const customers = new CustomerDocumentRecords(store);
  const people = new PersonDocumentRecords(store, HOME_TENANT);
  for (const person of [GATEWAY, FM, OTHER_FM, LEAD, FRP_MANAGER, ADMIN, NOBODY]) await people.putPerson(person);
  let ids = 0;
  const newId = (): string => {
    ids += 1;
    return `id-${String(ids)}`;
  };
  const sent: ReminderMessage[] = [];
  const outcomes: SendOutcome[] = [];
  const notifier: RecordingNotifier = {
    sent,
    outcomes,
    remind: (message) => {
      sent.push(message);
      return Promise.resolve(outcomes.shift() ?? { kind: 'delivered' });
    },
  };
  const timer = timerOf(clock);
  return {
    store,
    customers,
    reminders: customers,
    people,
    directory: people,
    reassignments: people,
    holidays: new DateHolidaysCalendars(),
    policy: { frpUpdates: false },
    clock,
    newId,
    log: recordingLog(),
    meter: charges,
    notifier,
    deliverySwitch: new DeliveryDocumentSwitch(store),
    timer,
    pace: new SendPace({ sendsPerSecond: Infinity, secondsPerChat: 0 }, timer),
    inDoubtPolicy: 'resend',
    random: () => 1,
  };
}

/** Stores a customer with these engagements, and the reminders that belong to their dates. */
export async function putCustomer(
  {
    customers,
    people,
    holidays,
    clock,
  }: Pick<Office, 'customers' | 'people' | 'clock'> & { readonly holidays: HolidayCalendars },
  engagements: readonly WorkloadEngagement[],
  tenant: CustomerTenant = aTenant(),
): Promise<void> {
  const own = engagements.map((engagement) => ({ ...engagement, tenantId: tenant.tenantId }));
  await customers.putCustomer(tenant, own);
  const newReminders: Reminder[] = [];
  for (const engagement of own) {
    const fm = engagement.fmId === undefined ? undefined : await people.getPerson(engagement.fmId);
    const planning = planningFor(tenant, fm, holidays, { nowMs: clock.nowMs(), byFm: false });
    newReminders.push(...changedReminders(engagement, 'rearm', [], planning).opened);
  }
  if (newReminders.length > 0) await customers.save({ tenantId: tenant.tenantId, newReminders });
}

/** A wish of `person` about these engagements as they are in the store now. */
export async function aRequest(
  { customers, newId }: Office,
  person: Person,
  keys: readonly string[],
  changes: Partial<ChangeRequest> = {},
): Promise<ChangeRequest> {
  const tenantId = changes.tenantId ?? CUSTOMER_TENANT;
  const record = await customers.getCustomer(tenantId);
  return {
    person,
    language: 'en',
    tenantId,
    nonce: newId(),
    targets: keys.map((key) => {
      const found = record?.engagements.find(({ value }) => engagementKey(value) === key)?.value;
      return { key, esdVersion: found?.esdVersion ?? 0, version: found?.version ?? 0 };
    }),
    ...changes,
  };
}

/** The engagement as it is in the store now. */
export async function stored(
  { customers }: Pick<Office, 'customers'>,
  key: string,
  tenantId = CUSTOMER_TENANT,
): Promise<WorkloadEngagement> {
  const record = await customers.getCustomer(tenantId);
  const found = record?.engagements.find(({ value }) => engagementKey(value) === key);
  if (!found) throw new Error(`No engagement ${key}`);
  return found.value;
}

/** What FMs will be asked, as `engagement kind day state`. */
export async function openReminders(office: Pick<Office, 'customers'>, tenantId?: string): Promise<readonly string[]> {
  return (await allOpenReminders(office, tenantId))
    .filter(({ kind }) => !isAlarm(kind))
    .map(inShort)
    .sort();
}

/** What leads will be told, in the same form. */
export async function openAlarms(office: Pick<Office, 'customers'>, tenantId?: string): Promise<readonly string[]> {
  return (await allOpenReminders(office, tenantId))
    .filter(({ kind }) => isAlarm(kind))
    .map(inShort)
    .sort();
}

async function allOpenReminders(
  { customers }: Pick<Office, 'customers'>,
  tenantId = CUSTOMER_TENANT,
): Promise<readonly Reminder[]> {
  const record = await customers.getCustomer(tenantId);
  return (record?.openReminders ?? []).map(({ value }) => value);
}

function inShort({ engagement, kind, localDay, state }: Reminder): string {
  return `${engagement} ${kind} ${localDay} ${state}`;
}
