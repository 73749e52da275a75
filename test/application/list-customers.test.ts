import assert from 'node:assert/strict';

import { listCustomers, PAGE_SIZE, type CustomerFilter } from '../../src/application/list-customers.ts';
import { logAttempt } from '../../src/application/log-attempt.ts';
import type { CustomerRecords } from '../../src/application/ports.ts';
import { releaseBlockedReminders } from '../../src/application/release-blocked-reminders.ts';
import { showCustomer, showHistory } from '../../src/application/show-customer.ts';
import { calendarDay } from '../../src/domain/calendar-day.ts';
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
import { aRequest, openOffice, openReminders, putCustomer, type Office } from '../support/office.ts';

describe('looking customers up', () => {
  let office: Office;

  beforeEach(async () => {
    office = await openOffice();
  });
  afterEach(() => office.store.close());

  const named = async (viewer: Person, filter: CustomerFilter, page = 0): Promise<readonly string[]> =>
    (await listCustomers(office, viewer, filter, page)).customers.map(({ tenant }) => tenant.customerName);
  const put = (name: string, engagement: Parameters<typeof putCustomer>[1][number]): Promise<void> =>
    putCustomer(office, [engagement], aTenant({ tenantId: `tenant-${name}`, customerName: name }));

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

  it('lists what waits for a first date that the viewer may enter, without old engagements (R12, R28, U17)', async () => {
    await put('Waiting', anEngagement({ fmId: undefined }));
    await put('Dated', aDatedEngagement('2026-12-01'));
    await put('Blocked', anEngagement({ l1: 'blocked' }));
    await put('Old', anEngagement({ origin: 'preexisting' }));
    await put('Serial', anEngagement({ origin: 'serial' }));
    assert.deepEqual(await named(GATEWAY, { kind: 'withoutDate' }), ['Waiting']);
    assert.deepEqual((await named(LEAD, { kind: 'withoutDate' })).toSorted(), ['Serial', 'Waiting']);
    for (const viewer of [FM, FRP_MANAGER, ADMIN, NOBODY]) {
      assert.deepEqual(await named(viewer, { kind: 'withoutDate' }), []);
    }
  });

  it('E15 R3: lists for the lead what waits for an FM, those without a date first, and for nobody else', async () => {
    const free = { fmId: undefined, deliveryChannel: 'unassigned' } as const;
    await put('Later', aDatedEngagement('2027-02-01', free));
    await put('Sooner', aDatedEngagement('2026-12-01', free));
    await put('Dateless', anEngagement(free));
    await put('Assigned', aDatedEngagement('2026-12-01'));
    await put('Partner', anEngagement({ fmId: undefined, deliveryChannel: 'frp' }));
    await put('Old', anEngagement({ ...free, origin: 'preexisting' }));
    await put('Blocked', anEngagement({ ...free, l1: 'blocked' }));
    await put('Started', aDatedEngagement('2026-11-02', { ...free, progress: 'started' }));
    assert.deepEqual(await named(LEAD, { kind: 'withoutFm' }), ['Dateless', 'Sooner', 'Later']);
    for (const viewer of [GATEWAY, FM, FRP_MANAGER, ADMIN, NOBODY]) {
      assert.deepEqual(await named(viewer, { kind: 'withoutFm' }), []);
    }
  });

  it('U18 R28: lists for Gateway and the lead new customers whose first date Gateway did not enter', async () => {
    await put('By the lead', aDatedEngagement('2026-12-14', { firstEnteredRole: 'lead' }));
    await put('By the FM', aDatedEngagement('2026-12-01', { firstEnteredRole: 'fm' }));
    await put('By Gateway', aDatedEngagement('2026-12-01'));
    await put('Serial', aDatedEngagement('2026-12-01', { firstEnteredRole: 'fm', origin: 'serial' }));
    await put('Dateless', anEngagement());
    for (const viewer of [GATEWAY, LEAD]) {
      assert.deepEqual(await named(viewer, { kind: 'notByGateway' }), ['By the FM', 'By the lead']);
    }
    for (const viewer of [FM, FRP_MANAGER, ADMIN, NOBODY]) {
      assert.deepEqual(await named(viewer, { kind: 'notByGateway' }), []);
    }
  });

  it('I15: does not wait for a first date of a partner', async () => {
    await put('Partner', anEngagement({ deliveryChannel: 'frp' }));
    assert.deepEqual(await named(GATEWAY, { kind: 'withoutDate' }), []);
  });

  it('shows customers of partners to all who may see them, the earliest date first', async () => {
    await put('Later', aDatedEngagement('2027-02-01', { deliveryChannel: 'frp' }));
    await put('Sooner', aDatedEngagement('2026-12-01', { deliveryChannel: 'frp' }));
    await put('Ours', aDatedEngagement('2026-12-01'));
    for (const viewer of [GATEWAY, FM, LEAD, FRP_MANAGER, ADMIN]) {
      assert.deepEqual(await named(viewer, { kind: 'partners' }), ['Sooner', 'Later']);
    }
  });

  it('I19 E17: shows a delegate the customers of the absent FM along with their own, while the FM is away', async () => {
    await put('Own', aDatedEngagement('2026-12-01', { fmId: OTHER_FM.objectId }));
    await put('Due', aDatedEngagement('2026-11-20'));
    const day = calendarDay('2026-11-23');
    await office.people.saveAbsence(FM.objectId, { from: day, until: day, delegateId: OTHER_FM.objectId });
    assert.deepEqual(await named(OTHER_FM, { kind: 'mine' }), ['Due', 'Own']);
    assert.deepEqual(await named(FM, { kind: 'mine' }), ['Due']);
    office.clock.moveTo('2026-11-24T09:00:00Z');
    assert.deepEqual(await named(OTHER_FM, { kind: 'mine' }), ['Own']);
  });

  it('finds a customer by its tenant id, in whatever form, and all tenants of a TPID', async () => {
    const tenantId = '7f3c1e52-4a6b-4d2e-9b0f-2c5d8e1a7b34';
    await putCustomer(office, [anEngagement()], aTenant({ tenantId, customerName: 'By id', tpid: '640001' }));
    await putCustomer(
      office,
      [anEngagement()],
      aTenant({ tenantId: 't2', customerName: 'Its sister', tpid: '640001' }),
    );
    await putCustomer(office, [anEngagement()], aTenant({ tenantId: 't3', customerName: '640001 Traders' }));
    await putCustomer(office, [anEngagement()], aTenant({ tenantId: 't4', customerName: 'Other', tpid: '64000' }));
    for (const text of [tenantId, ` {${tenantId.toUpperCase()}} `]) {
      assert.deepEqual(await named(FM, { kind: 'named', text }), ['By id']);
    }
    assert.deepEqual((await named(FM, { kind: 'named', text: '640001' })).toSorted(), [
      '640001 Traders',
      'By id',
      'Its sister',
    ]);
    assert.deepEqual(await named(FRP_MANAGER, { kind: 'named', text: tenantId }), []);
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
    await put('Partner customer', anEngagement({ deliveryChannel: 'frp' }));
    await put('Partly ours', anEngagement());
    assert.deepEqual(await named(FRP_MANAGER, { kind: 'named', text: 'part' }), ['Partner customer']);
    assert.deepEqual(await named(NOBODY, { kind: 'named', text: 'part' }), []);
    assert.deepEqual(await named(FRP_MANAGER, { kind: 'partners' }), ['Partner customer']);
    assert.deepEqual(await named(NOBODY, { kind: 'partners' }), []);
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

  it('shows the most urgent workload of a customer first', async () => {
    await putCustomer(office, [
      anEngagement({ workload: 'AIP' }),
      aDatedEngagement('2026-11-02', { workload: 'SPO', progress: 'started' }),
      aDatedEngagement('2026-12-01', { workload: 'YAM' }),
      aDatedEngagement('2026-11-20', { workload: 'TEAMS' }),
      aDatedEngagement('2026-11-18', { workload: 'EXO' }),
    ]);
    const seen = await showCustomer(office, FM, aTenant().tenantId);
    assert.deepEqual(
      seen?.engagements.map(({ engagement }) => engagement.workload),
      ['EXO', 'TEAMS', 'YAM', 'AIP', 'SPO'],
    );
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
    const seen = await showCustomer(office, FM, 'tenant-Contoso');
    assert.ok(seen);
    const { notes, names } = await showHistory(office, FM, seen);
    assert.deepEqual(
      notes.map(({ text }) => text),
      ['Hello'],
    );
    assert.deepEqual([...names], [[FM.objectId, FM.name]]);
  });

  describe('blocked reminders', () => {
    const block = async (tenantId = aTenant().tenantId): Promise<void> => {
      const record = await office.customers.getCustomer(tenantId);
      const changedReminders = (record?.openReminders ?? []).map(({ value, etag }) => ({
        etag,
        value: { ...value, state: 'blocked' as const, nextAtMs: undefined },
      }));
      assert.equal(await office.customers.save({ tenantId, changedReminders }), 'saved');
    };

    it('are let go when their FM can be reached again, and only theirs', async () => {
      await putCustomer(office, [
        aDatedEngagement('2026-11-23'),
        aDatedEngagement('2026-12-01', { workload: 'TEAMS', fmId: OTHER_FM.objectId }),
      ]);
      await block();
      await releaseBlockedReminders(office, FM.objectId);
      assert.deepEqual(await openReminders(office), [
        'EXO|1 due 2026-11-23 pending',
        'TEAMS|1 headsUp 2026-11-30 blocked',
      ]);
    });

    it('are all let go, however many there are', async () => {
      for (let n = 0; n < 120; n += 1) {
        const tenantId = `t${String(n)}`;
        await putCustomer(office, [aDatedEngagement('2026-11-23')], aTenant({ tenantId }));
        await block(tenantId);
      }
      await releaseBlockedReminders(office, FM.objectId);
      assert.deepEqual(await office.reminders.findBlocked(FM.objectId, 1000), []);
    });

    it('are let go although somebody answers for one of them at the same moment', async () => {
      await putCustomer(office, [
        aDatedEngagement('2026-11-23'),
        aDatedEngagement('2026-11-23', { workload: 'TEAMS' }),
      ]);
      await block();
      let interrupted = false;
      const customers: CustomerRecords = Object.create(office.customers, {
        save: {
          value: async (change: Parameters<CustomerRecords['save']>[0]) => {
            if (!interrupted) {
              interrupted = true;
              const attempt = { channel: 'email', outcome: 'noReply', comment: '' } as const;
              await logAttempt(office, { ...(await aRequest(office, LEAD, ['EXO|1'])), ...attempt });
            }
            return office.customers.save(change);
          },
        },
        getCustomer: { value: (tenantId: string) => office.customers.getCustomer(tenantId) },
      }) as CustomerRecords;
      await releaseBlockedReminders({ ...office, customers }, FM.objectId);
      assert.deepEqual(await openReminders(office), [
        'EXO|1 followUp 2026-11-25 pending',
        'TEAMS|1 due 2026-11-23 pending',
      ]);
    });
  });
});
