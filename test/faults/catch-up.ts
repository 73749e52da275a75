import type { ReminderMessage, SendOutcome } from '../../src/application/ports.ts';
import { planningFor } from '../../src/application/plan-reminders.ts';
import { workCalendarOf } from '../../src/application/work-calendar.ts';
import { addDays, type CalendarDay } from '../../src/domain/calendar-day.ts';
import type { WorkloadEngagement } from '../../src/domain/engagement.ts';
import type { Person } from '../../src/domain/person.ts';
import { planQuestion, receptiveAt } from '../../src/domain/reminder.ts';
import { dayIn, timeIn } from '../../src/domain/time-zone.ts';
import { isWorkingDay, MONDAY_TO_FRIDAY } from '../../src/domain/working-days.ts';
import { aDatedEngagement, aPerson, aTenant } from '../support/builders.ts';
import { clockAt } from '../support/clock.ts';
import { seededRandom } from '../support/cosmos-double/cosmos-double.ts';
import { putCustomer } from '../support/office.ts';
import type { Trial, Size } from '../support/trial.ts';
import { openVirtualOffice, VirtualWorker, type VirtualOffice } from './virtual-office.ts';

const HOUR_MS = 3_600_000;
const DOWN_MS = 72 * HOUR_MS;
const CUSTOMERS_EACH = 20;
const WORKERS = 2;
const LIMITS = { sendsPerSecond: 10, secondsPerChat: 2 } as const;
const ANSWER_MS = 200;
const DELIVERED_WITHIN_MS = 15 * 60_000;

const SUNDAY_TO_THURSDAY = [7, 1, 2, 3, 4];

/** Where FMs sit: whole hours, halves and quarters, on both sides of the date line; some with other weeks and holidays. */
const FMS: readonly Pick<Person, 'timeZone' | 'reminderTime' | 'workingDays' | 'holidayCalendar'>[] = [
  ['Pacific/Kiritimati', '09:00'],
  ['Pacific/Chatham', '08:00'],
  ['Pacific/Apia', '10:30'],
  ['Pacific/Auckland', '09:00'],
  ['Australia/Adelaide', '08:30'],
  ['Australia/Eucla', '09:00'],
  ['Asia/Tokyo', '09:00', MONDAY_TO_FRIDAY, 'JP'],
  ['Asia/Shanghai', '17:30'],
  ['Asia/Yangon', '09:00'],
  ['Asia/Kathmandu', '09:15', [7, 1, 2, 3, 4, 5]],
  ['Asia/Kolkata', '09:00'],
  ['Asia/Dubai', '09:00'],
  ['Asia/Riyadh', '08:00', SUNDAY_TO_THURSDAY],
  ['Africa/Cairo', '09:00', SUNDAY_TO_THURSDAY],
  ['Africa/Johannesburg', '09:00'],
  ['Europe/Madrid', '09:00', MONDAY_TO_FRIDAY, 'ES-MD'],
  ['Europe/London', '10:00', MONDAY_TO_FRIDAY, 'GB-ENG'],
  ['America/St_Johns', '09:00'],
  ['America/Sao_Paulo', '09:00', [1, 2, 3]],
  ['America/New_York', '08:00', MONDAY_TO_FRIDAY, 'US'],
  ['America/Mexico_City', '09:00'],
  ['America/Los_Angeles', '13:00'],
  ['Pacific/Marquesas', '09:00'],
  ['Pacific/Honolulu', '09:00'],
  ['Pacific/Pago_Pago', '09:00'],
].map(([timeZone, reminderTime, workingDays, holidayCalendar]) => ({
  timeZone: String(timeZone),
  reminderTime: String(reminderTime),
  workingDays: Array.isArray(workingDays) ? workingDays : MONDAY_TO_FRIDAY,
  holidayCalendar: typeof holidayCalendar === 'string' ? holidayCalendar : undefined,
}));

/** When the bot comes back: on a Sunday before Spanish holidays, and in the middle of the week. */
const UP_AT = ['2026-12-06T12:00:00Z', '2026-12-10T15:20:00Z'] as const;
/** In a full run also at every sixth hour of two weeks around the end of summer time in Europe and in America. */
const FIRST_FULL_MS = Date.parse('2026-10-20T00:10:00Z');
const FULL_STARTS = 56;

