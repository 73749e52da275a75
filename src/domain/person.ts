import type { CalendarDay } from './calendar-day.ts';
import type { Language } from './language.ts';
import type { TimeOfDay, TimeZone } from './time-zone.ts';
import type { WorkingDays } from './working-days.ts';

/** What a person may do is decided by these roles. `lead` is the regional manager who owns the queue and assigns FMs. */
export type Role = 'gateway' | 'fm' | 'lead' | 'frpManager' | 'admin';

/** All roles, in the order in which they are shown. */
export const ROLES: readonly Role[] = ['gateway', 'fm', 'lead', 'frpManager', 'admin'];

/** In what quality somebody acts; `delegate` is an FM who stands in for the assigned one. */
export type ActingRole = Role | 'delegate';

/** Days on which a person does not work, the last included. */
export interface Absence {
  readonly from: CalendarDay;
  readonly until: CalendarDay;
  /** Object id of the FM who stands in; without one the lead is told. */
  readonly delegateId?: string | undefined;
}

/** What people choose about their reminders themselves; `undefined` where they leave it as it is. */
export type ReminderPreferences = Partial<Pick<Person, 'reminderTime' | 'followUpDays' | 'remindersPausedUntil'>>;

/** A member of staff, known by the Entra object id. */
export interface Person {
  readonly objectId: string;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly timeZone: TimeZone;
  /** `undefined` until it is known; then the client's language decides. */
  readonly language?: Language | undefined;
  readonly workingDays: WorkingDays;
  /** Whose public holidays they have: a country, or a region of one, as `ES` or `ES-MD`; `undefined` for none. */
  readonly holidayCalendar?: string | undefined;
  /** When reminders arrive, in the person's own time zone. */
  readonly reminderTime: TimeOfDay;
  /** Working days between two follow-ups, 1 to 5; `undefined` for the usual number. */
  readonly followUpDays?: number | undefined;
  /** The last day on which the person wants no reminders; it may be over. Alarms come all the same. */
  readonly remindersPausedUntil?: CalendarDay | undefined;
  /** Engagements an FM can start in one month; `undefined` when nobody set a number. */
  readonly capacityPerMonth?: number | undefined;
  /** What an FM is good at, in their own words or as names of workloads; `undefined` when nobody said. */
  readonly skills?: readonly string[] | undefined;
  /** The absence entered last; it may be over. */
  readonly absence?: Absence | undefined;
}

/** What the directory says of a person, as administrators keep it. What people have chosen for themselves goes before it. */
export type DirectoryEntry = Pick<
  Person,
  | 'objectId'
  | 'name'
  | 'roles'
  | 'timeZone'
  | 'language'
  | 'workingDays'
  | 'holidayCalendar'
  | 'capacityPerMonth'
  | 'skills'
>;

/** When reminders arrive unless somebody has said otherwise. */
export const USUAL_REMINDER_TIME: TimeOfDay = '09:00';

/** Who did something, and in which quality. */
export interface Actor {
  readonly objectId: string;
  readonly role: ActingRole;
}

/** Whether the person is out of office on the day that `today` is for them. */
export function isAway({ absence }: Pick<Person, 'absence'>, today: CalendarDay): boolean {
  return absence !== undefined && absence.from <= today && today <= absence.until;
}
