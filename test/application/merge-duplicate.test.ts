import assert from 'node:assert/strict';

import fc from 'fast-check';

import { addWorkloads } from '../../src/application/add-workloads.ts';
import type { ChangeResult } from '../../src/application/change-engagements.ts';
import { listCustomers } from '../../src/application/list-customers.ts';
import {
  mergeDuplicate,
  mergeVersions,
  previewMerge,
  type MergeRequest,
  type MergeResult,
} from '../../src/application/merge-duplicate.ts';
import type { CustomerChange } from '../../src/application/ports.ts';
import { rescheduleStartDate } from '../../src/application/reschedule-start-date.ts';
import { showCustomer, showHistory } from '../../src/application/show-customer.ts';
import { LEADS } from '../../src/domain/reminder.ts';
import { calendarDay } from '../../src/domain/calendar-day.ts';
import type { CustomerTenant } from '../../src/domain/customer.ts';
import { engagementKey, type WorkloadEngagement } from '../../src/domain/engagement.ts';
import { ReminderDelivery } from '../../src/reminders/reminder-delivery.ts';
import { CustomerDocumentRecords } from '../../src/store/customer-document-records.ts';
import type { DocumentStore } from '../../src/store/document-store.ts';
import {
  aDatedEngagement,
  anEngagement,
  aStartDate,
  aTenant,
  CUSTOMER_TENANT,
  FM,
  GATEWAY,
  LEAD,
  OTHER_FM,
} from '../support/builders.ts';
import { aRequest, openOffice, openReminders, putCustomer, stored, type Office } from '../support/office.ts';

const DUPLICATE = '11111111-4a6b-4d2e-9b0f-2c5d8e1a7b34';

/** Records before whose saves something else happens. */
class InterruptedRecords extends CustomerDocumentRecords {
  readonly #before: () => Promise<void>;

  constructor(store: DocumentStore, before: () => Promise<void>) {
    super(store);
    this.#before = before;
  }

  override async save(change: CustomerChange): Promise<'saved' | 'conflict'> {
    await this.#before();
    return super.save(change);
  }
}

/** The office with something happening, or failing, right before the `nth` save. */
function interruptedBefore(office: Office, nth: number, meanwhile: () => Promise<void>): Office {
  let saves = 0;
  const customers = new InterruptedRecords(office.store, async () => {
    saves += 1;
    if (saves === nth) await meanwhile();
  });
  return { ...office, customers };
}

/** A wish to merge these records as they are in the store now. */
async function aMerge(office: Office, changes: Partial<MergeRequest> = {}): Promise<MergeRequest> {
  const wish = {
    person: LEAD,
    language: 'en',
    survivingId: CUSTOMER_TENANT,
    duplicateId: DUPLICATE,
    taken: new Set<string>(),
    explanation: 'The same company, recorded twice',
    nonce: 'card-1',
    ...changes,
  } as const;
  const preview = await previewMerge(office, { ...wish, person: LEAD });
  return { versions: preview.kind === 'preview' ? mergeVersions(preview.pairs) : '', ...wish };
}