interface Sent {
  readonly fm: Person;
  readonly atMs: number;
  readonly isDigest: boolean;
  readonly tenantIds: readonly string[];
}

/** Three days without the bot. */
export const catchUp: Trial = {
  name: 'catch-up',
  promise: `Down for ${String(DOWN_MS / HOUR_MS)} hours, ${String(FMS.length * CUSTOMERS_EACH)} customers of ${String(FMS.length)} FMs in as many time zones due meanwhile: at most ${String(DELIVERED_WITHIN_MS / 60_000)} minutes after the start, or after their reminder time on their next working day, every FM has been told of all of theirs that are late, in one digest (and of dates whose announcement is overtaken, at their reminder time), and nobody hears anything before 08:00, from 18:00 on, or on a day off`,
  run: async (size) => {
    const found: Found[] = [];
    for (const upAtMs of startsOf(size)) found.push(await comeBackAt(upAtMs));
    const due = found.map(({ customers }) => customers);
    const slowestMs = Math.max(...found.map(({ slowestMs: ms }) => ms));
    return {
      measured: `${String(found.length)} starts, ${String(Math.min(...due))} to ${String(Math.max(...due))} customers due: ${found.reduce((sum, { messages }) => sum + messages, 0).toLocaleString('en')} messages in all, the slowest ${(slowestMs / 1000).toFixed(0)} s after its time`,
      failures: found.flatMap(({ failures }) => failures),
    };
  },
};

function startsOf(size: Size): readonly number[] {
  const named = UP_AT.map((iso) => Date.parse(iso));
  if (size === 'ci') return named;
  return [...named, ...Array.from({ length: FULL_STARTS }, (_, n) => FIRST_FULL_MS + n * 6 * HOUR_MS)];
}

interface Found {
  readonly customers: number;
  readonly messages: number;
  readonly slowestMs: number;
  readonly failures: readonly string[];
}

async function comeBackAt(upAtMs: number): Promise<Found> {
  const downFromMs = upAtMs - DOWN_MS;
  const office = openVirtualOffice(new Date(downFromMs).toISOString(), seededRandom(upAtMs / 1000));
  const { time, holidays } = office;
  const customersOf = new Map<Person, readonly DueCustomer[]>();
  for (const [n, fm] of FMS.entries()) {
    const person = aPerson({ ...fm, objectId: `fm-${String(n)}`, name: `Fay ${fm.timeZone}`, roles: ['fm'] });
    const customers = await putDueCustomers(office, person, { downFromMs, upAtMs });
    if (customers.length > 0) customersOf.set(person, customers);
  }

  const sent: Sent[] = [];
  const notifier = {
    async remind({ fm, customers, isDigest }: ReminderMessage): Promise<SendOutcome> {
      if (!fm) throw new Error('Expected a message for an FM');
      sent.push({ fm, atMs: time.nowMs(), isDigest, tenantIds: customers.map(({ tenant }) => tenant.tenantId) });
      await time.sleep(ANSWER_MS);
      return { kind: 'delivered' };
    },
  };
  await time.passUntil(upAtMs);
  const workers = Array.from({ length: WORKERS }, () => new VirtualWorker(office, { notifier, limits: LIMITS }));
  const endMs = Math.max(...[...customersOf.values()].flat().map(({ expectedAtMs }) => expectedAtMs));
  await time.passUntil(endMs + DELIVERED_WITHIN_MS);

  const failures = workers.flatMap(({ errors }) => errors);
  let slowestMs = 0;
  for (const [fm, customers] of customersOf) {
    const own = sent.filter((message) => message.fm.objectId === fm.objectId);
    for (const [expectedAtMs, together] of Map.groupBy(customers, (customer) => customer.expectedAtMs)) {
      const tenantIds = together.map(({ tenantId }) => tenantId);
      const about = own.filter(
        ({ atMs, tenantIds: told }) =>
          atMs <= expectedAtMs + DELIVERED_WITHIN_MS && tenantIds.some((tenantId) => told.includes(tenantId)),
      );
      const [message] = about;
      const what = `${fm.timeZone}, at ${new Date(expectedAtMs).toISOString()}`;
      if (about.length !== 1 || !message) {
        failures.push(`${what}: ${String(about.length)} messages of ${String(tenantIds.length)} customers`);
        continue;
      }
      slowestMs = Math.max(slowestMs, message.atMs - expectedAtMs);
      const missing = tenantIds.filter((tenantId) => !message.tenantIds.includes(tenantId)).length;
      if (message.atMs < expectedAtMs) failures.push(`${what}: ${String(expectedAtMs - message.atMs)} ms early`);
      if (missing > 0) failures.push(`${what}: ${String(missing)} of ${String(tenantIds.length)} customers missing`);
    }
  }
  for (const { fm, atMs } of sent) {
    const time = timeIn(fm.timeZone, atMs);
    const day = dayIn(fm.timeZone, atMs);
    if (time < '08:00' || time >= '18:00' || !isWorkingDay(day, workCalendarOf(fm, holidays))) {
      failures.push(`${fm.timeZone}: a message on ${day} at ${time}`);
    }
  }
  await office.store.close();
  return {
    customers: [...customersOf.values()].reduce((sum, { length }) => sum + length, 0),
    messages: sent.length,
    slowestMs,
    failures: failures.map((failure) => `catch-up, start at ${new Date(upAtMs).toISOString()}: ${failure}`),
  };
}

