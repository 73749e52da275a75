import type { Language } from './language.ts';
import type { TimeOfDay, TimeZone } from './time-zone.ts';
import type { WorkingDays } from './working-days.ts';

/** What a person may do is decided by these roles. `lead` is the regional manager who owns the queue and assigns FMs. */
export type Role = 'gateway' | 'fm' | 'lead' | 'frpManager' | 'admin';

/** A member of staff, known by the Entra object id. */
export interface Person {
  readonly objectId: string;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly timeZone: TimeZone;
  /** `undefined` until it is known; then the client's language decides. */
  readonly language?: Language | undefined;
  readonly workingDays: WorkingDays;
  /** When reminders arrive, in the person's own time zone. */
  readonly reminderTime: TimeOfDay;
}

/** Who did something, and in which of their roles. */
export interface Actor {
  readonly objectId: string;
  readonly role: Role;
}
