import assert from 'node:assert/strict';

import { listCustomers, PAGE_SIZE, type CustomerFilter } from '../../src/application/list-customers.ts';
import { releaseBlockedReminders } from '../../src/application/release-blocked-reminders.ts';
import { showCustomer, showHistory } from '../../src/application/show-customer.ts';
import type { Person } from '../../src/domain/person.ts';
import {
  ADMIN,
  aDatedEngagement,
  anEngagement,
  aTenant,
  ATTEMPT,
  FM,
  FRP_MANAGER,
  GATEWAY,
  LEAD,
  NOBODY,
  OTHER_FM,
} from '../support/builders.ts';
import { openOffice, openReminders, putCustomer, type Office } from '../support/office.ts';

describe('looking customers up', () => {
  let office: Office;

  beforeEach(async () => {
    office = await openOffice();
  });
  afterEach(() => office.store.close());

  const named = async (viewer: Person, filter: CustomerFilter, page = 0): Promise<readonly string[]> =>
    (await listCustomers(office, viewer, filter, page)).customers.map(({ tenant }) => tenant.customerName);
  const put = (name: string, engagement: Parameters<typeof putCustomer>[1][number], frp = false): Promise<void> =>
    putCustomer(
      office,
      [engagement],
      aTenant({ tenantId: `tenant-${name}`, customerName: name, deliveryChannel: frp ? 'frp' : 'ftc' }),
    );

  it('shows an FM their own, the most urgent first', async () => {
    await put('Started', aDatedEngagement('2026-11-02', { progress: 'started' }));
    await put('Later', aDatedEngagement('2027-02-01'));
    await put('Silent', aDatedEngagement('2026-11-16', { attempts: [ATTEMPT] }));
    await put('Untried', aDatedEngagement('2026-11-20'));
    await put('Sooner', aDatedEngagement('2026-12-01'));
    await put('Dateless', anEngagement());
    await put('Not mine', aDatedEngagement('2026-11-20', { fmId: OTHER_FM.objectId }));
    assert.deepEqual(await named(FM, { kind: 'mine' }), ['Untried', 'Silent', 'Sooner', 'Later', 'Dateless']);
    assert.deepEqual(await named(FM, { kind: 'mine' }, 1), ['Started']);
  });

  it('goes from page to page and stays on the last', async () => {
    for (let n = 0; n < PAGE_SIZE + 2; n += 1) await put(`Customer ${String(n)}`, anEngagement());
    const first = await listCustomers(office, GATEWAY, { kind: 'withoutDate' });
    assert.deepEqual(
      [first.customers.length, first.page, first.pageCount, first.total],
      [PAGE_SIZE, 0, 2, PAGE_SIZE + 2],
    );
    assert.equal((await listCustomers(office, GATEWAY, { kind: 'withoutDate' }, 1)).customers.length, 2);
    assert.equal((await listCustomers(office, GATEWAY, { kind: 'withoutDate' }, 99)).page, 1);
  });

  it('lists for Gateway and leads what waits for a first date, without old engagements (R12)', async () => {
    await put('Waiting', anEngagement({ fmId: undefined }));
    await put('Dated', aDatedEngagement('2026-12-01'));
    await put('Blocked', anEngagement({ l1: 'blocked' }));
    await put('Old', anEngagement({ origin: 'preexisting' }));
    for (const viewer of [GATEWAY, LEAD]) assert.deepEqual(await named(viewer, { kind: 'withoutDate' }), ['Waiting']);
    for (const viewer of [FM, FRP_MANAGER, ADMIN, NOBODY]) {
      assert.deepEqual(await named(viewer, { kind: 'withoutDate' }), []);
    }
  });

  it('finds customers by the beginning of their name, whatever the case and the accents', async () => {
    await put('Ñandú Fábrica', anEngagement());
    await put('Nandu Works', anEngagement());
    await put('Other', anEngagement());
    assert.deepEqual(await named(FM, { kind: 'named', text: ' ñandu ' }), ['Ñandú Fábrica', 'Nandu Works']);
    assert.deepEqual(await named(FM, { kind: 'named', text: 'NANDÚ W' }), ['Nandu Works']);
    assert.deepEqual(await named(FM, { kind: 'named', text: 'zzz' }), []);
  });

  it('shows an FRP manager only customers of partners, and somebody without a role none (U19)', async () => {
    await put('Partner customer', anEngagement(), true);
    await put('Partly ours', anEngagement());
    assert.deepEqual(await named(FRP_MANAGER, { kind: 'named', text: 'part' }), ['Partner customer']);
    assert.deepEqual(await named(NOBODY, { kind: 'named', text: 'part' }), []);
    assert.equal(await showCustomer(office, FRP_MANAGER, 'tenant-Partly ours'), undefined);
    assert.equal(await showCustomer(office, NOBODY, 'tenant-Partner customer'), undefined);
    assert.equal(await showCustomer(office, FM, 'tenant-nowhere'), undefined);
  });

  it('shows each engagement with its state on the day of its FM, and what the viewer may do', async () => {
    const inTokyo = { ...OTHER_FM, timeZone: 'Asia/Tokyo' };
    await office.people.putPerson(inTokyo);
    office.clock.moveTo('2026-11-23T16:00:00Z');
    await put('Tokyo', aDatedEngagement('2026-11-24', { fmId: inTokyo.objectId }));
    const seen = await showCustomer(office, FM, 'tenant-Tokyo');
    assert.equal(seen?.engagements[0]?.state, 'due');
    assert.equal(seen.engagements[0].fmName, OTHER_FM.name);
    assert.equal(seen.engagements[0].allowed.size, 0);
    const own = await showCustomer(office, inTokyo, 'tenant-Tokyo');
    assert.ok(own?.engagements[0]?.allowed.has('reschedule'));
  });

  it('names who did what in the history', async () => {
    await put('Contoso', anEngagement());
    const by = { objectId: FM.objectId, role: 'fm' } as const;
    await office.customers.save({
      tenantId: 'tenant-Contoso',
      notes: [
        {
          id: 'n',
          tenantId: 'tenant-Contoso',
          engagements: ['EXO|1'],
          text: 'Hello',
          at: '2026-11-23T09:00:00.000Z',
          by,
        },
      ],
    });
    const { notes, names } = await showHistory(office, 'tenant-Contoso');
    assert.deepEqual(
      notes.map(({ text }) => text),
      ['Hello'],
    );
    assert.deepEqual([...names], [[FM.objectId, FM.name]]);
  });

  it('lets blocked reminders go when their FM can be reached again', async () => {
    await putCustomer(office, [aDatedEngagement('2026-11-23'), aDatedEngagement('2026-12-01', { workload: 'TEAMS' })]);
    const record = await office.customers.getCustomer(aTenant().tenantId);
    const due = record?.openReminders.find(({ value }) => value.engagement === 'EXO|1');
    assert.ok(due);
    await office.customers.save({
      tenantId: aTenant().tenantId,
      changedReminders: [{ ...due, value: { ...due.value, state: 'blocked', nextAtMs: undefined } }],
    });
    await releaseBlockedReminders(office, OTHER_FM.objectId);
    assert.deepEqual(await openReminders(office), ['EXO|1 due 2026-11-23 blocked', 'TEAMS|1 due 2026-12-01 pending']);
    await releaseBlockedReminders(office, FM.objectId);
    assert.deepEqual(await openReminders(office), ['EXO|1 due 2026-11-23 pending', 'TEAMS|1 due 2026-12-01 pending']);
  });
});
