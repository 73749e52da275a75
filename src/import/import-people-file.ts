import {
  applyImport,
  planImport,
  type ImportDependencies,
  type PlannedPerson,
  type RowFault,
} from '../application/import-people.ts';
import { cleanText } from '../domain/clean-text.ts';
import { ROLES, type DirectoryEntry } from '../domain/person.ts';
import { readPeopleCsv, type FileFault } from './read-people-csv.ts';

/** What an import came to: whether it went well, and what to tell whoever started it, a line at a time. */
export interface ImportReport {
  /** `faulty` when the file is wrong, `overtaken` when somebody else changed people meanwhile. */
  readonly outcome: 'done' | 'faulty' | 'overtaken';
  readonly lines: readonly string[];
}

/** Reads a file of people into the directory, or with `applies` not set tells what that would do. Nothing is done when any line is wrong. */
export async function importPeopleFile(
  dependencies: ImportDependencies,
  { text, applies }: { readonly text: string; readonly applies: boolean },
): Promise<ImportReport> {
  const file = readPeopleCsv(text);
  if (!file.ok) return faulty(file.faults);
  const plan = await planImport(dependencies, file.rows);
  if (!plan.ok) return faulty(plan.faults.map((fault) => ({ line: fault.line, fault: faultInWords(fault) })));
  const changes = plan.people.filter(({ fields }) => fields.length > 0);
  const told = [...changes.map(changeInWords), ...summary(plan.people, changes)];
  if (!applies) {
    const next =
      changes.length > 0
        ? 'Nothing was written. To make these changes, run it again with --apply.'
        : 'Nothing was written.';
    return { outcome: 'done', lines: [...told, next].map(printable) };
  }
  const { saved, overtaken } = await applyImport(dependencies, changes);
  return {
    outcome: overtaken.length > 0 ? 'overtaken' : 'done',
    lines: [
      ...told,
      ...overtaken.map(
        ({ line, after }) =>
          `Line ${String(line)}: ${after.name} was changed by somebody else meanwhile and is as they left it: run it again`,
      ),
      `Written: ${String(saved)} of ${String(changes.length)} changes.`,
    ].map(printable),
  };
}

function faulty(faults: readonly FileFault[]): ImportReport {
  return {
    outcome: 'faulty',
    lines: [
      ...faults
        .toSorted((one, other) => one.line - other.line)
        .map(({ line, fault }) => `Line ${String(line)}: ${fault}`),
      'Nothing was written: put the file right and run it again.',
    ].map(printable),
  };
}

function summary(people: readonly PlannedPerson[], changes: readonly PlannedPerson[]): readonly string[] {
  const added = changes.filter(({ before }) => before === undefined).length;
  return [
    `${String(added)} new, ${String(changes.length - added)} changed, ${String(people.length - changes.length)} as they are.`,
  ];
}

function changeInWords({ line, before, after, fields, leftBehind }: PlannedPerson): string {
  const what =
    before === undefined
      ? `new: ${after.name} (${inWords(after, 'roles')})`
      : `${before.name}: ${fields.map((field) => `${field} ${inWords(before, field)} -> ${inWords(after, field)}`).join(', ')}`;
  const left =
    leftBehind > 0
      ? `; ${String(leftBehind)} engagements that are still to start stay assigned to them until a lead moves them`
      : '';
  return `Line ${String(line)}: ${what}${left}`;
}

function inWords(entry: DirectoryEntry, field: PlannedPerson['fields'][number]): string {
  const value = entry[field];
  const text = Array.isArray(value) ? value.join(';') : String(value ?? '');
  return text === '' ? 'none' : text;
}

/** What is wrong with a row, and what to do. */
function faultInWords({ field, problem, cell }: RowFault): string {
  const typed = `${field} "${cell}"`;
  switch (problem) {
    case 'objectIdWrong':
      return `${typed} is no object id: copy it from Entra, like 00000000-0000-0000-0000-000000000000`;
    case 'thereTwice':
      return `${typed} is on a line before this one already: keep one of them`;
    case 'nameMissing':
      return 'name is empty: write the name of the person';
    case 'nameTooLong':
      return 'name is too long: at most 100 characters';
    case 'roleUnknown':
      return `${typed} has a role that is not known: choose from ${ROLES.join(', ')}, with semicolons between them`;
    case 'timeZoneUnknown':
      return `${typed} is no time zone: write it like Europe/Madrid`;
    case 'languageUnknown':
      return `${typed} is no language of the bot: write en, es or nothing`;
    case 'workingDaysMissing':
    case 'workingDayUnknown':
      return `${typed} are no days: write numbers from 1 (Monday) to 7 (Sunday), like 1;2;3;4;5`;
    case 'calendarUnknown':
      return `${typed} is no calendar of public holidays: write a country, or country and region, like ES or ES-MD, or nothing`;
    case 'capacityWrong':
      return `${typed} is no number from 0 to 200: write one, or nothing`;
    case 'skillsTooMany':
      return 'skills are too many: at most 20, with semicolons between them';
    case 'skillTooLong':
      return 'skills has one that is too long: at most 40 characters each, with semicolons between them';
    case 'noAdmin':
      return 'nobody would be an administrator: give somebody the role admin, or set ADMIN_OBJECT_IDS';
  }
}

/** In one line, without what a terminal would obey. */
function printable(line: string): string {
  return cleanText(line).replace(/\s/g, ' ');
}
