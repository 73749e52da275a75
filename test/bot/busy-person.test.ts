import assert from 'node:assert/strict';

import { aDatedEngagement, aTenant, FM, LEAD } from '../support/builders.ts';
import { postActivity, startBot, type BotUnderTest } from '../support/bot-under-test.ts';
import { buttonOf, readable, sentBy } from '../support/cards.ts';

const ALLOWANCE = 60;

describe('somebody who asks faster than anybody reads', () => {
  let underTest: BotUnderTest;

  beforeEach(async () => {
    underTest = await startBot(undefined, { door: { actionsPerMinute: ALLOWANCE, trustedProxies: 0 } });
    await underTest.bot.customers.putCustomer(aTenant(), [aDatedEngagement('2026-12-01')]);
  });
  afterEach(() => underTest.stop());

  /** Writes at one instant until the allowance of a minute is used up. */
  const exhaust = async (): Promise<void> => {
    for (let sent = 0; sent < ALLOWANCE; sent += 1) {
      await postActivity(underTest.url, underTest.chat(FM).activity({ text: 'help' }));
    }
  };

  for (const [locale, says] of [
    ['en', /A moment, please/],
    ['es', /Un momento, por favor/],
  ] as const) {
    it(`is asked once to wait, in their language (${locale}), and answered again a little later`, async () => {
      await underTest.bot.people.putPerson({ ...FM, language: locale });
      await exhaust();
      const before = underTest.chat(FM).cards().length;
      for (let sent = 0; sent < 3; sent += 1) {
        const { status } = await postActivity(underTest.url, underTest.chat(FM).activity({ text: 'help' }));
        assert.equal(status, 200);
      }
      const [told, ...others] = underTest.chat(FM).cards().slice(before);
      assert.match(readable(told), says);
      assert.deepEqual(others, []);
      assert.doesNotMatch(readable(await underTest.chat(FM).say('help')), says);
    });
  }

  it('keeps the form and what was typed into it', async () => {
    const form = await underTest.chat(FM).press(await underTest.chat(FM).say('contoso'), 'Change the date');
    await exhaust();
    const typed = sentBy(buttonOf(form, 'Save'), { newDate: '2026-12-02', reason: 'One day later' });
    const { body } = await postActivity(underTest.url, underTest.chat(FM).execute(typed));
    const { type, value } = body as { readonly type: string; readonly value: string };
    assert.equal(type, 'application/vnd.microsoft.activity.message');
    assert.match(value, /Nothing was saved by this click, and what you entered is still here/);
    assert.match(readable(await underTest.chat(FM).send(typed)), /Saved/);
  });

  it('does not lose a form on a client that knows Action.Submit alone', async () => {
    await exhaust();
    const value = { verb: 'x' };
    await postActivity(underTest.url, underTest.chat(FM).activity({ value, replyToId: 'form' }));
    const last = underTest.connector.calls.at(-1);
    assert.equal(last?.method, 'POST');
    assert.match(readable(last.activity), /A moment, please/);
  });

  it('does not hold up anybody else', async () => {
    await exhaust();
    const { status } = await postActivity(underTest.url, underTest.chat(LEAD).activity({ text: 'help' }));
    assert.equal(status, 200);
    assert.match(readable(underTest.chat(LEAD).cards().at(-1)), /Hello/);
  });
});
