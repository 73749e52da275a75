import assert from 'node:assert/strict';

import { aDatedEngagement, anEngagement, aTenant, CUSTOMER_TENANT, FM, HOME_TENANT } from '../support/builders.ts';
import { startBot, type BotUnderTest } from '../support/bot-under-test.ts';
import { readable } from '../support/cards.ts';

describe('failures of the store and the channel', () => {
  let underTest: BotUnderTest;

  beforeEach(async () => {
    underTest = await startBot();
    await underTest.bot.customers.putCustomer(aTenant(), [
      anEngagement(),
      aDatedEngagement('2026-12-01', { workload: 'TEAMS' }),
    ]);
  });
  afterEach(() => underTest.stop());

  it('show a number that finds them in the log, which holds no names and no texts', async () => {
    await underTest.bot.store.write(CUSTOMER_TENANT, [
      { kind: 'put', id: 'eng|EXO|1', body: { type: 'engagement', current: true, note: 'secret of Contoso' } },
    ]);
    const card = readable(await underTest.chat(FM).say('contoso'));
    const reference = /Reference ([0-9A-F]{8})/.exec(card)?.[1];
    assert.ok(reference, card);
    const line = underTest.log.lines.find(({ level }) => level === 'error');
    assert.deepEqual(line?.fields, { reference, type: 'message' });
    assert.doesNotMatch(JSON.stringify([line.message, line.fields]), /Contoso|Fay/);
    assert.doesNotMatch(card, /secret/);
  });

  const due = async (): Promise<void> => {
    const form = await underTest.chat(FM).press(await underTest.chat(FM).say('contoso'), 'Change the date');
    await underTest.chat(FM).press(form, 'Save', { newDate: '2026-12-02', reason: 'One day later, they said' });
    underTest.clock.moveTo('2026-12-02T08:00:00Z');
  };

  for (const [name, answer, waitMs, mayBeRepeated] of [
    ['the channel breaks the connection', 'reset', 150_000, true],
    ['the channel answers 500', { status: 500 }, 150_000, true],
    ['the channel answers 502', { status: 502 }, 150_000, true],
    ['the channel answers 503', { status: 503 }, 150_000, true],
    ['the channel answers 504', { status: 504 }, 150_000, true],
    ['the channel answers 408', { status: 408 }, 150_000, true],
    ['the channel answers 412', { status: 412 }, 150_000, true],
    ['the channel answers 401', { status: 401 }, 5_000, false],
    ['the channel answers 429', { status: 429 }, 5_000, false],
    ['the channel answers 429 with a time', { status: 429, headers: { 'retry-after': '600' } }, 600_000, false],
  ] as const) {
    it(`post a reminder once when ${name}, and again when it is time`, async () => {
      await due();
      const before = underTest.connector.calls.length;
      underTest.connector.answers.push(answer);
      assert.equal(await underTest.bot.scheduler.runNow(), 0);
      assert.equal(underTest.connector.calls.length, before + 1);
      underTest.clock.tick(waitMs - 1);
      assert.equal(await underTest.bot.scheduler.runNow(), 0);
      underTest.clock.tick(1);
      assert.equal(await underTest.bot.scheduler.runNow(), 1);
      assert.equal(
        readable(underTest.chat(FM).cards().at(-1)).includes('You may have seen this already'),
        mayBeRepeated,
      );
    });
  }

  for (const [name, answer] of [
    ['the person has blocked the bot', { status: 403, body: { error: { code: 'MessageWritesBlocked' } } }],
    ['the chat is gone', { status: 404, body: {} }],
  ] as const) {
    it(`hold a reminder back when ${name}, until they write`, async () => {
      await due();
      underTest.connector.answers.push(answer);
      assert.equal(await underTest.bot.scheduler.runNow(), 0);
      underTest.clock.tick(3_600_000);
      assert.equal(await underTest.bot.scheduler.runNow(), 0);
      await underTest.chat(FM).say('hello');
      assert.equal(await underTest.bot.scheduler.runNow(), 1);
    });
  }

  it('write to where the person was last', async () => {
    await due();
    const moved = { id: 'new-chat', conversationType: 'personal', tenantId: HOME_TENANT };
    await underTest.post(underTest.chat(FM).activity({ text: 'hello', conversation: moved }));
    assert.equal(await underTest.bot.scheduler.runNow(), 1);
    assert.equal(underTest.connector.calls.at(-1)?.conversationId, 'new-chat');
  });
});
