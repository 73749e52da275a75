import type { Language } from '../domain/language.ts';
import type { Person } from '../domain/person.ts';
import type {
  Clock,
  CustomerRecords,
  DeliverySwitch,
  Directory,
  HolidayCalendars,
  KnownCalendars,
  Log,
  NewId,
  People,
  Reassignments,
  ReminderRecords,
  UseCaseMeter,
} from '../application/ports.ts';
import type { Policy } from '../domain/permission.ts';

/** Everything the bot's answers draw on. */
export interface BotServices {
  readonly customers: CustomerRecords;
  readonly reminders: ReminderRecords;
  readonly people: People;
  readonly directory: Directory;
  readonly reassignments: Reassignments;
  readonly deliverySwitch: DeliverySwitch;
  readonly holidays: HolidayCalendars & KnownCalendars;
  readonly policy: Policy;
  readonly clock: Clock;
  readonly newId: NewId;
  readonly log: Log;
  readonly meter: UseCaseMeter;
}

/** One message or click of a person with a role, and the language it is answered in. */
export interface Turn {
  readonly services: BotServices;
  readonly person: Person;
  readonly language: Language;
  /** BCP 47 tag of the person's client, such as `en-US`; the language alone when the client does not say. */
  readonly locale: string;
}
