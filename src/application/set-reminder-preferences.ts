import type { CalendarDay } from '../domain/calendar-day.ts';
import { decideReminderPreferences, type ReminderPreferenceProblem } from '../domain/decide-reminder-preferences.ts';
import { officeRole } from '../domain/permission.ts';
import type { Person, ReminderPreferences } from '../domain/person.ts';
import { LEADS, receptiveAt } from '../domain/reminder.ts';
import { dayIn } from '../domain/time-zone.ts';
import { ENGAGEMENTS_OF_FM } from './limits.ts';
import type { Clock, People } from './ports.ts';
import { repairReminders, type RepairDependencies } from './repair-reminders.ts';
import { workCalendarOf } from './work-calendar.ts';

/** What somebody has chosen about their reminders, or that they get none. */
export type ShownReminderPreferences =
  | {
      readonly kind: 'preferences';
      /** A pause that is over is left out. */
      readonly chosen: ReminderPreferences;
    }
  | { readonly kind: 'forbidden' };

/** Shows what the person has chosen, as opposed to what the directory says of them. */
export async function showReminderPreferences(
  { people, clock }: { readonly people: People; readonly clock: Clock },
  person: Person,
): Promise<ShownReminderPreferences> {
  if (!officeRole('setReminders', person)) return { kind: 'forbidden' };
  const chosen = await people.getReminderPreferences(person.objectId);
  const { remindersPausedUntil: until } = chosen;
  const isOver = until !== undefined && until < dayIn(person.timeZone, clock.nowMs());
  return { kind: 'preferences', chosen: isOver ? { ...chosen, remindersPausedUntil: undefined } : chosen };
}

/** When the person is reminded next. */
export type NextReminder =
  | { readonly kind: 'at'; readonly atMs: number }
  /** It is on its way. */
  | { readonly kind: 'now' }
  | { readonly kind: 'none' };

/** What became of a wish; in all cases but `saved` nothing was written. */
export type ReminderPreferencesResult =
  | {
      readonly kind: 'saved';
      /** As they are from now on, the directory's values included. */
      readonly person: Person;
      /** The last day of the pause that is running or to come. */
      readonly pausedUntil: CalendarDay | undefined;
      readonly next: NextReminder;
    }
  | { readonly kind: 'forbidden' }
  | { readonly kind: 'refused'; readonly problems: readonly ReminderPreferenceProblem[] };

/**
 * Saves how the person wants to be reminded, and moves the reminders that wait to when they come now. What is `undefined` in
 * the wish is as the directory says from now on. Safe to repeat.
 */
export async function setReminderPreferences(
  dependencies: RepairDependencies,
  {
    person,
    wish,
    nonce,
  }: {
    readonly person: Person;
    readonly wish: ReminderPreferences;
    /** Opaque id of the card that is answered: the same one counts once, however often it arrives. */
    readonly nonce?: string;
  },
): Promise<ReminderPreferencesResult> {
  const { people, clock } = dependencies;
  const { objectId, timeZone } = person;
  if (!officeRole('setReminders', person)) return { kind: 'forbidden' };
  const decision = decideReminderPreferences(wish, dayIn(timeZone, clock.nowMs()));
  if (!decision.ok) return { kind: 'refused', problems: decision.problems };
  const trace = nonce === undefined ? nonce : { nonce, at: new Date(clock.nowMs()).toISOString() };
  await people.saveReminderPreferences(objectId, decision.preferences, trace);
  await repairReminders(dependencies, { recipient: objectId, recallsPutOff: true });
  // What leads are told waits for their hours, too.
  if (person.roles.includes('lead')) await repairReminders(dependencies, { recipient: LEADS, recallsPutOff: true });
  const changed = (await people.getPerson(objectId)) ?? person;
  // As it is now: this answer may have arrived before, and something else have been chosen since.
  const { remindersPausedUntil: pausedUntil } = await people.getReminderPreferences(objectId);
  return { kind: 'saved', person: changed, pausedUntil, next: await nextReminder(dependencies, changed) };
}

/** The first of those that wait comes when it is due, or when the person can be reminded after that. */
async function nextReminder({ reminders, holidays, clock }: RepairDependencies, person: Person): Promise<NextReminder> {
  const open = await reminders.findOpen(person.objectId, ENGAGEMENTS_OF_FM);
  const times = open.flatMap(({ nextAtMs }) => nextAtMs ?? []);
  if (times.length === 0) return { kind: 'none' };
  const nowMs = clock.nowMs();
  const dueAtMs = Math.max(nowMs, Math.min(...times));
  const atMs = receptiveAt(person, workCalendarOf(person, holidays), dueAtMs, { isUrgent: false });
  return atMs <= nowMs ? { kind: 'now' } : { kind: 'at', atMs };
}
