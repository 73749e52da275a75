import assert from 'node:assert/strict';

import { PersonDocumentRecords } from '../../src/store/person-document-records.ts';
import { FM, HOME_TENANT, LEAD, OTHER_FM } from '../support/builders.ts';
import { openOffice, type Office } from '../support/office.ts';

describe('people in the store', () => {
  let office: Office;

  beforeEach(async () => {
    office = await openOffice();
  });
  afterEach(() => office.store.close());

  const NOON = '2026-11-23T12:00:00.000Z';
  const claims = async (at: string, since: string): Promise<number> => {
    const told = await Promise.all(
      Array.from({ length: 10 }, () => office.people.claimWelcome(FM.objectId, at, since)),
    );
    return told.filter(Boolean).length;
  };

  it('are welcomed by one of many who ask at once', async () => {
    assert.equal(await claims(NOON, ''), 1);
    assert.equal(await claims(NOON, ''), 0);
    await office.people.forgetWelcome(FM.objectId);
    assert.equal(await claims(NOON, ''), 1);
  });

  it('are welcomed again when the last welcome was before the time asked about', async () => {
    await claims(NOON, '');
    assert.equal(await claims('2026-11-23T12:00:05.000Z', '2026-11-23T11:59:55.000Z'), 0);
    assert.equal(await claims('2026-11-23T12:01:00.000Z', '2026-11-23T12:00:50.000Z'), 1);
  });

  it('are welcomed again when the clock has been set back', async () => {
    await claims(NOON, '');
    assert.equal(await claims('2026-11-22T12:00:00.000Z', '2026-11-22T11:59:50.000Z'), 1);
  });

  it('keep every customer of a step that arrives often at once, and when it began', async () => {
    const step = { id: 'card', leadId: LEAD.objectId, fromFmId: FM.objectId, toFmId: OTHER_FM.objectId };
    const tenantIds = Array.from({ length: 30 }, (_, index) => `tenant-${String(index)}`);
    await office.people.saveReassignment({ ...step, at: NOON, tenantIds: [] });
    const saved = await Promise.all(
      tenantIds.map((one) =>
        office.people.saveReassignment({ ...step, at: '2026-11-23T12:00:01.000Z', tenantIds: [one] }),
      ),
    );
    assert.ok(saved.every((each, index) => each.tenantIds.includes(`tenant-${String(index)}`)));
    const kept = await office.people.getReassignment(LEAD.objectId, 'card');
    assert.deepEqual([kept?.at, kept?.tenantIds.toSorted()], [NOON, tenantIds.toSorted()]);
  });

  it('keep their own choice of language when the directory changes', async () => {
    await office.people.saveLanguage(FM.objectId, 'es');
    await office.people.putPerson({ ...FM, name: 'Fay Renamed', language: 'en' });
    const person = await office.people.getPerson(FM.objectId);
    assert.deepEqual([person?.name, person?.language], ['Fay Renamed', 'es']);
  });

  it('are found as former FMs from when they stop being one until they are one again', async () => {
    const former = async (): Promise<readonly string[]> =>
      (await office.people.findByRole('formerFm', 10)).map(({ name }) => name);
    assert.deepEqual(await former(), []);
    for (const roles of [['gateway'], []] as const) {
      await office.people.putPerson({ ...FM, roles });
      assert.deepEqual(await former(), [FM.name]);
    }
    await office.people.putPerson(FM);
    assert.deepEqual(await former(), []);
  });

  it('are apart in every tenant of staff', async () => {
    const elsewhere = new PersonDocumentRecords(office.store, 'another-tenant');
    assert.equal(await elsewhere.getPerson(FM.objectId), undefined);
    assert.ok(await new PersonDocumentRecords(office.store, HOME_TENANT).getPerson(FM.objectId));
  });
});
