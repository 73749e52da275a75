import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';

import { readPeopleImportConfig } from '../config.ts';
import { EXIT, exitForFaults } from '../exit.ts';
import { DateHolidaysCalendars } from '../holidays/date-holidays-calendars.ts';
import { importPeopleFile } from '../import/import-people-file.ts';
import { refuseUnfinishedCopy } from '../store/copy-store.ts';
import { CustomerDocumentRecords } from '../store/customer-document-records.ts';
import { PersonDocumentRecords } from '../store/person-document-records.ts';
import { openForCommand } from './open-for-command.ts';

/** Reads a file of people into the store of the bot, which may be running. */
export async function runPeopleImport(argv: readonly string[]): Promise<void> {
  const read = readPeopleImportConfig(process.env, argv);
  if (!read.ok) {
    exitForFaults(read.faults);
    return;
  }
  const { file, applies, store: settings, homeTenantId, adminObjectIds } = read.config;
  const text = await readText(file);
  if (typeof text !== 'string') {
    process.stderr.write(`${text.fault}\n`);
    process.exitCode = EXIT.noInput;
    return;
  }
  const store = await openForCommand(settings);
  try {
    await refuseUnfinishedCopy(store);
    const customers = new CustomerDocumentRecords(store);
    const people = new PersonDocumentRecords(store, homeTenantId, { appointedAdmins: adminObjectIds });
    const { outcome, lines } = await importPeopleFile(
      {
        customers,
        reminders: customers,
        people,
        directory: people,
        holidays: new DateHolidaysCalendars(),
        clock: { nowMs: () => Date.now() },
        newId: randomUUID,
      },
      { text, applies },
    );
    const output = outcome === 'faulty' ? process.stderr : process.stdout;
    for (const line of lines) output.write(`${line}\n`);
    if (outcome === 'faulty') process.exitCode = EXIT.data;
    if (outcome === 'overtaken') process.exitCode = EXIT.temporary;
  } finally {
    await store.close();
  }
}

/** The text of a file in UTF-8, or why there is none. */
async function readText(file: string): Promise<string | { readonly fault: string }> {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(await readFile(file));
  } catch (error) {
    const why = error instanceof TypeError ? 'it is not in UTF-8: save it as "CSV UTF-8"' : messageOf(error);
    return { fault: `${file} could not be read: ${why}` };
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
