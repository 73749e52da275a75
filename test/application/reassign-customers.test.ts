import assert from 'node:assert/strict';

import { assignFm } from '../../src/application/assign-fm.ts';
import { logAttempt } from '../../src/application/log-attempt.ts';
import type { CustomerRecords } from '../../src/application/ports.ts';
import { LEADS } from '../../src/domain/reminder.ts';
import {
  MAX_REASSIGNED,
  previewReassignment,
  reassignCustomers,
  undoReassignment,
  type ReassignRequest,
  type ReassignResult,
} from '../../src/application/reassign-customers.ts';
import {
  aDatedEngagement,
  anEngagement,
  aPerson,
  aTenant,
  ATTEMPT,
  FM,
  GATEWAY,
  LEAD,
  OTHER_FM,
} from '../support/builders.ts';
import { aRequest, openOffice, openReminders, putCustomer, stored, type Office } from '../support/office.ts';

describe('reassigning customers', () => {
  const THIRD_FM = aPerson({ objectId: 'fm-3', name: 'Flynn Third', roles: ['fm'], timeZone: 'Asia/Tokyo' });
  let office: Office;

  beforeEach(async () => {
    office = await openOffice();
    await office.people.putPerson(THIRD_FM);
    await putCustomer(
      office,
      [
        aDatedEngagement('2026-12-01', { attempts: [ATTEMPT] }),
        anEngagement({ workload: 'SPO', fmId: THIRD_FM.objectId }),
        anEngagement({ workload: 'TEAMS', deliveryChannel: 'frp' }),
      ],
      aTenant({ tenantId: 'one', customerName: 'One' }),
    );
    await putCustomer(office, [aDatedEngagement('2026-11-25')], aTenant({ tenantId: 'two', customerName: 'Two' }));
    await putCustomer(
      office,
      [aDatedEngagement('2026-11-25', { fmId: THIRD_FM.objectId })],
      aTenant({ tenantId: 'three', customerName: 'Three' }),
    );
  });
  afterEach(() => office.store.close());

  const request = (changes: Partial<ReassignRequest> = {}): ReassignRequest => ({
    lead: LEAD,
    language: 'en',
    fromFmId: FM.objectId,
    toFmId: OTHER_FM.objectId,
    tenantIds: ['one', 'two'],
    nonce: 'card-1',
    ...changes,
  });
  const undo = (changes: Partial<Parameters<typeof undoReassignment>[1]> = {}): Promise<ReassignResult> =>
    undoReassignment(office, { lead: LEAD, language: 'en', id: 'card-1', ...changes });
  const numbersOf = (result: ReassignResult): readonly unknown[] =>
    result.kind === 'reassigned'
      ? [`${result.from.name} to ${result.to.name}`, result.customers, result.workloads, result.left]
      : [result.kind];
  const fmOf = async (key: string, tenantId: string): Promise<string | undefined> =>
    (await stored(office, key, tenantId)).fmId;

  it('shows the customers of an FM beforehand, the earliest date first', async () => {
    const preview = await previewReassignment(office, { lead: LEAD, fromFmId: FM.objectId, toFmId: OTHER_FM.objectId });
    assert.equal(preview.kind, 'preview');
    assert.deepEqual([preview.from.name, preview.to.name, preview.total], [FM.name, OTHER_FM.name, 2]);
    assert.deepEqual(
      preview.customers.map(({ tenant, engagements }) => [
        tenant.customerName,
        engagements.map(({ workload }) => workload),
      ]),
      [
        ['One', ['TEAMS', 'EXO']],
        ['Two', ['EXO']],
      ],
    );
  });

  it('shows as many customers as move in one step, and says how many there are', async () => {
    for (let n = 0; n < MAX_REASSIGNED; n += 1) {
      await putCustomer(office, [aDatedEngagement('2027-01-18')], aTenant({ tenantId: `t${String(n)}` }));
    }
    const preview = await previewReassignment(office, { lead: LEAD, fromFmId: FM.objectId, toFmId: OTHER_FM.objectId });
    assert.equal(preview.kind, 'preview');
    assert.deepEqual([preview.customers.length, preview.total], [MAX_REASSIGNED, MAX_REASSIGNED + 2]);
  });

  it('U6 I20: moves them with their reminders, and leaves dates, attempts and other FMs’ workloads alone', async () => {
    const before = await stored(office, 'EXO|1', 'one');
    const result = await reassignCustomers(office, request());
    assert.deepEqual(numbersOf(result), ['Fay Manager to Finn Other', 2, 2, 1]);
    assert.deepEqual(await stored(office, 'EXO|1', 'one'), { ...before, fmId: OTHER_FM.objectId, version: 2 });
    assert.deepEqual(
      [await fmOf('SPO|1', 'one'), await fmOf('EXO|1', 'two'), await fmOf('EXO|1', 'three')],
      [THIRD_FM.objectId, OTHER_FM.objectId, THIRD_FM.objectId],
    );
    assert.deepEqual(
      (await office.customers.getCustomer('two'))?.openReminders.map(({ value }) => [value.recipient, value.localDay]),
      [
        [OTHER_FM.objectId, '2026-11-24'],
        [LEADS, '2026-11-27'],
      ],
    );
    const { events, notes } = await office.customers.getHistory('two', 10);
    assert.deepEqual(
      events.map(({ facts, by }) => [facts, by]),
      [
        [
          { type: 'fmAssigned', before: FM.objectId, after: OTHER_FM.objectId },
          { objectId: LEAD.objectId, role: 'lead' },
        ],
      ],
    );
    assert.deepEqual(notes, []);
  });

  it('R44: leaves what a partner delivers, and counts it', async () => {
    await reassignCustomers(office, request());
    assert.equal(await fmOf('TEAMS|1', 'one'), FM.objectId);
  });

  it('moves only the customers that were chosen', async () => {
    assert.deepEqual(numbersOf(await reassignCustomers(office, request({ tenantIds: ['two', 'two', 'nowhere'] }))), [
      'Fay Manager to Finn Other',
      1,
      1,
      0,
    ]);
    assert.equal(await fmOf('EXO|1', 'one'), FM.objectId);
  });

  it('moves a customer with more workloads than fit in one batch', async () => {
    const workloads = Array.from({ length: 37 }, (_, n) => `W${String(n)}`);
    await putCustomer(
      office,
      workloads.map((workload) => aDatedEngagement('2026-12-01', { workload })),
      aTenant({ tenantId: 'big' }),
    );
    const big = request({ tenantIds: ['big'] });
    assert.deepEqual(numbersOf(await reassignCustomers(office, big)), ['Fay Manager to Finn Other', 1, 37, 0]);
    const record = await office.customers.getCustomer('big');
    assert.ok(record);
    assert.ok(record.engagements.every(({ value }) => value.fmId === OTHER_FM.objectId));
    const questions = record.openReminders.filter(({ value }) => value.recipient !== LEADS);
    assert.ok(questions.every(({ value }) => value.recipient === OTHER_FM.objectId));
    assert.equal(questions.length, 37);
    assert.deepEqual(numbersOf(await undo()), ['Finn Other to Fay Manager', 1, 37, 0]);
    assert.deepEqual(await office.customers.findEngagementsOfFm(OTHER_FM.objectId, 100), []);
  });

  it('counts the same card once, and says the same again', async () => {
    const first = numbersOf(await reassignCustomers(office, request()));
    assert.deepEqual(numbersOf(await reassignCustomers(office, request())), first);
    assert.equal((await office.customers.getHistory('two', 10)).events.length, 1);
  });

  it('goes on where it was cut off, and counts the whole', async () => {
    let saves = 0;
    const customers = new Proxy<CustomerRecords>(office.customers, {
      get: (target, name) => {
        if (name === 'save') {
          return (change: Parameters<typeof target.save>[0]) => {
            saves += 1;
            return saves === 2 ? Promise.reject(new Error('the process died here')) : target.save(change);
          };
        }
        if (name === 'getSubmission') return (...given: [string, string]) => target.getSubmission(...given);
        if (name === 'getHistory') return (...given: [string, number]) => target.getHistory(...given);
        return (tenantId: string) => target.getCustomer(tenantId);
      },
    });
    await assert.rejects(reassignCustomers({ ...office, customers }, request()), /the process died here/);
    assert.deepEqual([await fmOf('EXO|1', 'one'), await fmOf('EXO|1', 'two')], [OTHER_FM.objectId, FM.objectId]);
    assert.deepEqual(numbersOf(await reassignCustomers(office, request())), ['Fay Manager to Finn Other', 2, 2, 1]);
    assert.equal(await fmOf('EXO|1', 'two'), OTHER_FM.objectId);
  });

  it('can be taken back although it was cut off before anything moved', async () => {
    await office.reassignments.saveReassignment({
      id: 'card-1',
      at: '2026-11-23T09:00:00.000Z',
      leadId: LEAD.objectId,
      fromFmId: FM.objectId,
      toFmId: OTHER_FM.objectId,
      tenantIds: ['one', 'two'],
    });
    assert.deepEqual(numbersOf(await undo()), ['Finn Other to Fay Manager', 0, 0, 0]);
    assert.equal(await fmOf('EXO|1', 'one'), FM.objectId);
  });

  it('moves a customer although somebody answers for it at the same moment', async () => {
    let interrupted = false;
    const customers = new Proxy<CustomerRecords>(office.customers, {
      get: (target, name) => {
        if (name === 'save') {
          return async (change: Parameters<typeof target.save>[0]) => {
            if (!interrupted) {
              interrupted = true;
              const attempt = { channel: 'phone', outcome: 'noReply', comment: '' } as const;
              await logAttempt(office, { ...(await aRequest(office, FM, ['EXO|1'], { tenantId: 'two' })), ...attempt });
            }
            return target.save(change);
          };
        }
        if (name === 'getSubmission') return (...given: [string, string]) => target.getSubmission(...given);
        if (name === 'getHistory') return (...given: [string, number]) => target.getHistory(...given);
        return (tenantId: string) => target.getCustomer(tenantId);
      },
    });
    const result = await reassignCustomers({ ...office, customers }, request({ tenantIds: ['two'] }));
    assert.deepEqual(numbersOf(result), ['Fay Manager to Finn Other', 1, 1, 0]);
    const moved = await stored(office, 'EXO|1', 'two');
    assert.deepEqual([moved.fmId, moved.attempts.length], [OTHER_FM.objectId, 1]);
  });

  it('E18: moves the customers of somebody who is an FM no longer', async () => {
    await office.people.putPerson({ ...FM, roles: [] });
    assert.equal((await reassignCustomers(office, request())).kind, 'reassigned');
    assert.deepEqual(numbersOf(await undo()), ['noSuchFm']);
  });

  describe('taken back', () => {
    it('gives them to their FM again, with their reminders', async () => {
      await reassignCustomers(office, request());
      assert.deepEqual(numbersOf(await undo()), ['Finn Other to Fay Manager', 2, 2, 0]);
      assert.deepEqual([await fmOf('EXO|1', 'one'), await fmOf('EXO|1', 'two')], [FM.objectId, FM.objectId]);
      assert.deepEqual(await openReminders(office, 'two'), ['EXO|1 headsUp 2026-11-24 pending']);
    });

    it('leaves what the new FM had before, and what was assigned anew since', async () => {
      await putCustomer(office, [
        aDatedEngagement('2026-12-01'),
        aDatedEngagement('2026-12-01', { workload: 'TEAMS', fmId: OTHER_FM.objectId }),
        aDatedEngagement('2026-12-01', { workload: 'SPO' }),
      ]);
      const contoso = aTenant().tenantId;
      await reassignCustomers(office, request({ tenantIds: [contoso] }));
      await assignFm(office, { ...(await aRequest(office, LEAD, ['SPO|1'])), fmId: THIRD_FM.objectId });
      assert.deepEqual(numbersOf(await undo()), ['Finn Other to Fay Manager', 1, 1, 0]);
      assert.deepEqual(
        [await fmOf('EXO|1', contoso), await fmOf('TEAMS|1', contoso), await fmOf('SPO|1', contoso)],
        [FM.objectId, OTHER_FM.objectId, THIRD_FM.objectId],
      );
    });

    it('is not done again by the card that did it', async () => {
      await reassignCustomers(office, request());
      await undo();
      await reassignCustomers(office, request());
      assert.deepEqual([await fmOf('EXO|1', 'one'), await fmOf('EXO|1', 'two')], [FM.objectId, FM.objectId]);
      assert.equal((await office.customers.getHistory('two', 10)).events.length, 2);
      assert.deepEqual(numbersOf(await reassignCustomers(office, request({ nonce: 'card-2' }))), [
        'Fay Manager to Finn Other',
        2,
        2,
        1,
      ]);
    });

    it('counts once', async () => {
      await reassignCustomers(office, request());
      const first = numbersOf(await undo());
      assert.deepEqual(numbersOf(await undo()), first);
      assert.equal((await office.customers.getHistory('two', 10)).events.length, 2);
    });
  });

  for (const [name, changes, expected] of [
    ['anybody but the lead asks', { lead: GATEWAY }, 'forbidden'],
    ['the assigned FM asks', { lead: FM }, 'forbidden'],
    ['no customer was chosen', { tenantIds: [] }, 'nothingChosen'],
    ['they are that FM’s already', { toFmId: FM.objectId }, 'sameFm'],
    ['the new one is no FM', { toFmId: GATEWAY.objectId }, 'noSuchFm'],
    ['the new one is not known', { toFmId: 'nobody-knows' }, 'noSuchFm'],
    ['the old one was never known', { fromFmId: 'nobody-knows' }, 'noSuchFm'],
  ] as const) {
    it(`writes nothing and says ${expected} when ${name}`, async () => {
      assert.equal((await reassignCustomers(office, request(changes))).kind, expected);
      for (const { objectId } of [LEAD, GATEWAY, FM]) {
        assert.equal(await office.reassignments.getReassignment(objectId, 'card-1'), undefined);
      }
      assert.deepEqual((await office.customers.getHistory('one', 10)).events, []);
    });
  }

  it('shows nothing beforehand to those who may not, and when it makes no sense', async () => {
    const preview = async (changes: Partial<Parameters<typeof previewReassignment>[1]>): Promise<string> =>
      (
        await previewReassignment(office, {
          lead: LEAD,
          fromFmId: FM.objectId,
          toFmId: OTHER_FM.objectId,
          ...changes,
        })
      ).kind;
    assert.equal(await preview({ lead: GATEWAY }), 'forbidden');
    assert.equal(await preview({ toFmId: FM.objectId }), 'sameFm');
    assert.equal(await preview({ toFmId: LEAD.objectId }), 'noSuchFm');
  });

  it('is taken back by nobody who may not, and only by the lead who did it', async () => {
    await reassignCustomers(office, request());
    assert.equal((await undo({ lead: OTHER_FM })).kind, 'forbidden');
    assert.equal((await undo({ lead: aPerson({ objectId: 'lead-2', roles: ['lead'] }) })).kind, 'notFound');
    assert.equal((await undo({ id: 'another-card' })).kind, 'notFound');
    assert.equal(await fmOf('EXO|1', 'two'), OTHER_FM.objectId);
  });
});
