import assert from 'node:assert/strict';

import { assignChannel } from '../../src/application/assign-channel.ts';
import { assignFm } from '../../src/application/assign-fm.ts';
import type { ChangeResult } from '../../src/application/change-engagements.ts';
import { markInactive } from '../../src/application/mark-inactive.ts';
import { rescheduleStartDate } from '../../src/application/reschedule-start-date.ts';
import { calendarDay } from '../../src/domain/calendar-day.ts';
import type { DeliveryChannel } from '../../src/domain/engagement.ts';
import { isAlarm } from '../../src/domain/reminder.ts';
import {
  aDatedEngagement,
  ATTEMPT,
  CUSTOMER_TENANT,
  FM,
  FRP_MANAGER,
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

describe('assigning', () => {
  let office: Office;

  beforeEach(async () => {
    office = await openOffice();
    await putCustomer(office, [
      aDatedEngagement('2026-12-01', { attempts: [ATTEMPT] }),
      aDatedEngagement('2026-12-01', { workload: 'TEAMS' }),
    ]);
  });
  afterEach(() => office.store.close());

  const assign = async (fmId: string | undefined, keys: readonly string[] = ['EXO|1']): Promise<string> =>
    (await assignFm(office, { ...(await aRequest(office, LEAD, keys)), fmId })).kind;
  const deliverBy = async (deliveryChannel: DeliveryChannel, person = GATEWAY): Promise<ChangeResult> =>
    assignChannel(office, { ...(await aRequest(office, person, ['EXO|1'])), deliveryChannel });
  const remindersOf = async (): Promise<readonly string[]> =>
    ((await office.customers.getCustomer(CUSTOMER_TENANT))?.openReminders ?? [])
      .filter(({ value }) => !isAlarm(value.kind))
      .map(({ value }) => `${value.engagement} for ${value.recipient} on ${value.localDay}`)
      .toSorted();

  it('U6 I20: gives workloads to another FM with their reminders, and leaves date and attempts alone', async () => {
    const before = await stored(office, 'EXO|1');
    assert.equal(await assign(OTHER_FM.objectId), 'saved');
    assert.deepEqual(await stored(office, 'EXO|1'), { ...before, fmId: OTHER_FM.objectId, version: 2 });
    assert.deepEqual(await remindersOf(), ['EXO|1 for fm-2 on 2026-11-30', 'TEAMS|1 for fm-1 on 2026-11-30']);
    const { events, notes } = await office.customers.getHistory(CUSTOMER_TENANT, 10);
    assert.deepEqual(
      events.map(({ facts }) => facts),
      [{ type: 'fmAssigned', before: FM.objectId, after: OTHER_FM.objectId }],
    );
    assert.deepEqual(notes, []);
  });

  it('U6: plans the reminder by the zone, the week and the holidays of the new FM', async () => {
    await office.people.putPerson({
      ...OTHER_FM,
      timeZone: 'Asia/Tokyo',
      workingDays: [3, 4, 5],
      reminderTime: '10:30',
    });
    await assign(OTHER_FM.objectId);
    const record = await office.customers.getCustomer(CUSTOMER_TENANT);
    const [reminder] = (record?.openReminders ?? []).filter(({ value }) => value.engagement === 'EXO|1');
    assert.equal(reminder?.value.localDay, '2026-11-27');
    assert.equal(new Date(reminder.value.dueAtMs).toISOString(), '2026-11-27T01:30:00.000Z');
  });

  it('takes an FM away, and with them the reminders; the leads are told that nobody is assigned (E15)', async () => {
    assert.equal(await assign(undefined), 'saved');
    assert.deepEqual(await remindersOf(), ['TEAMS|1 for fm-1 on 2026-11-30']);
    assert.deepEqual(await openAlarms(office), [
      'EXO|1 noFm 2026-11-24 pending',
      'TEAMS|1 noAttempt 2026-12-03 pending',
    ]);
    assert.equal(await assign(FM.objectId), 'saved');
    assert.deepEqual((await remindersOf()).length, 2);
  });

  for (const [name, fmId] of [
    ['unknown', 'nobody-knows'],
    ['no FM', GATEWAY.objectId],
  ] as const) {
    it(`assigns nobody who is ${name}`, async () => {
      assert.equal(await assign(fmId), 'noSuchFm');
      assert.equal((await stored(office, 'EXO|1')).fmId, FM.objectId);
    });
  }

  it('I19: tells those who may not assign that they may not, whoever they name', async () => {
    for (const person of [GATEWAY, FM]) {
      for (const fmId of ['nobody-knows', GATEWAY.objectId, OTHER_FM.objectId]) {
        const { kind } = await assignFm(office, { ...(await aRequest(office, person, ['EXO|1'])), fmId });
        assert.equal(kind, 'forbidden');
      }
    }
  });

  it('E16: refuses the old FM, and names the new one', async () => {
    const open = await aRequest(office, FM, ['EXO|1']);
    await assign(OTHER_FM.objectId);
    const result = await rescheduleStartDate(office, {
      ...open,
      requested: { date: calendarDay('2026-12-14'), precision: 'day' },
      reason: { code: 'customerRequestedNewDate', text: 'They asked for another day' },
    });
    assert.deepEqual(result, { kind: 'forbidden', fmName: OTHER_FM.name });
  });

  it('lets nobody assign over an assignment that they have not seen', async () => {
    const open = await aRequest(office, LEAD, ['EXO|1']);
    await assign(OTHER_FM.objectId);
    const result = await assignFm(office, { ...open, fmId: undefined });
    assert.equal(result.kind === 'stale' && result.overtaken[0]?.by, LEAD.name);
  });

  it('E19: stops the reminders of what goes to a partner, keeps the date, and starts them on the way back', async () => {
    assert.equal((await deliverBy('frp')).kind, 'saved');
    assert.equal((await stored(office, 'EXO|1')).esd?.date, '2026-12-01');
    assert.deepEqual(await openReminders(office), ['TEAMS|1 headsUp 2026-11-30 pending']);
    assert.equal((await deliverBy('ftc', LEAD)).kind, 'saved');
    assert.deepEqual(await openReminders(office), [
      'EXO|1 headsUp 2026-11-30 pending',
      'TEAMS|1 headsUp 2026-11-30 pending',
    ]);
  });

  it('R44: gives no FM what a partner delivers, and then nothing of what was chosen with it (E11)', async () => {
    await deliverBy('frp');
    assert.equal(await assign(OTHER_FM.objectId, ['EXO|1', 'TEAMS|1']), 'refused');
    assert.equal((await stored(office, 'TEAMS|1')).fmId, FM.objectId);
  });

  it('R46: lets an FRP manager update a partner’s date when that is switched on, and then only', async () => {
    await deliverBy('frp');
    const move = async (): Promise<ChangeResult> =>
      rescheduleStartDate(office, {
        ...(await aRequest(office, FRP_MANAGER, ['EXO|1'])),
        requested: { date: calendarDay('2026-12-14'), precision: 'day' },
        reason: { code: 'customerRequestedNewDate', text: 'They asked for another day' },
      });
    assert.equal((await move()).kind, 'forbidden');
    office.policy.frpUpdates = true;
    assert.equal((await move()).kind, 'saved');
    assert.equal((await office.customers.getHistory(CUSTOMER_TENANT, 1)).events[0]?.by?.role, 'frpManager');
    assert.deepEqual(await openReminders(office), ['TEAMS|1 headsUp 2026-11-30 pending']);
  });

  it('I19: lets the delegate of an absent FM act for them, and says so', async () => {
    await putCustomer(office, [aDatedEngagement('2026-11-18', { attempts: [ATTEMPT] })]);
    const giveUp = async (): Promise<ChangeResult> =>
      markInactive(office, {
        ...(await aRequest(office, OTHER_FM, ['EXO|1'])),
        text: 'Nobody answers anything at all',
      });
    const absence = {
      from: calendarDay('2026-11-24'),
      until: calendarDay('2026-11-27'),
      delegateId: OTHER_FM.objectId,
    };
    await office.people.saveAbsence(FM.objectId, absence);
    assert.equal((await giveUp()).kind, 'forbidden');
    office.clock.moveTo('2026-11-24T09:00:00Z');
    assert.equal((await giveUp()).kind, 'saved');
    const { notes } = await office.customers.getHistory(CUSTOMER_TENANT, 1);
    assert.deepEqual(notes[0]?.by, { objectId: OTHER_FM.objectId, role: 'delegate' });
  });
});
