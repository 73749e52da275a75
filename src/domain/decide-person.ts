import { cleanText } from './clean-text.ts';
import { parseGuid } from './guid.ts';
import { LANGUAGES } from './language.ts';
import { ROLES, type DirectoryEntry, type Role } from './person.ts';
import { parseTimeZone } from './time-zone.ts';
import { MONDAY_TO_FRIDAY } from './working-days.ts';

const MAX_NAME_CHARACTERS = 100;
const MAX_CAPACITY = 200;
const MAX_SKILLS = 20;
const MAX_SKILL_CHARACTERS = 40;
const WEEKDAYS: readonly number[] = [1, 2, 3, 4, 5, 6, 7];

/** What is to stand in the directory, as people typed it; empty for nothing. */
export interface EntryWish {
  readonly objectId: string;
  readonly name: string;
  readonly roles: readonly string[];
  readonly timeZone: string;
  readonly language: string;
  /** ISO weekdays, 1 Monday to 7 Sunday. */
  readonly workingDays: readonly string[];
  readonly holidayCalendar: string;
  readonly capacityPerMonth: string;
  readonly skills: readonly string[];
}

/** What is wrong with one part of a wish. */
export type EntryProblem =
  | 'objectIdWrong'
  | 'nameMissing'
  | 'nameTooLong'
  | 'roleUnknown'
  | 'timeZoneUnknown'
  | 'languageUnknown'
  | 'workingDaysMissing'
  | 'workingDayUnknown'
  | 'calendarUnknown'
  | 'capacityWrong'
  | 'skillsTooMany'
  | 'skillTooLong';

/** A part of a wish, and what is wrong with it. */
export interface EntryFault {
  readonly field: keyof EntryWish;
  readonly problem: EntryProblem;
}

/** The entry, or all that is wrong with the wish, at most one fault for each part. */
export type EntryDecision =
  | { readonly ok: true; readonly entry: DirectoryEntry }
  | { readonly ok: false; readonly faults: readonly EntryFault[] };

/** What an entry is checked against. */
export interface EntryContext {
  /** The person whose entry is changed: their id is known and is not read again. `undefined` for somebody new. */
  readonly knownId?: string | undefined;
  /** Whether there is a calendar of public holidays of that name. */
  readonly isCalendar: (calendar: string) => boolean;
}

/** Reads what is to stand in the directory, from a form or from a line of a file. */
export function decideEntry(wish: EntryWish, { knownId, isCalendar }: EntryContext): EntryDecision {
  const faults: EntryFault[] = [];
  const check = (field: keyof EntryWish, problem: EntryProblem | undefined): void => {
    if (problem) faults.push({ field, problem });
  };
  const objectId = knownId ?? parseGuid(wish.objectId);
  const name = inOneLine(wish.name);
  const roles = ROLES.filter((role) => wish.roles.includes(role));
  const timeZone = parseTimeZone(wish.timeZone);
  const language = LANGUAGES.find((known) => known === wish.language.trim().toLowerCase());
  const workingDays = WEEKDAYS.filter((day) => wish.workingDays.includes(String(day)));
  const holidayCalendar = wish.holidayCalendar.trim().toUpperCase();
  const capacity = wish.capacityPerMonth.trim();
  const skills = [...new Set(wish.skills.map(inOneLine))].filter(Boolean);

  check('objectId', objectId === undefined ? 'objectIdWrong' : undefined);
  check('name', name === '' ? 'nameMissing' : name.length > MAX_NAME_CHARACTERS ? 'nameTooLong' : undefined);
  check('roles', wish.roles.every(isRole) ? undefined : 'roleUnknown');
  check('timeZone', timeZone === undefined ? 'timeZoneUnknown' : undefined);
  check('language', wish.language.trim() !== '' && !language ? 'languageUnknown' : undefined);
  check('workingDays', workingDaysProblem(wish.workingDays, workingDays));
  check('holidayCalendar', holidayCalendar === '' || isCalendar(holidayCalendar) ? undefined : 'calendarUnknown');
  check('capacityPerMonth', capacity === '' || isCapacity(capacity) ? undefined : 'capacityWrong');
  check('skills', skillsProblem(skills));
  if (faults.length > 0 || objectId === undefined || timeZone === undefined) return { ok: false, faults };
  return {
    ok: true,
    entry: {
      objectId,
      name,
      roles,
      timeZone,
      language,
      workingDays,
      holidayCalendar: holidayCalendar === '' ? undefined : holidayCalendar,
      capacityPerMonth: capacity === '' ? undefined : Number(capacity),
      skills: skills.length === 0 ? undefined : skills,
    },
  };
}

function isRole(text: string): boolean {
  return ROLES.some((role) => role === text);
}

function isCapacity(text: string): boolean {
  return /^\d{1,3}$/.test(text) && Number(text) <= MAX_CAPACITY;
}

function workingDaysProblem(typed: readonly string[], read: readonly number[]): EntryProblem | undefined {
  if (typed.some((day) => !WEEKDAYS.map(String).includes(day))) return 'workingDayUnknown';
  return read.length === 0 ? 'workingDaysMissing' : undefined;
}

function skillsProblem(skills: readonly string[]): EntryProblem | undefined {
  if (skills.length > MAX_SKILLS) return 'skillsTooMany';
  return skills.some((skill) => skill.length > MAX_SKILL_CHARACTERS) ? 'skillTooLong' : undefined;
}

