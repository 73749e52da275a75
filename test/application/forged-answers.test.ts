import assert from 'node:assert/strict';

import { logAttempt } from '../../src/application/log-attempt.ts';
import { pauseReminders, resumeReminders } from '../../src/application/pause-reminders.ts';
import { setAbsence } from '../../src/application/set-absence.ts';
import { setReminderPreferences } from '../../src/application/set-reminder-preferences.ts';
import { calendarDay } from '../../src/domain/calendar-day.ts';
import { aDatedEngagement, CUSTOMER_TENANT, FM, LEAD, OTHER_FM } from '../support/builders.ts';
import { aRequest, openOffice, putCustomer, type Office } from '../support/office.ts';

describe('answers that no card gives', () => {
  let office: Office;

  beforeEach(async () => {
    office = await openOffice();
  });
  afterEach(() => office.store.close());

  it('about one workload do not settle what was asked about another', async () => {
    await putCustomer(office, [
      aDatedEngagement('2026-11-20'),
      aDatedEngagement('2026-11-20', { workload: 'TEAMS', fmId: OTHER_FM.objectId }),
    ]);
    const record = await office.customers.getCustomer(CUSTOMER_TENANT);
    const others = record?.openReminders.find(({ value }) => value.engagement === 'TEAMS|1')?.value;
    assert.ok(others);
    const request = await aRequest(office, FM, ['EXO|1']);
    const targets = request.targets.map((target) => ({ ...target, reminderId: others.id }));
    const attempt = { channel: 'phone', outcome: 'noReply', comment: '' } as const;
    assert.deepEqual(await logAttempt(office, { ...request, ...attempt, targets }), { kind: 'notFound' });
    assert.equal(await office.customers.getSubmission(CUSTOMER_TENANT, `answer|${others.id}`), undefined);
  });
});

describe('answers that arrive again', () => {
  let office: Office;
  const away = { from: calendarDay('2026-12-01'), until: calendarDay('2026-12-04') };

  beforeEach(async () => {
    office = await openOffice();
  });
  afterEach(() => office.store.close());

  it('do not bring an absence back that was cleared since', async () => {
    const wish = { person: FM, fmId: FM.objectId, absence: away, nonce: 'n-1' };
    assert.equal((await setAbsence(office, wish)).kind, 'saved');
    await setAbsence(office, { ...wish, absence: undefined, nonce: 'n-2' });
    const again = await setAbsence(office, wish);
    assert.ok(again.kind === 'saved');
    assert.equal(again.fm.absence, undefined);
    assert.equal((await office.people.getPerson(FM.objectId))?.absence, undefined);
  });

  it('do not bring settings back that were changed since', async () => {
    const set = (reminderTime: string, nonce: string): ReturnType<typeof setReminderPreferences> =>
      setReminderPreferences(office, { person: FM, wish: { reminderTime }, nonce });
    await set('10:00', 'n-1');
    await set('11:00', 'n-2');
    const again = await set('10:00', 'n-1');
    assert.ok(again.kind === 'saved');
    assert.equal(again.person.reminderTime, '11:00');
  });

  it('do not stop reminders that somebody has let go since', async () => {
    assert.deepEqual(await pauseReminders(office, LEAD, 'n-1'), { kind: 'paused' });
    const pausedAt = (await office.deliverySwitch.getPause())?.at ?? '';
    await resumeReminders(office, { person: LEAD, pausedAt });
    assert.deepEqual(await pauseReminders(office, LEAD, 'n-1'), { kind: 'repeated' });
    assert.equal(await office.deliverySwitch.getPause(), undefined);
  });

  it('fifty at once are one, and nothing else that was chosen at the same moment is lost', async () => {
    const { people } = office;
    const at = '2026-11-23T09:00:00.000Z';
    const outcomes = await Promise.all([
      ...Array.from({ length: 50 }, () => people.saveLanguage(FM.objectId, 'es', { nonce: 'n-1', at })),
      people.saveReminderPreferences(FM.objectId, { reminderTime: '10:00' }, { nonce: 'n-2', at }),
    ]);
    assert.deepEqual(
      ['saved', 'repeated'].map((kind) => outcomes.filter((outcome) => outcome === kind).length),
      [2, 49],
    );
    assert.equal(await people.getChosenLanguage(FM.objectId), 'es');
    assert.equal((await people.getReminderPreferences(FM.objectId)).reminderTime, '10:00');
  });
});
