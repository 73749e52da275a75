import assert from 'node:assert/strict';

import { logAttempt, snoozeReminder } from '../../src/application/log-attempt.ts';
import { aDatedEngagement, FM } from '../support/builders.ts';
import { aRequest, openAlarms, openOffice, openReminders, putCustomer, type Office } from '../support/office.ts';

describe('putting a question off', () => {
  let office: Office;

  beforeEach(async () => {
    office = await openOffice();
    await putCustomer(office, [aDatedEngagement('2026-11-20')]);
  });

  afterEach(() => office.store.close());

  const snooze = async (): Promise<readonly string[]> => {
    const result = await snoozeReminder(office, await aRequest(office, FM, ['EXO|1']));
    assert.equal(result.kind, 'saved');
    return openReminders(office);
  };

  it('is possible day after day, on days too for which another question was planned and cancelled', async () => {
    const attempt = { channel: 'phone', outcome: 'noReply', comment: '' } as const;
    await logAttempt(office, { ...(await aRequest(office, FM, ['EXO|1'])), ...attempt });
    assert.deepEqual(await openReminders(office), ['EXO|1 followUp 2026-11-25 pending']);
    assert.deepEqual(await snooze(), ['EXO|1 followUp 2026-11-24 pending']);
    office.clock.moveTo('2026-11-24T09:00:00Z');
    assert.deepEqual(await snooze(), ['EXO|1 followUp 2026-11-25 pending']);
    office.clock.moveTo('2026-11-25T09:00:00Z');
    assert.deepEqual(await snooze(), ['EXO|1 followUp 2026-11-26 pending']);
  });

  it('P4: leaves the alarm to the leads where it is: nobody has tried all the same', async () => {
    const alarms = await openAlarms(office);
    assert.equal(alarms.length, 1);
    await snooze();
    assert.deepEqual(await openAlarms(office), alarms);
  });

  it('twice on one day plans one question', async () => {
    assert.deepEqual(await snooze(), ['EXO|1 followUp 2026-11-24 pending']);
    assert.deepEqual(await snooze(), ['EXO|1 followUp 2026-11-24 pending']);
  });
});
