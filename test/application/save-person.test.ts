import assert from 'node:assert/strict';

import { enterAppointedAdmin } from '../../src/application/enter-appointed-admin.ts';
import { previewRemoval, removePerson, savePerson, type SavePersonResult } from '../../src/application/save-person.ts';
import { listPeople, showPerson } from '../../src/application/show-people.ts';
import type { DirectoryEntry, Person } from '../../src/domain/person.ts';
import { PersonDocumentRecords } from '../../src/store/person-document-records.ts';
import {
  ADMIN,
  aDatedEngagement,
  anEngagement,
  aPerson,
  FM,
  FRP_MANAGER,
  GATEWAY,
  HOME_TENANT,
  LEAD,
  NOBODY,
  OTHER_FM,
} from '../support/builders.ts';
import { openOffice, openReminders, putCustomer, type Office } from '../support/office.ts';

const NEW: DirectoryEntry = {
  objectId: '00000000-0000-4000-8000-00000000d001',
  name: 'Nina New',
  roles: ['fm'],
  timeZone: 'Asia/Tokyo',
  workingDays: [1, 2, 3, 4, 5],
};

/** The office with these people as administrators by the settings. */
function appointing(office: Office, ...ids: readonly string[]): Office {
  const people = new PersonDocumentRecords(office.store, HOME_TENANT, { appointedAdmins: ids });
  return { ...office, people, directory: people };
}

