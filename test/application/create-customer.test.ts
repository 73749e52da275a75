import assert from 'node:assert/strict';

import {
  createCustomer,
  type NewCustomerRequest,
  type NewCustomerResult,
} from '../../src/application/create-customer.ts';
import type { NewWorkload } from '../../src/domain/decide-new-workload.ts';
import { anEngagement, aTenant, CUSTOMER_TENANT, GATEWAY, LEAD } from '../support/builders.ts';
import { openOffice, putCustomer, stored, type Office } from '../support/office.ts';

describe('creating a customer', () => {
  let office: Office;

  beforeEach(async () => {
    office = await openOffice();
  });
  afterEach(() => office.store.close());

  const NEW_TENANT = '22222222-4a6b-4d2e-9b0f-2c5d8e1a7b34';
  const exchange: NewWorkload = { workload: 'EXO', l1: 'inProgress', origin: 'newCustomer' };
  const request = (changes: Partial<NewCustomerRequest> = {}): NewCustomerRequest => ({
    person: GATEWAY,
    tenant: {
      tenantId: NEW_TENANT,
      customerName: 'Fabrikam Textiles',
      initialDomain: 'fabrikam.onmicrosoft.example',
      tpid: '640001',
      seatCount: 300,
      timeZone: 'Europe/Madrid',
    },
    workloads: [exchange, { workload: 'TEAMS', l1: 'blocked', origin: 'newCustomer' }],
    nonce: 'card-1',
    sameAs: 'ask',
    ...changes,
  });
  const candidatesOf = (result: NewCustomerResult): readonly string[] =>
    result.kind === 'candidates'
      ? result.candidates.map(({ tenant, alike }) => `${tenant.customerName} by ${alike}`)
      : [result.kind];

  it('R43: records it with its workloads, without an FM, a channel or a date, and who added them', async () => {
    const result = await createCustomer(office, request());
    assert.equal(result.kind, 'created');
    const record = await office.customers.getCustomer(NEW_TENANT);
    assert.deepEqual(record?.tenant, { ...request().tenant, customerId: 'id-1' });
    assert.deepEqual(
      record.engagements.map(({ value }) => [value.workload, value.l1, value.fmId, value.deliveryChannel, value.esd]),
      [
        ['EXO', 'inProgress', undefined, 'unassigned', undefined],
        ['TEAMS', 'blocked', undefined, 'unassigned', undefined],
      ],
    );
    const { events, notes } = await office.customers.getHistory(NEW_TENANT, 10);
    assert.deepEqual(events.map(({ workload, facts, by }) => [workload, facts, by]).toSorted(), [
      [
        'EXO',
        { type: 'workloadAdded', origin: 'newCustomer', l1: 'inProgress' },
        { objectId: GATEWAY.objectId, role: 'gateway' },
      ],
      [
        'TEAMS',
        { type: 'workloadAdded', origin: 'newCustomer', l1: 'blocked' },
        { objectId: GATEWAY.objectId, role: 'gateway' },
      ],
    ]);
    assert.deepEqual(notes, []);
  });

  it('counts the same card once, however often and however fast it arrives', async () => {
    const results = await Promise.all(Array.from({ length: 10 }, () => createCustomer(office, request())));
    assert.ok(results.every(({ kind }) => kind === 'created'));
    assert.equal((await createCustomer(office, request())).kind, 'created');
    assert.equal((await office.customers.getHistory(NEW_TENANT, 50)).events.length, 2);
  });

  it('E20: creates a tenant once when two people enter it at the same moment', async () => {
    const results = await Promise.all([
      createCustomer(office, request()),
      createCustomer(office, request({ person: LEAD, nonce: 'card-2' })),
    ]);
    assert.deepEqual(results.map(({ kind }) => kind).toSorted(), ['created', 'exists']);
    assert.equal((await office.customers.getHistory(NEW_TENANT, 50)).events.length, 2);
  });

  it('E20: tells of a tenant that is there already, whatever the person says about others', async () => {
    await putCustomer(office, [anEngagement()]);
    for (const sameAs of ['ask', 'none'] as const) {
      const result = await createCustomer(
        office,
        request({ tenant: { ...request().tenant, tenantId: CUSTOMER_TENANT }, sameAs }),
      );
      assert.equal(result.kind === 'exists' && result.tenant.customerName, 'Contoso Test');
    }
    assert.deepEqual(await stored(office, 'EXO|1'), anEngagement());
  });

  describe('that may be known under another tenant', () => {
    beforeEach(async () => {
      for (const [tenantId, customerName, initialDomain, tpid] of [
        ['t-tpid', 'Some Holding', 'holding.onmicrosoft.example', '640001'],
        ['t-name', 'FABRIKAM Textiles, S.A.', 'other.onmicrosoft.example', undefined],
        ['t-domain', 'Wide World Importers', 'fabrikam.example', '640002'],
        ['t-other', 'Northwind Foods', 'northwind.example', '640003'],
      ] as const) {
        const tenant = aTenant({ tenantId, customerName, initialDomain, tpid, customerId: `of ${tenantId}` });
        await putCustomer(office, [anEngagement()], tenant);
      }
    });

    it('E20: asks about those with the same TPID first', async () => {
      assert.deepEqual(candidatesOf(await createCustomer(office, request())), ['Some Holding by tpid']);
      assert.equal(await office.customers.getCustomer(NEW_TENANT), undefined);
    });

    it('E20: asks about those with a name or a domain that is alike when no TPID tells', async () => {
      for (const tpid of [undefined, '999']) {
        const result = await createCustomer(office, request({ tenant: { ...request().tenant, tpid } }));
        assert.deepEqual(candidatesOf(result).toSorted(), [
          'FABRIKAM Textiles, S.A. by nameOrDomain',
          'Wide World Importers by nameOrDomain',
        ]);
      }
      assert.equal(await office.customers.getCustomer(NEW_TENANT), undefined);
    });

    it('E20: takes no empty domain for one that is alike', async () => {
      await putCustomer(office, [], aTenant({ tenantId: 't-none', customerName: 'Litware', initialDomain: '' }));
      const tenant = { ...request().tenant, customerName: 'Tailspin Toys', initialDomain: '', tpid: undefined };
      assert.equal((await createCustomer(office, request({ tenant }))).kind, 'created');
    });

    it('E20: is recorded as another customer when it is none of those with a like name or domain', async () => {
      const tenant = { ...request().tenant, tpid: '999' };
      const result = await createCustomer(office, request({ tenant, sameAs: 'none' }));
      assert.equal(result.kind === 'created' && result.tenant.customerId, 'id-1');
    });

    it('E20: is never recorded as another customer than the one with its TPID', async () => {
      const result = await createCustomer(office, request({ sameAs: 'none' }));
      assert.deepEqual(candidatesOf(result), ['Some Holding by tpid']);
      assert.equal(await office.customers.getCustomer(NEW_TENANT), undefined);
    });

    it('E20: is recorded as another tenant of the same customer, which is no duplicate', async () => {
      const result = await createCustomer(office, request({ sameAs: { tenantId: 't-tpid' } }));
      assert.equal(result.kind === 'created' && result.tenant.customerId, 'of t-tpid');
      const relatives = await office.customers.findTenantsOfCustomer('of t-tpid', 10);
      assert.deepEqual(relatives.map(({ tenantId }) => tenantId).toSorted(), [NEW_TENANT, 't-tpid']);
    });
  });

  it('R38: lets Gateway add no follow-on work along with it', async () => {
    const workloads = [exchange, { ...exchange, workload: 'TEAMS', origin: 'serial' as const }];
    assert.deepEqual(await createCustomer(office, request({ workloads })), { kind: 'forbidden' });
    assert.equal(await office.customers.getCustomer(NEW_TENANT), undefined);
    assert.equal((await createCustomer(office, request({ workloads, person: LEAD }))).kind, 'created');
  });
});
