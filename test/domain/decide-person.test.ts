import assert from 'node:assert/strict';

import {
  appointedEntry,
  changedFields,
  concernsReminders,
  decideEntry,
  decideRoles,
  describeChange,
  fieldsOf,
  type EntryChange,
  type EntryWish,
} from '../../src/domain/decide-person.ts';
import type { DirectoryEntry } from '../../src/domain/person.ts';

const OBJECT_ID = '00000000-0000-4000-8000-00000000d001';

function aWish(changes: Partial<EntryWish> = {}): EntryWish {
  return {
    objectId: OBJECT_ID,
    name: 'Frank Example',
    roles: ['fm'],
    timeZone: 'Europe/Madrid',
    language: 'es',
    workingDays: ['1', '2', '3', '4', '5'],
    holidayCalendar: 'ES-MD',
    capacityPerMonth: '8',
    skills: ['Exchange', 'Teams'],
    ...changes,
  };
}

const ENTRY: DirectoryEntry = {
  objectId: OBJECT_ID,
  name: 'Frank Example',
  roles: ['fm'],
  timeZone: 'Europe/Madrid',
  language: 'es',
  workingDays: [1, 2, 3, 4, 5],
  holidayCalendar: 'ES-MD',
  capacityPerMonth: 8,
  skills: ['Exchange', 'Teams'],
};

const isCalendar = (calendar: string): boolean => ['ES', 'ES-MD'].includes(calendar);

describe('what is to stand in the directory', () => {
  const read = (changes: Partial<EntryWish>, knownId?: string): unknown => {
    const decision = decideEntry(aWish(changes), { knownId, isCalendar });
    return decision.ok ? decision.entry : decision.faults;
  };

  it('is read as it was meant', () => {
    assert.deepEqual(read({}), ENTRY);
  });

  for (const [name, changes, expected] of [
    ['ids in capitals and braces', { objectId: ` {${OBJECT_ID.toUpperCase()}} ` }, {}],
    ['blanks around and in a name', { name: '  Frank \n Example ' }, {}],
    ['a name with what cannot be seen', { name: 'Fr\u202Eank\u0000 Example' }, {}],
    ['time zones in any case', { timeZone: ' europe/madrid ' }, {}],
    ['older names of time zones', { timeZone: 'Asia/Calcutta' }, { timeZone: 'Asia/Calcutta' }],
    ['languages in capitals', { language: 'ES' }, {}],
    ['calendars in small letters', { holidayCalendar: ' es-md ' }, {}],
    [
      'days and roles in any order, each once',
      { workingDays: ['5', '1', '1'], roles: ['lead', 'fm', 'fm'] },
      { workingDays: [1, 5], roles: ['fm', 'lead'] },
    ],
    ['skills with blanks, twice or empty', { skills: [' Exchange', '', 'Teams ', 'Teams'] }, {}],
    ['no role at all', { roles: [] }, { roles: [] }],
    [
      'what is left empty',
      { language: '', holidayCalendar: '', capacityPerMonth: '', skills: [''] },
      { language: undefined, holidayCalendar: undefined, capacityPerMonth: undefined, skills: undefined },
    ],
    ['a capacity of nothing', { capacityPerMonth: '0' }, { capacityPerMonth: 0 }],
  ] as const) {
    it(`takes ${name}`, () => {
      assert.deepEqual(read(changes), { ...ENTRY, ...expected });
    });
  }

  it('keeps the id of somebody who is known, whatever it looks like', () => {
    assert.deepEqual(read({ objectId: '' }, 'fm-1'), { ...ENTRY, objectId: 'fm-1' });
  });

  for (const [field, value, problem] of [
    ['objectId', 'frank@contoso.example', 'objectIdWrong'],
    ['objectId', '', 'objectIdWrong'],
    ['name', ' \n ', 'nameMissing'],
    ['name', 'x'.repeat(101), 'nameTooLong'],
    ['roles', ['fm', 'boss'], 'roleUnknown'],
    ['roles', ['constructor'], 'roleUnknown'],
    ['timeZone', '', 'timeZoneUnknown'],
    ['timeZone', 'Mars/Base', 'timeZoneUnknown'],
    ['timeZone', '+01:00', 'timeZoneUnknown'],
    ['language', 'fr', 'languageUnknown'],
    ['workingDays', [], 'workingDaysMissing'],
    ['workingDays', ['0', '1'], 'workingDayUnknown'],
    ['workingDays', ['monday'], 'workingDayUnknown'],
    ['holidayCalendar', 'ES-XX', 'calendarUnknown'],
    ['capacityPerMonth', '201', 'capacityWrong'],
    ['capacityPerMonth', '-1', 'capacityWrong'],
    ['capacityPerMonth', '1.5', 'capacityWrong'],
    ['skills', Array.from({ length: 21 }, (_, index) => `skill ${String(index)}`), 'skillsTooMany'],
    ['skills', ['x'.repeat(41)], 'skillTooLong'],
  ] as const) {
    it(`is refused: ${field} ${JSON.stringify(value).slice(0, 40)}`, () => {
      assert.deepEqual(read({ [field]: value }), [{ field, problem }]);
    });
  }

  it('is told of all that is wrong at once', () => {
    const faults = read({ objectId: '', name: '', timeZone: '', capacityPerMonth: 'many' });
    assert.deepEqual(faults, [
      { field: 'objectId', problem: 'objectIdWrong' },
      { field: 'name', problem: 'nameMissing' },
      { field: 'timeZone', problem: 'timeZoneUnknown' },
      { field: 'capacityPerMonth', problem: 'capacityWrong' },
    ]);
  });
});

