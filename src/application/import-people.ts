import {
  changedFields,
  decideEntry,
  describeChange,
  type EntryField,
  type EntryProblem,
  type EntryWish,
} from '../domain/decide-person.ts';
import type { DirectoryEntry } from '../domain/person.ts';
import { parseGuid } from '../domain/guid.ts';
import { MONDAY_TO_FRIDAY } from '../domain/working-days.ts';
import { countOpenEngagements } from './count-open-engagements.ts';
import { PEOPLE } from './limits.ts';
import type { Directory, KnownCalendars, NewId } from './ports.ts';
import type { RepairDependencies } from './repair-reminders.ts';
import { moveReminders } from './save-person.ts';

/** What a row of a file can say about a person. */
export type RowField = keyof EntryWish;

/** A person as a file describes them. */
export interface PersonRow {
  /** Where in the file, counted from 1. */
  readonly line: number;
  /** What was typed, by column; a column that the file does not have leaves what the directory says. */
  readonly cells: ReadonlyMap<RowField, string>;
}

/** What importing people works on. */
export interface ImportDependencies extends RepairDependencies {
  readonly directory: Directory;
  readonly holidays: RepairDependencies['holidays'] & KnownCalendars;
  readonly newId: NewId;
}

/**
 * What is wrong with a row, or with the file as a whole.
 * - `thereTwice` a row before it is about the same person
 * - `noAdmin` nobody would be an administrator
 */
export interface RowFault {
  readonly line: number;
  readonly field: RowField;
  readonly problem: EntryProblem | 'thereTwice' | 'noAdmin';
  /** What was typed. */
  readonly cell: string;
}

/** What a row would do. */
export interface PlannedPerson {
  readonly line: number;
  readonly before: DirectoryEntry | undefined;
  readonly etag: string | undefined;
  readonly after: DirectoryEntry;
  /** Empty when the directory says the same already. */
  readonly fields: readonly EntryField[];
  /** Engagements still to be started, of somebody who would be an FM no longer. */
  readonly leftBehind: number;
}

/** What a file would do, or all that is wrong with it. */
export type ImportPlan =
  | { readonly ok: true; readonly people: readonly PlannedPerson[] }
  | { readonly ok: false; readonly faults: readonly RowFault[] };

/** Compares a file of people with the directory; writes nothing. People who are not in the file stay as they are. */
export async function planImport(
  dependencies: Pick<ImportDependencies, 'directory' | 'customers' | 'holidays'>,
  rows: readonly PersonRow[],
): Promise<ImportPlan> {
  const { directory, customers, holidays } = dependencies;
  const faults: RowFault[] = [];
  const people: PlannedPerson[] = [];
  const seen = new Set<string>();
  for (const row of rows) {
    const { line, cells } = row;
    const objectId = parseGuid(cells.get('objectId') ?? '');
    const stored = objectId === undefined ? undefined : await directory.getEntry(objectId);
    const before = stored?.value;
    const decision = decideEntry(wishOf(row, before), { isCalendar: (calendar) => holidays.isKnown(calendar) });
    if (objectId !== undefined && seen.has(objectId)) {
      faults.push({ line, field: 'objectId', problem: 'thereTwice', cell: objectId });
    }
    if (objectId !== undefined) seen.add(objectId);
    if (!decision.ok) {
      faults.push(
        ...decision.faults.map(({ field, problem }) => ({ line, field, problem, cell: cells.get(field) ?? '' })),
      );
      continue;
    }
    const after = decision.entry;
    const isFormer = before?.roles.includes('fm') === true && !after.roles.includes('fm');
    people.push({
      line,
      before,
      etag: stored?.etag,
      after,
      fields: changedFields(before, after),
      leftBehind: isFormer ? await countOpenEngagements(customers, after.objectId) : 0,
    });
  }
  if (faults.length === 0 && !(await hasAdminAfter(directory, people))) {
    faults.push({ line: 1, field: 'roles', problem: 'noAdmin', cell: '' });
  }
  return faults.length > 0 ? { ok: false, faults } : { ok: true, people };
}

/** What became of the people of a file. */
export interface ImportResult {
  readonly saved: number;
  /** Whom somebody else has changed since the file was compared; they are as that somebody left them. */
  readonly overtaken: readonly PlannedPerson[];
}

/** Makes the changes of a plan, each by itself. Safe to repeat with a new plan: what is done is not done again. */
export async function applyImport(
  dependencies: ImportDependencies,
  people: readonly PlannedPerson[],
): Promise<ImportResult> {
  const { directory, clock, newId } = dependencies;
  const overtaken: PlannedPerson[] = [];
  let saved = 0;
  for (const person of people) {
    const { before, after, etag, fields } = person;
    if (fields.length === 0) continue;
    const at = new Date(clock.nowMs()).toISOString();
    const event = {
      id: newId(),
      objectId: after.objectId,
      at,
      via: 'import',
      ...describeChange(before, after),
    } as const;
    if ((await directory.saveEntry({ entry: after, etag, event })) === 'conflict') {
      overtaken.push(person);
      continue;
    }
    await moveReminders(dependencies, event, after);
    saved += 1;
  }
  return { saved, overtaken };
}

async function hasAdminAfter(directory: Directory, people: readonly PlannedPerson[]): Promise<boolean> {
  if (directory.hasOtherAppointed('')) return true;
  const changed = new Map(people.map(({ after }) => [after.objectId, after]));
  const others = (await directory.findEntries(PEOPLE)).filter(({ objectId }) => !changed.has(objectId));
  return [...changed.values(), ...others].some(({ roles }) => roles.includes('admin'));
}

function wishOf({ cells }: PersonRow, before: DirectoryEntry | undefined): EntryWish {
  const textOf = (field: RowField, present = ''): string => cells.get(field) ?? present;
  const listOf = (field: RowField, present: readonly (string | number)[] = []): readonly string[] => {
    const parts = cells.get(field)?.split(/[;,]/) ?? present.map(String);
    return parts.map((part) => part.trim()).filter((part) => part !== '');
  };
  const workingDays = listOf('workingDays', before?.workingDays);
  return {
    objectId: textOf('objectId'),
    name: textOf('name'),
    roles: listOf('roles'),
    timeZone: textOf('timeZone'),
    language: textOf('language', before?.language),
    // Nobody works on no day: an empty cell is the usual week.
    workingDays: workingDays.length > 0 ? workingDays : MONDAY_TO_FRIDAY.map(String),
    holidayCalendar: textOf('holidayCalendar', before?.holidayCalendar),
    capacityPerMonth: textOf('capacityPerMonth', before?.capacityPerMonth?.toString()),
    skills: listOf('skills', before?.skills),
  };
}
