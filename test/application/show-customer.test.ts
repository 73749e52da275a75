import assert from 'node:assert/strict';

import { changeL1 } from '../../src/application/change-l1.ts';
import { rescheduleStartDate } from '../../src/application/reschedule-start-date.ts';
import { showCustomer, showHistory, showRelatives } from '../../src/application/show-customer.ts';
import { showEngagement } from '../../src/application/show-engagement.ts';
import { calendarDay } from '../../src/domain/calendar-day.ts';
import { engagementKey } from '../../src/domain/engagement.ts';
import type { Person } from '../../src/domain/person.ts';
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
import { aRequest, openOffice, putCustomer, type Office } from '../support/office.ts';

describe('showing a customer', () => {
  let office: Office;

  beforeEach(async () => {
    office = await openOffice();
  });
  afterEach(() => office.store.close());

  const move = async (keys: readonly string[], text: string, tenantId = CUSTOMER_TENANT): Promise<void> => {
    const result = await rescheduleStartDate(office, {
      ...(await aRequest(office, LEAD, keys, { tenantId })),
      requested: { date: calendarDay('2026-12-14'), precision: 'day' },
      reason: { code: 'customerRequestedNewDate', text },
    });
    assert.equal(result.kind, 'saved');
    office.clock.tick(1000);
  };

  describe('whose workloads are split between FastTrack Center and a partner', () => {
    beforeEach(async () => {
      await putCustomer(office, [
        aDatedEngagement('2026-11-25', { completion: { planned: calendarDay('2026-11-27') } }),
        aDatedEngagement('2026-12-01', { workload: 'TEAMS', deliveryChannel: 'frp' }),
        aDatedEngagement('2026-12-01', { workload: 'SPO', deliveryChannel: 'frp' }),
      ]);
      await move(['EXO|1'], 'A reason about Exchange');
      await move(['TEAMS|1'], 'A reason about Teams');
      await move(['SPO|1'], 'A reason about SharePoint');
    });

    const notesFor = async (viewer: Person): Promise<readonly string[]> => {
      const seen = await showCustomer(office, viewer, CUSTOMER_TENANT);
      assert.ok(seen);
      return (await showHistory(office, viewer, seen)).notes.map(({ id }) => id);
    };

    it('U19: shows an FRP manager the partner’s workloads, with their history and notes alone', async () => {
      const seen = await showCustomer(office, FRP_MANAGER, CUSTOMER_TENANT);
      assert.ok(seen);
      assert.deepEqual(seen.engagements.map(({ engagement }) => engagement.workload).toSorted(), ['SPO', 'TEAMS']);
      const { events, notes, names } = await showHistory(office, FRP_MANAGER, seen);
      assert.deepEqual(
        events.map(({ workload }) => workload),
        ['SPO', 'TEAMS'],
      );
      assert.deepEqual(
        notes.map(({ engagements }) => engagements),
        [['SPO|1'], ['TEAMS|1']],
      );
      assert.deepEqual([...names.values()], [LEAD.name]);
    });

    it('U19: shows an FRP manager no note that is about another workload, too', async () => {
      await office.customers.save({
        tenantId: CUSTOMER_TENANT,
        notes: [
          {
            id: 'both',
            tenantId: CUSTOMER_TENANT,
            engagements: ['EXO|1', 'TEAMS|1'],
            text: 'A reason about Exchange and Teams',
            at: '2026-11-23T09:30:00.000Z',
            by: { objectId: LEAD.objectId, role: 'lead' },
          },
        ],
      });
      assert.ok(!(await notesFor(FRP_MANAGER)).includes('both'));
      assert.ok((await notesFor(FM)).includes('both'));
    });

    it('U19: shows an FRP manager no note that is about no workload', async () => {
      const by = { objectId: LEAD.objectId, role: 'lead' } as const;
      const note = { id: 'none', tenantId: CUSTOMER_TENANT, engagements: [], text: 'A note', by };
      await office.customers.save({
        tenantId: CUSTOMER_TENANT,
        notes: [{ ...note, at: '2026-11-23T09:30:00.000Z' }],
      });
      assert.equal((await notesFor(FRP_MANAGER)).includes('none'), false);
      assert.equal((await notesFor(FM)).includes('none'), true);
    });

    it('U19 E21: shows an FRP manager nothing of what happened in a record that was merged into it', async () => {
      const duplicate = '11111111-4a6b-4d2e-9b0f-2c5d8e1a7b34';
      await putCustomer(
        office,
        [aDatedEngagement('2026-12-01', { workload: 'TEAMS' })],
        aTenant({ tenantId: duplicate }),
      );
      await move(['TEAMS|1'], 'A reason of FastTrack Center', duplicate);
      await office.customers.putCustomer(aTenant({ mergedFrom: [duplicate] }), []);
      const told = async (viewer: Person): Promise<readonly [number, boolean]> => {
        const seen = await showCustomer(office, viewer, CUSTOMER_TENANT);
        assert.ok(seen);
        const { events, notes } = await showHistory(office, viewer, seen);
        return [
          events.filter(({ tenantId }) => tenantId === duplicate).length,
          notes.some(({ text }) => text.includes('A reason of FastTrack Center')),
        ];
      };
      assert.deepEqual(await told(FRP_MANAGER), [0, false]);
      assert.deepEqual(await told(FM), [1, true]);
    });

    it('U19: shows an FRP manager their history although a longer one is about other workloads', async () => {
      for (let n = 0; n < 40; n += 1) {
        const l1 = n % 2 === 0 ? 'blocked' : 'inProgress';
        await changeL1(office, { ...(await aRequest(office, FM, ['EXO|1'])), l1 });
        office.clock.tick(1000);
      }
      const seen = await showCustomer(office, FRP_MANAGER, CUSTOMER_TENANT);
      assert.ok(seen);
      assert.equal((await showHistory(office, FRP_MANAGER, seen)).events.length, 2);
    });

    it('U19: tells an FRP manager of no gap to a workload they may not see', async () => {
      const gapsFor = async (viewer: Person): Promise<unknown> =>
        (await showCustomer(office, viewer, CUSTOMER_TENANT))?.engagements.flatMap(({ engagement, gap }) =>
          gap ? [[engagement.workload, gap.previous.workload, gap.days]] : [],
        );
      await putCustomer(office, [
        aDatedEngagement('2026-11-25', { completion: { planned: calendarDay('2026-11-27') } }),
        aDatedEngagement('2026-12-01', { workload: 'TEAMS', deliveryChannel: 'frp', origin: 'serial' }),
        aDatedEngagement('2026-12-05', { workload: 'SPO', deliveryChannel: 'frp', origin: 'successReview' }),
      ]);
      assert.deepEqual(await gapsFor(FM), [
        ['TEAMS', 'EXO', 4],
        ['SPO', 'TEAMS', undefined],
      ]);
      assert.deepEqual(await gapsFor(FRP_MANAGER), [['SPO', 'TEAMS', undefined]]);
    });

    it('U19: shows one engagement to those alone who may see it, with what names it', async () => {
      const about = { tenantId: CUSTOMER_TENANT, key: 'EXO|1' };
      assert.equal(await showEngagement(office, FRP_MANAGER, about), undefined);
      assert.equal(await showEngagement(office, NOBODY, about), undefined);
      assert.equal(await showEngagement(office, FM, { ...about, key: 'YAM|1' }), undefined);
      const shown = await showEngagement(office, FM, about);
      assert.equal(shown?.seen.engagement.workload, 'EXO');
      assert.deepEqual(
        shown.notes.map(({ engagements }) => engagements),
        [['EXO|1']],
      );
    });
  });

  it('lets each viewer see what they may add and whether they may merge', async () => {
    await putCustomer(office, [anEngagement()]);
    const offered = async (viewer: Person): Promise<unknown> => {
      const seen = await showCustomer(office, viewer, CUSTOMER_TENANT);
      return seen && [seen.addable.toSorted().join(), seen.mayMerge];
    };
    assert.deepEqual(await offered(GATEWAY), ['newCustomer,preexisting,reengagement', false]);
    assert.deepEqual(await offered(FM), ['preexisting,serial,successReview', false]);
    assert.deepEqual(await offered(LEAD), ['newCustomer,preexisting,reengagement,serial,successReview', true]);
    for (const viewer of [OTHER_FM, ADMIN]) assert.deepEqual(await offered(viewer), ['', false]);
    for (const viewer of [FRP_MANAGER, NOBODY]) assert.equal(await offered(viewer), undefined);
  });

  it('I19: offers the delegate of an absent FM what they may do, as long as the FM is away', async () => {
    await putCustomer(office, [aDatedEngagement('2026-11-18')]);
    const absence = {
      from: calendarDay('2026-11-23'),
      until: calendarDay('2026-11-23'),
      delegateId: OTHER_FM.objectId,
    };
    await office.people.saveAbsence(FM.objectId, absence);
    const allowed = async (): Promise<readonly string[]> => [
      ...((await showCustomer(office, OTHER_FM, CUSTOMER_TENANT))?.engagements[0]?.allowed ?? []),
    ];
    assert.ok((await allowed()).includes('reschedule'));
    assert.ok(!(await allowed()).includes('changeL1'));
    office.clock.moveTo('2026-11-24T09:00:00Z');
    assert.deepEqual(await allowed(), []);
  });

  it('E21: follows records from merge to merge to the one that goes on, and ends when they lead in a circle', async () => {
    const ids = ['first', 'second', 'third'] as const;
    for (const [index, tenantId] of ids.entries()) {
      await office.customers.putCustomer(aTenant({ tenantId, mergedInto: ids[index + 1] }), []);
    }
    for (const tenantId of ids) assert.equal((await showCustomer(office, FM, tenantId))?.tenant.tenantId, 'third');
    await office.customers.putCustomer(aTenant({ tenantId: 'third', mergedInto: 'first' }), []);
    for (const tenantId of ids) assert.ok(await showCustomer(office, FM, tenantId));
  });

  it('shows a customer without workloads to those who see everything', async () => {
    await putCustomer(office, []);
    assert.deepEqual((await showCustomer(office, GATEWAY, CUSTOMER_TENANT))?.engagements, []);
    assert.equal(await showCustomer(office, FRP_MANAGER, CUSTOMER_TENANT), undefined);
  });

  it('names the FMs that the history tells of', async () => {
    await putCustomer(office, [anEngagement()]);
    await office.customers.save({
      tenantId: CUSTOMER_TENANT,
      events: [
        {
          id: 'assigned',
          tenantId: CUSTOMER_TENANT,
          workload: 'EXO',
          sequence: 1,
          at: '2026-11-23T09:00:00.000Z',
          by: { objectId: LEAD.objectId, role: 'lead' },
          facts: { type: 'fmAssigned', before: OTHER_FM.objectId, after: FM.objectId },
        },
      ],
    });
    const seen = await showCustomer(office, GATEWAY, CUSTOMER_TENANT);
    assert.ok(seen);
    const { names } = await showHistory(office, GATEWAY, seen);
    assert.deepEqual([...names.values()].toSorted(), [FM.name, OTHER_FM.name, LEAD.name].toSorted());
  });

  it('shows the newest of a long history', async () => {
    await putCustomer(office, [anEngagement()]);
    for (let n = 0; n < 40; n += 1) {
      const l1 = n % 2 === 0 ? 'blocked' : 'inProgress';
      await changeL1(office, { ...(await aRequest(office, FM, ['EXO|1'])), l1 });
      office.clock.tick(1000);
    }
    const seen = await showCustomer(office, FM, CUSTOMER_TENANT);
    assert.ok(seen);
    const { events } = await showHistory(office, FM, seen);
    assert.equal(events[0]?.at, '2026-11-23T09:00:39.000Z');
    assert.ok(events.length >= 30);
  });

  it('E20: shows the other tenants of the customer that the viewer may see', async () => {
    await putCustomer(office, [anEngagement()]);
    for (const [tenantId, customerName, deliveryChannel, customerId] of [
      ['t-ftc', 'Contoso Asia', 'ftc', 'customer-1'],
      ['t-frp', 'Contoso Europe', 'frp', 'customer-1'],
      ['t-else', 'Fabrikam', 'frp', 'customer-2'],
    ] as const) {
      await putCustomer(office, [anEngagement({ deliveryChannel })], aTenant({ tenantId, customerName, customerId }));
    }
    const namesFor = async (viewer: Person): Promise<readonly string[]> =>
      (await showRelatives(office, viewer, aTenant())).map(({ customerName }) => customerName);
    assert.deepEqual(await namesFor(FM), ['Contoso Asia', 'Contoso Europe']);
    assert.deepEqual(await namesFor(FRP_MANAGER), ['Contoso Europe']);
    assert.deepEqual(await namesFor(NOBODY), []);
  });

  it('R6: shows the gap before each deployment', async () => {
    await putCustomer(office, [
      aDatedEngagement('2026-11-02', { progress: 'started', completion: { actual: calendarDay('2026-11-20') } }),
      aDatedEngagement('2026-12-01', { workload: 'TEAMS', origin: 'serial' }),
    ]);
    const seen = await showCustomer(office, FM, CUSTOMER_TENANT);
    assert.deepEqual(
      seen?.engagements.map(({ engagement, gap }) => [engagementKey(engagement), gap?.days]),
      [
        ['TEAMS|1', 11],
        ['EXO|1', undefined],
      ],
    );
  });
});
