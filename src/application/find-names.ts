import type { People } from './ports.ts';

/** The names of those people, by object id; whom the directory does not know is left out. */
export async function findNames(people: People, objectIds: Iterable<string>): Promise<ReadonlyMap<string, string>> {
  const found = await Promise.all([...new Set(objectIds)].map((objectId) => people.getPerson(objectId)));
  return new Map(found.flatMap((person) => (person ? [[person.objectId, person.name]] : [])));
}
