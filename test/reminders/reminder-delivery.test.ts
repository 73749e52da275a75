import assert from 'node:assert/strict';
import { join } from 'node:path';

import { captureStartDate } from '../../src/application/capture-start-date.ts';
import { MAX_TOGETHER } from '../../src/application/change-engagements.ts';
import { confirmStarted } from '../../src/application/confirm-started.ts';
import { logAttempt } from '../../src/application/log-attempt.ts';
import { rescheduleStartDate } from '../../src/application/reschedule-start-date.ts';
import { calendarDay } from '../../src/domain/calendar-day.ts';
import { ReminderDelivery } from '../../src/reminders/reminder-delivery.ts';
import {
  aDatedEngagement,
  anEngagement,
  aTenant,
  CUSTOMER_TENANT,
  FM,
  GATEWAY,
  LEAD,
  OTHER_FM,
} from '../support/builders.ts';
import { aRequest, openOffice, openReminders, putCustomer, stored, type Office } from '../support/office.ts';
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
      ({ tenant, fm, questions, mayBeRepeated }) =>
        `${tenant.customerName} to ${fm.name}: ${questions
          .map(({ engagement, reminder }) => `${engagement.workload} ${reminder.kind}`)
          .join(', ')}${mayBeRepeated ? ' (again)' : ''}`,
    );
  /** Delivers what is due, with `meanwhile` happening right before the worker's `nth` save. */
  const interruptedBefore = async (nth: number, meanwhile: () => Promise<void>): Promise<{ sent: number }> => {
    let saves = 0;
    const customers = new Proxy(office.customers, {
      get: (target, name) => {
        if (name !== 'save')
          return (...given: [string]) => target[name === 'getCustomer' ? name : 'getCustomer'](...given);
        return async (change: Parameters<typeof target.save>[0]) => {
          saves += 1;
          if (saves === nth) await meanwhile();
          return target.save(change);
        };
      },
    });
    return { sent: await new ReminderDelivery({ ...office, customers }).deliverDue() };
  };
  const EXO_DUE = 'Contoso Test to Fay Manager: EXO due';

  describe('sends', () => {
    it('nothing before nine on the day, and one card from nine on', async () => {
      await putCustomer(office, [aDatedEngagement('2026-12-01')]);
      assert.equal(await deliverAt('2026-12-01T07:59:59Z'), 0);
      assert.equal(await deliverAt('2026-12-01T08:00:00Z'), 1);
      assert.equal(await deliverAt('2026-12-01T08:00:01Z'), 0);
      assert.deepEqual(sentCards(), [EXO_DUE]);
    });

    it('one card for all workloads of a customer, and one for each customer and FM', async () => {
      await putCustomer(office, [
        aDatedEngagement('2026-12-01'),
        aDatedEngagement('2026-12-01', { workload: 'TEAMS' }),
        aDatedEngagement('2026-12-01', { workload: 'SPO', fmId: OTHER_FM.objectId }),
      ]);
      await putCustomer(
        office,
        [aDatedEngagement('2026-12-01')],
        aTenant({ tenantId: 't2', customerName: 'Fabrikam Test' }),
      );
      assert.equal(await deliverAt('2026-12-01T08:00:00Z'), 3);
      assert.deepEqual(sentCards().toSorted(), [
        'Contoso Test to Fay Manager: EXO due, TEAMS due',
        'Contoso Test to Finn Other: SPO due',
        'Fabrikam Test to Fay Manager: EXO due',
      ]);
    });

    it('a follow-up every two working days while nobody answers, and records each in the history', async () => {
      await putCustomer(office, [aDatedEngagement('2026-11-26')]);
      await deliverAt('2026-11-26T08:00:00Z');
      assert.deepEqual(await openReminders(office), ['EXO|1 followUp 2026-11-30 pending']);
      await deliverAt('2026-11-27T08:00:00Z');
      await deliverAt('2026-11-30T08:00:00Z');
      await deliverAt('2026-12-02T08:00:00Z');
      assert.deepEqual(sentCards(), [
        EXO_DUE,
        'Contoso Test to Fay Manager: EXO followUp',
        'Contoso Test to Fay Manager: EXO followUp',
      ]);
      const { events } = await office.customers.getHistory(CUSTOMER_TENANT, 10);
      assert.deepEqual(
        events.map(({ facts }) => facts.type === 'reminderSent' && facts.localDay),
        ['2026-12-02', '2026-11-30', '2026-11-26'],
      );
      assert.deepEqual((await stored(office, 'EXO|1')).esd?.date, '2026-11-26');
    });

    it('what became due while nothing ran', async () => {
      await putCustomer(office, [aDatedEngagement('2026-12-01')]);
      assert.equal(await deliverAt('2026-12-04T15:00:00Z'), 1);
    });

    it('at once when Gateway enters today after nine', async () => {
      await putCustomer(office, [anEngagement()]);
      const dates = new Map([['EXO|1', { date: calendarDay('2026-11-23'), precision: 'day' as const }]]);
      await captureStartDate(office, { ...(await aRequest(office, GATEWAY, ['EXO|1'])), dates, comment: '' });
      assert.equal(await deliverAt('2026-11-23T09:00:30Z'), 1);
    });

    it('no more on one card than one answer can settle, and the rest on the next', async () => {
      const workloads = Array.from({ length: MAX_TOGETHER + 4 }, (_, n) => `W${String(n)}`);
      await putCustomer(
        office,
        workloads.map((workload) => aDatedEngagement('2026-12-01', { workload })),
      );
      assert.equal(await deliverAt('2026-12-01T08:00:00Z'), 2);
      assert.deepEqual(
        office.notifier.sent.map(({ questions }) => questions.length),
        [MAX_TOGETHER, 4],
      );
      assert.equal(
        new Set(office.notifier.sent.flatMap(({ questions }) => questions.map(({ reminder }) => reminder.id))).size,
        19,
      );
    });

    it('the cards of other customers when those of many cannot be read', async () => {
      for (let n = 0; n < 40; n += 1) {
        const tenantId = `broken${String(n)}`;
        await putCustomer(office, [aDatedEngagement('2026-11-30')], aTenant({ tenantId }));
        await office.store.write(tenantId, [{ kind: 'put', id: 'eng|EXO|1', body: { current: true } }]);
      }
      await office.store.write('bad', [{ kind: 'create', id: 'rem|x', body: { nextAt: 1 } }]);
      await putCustomer(office, [aDatedEngagement('2026-12-01')]);
      assert.equal(await deliverAt('2026-12-01T08:00:00Z'), 1);
      assert.equal(office.log.lines.filter(({ level }) => level === 'error').length, 40);
    });

    it('more cards than fit in one look at the store', async () => {
      for (let n = 0; n < 60; n += 1) {
        await putCustomer(office, [aDatedEngagement('2026-12-01')], aTenant({ tenantId: `t${String(n)}` }));
      }
      assert.equal(await deliverAt('2026-12-01T08:00:00Z'), 60);
    });
  });

  describe('does not send', () => {
    it('when the date was moved', async () => {
      await putCustomer(office, [aDatedEngagement('2026-12-01')]);
      await rescheduleStartDate(office, {
        ...(await aRequest(office, FM, ['EXO|1'])),
        requested: { date: calendarDay('2026-12-03'), precision: 'day' },
        reason: { code: 'customerRequestedNewDate', text: 'Two days later, please' },
      });
      assert.equal(await deliverAt('2026-12-01T08:00:00Z'), 0);
      assert.equal(await deliverAt('2026-12-03T08:00:00Z'), 1);
    });

    it('when the engagement has started', async () => {
      await putCustomer(office, [aDatedEngagement('2026-12-01')]);
      office.clock.moveTo('2026-12-01T07:00:00Z');
      await confirmStarted(office, {
        ...(await aRequest(office, FM, ['EXO|1'])),
        date: calendarDay('2026-12-01'),
        explanation: '',
      });
      assert.equal(await deliverAt('2026-12-01T08:00:00Z'), 0);
    });

    it('what changed by another way after it was planned, and never asks about it again', async () => {
      await putCustomer(office, [aDatedEngagement('2026-12-01')]);
      await office.customers.putCustomer(aTenant(), [aDatedEngagement('2026-12-01', { progress: 'started' })]);
      assert.equal(await deliverAt('2026-12-01T08:00:00Z'), 0);
      assert.deepEqual(await openReminders(office), []);
    });

    it('when the engagement was given to another FM after it was planned', async () => {
      await putCustomer(office, [aDatedEngagement('2026-12-01')]);
      await office.customers.putCustomer(aTenant(), [aDatedEngagement('2026-12-01', { fmId: OTHER_FM.objectId })]);
      assert.equal(await deliverAt('2026-12-01T08:00:00Z'), 0);
    });

    it('when the date is moved between the claim and the send', async () => {
      await putCustomer(office, [aDatedEngagement('2026-12-01')]);
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
      assert.deepEqual(await openReminders(office), ['EXO|1 due 2026-12-03 pending']);
    });

    it('before the day has come where the FM has moved to, but then', async () => {
      await putCustomer(office, [aDatedEngagement('2026-12-01')]);
      await office.people.putPerson({ ...FM, timeZone: 'Pacific/Honolulu' });
      assert.equal(await deliverAt('2026-12-01T08:00:00Z'), 0);
      assert.deepEqual(await openReminders(office), ['EXO|1 due 2026-12-01 pending']);
      assert.equal(await deliverAt('2026-12-01T18:59:59Z'), 0);
      assert.equal(await deliverAt('2026-12-01T19:00:00Z'), 1);
    });
  });

  describe('skips holidays of the FM', () => {
    beforeEach(async () => {
      await office.people.putPerson({ ...FM, holidayCalendar: 'ES' });
    });

    it('and asks on the next working day (E1)', async () => {
      await putCustomer(office, [aDatedEngagement('2026-12-25')]);
      assert.deepEqual(await openReminders(office), ['EXO|1 due 2026-12-28 pending']);
      assert.equal(await deliverAt('2026-12-25T12:00:00Z'), 0);
      assert.equal(await deliverAt('2026-12-28T08:00:00Z'), 1);
      assert.equal((await stored(office, 'EXO|1')).esd?.date, '2026-12-25');
    });

    it('and counts no follow-up on them (U1)', async () => {
      await putCustomer(office, [aDatedEngagement('2026-12-23')]);
      assert.equal(await deliverAt('2026-12-23T08:00:00Z'), 1);
      assert.deepEqual(await openReminders(office), ['EXO|1 followUp 2026-12-28 pending']);
    });
  });

  describe('while the FM is out of office (E17)', () => {
    const DAY = '2026-12-01';
    const NINE = `${DAY}T08:00:00Z`;
    const sentTo = (): readonly string[] => office.notifier.sent.map(({ recipient }) => recipient.name);
    const away = (objectId: string, delegateId?: string): Promise<void> =>
      office.people.saveAbsence(objectId, { from: calendarDay(DAY), until: calendarDay('2026-12-04'), delegateId });

    beforeEach(() => putCustomer(office, [aDatedEngagement(DAY)]));

    it('asks the delegate, with a copy to the FM, as one card', async () => {
      await away(FM.objectId, OTHER_FM.objectId);
      assert.equal(await deliverAt(NINE), 1);
      assert.deepEqual(sentTo(), [OTHER_FM.name, FM.name]);
      assert.ok(office.notifier.sent.every(({ fm }) => fm.name === FM.name));
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
      assert.equal(await deliverAt(NINE), 0);
      assert.deepEqual(sentTo(), [LEAD.name, FM.name]);
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
      assert.deepEqual(sentTo(), [OTHER_FM.name, FM.name, OTHER_FM.name, FM.name]);
      assert.equal(await deliverAt('2026-12-07T08:00:00Z'), 1);
      assert.deepEqual(sentTo().slice(4), [FM.name]);
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
    beforeEach(() => putCustomer(office, [aDatedEngagement('2026-12-01')]));

    it('tries again later what certainly did not go out', async () => {
      office.notifier.outcomes.push({ kind: 'notSent' });
      assert.equal(await deliverAt('2026-12-01T08:00:00Z'), 0);
      assert.equal(await deliverAt('2026-12-01T08:00:59Z'), 0);
      assert.equal(await deliverAt('2026-12-01T08:01:00Z'), 1);
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
      assert.equal(await deliverAt('2026-12-09T08:00:00Z'), 0);
    });

    it('holds it back for an FM whom the directory does not know any more', async () => {
      await putCustomer(office, [aDatedEngagement('2026-12-01', { fmId: 'gone' })], aTenant({ tenantId: 'gone-t' }));
      const record = await office.customers.getCustomer(CUSTOMER_TENANT);
      const [reminder] = record?.openReminders ?? [];
      assert.ok(reminder);
      await office.customers.save({
        tenantId: 'gone-t',
        newReminders: [{ ...reminder.value, tenantId: 'gone-t', fmId: 'gone' }],
      });
      await deliverAt('2026-12-01T08:00:00Z');
      assert.deepEqual(await openReminders(office, 'gone-t'), ['EXO|1 due 2026-12-01 blocked']);
    });
  });

  describe('when its process dies', () => {
    it('after sending and before writing it down, asks again, and says so', async () => {
      await putCustomer(office, [aDatedEngagement('2026-12-01')]);
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
    await putCustomer(office, [aDatedEngagement('2026-12-01'), aDatedEngagement('2026-12-01', { workload: 'TEAMS' })]);
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
    await putCustomer(office, [aDatedEngagement('2026-12-01')]);
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

  it('holds each claim for a full lease, however long the cards before it took', async () => {
    for (const tenantId of ['t1', 't2'])
      await putCustomer(office, [aDatedEngagement('2026-12-01')], aTenant({ tenantId }));
    office.clock.moveTo('2026-12-01T08:00:00Z');
    const leases: number[] = [];
    await new ReminderDelivery({
      ...office,
      notifier: {
        remind: ({ questions }) => {
          leases.push((questions[0]?.reminder.nextAtMs ?? 0) - office.clock.nowMs());
          office.clock.tick(100_000);
          return Promise.resolve({ kind: 'delivered' });
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
      await putCustomer(office, [aDatedEngagement('2026-12-01')], aTenant({ tenantId: `t${String(n)}` }));
    }
    office.clock.moveTo('2026-12-01T08:00:00Z');
    const sent = await Promise.all(Array.from({ length: 4 }, () => new ReminderDelivery({ ...office }).deliverDue()));
    assert.equal(
      sent.reduce((sum, count) => sum + count, 0),
      20,
    );
    assert.equal(new Set(office.notifier.sent.map(({ tenant }) => tenant.tenantId)).size, 20);
    assert.equal(office.notifier.sent.length, 20);
  });
});