describe('a change of roles', () => {
  const change = (changes: Partial<EntryChange>): ReturnType<typeof decideRoles> =>
    decideRoles({
      adminId: 'admin-1',
      before: { ...ENTRY, objectId: 'admin-2', roles: ['admin', 'fm'] },
      after: { ...ENTRY, objectId: 'admin-2', roles: ['fm'] },
      hasOtherAdmin: true,
      isAppointed: false,
      openEngagements: 3,
      ...changes,
    });
  const own = (roles: DirectoryEntry['roles']): DirectoryEntry => ({ ...ENTRY, objectId: 'admin-1', roles });

  it('of another administrator is made', () => {
    assert.deepEqual(change({}), { warnings: [] });
  });

  it('that takes the role from the last administrator is refused', () => {
    assert.deepEqual(change({ hasOtherAdmin: false }), { refusal: 'lastAdmin' });
    const oneself = { before: own(['admin']), after: own([]), hasOtherAdmin: false };
    assert.deepEqual(change(oneself), { refusal: 'lastAdmin' });
  });

  it('that takes the role from oneself is confirmed first', () => {
    assert.deepEqual(change({ before: own(['admin']), after: own(['lead']) }), { warnings: ['ownAdminRole'] });
    assert.deepEqual(change({ before: own(['admin']), after: own(['admin', 'lead']) }), { warnings: [] });
  });

  it('of somebody whom the settings make an administrator takes nothing away', () => {
    assert.deepEqual(change({ hasOtherAdmin: false, isAppointed: true }), { warnings: [] });
  });

  it('that leaves customers with somebody who is no FM any more is confirmed first', () => {
    const after = { ...ENTRY, objectId: 'admin-2', roles: ['admin'] } as const;
    assert.deepEqual(change({ after }), { warnings: ['customersLeft'] });
    assert.deepEqual(change({ after, openEngagements: 0 }), { warnings: [] });
  });

  it('of somebody new needs no confirmation', () => {
    assert.deepEqual(change({ before: undefined, after: own(['admin']) }), { warnings: [] });
  });
});

describe('the trace of a change', () => {
  it('names what changed, and nothing else', () => {
    const after: DirectoryEntry = { ...ENTRY, roles: ['fm', 'lead'], capacityPerMonth: undefined };
    assert.deepEqual(changedFields(ENTRY, after), ['roles', 'capacityPerMonth']);
    const event = describeChange(ENTRY, after);
    assert.deepEqual(event, { before: { roles: ['fm'], capacityPerMonth: 8 }, after: { roles: ['fm', 'lead'] } });
    assert.deepEqual(fieldsOf(event), ['roles', 'capacityPerMonth']);
  });

  it('of somebody new is all there is to say', () => {
    const { objectId, ...parts } = ENTRY;
    assert.ok(objectId);
    assert.deepEqual(describeChange(undefined, ENTRY), { before: {}, after: parts });
  });

  it('concerns reminders when it is about when and for what they come', () => {
    for (const [parts, expected] of [
      [{ timeZone: 'Asia/Tokyo' }, true],
      [{ workingDays: [1] }, true],
      [{ holidayCalendar: undefined }, true],
      [{ roles: [] }, true],
      [{ name: 'Another Name', skills: [], capacityPerMonth: 1, language: 'en' }, false],
    ] as const) {
      assert.equal(concernsReminders(describeChange(ENTRY, { ...ENTRY, ...parts })), expected);
    }
  });
});

describe('an administrator by the settings', () => {
  it('is entered under the name and in the time zone of their client', () => {
    assert.deepEqual(appointedEntry({ objectId: OBJECT_ID, name: ' Ada  Example', timeZone: 'Asia/Tokyo' }), {
      objectId: OBJECT_ID,
      name: 'Ada Example',
      roles: ['admin'],
      timeZone: 'Asia/Tokyo',
      workingDays: [1, 2, 3, 4, 5],
    });
  });

  it('is entered also when the client says nothing, or too much', () => {
    const entry = appointedEntry({ objectId: OBJECT_ID, name: ' ', timeZone: 'nowhere' });
    assert.deepEqual([entry.name, entry.timeZone], [OBJECT_ID, 'UTC']);
    assert.equal(appointedEntry({ objectId: OBJECT_ID, name: 'x'.repeat(500), timeZone: '' }).name.length, 100);
  });
});
