import assert from 'node:assert/strict';
import { join } from 'node:path';

import { captureStartDate } from '../../src/application/capture-start-date.ts';
import { MAX_TOGETHER } from '../../src/application/change-engagements.ts';
import { confirmStarted } from '../../src/application/confirm-started.ts';
import { assignFm } from '../../src/application/assign-fm.ts';
import { logAttempt, snoozeReminder } from '../../src/application/log-attempt.ts';
import { releaseBlockedReminders } from '../../src/application/release-blocked-reminders.ts';
import { rescheduleStartDate } from '../../src/application/reschedule-start-date.ts';
import { addDays, calendarDay } from '../../src/domain/calendar-day.ts';
import type { CustomerTenant } from '../../src/domain/customer.ts';
import type { WorkloadEngagement } from '../../src/domain/engagement.ts';
import { LEADS } from '../../src/domain/reminder.ts';
import { ReminderDelivery } from '../../src/reminders/reminder-delivery.ts';
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
import {
  aRequest,
  openAlarms,
  openOffice,
  openReminders,
  putCustomer,
  stored,
  type Office,
} from '../support/office.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

describe('delivering reminders', () => {
  const folder = temporaryFolder();
  let office: Office;

  beforeEach(async () => {
    office = await openOffice();
  });
  afterEach(() => office.store.close());

  const deliverAt = (iso: string): Promise<number> => {
    office.clock.moveTo(iso);
    return new ReminderDelivery(office).deliverDue();
  };
  const sentCards = (): readonly string[] =>
    office.notifier.sent.map(
      ({ customers, recipient, isDigest, mayBeRepeated }) =>
        `${isDigest ? 'digest: ' : ''}${customers
          .map(({ tenant, questions }) => {
            const asked = questions.map(({ engagement, reminder }) => `${engagement.workload} ${reminder.kind}`);
            return `${tenant.customerName} (${asked.join(', ')})`;
          })
          .join(', ')} to ${recipient.name}${mayBeRepeated ? ' (again)' : ''}`,
    );
  /** Stores a customer on the eve of its first date: what announces it has passed. */
  const putOnEve = async (
    engagements: readonly WorkloadEngagement[],
    tenant: CustomerTenant = aTenant(),
  ): Promise<void> => {
    const [{ esd } = anEngagement()] = engagements;
    if (esd) office.clock.moveTo(`${addDays(esd.date, -1)}T20:00:00Z`);
    await putCustomer(office, engagements, tenant);
  };
  const anFm = async (n: number): Promise<string> => {
    const objectId = `fm-of-${String(n)}`;
    await office.people.putPerson({ ...FM, objectId, name: `Manager ${String(n)}` });
    return objectId;
  };
  /** Delivers what is due, with `meanwhile` happening right before the worker's `nth` save. */
  const interruptedBefore = async (
    nth: number,
    meanwhile: () => Promise<void>,
    afterwards = (): void => undefined,
  ): Promise<{ sent: number }> => {
    let saves = 0;
    const customers = new Proxy(office.customers, {
      get: (target, name) => {
        if (name !== 'save')
          return (...given: [string]) => target[name === 'getCustomer' ? name : 'getCustomer'](...given);
        return async (change: Parameters<typeof target.save>[0]) => {
          saves += 1;
          if (saves === nth) await meanwhile();
          const outcome = await target.save(change);
          if (saves === nth) afterwards();
          return outcome;
        };
      },
    });
    return { sent: await new ReminderDelivery({ ...office, customers }).deliverDue() };
  };
  const EXO_NO_ATTEMPT = 'Contoso Test (EXO noAttempt) to Lee Lead';
  const EXO_DUE = 'Contoso Test (EXO due) to Fay Manager';

  describe('sends', () => {
    it('nothing before nine on the day, and one card from nine on', async () => {
      await putOnEve([aDatedEngagement('2026-12-01')]);
      assert.equal(await deliverAt('2026-12-01T07:59:59Z'), 0);
      assert.equal(await deliverAt('2026-12-01T08:00:00Z'), 1);
      assert.equal(await deliverAt('2026-12-01T08:00:01Z'), 0);
      assert.deepEqual(sentCards(), [EXO_DUE]);
    });

    it('one card for all workloads of a customer, and one for each customer and FM', async () => {
      await putOnEve([
        aDatedEngagement('2026-12-01'),
        aDatedEngagement('2026-12-01', { workload: 'TEAMS' }),
        aDatedEngagement('2026-12-01', { workload: 'SPO', fmId: OTHER_FM.objectId }),
      ]);
      await putOnEve([aDatedEngagement('2026-12-01')], aTenant({ tenantId: 't2', customerName: 'Fabrikam Test' }));
      assert.equal(await deliverAt('2026-12-01T08:00:00Z'), 3);
      assert.deepEqual(sentCards().toSorted(), [
        'Contoso Test (EXO due, TEAMS due) to Fay Manager',
        'Contoso Test (SPO due) to Finn Other',
        'Fabrikam Test (EXO due) to Fay Manager',
      ]);
    });

    it('a follow-up every two working days while nobody answers, and records each in the history', async () => {
      await putOnEve([aDatedEngagement('2026-11-26')]);
      await deliverAt('2026-11-26T08:00:00Z');
      assert.deepEqual(await openReminders(office), ['EXO|1 followUp 2026-11-30 pending']);
      await deliverAt('2026-11-27T08:00:00Z');
      await deliverAt('2026-11-30T08:00:00Z');
      await deliverAt('2026-12-02T08:00:00Z');
      assert.deepEqual(sentCards(), [
        EXO_DUE,
        'Contoso Test (EXO followUp) to Fay Manager',
        'Contoso Test (EXO noAttempt) to Lee Lead',
        'Contoso Test (EXO followUp) to Fay Manager',
      ]);
      const { events } = await office.customers.getHistory(CUSTOMER_TENANT, 10);
      assert.deepEqual(
        events.map(({ facts }) => facts.type === 'reminderSent' && facts.localDay),
        ['2026-12-02', '2026-11-30', '2026-11-30', '2026-11-26'],
      );
      assert.deepEqual((await stored(office, 'EXO|1')).esd?.date, '2026-11-26');
    });

    it('what became due while nothing ran', async () => {
      await putOnEve([aDatedEngagement('2026-12-01')]);
      await deliverAt('2026-12-04T15:00:00Z');
      assert.deepEqual(sentCards().toSorted(), [EXO_DUE, EXO_NO_ATTEMPT]);
    });

    it('at once when Gateway enters today after nine', async () => {
      await putOnEve([anEngagement()]);
      const dates = new Map([['EXO|1', { date: calendarDay('2026-11-23'), precision: 'day' as const }]]);
      await captureStartDate(office, { ...(await aRequest(office, GATEWAY, ['EXO|1'])), dates, comment: '' });
      assert.equal(await deliverAt('2026-11-23T09:00:30Z'), 1);
    });

    it('no more on one card than one answer can settle, and the rest on the next', async () => {
      const workloads = Array.from({ length: MAX_TOGETHER + 4 }, (_, n) => `W${String(n)}`);
      await putOnEve(workloads.map((workload) => aDatedEngagement('2026-12-01', { workload })));
      assert.equal(await deliverAt('2026-12-01T08:00:00Z'), 2);
      assert.deepEqual(
        office.notifier.sent.map(({ customers: [one] }) => one?.questions.length),
        [MAX_TOGETHER, 4],
      );
      assert.equal(
        new Set(
          office.notifier.sent.flatMap(({ customers: [one] }) => one?.questions.map(({ reminder }) => reminder.id)),
        ).size,
        MAX_TOGETHER + 4,
      );
    });

    it('the cards of other customers when those of many cannot be read', async () => {
      for (let n = 0; n < 40; n += 1) {
        const tenantId = `broken${String(n)}`;
        await putOnEve([aDatedEngagement('2026-11-30')], aTenant({ tenantId }));
        await office.store.write(tenantId, [{ kind: 'put', id: 'eng|EXO|1', body: { current: true } }]);
      }
      await office.store.write('bad', [{ kind: 'create', id: 'rem|x', body: { nextAt: 1 } }]);
      await putOnEve([aDatedEngagement('2026-12-01')]);
      assert.equal(await deliverAt('2026-12-01T08:00:00Z'), 1);
      assert.equal(office.log.lines.filter(({ level }) => level === 'error').length, 40);
    });

    it('the cards of many FMs', async () => {
      for (let n = 0; n < 60; n += 1) {
        await putOnEve(
          [aDatedEngagement('2026-12-01', { fmId: await anFm(n) })],
          aTenant({ tenantId: `t${String(n)}` }),
        );
      }
      assert.equal(await deliverAt('2026-12-01T08:00:00Z'), 60);
    });
  });

  describe('does not send', () => {
    it('when the date was moved', async () => {
      await putOnEve([aDatedEngagement('2026-12-01')]);
      await rescheduleStartDate(office, {
        ...(await aRequest(office, FM, ['EXO|1'])),
        requested: { date: calendarDay('2026-12-03'), precision: 'day' },
        reason: { code: 'customerRequestedNewDate', text: 'Two days later, please' },
      });
      assert.equal(await deliverAt('2026-12-01T08:00:00Z'), 0);
      assert.equal(await deliverAt('2026-12-03T08:00:00Z'), 1);
    });

    it('when the engagement has started', async () => {
      await putOnEve([aDatedEngagement('2026-12-01')]);
      office.clock.moveTo('2026-12-01T07:00:00Z');
      await confirmStarted(office, {
        ...(await aRequest(office, FM, ['EXO|1'])),
        date: calendarDay('2026-12-01'),
        explanation: '',
      });
      assert.equal(await deliverAt('2026-12-01T08:00:00Z'), 0);
    });

    it('what changed by another way after it was planned, and never asks about it again', async () => {
      await putOnEve([aDatedEngagement('2026-12-01')]);
      await office.customers.putCustomer(aTenant(), [aDatedEngagement('2026-12-01', { progress: 'started' })]);
      assert.equal(await deliverAt('2026-12-01T08:00:00Z'), 0);
      assert.deepEqual(await openReminders(office), []);
    });

    it('when the date is moved between the claim and the send', async () => {
      await putOnEve([aDatedEngagement('2026-12-01')]);
      office.clock.moveTo('2026-12-01T08:00:00Z');
      const { sent } = await interruptedBefore(2, async () => {
        await rescheduleStartDate(office, {
          ...(await aRequest(office, FM, ['EXO|1'])),
          requested: { date: calendarDay('2026-12-03'), precision: 'day' },
          reason: { code: 'customerRequestedNewDate', text: 'Two days later, please' },
        });
      });
      assert.equal(sent, 0);
      assert.deepEqual(sentCards(), []);
      assert.deepEqual(await openReminders(office), ['EXO|1 headsUp 2026-12-02 pending']);
    });

    it('before the day has come where the FM has moved to, but then', async () => {
      await putOnEve([aDatedEngagement('2026-12-01')]);
      await office.people.putPerson({ ...FM, timeZone: 'Pacific/Honolulu' });
      assert.equal(await deliverAt('2026-12-01T08:00:00Z'), 0);
      assert.deepEqual(await openReminders(office), ['EXO|1 due 2026-12-01 pending']);
      assert.equal(await deliverAt('2026-12-01T18:59:59Z'), 0);
      assert.equal(await deliverAt('2026-12-01T19:00:00Z'), 1);
    });
  });

  describe('announces', () => {
    it('a date one working day before, then asks on the date (rule H)', async () => {
      await putCustomer(office, [aDatedEngagement('2026-12-07')]);
      assert.equal(await deliverAt('2026-12-04T07:59:59Z'), 0);
      assert.equal(await deliverAt('2026-12-04T08:00:00Z'), 1);
      assert.deepEqual(await openReminders(office), ['EXO|1 due 2026-12-07 pending']);
      assert.equal(await deliverAt('2026-12-07T08:00:00Z'), 1);
      assert.deepEqual(sentCards(), ['Contoso Test (EXO headsUp) to Fay Manager', EXO_DUE]);
    });

    it('nothing any more when it runs again on the date itself: it asks', async () => {
      await putCustomer(office, [aDatedEngagement('2026-12-07')]);
      assert.equal(await deliverAt('2026-12-07T08:00:00Z'), 1);
      assert.deepEqual(sentCards(), [EXO_DUE]);
    });

    it('a month ten working days before, asking for the day, and asks again when it has begun (rule E)', async () => {
      const esd = aStartDate('2027-02-01', { precision: 'month' });
      await putCustomer(office, [aDatedEngagement('2027-02-01', { esd })]);
      assert.equal(await deliverAt('2027-01-18T07:59:59Z'), 0);
      assert.equal(await deliverAt('2027-01-18T08:00:00Z'), 1);
      assert.equal(await deliverAt('2027-01-29T08:00:00Z'), 0);
      assert.equal(await deliverAt('2027-02-01T08:00:00Z'), 1);
      assert.deepEqual(sentCards(), ['Contoso Test (EXO estimate) to Fay Manager', EXO_DUE]);
    });

    it('together with what is due, on the same card', async () => {
      await putCustomer(office, [
        aDatedEngagement('2026-12-01'),
        aDatedEngagement('2026-12-02', { workload: 'TEAMS' }),
      ]);
      await deliverAt('2026-11-30T08:00:00Z');
      await deliverAt('2026-12-01T08:00:00Z');
      assert.deepEqual(sentCards(), [
        'Contoso Test (EXO headsUp) to Fay Manager',
        'Contoso Test (EXO due, TEAMS headsUp) to Fay Manager',
      ]);
    });
  });

  describe('as a digest', () => {
    const putMany = async (count: number): Promise<void> => {
      for (let n = 1; n <= count; n += 1) {
        await putOnEve(
          [aDatedEngagement('2026-12-01')],
          aTenant({ tenantId: `t${String(n)}`, customerName: `Fabrikam ${String(n)}` }),
        );
      }
    };
    const DIGEST_OF_FOUR = /^digest: (?:Fabrikam \d \(EXO due\)(?:, )?){4} to Fay Manager$/;

    it('sends one message for more than three customers, and a card each for three', async () => {
      await putMany(4);
      assert.equal(await deliverAt('2026-12-01T08:00:00Z'), 1);
      assert.deepEqual(sentCards().length, 1);
      assert.match(sentCards()[0] ?? '', DIGEST_OF_FOUR);
      for (const n of [1, 2, 3, 4]) {
        assert.deepEqual(await openReminders(office, `t${String(n)}`), ['EXO|1 followUp 2026-12-03 pending']);
      }
      await putOnEve([aDatedEngagement('2026-12-02')], aTenant({ tenantId: 'other' }));
      await deliverAt('2026-12-02T08:00:00Z');
      assert.deepEqual(sentCards().slice(1), ['Contoso Test (EXO due) to Fay Manager']);
    });

    it('leaves out who answers or moves a date between claim and send', async () => {
      await putMany(5);
      office.clock.moveTo('2026-12-01T08:00:00Z');
      const { sent } = await interruptedBefore(6, async () => {
        await rescheduleStartDate(office, {
          ...(await aRequest(office, FM, ['EXO|1'], { tenantId: 't1' })),
          requested: { date: calendarDay('2026-12-03'), precision: 'day' },
          reason: { code: 'customerRequestedNewDate', text: 'Two days later, please' },
        });
      });
      assert.equal(sent, 1);
      assert.doesNotMatch(sentCards().join(), /Fabrikam 1/);
      assert.deepEqual(await openReminders(office, 't1'), ['EXO|1 headsUp 2026-12-02 pending']);
    });

    it('repeats in one message what may have arrived as one', async () => {
      await putMany(4);
      office.notifier.outcomes.push({ kind: 'inDoubt' });
      await deliverAt('2026-12-01T08:00:00Z');
      await logAttempt(office, {
        ...(await aRequest(office, FM, ['EXO|1'], { tenantId: 't1' })),
        channel: 'email',
        outcome: 'noReply',
        comment: '',
      });
      assert.equal(await deliverAt('2026-12-01T08:02:30Z'), 1);
      assert.match(sentCards()[1] ?? '', /^digest: (?:Fabrikam [234] \(EXO due\)(?:, )?){3} to Fay Manager \(again\)$/);
    });

    it('tells of a hundred customers at once, and of the others in the next one', async () => {
      await putMany(103);
      assert.equal(await deliverAt('2026-12-01T08:00:00Z'), 4);
      assert.deepEqual(
        office.notifier.sent.map(({ customers }) => customers.length),
        [100, 1, 1, 1],
      );
    });

    it('is one when several workers begin at the same time', async () => {
      await putMany(4);
      office.clock.moveTo('2026-12-01T08:00:00Z');
      await Promise.all(Array.from({ length: 4 }, () => new ReminderDelivery({ ...office }).deliverDue()));
      assert.equal(sentCards().length, 1);
      assert.match(sentCards()[0] ?? '', DIGEST_OF_FOUR);
    });
  });

  describe('lets people rest', () => {
    beforeEach(() => putOnEve([aDatedEngagement('2026-12-01')]));

    for (const [name, from, until] of [
      ['in the evening', '2026-12-01T17:00:00Z', '2026-12-02T08:00:00Z'],
      ['at night', '2026-12-02T04:00:00Z', '2026-12-02T08:00:00Z'],
      ['at the weekend', '2026-12-05T10:00:00Z', '2026-12-07T08:00:00Z'],
    ] as const) {
      it(`${name}, when the reminder is late`, async () => {
        assert.equal(await deliverAt(from), 0);
        office.clock.moveTo(until);
        office.clock.tick(-1000);
        await new ReminderDelivery(office).deliverDue();
        assert.ok(!sentCards().includes(EXO_DUE));
        await deliverAt(until);
        assert.ok(sentCards().includes(EXO_DUE));
      });
    }

    it('until their pause is over; the leads are told of waiting customers all the same', async () => {
      await office.people.saveReminderPreferences(FM.objectId, { remindersPausedUntil: calendarDay('2026-12-04') });
      assert.equal(await deliverAt('2026-12-01T08:00:00Z'), 0);
      await deliverAt('2026-12-04T16:00:00Z');
      assert.deepEqual(sentCards(), [EXO_NO_ATTEMPT]);
      await deliverAt('2026-12-07T08:00:00Z');
      assert.deepEqual(sentCards(), [EXO_NO_ATTEMPT, EXO_DUE]);
    });

    it('in the hours of who stands in', async () => {
      await office.people.putPerson({ ...OTHER_FM, timeZone: 'America/New_York' });
      await office.people.saveAbsence(FM.objectId, {
        from: calendarDay('2026-12-01'),
        until: calendarDay('2026-12-04'),
        delegateId: OTHER_FM.objectId,
      });
      assert.equal(await deliverAt('2026-12-01T08:00:00Z'), 0);
      assert.equal(await deliverAt('2026-12-01T14:00:00Z'), 1);
    });
  });

  describe('alarms the leads (rule W)', () => {
    it('of a customer without an FM five working days before the date, and two days after it', async () => {
      await putCustomer(office, [aDatedEngagement('2026-12-07', { fmId: undefined })]);
      await deliverAt('2026-11-30T08:00:00Z');
      assert.deepEqual(sentCards(), ['Contoso Test (EXO noFm) to Lee Lead']);
      await deliverAt('2026-12-09T08:00:00Z');
      assert.deepEqual(sentCards().slice(1), [EXO_NO_ATTEMPT]);
      assert.deepEqual(await openAlarms(office), []);
    });

    it('no more once somebody is assigned, or has tried', async () => {
      await putCustomer(office, [aDatedEngagement('2026-12-07', { fmId: undefined })]);
      await assignFm(office, { ...(await aRequest(office, LEAD, ['EXO|1'])), fmId: FM.objectId });
      assert.deepEqual(await openAlarms(office), ['EXO|1 noAttempt 2026-12-09 pending']);
      await deliverAt('2026-12-07T08:00:00Z');
      await logAttempt(office, {
        ...(await aRequest(office, FM, ['EXO|1'])),
        channel: 'email',
        outcome: 'noReply',
        comment: '',
      });
      await deliverAt('2026-12-09T08:00:00Z');
      assert.ok(sentCards().every((card) => !card.endsWith('to Lee Lead')));
    });

    it('although the FM puts it off again and again', async () => {
      await putOnEve([aDatedEngagement('2026-12-01')]);
      office.clock.moveTo('2026-12-01T08:00:00Z');
      await snoozeReminder(office, await aRequest(office, FM, ['EXO|1']));
      assert.deepEqual(await openAlarms(office), ['EXO|1 noAttempt 2026-12-03 pending']);
    });

    it('who are in before those who are away, and one after the other until one can be reached', async () => {
      await office.people.putPerson({ ...LEAD, objectId: 'lead-2', name: 'Ann Lead' });
      await office.people.saveAbsence('lead-2', { from: calendarDay('2026-11-30'), until: calendarDay('2026-12-04') });
      await office.people.putPerson({ ...LEAD, objectId: 'lead-3', name: 'Lou Lead' });
      await putCustomer(office, [aDatedEngagement('2026-12-07', { fmId: undefined })]);
      office.notifier.outcomes.push({ kind: 'unreachable' });
      await deliverAt('2026-11-30T08:00:00Z');
      assert.deepEqual(
        office.notifier.sent.map(({ recipient }) => recipient.name),
        ['Lee Lead', 'Lou Lead'],
      );
    });

    it('later when none can be reached now', async () => {
      await putCustomer(office, [aDatedEngagement('2026-12-07', { fmId: undefined })]);
      office.notifier.outcomes.push({ kind: 'unreachable' });
      await deliverAt('2026-11-30T08:00:00Z');
      assert.deepEqual(await openAlarms(office), ['EXO|1 noFm 2026-11-30 blocked']);
      await releaseBlockedReminders(office, LEADS);
      assert.equal(await deliverAt('2026-11-30T09:00:00Z'), 1);
    });
  });

  describe('stops', () => {
    beforeEach(() => putOnEve([aDatedEngagement('2026-12-01')]));

    it('for everybody while the switch is off, and goes on afterwards', async () => {
      await office.deliverySwitch.savePause({ by: LEAD.objectId, at: '2026-12-01T07:00:00.000Z' });
      assert.equal(await deliverAt('2026-12-01T08:00:00Z'), 0);
      assert.deepEqual(await openReminders(office), ['EXO|1 due 2026-12-01 pending']);
      await office.deliverySwitch.savePause(undefined);
      assert.equal(await deliverAt('2026-12-01T08:10:00Z'), 1);
    });

    it('before the next send when its process is to end, and gives back what it has claimed', async () => {
      const { customers } = office;
      office.clock.moveTo('2026-12-01T08:00:00Z');
      let saves = 0;
      const delivery = new ReminderDelivery({
        ...office,
        customers: new Proxy(customers, {
          get: (target, name) => {
            if (name !== 'save') return (...given: [string]) => target[name as 'getCustomer'](...given);
            return async (change: Parameters<typeof target.save>[0]) => {
              const outcome = await target.save(change);
              saves += 1;
              if (saves === 1) delivery.stop();
              return outcome;
            };
          },
        }),
      });
      assert.equal(await delivery.deliverDue(), 0);
      assert.deepEqual(sentCards(), []);
      assert.deepEqual(await openReminders(office), ['EXO|1 due 2026-12-01 pending']);
      assert.equal(await deliverAt('2026-12-01T08:00:00Z'), 1);
      assert.deepEqual(sentCards(), [EXO_DUE]);
    });
  });

  it('gives up a reminder under which five workers have died', async () => {
    await putOnEve([aDatedEngagement('2026-12-01')]);
    office.clock.moveTo('2026-12-01T08:00:00Z');
    const dying = new ReminderDelivery({
      ...office,
      notifier: {
        remind: (message) => {
          office.notifier.sent.push(message);
          return message.fm
            ? Promise.reject(new Error('the process died here'))
            : Promise.resolve({ kind: 'delivered' });
        },
      },
    });
    for (let deaths = 0; deaths < 7; deaths += 1) {
      await dying.deliverDue();
      office.clock.tick(120_000);
    }
    assert.equal(sentCards().filter((card) => card.startsWith(EXO_DUE)).length, 5);
    assert.equal((await office.reminders.findStuck(10))[0]?.problem, 'endedWorkers');
    assert.ok(sentCards().includes('Contoso Test (EXO undelivered) to Lee Lead'));
  });

  it('sends nothing that it has held for too long, and gives it back', async () => {
    await putOnEve([aDatedEngagement('2026-12-01')]);
    office.clock.moveTo('2026-12-01T08:00:00Z');
    const { sent } = await interruptedBefore(
      2,
      () => Promise.resolve(),
      () => {
        office.clock.tick(96_000);
      },
    );
    assert.equal(sent, 0);
    assert.deepEqual(sentCards(), []);
    assert.deepEqual(await openReminders(office), ['EXO|1 due 2026-12-01 pending']);
  });

  it('asks the FM who is assigned now when the reminder is of another one', async () => {
    await putOnEve([aDatedEngagement('2026-12-01')]);
    await office.customers.putCustomer(aTenant(), [aDatedEngagement('2026-12-01', { fmId: OTHER_FM.objectId })]);
    assert.equal(await deliverAt('2026-12-01T08:00:00Z'), 0);
    assert.equal(await deliverAt('2026-12-01T08:00:20Z'), 1);
    assert.deepEqual(sentCards(), ['Contoso Test (EXO due) to Finn Other']);
  });

  it('asks a lead when the FM has lost the role: customers are nobody else’s business (E18)', async () => {
    await putOnEve([aDatedEngagement('2026-12-01')]);
    await office.people.putPerson({ ...FM, roles: [] });
    assert.equal(await deliverAt('2026-12-01T08:00:00Z'), 1);
    assert.deepEqual(sentCards(), ['Contoso Test (EXO due) to Lee Lead']);
  });

  it('says that the clock of its machine differs, once', async () => {
    await putOnEve([aDatedEngagement('2026-12-01')]);
    const delivery = new ReminderDelivery({ ...office, clock: { nowMs: () => office.clock.nowMs() + 600_000 } });
    office.clock.moveTo('2026-12-01T08:00:00Z');
    assert.equal(await delivery.deliverDue(), 1);
    await delivery.deliverDue();
    assert.deepEqual(
      office.log.lines.filter(({ level }) => level === 'warn').map(({ fields }) => fields),
      [{ skewMs: -600_000 }],
    );
  });

  describe('skips holidays of the FM', () => {
    beforeEach(async () => {
      await office.people.putPerson({ ...FM, holidayCalendar: 'ES' });
    });

    it('and asks on the next working day (E1)', async () => {
      await putOnEve([aDatedEngagement('2026-12-25')]);
      assert.deepEqual(await openReminders(office), ['EXO|1 due 2026-12-28 pending']);
      assert.equal(await deliverAt('2026-12-25T12:00:00Z'), 0);
      assert.equal(await deliverAt('2026-12-28T08:00:00Z'), 1);
      assert.equal((await stored(office, 'EXO|1')).esd?.date, '2026-12-25');
    });

    it('and counts no follow-up on them (U1)', async () => {
      await putOnEve([aDatedEngagement('2026-12-23')]);
      assert.equal(await deliverAt('2026-12-23T08:00:00Z'), 1);
      assert.deepEqual(await openReminders(office), ['EXO|1 followUp 2026-12-28 pending']);
    });
  });

  describe('while the FM is out of office (E17)', () => {
    const DAY = '2026-12-01';
    const NINE = `${DAY}T08:00:00Z`;
    const sentTo = (): readonly string[] => office.notifier.sent.map(({ recipient }) => recipient.name);
    const away = (objectId: string, delegateId?: string): Promise<unknown> =>
      office.people.saveAbsence(objectId, { from: calendarDay(DAY), until: calendarDay('2026-12-04'), delegateId });

    beforeEach(() => putOnEve([aDatedEngagement(DAY)]));

    it('asks the delegate, with a copy to the FM, as one card', async () => {
      await away(FM.objectId, OTHER_FM.objectId);
      assert.equal(await deliverAt(NINE), 1);
      assert.deepEqual(sentTo(), [OTHER_FM.name, FM.name]);
      assert.ok(office.notifier.sent.every(({ fm }) => fm?.name === FM.name));
      assert.deepEqual(await openReminders(office), ['EXO|1 followUp 2026-12-03 pending']);
      assert.equal((await office.customers.getHistory(CUSTOMER_TENANT, 10)).events.length, 1);
    });

    it('asks a lead when there is no delegate', async () => {
      await away(FM.objectId);
      assert.equal(await deliverAt(NINE), 1);
      assert.deepEqual(sentTo(), [LEAD.name, FM.name]);
    });

    it('asks a lead when the delegate is away, too', async () => {
      await away(FM.objectId, OTHER_FM.objectId);
      await away(OTHER_FM.objectId);
      assert.equal(await deliverAt(NINE), 1);
      assert.deepEqual(sentTo(), [LEAD.name, FM.name]);
    });

    it('asks a lead when the delegate is an FM no longer', async () => {
      await away(FM.objectId, OTHER_FM.objectId);
      await office.people.putPerson({ ...OTHER_FM, roles: ['gateway'] });
      assert.equal(await deliverAt(NINE), 1);
      assert.deepEqual(sentTo(), [LEAD.name, FM.name]);
    });

    it('asks a lead when the delegate cannot be reached, and another lead when the first one cannot', async () => {
      await office.people.putPerson({ ...LEAD, objectId: 'lead-2', name: 'Lou Lead' });
      await away(FM.objectId, OTHER_FM.objectId);
      office.notifier.outcomes.push({ kind: 'unreachable' }, { kind: 'unreachable' });
      assert.equal(await deliverAt(NINE), 1);
      assert.deepEqual(sentTo(), [OTHER_FM.name, LEAD.name, 'Lou Lead', FM.name]);
    });

    it('asks the FM when nobody else can be reached, and holds it back when they cannot either', async () => {
      await away(FM.objectId);
      office.notifier.outcomes.push({ kind: 'unreachable' }, { kind: 'unreachable' });
      await deliverAt(NINE);
      assert.deepEqual(sentTo(), [LEAD.name, FM.name, LEAD.name]);
      assert.equal(sentCards().at(-1), 'Contoso Test (EXO undelivered) to Lee Lead');
      assert.deepEqual(await openReminders(office), ['EXO|1 due 2026-12-01 blocked']);
    });

    it('asks the FM when every lead is away', async () => {
      await away(FM.objectId);
      await away(LEAD.objectId);
      assert.equal(await deliverAt(NINE), 1);
      assert.deepEqual(sentTo(), [FM.name]);
    });

    it('sends no copy before the card itself went out, and tries that again', async () => {
      await away(FM.objectId, OTHER_FM.objectId);
      office.notifier.outcomes.push({ kind: 'notSent' });
      assert.equal(await deliverAt(NINE), 0);
      assert.deepEqual(sentTo(), [OTHER_FM.name]);
      assert.equal(await deliverAt(`${DAY}T08:01:00Z`), 1);
      assert.deepEqual(sentTo(), [OTHER_FM.name, OTHER_FM.name, FM.name]);
    });

    it('sends the copy when it is morning for the FM', async () => {
      await away(FM.objectId, OTHER_FM.objectId);
      await office.people.putPerson({ ...OTHER_FM, timeZone: 'America/Los_Angeles' });
      assert.equal(await deliverAt(`${DAY}T17:00:00Z`), 1);
      assert.deepEqual(sentTo(), [OTHER_FM.name]);
      await deliverAt('2026-12-02T07:59:59Z');
      assert.deepEqual(sentTo(), [OTHER_FM.name]);
      await deliverAt('2026-12-02T08:00:00Z');
      assert.deepEqual(sentTo(), [OTHER_FM.name, FM.name]);
      assert.equal(
        office.notifier.sent[1]?.customers[0]?.questions[0]?.reminder.id,
        office.notifier.sent[0]?.customers[0]?.questions[0]?.reminder.id,
      );
      assert.deepEqual((await office.customers.getCustomer(CUSTOMER_TENANT))?.openCopies, []);
    });

    it('sends no copy of what has been answered, or when the FM is back', async () => {
      await away(FM.objectId, OTHER_FM.objectId);
      await office.people.putPerson({ ...OTHER_FM, timeZone: 'America/Los_Angeles' });
      await deliverAt(`${DAY}T17:00:00Z`);
      await logAttempt(office, {
        ...(await aRequest(office, OTHER_FM, ['EXO|1'])),
        channel: 'email',
        outcome: 'noReply',
        comment: '',
      });
      assert.deepEqual((await office.customers.getCustomer(CUSTOMER_TENANT))?.openCopies, []);
      await deliverAt('2026-12-03T17:00:00Z');
      assert.deepEqual(sentTo(), [OTHER_FM.name, OTHER_FM.name]);
      await office.people.saveAbsence(FM.objectId, undefined);
      await deliverAt('2026-12-04T08:00:00Z');
      assert.deepEqual(sentTo(), [OTHER_FM.name, OTHER_FM.name]);
    });

    for (const kind of ['notSent', 'inDoubt', 'unreachable'] as const) {
      it(`has asked although the copy was ${kind}`, async () => {
        await away(FM.objectId, OTHER_FM.objectId);
        office.notifier.outcomes.push({ kind: 'delivered' }, { kind });
        assert.equal(await deliverAt(NINE), 1);
        assert.deepEqual(await openReminders(office), ['EXO|1 followUp 2026-12-03 pending']);
      });
    }

    it('asks the FM again once they are back', async () => {
      await away(FM.objectId, OTHER_FM.objectId);
      await deliverAt(NINE);
      await deliverAt('2026-12-03T08:00:00Z');
      assert.deepEqual(sentTo().toSorted(), [OTHER_FM.name, FM.name, LEAD.name, OTHER_FM.name, FM.name].toSorted());
      assert.equal(await deliverAt('2026-12-07T08:00:00Z'), 1);
      assert.deepEqual(sentTo().slice(5), [FM.name]);
    });

    it('goes by the day it is for the FM', async () => {
      await office.people.putPerson({ ...FM, timeZone: 'Asia/Tokyo' });
      await office.people.saveAbsence(FM.objectId, {
        from: calendarDay('2026-12-01'),
        until: calendarDay('2026-12-06'),
        delegateId: OTHER_FM.objectId,
      });
      assert.equal(await deliverAt('2026-12-06T23:59:00Z'), 1);
      assert.deepEqual(sentTo(), [FM.name]);
    });
  });

  describe('when a send fails', () => {
    beforeEach(() => putOnEve([aDatedEngagement('2026-12-01')]));

    it('tries again later what certainly did not go out', async () => {
      office.notifier.outcomes.push({ kind: 'notSent' });
      assert.equal(await deliverAt('2026-12-01T08:00:00Z'), 0);
      assert.equal(await deliverAt('2026-12-01T08:00:04Z'), 0);
      assert.equal(await deliverAt('2026-12-01T08:00:05Z'), 1);
      assert.deepEqual(sentCards(), [EXO_DUE, EXO_DUE]);
    });

    it('waits as long as the channel asks', async () => {
      office.notifier.outcomes.push({ kind: 'notSent', retryAfterMs: 600_000 });
      await deliverAt('2026-12-01T08:00:00Z');
      assert.equal(await deliverAt('2026-12-01T08:09:59Z'), 0);
      assert.equal(await deliverAt('2026-12-01T08:10:00Z'), 1);
    });

    it('says that it may be a repetition when nobody knows whether it arrived', async () => {
      office.notifier.outcomes.push({ kind: 'inDoubt' });
      await deliverAt('2026-12-01T08:00:00Z');
      assert.equal(await deliverAt('2026-12-01T08:02:29Z'), 0);
      assert.equal(await deliverAt('2026-12-01T08:02:30Z'), 1);
      assert.deepEqual(sentCards(), [EXO_DUE, `${EXO_DUE} (again)`]);
    });

    it('does not repeat itself when the FM has answered meanwhile', async () => {
      office.notifier.outcomes.push({ kind: 'inDoubt' });
      await deliverAt('2026-12-01T08:00:00Z');
      await logAttempt(office, {
        ...(await aRequest(office, FM, ['EXO|1'])),
        channel: 'email',
        outcome: 'noReply',
        comment: '',
      });
      assert.equal(await deliverAt('2026-12-01T08:05:00Z'), 0);
      assert.deepEqual(await openReminders(office), ['EXO|1 followUp 2026-12-03 pending']);
    });

    it('holds it back for an FM who cannot be reached', async () => {
      office.notifier.outcomes.push({ kind: 'unreachable' });
      await deliverAt('2026-12-01T08:00:00Z');
      assert.deepEqual(await openReminders(office), ['EXO|1 due 2026-12-01 blocked']);
      await deliverAt('2026-12-09T08:00:00Z');
      assert.deepEqual(sentCards(), [EXO_DUE, 'Contoso Test (EXO undelivered) to Lee Lead', EXO_NO_ATTEMPT]);
    });

    it('tells the leads at once of an FM who cannot be reached, at night too, and no more once they can', async () => {
      await office.people.putPerson({ ...LEAD, timeZone: 'Pacific/Auckland' });
      office.notifier.outcomes.push({ kind: 'unreachable' }, { kind: 'notSent' });
      await deliverAt('2026-12-01T08:00:00Z');
      assert.deepEqual(sentCards(), [EXO_DUE, 'Contoso Test (EXO undelivered) to Lee Lead']);
      await releaseBlockedReminders(office, FM.objectId);
      assert.deepEqual(await openReminders(office), ['EXO|1 due 2026-12-01 pending']);
      await deliverAt('2026-12-01T08:01:00Z');
      assert.deepEqual(sentCards().slice(2), [EXO_DUE]);
    });

    it('gives up what the channel will never take, tells the leads, and ends it when the engagement changes', async () => {
      office.notifier.outcomes.push({ kind: 'rejected' });
      await deliverAt('2026-12-01T08:00:00Z');
      assert.deepEqual(sentCards(), [EXO_DUE, 'Contoso Test (EXO undelivered) to Lee Lead']);
      assert.deepEqual(await openReminders(office), ['EXO|1 due 2026-12-01 dead']);
      assert.deepEqual(
        (await office.reminders.findStuck(10)).map(({ problem }) => problem),
        ['rejected'],
      );
      await logAttempt(office, {
        ...(await aRequest(office, FM, ['EXO|1'])),
        channel: 'email',
        outcome: 'noReply',
        comment: '',
      });
      assert.deepEqual(await openReminders(office), ['EXO|1 followUp 2026-12-03 pending']);
    });

    it('waits longer after each failure, and gives up after two days of them', async () => {
      const pauses: number[] = [];
      office.clock.moveTo('2026-12-01T08:00:00Z');
      for (let days = 0; days < 5;) {
        office.notifier.outcomes.push({ kind: 'notSent' });
        await new ReminderDelivery(office).deliverDue();
        const record = await office.customers.getCustomer(CUSTOMER_TENANT);
        const due = record?.openReminders.find(({ value }) => value.kind === 'due')?.value;
        if (due?.nextAtMs === undefined) break;
        pauses.push((due.nextAtMs - office.clock.nowMs()) / 1000);
        office.clock.tick(Math.max(due.nextAtMs - office.clock.nowMs(), 1000));
        days = (office.clock.nowMs() - Date.parse('2026-12-01T08:00:00Z')) / 86_400_000;
      }
      assert.deepEqual(pauses.slice(0, 9), [5, 10, 20, 40, 80, 160, 320, 640, 900]);
      const [dead] = await office.reminders.findStuck(10);
      assert.deepEqual([dead?.state, dead?.problem], ['dead', 'keptFailing']);
      assert.ok(office.clock.nowMs() >= Date.parse('2026-12-03T08:00:00Z'));
      assert.equal(sentCards().at(-1), 'Contoso Test (EXO undelivered) to Lee Lead');
    });

    it('holds what may have arrived for a lead, where the bot is set up so', async () => {
      office.notifier.outcomes.push({ kind: 'inDoubt' });
      office.clock.moveTo('2026-12-01T08:00:00Z');
      await new ReminderDelivery({ ...office, inDoubtPolicy: 'hold' }).deliverDue();
      assert.deepEqual(sentCards(), [EXO_DUE, 'Contoso Test (EXO undelivered) to Lee Lead']);
      assert.equal((await office.reminders.findStuck(10))[0]?.problem, 'inDoubt');
    });

    it('sends nothing else to a chat that takes nothing now', async () => {
      await putOnEve([aDatedEngagement('2026-12-01')], aTenant({ tenantId: 't2', customerName: 'Fabrikam Test' }));
      office.notifier.outcomes.push({ kind: 'notSent', retryAfterMs: 60_000 });
      assert.equal(await deliverAt('2026-12-01T08:00:00Z'), 0);
      assert.equal(sentCards().length, 1);
      assert.equal(await deliverAt('2026-12-01T08:00:59Z'), 0);
      assert.equal(await deliverAt('2026-12-01T08:01:00Z'), 2);
      assert.equal(sentCards().length, 3);
    });

    it('holds it back for an FM whom the directory does not know any more', async () => {
      await putOnEve([aDatedEngagement('2026-12-01', { fmId: 'gone' })], aTenant({ tenantId: 'gone-t' }));
      const record = await office.customers.getCustomer(CUSTOMER_TENANT);
      const [reminder] = record?.openReminders ?? [];
      assert.ok(reminder);
      await office.customers.save({
        tenantId: 'gone-t',
        newReminders: [{ ...reminder.value, tenantId: 'gone-t', recipient: 'gone' }],
      });
      await deliverAt('2026-12-01T08:00:00Z');
      assert.deepEqual(await openReminders(office, 'gone-t'), ['EXO|1 due 2026-12-01 blocked']);
    });
  });

  describe('when its process dies', () => {
    it('after sending and before writing it down, asks again, and says so', async () => {
      await putOnEve([aDatedEngagement('2026-12-01')]);
      const { notifier } = office;
      const dying = new ReminderDelivery({
        ...office,
        notifier: {
          remind: async (message) => {
            await notifier.remind(message);
            throw new Error('the process died here');
          },
        },
      });
      office.clock.moveTo('2026-12-01T08:00:00Z');
      assert.equal(await dying.deliverDue(), 0);
      assert.equal(await deliverAt('2026-12-01T08:01:59Z'), 0);
      assert.equal(await deliverAt('2026-12-01T08:02:00Z'), 1);
      assert.deepEqual(sentCards(), [EXO_DUE, `${EXO_DUE} (again)`]);
      assert.equal(office.log.lines.filter(({ level }) => level === 'error').length, 1);
    });

    it('between capture and reminder, the next one sends it, once', async () => {
      const file = join(folder, 'restart.sqlite');
      const before = await openOffice(file);
      await putCustomer(before, [anEngagement()]);
      const dates = new Map([['EXO|1', { date: calendarDay('2026-12-01'), precision: 'day' as const }]]);
      await captureStartDate(before, { ...(await aRequest(before, GATEWAY, ['EXO|1'])), dates, comment: '' });
      // No close: what is not on the disk now is lost.
      const next = await openOffice(file);
      next.clock.moveTo('2026-12-01T08:00:00Z');
      assert.equal(await new ReminderDelivery(next).deliverDue(), 1);
      assert.equal(await new ReminderDelivery(next).deliverDue(), 0);
      await before.store.close();
      await next.store.close();
    });
  });

  it('keeps what is answered between the send and its record, and records the rest', async () => {
    await putOnEve([aDatedEngagement('2026-12-01'), aDatedEngagement('2026-12-01', { workload: 'TEAMS' })]);
    office.clock.moveTo('2026-12-01T08:00:00Z');
    const { sent } = await interruptedBefore(3, async () => {
      await logAttempt(office, {
        ...(await aRequest(office, FM, ['EXO|1'])),
        channel: 'email',
        outcome: 'noReply',
        comment: '',
      });
    });
    assert.equal(sent, 1);
    assert.deepEqual(await openReminders(office), [
      'EXO|1 followUp 2026-12-03 pending',
      'TEAMS|1 followUp 2026-12-03 pending',
    ]);
  });

  it('lets a reminder go at once when the FM opens a chat while the send fails', async () => {
    await putOnEve([aDatedEngagement('2026-12-01')]);
    const chat = { conversationId: 'c', serviceUrl: 'http://127.0.0.1', channelId: 'msteams', botId: 'b', userId: 'u' };
    office.clock.moveTo('2026-12-01T08:00:00Z');
    const late = new ReminderDelivery({
      ...office,
      notifier: {
        remind: async () => {
          await office.people.saveConversation(FM.objectId, chat);
          return { kind: 'unreachable' };
        },
      },
    });
    await late.deliverDue();
    assert.deepEqual(await openReminders(office), ['EXO|1 due 2026-12-01 pending']);
  });

  it('holds what it sends for a full lease, however long the cards before it took', async () => {
    for (const tenantId of ['t1', 't2']) await putOnEve([aDatedEngagement('2026-12-01')], aTenant({ tenantId }));
    office.clock.moveTo('2026-12-01T08:00:00Z');
    const leases: number[] = [];
    await new ReminderDelivery({
      ...office,
      notifier: {
        remind: async ({ customers: [one] }) => {
          const record = await office.customers.getCustomer(one?.tenant.tenantId ?? '');
          const sending = record?.openReminders.find(({ value }) => value.state === 'sending');
          leases.push((sending?.value.nextAtMs ?? 0) - office.clock.nowMs());
          office.clock.tick(100_000);
          return { kind: 'delivered' };
        },
      },
    }).deliverDue();
    assert.equal(leases.length, 2);
    assert.ok(
      leases.every((lease) => lease === 120_000),
      String(leases),
    );
  });

  it('sends each card once when several work at the same time', async () => {
    for (let n = 0; n < 20; n += 1) {
      await putOnEve([aDatedEngagement('2026-12-01', { fmId: await anFm(n) })], aTenant({ tenantId: `t${String(n)}` }));
    }
    office.clock.moveTo('2026-12-01T08:00:00Z');
    const sent = await Promise.all(Array.from({ length: 4 }, () => new ReminderDelivery({ ...office }).deliverDue()));
    assert.equal(
      sent.reduce((sum, count) => sum + count, 0),
      20,
    );
    assert.equal(new Set(office.notifier.sent.map(({ customers: [one] }) => one?.tenant.tenantId)).size, 20);
    assert.equal(office.notifier.sent.length, 20);
  });
});
