import assert from 'node:assert/strict';

import { findMentionedCustomers, findOwnCustomers } from '../../src/application/find-mentioned-customers.ts';
import type { Person } from '../../src/domain/person.ts';
import {
  aDatedEngagement,
  anEngagement,
  aPerson,
  aTenant,
  CUSTOMER_TENANT,
  FM,
  GATEWAY,
  LEAD,
} from '../support/builders.ts';
import { openOffice, putCustomer, type Office } from '../support/office.ts';

const PARTNERS_TENANT = '7f3c1e52-4a6b-4d2e-9b0f-2c5d8e1a0901';
const FRP_MANAGER = aPerson({ objectId: 'frp-1', name: 'Pat Partner', roles: ['frpManager'] });

describe('customers that a sentence mentions', () => {
  let office: Office;

  beforeEach(async () => {
    office = await openOffice();
    await putCustomer(
      office,
      [aDatedEngagement('2026-12-15'), anEngagement({ workload: 'SPO' })],
      aTenant({ tpid: '4100001' }),
    );
    await putCustomer(
      office,
      [aDatedEngagement('2026-12-15', { deliveryChannel: 'frp', fmId: undefined })],
      aTenant({
        tenantId: PARTNERS_TENANT,
        customerName: 'Contoso Wingtip',
        customerId: 'customer-8',
        initialDomain: '',
      }),
    );
  });
  afterEach(() => office.store.close());

  const found = async (viewer: Person, ...words: readonly string[]): Promise<readonly string[]> =>
    (await findMentionedCustomers(office, viewer, words)).map(({ customerName }) => customerName).toSorted();

  it('are found by the beginning of the name, also of one that is written wrongly, by tenant id and by TPID', async () => {
    assert.deepEqual(await found(LEAD, 'contoso'), ['Contoso Test', 'Contoso Wingtip']);
    assert.deepEqual(await found(LEAD, 'conotso'), ['Contoso Test', 'Contoso Wingtip']);
    assert.deepEqual(await found(LEAD, CUSTOMER_TENANT), ['Contoso Test']);
    assert.deepEqual(await found(LEAD, '4100001'), ['Contoso Test']);
    assert.deepEqual(await found(LEAD, 'northwind'), []);
    assert.deepEqual(await found(LEAD), []);
  });

  it('are those that the person may see', async () => {
    assert.deepEqual(await found(FRP_MANAGER, 'contoso'), ['Contoso Wingtip']);
    assert.deepEqual(await found(FRP_MANAGER, CUSTOMER_TENANT), []);
  });

  it('may be one’s own, whatever their names begin with: those of an FM, or those that wait for a first date', async () => {
    const names = async (viewer: Person): Promise<readonly string[]> =>
      (await findOwnCustomers(office, viewer)).map(({ customerName }) => customerName);
    assert.deepEqual(await names(FM), ['Contoso Test']);
    assert.deepEqual(await names(GATEWAY), ['Contoso Test']);
    assert.deepEqual(await names(FRP_MANAGER), []);
  });
});
