import assert from 'node:assert/strict';

import { calendarDay } from '../../src/domain/calendar-day.ts';
import type { StoredDocument } from '../../src/store/document-store.ts';
import { eraseRecords, type ErasureOutcome } from '../../src/store/erase-records.ts';
import { Mentions } from '../../src/store/subject.ts';
import { anEngagement, aTenant, FM, OTHER_FM } from '../support/builders.ts';
import { openOffice, putCustomer, type Office } from '../support/office.ts';

describe('erasing', () => {
  let office: Office;

  beforeEach(async () => {
    office = await openOffice();
  });
  afterEach(() => office.store.close());

  const erase = (kind: 'person' | 'customer', id: string): Promise<ErasureOutcome> =>
    eraseRecords(
      office.store,
      { kind, id, names: [], orderedBy: 'request 1' },
      { nowMs: () => office.clock.nowMs(), newId: office.newId, digest: (text) => `digest of ${String(text.length)}` },
    );

  it('a person is refused while they have a role or something to do, with what it is', async () => {
    await putCustomer(office, [anEngagement(), anEngagement({ workload: 'SPO', progress: 'started' })]);
    const day = calendarDay('2026-11-24');
    await office.people.saveAbsence(OTHER_FM.objectId, { from: day, until: day, delegateId: FM.objectId });
    const outcome = await erase('person', FM.objectId);
    assert.equal(outcome.kind, 'refused');
    assert.equal(outcome.obstacles.length, 3);
    assert.match(outcome.obstacles.join('\n'), /Take their roles away, which are fm /);
    assert.match(outcome.obstacles.join('\n'), /Assign EXO of Contoso Test/);
    assert.match(outcome.obstacles.join('\n'), /Let fm-2, who is away until 2026-11-24, name another delegate/);
    assert.ok(await office.people.getPerson(FM.objectId));
  });

  it('a person leaves the same stranger behind in all records, who is of no use to anybody', async () => {
    await putCustomer(office, [
      anEngagement({ progress: 'started' }),
      anEngagement({ workload: 'SPO', progress: 'inactive' }),
    ]);
    await office.people.putPerson({ ...FM, roles: [] });
    const outcome = await erase('person', FM.objectId);
    assert.deepEqual(outcome, { kind: 'erased', deleted: 1, rewritten: 2 });
    const record = await office.customers.getCustomer(aTenant().tenantId);
    const fms = new Set(record?.engagements.map(({ value }) => value.fmId));
    assert.equal(fms.size, 1);
    assert.match([...fms].join(), /^erased-/);
    assert.equal(await office.people.getPerson([...fms].join()), undefined);
  });

  it('a person is taken out of the ids of records of others, too, which keep what they say', async () => {
    await office.store.write('customer-9', [{ kind: 'create', id: `call|${FM.objectId}|1`, body: { text: 'Called' } }]);
    await office.people.putPerson({ ...FM, roles: [] });
    await erase('person', FM.objectId);
    const [left, ...others] = await office.store.readPartition('customer-9');
    assert.deepEqual([left?.body, others], [{ text: 'Called' }, []]);
    assert.match(left?.id ?? '', /^call\|erased-.*\|1$/);
  });

  it('a customer takes along the duplicates merged into it, and is not erased by one of them', async () => {
    const duplicate = aTenant({ tenantId: 'duplicate', customerName: 'Contoso Twin', mergedInto: 'survivor' });
    const survivor = aTenant({ tenantId: 'survivor', mergedFrom: ['duplicate'] });
    for (const tenant of [duplicate, survivor]) await office.customers.putCustomer(tenant, []);
    const refused = await erase('customer', 'duplicate');
    assert.ok(refused.kind === 'refused' && refused.obstacles.join().includes('was merged into survivor'));
    assert.deepEqual(await erase('customer', 'survivor'), { kind: 'erased', deleted: 2, rewritten: 0 });
    assert.deepEqual(await office.store.readPartition('duplicate'), []);
  });
});

describe('what records say of somebody', () => {
  const documentWith = (body: unknown): StoredDocument => ({ partition: 'p', id: 'x', etag: '', body });
  const person = new Mentions({ kind: 'person', ids: ['fm-1'], names: ['José  Pérez', 'C++ (Ana)'] });

  it('is found by id wherever it stands as a whole', () => {
    for (const text of ['fm-1', 'copy|fm-1', '29:FM-1'])
      assert.ok(person.areIn(documentWith({ any: [{ deep: text }] })), text);
    for (const text of ['fm-10', 'xfm-1', 'fm-1-2']) assert.ok(!person.areIn(documentWith({ any: text })), text);
  });

  it('is taken out of free texts by name, whatever the case, the accents and the blanks', () => {
    assert.deepEqual(person.without({ text: 'A JOSE\nPÉREZ lo llamó C++ (ana).', customerName: 'José Pérez' }, 't'), {
      text: 'A [—] lo llamó [—].',
      customerName: 'José Pérez',
    });
    assert.deepEqual(person.without({ reason: { text: 'José Pérezoso' } }, 't'), { reason: { text: 'José Pérezoso' } });
  });

  it('leaves a longer name of another customer whole', () => {
    const contoso = { kind: 'customer', ids: [], names: ['Contoso'] } as const;
    assert.deepEqual(new Mentions(contoso, 'Contoso Energy').without({ text: 'Contoso Energy' }, 't'), {
      text: 'Contoso Energy',
    });
    assert.deepEqual(new Mentions(contoso, 'Fabrikam').without({ text: 'like Contoso' }, 't'), { text: 'like [—]' });
  });
});