describe('merging a duplicate', () => {
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

  const request = (changes: Partial<MergeRequest> = {}): Promise<MergeRequest> =>
    aMerge(office, { taken: new Set(['TEAMS|1']), ...changes });
  const merge = async (changes: Partial<MergeRequest> = {}): Promise<MergeResult> =>
    mergeDuplicate(office, await request(changes));
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
  const mergeInterruptedBefore = async (nth: number, meanwhile: () => Promise<void>): Promise<MergeResult> =>
    mergeDuplicate(interruptedBefore(office, nth, meanwhile), await request());
  /** Merges until the process dies, with that many batches written. */
  const mergeCutOffAfter = async (batches: number): Promise<void> => {
    const died = mergeInterruptedBefore(batches + 1, () => Promise.reject(new Error('the process died here')));
    await assert.rejects(died, /the process died here/);
  };
  const moved = async (tenantId: string, date: string, key = 'EXO|1'): Promise<ChangeResult> =>
    rescheduleStartDate(office, {
      ...(await aRequest(office, FM, [key], { tenantId })),
      requested: { date: calendarDay(date), precision: 'day' },
      reason: { code: 'customerRequestedNewDate', text: 'They asked for another day' },
    });
  const move = async (tenantId: string, date: string, key?: string): Promise<void> => {
    assert.equal((await moved(tenantId, date, key)).kind, 'saved');
  };

  it('E21: shows beforehand what it would do, and writes nothing', async () => {
    const preview = await previewMerge(office, await request());
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
    const result = await merge();
    assert.equal(result.kind, 'merged');
    assert.deepEqual(await dates(), MERGED_DATES);
    const { events, notes } = await history();
    assert.deepEqual(
      events.map(({ workload, facts, by }) => [workload, facts.type, by?.role]).toSorted(),
      ['AIP', 'EXO', 'SPO', 'TEAMS', 'YAM'].map((workload) => [workload, 'duplicateMerged', 'lead']),
    );
    assert.equal(notes.length, 1);
    assert.match(
      notes[0]?.text ?? '',
      new RegExp(`Duplicate record Contoso Tset \\(${DUPLICATE}\\) merged into this one: `),
    );
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
    await merge();
    assert.deepEqual(await openReminders(office), [
      'EXO|1 headsUp 2026-11-30 pending',
      'SPO|1 headsUp 2026-12-11 pending',
      'TEAMS|1 headsUp 2026-12-11 pending',
      'YAM|1 headsUp 2026-12-18 pending',
    ]);
    assert.deepEqual(await openReminders(office, DUPLICATE), []);
    office.clock.moveTo('2026-12-31T09:00:00Z');
    await new ReminderDelivery(office).deliverDue();
    assert.deepEqual(
      [...new Set(office.notifier.sent.flatMap(({ customers }) => customers.map(({ tenant }) => tenant.tenantId)))],
      [CUSTOMER_TENANT],
    );
  });

  it('E21: sets the duplicate aside: no list and no search for likeness finds it, its id leads to the other', async () => {
    await merge();
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
    await merge();
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
    assert.equal((await merge({ survivingId: DUPLICATE, duplicateId: first, nonce: 'card-0' })).kind, 'merged');
    assert.equal((await merge()).kind, 'merged');
    const seen = await showCustomer(office, LEAD, first);
    assert.deepEqual([seen?.tenant.tenantId, seen?.tenant.mergedFrom], [CUSTOMER_TENANT, [DUPLICATE, first]]);
    assert.ok(seen);
    const { events } = await showHistory(office, LEAD, seen);
    assert.equal(events.filter(({ facts }) => facts.type === 'startDateRescheduled').length, 1);
  });

  it('counts the same card once, however often and however fast it arrives', async () => {
    const card = await request();
    const results = await Promise.all(Array.from({ length: 5 }, () => mergeDuplicate(office, card)));
    for (const result of [...results, await mergeDuplicate(office, card)]) assert.equal(result.kind, 'merged');
    const { events, notes } = await history();
    assert.deepEqual([events.length, notes.length], [5, 1]);
    assert.deepEqual((await tenantOf(CUSTOMER_TENANT))?.mergedFrom, [DUPLICATE]);
  });

  describe('that was cut off', () => {
    for (const [name, nonce] of [
      ['the same card', 'card-1'],
      ['another card', 'card-2'],
    ] as const) {
      for (const batches of [1, 2]) {
        it(`after batch ${String(batches)} of three is finished by ${name}`, async () => {
          const card = await request();
          await mergeCutOffAfter(batches);
          assert.equal((await tenantOf(DUPLICATE))?.mergedInto, batches === 1 ? undefined : CUSTOMER_TENANT);
          const preview = await previewMerge(office, card);
          assert.equal(preview.kind === 'preview' && preview.isBegun, batches === 2);
          assert.deepEqual((await history()).events, []);

          const again = nonce === card.nonce ? card : await request({ nonce });
          assert.equal((await mergeDuplicate(office, again)).kind, 'merged');
          assert.equal((await tenantOf(DUPLICATE))?.mergedInto, CUSTOMER_TENANT);
          assert.equal((await tenantOf(CUSTOMER_TENANT))?.merging, undefined);
          assert.deepEqual(await dates(), MERGED_DATES);
          assert.deepEqual(await openReminders(office, DUPLICATE), []);
          const { events, notes } = await history();
          assert.deepEqual([events.length, notes.length], [5, 1]);
        });
      }
    }

    it('before the duplicate was set aside loses no change that is made meanwhile', async () => {
      const card = await request();
      await mergeCutOffAfter(1);
      await move(DUPLICATE, '2026-12-16', 'SPO|1');
      assert.equal((await mergeDuplicate(office, card)).kind, 'changed');
      assert.equal((await stored(office, 'SPO|1', DUPLICATE)).esd?.date, '2026-12-16');
      assert.deepEqual((await history()).events, []);
      assert.equal((await merge()).kind, 'merged');
      assert.deepEqual(await dates(), { ...MERGED_DATES, 'SPO|1': '2026-12-16' });
    });

    it('after the duplicate was set aside lets nobody change it', async () => {
      const late = await aRequest(office, FM, ['SPO|1'], { tenantId: DUPLICATE });
      await mergeCutOffAfter(2);
      const result = await rescheduleStartDate(office, {
        ...late,
        requested: { date: calendarDay('2026-12-16'), precision: 'day' },
        reason: { code: 'customerRequestedNewDate', text: 'They asked for another day' },
      });
      assert.equal(result.kind, 'merged');
      const adding = {
        tenantId: DUPLICATE,
        origin: 'serial',
        workloads: [{ workload: 'OPP', l1: 'inProgress' }],
      } as const;
      assert.equal((await addWorkloads(office, { ...adding, person: LEAD, nonce: 'card-9' })).kind, 'notFound');
      assert.equal((await merge()).kind, 'merged');
      assert.deepEqual(await dates(), MERGED_DATES);
    });

    it('leaves a surviving date that was moved meanwhile, whatever was chosen before', async () => {
      const card = await request();
      await mergeCutOffAfter(2);
      await move(CUSTOMER_TENANT, '2026-12-03', 'TEAMS|1');
      assert.equal((await mergeDuplicate(office, card)).kind, 'merged');
      assert.deepEqual(await dates(), { ...MERGED_DATES, 'TEAMS|1': '2026-12-03' });
    });

    for (const [batches, minutes, expected] of [
      [1, 9, 'busy'],
      [1, 11, 'merged'],
      [2, 9, 'busy'],
      [2, 60 * 24, 'busy'],
    ] as const) {
      for (const [name, survivingId, duplicateId] of [
        ['another duplicate', CUSTOMER_TENANT, 'third'],
        ['its surviving record', 'third', CUSTOMER_TENANT],
      ] as const) {
        it(`after batch ${String(batches)} leaves a merge of ${name} ${expected} ${String(minutes)} minutes later`, async () => {
          await putCustomer(office, [anEngagement({ workload: 'OPP' })], aTenant({ tenantId: 'third' }));
          await mergeCutOffAfter(batches);
          office.clock.tick(minutes * 60_000);
          assert.equal((await merge({ survivingId, duplicateId, nonce: 'card-2' })).kind, expected);
        });
      }
    }

    it('withdraws what it announced when it does not come about', async () => {
      await mergeInterruptedBefore(2, () => move(DUPLICATE, '2026-12-16'));
      assert.equal((await tenantOf(CUSTOMER_TENANT))?.merging, undefined);
      const back = await merge({ survivingId: DUPLICATE, duplicateId: CUSTOMER_TENANT, nonce: 'card-2' });
      assert.equal(back.kind, 'merged');
    });
  });

  it('merges nothing when somebody moves a surviving date at the same moment, until it has been looked at', async () => {
    const result = await mergeInterruptedBefore(1, () => move(CUSTOMER_TENANT, '2026-12-03'));
    assert.equal(result.kind, 'changed');
    assert.deepEqual([(await history()).notes.length, (await tenantOf(DUPLICATE))?.mergedInto], [1, undefined]);
    assert.equal((await merge()).kind, 'merged');
    assert.deepEqual(await dates(), { ...MERGED_DATES, 'EXO|1': '2026-12-03' });
  });

  it('loses no change that somebody makes to the duplicate at the same moment', async () => {
    const result = await mergeInterruptedBefore(2, () => move(DUPLICATE, '2026-12-16', 'YAM|1'));
    assert.equal(result.kind, 'changed');
    assert.equal((await stored(office, 'YAM|1', DUPLICATE)).esd?.date, '2026-12-16');
    assert.equal((await merge()).kind, 'merged');
    assert.deepEqual(await dates(), { ...MERGED_DATES, 'YAM|1': '2026-12-16' });
    assert.deepEqual(await openReminders(office, DUPLICATE), []);
  });

  it('takes over what was chosen although somebody moves another date between the batches', async () => {
    const result = await mergeInterruptedBefore(3, () => move(CUSTOMER_TENANT, '2026-12-03'));
    assert.equal(result.kind, 'merged');
    assert.deepEqual(await dates(), { ...MERGED_DATES, 'EXO|1': '2026-12-03' });
  });

  describe('to which a workload is added at the same moment', () => {
    const adding = (): Parameters<typeof addWorkloads>[1] => ({
      person: FM,
      tenantId: DUPLICATE,
      origin: 'serial',
      workloads: [{ workload: 'OPP', l1: 'inProgress' }],
      nonce: 'card-9',
    });

    for (const nth of [1, 2]) {
      it(`brings it along once it has been looked at, when it is there before batch ${String(nth)}`, async () => {
        const result = await mergeInterruptedBefore(nth, async () => {
          assert.equal((await addWorkloads(office, adding())).kind, 'added');
        });
        assert.equal(result.kind, 'changed');
        assert.equal((await merge()).kind, 'merged');
        assert.deepEqual(await dates(), { ...MERGED_DATES, 'OPP|1': undefined });
      });
    }

    it('refuses it when the duplicate is set aside before it is saved', async () => {
      const late = interruptedBefore(office, 1, async () => {
        assert.equal((await merge()).kind, 'merged');
      });
      assert.equal((await addWorkloads(late, adding())).kind, 'notFound');
      assert.deepEqual((await office.customers.getCustomer(DUPLICATE))?.engagements, []);
      assert.deepEqual(await dates(), MERGED_DATES);
    });
  });

  it('refuses to change the engagements of a record that has been merged away, and says why', async () => {
    const late = await aRequest(office, FM, ['EXO|1'], { tenantId: DUPLICATE });
    await merge();
    const result = await rescheduleStartDate(office, {
      ...late,
      requested: { date: calendarDay('2026-12-16'), precision: 'day' },
      reason: { code: 'customerRequestedNewDate', text: 'They asked for another day' },
    });
    assert.equal(result.kind, 'merged');
    assert.equal((await stored(office, 'EXO|1')).esd?.date, '2026-12-01');
  });

  describe('of two engagements', () => {
    const put = async (
      surviving: Partial<WorkloadEngagement> | undefined,
      duplicate: Partial<WorkloadEngagement>,
    ): Promise<MergeRequest> => {
      const ids = { survivingId: 'one', duplicateId: 'other' };
      await putCustomer(office, surviving ? [anEngagement(surviving)] : [], aTenant({ tenantId: ids.survivingId }));
      await putCustomer(office, [anEngagement(duplicate)], aTenant({ tenantId: ids.duplicateId }));
      return request({ ...ids, taken: new Set(['EXO|1']) });
    };
    const surviving = (key = 'EXO|1'): Promise<WorkloadEngagement> => stored(office, key, 'one');
    const eventTypes = async (): Promise<readonly string[]> =>
      (await office.customers.getHistory('one', 10)).events.map(({ facts }) => facts.type).toSorted();
    const noteText = async (): Promise<string> => (await office.customers.getHistory('one', 10)).notes[0]?.text ?? '';
    const started = (date: string): WorkloadEngagement =>
      aDatedEngagement(date, { esd: aStartDate(date, { basis: 'actual' }), progress: 'started' });

    for (const [name, own, other] of [
      ['I7: the surviving one is inactive', aDatedEngagement('2026-11-02', { progress: 'inactive' }), undefined],
      ['I1: the surviving one is not In Progress', aDatedEngagement('2026-12-01', { l1: 'blocked' }), undefined],
      ['I1: the surviving one has no date and is not In Progress', anEngagement({ l1: 'noIntent' }), undefined],
      ['I1: it is not, and the duplicate has started', anEngagement({ l1: 'blocked' }), started('2026-11-18')],
    ] as const) {
      it(`is blocked and writes nothing when the duplicate’s date would get lost: ${name}`, async () => {
        const card = await put(own, other ?? aDatedEngagement('2026-12-14'));
        const write = office.store.write.bind(office.store);
        let writes = 0;
        office.store.write = (...given) => {
          writes += 1;
          return write(...given);
        };
        assert.equal((await mergeDuplicate(office, card)).kind, 'blocked');
        assert.equal(writes, 0);
        assert.deepEqual(await surviving(), { ...own, tenantId: 'one' });
        assert.ok((await stored(office, 'EXO|1', 'other')).esd);
      });
    }

    it('E31: adopts what is planned after one that has started as the next one, with its reminder', async () => {
      const card = await put(started('2026-11-18'), aDatedEngagement('2026-12-14'));
      assert.equal((await mergeDuplicate(office, card)).kind, 'merged');
      assert.deepEqual(
        [(await surviving()).esd?.date, (await surviving('EXO|2')).esd?.date, (await surviving('EXO|2')).progress],
        ['2026-11-18', '2026-12-14', 'open'],
      );
      assert.deepEqual(await openReminders(office, 'one'), ['EXO|2 headsUp 2026-12-11 pending']);
      const { events, notes } = await office.customers.getHistory('one', 10);
      assert.deepEqual(
        [events.map(engagementKey), notes.map(({ engagements }) => engagements)],
        [['EXO|2'], [['EXO|2']]],
      );
    });

    for (const [name, own, note] of [
      ['where there is no date', anEngagement(), /EXO none -> 2026-11-18\. Reason/],
      ['on the planned day', aDatedEngagement('2026-11-18'), /merged into this one\. Reason/],
      ['on a day that was chosen', aDatedEngagement('2026-12-01'), /EXO 2026-12-01 -> 2026-11-18\. Reason/],
    ] as const) {
      it(`takes over that the duplicate has started ${name}, and asks nobody any more`, async () => {
        assert.equal((await mergeDuplicate(office, await put(own, started('2026-11-18')))).kind, 'merged');
        const after = await surviving();
        assert.deepEqual([after.progress, after.esd?.date, after.esd?.basis], ['started', '2026-11-18', 'actual']);
        assert.deepEqual(await openReminders(office, 'one'), []);
        assert.match(await noteText(), note);
      });
    }

    it('R33: leaves one open whose duplicate was given up, with its reminder', async () => {
      const card = await put(
        aDatedEngagement('2026-12-01'),
        aDatedEngagement('2026-11-02', { progress: 'inactive', fmId: OTHER_FM.objectId }),
      );
      assert.equal((await mergeDuplicate(office, card)).kind, 'merged');
      const after = await surviving();
      assert.deepEqual([after.progress, after.esd?.date, after.fmId], ['open', '2026-12-01', FM.objectId]);
      assert.deepEqual(await openReminders(office, 'one'), ['EXO|1 headsUp 2026-11-30 pending']);
    });

    it('completes FM and completion where they are missing, and asks that FM', async () => {
      const completion = { planned: calendarDay('2027-03-31') };
      const card = await put(
        aDatedEngagement('2026-12-01', { fmId: undefined }),
        aDatedEngagement('2026-12-01', { fmId: OTHER_FM.objectId, completion }),
      );
      assert.deepEqual(await openReminders(office, 'one'), []);
      assert.equal((await mergeDuplicate(office, card)).kind, 'merged');
      const after = await surviving();
      assert.deepEqual([after.fmId, after.completion, after.esdVersion], [OTHER_FM.objectId, completion, 1]);
      assert.deepEqual(
        (await office.customers.getCustomer('one'))?.openReminders.map(({ value }) => [
          value.recipient,
          value.localDay,
        ]),
        [
          [OTHER_FM.objectId, '2026-11-30'],
          [LEADS, '2026-12-03'],
        ],
      );
      assert.deepEqual(await eventTypes(), ['completionSet', 'duplicateMerged', 'fmAssigned']);
    });

    it('I12: clears a kickoff before the date that is taken, and tells of it', async () => {
      const card = await put(
        aDatedEngagement('2026-12-01', { kickoffDate: calendarDay('2026-12-03') }),
        aDatedEngagement('2026-12-14'),
      );
      assert.equal((await mergeDuplicate(office, card)).kind, 'merged');
      const after = await surviving();
      assert.deepEqual([after.esd?.date, after.kickoffDate], ['2026-12-14', undefined]);
      assert.deepEqual(await eventTypes(), ['duplicateMerged', 'kickoffSet']);
    });

    it('adopts one without a date as it is', async () => {
      assert.equal((await mergeDuplicate(office, await put(undefined, { fmId: undefined }))).kind, 'merged');
      assert.deepEqual([(await surviving()).esd, await openReminders(office, 'one')], [undefined, []]);
      assert.match(await noteText(), /merged into this one\. Reason/);
    });
  });

  describe('of many workloads', () => {
    const workloads = (count: number): readonly string[] => Array.from({ length: count }, (_, n) => `W${String(n)}`);
    const putBig = async (
      surviving: readonly WorkloadEngagement[],
      duplicate: readonly WorkloadEngagement[],
    ): Promise<MergeRequest> => {
      await putCustomer(office, surviving, aTenant({ tenantId: 'big' }));
      await putCustomer(office, duplicate, aTenant({ tenantId: 'big-duplicate' }));
      const taken = new Set(duplicate.map(engagementKey));
      return request({ survivingId: 'big', duplicateId: 'big-duplicate', taken });
    };
    const dated = (date: string, count: number, changes: Partial<WorkloadEngagement> = {}): WorkloadEngagement[] =>
      workloads(count).map((workload) => aDatedEngagement(date, { workload, ...changes }));
    const completion = { planned: calendarDay('2027-03-31') };
    const kickoffDate = calendarDay('2026-12-02');

    for (const [name, most, surviving] of [
      ['that all are added', 24, () => []],
      ['that all change with their reminders', 10, (count: number) => dated('2026-12-01', count, { kickoffDate })],
      [
        'that all change and get an FM',
        10,
        (count: number) => dated('2026-12-01', count, { kickoffDate, fmId: undefined }),
      ],
    ] as const) {
      it(`${name} takes ${String(most)} in batches that the store takes, and no more`, async () => {
        const sizes: number[] = [];
        const card = await putBig(surviving(most), dated('2026-12-14', most, { completion }));
        const write = office.store.write.bind(office.store);
        office.store.write = (partition, writes) => {
          sizes.push(writes.length);
          return write(partition, writes);
        };
        for (let n = 0; n < 2; n += 1) assert.equal((await mergeDuplicate(office, card)).kind, 'merged');
        office.store.write = write;
        assert.equal(sizes.length, 3);
        assert.ok(Math.max(...sizes) <= 100, sizes.join());
        const reminders = await openReminders(office, 'big');
        assert.equal(reminders.filter((reminder) => reminder.includes('2026-12-11')).length, most);

        const tooBig = await putBig(surviving(most + 1), dated('2026-12-14', most + 1, { completion }));
        assert.equal((await mergeDuplicate(office, tooBig)).kind, 'tooMany');
        assert.equal((await previewMerge(office, tooBig)).kind, 'tooMany');
        assert.equal((await tenantOf('big'))?.merging, undefined);
      });
    }
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
        assert.equal((await merge(changes)).kind, expected);
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
      await merge();
      await putCustomer(office, [anEngagement()], aTenant({ tenantId: 'third' }));
      const elsewhere = await request({ survivingId: 'third', nonce: 'card-2' });
      assert.equal((await mergeDuplicate(office, elsewhere)).kind, 'alreadyMerged');
      assert.equal((await previewMerge(office, elsewhere)).kind, 'alreadyMerged');
      const intoRetired = await request({ survivingId: DUPLICATE, duplicateId: 'third', nonce: 'card-3' });
      assert.equal((await mergeDuplicate(office, intoRetired)).kind, 'notFound');
    });

    it('for records that are not any more as they were looked at', async () => {
      assert.equal((await merge({ versions: 'EXO|1 1 1' })).kind, 'changed');
      assert.deepEqual((await history()).events, []);
      assert.equal((await tenantOf(DUPLICATE))?.mergedInto, undefined);
    });
  });
});

