import assert from 'node:assert/strict';

import fc from 'fast-check';

import { importPeopleFile, type ImportReport } from '../../src/import/import-people-file.ts';
import { readCsv } from '../../src/import/read-csv.ts';
import { ADMIN, aDatedEngagement, aPerson, HOME_TENANT } from '../support/builders.ts';
import { PersonDocumentRecords } from '../../src/store/person-document-records.ts';
import { openOffice, openReminders, putCustomer, type Office } from '../support/office.ts';

const ONE = '00000000-0000-4000-8000-00000000d001';
const TWO = '00000000-0000-4000-8000-00000000d002';
const HEADER = 'objectId,name,roles,timeZone,language,workingDays,holidayCalendar,capacityPerMonth,skills';

describe('importing a file of people', () => {
  let office: Office;
  let writes: number;

  beforeEach(async () => {
    office = await openOffice();
    const write = office.store.write.bind(office.store);
    writes = 0;
    office.store.write = (...given) => {
      writes += 1;
      return write(...given);
    };
  });
  afterEach(() => office.store.close());

  const run = (lines: readonly string[], applies = true): Promise<ImportReport> =>
    importPeopleFile(office, { text: lines.join('\n'), applies });

  it('tells what it would do, and does nothing', async () => {
    const file = [HEADER, `${ONE},"Example, Frank",fm;lead,Europe/Madrid,es,1;2;3;4,ES-MD,8,Exchange;Teams`];
    const { outcome, lines } = await run(file, false);
    assert.equal(outcome, 'done');
    assert.deepEqual(lines, [
      'Line 2: new: Example, Frank (fm;lead)',
      '1 new, 0 changed, 0 as they are.',
      'Nothing was written. To make these changes, run it again with --apply.',
    ]);
    assert.equal(writes, 0);
  });

  it('enters, changes and leaves people, with a trace of each change', async () => {
    await run([HEADER, `${ONE},Frank Example,fm,Europe/Madrid,es,1;2;3;4,ES-MD,8,Exchange;Teams`]);
    assert.deepEqual(await office.people.getPerson(ONE), {
      objectId: ONE,
      name: 'Frank Example',
      roles: ['fm'],
      timeZone: 'Europe/Madrid',
      language: 'es',
      workingDays: [1, 2, 3, 4],
      holidayCalendar: 'ES-MD',
      capacityPerMonth: 8,
      skills: ['Exchange', 'Teams'],
      reminderTime: '09:00',
    });
    const { lines } = await run(['objectId,name,roles,timeZone', `${ONE},Frank Example,lead,Europe/Madrid`]);
    assert.deepEqual(lines, [
      'Line 2: Frank Example: roles fm -> lead',
      '0 new, 1 changed, 0 as they are.',
      'Written: 1 of 1 changes.',
    ]);
    // Columns that the file does not have leave what was there.
    assert.deepEqual((await office.people.getPerson(ONE))?.skills, ['Exchange', 'Teams']);
    const [last] = await office.directory.findEvents(ONE, 10);
    assert.deepEqual(
      [last?.via, last?.by, last?.before, last?.after],
      ['import', undefined, { roles: ['fm'] }, { roles: ['lead'] }],
    );
    writes = 0;
    await run(['objectId,name,roles,timeZone', `${ONE},Frank Example,lead,Europe/Madrid`]);
    assert.equal(writes, 0);
    assert.ok(await office.people.getPerson(ADMIN.objectId));
  });

  it('clears what a cell leaves empty', async () => {
    await run([HEADER, `${ONE},Frank Example,fm,Europe/Madrid,es,1,ES-MD,8,Exchange`]);
    await run([HEADER, `${ONE},Frank Example,,Europe/Madrid,,,,,`]);
    const person = await office.people.getPerson(ONE);
    assert.deepEqual(
      [
        person?.roles,
        person?.language,
        person?.workingDays,
        person?.holidayCalendar,
        person?.capacityPerMonth,
        person?.skills,
      ],
      [[], undefined, [1, 2, 3, 4, 5], undefined, undefined, undefined],
    );
  });

  it('reads what spreadsheets write: a byte order mark, any line ends, quotation marks, columns in another order', async () => {
    const text = `\uFEFFNAME,timezone,ObjectId,Roles\r\n"Frank ""F"" Example",Europe/Madrid,{${ONE.toUpperCase()}},"fm, lead"\r\n\r\n`;
    const { outcome } = await importPeopleFile(office, { text, applies: true });
    assert.equal(outcome, 'done');
    const person = await office.people.getPerson(ONE);
    assert.deepEqual([person?.name, person?.roles], ['Frank "F" Example', ['fm', 'lead']]);
  });

  it('takes names that a spreadsheet would calculate as the texts they are', async () => {
    for (const name of ['=1+1', '+1', '-1', '@x']) {
      await run(['objectId,name,roles,timeZone', `${ONE},${name},fm,Europe/Madrid`]);
      assert.equal((await office.people.getPerson(ONE))?.name, name);
    }
  });

  it('moves the reminders of those who move', async () => {
    await office.people.putPerson(aPerson({ objectId: ONE, name: 'Frank', roles: ['fm'] }));
    await putCustomer(office, [aDatedEngagement('2026-12-01', { fmId: ONE })]);
    await run([HEADER, `${ONE},Frank,fm,Europe/Madrid,,2;3;4,,,`]);
    assert.deepEqual(await openReminders(office), ['EXO|1 headsUp 2026-11-26 pending']);
  });

  it('says what stays with somebody who is no FM any more', async () => {
    await office.people.putPerson(aPerson({ objectId: ONE, name: 'Frank', roles: ['fm'] }));
    await putCustomer(office, [aDatedEngagement('2026-12-01', { fmId: ONE })]);
    const { lines } = await run([HEADER, `${ONE},Frank,,Europe/Madrid,,,,,`], false);
    assert.match(
      lines[0] ?? '',
      /roles fm -> none, .*; 1 engagements .* stay assigned to them until a lead moves them/,
    );
  });

  const good = `${TWO},Grace Good,gateway,Europe/Madrid`;
  for (const [name, lines, says] of [
    ['an empty file', [''], 'Line 1: the file is empty'],
    ['semicolons between columns', ['objectId;name;roles;timeZone'], 'Line 1: columns are separated with semicolons'],
    ['a column that is not known', ['objectId,name,roles,timeZone,shoe', `${good},42`], 'Line 1: "shoe" is no column'],
    ['a column that is missing', ['objectId,name,roles', good], 'Line 1: the column timeZone is missing: add it'],
    [
      'a column that is there twice',
      ['objectId,name,roles,timeZone,name', `${good},x`],
      'Line 1: the column name is there twice',
    ],
    [
      'too few cells',
      ['objectId,name,roles,timeZone', good, `${ONE},x`],
      'Line 3: there are 2 cells under 4 column names',
    ],
    [
      'an open quotation mark',
      ['objectId,name,roles,timeZone', good, `${ONE},"x,fm,UTC`],
      'Line 3: a quotation mark that opens a cell',
    ],
    [
      'a quotation mark inside',
      ['objectId,name,roles,timeZone', good, `${ONE},x"y,fm,UTC`],
      'Line 3: a quotation mark stands inside a cell',
    ],
    [
      'an id that is none',
      ['objectId,name,roles,timeZone', good, 'frank@contoso.example,x,fm,UTC'],
      'Line 3: objectId "frank@contoso.example" is no object id',
    ],
    ['the same person twice', ['objectId,name,roles,timeZone', good, good], 'Line 3: objectId'],
    ['no name', ['objectId,name,roles,timeZone', good, `${ONE},,fm,UTC`], 'Line 3: name is empty'],
    [
      'a long name',
      ['objectId,name,roles,timeZone', good, `${ONE},${'x'.repeat(101)},fm,UTC`],
      'Line 3: name is too long',
    ],
    [
      'a role that is not known',
      ['objectId,name,roles,timeZone', good, `${ONE},x,boss,UTC`],
      'Line 3: roles "boss" has a role that is not known: choose from gateway, fm',
    ],
    [
      'a time zone that is none',
      ['objectId,name,roles,timeZone', good, `${ONE},x,fm,Mars`],
      'Line 3: timeZone "Mars" is no time zone',
    ],
    ['another language', [HEADER, `${ONE},x,fm,UTC,fr,,,,`], 'Line 2: language "fr" is no language of the bot'],
    ['days that are none', [HEADER, `${ONE},x,fm,UTC,,1-5,,,`], 'Line 2: workingDays "1-5" are no days'],
    ['holidays of nowhere', [HEADER, `${ONE},x,fm,UTC,,,ES-XX,,`], 'Line 2: holidayCalendar "ES-XX" is no calendar'],
    ['a capacity that is none', [HEADER, `${ONE},x,fm,UTC,,,,many,`], 'Line 2: capacityPerMonth "many" is no number'],
    ['a long skill', [HEADER, `${ONE},x,fm,UTC,,,,,${'x'.repeat(41)}`], 'Line 2: skills has one that is too long'],
    [
      'many skills',
      [HEADER, `${ONE},x,fm,UTC,,,,,${Array.from({ length: 21 }, (_, index) => `s${String(index)}`).join(';')}`],
      'Line 2: skills are too many',
    ],
  ] as const) {
    it(`refuses the whole file for ${name}, with the line and what to do`, async () => {
      const report = await run(lines);
      assert.equal(report.outcome, 'faulty');
      assert.ok(report.lines[0]?.startsWith(says), report.lines.join('\n'));
      assert.equal(report.lines.at(-1), 'Nothing was written: put the file right and run it again.');
      assert.equal(writes, 0);
    });
  }

  it('names every bad line at once, in their order', async () => {
    const report = await run(['objectId,name,roles,timeZone', `${ONE},x,boss,UTC`, good, `${TWO},,fm,Mars`]);
    assert.deepEqual(
      report.lines.map((line) => line.split(':')[0]),
      ['Line 2', 'Line 4', 'Line 4', 'Line 4', 'Nothing was written'],
    );
  });

  it('refuses more people than a directory holds', async () => {
    const rows = Array.from({ length: 1001 }, () => good);
    const report = await run(['objectId,name,roles,timeZone', ...rows]);
    assert.match(report.lines[0] ?? '', /Line 1002: there are more than 1000 people/);
  });

  it('never leaves the bot without an administrator', async () => {
    office = { ...office, ...only(office, 'empty-tenant') };
    const lines = ['objectId,name,roles,timeZone', good];
    assert.match((await run(lines)).lines[0] ?? '', /nobody would be an administrator.*ADMIN_OBJECT_IDS/);
    office = { ...office, ...only(office, 'empty-tenant', [ONE]) };
    assert.equal((await run(lines)).outcome, 'done');
  });

  it('leaves people alone whom somebody changes meanwhile, and says so', async () => {
    const save = office.people.saveEntry.bind(office.people);
    const directory: Office['directory'] = Object.assign(Object.create(office.people) as Office['directory'], {
      isAppointed: () => false,
      hasOtherAppointed: () => false,
      getEntry: (objectId: string) => office.people.getEntry(objectId),
      findEntries: (limit: number) => office.people.findEntries(limit),
      saveEntry: async (change: Parameters<typeof save>[0]) => {
        if (change.entry.objectId === ONE) await office.people.putPerson(aPerson({ objectId: ONE, name: 'Faster' }));
        return save(change);
      },
    });
    const lines = ['objectId,name,roles,timeZone', `${ONE},Slower,fm,UTC`, good];
    const report = await importPeopleFile({ ...office, directory }, { text: lines.join('\n'), applies: true });
    assert.equal(report.outcome, 'overtaken');
    assert.match(report.lines.at(-2) ?? '', /Line 2: Slower was changed by somebody else meanwhile/);
    assert.equal(report.lines.at(-1), 'Written: 1 of 2 changes.');
    assert.equal((await office.people.getPerson(ONE))?.name, 'Faster');
  });

  it('shows nothing that a terminal would obey', async () => {
    const report = await run(['objectId,name,roles,timeZone', `${ONE},"x\u001B[31m\u202Ey",fm,UTC`], false);
    assert.doesNotMatch(report.lines.join(''), /[\p{Cc}\u202E]/u);
  });
});

