import assert from 'node:assert/strict';

import {
  setReminderPreferences,
  showReminderPreferences,
  type ReminderPreferencesResult,
} from '../../src/application/set-reminder-preferences.ts';
import { calendarDay } from '../../src/domain/calendar-day.ts';
import type { Person, ReminderPreferences } from '../../src/domain/person.ts';
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
import { openOffice, putCustomer, type Office } from '../support/office.ts';

describe('setting how one is reminded', () => {
  let office: Office;

  beforeEach(async () => {
    office = await openOffice();
  });
  afterEach(() => office.store.close());

  const set = (wish: ReminderPreferences, person: Person = FM): Promise<ReminderPreferencesResult> =>
    setReminderPreferences(office, { person, wish });
  const fm = async (): Promise<Person> => {
    const found = await office.people.getPerson(FM.objectId);
    assert.ok(found);
    return found;
  };
  /** When the FM's reminders of the customer come, in order. */
  const timesOf = async (recipient: string, tenantId = CUSTOMER_TENANT): Promise<readonly string[]> => {
    const record = await office.customers.getCustomer(tenantId);
    return (record?.openReminders ?? [])
      .filter(({ value }) => value.recipient === recipient)
      .map(({ value }) => `${value.kind} ${new Date(value.nextAtMs ?? 0).toISOString()}`)
      .sort();
  };
  const nextOf = (result: ReminderPreferencesResult): string => {
    assert.equal(result.kind, 'saved');
    return result.next.kind === 'at' ? new Date(result.next.atMs).toISOString() : result.next.kind;
  };
  const deliver = (): Promise<number> => new ReminderDelivery(office).deliverDue();

  it('moves the reminders that wait to the chosen time', async () => {
    await putCustomer(office, [aDatedEngagement('2026-12-01')]);
    assert.deepEqual(await timesOf(FM.objectId), ['headsUp 2026-11-30T08:00:00.000Z']);
    const result = await set({ reminderTime: '16:30' });
    assert.deepEqual(await timesOf(FM.objectId), ['headsUp 2026-11-30T15:30:00.000Z']);
    assert.equal(nextOf(result), '2026-11-30T15:30:00.000Z');
    assert.equal(result.kind === 'saved' && result.person.reminderTime, '16:30');
  });

  it('asks again after the chosen number of working days', async () => {
    office.clock.moveTo('2026-11-30T20:00:00Z');
    await putCustomer(office, [aDatedEngagement('2026-12-01')]);
    await set({ followUpDays: 4 });
    office.clock.moveTo('2026-12-01T08:00:00Z');
    assert.equal(await deliver(), 1);
    assert.deepEqual(await timesOf(FM.objectId), ['followUp 2026-12-07T08:00:00.000Z']);
  });

  it('leaves what is not chosen to the directory, and does so again', async () => {
    await office.people.putPerson({ ...FM, reminderTime: '11:00', followUpDays: 3 });
    await set({ reminderTime: '14:00', followUpDays: 1, remindersPausedUntil: calendarDay('2026-11-27') });
    assert.deepEqual(await office.people.getReminderPreferences(FM.objectId), {
      reminderTime: '14:00',
      followUpDays: 1,
      remindersPausedUntil: '2026-11-27',
    });
    const saved = await set({});
    assert.equal(saved.kind === 'saved' && saved.person.reminderTime, '11:00');
    const { reminderTime, followUpDays, remindersPausedUntil } = await fm();
    assert.deepEqual([reminderTime, followUpDays, remindersPausedUntil], ['11:00', 3, undefined]);
    await office.people.putPerson({ ...FM, reminderTime: '12:00' });
    assert.equal((await fm()).reminderTime, '12:00');
  });

  it('keeps the language that was chosen', async () => {
    await office.people.saveLanguage(FM.objectId, 'es');
    await set({ reminderTime: '10:00' });
    assert.equal((await fm()).language, 'es');
  });

  it('pauses reminders until the day after, and no alarm', async () => {
    office.clock.moveTo('2026-11-30T20:00:00Z');
    await putCustomer(office, [aDatedEngagement('2026-12-01')]);
    const paused = await set({ remindersPausedUntil: calendarDay('2026-12-11') });
    assert.equal(nextOf(paused), '2026-12-14T08:00:00.000Z');
    office.clock.moveTo('2026-12-03T08:00:00Z');
    assert.equal(await deliver(), 1);
    assert.deepEqual(
      office.notifier.sent.map(({ recipient }) => recipient.name),
      [LEAD.name],
    );
    office.clock.moveTo('2026-12-14T08:00:00Z');
    assert.equal(await deliver(), 1);
    assert.equal(office.notifier.sent.at(-1)?.recipient.name, FM.name);
  });

  it('brings what a pause put off as soon as it is ended', async () => {
    office.clock.moveTo('2026-11-30T20:00:00Z');
    await putCustomer(office, [aDatedEngagement('2026-12-01')]);
    await set({ remindersPausedUntil: calendarDay('2026-12-11') });
    office.clock.moveTo('2026-12-01T09:00:00Z');
    assert.equal(await deliver(), 0);
    assert.deepEqual((await timesOf(FM.objectId))[0], 'due 2026-12-14T08:00:00.000Z');
    assert.equal(nextOf(await set({})), 'now');
    assert.equal(await deliver(), 1);
  });

  it('says that none is planned when none is', async () => {
    assert.equal(nextOf(await set({})), 'none');
  });

  it('says of what is due at night when it comes', async () => {
    office.clock.moveTo('2026-11-30T20:00:00Z');
    await putCustomer(office, [aDatedEngagement('2026-12-01')]);
    office.clock.moveTo('2026-12-01T22:00:00Z');
    assert.equal(nextOf(await set({ reminderTime: '08:30' })), '2026-12-02T07:30:00.000Z');
  });

  it('is for leads, too: what they are told at night comes at their time', async () => {
    await office.people.putPerson({ ...LEAD, timeZone: 'America/Los_Angeles' });
    const lead = (await office.people.getPerson(LEAD.objectId)) ?? LEAD;
    office.clock.moveTo('2026-11-27T20:00:00Z');
    await putCustomer(office, [aDatedEngagement('2026-12-01', { fmId: undefined })]);
    office.clock.moveTo('2026-11-30T09:00:00Z');
    assert.equal(await deliver(), 0);
    assert.deepEqual(await timesOf(LEADS), ['noFm 2026-11-30T17:00:00.000Z']);
    assert.equal((await set({ reminderTime: '08:00' }, lead)).kind, 'saved');
    assert.equal(await deliver(), 0);
    assert.deepEqual(await timesOf(LEADS), ['noFm 2026-11-30T16:00:00.000Z']);
  });

  it('moves nothing of other FMs, and nothing that was tried already', async () => {
    await putCustomer(office, [aDatedEngagement('2026-12-01', { fmId: 'fm-2' })]);
    await putCustomer(
      office,
      [aDatedEngagement('2026-12-01', { attempts: [ATTEMPT] })],
      aTenant({ tenantId: 't2', customerName: 'Fabrikam Test' }),
    );
    const record = await office.customers.getCustomer('t2');
    const changedReminders = (record?.openReminders ?? []).map(({ value, etag }) => ({
      value: { ...value, failedSends: 1, failingSinceMs: 1 },
      etag,
    }));
    await office.customers.save({ tenantId: 't2', changedReminders });
    await set({ reminderTime: '16:30' });
    assert.deepEqual(await timesOf('fm-2'), ['headsUp 2026-11-30T08:00:00.000Z']);
    assert.deepEqual(await timesOf(FM.objectId, 't2'), ['headsUp 2026-11-30T08:00:00.000Z']);
  });

  it('is refused when it is none of the choices, and nothing is written', async () => {
    const wish = { reminderTime: '03:00', followUpDays: 9, remindersPausedUntil: calendarDay('2026-11-22') };
    const problems = ['noSuchTime', 'noSuchInterval', 'pauseOver'];
    assert.deepEqual(await set(wish), { kind: 'refused', problems });
    assert.equal((await fm()).reminderTime, FM.reminderTime);
  });

  for (const person of [GATEWAY, FRP_MANAGER, ADMIN, NOBODY]) {
    it(`is not for ${person.name}, who gets no reminders`, async () => {
      assert.deepEqual(await showReminderPreferences(office, person), { kind: 'forbidden' });
      assert.deepEqual(await set({ reminderTime: '10:00' }, person), { kind: 'forbidden' });
      assert.equal((await office.people.getReminderPreferences(person.objectId)).reminderTime, undefined);
    });
  }

  it('shows what was chosen, but no pause that is over', async () => {
    const until = calendarDay('2026-11-27');
    await set({ reminderTime: '10:00', remindersPausedUntil: until });
    const chosen = { reminderTime: '10:00', followUpDays: undefined, remindersPausedUntil: until };
    assert.deepEqual(await showReminderPreferences(office, FM), { kind: 'preferences', chosen });
    office.clock.moveTo('2026-11-28T09:00:00Z');
    assert.deepEqual(await showReminderPreferences(office, FM), {
      kind: 'preferences',
      chosen: { ...chosen, remindersPausedUntil: undefined },
    });
  });
});
