import assert from 'node:assert/strict';

import type { WorkloadEngagement } from '../../src/domain/engagement.ts';
import { aDatedEngagement, aStartDate, aTenant, ATTEMPT, CUSTOMER_TENANT, FM, LEAD } from '../support/builders.ts';
import { startBot, type BotUnderTest, type Chat } from '../support/bot-under-test.ts';
import { buttonsOf, inputOf, readable, type CardNode } from '../support/cards.ts';
import { putCustomer, stored } from '../support/office.ts';

describe('the cards of reminders over HTTP', () => {
  let underTest: BotUnderTest;
  let fm: Chat;
  let lead: Chat;

  beforeEach(async () => {
    underTest = await startBot();
    fm = underTest.chat(FM);
    lead = underTest.chat(LEAD);
    for (const chat of [fm, lead]) await chat.say('help');
  });
  afterEach(() => underTest.stop());

  const put = (engagements: readonly WorkloadEngagement[], tenant = aTenant()): Promise<void> =>
    putCustomer({ ...underTest.bot, clock: underTest.clock }, engagements, tenant);
  const lastAfter = async (chat: Chat, iso: string): Promise<CardNode> => {
    underTest.clock.moveTo(iso);
    const before = chat.cards().length;
    await underTest.bot.scheduler.runNow();
    assert.equal(chat.cards().length, before + 1);
    return chat.cards().at(-1) ?? {};
  };
  const titlesOf = (card: CardNode): readonly string[] => buttonsOf(card).map(({ title }) => title);

  it('a heads-up offers to move the date or to say that it has begun', async () => {
    await put([aDatedEngagement('2026-12-01')]);
    const card = await lastAfter(fm, '2026-11-30T08:00:00Z');
    assert.match(readable(card), /Tomorrow is the engagement start date/);
    assert.deepEqual(titlesOf(card), [
      'They want another date > Save',
      'We already exchanged information > Save',
      'Open the customer',
    ]);
    const typed = { startedDate: '2026-11-30', startedReason: 'They called a day early' };
    const started = await fm.press(card, 'We already exchanged information > Save', typed);
    assert.match(readable(started), /Started on Monday, November 30, 2026/);
    assert.match(
      readable(await fm.press(card, 'Open the customer')),
      /gave notice that the date is the next working day/,
    );
  });

  it('an estimate asks for the day, and enters it with its reason', async () => {
    await put([aDatedEngagement('2027-01-01', { esd: aStartDate('2027-01-01', { precision: 'month' }) })]);
    const card = await lastAfter(fm, '2026-12-18T08:00:00Z');
    assert.match(readable(card), /Is the exact day known yet\?/);
    assert.equal(inputOf(card, 'reasonCode')['value'], 'estimateRefined');
    const typed = { newDate: '2027-01-13', reason: 'They told us the day by phone' };
    assert.match(readable(await fm.press(card, 'The day is known > Save', typed)), /to Wednesday, January 13, 2027/);
    const [moved] = (await underTest.bot.customers.getHistory(CUSTOMER_TENANT, 1)).events;
    assert.equal(moved?.facts.type === 'startDateRescheduled' && moved.facts.reason.code, 'estimateRefined');
  });

  it('one card asks about what is due and mentions what is near', async () => {
    await put([aDatedEngagement('2026-12-01'), aDatedEngagement('2026-12-02', { workload: 'TEAMS' })]);
    await lastAfter(fm, '2026-11-30T08:00:00Z');
    const card = await lastAfter(fm, '2026-12-01T08:00:00Z');
    assert.match(readable(card), /The engagement start date has arrived/);
    assert.match(readable(card), /Also with this customer\nMicrosoft Teams\n.*Wednesday, December 2, 2026 · tomorrow/);
    assert.match(readable(await fm.press(card, 'Open the customer')), /Contoso Test/);
    const saved = await fm.press(card, 'I tried, no answer > Save', { channel: 'phone' });
    assert.doesNotMatch(readable(saved), /Microsoft Teams/);
    assert.equal((await stored(underTest.bot, 'TEAMS|1')).attempts.length, 0);
  });

  it('the FM who has tried for long may give the customer up, and still decides', async () => {
    const attempts = [ATTEMPT, { ...ATTEMPT, channel: 'phone' } as const, ATTEMPT];
    await put([aDatedEngagement('2026-11-09', { attempts })]);
    const card = await lastAfter(fm, '2026-11-24T08:00:00Z');
    assert.match(readable(card), /Exchange Online: still no answer after at least 3 attempts over 2 or more channels/);
    const asked = await fm.press(await fm.say('contoso'), 'What happened?');
    assert.match(readable(asked), /you may mark the customer inactive/);
    const saved = await fm.press(await fm.press(card, 'The customer has gone inactive'), 'Save');
    assert.match(readable(saved), /Marked inactive/);
  });

  it('says what day and time it is for a customer far away (E3)', async () => {
    await underTest.bot.people.putPerson({ ...FM, timeZone: 'America/Los_Angeles' });
    await put([aDatedEngagement('2027-01-25')], aTenant({ timeZone: 'Asia/Tokyo' }));
    const card = await lastAfter(fm, '2027-01-22T17:00:00Z');
    assert.match(readable(card), /The engagement start date is coming up/);
    assert.match(readable(card), /For the customer it is now Saturday, January 23, 2027, 02:00\./);
    assert.match(
      readable(card),
      /in Tokyo, that day begins on Sunday, January 24, 2027 at 07:00 and ends on Monday, January 25, 2027 at 07:00/,
    );
  });

  it('a lead is told that nobody is assigned, and assigns somebody', async () => {
    await put([aDatedEngagement('2026-12-01', { fmId: undefined })]);
    const card = await lastAfter(lead, '2026-11-24T08:00:00Z');
    assert.match(readable(card), /Nobody is assigned to this customer yet/);
    const form = await lead.press(card, 'Assign FastTrack Manager');
    assert.match(readable(await lead.press(form, 'Save', { fmId: FM.objectId })), /FastTrack Manager: Fay Manager/);
  });

  it('a lead is told that nobody has tried', async () => {
    await put([aDatedEngagement('2026-12-01')]);
    for (const day of ['2026-11-30', '2026-12-01']) await lastAfter(fm, `${day}T08:00:00Z`);
    const card = await lastAfter(lead, '2026-12-03T08:00:00Z');
    assert.match(readable(card), /Fay Manager is assigned and has logged no attempt/);
    assert.match(readable(card), /Tuesday, December 1, 2026 · 2 days ago/);
    assert.deepEqual(titlesOf(card), ['Assign somebody else', 'Open the customer']);
    assert.match(readable(await lead.press(card, 'Assign somebody else')), /Finn Other/);
    assert.match(readable(await lead.say('contoso')), /told the leads that nobody has tried to reach the customer/);
  });

  it('a lead is told that a reminder did not arrive', async () => {
    await put([aDatedEngagement('2026-12-01')]);
    underTest.connector.answers.push({ status: 403 });
    underTest.clock.moveTo('2026-11-30T08:00:00Z');
    await underTest.bot.scheduler.runNow();
    const card = lead.cards().at(-1) ?? {};
    assert.match(readable(card), /The reminder for Fay Manager was not delivered\./);
    assert.match(readable(await lead.press(card, 'Open the customer')), /Contoso Test/);
  });

  it('waits until the instant that the channel names', async () => {
    await put([aDatedEngagement('2026-12-01')]);
    const headers = { 'retry-after': 'Mon, 30 Nov 2026 08:45:00 GMT' };
    underTest.connector.answers.push({ status: 429, headers });
    underTest.clock.moveTo('2026-11-30T08:00:00Z');
    assert.equal(await underTest.bot.scheduler.runNow(), 0);
    underTest.clock.moveTo('2026-11-30T08:44:00Z');
    assert.equal(await underTest.bot.scheduler.runNow(), 0);
    await lastAfter(fm, '2026-11-30T08:46:00Z');
  });

  it('says in the log when the channel refuses the bot, and tries again', async () => {
    await put([aDatedEngagement('2026-12-01')]);
    underTest.connector.answers.push({ status: 401 });
    underTest.clock.moveTo('2026-11-30T08:00:00Z');
    assert.equal(await underTest.bot.scheduler.runNow(), 0);
    assert.ok(underTest.log.lines.some(({ level, message }) => level === 'error' && message.includes('registration')));
    await lastAfter(fm, '2026-11-30T09:00:00Z');
  });
});