describe('keeping people', () => {
  let office: Office;

  beforeEach(async () => {
    office = await openOffice();
  });
  afterEach(() => office.store.close());

  const etagOf = async (objectId: string): Promise<string | undefined> =>
    (await office.directory.getEntry(objectId))?.etag;
  const entryOf = async (objectId: string): Promise<DirectoryEntry> => {
    const stored = await office.directory.getEntry(objectId);
    assert.ok(stored);
    return stored.value;
  };
  const change = async (
    objectId: string,
    changes: Partial<DirectoryEntry>,
    given: { readonly admin?: Person; readonly confirmed?: readonly string[]; readonly nonce?: string } = {},
  ): Promise<SavePersonResult> =>
    savePerson(office, {
      admin: ADMIN,
      nonce: office.newId(),
      confirmed: [],
      ...given,
      etag: await etagOf(objectId),
      entry: { ...(await entryOf(objectId)), ...changes },
    });
  const add = (entry: DirectoryEntry, nonce = office.newId()): Promise<SavePersonResult> =>
    savePerson(office, { admin: ADMIN, entry, etag: undefined, nonce, confirmed: [] });

  it('enters somebody, who can act at once, with a trace', async () => {
    assert.deepEqual(await add(NEW, 'card-1'), { kind: 'saved', entry: NEW });
    const person = await office.people.getPerson(NEW.objectId);
    assert.deepEqual([person?.roles, person?.reminderTime], [['fm'], '09:00']);
    const [event, ...others] = await office.directory.findEvents(NEW.objectId, 10);
    assert.deepEqual(others, []);
    assert.deepEqual([event?.id, event?.by, event?.via], ['card-1', ADMIN.objectId, 'card']);
    assert.deepEqual(event?.after.roles, ['fm']);
    assert.deepEqual(
      (await office.people.findByRole('fm', 10)).map(({ name }) => name),
      [FM.name, OTHER_FM.name, NEW.name],
    );
  });

  it('changes somebody without touching what they have chosen themselves', async () => {
    await office.people.saveLanguage(FM.objectId, 'es');
    await office.people.saveReminderPreferences(FM.objectId, { reminderTime: '16:00' });
    await change(FM.objectId, { roles: ['fm', 'lead'], language: 'en', skills: ['Exchange'], capacityPerMonth: 4 });
    const person = await office.people.getPerson(FM.objectId);
    assert.deepEqual(
      [person?.roles, person?.language, person?.reminderTime, person?.skills, person?.capacityPerMonth],
      [['fm', 'lead'], 'es', '16:00', ['Exchange'], 4],
    );
    await change(FM.objectId, { skills: undefined, capacityPerMonth: undefined });
    const cleared = await office.people.getPerson(FM.objectId);
    assert.deepEqual([cleared?.skills, cleared?.capacityPerMonth], [undefined, undefined]);
  });

  it('counts the same card once, however often it arrives', async () => {
    const etag = await etagOf(FM.objectId);
    const entry = { ...(await entryOf(FM.objectId)), name: 'Fay Renamed' };
    const request = { admin: ADMIN, entry, etag, nonce: 'card-1', confirmed: [] };
    const results = await Promise.all(Array.from({ length: 20 }, () => savePerson(office, request)));
    assert.deepEqual([...new Set(results.map(({ kind }) => kind))], ['saved']);
    assert.equal((await office.directory.findEvents(FM.objectId, 50)).length, 1);
    const twins = await Promise.all(Array.from({ length: 20 }, () => add(NEW, 'card-2')));
    assert.deepEqual([...new Set(twins.map(({ kind }) => kind))], ['saved']);
    assert.equal((await office.directory.findEvents(NEW.objectId, 50)).length, 1);
  });

  it('tells the second of two who change the same person who was faster, and saves nothing of theirs', async () => {
    const etag = await etagOf(FM.objectId);
    const entry = await entryOf(FM.objectId);
    await change(FM.objectId, { capacityPerMonth: 4 });
    const request = { admin: LEAD, etag, nonce: 'late', confirmed: [], entry: { ...entry, capacityPerMonth: 9 } };
    const late = await savePerson(office, { ...request, admin: { ...LEAD, roles: ['admin'] } });
    assert.ok(late.kind === 'overtaken');
    assert.deepEqual([late.last?.by, late.last?.after], [ADMIN.objectId, { capacityPerMonth: 4 }]);
    assert.equal((await entryOf(FM.objectId)).capacityPerMonth, 4);
  });

  it('lets one of many win who change the same person at the same moment', async () => {
    const etag = await etagOf(FM.objectId);
    const entry = await entryOf(FM.objectId);
    const results = await Promise.all(
      Array.from({ length: 30 }, (_, index) =>
        savePerson(office, {
          admin: ADMIN,
          etag,
          nonce: `card-${String(index)}`,
          confirmed: [],
          entry: { ...entry, capacityPerMonth: index },
        }),
      ),
    );
    assert.equal(results.filter(({ kind }) => kind === 'saved').length, 1);
    assert.equal(results.filter(({ kind }) => kind === 'overtaken').length, 29);
    assert.equal((await office.directory.findEvents(FM.objectId, 50)).length, 1);
  });

  it('says that somebody new is there already, and that nothing is different', async () => {
    await add(NEW);
    assert.equal((await add({ ...NEW, name: 'Another' })).kind, 'alreadyThere');
    assert.equal((await change(NEW.objectId, {})).kind, 'unchanged');
    assert.equal((await office.directory.findEvents(NEW.objectId, 10)).length, 1);
  });

  it('does not bring back somebody whose entry has gone', async () => {
    const result = await savePerson(office, { admin: ADMIN, entry: NEW, etag: 'old', nonce: 'n', confirmed: [] });
    assert.equal(result.kind, 'notFound');
    const removal = { admin: ADMIN, objectId: 'unknown', etag: 'old', nonce: 'n', confirmed: [] };
    assert.equal((await removePerson(office, removal)).kind, 'notFound');
    assert.equal((await previewRemoval(office, removal)).kind, 'notFound');
  });

  it('never leaves the bot without an administrator', async () => {
    const refused = await change(ADMIN.objectId, { roles: ['lead'] });
    assert.deepEqual(refused, { kind: 'refused', refusal: 'lastAdmin' });
    const etag = await etagOf(ADMIN.objectId);
    const removal = { admin: ADMIN, objectId: ADMIN.objectId, etag, nonce: 'card', confirmed: ['ownAdminRole'] };
    assert.deepEqual(await removePerson(office, removal), { kind: 'refused', refusal: 'lastAdmin' });
    await change(LEAD.objectId, { roles: ['lead', 'admin'] });
    assert.equal((await change(ADMIN.objectId, { roles: ['lead'] })).kind, 'unconfirmed');
    const confirmed = { confirmed: ['ownAdminRole'] };
    assert.equal((await change(ADMIN.objectId, { roles: ['lead'] }, confirmed)).kind, 'saved');
  });

  it('counts an administrator by the settings as another one', async () => {
    office = appointing(office, 'somebody-else');
    const confirmed = { confirmed: ['ownAdminRole'] };
    assert.equal((await change(ADMIN.objectId, { roles: ['lead'] }, confirmed)).kind, 'saved');
  });

  it('removes nobody whom the settings make an administrator', async () => {
    office = appointing(office, LEAD.objectId);
    const etag = await etagOf(LEAD.objectId);
    const removal = { admin: ADMIN, objectId: LEAD.objectId, etag, nonce: 'card', confirmed: [] };
    assert.deepEqual(await removePerson(office, removal), { kind: 'refused', refusal: 'appointed' });
  });

  it('asks before it leaves customers with somebody who is no FM any more, and keeps them findable', async () => {
    await putCustomer(office, [
      aDatedEngagement('2026-12-01'),
      anEngagement({ workload: 'SPO' }),
      aDatedEngagement('2026-11-02', { workload: 'TEAMS', progress: 'started' }),
      anEngagement({ workload: 'YAM', deliveryChannel: 'frp' }),
    ]);
    const preview = await previewRemoval(office, { admin: ADMIN, objectId: FM.objectId });
    assert.ok(preview.kind === 'preview');
    assert.deepEqual([preview.warnings, preview.openEngagements], [['customersLeft'], 2]);
    const removal = { admin: ADMIN, objectId: FM.objectId, etag: preview.etag, nonce: 'card' };
    assert.deepEqual(await removePerson(office, { ...removal, confirmed: [] }), {
      kind: 'unconfirmed',
      warnings: ['customersLeft'],
      openEngagements: 2,
    });
    assert.equal((await removePerson(office, { ...removal, confirmed: preview.warnings })).kind, 'saved');
    // The same card once more.
    assert.equal((await removePerson(office, { ...removal, confirmed: preview.warnings })).kind, 'saved');
    assert.deepEqual((await office.people.getPerson(FM.objectId))?.roles, []);
    assert.deepEqual(
      (await office.people.findByRole('formerFm', 10)).map(({ name }) => name),
      [FM.name],
    );
    assert.equal((await office.directory.findEvents(FM.objectId, 10)).length, 1);
  });

  it('moves the reminders of somebody who moves or works on other days', async () => {
    await putCustomer(office, [aDatedEngagement('2026-12-01')]);
    assert.deepEqual(await openReminders(office), ['EXO|1 headsUp 2026-11-30 pending']);
    await change(FM.objectId, { workingDays: [2, 3, 4] });
    assert.deepEqual(await openReminders(office), ['EXO|1 headsUp 2026-11-26 pending']);
    const before = await office.reminders.findOpen(FM.objectId, 10);
    await change(FM.objectId, { timeZone: 'America/Los_Angeles' });
    const after = await office.reminders.findOpen(FM.objectId, 10);
    assert.equal((after[0]?.dueAtMs ?? 0) - (before[0]?.dueAtMs ?? 0), 9 * 3_600_000);
    await change(FM.objectId, { holidayCalendar: 'US' });
    // Thanksgiving.
    assert.deepEqual(await openReminders(office), ['EXO|1 headsUp 2026-11-25 pending']);
  });

  it('moves reminders also when the answer to the click that saved it was lost in between', async () => {
    await putCustomer(office, [aDatedEngagement('2026-12-01')]);
    const etag = await etagOf(FM.objectId);
    const entry = { ...(await entryOf(FM.objectId)), holidayCalendar: 'US', workingDays: [2, 3, 4] };
    const request = { admin: ADMIN, entry, etag, nonce: 'card-1', confirmed: [] };
    const broken: Office = {
      ...office,
      reminders: Object.assign(Object.create(office.reminders) as Office['reminders'], {
        findRemindedEngagements: () => Promise.reject(new Error('the store is away')),
      }),
    };
    await assert.rejects(savePerson(broken, request), /the store is away/);
    assert.deepEqual(await openReminders(office), ['EXO|1 headsUp 2026-11-30 pending']);
    assert.equal((await savePerson(office, request)).kind, 'saved');
    assert.deepEqual(await openReminders(office), ['EXO|1 headsUp 2026-11-25 pending']);
  });

  for (const person of [GATEWAY, FM, LEAD, FRP_MANAGER, NOBODY]) {
    it(`is not for ${person.name}`, async () => {
      const request = { admin: person, etag: undefined, nonce: 'card', confirmed: [] };
      assert.equal((await savePerson(office, { ...request, entry: NEW })).kind, 'forbidden');
      assert.equal((await removePerson(office, { ...request, objectId: FM.objectId })).kind, 'forbidden');
      assert.equal((await previewRemoval(office, { admin: person, objectId: FM.objectId })).kind, 'forbidden');
      assert.equal(await office.directory.getEntry(NEW.objectId), undefined);
      assert.deepEqual(await office.directory.findEvents(FM.objectId, 10), []);
    });
  }
});

