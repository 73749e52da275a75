import type { PersonEvent } from '../domain/decide-person.ts';
import { officeRole } from '../domain/permission.ts';
import type { DirectoryEntry, Person } from '../domain/person.ts';
import { searchedName } from '../domain/customer.ts';
import { countOpenEngagements } from './count-open-engagements.ts';
import { findNames } from './find-names.ts';
import { EVENTS_OF_PERSON, PEOPLE } from './limits.ts';
import type { CustomerRecords, Directory, People } from './ports.ts';

/** People on one page of the list. */
const PEOPLE_OF_PAGE = 8;

/** What is shown from. */
export interface ShowPeopleDependencies {
  readonly people: People;
  readonly directory: Directory;
  readonly customers: CustomerRecords;
}

/** Which people are wanted. */
export interface PeopleRequest {
  /** The beginning of one of their names, or their object id; empty for everybody. */
  readonly text: string;
  /** Whether those without a role are wanted instead of those with one. */
  readonly withoutRole: boolean;
  /** Counts from 0. */
  readonly page: number;
}

/** One page of people. */
export type PeoplePage =
  | {
      readonly kind: 'page';
      readonly people: readonly DirectoryEntry[];
      readonly page: number;
      readonly pageCount: number;
      readonly total: number;
      /** Whether there are people with the other answer to `withoutRole`. */
      readonly hasOthers: boolean;
      readonly mayChange: boolean;
    }
  | { readonly kind: 'forbidden' };

/** The people whom the directory knows, in the order of their names; only for those who may see them. */
export async function listPeople(
  { directory }: Pick<ShowPeopleDependencies, 'directory'>,
  viewer: Person,
  { text, withoutRole, page }: PeopleRequest,
): Promise<PeoplePage> {
  if (!officeRole('seePeople', viewer)) return { kind: 'forbidden' };
  const all = (await directory.findEntries(PEOPLE)).map((entry) => asAppointed(directory, entry));
  const found = all.filter((entry) => isMeant(entry, text));
  const people = found.filter(({ roles }) => (roles.length === 0) === withoutRole);
  const pageCount = Math.max(1, Math.ceil(people.length / PEOPLE_OF_PAGE));
  const shown = Math.min(page, pageCount - 1);
  return {
    kind: 'page',
    people: people.slice(shown * PEOPLE_OF_PAGE, (shown + 1) * PEOPLE_OF_PAGE),
    page: shown,
    pageCount,
    total: people.length,
    hasOthers: found.length > people.length,
    mayChange: officeRole('managePeople', viewer) !== undefined,
  };
}

/** A person as the directory has them. */
export type ShownPerson =
  | {
      readonly kind: 'person';
      readonly entry: DirectoryEntry;
      /** Of the entry; changes with every save. */
      readonly etag: string;
      readonly isAppointed: boolean;
      /** Engagements of theirs that are still to be started. */
      readonly openEngagements: number;
      readonly mayChange: boolean;
      /** What was changed last, for those who may change it, newest first. */
      readonly events: readonly PersonEvent[];
      /** The names of who did, by object id. */
      readonly names: ReadonlyMap<string, string>;
    }
  | { readonly kind: 'forbidden' }
  | { readonly kind: 'notFound' };

/** Shows a person, to those who may see who has which role. */
export async function showPerson(
  { people, directory, customers }: ShowPeopleDependencies,
  viewer: Person,
  objectId: string,
): Promise<ShownPerson> {
  if (!officeRole('seePeople', viewer)) return { kind: 'forbidden' };
  const stored = await directory.getEntry(objectId);
  if (!stored) return { kind: 'notFound' };
  const mayChange = officeRole('managePeople', viewer) !== undefined;
  const [openEngagements, events] = await Promise.all([
    countOpenEngagements(customers, objectId),
    mayChange ? directory.findEvents(objectId, EVENTS_OF_PERSON) : [],
  ]);
  return {
    kind: 'person',
    entry: asAppointed(directory, stored.value),
    etag: stored.etag,
    isAppointed: directory.isAppointed(objectId),
    openEngagements,
    mayChange,
    events,
    names: await findNames(
      people,
      events.flatMap(({ by }) => by ?? []),
    ),
  };
}

function asAppointed(directory: Directory, entry: DirectoryEntry): DirectoryEntry {
  const { objectId, roles } = entry;
  return directory.isAppointed(objectId) && !roles.includes('admin') ? { ...entry, roles: [...roles, 'admin'] } : entry;
}

function isMeant({ objectId, name }: DirectoryEntry, text: string): boolean {
  const searched = searchedName(text);
  const own = searchedName(name);
  return own.startsWith(searched) || own.includes(` ${searched}`) || objectId === searched;
}
