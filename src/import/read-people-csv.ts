import type { PersonRow, RowField } from '../application/import-people.ts';
import { ENTRY_FIELDS } from '../domain/decide-person.ts';
import { readCsv, type CsvRecord } from './read-csv.ts';

/** What is wrong with a file, and on which line. */
export interface FileFault {
  readonly line: number;
  readonly fault: string;
}

/** The people of a file, or all that is wrong with its form. */
export type PeopleFile =
  | { readonly ok: true; readonly rows: readonly PersonRow[] }
  | { readonly ok: false; readonly faults: readonly FileFault[] };

/** Names of the columns, in any order and in any case; the first four must be there. */
const COLUMNS: readonly RowField[] = ['objectId', ...ENTRY_FIELDS];
const REQUIRED: readonly RowField[] = COLUMNS.slice(0, 4);

/** More are more than a directory holds. */
const MAX_ROWS = 1000;

/** Reads a file of people; what the cells mean is not looked at yet. */
export function readPeopleCsv(text: string): PeopleFile {
  const csv = readCsv(text);
  if (!csv.ok) return { ok: false, faults: [{ line: csv.line, fault: csv.fault }] };
  const [header, ...records] = csv.records;
  if (!header) return fail(1, `the file is empty: begin it with a line of column names, ${COLUMNS.join(',')}`);
  const columns = header.cells.map((cell) => COLUMNS.find((known) => known.toLowerCase() === nameIn(cell)));
  const faults = [...headerFaults(header, columns), ...recordFaults(records, header.cells.length)];
  if (faults.length > 0) return { ok: false, faults };
  return {
    ok: true,
    rows: records.map(({ line, cells }) => ({
      line,
      cells: new Map(columns.flatMap((column, index) => (column ? [[column, cells[index] ?? ''] as const] : []))),
    })),
  };
}

function headerFaults({ line, cells }: CsvRecord, columns: readonly (RowField | undefined)[]): readonly FileFault[] {
  const [only, ...others] = cells;
  if (others.length === 0 && only?.includes(';')) {
    return [{ line, fault: 'columns are separated with semicolons: separate them with commas' }];
  }
  const unknown = cells.filter((_, index) => columns[index] === undefined);
  const missing = REQUIRED.filter((column) => !columns.includes(column));
  const twice = COLUMNS.filter((column) => columns.filter((other) => other === column).length > 1);
  return [
    ...unknown.map((cell) => `"${cell}" is no column: there are ${COLUMNS.join(', ')}`),
    ...missing.map((column) => `the column ${column} is missing: add it`),
    ...twice.map((column) => `the column ${column} is there twice: remove one`),
  ].map((fault) => ({ line, fault }));
}

function recordFaults(records: readonly CsvRecord[], width: number): readonly FileFault[] {
  const first = records[MAX_ROWS];
  if (first) return [{ line: first.line, fault: `there are more than ${String(MAX_ROWS)} people: split the file` }];
  return records
    .filter(({ cells }) => cells.length !== width)
    .map(({ line, cells }) => ({
      line,
      fault: `there are ${String(cells.length)} cells under ${String(width)} column names: put cells with commas in quotation marks`,
    }));
}

function nameIn(cell: string): string {
  return cell.trim().toLowerCase();
}

function fail(line: number, fault: string): PeopleFile {
  return { ok: false, faults: [{ line, fault }] };
}
