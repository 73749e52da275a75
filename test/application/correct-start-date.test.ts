import assert from 'node:assert/strict';

import { captureStartDate } from '../../src/application/capture-start-date.ts';
import type { ChangeResult } from '../../src/application/change-engagements.ts';
import { confirmStarted } from '../../src/application/confirm-started.ts';
import { correctStartDate } from '../../src/application/correct-start-date.ts';
import { rescheduleStartDate } from '../../src/application/reschedule-start-date.ts';
import { setCompletion } from '../../src/application/set-completion.ts';
import { setKickoff } from '../../src/application/set-kickoff.ts';
import { voidStartDate } from '../../src/application/void-start-date.ts';
import { calendarDay } from '../../src/domain/calendar-day.ts';
import type { RequestedDate } from '../../src/domain/start-date.ts';
import { aDatedEngagement, anEngagement, CUSTOMER_TENANT, FM, GATEWAY, LEAD } from '../support/builders.ts';
import { aRequest, openOffice, openReminders, putCustomer, stored, type Office } from '../support/office.ts';

describe('putting dates right', () => {
  let office: Office;

  beforeEach(async () => {
    office = await openOffice();
    await putCustomer(office, [
      anEngagement({ fmId: undefined, deliveryChannel: 'unassigned' }),
      aDatedEngagement('2026-12-01', { workload: 'TEAMS' }),
      aDatedEngagement('2026-12-01', { workload: 'SPO' }),
    ]);
  });
  afterEach(() => office.store.close());

  const on = (date: string): RequestedDate => ({ date: calendarDay(date), precision: 'day' });
  const history = (): ReturnType<Office['customers']['getHistory']> => office.customers.getHistory(CUSTOMER_TENANT, 50);
  const noteOf = (result: ChangeResult): string | undefined => (result.kind === 'saved' ? result.note : result.kind);

  describe('by a correction', () => {
    const correct = async (
      date: string,
      { key = 'EXO|1', person = GATEWAY, explanation = '' } = {},
    ): Promise<ChangeResult> =>
      correctStartDate(office, { ...(await aRequest(office, person, [key])), requested: on(date), explanation });

    beforeEach(async () => {
      const dates = new Map([['EXO|1', on('2027-01-18')]]);
      await captureStartDate(office, { ...(await aRequest(office, GATEWAY, ['EXO|1'])), dates, comment: '' });
    });

    it('E22: of what one has just entered leaves an event, and no note', async () => {
      office.clock.tick(15 * 60_000);
      const result = await correct('2027-01-28');
      assert.deepEqual([result.kind, noteOf(result)], ['saved', undefined]);
      const corrected = await stored(office, 'EXO|1');
      assert.deepEqual([corrected.esd?.date, corrected.firstRequestedDate], ['2027-01-28', '2027-01-28']);
      const { events, notes } = await history();
      assert.deepEqual(events.map(({ facts }) => facts.type).toSorted(), ['startDateCorrected', 'startDateRecorded']);
      assert.deepEqual(notes, []);
    });

    it('E22 R34: a moment later needs its reason, and commits with its note', async () => {
      office.clock.tick(15 * 60_000 + 1);
      assert.equal((await correct('2027-01-28')).kind, 'refused');
      assert.equal(
        noteOf(await correct('2027-01-28', { explanation: 'The digits were swapped' })),
        '[EXO] Engagement start date corrected 2027-01-18 -> 2027-01-28. Reason (correction): The digits were swapped. - Gail Gateway, 2026-11-23',
      );
      assert.equal((await history()).notes.length, 1);
    });

    it('R34: of what somebody else has just entered needs its reason, again and again', async () => {
      assert.equal((await correct('2027-01-28', { person: LEAD })).kind, 'refused');
      assert.equal(
        (await correct('2027-01-28', { person: LEAD, explanation: 'The digits were swapped' })).kind,
        'saved',
      );
      assert.equal((await correct('2027-01-29', { person: LEAD })).kind, 'refused');
      assert.equal((await history()).notes.length, 1);
    });

    it('moves the reminder along', async () => {
      const result = await correct('2026-12-09', {
        key: 'TEAMS|1',
        person: FM,
        explanation: 'The digits were swapped',
      });
      assert.equal(result.kind, 'saved');
      assert.deepEqual(await openReminders(office), [
        'SPO|1 headsUp 2026-11-30 pending',
        'TEAMS|1 headsUp 2026-12-08 pending',
      ]);
    });

    it('E23: counts the same card once', async () => {
      const request = { ...(await aRequest(office, GATEWAY, ['EXO|1'])), requested: on('2027-01-28'), explanation: '' };
      const results = await Promise.all(Array.from({ length: 5 }, () => correctStartDate(office, request)));
      assert.deepEqual(results.map(({ kind }) => kind).toSorted(), [...Array<string>(4).fill('repeated'), 'saved']);
      assert.equal((await history()).events.length, 2);
    });
  });

  it('U23: by taking them back leaves one note, no reminder and a wait for a first date', async () => {
    const result = await voidStartDate(office, {
      ...(await aRequest(office, LEAD, ['TEAMS|1', 'SPO|1'])),
      explanation: 'Entered for another customer',
    });
    assert.equal(
      noteOf(result),
      '[TEAMS+SPO] Engagement start date entered in error and removed; it was 2026-12-01. Reason (correction): Entered for another customer. - Lee Lead, 2026-11-23',
    );
    assert.deepEqual(await openReminders(office), []);
    assert.deepEqual(
      (await office.customers.findEngagementsWithoutDate(10)).map(({ workload }) => workload).toSorted(),
      ['EXO', 'SPO', 'TEAMS'],
    );
    const { events, notes } = await history();
    assert.deepEqual([events.length, notes[0]?.engagements], [2, ['TEAMS|1', 'SPO|1']]);
  });

  it('U23 I5: by taking them back without a reason writes nothing', async () => {
    const request = { ...(await aRequest(office, LEAD, ['TEAMS|1', 'SPO|1'])), explanation: '' };
    assert.equal((await voidStartDate(office, request)).kind, 'refused');
    assert.equal((await stored(office, 'TEAMS|1')).esd?.date, '2026-12-01');
    assert.deepEqual((await history()).events, []);
  });

  it('E23: takes no date back that has been moved since the card was drawn', async () => {
    const request = { ...(await aRequest(office, LEAD, ['TEAMS|1'])), explanation: 'Entered for another customer' };
    await rescheduleStartDate(office, {
      ...(await aRequest(office, FM, ['TEAMS|1'])),
      requested: on('2026-12-14'),
      reason: { code: 'customerRequestedNewDate', text: 'They asked for another day' },
    });
    assert.equal((await voidStartDate(office, request)).kind, 'stale');
    assert.equal((await stored(office, 'TEAMS|1')).esd?.date, '2026-12-14');
  });

  for (const [name, putRight] of [
    [
      'corrects no date',
      async (): Promise<() => Promise<ChangeResult>> => {
        const request = { ...(await aRequest(office, FM, ['SPO|1'])), requested: on('2026-12-14') };
        return () => correctStartDate(office, { ...request, explanation: 'The digits were swapped' });
      },
    ],
    [
      'takes no date back',
      async (): Promise<() => Promise<ChangeResult>> => {
        const request = { ...(await aRequest(office, LEAD, ['SPO|1'])), explanation: 'Entered for another customer' };
        return () => voidStartDate(office, request);
      },
    ],
  ] as const) {
    it(`E23: ${name} that has been confirmed as the start since the card was drawn`, async () => {
      office.clock.moveTo('2026-12-01T09:00:00Z');
      const answer = await putRight();
      const started = { ...(await aRequest(office, FM, ['SPO|1'])), date: calendarDay('2026-12-01'), explanation: '' };
      assert.equal((await confirmStarted(office, started)).kind, 'saved');
      const result = await answer();
      assert.equal(result.kind === 'stale' && result.overtaken[0]?.by, FM.name);
      const { progress, esd } = await stored(office, 'SPO|1');
      assert.deepEqual([progress, esd?.date], ['started', '2026-12-01']);
    });
  }

  it('U23 I12: by taking one back with a kickoff makes room for a later one', async () => {
    const kickoff = { ...(await aRequest(office, FM, ['SPO|1'])), kickoffDate: calendarDay('2026-12-03') };
    assert.equal((await setKickoff(office, kickoff)).kind, 'saved');
    office.clock.tick(1000);
    const explanation = 'Entered for another customer';
    assert.equal(
      (await voidStartDate(office, { ...(await aRequest(office, LEAD, ['SPO|1'])), explanation })).kind,
      'saved',
    );
    const dates = new Map([['SPO|1', on('2027-01-18')]]);
    const again = await captureStartDate(office, { ...(await aRequest(office, FM, ['SPO|1'])), dates, comment: '' });
    assert.equal(again.kind, 'saved');
    const { events } = await history();
    const kickoffs = events.flatMap(({ facts }) => (facts.type === 'kickoffSet' ? [[facts.before, facts.after]] : []));
    assert.deepEqual(kickoffs, [
      ['2026-12-03', undefined],
      [undefined, '2026-12-03'],
    ]);
  });

  it('E9: by a kickoff before the start moves both with one note, and the reminder', async () => {
    const kickoff = { ...(await aRequest(office, FM, ['TEAMS|1'])), kickoffDate: calendarDay('2026-11-30') };
    assert.equal((await setKickoff(office, kickoff)).kind, 'refused');
    const result = await setKickoff(office, { ...kickoff, startMovesBecause: 'They can meet us earlier' });
    assert.match(noteOf(result) ?? '', /2026-12-01 -> 2026-11-30\. Reason \(other\): They can meet us earlier\./);
    const moved = await stored(office, 'TEAMS|1');
    assert.deepEqual([moved.esd?.date, moved.kickoffDate], ['2026-11-30', '2026-11-30']);
    assert.deepEqual(await openReminders(office), [
      'SPO|1 headsUp 2026-11-30 pending',
      'TEAMS|1 headsUp 2026-11-27 pending',
    ]);
  });
});

