import assert from 'node:assert/strict';

import { captureStartDate } from '../../src/application/capture-start-date.ts';
import { changeEngagements, MAX_TOGETHER, type ChangeResult } from '../../src/application/change-engagements.ts';
import { changeL1 } from '../../src/application/change-l1.ts';
import { confirmStarted } from '../../src/application/confirm-started.ts';
import { logAttempt, snoozeReminder } from '../../src/application/log-attempt.ts';
import { markInactive } from '../../src/application/mark-inactive.ts';
import { reactivateEngagement, rescheduleStartDate } from '../../src/application/reschedule-start-date.ts';
import { setKickoff } from '../../src/application/set-kickoff.ts';
import { calendarDay } from '../../src/domain/calendar-day.ts';
import { decideReschedule, type RescheduleRequest } from '../../src/domain/decide-reschedule.ts';
import type { RequestedDate } from '../../src/domain/start-date.ts';
import {
  aDatedEngagement,
  anEngagement,
  aTenant,
  ATTEMPT,
  CUSTOMER_TENANT,
  FM,
  FRP_MANAGER,
  GATEWAY,
  LEAD,
  OTHER_FM,
} from '../support/builders.ts';
import { aRequest, openOffice, openReminders, putCustomer, stored, type Office } from '../support/office.ts';

