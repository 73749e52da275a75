import { appointedEntry, describeChange } from '../domain/decide-person.ts';
import type { Person } from '../domain/person.ts';
import type { Clock, Directory, NewId, People } from './ports.ts';

/** What entering somebody works on. */
interface EnterDependencies {
  readonly people: People;
  readonly directory: Directory;
  readonly clock: Clock;
  readonly newId: NewId;
}

/** Who has made contact, as their client says. */
export interface Contact {
  readonly objectId: string;
  readonly name: string;
  readonly timeZone: string;
}

/**
 * Enters somebody whom the settings of the bot make an administrator and whom the directory does not know yet; `undefined`
 * for everybody else. That is how the first one comes into an empty directory.
 */
export async function enterAppointedAdmin(
  { people, directory, clock, newId }: EnterDependencies,
  contact: Contact,
): Promise<Person | undefined> {
  const { objectId } = contact;
  if (!directory.isAppointed(objectId)) return undefined;
  const entry = appointedEntry(contact);
  const at = new Date(clock.nowMs()).toISOString();
  const event = { id: newId(), objectId, at, via: 'settings', ...describeChange(undefined, entry) } as const;
  // A conflict means that another message of theirs was faster.
  await directory.saveEntry({ entry, etag: undefined, event });
  return people.getPerson(objectId);
}