describe('seeing people', () => {
  let office: Office;

  beforeEach(async () => {
    office = await openOffice();
  });
  afterEach(() => office.store.close());

  const namesOf = async (viewer: Person, text = '', withoutRole = false, page = 0): Promise<unknown> => {
    const found = await listPeople(office, viewer, { text, withoutRole, page });
    return found.kind === 'page' ? found.people.map(({ name }) => name) : found.kind;
  };

  it('is for administrators and leads, in the order of names', async () => {
    const all = [ADMIN, FM, OTHER_FM, FRP_MANAGER, GATEWAY, LEAD].map(({ name }) => name);
    assert.deepEqual(await namesOf(ADMIN), all);
    assert.deepEqual(await namesOf(LEAD), all);
    assert.deepEqual(await namesOf(ADMIN, '', true), [NOBODY.name]);
    for (const person of [GATEWAY, FM, FRP_MANAGER, NOBODY]) {
      assert.equal(await namesOf(person), 'forbidden');
      assert.deepEqual(await showPerson(office, person, FM.objectId), { kind: 'forbidden' });
    }
  });

  it('finds them by the first letters of each of their names, and by id', async () => {
    for (const [text, expected] of [
      ['fay', [FM.name]],
      ['MÁN', [FM.name]],
      ['f', [FM.name, OTHER_FM.name, FRP_MANAGER.name]],
      [FM.objectId, [FM.name]],
      ['anager', []],
    ] as const) {
      assert.deepEqual(await namesOf(ADMIN, text), expected, text);
    }
  });

  it('turns pages, and stops at the last one', async () => {
    for (let index = 10; index < 30; index += 1) {
      await office.people.putPerson(
        aPerson({ objectId: `p-${String(index)}`, name: `Pat ${String(index)}`, roles: ['fm'] }),
      );
    }
    const page = await listPeople(office, ADMIN, { text: 'pat', withoutRole: false, page: 9 });
    assert.ok(page.kind === 'page');
    assert.deepEqual([page.total, page.pageCount, page.page, page.people.length], [20, 3, 2, 4]);
  });

  it('shows administrators what was changed, and leads only how it is', async () => {
    await putCustomer(office, [aDatedEngagement('2026-12-01')]);
    const entry = await office.directory.getEntry(FM.objectId);
    assert.ok(entry);
    const wish = { ...entry.value, capacityPerMonth: 3 };
    await savePerson(office, { admin: ADMIN, entry: wish, etag: entry.etag, nonce: 'card', confirmed: [] });
    const [seen, read] = await Promise.all([
      showPerson(office, ADMIN, FM.objectId),
      showPerson(office, LEAD, FM.objectId),
    ]);
    assert.ok(seen.kind === 'person' && read.kind === 'person');
    assert.deepEqual([seen.mayChange, seen.events.length, seen.names.get(ADMIN.objectId)], [true, 1, ADMIN.name]);
    assert.deepEqual([read.mayChange, read.events, read.openEngagements], [false, [], 1]);
    assert.deepEqual(await showPerson(office, ADMIN, 'unknown'), { kind: 'notFound' });
  });

  it('shows nobody of another tenant of staff', async () => {
    const elsewhere = new PersonDocumentRecords(office.store, 'another-tenant');
    await elsewhere.putPerson(aPerson({ objectId: 'stranger', name: 'Stranger', roles: ['admin'] }));
    assert.deepEqual(await namesOf(ADMIN, 'stranger'), []);
    assert.equal((await showPerson(office, ADMIN, 'stranger')).kind, 'notFound');
  });
});

