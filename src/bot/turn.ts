import type { FieldErrors, FieldValues } from '../cards/field.ts';
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
import type { WorkloadCode } from '../domain/workload.ts';

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
  /** What the person has written already of the form that comes next. */
  readonly prefill?: Prefill | undefined;
}

/** What fills a fresh form in before anybody has touched it. */
export interface Prefill {
  /** By input id. */
  readonly values: FieldValues;
  readonly errors: FieldErrors;
  /** The workloads that are ticked; none leaves it to the form. */
  readonly workloads: readonly WorkloadCode[];
  /** Says in words what was read; `missing` are workloads of those that the form does not offer. */
  readonly notice: (missing: readonly WorkloadCode[]) => string;
}
