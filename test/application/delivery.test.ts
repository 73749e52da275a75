import assert from 'node:assert/strict';

import { markInactive } from '../../src/application/mark-inactive.ts';
import { pauseReminders, resumeReminders } from '../../src/application/pause-reminders.ts';
import type { DeliveryProblem, Reminder } from '../../src/application/ports.ts';
import { retryReminders, type ReminderPlace, type RetryResult } from '../../src/application/retry-reminders.ts';
import { SHOWN, showDelivery, type DeliveryOverview } from '../../src/application/show-delivery.ts';
import type { Person } from '../../src/domain/person.ts';
import { LEADS } from '../../src/domain/reminder.ts';
import { ReminderDelivery } from '../../src/reminders/reminder-delivery.ts';
import {
  ADMIN,
  aDatedEngagement,
  aTenant,
  ATTEMPT,
  CUSTOMER_TENANT,
  FM,
  FRP_MANAGER,
  GATEWAY,
  LEAD,
  NOBODY,
} from '../support/builders.ts';
import { aRequest, openOffice, putCustomer, type Office } from '../support/office.ts';

/** The time of the question of 1 December. */
const NINE = '2026-12-01T08:00:00Z';

describe('the delivery of reminders, as leads see it', () => {
  let office: Office;

  beforeEach(async () => {
    office = await openOffice();
    office.clock.moveTo('2026-11-30T20:00:00Z');
    await putCustomer(office, [aDatedEngagement('2026-12-01')]);
  });
  afterEach(() => office.store.close());

  const overview = async (person: Person = LEAD): Promise<DeliveryOverview> => {
    const shown = await showDelivery(office, person);
    assert.equal(shown.kind, 'overview');
    return shown;
  };
  const reminderOf = async (tenantId = CUSTOMER_TENANT): Promise<Reminder> => {
    const record = await office.customers.getCustomer(tenantId);
    const found = record?.openReminders.find(({ value }) => value.kind === 'due');
    assert.ok(found);
    return found.value;
  };
  /** Leaves the customer's question in that state. */
  const leave = async (changes: Partial<Reminder>, tenantId = CUSTOMER_TENANT): Promise<ReminderPlace> => {
    const record = await office.customers.getCustomer(tenantId);
    const found = record?.openReminders.find(({ value }) => value.kind === 'due');
    assert.ok(found);
    const changedReminders = [{ value: { ...found.value, nextAtMs: undefined, ...changes }, etag: found.etag }];
    assert.equal(await office.customers.save({ tenantId, changedReminders }), 'saved');
    return { id: found.value.id, tenantId };
  };
  const giveUp = (tenantId = CUSTOMER_TENANT, problem: DeliveryProblem = 'keptFailing'): Promise<ReminderPlace> =>
    leave({ state: 'dead', problem, failedSends: 12, failingSinceMs: 1, expiredLeases: 2 }, tenantId);
  const retry = (
    chosen: readonly ReminderPlace[],
    { person = LEAD, allBut }: { person?: Person; allBut?: readonly ReminderPlace[] } = {},
  ): Promise<RetryResult> => retryReminders(office, { person, chosen, allBut });
  const deliver = (): Promise<number> => new ReminderDelivery(office).deliverDue();

  describe('shows', () => {
    it('that reminders go out, when none is late or stuck', async () => {
      office.clock.moveTo(NINE);
      const none = { count: 0, hasMore: false, shown: [] };
      for (const person of [LEAD, ADMIN]) {
        const expected = { kind: 'overview', pause: undefined, late: none, blocked: none, dead: none };
        assert.deepEqual(await overview(person), expected);
      }
    });

    it('what is late by more than ten minutes, whoever holds it', async () => {
      office.clock.moveTo('2026-12-01T08:10:00Z');
      assert.equal((await overview()).late.count, 0);
      office.clock.tick(1);
      const { late } = await overview();
      const { id } = await reminderOf();
      assert.deepEqual(late, {
        count: 1,
        hasMore: false,
        shown: [
          {
            id,
            tenantId: CUSTOMER_TENANT,
            customerName: 'Contoso Test',
            workload: 'EXO',
            recipient: { kind: 'fm', name: FM.name },
            kind: 'due',
            sinceMs: Date.parse(NINE),
            problem: undefined,
          },
        ],
      });
      await leave({ state: 'sending', claimToken: 'gone', nextAtMs: Date.parse(NINE) });
      assert.equal((await overview()).late.count, 1);
    });

    it('what waits for a chat and what was given up, and why', async () => {
      await leave({ state: 'blocked', problem: 'unreachable' });
      const blocked = await overview();
      assert.deepEqual([blocked.blocked.count, blocked.dead.count], [1, 0]);
      assert.equal(blocked.blocked.shown[0]?.problem, 'unreachable');
      assert.equal(blocked.blocked.shown[0].sinceMs, Date.parse(NINE));
      for (const problem of ['rejected', 'keptFailing', 'endedWorkers', 'inDoubt'] as const) {
        await giveUp(CUSTOMER_TENANT, problem);
        const dead = await overview();
        assert.deepEqual([dead.blocked.count, dead.dead.shown[0]?.problem], [0, problem]);
      }
    });

    it('whom they are for: the FM, the leads, or somebody the directory does not know', async () => {
      for (const [recipient, expected] of [
        [FM.objectId, { kind: 'fm', name: FM.name }],
        [LEADS, { kind: 'leads' }],
        ['gone', { kind: 'unknown' }],
      ] as const) {
        await leave({ state: 'dead', problem: 'rejected', recipient });
        assert.deepEqual((await overview()).dead.shown[0]?.recipient, expected);
      }
    });

    it('the first few, those that wait longest first, and the number of all', async () => {
      for (let n = 1; n <= SHOWN + 1; n += 1) {
        const tenant = aTenant({ tenantId: `t${String(n)}`, customerName: `Fabrikam ${String(n)}` });
        await putCustomer(office, [aDatedEngagement('2026-12-01')], tenant);
        await leave({ state: 'dead', problem: 'rejected', dueAtMs: 100 - n }, tenant.tenantId);
      }
      const { dead } = await overview();
      assert.equal(dead.count, SHOWN + 1);
      assert.deepEqual(
        dead.shown.map(({ customerName }) => customerName),
        Array.from({ length: SHOWN }, (_, index) => `Fabrikam ${String(SHOWN + 1 - index)}`),
      );
    });

    it('who has stopped all reminders, and since when', async () => {
      await pauseReminders(office, ADMIN);
      assert.deepEqual((await overview()).pause, {
        by: ADMIN.objectId,
        byName: ADMIN.name,
        at: '2026-11-30T20:00:00.000Z',
      });
    });
  });

  describe('lets a lead try again', () => {
    it('what was given up, as if it had never failed', async () => {
      const place = await giveUp();
      office.clock.moveTo('2026-12-01T10:00:00Z');
      const expected = {
        kind: 'retried',
        customers: [{ customerName: 'Contoso Test', count: 1 }],
        gone: 0,
        left: 0,
      };
      assert.deepEqual(await retry([place]), expected);
      const { state, nextAtMs, problem, failedSends, failingSinceMs, expiredLeases } = await reminderOf();
      assert.deepEqual(
        { state, nextAtMs, problem, failedSends, failingSinceMs, expiredLeases },
        {
          state: 'pending',
          nextAtMs: office.clock.nowMs(),
          problem: undefined,
          failedSends: undefined,
          failingSinceMs: undefined,
          expiredLeases: undefined,
        },
      );
      assert.equal((await overview()).late.count, 0);
      assert.equal(await deliver(), 1);
      assert.equal((await overview()).dead.count, 0);
    });

    it('what waits for a chat', async () => {
      const place = await leave({ state: 'blocked', problem: 'unreachable' });
      office.clock.moveTo(NINE);
      assert.equal((await retry([place], { person: ADMIN })).kind, 'retried');
      assert.equal(await deliver(), 1);
    });

    it('twice, and it goes out once', async () => {
      const place = await giveUp();
      office.clock.moveTo(NINE);
      await Promise.all([retry([place]), retry([place])]);
      assert.equal(await deliver(), 1);
      assert.deepEqual(await retry([place]), { kind: 'retried', customers: [], gone: 1, left: 0 });
      assert.equal(await deliver(), 0);
    });

    it('and says what was no longer stuck', async () => {
      const place = await giveUp();
      await office.customers.putCustomer(aTenant(), [aDatedEngagement('2026-12-01', { attempts: [ATTEMPT] })]);
      office.clock.moveTo('2026-12-02T09:00:00Z');
      const request = await aRequest(office, FM, ['EXO|1']);
      const given = await markInactive(office, { ...request, text: 'They have gone silent' });
      assert.equal(given.kind, 'saved');
      const expected = { kind: 'retried', customers: [], gone: 2, left: 0 };
      assert.deepEqual(await retry([place, { tenantId: 'no-such', id: 'no-such' }]), expected);
      assert.equal(await deliver(), 0);
    });

    it('what somebody else changes at the same moment', async () => {
      const place = await giveUp();
      let reads = 0;
      const getCustomer = office.customers.getCustomer.bind(office.customers);
      office.customers.getCustomer = async (tenantId) => {
        const record = await getCustomer(tenantId);
        reads += 1;
        // A new etag, between the reading and the writing.
        if (reads === 1) await giveUp();
        return record;
      };
      const result = await retry([place]);
      assert.equal(result.kind === 'retried' && result.customers[0]?.count, 1);
      assert.equal((await reminderOf()).state, 'pending');
    });

    it('all others that are stuck, but not what they left out', async () => {
      const first = await giveUp();
      for (const tenantId of ['t2', 't3']) {
        await putCustomer(
          office,
          [aDatedEngagement('2026-12-01')],
          aTenant({ tenantId, customerName: `Fabrikam ${tenantId}` }),
        );
      }
      const second = await giveUp('t2');
      await leave({ state: 'blocked', problem: 'unreachable' }, 't3');
      const result = await retry([second], { allBut: [first, second] });
      assert.deepEqual(result.kind === 'retried' && result.customers, [
        { customerName: 'Fabrikam t2', count: 1 },
        { customerName: 'Fabrikam t3', count: 1 },
      ]);
      assert.equal((await reminderOf()).state, 'dead');
    });

    it('nothing, when nothing is chosen', async () => {
      await giveUp();
      assert.deepEqual(await retry([]), { kind: 'nothingChosen' });
      assert.equal((await reminderOf()).state, 'dead');
    });

    it('what may have arrived, marked as a repetition', async () => {
      office.notifier.outcomes.push({ kind: 'rejected' });
      const place = await leave({ state: 'dead', problem: 'endedWorkers', inDoubt: true });
      office.clock.moveTo(NINE);
      await retry([place]);
      await deliver();
      assert.deepEqual(office.notifier.sent.map(({ mayBeRepeated }) => mayBeRepeated)[0], true);
    });

    it('what is held because it may have arrived, until nobody knows again', async () => {
      const delivery = new ReminderDelivery({ ...office, inDoubtPolicy: 'hold' });
      const place = await leave({ state: 'dead', problem: 'inDoubt', inDoubt: true });
      office.clock.moveTo(NINE);
      await retry([place]);
      office.notifier.outcomes.push({ kind: 'notSent' });
      await delivery.deliverDue();
      assert.equal((await reminderOf()).state, 'pending');
      office.clock.tick(60_000);
      office.notifier.outcomes.push({ kind: 'inDoubt' });
      await delivery.deliverDue();
      const { state, problem, mayRepeat } = await reminderOf();
      assert.deepEqual([state, problem, mayRepeat], ['dead', 'inDoubt', undefined]);
      // One whose worker ended in the middle of the send is as doubtful.
      await leave({ state: 'sending', mayRepeat: true, inDoubt: true, nextAtMs: office.clock.nowMs() });
      office.clock.tick(1000);
      const sent = office.notifier.sent.filter(({ fm }) => fm !== undefined).length;
      await delivery.deliverDue();
      assert.equal((await reminderOf()).state, 'dead');
      assert.equal(office.notifier.sent.filter(({ fm }) => fm !== undefined).length, sent);
    });
  });

  describe('lets a lead', () => {
    it('stop all reminders and let them go out again; nothing is lost meanwhile', async () => {
      assert.deepEqual(await pauseReminders(office, LEAD), { kind: 'paused' });
      office.clock.moveTo('2026-12-01T12:00:00Z');
      assert.equal(await deliver(), 0);
      const { pause, late } = await overview();
      assert.equal(late.count, 1);
      assert.deepEqual(await resumeReminders(office, { person: ADMIN, pausedAt: pause?.at ?? '' }), {
        kind: 'resumed',
      });
      assert.equal(await deliver(), 1);
      assert.deepEqual(office.log.lines.map(({ level, message, fields }) => [level, message, fields]).slice(0, 2), [
        ['warn', 'All reminders have been stopped', { personId: LEAD.objectId }],
        ['warn', 'Reminders go out again', { personId: ADMIN.objectId }],
      ]);
    });

    it('stop them twice: who was first is remembered', async () => {
      await pauseReminders(office, LEAD);
      office.clock.tick(1000);
      assert.deepEqual(await pauseReminders(office, ADMIN), { kind: 'alreadyPaused' });
      assert.equal((await overview()).pause?.byName, LEAD.name);
    });

    it('let them go out again only as long as it is the stop that they saw', async () => {
      await pauseReminders(office, LEAD);
      const pausedAt = (await overview()).pause?.at ?? '';
      assert.deepEqual(await resumeReminders(office, { person: LEAD, pausedAt }), { kind: 'resumed' });
      assert.deepEqual(await resumeReminders(office, { person: LEAD, pausedAt }), { kind: 'notPaused' });
      office.clock.tick(1000);
      await pauseReminders(office, ADMIN);
      assert.deepEqual(await resumeReminders(office, { person: LEAD, pausedAt }), { kind: 'pausedAgain' });
      assert.equal((await overview()).pause?.byName, ADMIN.name);
    });
  });

  for (const person of [GATEWAY, FM, FRP_MANAGER, NOBODY]) {
    it(`is none of the business of ${person.name}`, async () => {
      const place = await giveUp();
      const forbidden = { kind: 'forbidden' };
      assert.deepEqual(await showDelivery(office, person), forbidden);
      assert.deepEqual(await retry([place], { person }), forbidden);
      assert.deepEqual(await pauseReminders(office, person), forbidden);
      assert.equal(await office.deliverySwitch.getPause(), undefined);
      await pauseReminders(office, LEAD);
      const pausedAt = (await overview()).pause?.at ?? '';
      assert.deepEqual(await resumeReminders(office, { person, pausedAt }), forbidden);
      assert.ok(await office.deliverySwitch.getPause());
      assert.equal((await reminderOf()).state, 'dead');
    });
  }
});
