import type { CustomerTenant } from '../domain/customer.ts';
import { engagementKey, type WorkloadEngagement } from '../domain/engagement.ts';
import { officeRole } from '../domain/permission.ts';
import type { Person } from '../domain/person.ts';
import { alarmOn, isAlarm, isReminded, type AlarmKind } from '../domain/reminder.ts';
import { dayIn } from '../domain/time-zone.ts';
import { MONDAY_TO_FRIDAY } from '../domain/working-days.ts';
import { inParallel } from './in-parallel.ts';
import { ENGAGEMENTS_OF_FM, FMS } from './limits.ts';
import type { Clock, CustomerRecords, HolidayCalendars, People, Reminder, ReminderRecords } from './ports.ts';
import { workCalendarOf } from './work-calendar.ts';

/** Customers that are shown; a longer list helps nobody. */
const CUSTOMERS = 100;
const STUCK = 100;

/** A customer who may be left waiting, and why. */
export interface WaitingCustomer {
  readonly tenant: CustomerTenant;
  readonly alarms: readonly { readonly kind: AlarmKind; readonly engagement: WorkloadEngagement }[];
}

/** The customers who may be left waiting now. */
export interface OpenAlarms {
  /** At most a hundred. */
  readonly customers: readonly WaitingCustomer[];
  readonly total: number;
}

/** What open alarms are found in. */
export interface OpenAlarmDependencies {
  readonly customers: CustomerRecords;
  readonly reminders: ReminderRecords;
  readonly people: People;
  readonly holidays: HolidayCalendars;
  readonly clock: Clock;
}

/**
 * The customers who may be left waiting now, the earliest date first: nobody is assigned shortly before the date, nobody has
 * tried after it, or a reminder could not be delivered (R3). `forbidden` for those who do not share work out.
 */
export async function findOpenAlarms(
  dependencies: OpenAlarmDependencies,
  viewer: Person,
): Promise<OpenAlarms | 'forbidden'> {
  const { customers, reminders, people, holidays, clock } = dependencies;
  if (!officeRole('reassignFm', viewer)) return 'forbidden';
  const [fms, former, unassigned, stuck] = await Promise.all([
    people.findByRole('fm', FMS),
    people.findByRole('formerFm', FMS),
    customers.findEngagementsWithoutFm(ENGAGEMENTS_OF_FM),
    reminders.findStuck(STUCK),
  ]);
  const assigned = await inParallel([...fms, ...former], ({ objectId }) =>
    customers.findEngagementsOfFm(objectId, ENGAGEMENTS_OF_FM),
  );
  const undelivered = stuck.filter(({ kind }) => !isAlarm(kind));
  const fmOf = new Map([...fms, ...former].map((fm) => [fm.objectId, fm]));
  const alarmNow = (engagement: WorkloadEngagement, customer?: CustomerTenant): AlarmKind | undefined => {
    const fm = engagement.fmId === undefined ? undefined : fmOf.get(engagement.fmId);
    const zone = fm?.timeZone ?? customer?.timeZone ?? viewer.timeZone;
    const calendar = workCalendarOf(fm ?? { workingDays: MONDAY_TO_FRIDAY }, holidays);
    return alarmOn(engagement, dayIn(zone, clock.nowMs()), calendar);
  };
  const waiting = [...unassigned, ...assigned.flat()].filter((engagement) => alarmNow(engagement));
  const inOrder = waiting.toSorted((one, other) => ((one.esd?.date ?? '') < (other.esd?.date ?? '') ? -1 : 1));
  const tenantIds = [...new Set([...inOrder, ...undelivered].map(({ tenantId }) => tenantId))];
  const found = await inParallel(
    tenantIds.slice(0, CUSTOMERS),
    async (tenantId): Promise<WaitingCustomer | undefined> => {
      const record = await customers.getCustomer(tenantId);
      const alarms = (record?.engagements ?? []).flatMap(({ value: engagement }) => {
        const kind = alarmNow(engagement, record?.tenant);
        const isStuck = isReminded(engagement) && undelivered.some((reminder) => isAbout(reminder, engagement));
        return [
          ...(kind ? [{ kind, engagement }] : []),
          ...(isStuck ? [{ kind: 'undelivered' as const, engagement }] : []),
        ];
      });
      return record && alarms.length > 0 ? { tenant: record.tenant, alarms } : undefined;
    },
  );
  const shown = found.filter((customer) => customer !== undefined);
  return { customers: shown, total: shown.length + Math.max(0, tenantIds.length - CUSTOMERS) };
}

function isAbout({ tenantId, engagement: key }: Reminder, engagement: WorkloadEngagement): boolean {
  return tenantId === engagement.tenantId && key === engagementKey(engagement);
}
