import assert from 'node:assert/strict';

import {
  addWorkloads,
  type AddWorkloadsRequest,
  type AddWorkloadsResult,
} from '../../src/application/add-workloads.ts';
import { engagementKey } from '../../src/domain/engagement.ts';
import {
  ADMIN,
  aDatedEngagement,
  anEngagement,
  aTenant,
  CUSTOMER_TENANT,
  FM,
  FRP_MANAGER,
  GATEWAY,
  LEAD,
  NOBODY,
  OTHER_FM,
} from '../support/builders.ts';
import { openOffice, putCustomer, stored, type Office } from '../support/office.ts';

describe('adding workloads', () => {
  let office: Office;

  beforeEach(async () => {
    office = await openOffice();
    await putCustomer(office, [aDatedEngagement('2026-11-02', { progress: 'started' })]);
  });
  afterEach(() => office.store.close());

  const request = (changes: Partial<AddWorkloadsRequest> = {}): AddWorkloadsRequest => ({
    person: FM,
    tenantId: CUSTOMER_TENANT,
    origin: 'serial',
    workloads: [{ workload: 'TEAMS', l1: 'inProgress' }],
    nonce: 'card-1',
    ...changes,
  });
  const keysOf = (result: AddWorkloadsResult): readonly string[] =>
    result.kind === 'added' || result.kind === 'underWay' ? result.engagements.map(engagementKey) : [];
  const history = (): ReturnType<Office['customers']['getHistory']> => office.customers.getHistory(CUSTOMER_TENANT, 50);

  it('R38 R39: makes the FM who adds follow-on work its FM, and records who added it', async () => {
    const result = await addWorkloads(office, request());
    assert.deepEqual([result.kind, keysOf(result)], ['added', ['TEAMS|1']]);
    assert.deepEqual(await stored(office, 'TEAMS|1'), anEngagement({ workload: 'TEAMS', origin: 'serial' }));
    const { events, notes } = await history();
    assert.deepEqual(
      events.map(({ workload, facts, by }) => [workload, facts, by]),
      [['TEAMS', { type: 'workloadAdded', origin: 'serial', l1: 'inProgress' }, { objectId: FM.objectId, role: 'fm' }]],
    );
    assert.deepEqual(notes, []);
  });

  for (const [name, person, origin, others, fmId] of [
    ['the only FM when the lead adds follow-on work', LEAD, 'serial', [], FM.objectId],
    ['the only FM when the lead adds work of a success review', LEAD, 'successReview', [], FM.objectId],
    ['nobody when the lead adds it and there are two', LEAD, 'serial', [OTHER_FM.objectId], undefined],
    ['nobody when Gateway adds a re-engagement', GATEWAY, 'reengagement', [], undefined],
    ['nobody when Gateway adds new work', GATEWAY, 'newCustomer', [], undefined],
    ['nobody when the lead adds new work', LEAD, 'newCustomer', [], undefined],
  ] as const) {
    it(`R41 C6: gives it to ${name}`, async () => {
      await putCustomer(office, [
        aDatedEngagement('2026-11-02', { progress: 'started' }),
        ...others.map((other) => anEngagement({ workload: 'SPO', fmId: other })),
      ]);
      assert.equal((await addWorkloads(office, request({ person, origin }))).kind, 'added');
      const added = await stored(office, 'TEAMS|1');
      assert.deepEqual([added.fmId, added.deliveryChannel], [fmId, fmId === undefined ? 'unassigned' : 'ftc']);
    });
  }

  it('E18: gives work to nobody who is an FM no longer', async () => {
    await office.people.putPerson({ ...FM, roles: ['gateway'] });
    assert.equal((await addWorkloads(office, request({ person: LEAD }))).kind, 'added');
    const added = await stored(office, 'TEAMS|1');
    assert.deepEqual([added.fmId, added.deliveryChannel], [undefined, 'unassigned']);
  });

  it('adds a workload once that was chosen twice', async () => {
    const workload = { workload: 'TEAMS', l1: 'inProgress' } as const;
    assert.deepEqual(keysOf(await addWorkloads(office, request({ workloads: [workload, workload] }))), ['TEAMS|1']);
  });

  it('E31: deploys a workload again as an engagement of its own, and the old one stays started', async () => {
    const result = await addWorkloads(office, request({ workloads: [{ workload: 'EXO', l1: 'inProgress' }] }));
    assert.deepEqual(keysOf(result), ['EXO|2']);
    assert.equal((await stored(office, 'EXO|1')).progress, 'started');
  });

  it('I2 E11: adds none while one of them is under way, and says which', async () => {
    await putCustomer(office, [anEngagement()]);
    const workloads = (['TEAMS', 'EXO'] as const).map((workload) => ({ workload, l1: 'inProgress' as const }));
    const result = await addWorkloads(office, request({ workloads }));
    assert.deepEqual([result.kind, keysOf(result)], ['underWay', ['EXO|1']]);
    assert.deepEqual((await history()).events, []);
  });

  it('counts the same card once, however often and however fast it arrives', async () => {
    const results = await Promise.all(Array.from({ length: 10 }, () => addWorkloads(office, request())));
    for (const result of [...results, await addWorkloads(office, request())]) {
      assert.deepEqual([result.kind, keysOf(result)], ['added', ['TEAMS|1']]);
    }
    assert.equal((await history()).events.length, 1);
  });

  it('I2: lets one of two people win who add the same workload at the same moment', async () => {
    const results = await Promise.all([
      addWorkloads(office, request()),
      addWorkloads(office, request({ person: LEAD, nonce: 'card-2' })),
    ]);
    assert.deepEqual(results.map(({ kind }) => kind).toSorted(), ['added', 'underWay']);
    assert.equal((await history()).events.length, 1);
  });

  it('lets both of two people add different workloads at the same moment', async () => {
    const results = await Promise.all([
      addWorkloads(office, request()),
      addWorkloads(office, request({ nonce: 'card-2', workloads: [{ workload: 'SPO', l1: 'inProgress' }] })),
    ]);
    assert.deepEqual(
      results.map(({ kind }) => kind),
      ['added', 'added'],
    );
  });

  for (const [name, changes, expected] of [
    ['nothing was chosen', { workloads: [] }, 'nothingChosen'],
    ['the customer is not there', { tenantId: 'nowhere' }, 'notFound'],
    ['R38: Gateway adds follow-on work', { person: GATEWAY }, 'forbidden'],
    ['R26: an FM adds new work', { origin: 'newCustomer' }, 'forbidden'],
    ['I19: an FM of other customers adds follow-on work', { person: OTHER_FM }, 'forbidden'],
    ['an admin adds work', { person: ADMIN }, 'forbidden'],
    ['U19: an FRP manager does not see the customer', { person: FRP_MANAGER }, 'notFound'],
    ['somebody has no role', { person: NOBODY }, 'notFound'],
  ] as const) {
    it(`${name}: writes nothing and says ${expected}`, async () => {
      assert.equal((await addWorkloads(office, request(changes))).kind, expected);
      assert.deepEqual((await history()).events, []);
    });
  }

  it('E21: adds nothing to a duplicate that was merged away', async () => {
    await office.customers.putCustomer(aTenant({ mergedInto: 'another-tenant' }), []);
    assert.equal((await addWorkloads(office, request({ person: LEAD }))).kind, 'notFound');
  });
});