describe('administrators by the settings', () => {
  let office: Office;
  const ID = '00000000-0000-4000-8000-00000000a111';
  const CONTACT = { objectId: ID, name: 'Abby Appointed', timeZone: 'Europe/London' };

  beforeEach(async () => {
    office = appointing(await openOffice(), ID);
  });
  afterEach(() => office.store.close());

  it('are entered once when they first write, with a trace', async () => {
    const entered = await Promise.all(Array.from({ length: 10 }, () => enterAppointedAdmin(office, CONTACT)));
    for (const person of entered) assert.deepEqual([person?.name, person?.roles], ['Abby Appointed', ['admin']]);
    const events = await office.directory.findEvents(ID, 20);
    assert.deepEqual(
      events.map(({ via, by }) => [via, by]),
      [['settings', undefined]],
    );
  });

  it('are administrators whatever the directory says', async () => {
    await office.people.putPerson(aPerson({ objectId: ID, roles: ['fm'] }));
    assert.deepEqual((await office.people.getPerson(ID))?.roles, ['fm', 'admin']);
    const shown = await showPerson(office, ADMIN, ID);
    assert.ok(shown.kind === 'person');
    assert.deepEqual([shown.isAppointed, shown.entry.roles], [true, ['fm', 'admin']]);
  });

  it('are the only ones who enter themselves', async () => {
    const stranger = { ...CONTACT, objectId: '00000000-0000-4000-8000-00000000a112' };
    assert.equal(await enterAppointedAdmin(office, stranger), undefined);
    assert.equal(await office.directory.getEntry(stranger.objectId), undefined);
  });

  it('keep the people of a directory that holds nobody else', async () => {
    const admin = await enterAppointedAdmin(office, CONTACT);
    assert.ok(admin);
    const page = await listPeople(office, admin, { text: 'abby', withoutRole: false, page: 0 });
    assert.ok(page.kind === 'page' && page.mayChange && page.total === 1);
  });
});