describe('changing engagements', () => {
  let office: Office;

  beforeEach(async () => {
    office = await openOffice();
  });
  afterEach(() => office.store.close());

  const on = (date: string, precision: RequestedDate['precision'] = 'day'): RequestedDate => ({
    date: calendarDay(date),
    precision,
  });
  const capture = async (
    dates: Record<string, RequestedDate>,
    person = GATEWAY,
    confirmed: readonly string[] = [],
  ): Promise<ChangeResult> =>
    captureStartDate(office, {
      ...(await aRequest(office, person, Object.keys(dates), { confirmed })),
      dates: new Map(Object.entries(dates)),
      comment: '',
    });
  const moveTo = (date: string, text = 'They asked for a later week'): RescheduleRequest => ({
    requested: on(date),
    reason: { code: 'customerRequestedNewDate', text },
  });
  const noteOf = (result: ChangeResult): string => (result.kind === 'saved' ? (result.note ?? '') : result.kind);
  const history = (): ReturnType<Office['customers']['getHistory']> => office.customers.getHistory(CUSTOMER_TENANT, 50);

  describe('capturing', () => {
    beforeEach(() => putCustomer(office, [anEngagement(), anEngagement({ workload: 'TEAMS' })]));

    it('stores several dates with one event each and no note (E10, U4)', async () => {
      const result = await capture({ 'EXO|1': on('2027-01-18'), 'TEAMS|1': on('2027-02-10', 'month') });
      assert.equal(result.kind, 'saved');
      assert.equal((await stored(office, 'EXO|1')).esd?.date, '2027-01-18');
      assert.equal((await stored(office, 'TEAMS|1')).esd?.date, '2027-02-01');
      const { events, notes } = await history();
      assert.deepEqual(events.map(({ workload, facts, by }) => [workload, facts.type, by]).toSorted(), [
        ['EXO', 'startDateRecorded', { objectId: GATEWAY.objectId, role: 'gateway' }],
        ['TEAMS', 'startDateRecorded', { objectId: GATEWAY.objectId, role: 'gateway' }],
      ]);
      assert.deepEqual(notes, []);
    });

    it('plans the reminder of each date in the same step', async () => {
      const dates = { 'EXO|1': on('2027-01-18'), 'TEAMS|1': on('2027-05-01') };
      assert.equal((await capture(dates, GATEWAY, ['day-off 2027-05-01'])).kind, 'saved');
      assert.deepEqual(await openReminders(office), [
        'EXO|1 headsUp 2027-01-15 pending',
        'TEAMS|1 headsUp 2027-04-30 pending',
      ]);
    });

    it('stores nothing when one of them is refused, and says which and why (E11)', async () => {
      await changeL1(office, { ...(await aRequest(office, GATEWAY, ['TEAMS|1'])), l1: 'blocked' });
      const result = await capture({ 'EXO|1': on('2027-01-18'), 'TEAMS|1': on('2027-01-18') });
      assert.equal(result.kind, 'refused');
      assert.deepEqual(
        result.refusals.map(({ engagement, refusal }) => [engagement.workload, refusal]),
        [['TEAMS', 'not-in-progress']],
      );
      assert.equal((await stored(office, 'EXO|1')).esd, undefined);
      assert.deepEqual(await openReminders(office), []);
    });

    it('plans no reminder for a customer without an FM, nor for one of a partner (R43, R45)', async () => {
      for (const [tenantId, engagement] of [
        ['frp-tenant', anEngagement({ deliveryChannel: 'frp' })],
        ['new-tenant', anEngagement({ deliveryChannel: 'unassigned', fmId: undefined })],
      ] as const) {
        await putCustomer(office, [engagement], aTenant({ tenantId }));
        const request = await aRequest(office, GATEWAY, ['EXO|1'], { tenantId });
        const dates = new Map([['EXO|1', on('2027-01-18')]]);
        assert.equal((await captureStartDate(office, { ...request, dates, comment: '' })).kind, 'saved');
        assert.deepEqual(await openReminders(office, tenantId), []);
      }
    });

    it('checks the date against the day it is for whoever acts (E3)', async () => {
      office.clock.moveTo('2026-11-23T23:30:00Z');
      const result = await capture({ 'EXO|1': on('2026-11-23') });
      assert.equal(result.kind, 'refused');
      assert.equal(result.refusals[0]?.refusal, 'date-in-past');
      const inNewYork = { ...GATEWAY, timeZone: 'America/New_York' };
      assert.equal((await capture({ 'EXO|1': on('2026-11-23') }, inNewYork)).kind, 'saved');
    });
  });

  describe('rescheduling', () => {
    beforeEach(() =>
      putCustomer(office, [aDatedEngagement('2026-12-01'), aDatedEngagement('2026-12-01', { workload: 'TEAMS' })]),
    );

    it('commits the date, its event, its note and its reminder together (R34, I5)', async () => {
      const result = await rescheduleStartDate(office, {
        ...(await aRequest(office, FM, ['EXO|1', 'TEAMS|1'])),
        ...moveTo('2026-12-14'),
      });
      assert.equal(result.kind, 'saved');
      const { events, notes } = await history();
      assert.equal(events.length, 2);
      assert.deepEqual(
        notes.map(({ text, by, engagements }) => ({ text, by, engagements })),
        [
          {
            text: '[EXO+TEAMS] Engagement start date changed 2026-12-01 -> 2026-12-14. Reason (customer requested new date): They asked for a later week. - Fay Manager, 2026-11-23',
            by: { objectId: FM.objectId, role: 'fm' },
            engagements: ['EXO|1', 'TEAMS|1'],
          },
        ],
      );
      assert.deepEqual(await openReminders(office), [
        'EXO|1 headsUp 2026-12-11 pending',
        'TEAMS|1 headsUp 2026-12-11 pending',
      ]);
    });

    it('writes neither date nor note when the reason is missing', async () => {
      const result = await rescheduleStartDate(office, {
        ...(await aRequest(office, FM, ['EXO|1'])),
        ...moveTo('2026-12-14', ''),
      });
      assert.equal(result.kind, 'refused');
      assert.equal((await stored(office, 'EXO|1')).esd?.date, '2026-12-01');
      assert.deepEqual((await history()).notes, []);
      assert.deepEqual(await openReminders(office), [
        'EXO|1 headsUp 2026-11-30 pending',
        'TEAMS|1 headsUp 2026-11-30 pending',
      ]);
    });

    it('writes neither when the store fails between them (E24)', async () => {
      const noteId = 'taken';
      await office.store.write(CUSTOMER_TENANT, [{ kind: 'create', id: `note|${noteId}`, body: { type: 'note' } }]);
      const request = { ...(await aRequest(office, FM, ['EXO|1'])), ...moveTo('2026-12-14'), nonce: noteId };
      await assert.rejects(rescheduleStartDate(office, request), /gave up/);
      assert.equal((await stored(office, 'EXO|1')).esd?.date, '2026-12-01');
    });

    it('fails before writing anything when a rule forgets the note (I5)', async () => {
      const request = await aRequest(office, FM, ['EXO|1']);
      const change = changeEngagements(office, request, {
        action: 'reschedule',
        overtakenBy: 'dateChange',
        decide: (engagement, context) => decideReschedule(engagement, moveTo('2026-12-14'), context),
      });
      await assert.rejects(change, /without a status note/);
      assert.equal((await stored(office, 'EXO|1')).esd?.date, '2026-12-01');
    });

    it('tells nobody anything about customers they may not see', async () => {
      const request = { ...(await aRequest(office, FRP_MANAGER, ['EXO|1'])), ...moveTo('2026-12-14') };
      assert.deepEqual(await rescheduleStartDate(office, request), { kind: 'notFound' });
    });

    it('is only for the assigned FM, whose name the others are told, and for the lead (I19)', async () => {
      for (const person of [OTHER_FM, GATEWAY]) {
        const result = await rescheduleStartDate(office, {
          ...(await aRequest(office, person, ['EXO|1'])),
          ...moveTo('2026-12-14'),
        });
        assert.deepEqual(result, { kind: 'forbidden', fmName: FM.name });
      }
      const byLead = await rescheduleStartDate(office, {
        ...(await aRequest(office, LEAD, ['EXO|1'])),
        ...moveTo('2026-12-14'),
      });
      assert.equal(byLead.kind, 'saved');
      assert.equal((await history()).events[0]?.by?.role, 'lead');
    });

    it('tells who comes second by whom and to what the date was changed (E23)', async () => {
      const [mine, theirs] = [await aRequest(office, FM, ['EXO|1']), await aRequest(office, LEAD, ['EXO|1'])];
      await rescheduleStartDate(office, { ...theirs, ...moveTo('2026-12-14') });
      const result = await rescheduleStartDate(office, { ...mine, ...moveTo('2026-12-21') });
      assert.equal(result.kind, 'stale');
      assert.deepEqual(
        result.overtaken.map(({ engagement, by, at }) => [engagement.esd?.date, by, at]),
        [['2026-12-14', LEAD.name, '2026-11-23T09:00:00.000Z']],
      );
      assert.equal((await history()).notes.length, 1);
    });

    it('names who changed the date, not who touched something else after that', async () => {
      const mine = await aRequest(office, FM, ['EXO|1']);
      await rescheduleStartDate(office, { ...(await aRequest(office, LEAD, ['EXO|1'])), ...moveTo('2026-12-14') });
      office.clock.tick(1000);
      await changeL1(office, { ...(await aRequest(office, GATEWAY, ['EXO|1'])), l1: 'blocked' });
      const result = await rescheduleStartDate(office, { ...mine, ...moveTo('2026-12-21') });
      assert.equal(result.kind === 'stale' && result.overtaken[0]?.by, LEAD.name);
    });

    it('lets nobody overwrite a kickoff or an L1 that they have not seen', async () => {
      const [kickoff, l1] = [await aRequest(office, LEAD, ['EXO|1']), await aRequest(office, GATEWAY, ['EXO|1'])];
      await setKickoff(office, { ...(await aRequest(office, FM, ['EXO|1'])), kickoffDate: calendarDay('2026-12-04') });
      for (const result of [
        await setKickoff(office, { ...kickoff, kickoffDate: calendarDay('2026-12-08') }),
        await changeL1(office, { ...l1, l1: 'blocked' }),
      ]) {
        assert.equal(result.kind === 'stale' && result.overtaken[0]?.by, FM.name);
      }
      assert.equal((await stored(office, 'EXO|1')).kickoffDate, '2026-12-04');
    });

    it('tells which of several were overtaken', async () => {
      const both = await aRequest(office, FM, ['EXO|1', 'TEAMS|1']);
      await rescheduleStartDate(office, { ...(await aRequest(office, LEAD, ['TEAMS|1'])), ...moveTo('2026-12-14') });
      const result = await rescheduleStartDate(office, { ...both, ...moveTo('2026-12-21') });
      assert.deepEqual(result.kind === 'stale' && result.overtaken.map(({ engagement }) => engagement.workload), [
        'TEAMS',
      ]);
      assert.equal((await stored(office, 'EXO|1')).esd?.date, '2026-12-01');
    });

    it('writes the note in the language of its author, and keeps it with what it explains', async () => {
      const request = { ...(await aRequest(office, FM, ['EXO|1'])), ...moveTo('2026-12-14'), language: 'es' as const };
      assert.match(noteOf(await rescheduleStartDate(office, request)), /Motivo \(el cliente pidió otra fecha\)/);
      assert.deepEqual((await history()).notes[0]?.engagements, ['EXO|1']);
    });

    it('tells of a kickoff that moves along', async () => {
      await setKickoff(office, { ...(await aRequest(office, FM, ['EXO|1'])), kickoffDate: calendarDay('2026-12-04') });
      const result = await rescheduleStartDate(office, {
        ...(await aRequest(office, FM, ['EXO|1'])),
        ...moveTo('2026-12-14'),
        kickoffRemedy: 'clear',
      });
      assert.deepEqual(result.kind === 'saved' && result.changes[0]?.events.map(({ facts }) => facts.type), [
        'startDateRescheduled',
        'kickoffSet',
      ]);
      assert.equal((await history()).events.length, 3);
    });

    it('decides whether the date has arrived by the day it is for the FM (E3)', async () => {
      const inTokyo = { ...FM, timeZone: 'Asia/Tokyo' };
      await office.people.putPerson(inTokyo);
      await putCustomer(office, [aDatedEngagement('2026-11-24', { attempts: [ATTEMPT] })]);
      const text = 'Nobody answers anything at all';
      const tooEarly = await markInactive(office, { ...(await aRequest(office, LEAD, ['EXO|1'])), text });
      assert.equal(tooEarly.kind, 'refused');
      office.clock.moveTo('2026-11-23T16:00:00Z');
      const inTime = await markInactive(office, { ...(await aRequest(office, LEAD, ['EXO|1'])), text });
      assert.equal(inTime.kind, 'saved');
    });

    it('counts the same card once, however often and however fast it arrives (E23)', async () => {
      const request = { ...(await aRequest(office, FM, ['EXO|1'])), ...moveTo('2026-12-14') };
      const results = await Promise.all(Array.from({ length: 20 }, () => rescheduleStartDate(office, request)));
      assert.equal(results.filter(({ kind }) => kind === 'saved').length, 1);
      const repeated = results.filter((result) => result.kind === 'repeated');
      assert.equal(repeated.length, 19);
      assert.deepEqual(repeated[0]?.savedBy, { objectId: FM.objectId, name: FM.name });
      const saved = results.find((result) => result.kind === 'saved');
      assert.ok(repeated[0]);
      const asStored = (changes: unknown): unknown => JSON.parse(JSON.stringify(changes));
      assert.ok(saved);
      assert.deepEqual(asStored(repeated[0].changes), asStored(saved.changes));
      assert.equal(repeated[0].note, saved.note);
      assert.equal((await history()).events.length, 1);
    });

    it('lets one of two at once win', async () => {
      const [mine, theirs] = [await aRequest(office, FM, ['EXO|1']), await aRequest(office, LEAD, ['EXO|1'])];
      const results = await Promise.all([
        rescheduleStartDate(office, { ...mine, ...moveTo('2026-12-14') }),
        rescheduleStartDate(office, { ...theirs, ...moveTo('2026-12-21') }),
      ]);
      assert.deepEqual(results.map(({ kind }) => kind).toSorted(), ['saved', 'stale']);
    });
  });

  describe('answering a date that has come', () => {
    beforeEach(async () => {
      await putCustomer(office, [aDatedEngagement('2026-11-23')]);
    });

    it('logs attempts, and asks again in two working days (R30)', async () => {
      await logAttempt(office, {
        ...(await aRequest(office, FM, ['EXO|1'])),
        channel: 'voicemail',
        outcome: 'noReply',
        comment: '',
      });
      assert.equal((await stored(office, 'EXO|1')).attempts.length, 1);
      assert.deepEqual(await openReminders(office), ['EXO|1 followUp 2026-11-25 pending']);
    });

    it('puts the question off to the next working day without changing the engagement', async () => {
      const before = await stored(office, 'EXO|1');
      const result = await snoozeReminder(office, await aRequest(office, FM, ['EXO|1']));
      assert.equal(result.kind, 'saved');
      assert.deepEqual(await stored(office, 'EXO|1'), before);
      assert.deepEqual(await openReminders(office), ['EXO|1 due 2026-11-24 pending']);
      assert.equal((await snoozeReminder(office, await aRequest(office, FM, ['EXO|1']))).kind, 'saved');
      assert.deepEqual(await openReminders(office), ['EXO|1 due 2026-11-24 pending']);
    });

    it('records the start, and asks no more', async () => {
      const result = await confirmStarted(office, {
        ...(await aRequest(office, FM, ['EXO|1'])),
        date: calendarDay('2026-11-23'),
        explanation: '',
      });
      assert.equal(result.kind === 'saved' && result.note, undefined);
      assert.equal((await stored(office, 'EXO|1')).progress, 'started');
      assert.deepEqual(await openReminders(office), []);
    });

    it('notes why the start was on another day (R31, R34)', async () => {
      const result = await confirmStarted(office, {
        ...(await aRequest(office, FM, ['EXO|1'])),
        date: calendarDay('2026-11-20'),
        explanation: 'They rang on Friday already',
      });
      assert.match(noteOf(result), /2026-11-23 -> 2026-11-20.*They rang on Friday already/);
    });

    it('gives up with a note and an untouched date, and can take it up again (R32, R33, U3)', async () => {
      await logAttempt(office, {
        ...(await aRequest(office, FM, ['EXO|1'])),
        channel: 'email',
        outcome: 'noReply',
        comment: '',
      });
      const text = 'No answer to anything for weeks';
      const result = await markInactive(office, { ...(await aRequest(office, FM, ['EXO|1'])), text });
      assert.match(noteOf(result), /^\[EXO\] Customer inactive; .*No answer to anything for weeks\./);
      assert.equal((await stored(office, 'EXO|1')).esd?.date, '2026-11-23');
      assert.deepEqual(await openReminders(office), []);

      const back = await reactivateEngagement(office, {
        ...(await aRequest(office, FM, ['EXO|1'])),
        requested: on('2026-12-07'),
        reason: { code: 'reactivated', text: 'New contact person wrote' },
      });
      assert.equal(back.kind, 'saved');
      assert.deepEqual(await openReminders(office), ['EXO|1 headsUp 2026-12-04 pending']);
      assert.equal((await history()).notes.length, 2);
    });

    it('stops when L1 leaves In Progress, and goes on when it is back (U8, E12)', async () => {
      await changeL1(office, { ...(await aRequest(office, FM, ['EXO|1'])), l1: 'noIntent' });
      assert.deepEqual(await openReminders(office), []);
      await changeL1(office, { ...(await aRequest(office, FM, ['EXO|1'])), l1: 'inProgress' });
      assert.deepEqual(await openReminders(office), ['EXO|1 due 2026-11-24 pending']);
    });

    it('keeps the reminder when only the kickoff is set', async () => {
      const reminders = await openReminders(office);
      await setKickoff(office, { ...(await aRequest(office, FM, ['EXO|1'])), kickoffDate: calendarDay('2026-12-01') });
      assert.equal((await stored(office, 'EXO|1')).kickoffDate, '2026-12-01');
      assert.deepEqual(await openReminders(office), reminders);
    });

    it('leaves out what has been answered when an old card answers for more', async () => {
      await putCustomer(office, [
        aDatedEngagement('2026-11-23'),
        aDatedEngagement('2026-11-23', { workload: 'TEAMS' }),
      ]);
      const targets = ['EXO|1', 'TEAMS|1'].map((key) => ({
        key,
        esdVersion: 1,
        version: 1,
        reminderId: `rem|${key}|1|due|2026-11-23`,
      }));
      const attempt = { channel: 'email', outcome: 'noReply', comment: '' } as const;
      const [first] = targets;
      assert.ok(first);
      await logAttempt(office, { ...(await aRequest(office, FM, [], { targets: [first] })), ...attempt });
      const both = await logAttempt(office, { ...(await aRequest(office, FM, [], { targets })), ...attempt });
      assert.deepEqual(both.kind === 'saved' && both.changes.map(({ after }) => after.workload), ['TEAMS']);
      assert.equal((await stored(office, 'EXO|1')).attempts.length, 1);
      assert.equal((await stored(office, 'TEAMS|1')).attempts.length, 1);
    });

    it('lets many different answers at the same moment all count', async () => {
      const requests = await Promise.all(Array.from({ length: 8 }, () => aRequest(office, FM, ['EXO|1'])));
      const results = await Promise.all(
        requests.map((request) =>
          logAttempt(office, { ...request, channel: 'phone', outcome: 'noReply', comment: '' }),
        ),
      );
      assert.ok(results.every(({ kind }) => kind === 'saved'));
      assert.equal((await stored(office, 'EXO|1')).attempts.length, 8);
    });

    it('answers one reminder once, on however many cards it stands', async () => {
      const target = { key: 'EXO|1', esdVersion: 1, version: 1, reminderId: 'rem|EXO|1|1|due|2026-11-23' };
      const answer = async (): Promise<ChangeResult> =>
        logAttempt(office, {
          ...(await aRequest(office, FM, [], { targets: [target] })),
          channel: 'email',
          outcome: 'noReply',
          comment: '',
        });
      assert.equal((await answer()).kind, 'saved');
      assert.equal((await answer()).kind, 'repeated');
      assert.equal((await stored(office, 'EXO|1')).attempts.length, 1);
    });
  });

  it('says that nothing was chosen, that it is too much at once, and that something is not there', async () => {
    await putCustomer(office, [anEngagement()]);
    const attempt = { channel: 'email', outcome: 'noReply', comment: '' } as const;
    assert.equal((await logAttempt(office, { ...(await aRequest(office, FM, [])), ...attempt })).kind, 'nothingChosen');
    const many = Array.from({ length: MAX_TOGETHER + 1 }, (_, n) => `W${String(n)}|1`);
    assert.equal((await logAttempt(office, { ...(await aRequest(office, FM, many)), ...attempt })).kind, 'tooMany');
    assert.equal(
      (await logAttempt(office, { ...(await aRequest(office, FM, ['SPO|1'])), ...attempt })).kind,
      'notFound',
    );
    const elsewhere = await aRequest(office, FM, ['EXO|1'], { tenantId: 'nowhere' });
    assert.equal((await logAttempt(office, { ...elsewhere, ...attempt })).kind, 'notFound');
  });

  it('changes as many workloads together as it allows in one batch of the store', async () => {
    const keys = Array.from({ length: MAX_TOGETHER }, (_, n) => `W${String(n)}`);
    await putCustomer(
      office,
      keys.map((workload) => aDatedEngagement('2026-12-01', { workload })),
    );
    const targets = keys.map((key) => ({
      key: `${key}|1`,
      esdVersion: 1,
      version: 1,
      reminderId: `rem|${key}|1|1|due|2026-12-01`,
    }));
    const request = await aRequest(office, FM, [], { targets });
    assert.equal((await rescheduleStartDate(office, { ...request, ...moveTo('2026-12-14') })).kind, 'saved');
    assert.equal((await history()).notes.length, 1);
  });
});
