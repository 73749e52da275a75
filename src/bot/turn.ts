import type { Language } from '../domain/language.ts';
import type { Person } from '../domain/person.ts';
import type { Clock, CustomerRecords, Log, NewId, People, ReminderRecords } from '../application/ports.ts';

/** Everything the bot's answers draw on. */
export interface BotServices {
  readonly customers: CustomerRecords;
  readonly reminders: ReminderRecords;
  readonly people: People;
  readonly clock: Clock;
  readonly newId: NewId;
  readonly log: Log;
}

/** One message or click of a person with a role, and the language it is answered in. */
export interface Turn {
  readonly services: BotServices;
  readonly person: Person;
  readonly language: Language;
}