/** The directory of another tenant of staff, empty, with these administrators by the settings. */
function only(
  office: Office,
  tenantId: string,
  appointed: readonly string[] = [],
): Pick<Office, 'people' | 'directory'> {
  assert.notEqual(tenantId, HOME_TENANT);
  const people = new PersonDocumentRecords(office.store, tenantId, { appointedAdmins: appointed });
  return { people, directory: people };
}

describe('comma-separated values', () => {
  it('are read back as they were written, with the lines they begin on', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', 'ñ', ',', '"', '\n', '\r\n', ';', ' ', '='), maxLength: 6 });
    fc.assert(
      fc.property(
        fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 5 }),
        (records) => {
          const quoted = records.map((cells) => cells.map((text) => `"${text.replaceAll('"', '""')}"`).join(','));
          const read = readCsv(quoted.join('\r\n'));
          assert.ok(read.ok);
          assert.deepEqual(
            read.records.map(({ cells }) => cells),
            records.map((cells) => cells.map((text) => text.replaceAll('\r\n', '\n'))),
          );
          let line = 1;
          for (const [index, { line: told }] of read.records.entries()) {
            assert.equal(told, line);
            line += (quoted[index]?.match(/\n/g)?.length ?? 0) + 1;
          }
        },
      ),
      { numRuns: 300 },
    );
  });

  it('never throw, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        const read = readCsv(text);
        assert.ok(read.ok || read.line > 0);
      }),
      { numRuns: 1000 },
    );
  });
});
