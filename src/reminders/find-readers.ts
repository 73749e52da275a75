import { findStandIns } from '../application/find-stand-ins.ts';
import { copiedTo } from '../application/plan-reminders.ts';
import type { People } from '../application/ports.ts';
import { isAway, type Person } from '../domain/person.ts';
import { LEADS } from '../domain/reminder.ts';
import { dayIn } from '../domain/time-zone.ts';

/** Leads of whom one is told. */
const LEAD_LIMIT = 5;

/** Who is to read a reminder. */
export interface Readers {
  /** The FM it is for; `undefined` when it is for the leads, or when the directory does not know them any more. */
  readonly fm: Person | undefined;
  /** The first one who can be reached gets it. */
  readonly readers: readonly Person[];
  /** Who gets a copy: the FM who is out of office. */
  readonly copyTo: Person | undefined;
}

/**
 * Who reads what is for `recipient`: the FM; while they are out of office their delegate, or without one a lead, with a copy
 * to the FM (E17); for `LEADS`, and for somebody who is an FM no longer (E18), the leads, those who are in first.
 */
export async function findReaders(people: People, recipient: string, nowMs: number): Promise<Readers> {
  if (recipient === LEADS) return { fm: undefined, readers: await findLeads(people, nowMs), copyTo: undefined };
  const copied = copiedTo(recipient);
  if (copied !== undefined) {
    const fm = await people.getPerson(copied);
    return { fm, readers: fm?.roles.includes('fm') ? [fm] : [], copyTo: undefined };
  }
  const fm = await people.getPerson(recipient);
  if (!fm) return { fm, readers: [], copyTo: undefined };
  // Customers' names are not for somebody whose role is gone.
  if (!fm.roles.includes('fm')) return { fm, readers: await findLeads(people, nowMs), copyTo: undefined };
  const standIns = await findStandIns(people, fm, dayIn(fm.timeZone, nowMs));
  return { fm, readers: [...standIns, fm], copyTo: standIns.length > 0 ? fm : undefined };
}

async function findLeads(people: People, nowMs: number): Promise<readonly Person[]> {
  const leads = await people.findByRole('lead', LEAD_LIMIT);
  const present = leads.filter((lead) => !isAway(lead, dayIn(lead.timeZone, nowMs)));
  return present.length > 0 ? present : leads;
}
