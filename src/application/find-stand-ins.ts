import type { CalendarDay } from '../domain/calendar-day.ts';
import { isAway, type Person } from '../domain/person.ts';
import type { People } from './ports.ts';

/** Leads who are told when an absent FM has nobody to stand in. */
const LEAD_LIMIT = 5;

/**
 * Who is asked in place of an FM who is out of office on `day`, the first choice first: the delegate, then the leads; nobody
 * while the FM is there (E17). Whoever is out of office themselves is left out.
 */
export async function findStandIns(people: People, fm: Person, day: CalendarDay): Promise<readonly Person[]> {
  if (!isAway(fm, day)) return [];
  const { delegateId } = fm.absence ?? {};
  const delegate = delegateId === undefined ? undefined : await people.getPerson(delegateId);
  const leads = await people.findByRole('lead', LEAD_LIMIT);
  return [...(delegate?.roles.includes('fm') ? [delegate] : []), ...leads].filter((person) => !isAway(person, day));
}
