import { CsvError, parse } from 'csv-parse/sync';
import { z } from 'zod';

/** One record of a file, and the line it begins on, counted from 1. */
export interface CsvRecord {
  readonly line: number;
  readonly cells: readonly string[];
}

/** The records of a file, or where it is no CSV. */
export type CsvResult =
  | { readonly ok: true; readonly records: readonly CsvRecord[] }
  | { readonly ok: false; readonly line: number; readonly fault: string };

const parsedShape = z.array(z.object({ record: z.array(z.string()), info: z.object({ lines: z.number() }) }));

/** Reads comma-separated values (RFC 4180), with any line ends and a byte order mark as spreadsheets write it; inside cells lines end in `\n`. Empty lines are left out. */
export function readCsv(text: string): CsvResult {
  try {
    const parsed = parsedShape.parse(
      // The parser counts lines rightly only where all end alike.
      parse(text.replace(/\r\n?/g, '\n'), {
        bom: true,
        info: true,
        record_delimiter: '\n',
        // Told by the reader of the cells, with all other faults.
        relax_column_count: true,
        skip_empty_lines: true,
      }),
    );
    return {
      ok: true,
      records: parsed.map(({ record, info }) => ({ line: info.lines - lineEndsIn(record), cells: record })),
    };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return { ok: false, line: numberOf(error['lines']), fault: faultOf(error.code) };
  }
}

/** The parser counts to the end of a record. */
function lineEndsIn(cells: readonly string[]): number {
  return cells.reduce((sum, cell) => sum + (cell.split('\n').length - 1), 0);
}

function faultOf(code: string): string {
  switch (code) {
    case 'CSV_QUOTE_NOT_CLOSED':
      return 'a quotation mark that opens a cell is never closed';
    case 'INVALID_OPENING_QUOTE':
    case 'CSV_INVALID_CLOSING_QUOTE':
      return 'a quotation mark stands inside a cell: put the cell in quotation marks and double those inside';
    default:
      return `it is no CSV (${code})`;
  }
}

function numberOf(value: unknown): number {
  return typeof value === 'number' ? value : 1;
}
