import assert from 'node:assert/strict';

import { aDatedEngagement, anEngagement, aTenant, FM, GATEWAY } from '../support/builders.ts';
import { startBot, type BotUnderTest } from '../support/bot-under-test.ts';
import { inputOf, readable, type CardNode } from '../support/cards.ts';

describe('bad input', () => {
  let underTest: BotUnderTest;

  beforeEach(async () => {
    underTest = await startBot();
    await underTest.bot.customers.putCustomer(aTenant(), [
      anEngagement(),
      aDatedEngagement('2026-12-01', { workload: 'TEAMS' }),
    ]);
  });
  afterEach(() => underTest.stop());

  const captureForm = async (): Promise<CardNode> => underTest.chat(GATEWAY).say('new date contoso');

  for (const [name, typed, says] of [
    ['yesterday', '2026-11-22', /That day has passed\. Choose today or a later day/],
    ['no day', '', /Choose a day\./],
    ['31 February', '31/02/2027', /"31\/02\/2027" is no day of the calendar/],
    ['31 February as ISO', '2027-02-31', /"2027-02-31" is no day of the calendar/],
    ['a year of 2072', '2072-01-18', /more than five years ahead\. Check the year/],
    ['the local time some clients send', '06/03/2019 22:00:00', /"06\/03\/2019 22:00:00" is no day of the calendar/],
    ['markup', '[x](http://evil.example)', /That is no day of the calendar/],
  ] as const) {
    it(`comes back with the reason beside the field: ${name} (E5, E7, E28, E29)`, async () => {
      const refused = await underTest.chat(GATEWAY).press(await captureForm(), 'Save', { date: typed });
      assert.match(readable(refused), says);
      const expected = /^\d{4}-\d{2}-\d{2}$/.test(typed) ? typed : '';
      assert.equal(inputOf(refused, 'date')['value'], expected);
      assert.doesNotMatch(readable(refused), /evil/);
      const saved = await underTest.chat(GATEWAY).press(refused, 'Save', { date: '2027-01-18', monthOnly: 'false' });
      assert.match(readable(saved), /Saved/);
    });
  }

  it('comes back with the reason beside the field: a month that has begun', async () => {
    const typed = { date: '2026-11-30', monthOnly: 'true' };
    const refused = await underTest.chat(GATEWAY).press(await captureForm(), 'Save', typed);
    assert.match(readable(refused), /That month has begun or passed/);
    assert.equal(inputOf(refused, 'monthOnly')['value'], 'true');
  });

  it('asks an FM who moves a date into the past whether the exchange took place then (E6)', async () => {
    const form = await underTest.chat(FM).press(await underTest.chat(FM).say('contoso'), 'Change the date');
    const typed = { newDate: '2026-11-20', reason: 'We talked on Friday' };
    assert.match(readable(await underTest.chat(FM).press(form, 'Save', typed)), /use "We exchanged information"/);
  });

  it('says beside which of several dates it stands', async () => {
    await underTest.bot.customers.putCustomer(aTenant({ tenantId: 't2', customerName: 'Wingtip Test' }), [
      anEngagement({ tenantId: 't2' }),
      anEngagement({ tenantId: 't2', workload: 'SPO' }),
      anEngagement({ tenantId: 't2', workload: 'YAM' }),
    ]);
    const form = await underTest.chat(GATEWAY).say('new date wingtip');
    const refused = await underTest.chat(GATEWAY).press(form, 'Save', { date: '2027-01-18', date_SPO_1: '2026-11-01' });
    const errors = JSON.stringify(refused).match(/That day has passed/g) ?? [];
    assert.equal(errors.length, 1);
    assert.equal(inputOf(refused, 'date_SPO_1')['value'], '2026-11-01');
    const separate = /"id":"separateDates","isVisible":(\w+)/.exec(JSON.stringify(refused))?.[1];
    assert.equal(separate, 'true');
    const none = await underTest.chat(GATEWAY).press(refused, 'Save', { workloads: '' });
    assert.match(readable(none), /Pick at least one workload/);
    assert.equal(inputOf(none, 'date')['value'], '2027-01-18');
    const missing = await underTest.chat(GATEWAY).press(form, 'Save', { date_SPO_1: '2027-02-01' });
    assert.match(readable(missing), /Choose a day\./);
  });

  it('takes "only the month" of one workload, whichever date applies to it', async () => {
    await underTest.bot.customers.putCustomer(aTenant({ tenantId: 't2', customerName: 'Wingtip Test' }), [
      anEngagement({ tenantId: 't2' }),
      anEngagement({ tenantId: 't2', workload: 'SPO' }),
    ]);
    const form = await underTest.chat(GATEWAY).say('new date wingtip');
    const saved = await underTest.chat(GATEWAY).press(form, 'Save', { date: '2027-03-15', monthOnly_SPO_1: 'true' });
    assert.match(readable(saved), /Monday, March 15, 2027/);
    assert.match(readable(saved), /March 2027 \(estimate/);
  });

  it('does not pass over a date for a workload that is not picked', async () => {
    await underTest.bot.customers.putCustomer(aTenant({ tenantId: 't2', customerName: 'Wingtip Test' }), [
      anEngagement({ tenantId: 't2' }),
      anEngagement({ tenantId: 't2', workload: 'SPO' }),
    ]);
    const form = await underTest.chat(GATEWAY).say('new date wingtip');
    const typed = { workloads: 'EXO|1', date: '2027-03-15', date_SPO_1: '2027-04-01' };
    const refused = await underTest.chat(GATEWAY).press(form, 'Save', typed);
    assert.match(readable(refused), /SharePoint is not picked above/);
    assert.equal(inputOf(refused, 'date_SPO_1')['value'], '2027-04-01');
  });

  it('names every workload that is refused, whatever date it had (E11)', async () => {
    const workloads = ['EXO', 'SPO', 'YAM'];
    const put = (l1: 'inProgress' | 'blocked'): Promise<void> =>
      underTest.bot.customers.putCustomer(
        aTenant({ tenantId: 't2', customerName: 'Wingtip Test' }),
        workloads.map((workload) =>
          anEngagement({ tenantId: 't2', workload, l1: workload === 'YAM' ? 'inProgress' : l1 }),
        ),
      );
    await put('inProgress');
    const form = await underTest.chat(GATEWAY).say('new date wingtip');
    await put('blocked');
    const typed = { date: '2027-03-15', date_SPO_1: '2027-04-01' };
    const refused = await underTest.chat(GATEWAY).press(form, 'Save', typed);
    assert.match(readable(refused), /Exchange Online and SharePoint: L1 is not In Progress/);
    // What was typed for one workload is in sight although it is not what was wrong.
    assert.ok(JSON.stringify(refused).includes('"id":"separateDates","isVisible":true'));
  });

  it('asks again when an old card proposes the day it was sent as the day of the exchange', async () => {
    await underTest.bot.customers.putCustomer(aTenant(), [aDatedEngagement('2026-11-23')]);
    const answers = await underTest.chat(FM).press(await underTest.chat(FM).say('contoso'), 'What happened?');
    underTest.clock.moveTo('2026-11-25T10:00:00Z');
    const button = 'We exchanged information > Save';
    const asked = await underTest.chat(FM).press(answers, button, { workloads: 'EXO|1' });
    assert.match(
      readable(asked),
      /This card is from Monday, November 23, 2026, and today is Wednesday, November 25, 2026/,
    );
    assert.match(readable(await underTest.chat(FM).press(asked, 'Save')), /Started on Monday, November 23, 2026/);
  });

  it('keeps a reason that is too long', async () => {
    const form = await underTest.chat(FM).press(await underTest.chat(FM).say('contoso'), 'Change the date');
    const reason = `${'long '.repeat(300)}end`;
    const refused = await underTest.chat(FM).press(form, 'Save', { newDate: '2026-12-15', reason });
    assert.match(readable(refused), /longer than 1,000 characters/);
    assert.equal(inputOf(refused, 'reason')['value'], reason);
  });

  it('is refused when the workload has left In Progress meanwhile', async () => {
    const form = await captureForm();
    await underTest.bot.customers.putCustomer(aTenant(), [anEngagement({ l1: 'blocked' })]);
    const refused = await underTest.chat(GATEWAY).press(form, 'Save', { date: '2027-01-18' });
    assert.match(readable(refused), /L1 is not In Progress/);
    assert.equal(inputOf(refused, 'date')['value'], '2027-01-18');
  });

  it('asks for a channel and an L1 that exist', async () => {
    await underTest.bot.customers.putCustomer(aTenant(), [aDatedEngagement('2026-11-23')]);
    const answers = await underTest.chat(FM).press(await underTest.chat(FM).say('contoso'), 'What happened?');
    const attempt = await underTest
      .chat(FM)
      .press(answers, 'I tried, no answer > Save', { channel: 'pigeon', comment: 'kept' });
    assert.match(readable(attempt), /Say how you tried/);
    assert.equal(inputOf(attempt, 'comment')['value'], 'kept');
    const l1 = await underTest.chat(FM).press(answers, 'No longer In Progress > Save', { l1: 'gone' });
    assert.match(readable(l1), /Choose the value of L1/);
    const started = await underTest.chat(FM).press(answers, 'We exchanged information > Save', { startedDate: 'x' });
    assert.match(readable(started), /no day of the calendar/);
    const kickoff = await underTest.chat(FM).press(await underTest.chat(FM).say('contoso'), 'More > Kickoff');
    assert.match(
      readable(await underTest.chat(FM).press(kickoff, 'Save', { workloads: 'EXO|1', kickoffDate: 'x' })),
      /no day of the calendar/,
    );
    const moved = await underTest
      .chat(FM)
      .press(answers, 'They want another date > Save', { newDate: 'x', reason: 'kept too' });
    assert.match(readable(moved), /no day of the calendar/);
    assert.equal(inputOf(moved, 'reason')['value'], 'kept too');
  });
});
