import assert from 'node:assert/strict';

import { listCustomers } from '../../src/application/list-customers.ts';
import {
  MAX_MERGED,
  mergeDuplicate,
  previewMerge,
  type MergeRequest,
  type MergeResult,
} from '../../src/application/merge-duplicate.ts';
import type { CustomerRecords } from '../../src/application/ports.ts';
import { rescheduleStartDate } from '../../src/application/reschedule-start-date.ts';
import { showCustomer, showHistory } from '../../src/application/show-customer.ts';
import { calendarDay } from '../../src/domain/calendar-day.ts';
import type { CustomerTenant } from '../../src/domain/customer.ts';
import { engagementKey } from '../../src/domain/engagement.ts';
import { ReminderDelivery } from '../../src/reminders/reminder-delivery.ts';
import { aDatedEngagement, anEngagement, aTenant, CUSTOMER_TENANT, FM, GATEWAY, LEAD } from '../support/builders.ts';
import { aRequest, openOffice, openReminders, putCustomer, stored, type Office } from '../support/office.ts';

describe('merging a duplicate', () => {
  const DUPLICATE = '11111111-4a6b-4d2e-9b0f-2c5d8e1a7b34';
  let office: Office;

  beforeEach(async () => {
    office = await openOffice();
    await putCustomer(office, [
      aDatedEngagement('2026-12-01'),
      aDatedEngagement('2026-12-01', { workload: 'TEAMS' }),
      anEngagement({ workload: 'SPO' }),
      anEngagement({ workload: 'AIP' }),
    ]);
    await putCustomer(
      office,
      [
        aDatedEngagement('2026-12-14'),
        aDatedEngagement('2026-12-14', { workload: 'TEAMS' }),
        aDatedEngagement('2026-12-14', { workload: 'SPO' }),
        anEngagement({ workload: 'AIP' }),
        aDatedEngagement('2026-12-21', { workload: 'YAM' }),
      ],
      aTenant({ tenantId: DUPLICATE, customerName: 'Contoso Tset', tpid: '640001' }),
    );
  });
  afterEach(() => office.store.close());

  const request = (changes: Partial<MergeRequest> = {}): MergeRequest => ({
    person: LEAD,
    language: 'en',
    survivingId: CUSTOMER_TENANT,
    duplicateId: DUPLICATE,
    taken: new Set(['TEAMS|1']),
    explanation: 'The same company, recorded twice',
    nonce: 'card-1',
    ...changes,
  });
  const tenantOf = async (tenantId: string): Promise<CustomerTenant | undefined> =>
    (await office.customers.getCustomer(tenantId))?.tenant;
  const dates = async (): Promise<Readonly<Record<string, string | undefined>>> => {
    const record = await office.customers.getCustomer(CUSTOMER_TENANT);
    return Object.fromEntries((record?.engagements ?? []).map(({ value }) => [engagementKey(value), value.esd?.date]));
  };
  const MERGED_DATES = {
    'AIP|1': undefined,
    'EXO|1': '2026-12-01',
    'SPO|1': '2026-12-14',
    'TEAMS|1': '2026-12-14',
    'YAM|1': '2026-12-21',
  };
  const history = (): ReturnType<Office['customers']['getHistory']> => office.customers.getHistory(CUSTOMER_TENANT, 50);
  /** Merges with something happening, or failing, right before the `nth` save. */
  const interruptedBefore = (nth: number, meanwhile: () => Promise<void>): Promise<MergeResult> => {
    let saves = 0;
    const customers = new Proxy<CustomerRecords>(office.customers, {
      get: (target, name) => {
        if (name !== 'save') return (...given: [string]) => target.getCustomer(...given);
        return async (change: Parameters<typeof target.save>[0]) => {
          saves += 1;
          if (saves === nth) await meanwhile();
          return target.save(change);
        };
      },
    });
    return mergeDuplicate({ ...office, customers }, request());
  };
  const move = async (tenantId: string, date: string): Promise<void> => {
    const result = await rescheduleStartDate(office, {
      ...(await aRequest(office, FM, ['EXO|1'], { tenantId })),
      requested: { date: calendarDay(date), precision: 'day' },
      reason: { code: 'customerRequestedNewDate', text: 'They asked for another day' },
    });
    assert.equal(result.kind, 'saved');
  };

  it('E21: shows beforehand what it would do, and writes nothing', async () => {
    const preview = await previewMerge(office, request());
    assert.equal(preview.kind, 'preview');
    assert.deepEqual([preview.surviving.tenantId, preview.duplicate.tenantId], [CUSTOMER_TENANT, DUPLICATE]);
    assert.deepEqual(Object.fromEntries(preview.pairs.map(({ duplicate, need }) => [duplicate.workload, need])), {
      AIP: 'keep',
      EXO: 'ask',
      SPO: 'fill',
      TEAMS: 'ask',
      YAM: 'adopt',
    });
    assert.deepEqual((await history()).events, []);
  });

  it('E21: takes over what is missing and what was chosen, with an event each and one note (I5)', async () => {
    const result = await mergeDuplicate(office, request());
    assert.equal(result.kind, 'merged');
    assert.deepEqual(await dates(), MERGED_DATES);
    const { events, notes } = await history();
    assert.deepEqual(
      events.map(({ workload, facts, by }) => [workload, facts.type, by?.role]).toSorted(),
      ['AIP', 'EXO', 'SPO', 'TEAMS', 'YAM'].map((workload) => [workload, 'duplicateMerged', 'lead']),
    );
    assert.equal(notes.length, 1);
    assert.match(notes[0]?.text ?? '', new RegExp(`Duplicate record ${DUPLICATE} merged into this one: `));
    for (const part of [
      'TEAMS 2026-12-01 -> 2026-12-14',
      'SPO none -> 2026-12-14',
      'YAM none -> 2026-12-21',
      'Reason (correction): The same company, recorded twice. - Lee Lead, 2026-11-23',
    ]) {
      assert.ok(notes[0]?.text.includes(part), part);
    }
    assert.ok(!notes[0]?.text.includes('2026-12-01 -> 2026-12-01'));
  });

  it('reminds of the dates that count, once', async () => {
    await mergeDuplicate(office, request());
    assert.deepEqual(await openReminders(office), [
      'EXO|1 due 2026-12-01 pending',
      'SPO|1 due 2026-12-14 pending',
      'TEAMS|1 due 2026-12-14 pending',
      'YAM|1 due 2026-12-21 pending',
    ]);
    assert.deepEqual(await openReminders(office, DUPLICATE), []);
    office.clock.moveTo('2026-12-31T09:00:00Z');
    await new ReminderDelivery(office).deliverDue();
    assert.deepEqual([...new Set(office.notifier.sent.map(({ tenant }) => tenant.tenantId))], [CUSTOMER_TENANT]);
  });

  it('E21: sets the duplicate aside: no list and no search for likeness finds it, its id leads to the other', async () => {
    await mergeDuplicate(office, request());
    assert.equal((await tenantOf(DUPLICATE))?.mergedInto, CUSTOMER_TENANT);
    assert.deepEqual((await tenantOf(CUSTOMER_TENANT))?.mergedFrom, [DUPLICATE]);
    assert.equal((await showCustomer(office, FM, DUPLICATE))?.tenant.tenantId, CUSTOMER_TENANT);
    for (const filter of [
      { kind: 'mine' },
      { kind: 'named', text: 'contoso' },
      { kind: 'named', text: DUPLICATE },
    ] as const) {
      const { customers, total } = await listCustomers(office, FM, filter);
      assert.deepEqual([customers.map(({ tenant }) => tenant.tenantId), total], [[CUSTOMER_TENANT], 1]);
    }
    assert.deepEqual(await office.customers.findTenantsLike({ tpid: '640001' }, 10), []);
    assert.deepEqual(
      (await office.customers.findEngagementsWithoutDate(10)).map(({ tenantId }) => tenantId),
      [CUSTOMER_TENANT],
    );
  });

  it('E21: keeps the history of both', async () => {
    await move(DUPLICATE, '2026-12-15');
    await move(CUSTOMER_TENANT, '2026-12-02');
    office.clock.tick(1000);
    await mergeDuplicate(office, request());
    const seen = await showCustomer(office, FM, CUSTOMER_TENANT);
    assert.ok(seen);
    const { events, notes } = await showHistory(office, FM, seen);
    assert.equal(events.filter(({ facts }) => facts.type === 'startDateRescheduled').length, 2);
    assert.equal(events.filter(({ facts }) => facts.type === 'duplicateMerged').length, 5);
    assert.equal(notes.length, 3);
    assert.match(notes[0]?.text ?? '', /merged into this one/);
  });

  it('E21: keeps the history of a record that was merged into the duplicate before', async () => {
    const first = '33333333-4a6b-4d2e-9b0f-2c5d8e1a7b34';
    await putCustomer(office, [aDatedEngagement('2026-12-14')], aTenant({ tenantId: first }));
    await move(first, '2026-12-16');
    assert.equal(
      (await mergeDuplicate(office, request({ survivingId: DUPLICATE, duplicateId: first, nonce: 'card-0' }))).kind,
      'merged',
    );
    assert.equal((await mergeDuplicate(office, request())).kind, 'merged');
    const seen = await showCustomer(office, LEAD, first);
    assert.deepEqual([seen?.tenant.tenantId, seen?.tenant.mergedFrom], [CUSTOMER_TENANT, [DUPLICATE, first]]);
    assert.ok(seen);
    const { events } = await showHistory(office, LEAD, seen);
    assert.equal(events.filter(({ facts }) => facts.type === 'startDateRescheduled').length, 1);
  });

  it('counts the same card once, however often and however fast it arrives', async () => {
    const results = await Promise.all(Array.from({ length: 5 }, () => mergeDuplicate(office, request())));
    for (const result of [...results, await mergeDuplicate(office, request())]) assert.equal(result.kind, 'merged');
    const { events, notes } = await history();
    assert.deepEqual([events.length, notes.length], [5, 1]);
    assert.deepEqual((await tenantOf(CUSTOMER_TENANT))?.mergedFrom, [DUPLICATE]);
  });

  for (const [name, nonce] of [
    ['the same card', 'card-1'],
    ['another card', 'card-2'],
  ] as const) {
    it(`is finished by ${name} after it was cut off between its two batches`, async () => {
      const died = interruptedBefore(2, () => Promise.reject(new Error('the process died here')));
      await assert.rejects(died, /the process died here/);
      assert.equal((await tenantOf(DUPLICATE))?.mergedInto, undefined);
      assert.deepEqual(await dates(), MERGED_DATES);

      assert.equal((await mergeDuplicate(office, request({ nonce }))).kind, 'merged');
      assert.equal((await tenantOf(DUPLICATE))?.mergedInto, CUSTOMER_TENANT);
      assert.deepEqual(await dates(), MERGED_DATES);
      assert.deepEqual(await openReminders(office, DUPLICATE), []);
      const { events, notes } = await history();
      assert.deepEqual([events.length, notes.length], [5, 1]);
    });
  }

  it('decides anew when somebody moves a surviving date at the same moment', async () => {
    const result = await interruptedBefore(1, () => move(CUSTOMER_TENANT, '2026-12-03'));
    assert.equal(result.kind, 'merged');
    assert.deepEqual(await dates(), { ...MERGED_DATES, 'EXO|1': '2026-12-03' });
    assert.deepEqual([(await history()).notes.length, (await tenantOf(DUPLICATE))?.mergedInto], [2, CUSTOMER_TENANT]);
  });

  it('retires the duplicate although somebody changes it at the same moment', async () => {
    const result = await interruptedBefore(2, () => move(DUPLICATE, '2026-12-16'));
    assert.equal(result.kind, 'merged');
    assert.deepEqual(await dates(), MERGED_DATES);
    assert.deepEqual(await openReminders(office, DUPLICATE), []);
  });

  it('refuses to change the engagements of a record that has been merged away', async () => {
    const late = await aRequest(office, FM, ['EXO|1'], { tenantId: DUPLICATE });
    await mergeDuplicate(office, request());
    const result = await rescheduleStartDate(office, {
      ...late,
      requested: { date: calendarDay('2026-12-16'), precision: 'day' },
      reason: { code: 'customerRequestedNewDate', text: 'They asked for another day' },
    });
    assert.equal(result.kind, 'notFound');
    assert.equal((await stored(office, 'EXO|1')).esd?.date, '2026-12-01');
  });

  it('merges as many workloads as it allows in one batch of the store', async () => {
    const engagements = Array.from({ length: MAX_MERGED }, (_, n) =>
      aDatedEngagement('2026-12-14', { workload: `W${String(n)}` }),
    );
    await putCustomer(
      office,
      engagements.map((engagement) => ({
        ...engagement,
        ...aDatedEngagement('2026-12-01'),
        workload: engagement.workload,
      })),
      aTenant({ tenantId: 'big' }),
    );
    await putCustomer(office, engagements, aTenant({ tenantId: 'big-duplicate' }));
    const taken = new Set(engagements.map(engagementKey));
    const big = request({ survivingId: 'big', duplicateId: 'big-duplicate', taken });
    assert.equal((await mergeDuplicate(office, big)).kind, 'merged');
    assert.equal((await openReminders(office, 'big')).filter((reminder) => reminder.includes('2026-12-14')).length, 20);
  });

  describe('is refused', () => {
    for (const [name, changes, expected] of [
      ['without a reason (R34)', { explanation: 'twice' }, 'text-too-short'],
      ['with a reason that is too long (U20)', { explanation: 'x'.repeat(1001) }, 'text-too-long'],
      ['to anybody but the lead', { person: GATEWAY }, 'forbidden'],
      ['for a record and itself', { duplicateId: CUSTOMER_TENANT }, 'sameRecord'],
      ['for a duplicate that is not there', { duplicateId: 'nowhere' }, 'notFound'],
      ['into a record that is not there', { survivingId: 'nowhere' }, 'notFound'],
    ] as const) {
      it(`${name}: ${expected}`, async () => {
        assert.equal((await mergeDuplicate(office, request(changes))).kind, expected);
        assert.deepEqual((await history()).events, []);
        assert.deepEqual(await dates(), {
          'AIP|1': undefined,
          'EXO|1': '2026-12-01',
          'SPO|1': undefined,
          'TEAMS|1': '2026-12-01',
        });
      });
    }

    it('for a duplicate that was merged into another record, or into one that was merged away', async () => {
      await mergeDuplicate(office, request());
      await putCustomer(office, [anEngagement()], aTenant({ tenantId: 'third' }));
      const elsewhere = request({ survivingId: 'third', nonce: 'card-2' });
      assert.equal((await mergeDuplicate(office, elsewhere)).kind, 'alreadyMerged');
      assert.equal((await previewMerge(office, elsewhere)).kind, 'alreadyMerged');
      const intoRetired = request({ survivingId: DUPLICATE, duplicateId: 'third', nonce: 'card-3' });
      assert.equal((await mergeDuplicate(office, intoRetired)).kind, 'notFound');
    });

    it('for more workloads than fit in one batch', async () => {
      const engagements = Array.from({ length: MAX_MERGED + 1 }, (_, n) => anEngagement({ workload: `W${String(n)}` }));
      await putCustomer(office, engagements, aTenant({ tenantId: 'big' }));
      assert.equal((await mergeDuplicate(office, request({ duplicateId: 'big' }))).kind, 'tooMany');
      assert.equal((await previewMerge(office, request({ duplicateId: 'big' }))).kind, 'tooMany');
    });
  });
});