describe('setting completions', () => {
  let office: Office;

  beforeEach(async () => {
    office = await openOffice();
    await putCustomer(office, [aDatedEngagement('2026-12-01'), aDatedEngagement('2026-12-01', { workload: 'TEAMS' })]);
  });
  afterEach(() => office.store.close());

  it('R6 U24: stores them for several workloads, without a note, and leaves the reminders alone', async () => {
    const completion = { planned: calendarDay('2027-03-31') };
    const result = await setCompletion(office, { ...(await aRequest(office, FM, ['EXO|1', 'TEAMS|1'])), completion });
    assert.equal(result.kind, 'saved');
    assert.deepEqual((await stored(office, 'TEAMS|1')).completion, completion);
    const { events, notes } = await office.customers.getHistory(CUSTOMER_TENANT, 10);
    assert.deepEqual([events.length, notes.length], [2, 0]);
    assert.equal((await openReminders(office)).length, 2);
  });

  it('I13: stores one before the start once it is confirmed', async () => {
    const request = {
      ...(await aRequest(office, FM, ['EXO|1'])),
      completion: { planned: calendarDay('2026-11-30') },
    };
    const asked = await setCompletion(office, request);
    assert.deepEqual(asked.kind === 'unconfirmed' && asked.warnings, [
      { kind: 'completion-before-start', date: '2026-11-30' },
    ]);
    assert.deepEqual((await stored(office, 'EXO|1')).completion, {});
    const confirmed = ['completion-before-start 2026-11-30'];
    assert.equal((await setCompletion(office, { ...request, confirmed })).kind, 'saved');
  });
});