/** A change of somebody's entry that an administrator wants, and what it would do. */
export interface EntryChange {
  readonly adminId: string;
  /** As it stands; `undefined` for somebody new. */
  readonly before: DirectoryEntry | undefined;
  readonly after: DirectoryEntry;
  /** Whether somebody else is an administrator. */
  readonly hasOtherAdmin: boolean;
  /** Whether the settings of the bot make the person an administrator, whatever the directory says. */
  readonly isAppointed: boolean;
  /** Engagements of theirs that are still to be started. */
  readonly openEngagements: number;
}

/**
 * Why a change is not made.
 * - `lastAdmin` nobody would be an administrator any more
 * - `appointed` the settings of the bot make the person an administrator, so that they cannot be removed
 */
export type EntryRefusal = 'lastAdmin' | 'appointed';

/**
 * What has to be confirmed before a change is made.
 * - `ownAdminRole` the administrators take the role from themselves
 * - `customersLeft` the person is an FM no longer and has customers
 */
export type EntryWarning = 'ownAdminRole' | 'customersLeft';

/** Whether a change of roles may be made, and what is to be confirmed first. */
export function decideRoles({
  adminId,
  before,
  after,
  hasOtherAdmin,
  isAppointed,
  openEngagements,
}: EntryChange): { readonly refusal: EntryRefusal } | { readonly warnings: readonly EntryWarning[] } {
  const loses = (role: Role): boolean => before?.roles.includes(role) === true && !after.roles.includes(role);
  const losesAdmin = loses('admin') && !isAppointed;
  if (losesAdmin && !hasOtherAdmin) return { refusal: 'lastAdmin' };
  return {
    warnings: [
      ...(losesAdmin && after.objectId === adminId ? (['ownAdminRole'] as const) : []),
      ...(loses('fm') && openEngagements > 0 ? (['customersLeft'] as const) : []),
    ],
  };
}

/** What can differ between two entries of one person. */
export type EntryField = Exclude<keyof DirectoryEntry, 'objectId'>;

/** In the order in which people read them. */
export const ENTRY_FIELDS: readonly EntryField[] = [
  'name',
  'roles',
  'timeZone',
  'language',
  'workingDays',
  'holidayCalendar',
  'capacityPerMonth',
  'skills',
];

/** The parts of an entry that `after` has otherwise than `before`, all that it has when there was none. */
export function changedFields(before: DirectoryEntry | undefined, after: DirectoryEntry): readonly EntryField[] {
  return ENTRY_FIELDS.filter((field) => asText(before?.[field]) !== asText(after[field]));
}

function asText(value: DirectoryEntry[EntryField]): string {
  return JSON.stringify(value ?? null);
}

/** What people can see of a change: only the parts that changed. */
export interface PersonEvent {
  readonly id: string;
  readonly objectId: string;
  /** ISO 8601 instant in UTC. */
  readonly at: string;
  /** Object id of the administrator; `undefined` when nobody pressed a button. */
  readonly by?: string | undefined;
  /** A card, a file of people, or the settings of the bot that make somebody an administrator. */
  readonly via: 'card' | 'import' | 'settings';
  readonly before: Partial<Pick<DirectoryEntry, EntryField>>;
  readonly after: Partial<Pick<DirectoryEntry, EntryField>>;
}

/** The event of a change; its id, time and author are added by who saves it. */
export function describeChange(
  before: DirectoryEntry | undefined,
  after: DirectoryEntry,
): Pick<PersonEvent, 'before' | 'after'> {
  const fields = changedFields(before, after);
  const partOf = (entry: DirectoryEntry | undefined): Partial<DirectoryEntry> =>
    Object.fromEntries(fields.flatMap((field) => (entry?.[field] === undefined ? [] : [[field, entry[field]]])));
  return { before: partOf(before), after: partOf(after) };
}

/** The parts of an entry that an event is about. */
export function fieldsOf({ before, after }: Pick<PersonEvent, 'before' | 'after'>): readonly EntryField[] {
  return ENTRY_FIELDS.filter((field) => before[field] !== undefined || after[field] !== undefined);
}

/** Whether reminders come at other times, or for other things, after the change. */
export function concernsReminders(event: Pick<PersonEvent, 'before' | 'after'>): boolean {
  const parts: readonly EntryField[] = ['roles', 'timeZone', 'workingDays', 'holidayCalendar'];
  return fieldsOf(event).some((field) => parts.includes(field));
}

/** The entry of somebody whom the settings of the bot make an administrator, at their first contact. */
export function appointedEntry({
  objectId,
  name,
  timeZone,
}: Pick<DirectoryEntry, 'objectId' | 'name' | 'timeZone'>): DirectoryEntry {
  const shown = inOneLine(name).slice(0, MAX_NAME_CHARACTERS);
  return {
    objectId,
    name: shown === '' ? objectId : shown,
    roles: ['admin'],
    timeZone: parseTimeZone(timeZone) ?? 'UTC',
    workingDays: MONDAY_TO_FRIDAY,
  };
}

/** A text of one line as it is kept: what cannot be seen is left out, and blanks are one each. */
function inOneLine(text: string): string {
  return cleanText(text).trim().replace(/\s+/g, ' ');
}