describe('merges at the same moment', () => {
  /** Three records of one customer, each with a workload of its own and one that they share. */
  const IDS = [CUSTOMER_TENANT, DUPLICATE, '33333333-4a6b-4d2e-9b0f-2c5d8e1a7b34'] as const;
  const OWN = ['TEAMS', 'SPO', 'YAM'] as const;

  const openWithRecords = async (): Promise<Office> => {
    const office = await openOffice();
    for (const [index, tenantId] of IDS.entries()) {
      await putCustomer(
        office,
        [aDatedEngagement('2026-12-01'), aDatedEngagement('2026-12-14', { workload: OWN[index] ?? 'OPP' })],
        aTenant({ tenantId }),
      );
    }
    return office;
  };
  const wish = (office: Office, survivingId: string, duplicateId: string): Promise<MergeRequest> =>
    aMerge(office, { survivingId, duplicateId, nonce: `${duplicateId}-into-${survivingId}` });

  /** Fails unless every id leads to a record, no record hangs between two, and all workloads are still there. */
  const assertNothingLost = async (office: Office, ids: readonly string[]): Promise<void> => {
    const found = new Set<string>();
    for (const tenantId of ids) {
      const seen = await showCustomer(office, LEAD, tenantId);
      assert.ok(seen, tenantId);
      assert.equal(seen.tenant.mergedInto, undefined);
      for (const { engagement } of seen.engagements) {
        assert.ok(engagement.esd);
        found.add(engagement.workload);
      }
      const tenant = (await office.customers.getCustomer(tenantId))?.tenant;
      if (tenant?.mergedInto === undefined) continue;
      const into = await office.customers.getCustomer(tenant.mergedInto);
      assert.ok(into?.tenant.mergedFrom?.includes(tenantId), `${tenantId} was set aside and not taken over`);
    }
    assert.deepEqual([...found].toSorted(), ['EXO', ...OWN.slice(0, ids.length)].toSorted());
  };

  /** Leaves each read and each write of the office waiting until the scheduler lets it go on. */
  const scheduled = (office: Office, scheduler: fc.Scheduler): (() => void) => {
    const { store } = office;
    const [find, write] = [store.find.bind(store), store.write.bind(store)];
    store.find = async (query) => {
      await scheduler.schedule(Promise.resolve());
      return find(query);
    };
    store.write = async (...given) => {
      await scheduler.schedule(Promise.resolve());
      return write(...given);
    };
    return () => {
      store.find = find;
      store.write = write;
    };
  };

  const [first, second] = IDS;
  for (const nth of [1, 2, 3]) {
    for (const [name, batches] of [
      ['as a whole', undefined],
      ['as far as its first batch', 1],
      ['as far as its second batch', 2],
    ] as const) {
      it(`never sets both aside when the opposite one runs ${name} before batch ${String(nth)}`, async () => {
        const office = await openWithRecords();
        const there = await wish(office, first, second);
        const back = await wish(office, second, first);
        const cutOff =
          batches === undefined
            ? office
            : interruptedBefore(office, batches + 1, () => Promise.reject(new Error('the process died here')));
        const opposite = async (): Promise<void> => {
          await mergeDuplicate(cutOff, back).catch(() => undefined);
        };
        await mergeDuplicate(interruptedBefore(office, nth, opposite), there);
        // What was cut off can be finished, or is void after a while.
        office.clock.tick(11 * 60_000);
        await mergeDuplicate(office, await wish(office, second, first));
        await mergeDuplicate(office, await wish(office, first, second));
        await assertNothingLost(office, [first, second]);
        const aside = await Promise.all(
          [first, second].map(async (id) => (await office.customers.getCustomer(id))?.tenant.mergedInto),
        );
        assert.equal(aside.filter((into) => into !== undefined).length, 1);
        await office.store.close();
      });
    }
  }

  for (const [name, pairs] of [
    [
      'A into B and B into A',
      [
        [0, 1],
        [1, 0],
      ],
    ],
    [
      'the same two twice',
      [
        [0, 1],
        [0, 1],
      ],
    ],
    [
      'A into B and A into C',
      [
        [1, 0],
        [2, 0],
      ],
    ],
    [
      'A into B and C into B',
      [
        [1, 0],
        [1, 2],
      ],
    ],
    [
      'A into B and B into C',
      [
        [1, 0],
        [2, 1],
      ],
    ],
    [
      'all in a circle',
      [
        [0, 1],
        [1, 2],
        [2, 0],
      ],
    ],
  ] as const) {
    it(`lose nothing in whatever order their steps come: ${name}`, async () => {
      await fc.assert(
        fc.asyncProperty(fc.scheduler(), async (scheduler) => {
          const office = await openWithRecords();
          const wishes = await Promise.all(
            pairs.map(([surviving, duplicate]) => wish(office, IDS[surviving], IDS[duplicate])),
          );
          const release = scheduled(office, scheduler);
          await scheduler.waitFor(Promise.all(wishes.map((each) => mergeDuplicate(office, each))));
          release();
          await assertNothingLost(office, IDS);
          await office.store.close();
        }),
        { numRuns: 40 },
      );
    });
  }
});