describe('dates that have to be confirmed', () => {
  let office: Office;

  beforeEach(async () => {
    office = await openOffice();
    await putCustomer(office, [anEngagement(), anEngagement({ workload: 'TEAMS' })]);
  });
  afterEach(() => office.store.close());

  const capture = async (
    dates: Readonly<Record<string, string>>,
    {
      confirmed,
      language = 'en',
      nonce = 'card-1',
    }: { confirmed?: string[]; language?: 'en' | 'es'; nonce?: string } = {},
  ): Promise<ChangeResult> =>
    captureStartDate(office, {
      ...(await aRequest(office, GATEWAY, Object.keys(dates), { confirmed, language, nonce })),
      dates: new Map(Object.entries(dates).map(([key, date]) => [key, { date: calendarDay(date), precision: 'day' }])),
      comment: '',
    });
  const warningsOf = (result: ChangeResult): unknown => (result.kind === 'unconfirmed' ? result.warnings : result.kind);

  it('E1: are not stored until they are, and then with the same card', async () => {
    const asked = await capture({ 'EXO|1': '2026-12-05' });
    assert.deepEqual(warningsOf(asked), [{ kind: 'day-off', date: '2026-12-05' }]);
    assert.equal((await stored(office, 'EXO|1')).esd, undefined);
    assert.deepEqual((await office.customers.getHistory(CUSTOMER_TENANT, 10)).events, []);
    assert.equal((await capture({ 'EXO|1': '2026-12-05' }, { confirmed: ['day-off 2026-12-05'] })).kind, 'saved');
    assert.equal((await stored(office, 'EXO|1')).esd?.date, '2026-12-05');
    assert.equal((await capture({ 'EXO|1': '2026-12-05' }, { confirmed: ['day-off 2026-12-05'] })).kind, 'repeated');
  });

  it('E1: move the reminder to the next working day, and stay as they are', async () => {
    await capture({ 'EXO|1': '2026-12-05' }, { confirmed: ['day-off 2026-12-05'] });
    assert.deepEqual(await openReminders(office), ['EXO|1 headsUp 2026-12-04 pending']);
  });

  it('E1: are confirmed for one day, and not for another that was typed meanwhile', async () => {
    const result = await capture({ 'EXO|1': '2026-12-06' }, { confirmed: ['day-off 2026-12-05'] });
    assert.deepEqual(warningsOf(result), [{ kind: 'day-off', date: '2026-12-06' }]);
  });

  it('E7 E1: are all named at once, each once, however many workloads they are for', async () => {
    const both = { 'EXO|1': '2028-05-28', 'TEAMS|1': '2028-05-28' };
    assert.deepEqual(warningsOf(await capture(both)), [
      { kind: 'day-off', date: '2028-05-28' },
      { kind: 'far-ahead', date: '2028-05-28' },
    ]);
    const half = await capture(both, { confirmed: ['day-off 2028-05-28'] });
    assert.deepEqual(warningsOf(half), [{ kind: 'far-ahead', date: '2028-05-28' }]);
    const confirmed = ['day-off 2028-05-28', 'far-ahead 2028-05-28'];
    assert.equal((await capture(both, { confirmed })).kind, 'saved');
  });

  it('are asked about only when nothing is refused (E11)', async () => {
    const result = await capture({ 'EXO|1': '2026-12-05', 'TEAMS|1': '2026-11-01' });
    assert.equal(result.kind, 'refused');
  });

  it('E1: are those on which the FM does not work, with the name of the holiday in the language of who asks', async () => {
    await office.people.putPerson({ ...FM, holidayCalendar: 'ES', workingDays: [1, 2, 3, 4] });
    assert.deepEqual(warningsOf(await capture({ 'EXO|1': '2026-12-25' }, { language: 'es' })), [
      { kind: 'holiday', date: '2026-12-25', holiday: 'Navidad' },
    ]);
    assert.deepEqual(warningsOf(await capture({ 'EXO|1': '2026-12-25' })), [
      { kind: 'holiday', date: '2026-12-25', holiday: 'Christmas Day' },
    ]);
    assert.deepEqual(warningsOf(await capture({ 'EXO|1': '2026-12-04' })), [{ kind: 'day-off', date: '2026-12-04' }]);
  });

  it('E1: are those on which the person who asks does not work while there is no FM', async () => {
    await office.people.putPerson({ ...FM, holidayCalendar: 'ES' });
    await putCustomer(office, [anEngagement({ fmId: undefined })]);
    assert.equal((await capture({ 'EXO|1': '2026-12-08' })).kind, 'saved');
  });
});