interface DueCustomer {
  readonly tenantId: string;
  /** When the FM is told of it after the start. */
  readonly expectedAtMs: number;
}

/** Stores an FM with customers of whom they should have been reminded while the bot was down, and returns the customers. */
async function putDueCustomers(
  office: VirtualOffice,
  fm: Person,
  { downFromMs, upAtMs }: { readonly downFromMs: number; readonly upAtMs: number },
): Promise<readonly DueCustomer[]> {
  const { people, holidays } = office;
  await people.putPerson(fm);
  const calendar = workCalendarOf(fm, holidays);
  const planning = planningFor(aTenant({ timeZone: fm.timeZone }), fm, holidays, { nowMs: downFromMs, byFm: false });
  const engagementFor = (day: CalendarDay): WorkloadEngagement => aDatedEngagement(day, { fmId: fm.objectId });
  const firstDay = dayIn(fm.timeZone, downFromMs);
  const days = Array.from({ length: 8 }, (_, n) => addDays(firstDay, n)).filter((day) => {
    const dueAtMs = planQuestion(engagementFor(day), 'rearm', planning)?.dueAtMs;
    return dueAtMs !== undefined && dueAtMs > downFromMs && dueAtMs <= upAtMs;
  });
  const opensAtMs = receptiveAt(fm, calendar, upAtMs, { isUrgent: false });
  /** At once; but what was to announce a date that has come meanwhile is planned anew, for their reminder time. */
  const expectedAtMs = (day: CalendarDay): number => {
    const today = dayIn(fm.timeZone, opensAtMs);
    const isOvertaken = day <= today && planQuestion(engagementFor(day), 'rearm', planning)?.kind === 'headsUp';
    const anewAtMs = planQuestion(engagementFor(day), 'rearm', { ...planning, nowMs: opensAtMs })?.dueAtMs;
    return isOvertaken ? Math.max(opensAtMs, anewAtMs ?? opensAtMs) : opensAtMs;
  };
  const customers: DueCustomer[] = [];
  for (let n = 0; n < (days.length === 0 ? 0 : CUSTOMERS_EACH); n += 1) {
    const tenantId = `tenant-${fm.objectId}-${String(n)}`;
    const day = days[n % days.length] ?? firstDay;
    await putCustomer(
      { ...office, clock: clockAt(new Date(downFromMs).toISOString()) },
      [engagementFor(day)],
      aTenant({ tenantId, customerId: tenantId, customerName: `Contoso Test ${String(n)}`, timeZone: fm.timeZone }),
    );
    customers.push({ tenantId, expectedAtMs: expectedAtMs(day) });
  }
  return customers;
}
