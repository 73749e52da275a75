import assert from 'node:assert/strict';

import sinon from 'sinon';

import { repairReminders, type RepairCounts } from '../../src/application/repair-reminders.ts';
import { calendarDay } from '../../src/domain/calendar-day.ts';
import { LEADS } from '../../src/domain/reminder.ts';
import { ReminderDelivery } from '../../src/reminders/reminder-delivery.ts';
import { ReminderRepair } from '../../src/reminders/reminder-repair.ts';
import { aDatedEngagement, anEngagement, aTenant, CUSTOMER_TENANT, FM, LEAD } from '../support/builders.ts';
import { openAlarms, openOffice, openReminders, putCustomer, type Office } from '../support/office.ts';

describe('looking after reminders', () => {
  let office: Office;
  beforeEach(async () => {
    office = await openOffice();
  });
  afterEach(() => {
    sinon.restore();
    return office.store.close();
  });

  const repair = (recipient = FM.objectId, recallsPutOff = false): Promise<RepairCounts> =>
    repairReminders(office, { recipient, recallsPutOff });

  it('plans what is missing, once, and nothing where nobody is asked', async () => {
    await office.customers.putCustomer(aTenant(), [
      aDatedEngagement('2026-12-01'),
      aDatedEngagement('2026-11-20', { workload: 'TEAMS' }),
      aDatedEngagement('2026-12-01', { workload: 'SPO', progress: 'started' }),
      aDatedEngagement('2026-12-01', { workload: 'YAM', origin: 'preexisting' }),
      anEngagement({ workload: 'OPP' }),
    ]);
    assert.deepEqual(await repair(), { opened: 2, moved: 0 });
    assert.deepEqual(await openReminders(office), [
      'EXO|1 headsUp 2026-11-30 pending',
      'TEAMS|1 due 2026-11-23 pending',
    ]);
    assert.deepEqual(await repair(), { opened: 0, moved: 0 });
  });

  it('plans once, however many look at the same time', async () => {
    await office.customers.putCustomer(aTenant(), [aDatedEngagement('2026-12-01')]);
    const counts = await Promise.all([repair(), repair(), repair()]);
    assert.equal(
      counts.reduce((sum, { opened }) => sum + opened, 0),
      1,
    );
  });

  it('leaves what is in step alone', async () => {
    await putCustomer(office, [aDatedEngagement('2026-12-01'), aDatedEngagement('2026-12-07', { workload: 'TEAMS' })]);
    assert.deepEqual(await repair(), { opened: 0, moved: 0 });
    assert.deepEqual(await repair(LEADS), { opened: 0, moved: 0 });
  });

  it('moves what waits with its FM to another time zone and other hours, and leaves what was tried', async () => {
    await putCustomer(office, [aDatedEngagement('2026-12-01')]);
    await putCustomer(office, [aDatedEngagement('2026-11-20')], aTenant({ tenantId: 'tried' }));
    office.notifier.outcomes.push({ kind: 'inDoubt' });
    await new ReminderDelivery(office).deliverDue();
    await office.people.putPerson({ ...FM, timeZone: 'Asia/Kolkata', reminderTime: '10:30' });
    assert.deepEqual(await repair(), { opened: 0, moved: 1 });
    const record = await office.customers.getCustomer(CUSTOMER_TENANT);
    const due = record?.openReminders.find(({ value }) => value.kind === 'headsUp')?.value;
    assert.equal(new Date(due?.nextAtMs ?? 0).toISOString(), '2026-11-30T05:00:00.000Z');
    assert.equal(due?.timeZone, 'Asia/Kolkata');
  });

  it('brings back what was put off when a pause has ended, if asked to', async () => {
    await putCustomer(office, [aDatedEngagement('2026-11-20')]);
    await office.people.saveReminderPreferences(FM.objectId, { remindersPausedUntil: calendarDay('2026-12-31') });
    assert.equal(await new ReminderDelivery(office).deliverDue(), 0);
    await office.people.saveReminderPreferences(FM.objectId, {});
    assert.deepEqual(await repair(), { opened: 0, moved: 0 });
    assert.deepEqual(await repair(FM.objectId, true), { opened: 0, moved: 1 });
    assert.equal(await new ReminderDelivery(office).deliverDue(), 1);
  });

  it('plans a missing alarm of a customer without an FM, unless the leads have been told', async () => {
    await office.customers.putCustomer(aTenant(), [aDatedEngagement('2026-11-25', { fmId: undefined })]);
    assert.deepEqual(await repair(LEADS), { opened: 1, moved: 0 });
    assert.deepEqual(await openAlarms(office), ['EXO|1 noFm 2026-11-23 pending']);
    await new ReminderDelivery(office).deliverDue();
    office.clock.moveTo('2026-11-27T09:00:00Z');
    await new ReminderDelivery(office).deliverDue();
    assert.deepEqual(
      office.notifier.sent.map(({ recipient }) => recipient.name),
      [LEAD.name, LEAD.name],
    );
    assert.deepEqual(await repair(LEADS), { opened: 0, moved: 0 });
  });

  it('plans nothing for somebody whom the directory does not know', async () => {
    await office.customers.putCustomer(aTenant(), [aDatedEngagement('2026-12-01', { fmId: 'gone' })]);
    assert.deepEqual(await repair('gone'), { opened: 0, moved: 0 });
  });

  describe('of everybody', () => {
    it('happens every hour for what has no FM, and for an FM once a day before it begins', async () => {
      const openedAt = async (iso: string): Promise<readonly number[]> => {
        office.clock.moveTo(iso);
        const own = office.newId();
        const unassigned = office.newId();
        await office.customers.putCustomer(aTenant({ tenantId: own }), [
          aDatedEngagement('2026-12-01', { tenantId: own }),
        ]);
        await office.customers.putCustomer(aTenant({ tenantId: unassigned }), [
          aDatedEngagement('2026-12-01', { tenantId: unassigned, fmId: undefined }),
        ]);
        await new ReminderRepair(office).repairWhenDue();
        return [(await openReminders(office, own)).length, (await openAlarms(office, unassigned)).length];
      };
      assert.deepEqual(await openedAt('2026-11-23T09:00:00Z'), [1, 1]);
      assert.deepEqual(await openedAt('2026-11-23T10:00:00Z'), [0, 1]);
      assert.deepEqual(await openedAt('2026-11-24T04:30:00Z'), [0, 1]);
      // Six in the morning in Madrid was at 05:00.
      assert.deepEqual(await openedAt('2026-11-24T07:00:00Z'), [1, 1]);
      assert.deepEqual(await openedAt('2026-11-24T08:00:00Z'), [0, 1]);
    });

    it('happens once an hour, in one of all processes', async () => {
      const opened = async (): Promise<number> => {
        const tenantId = office.newId();
        await office.customers.putCustomer(aTenant({ tenantId }), [
          aDatedEngagement('2026-12-01', { tenantId, fmId: undefined }),
        ]);
        const before = office.log.lines.length;
        await Promise.all([1, 2, 3].map(() => new ReminderRepair(office).repairWhenDue()));
        return office.log.lines.slice(before).filter(({ message }) => message.startsWith('Reminders were missing'))
          .length;
      };
      assert.equal(await opened(), 1);
      office.clock.tick(3_599_000);
      assert.equal(await opened(), 0);
      office.clock.tick(1000);
      assert.equal(await opened(), 1);
    });

    for (const [name, cutOff] of [
      [
        'the process that did it stopped',
        (_: Office, repair: ReminderRepair): void => {
          repair.stop();
        },
      ],
      [
        'the store could not be reached',
        ({ reminders }: Office): void => {
          sinon.stub(reminders, 'findOpen').rejects(new Error('away'));
        },
      ],
    ] as const) {
      it(`happens again an hour later for the FMs of that hour when ${name}`, async () => {
        await new ReminderRepair(office).repairWhenDue();
        await office.customers.putCustomer(aTenant(), [aDatedEngagement('2026-12-01')]);
        // Six in the morning in Madrid.
        office.clock.moveTo('2026-11-24T05:00:00Z');
        const repair = new ReminderRepair(office);
        cutOff(office, repair);
        await repair.repairWhenDue();
        sinon.restore();
        assert.deepEqual(await openReminders(office), []);
        office.clock.moveTo('2026-11-24T06:00:00Z');
        await new ReminderRepair(office).repairWhenDue();
        assert.equal((await openReminders(office)).length, 1);
      });
    }

    it('happens although the clock has been set back', async () => {
      await new ReminderRepair(office).repairWhenDue();
      await office.customers.putCustomer(aTenant(), [aDatedEngagement('2026-12-01')]);
      office.clock.tick(-86_400_000);
      await new ReminderRepair(office).repairWhenDue();
      assert.equal((await openReminders(office)).length, 1);
    });

    it('says what is late and what was given up', async () => {
      await putCustomer(office, [aDatedEngagement('2026-11-20')]);
      await putCustomer(office, [aDatedEngagement('2026-11-20')], aTenant({ tenantId: 'rejected' }));
      office.notifier.outcomes.push({ kind: 'rejected' }, { kind: 'delivered' }, { kind: 'delivered' });
      await new ReminderDelivery(office).deliverDue();
      office.clock.moveTo('2026-11-25T09:00:00Z');
      await new ReminderRepair(office).repairWhenDue();
      const line = office.log.lines.find(({ message }) => message.startsWith('Reminders wait'));
      assert.deepEqual(line?.fields, { late: 3, blocked: 0, dead: 1 });
    });
  });
});
