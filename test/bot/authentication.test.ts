import assert from 'node:assert/strict';

import { aDatedEngagement, aTenant } from '../support/builders.ts';
import { GUARDED_FM, aMessage, postGuarded, startGuardedBot, type GuardedBot } from '../support/guarded-bot.ts';
import { aSigningKey } from '../support/signed-token.ts';

describe('the front door, with authentication on', () => {
  let guarded: GuardedBot;

  beforeEach(async () => {
    // Long enough for eight first turns to be under way before the first answer comes.
    guarded = await startGuardedBot({ issuerDelayMs: 50 });
  });
  afterEach(() => guarded.stop());

  it('lets Teams in, and answers it under the token of the bot', async () => {
    const { url, issuer, identity, connector } = guarded;
    const { status } = await postGuarded(url, issuer.authorization(connector.url), aMessage(connector.url));
    assert.equal(status, 200);
    assert.equal(connector.calls.length, 1);
    assert.ok(identity.isTokenOf(issuer.appId, connector.calls[0]?.authorization));
  });

  it('fetches keys and token once, before anybody comes, however many come at once', async () => {
    const { url, issuer, identity, connector } = guarded;
    // The metadata, the keys, the token.
    const fetched = (): readonly number[] => [issuer.requests(), identity.requestsOf(issuer.appId)];
    assert.deepEqual(fetched(), [2, 1]);
    const turns = Array.from({ length: 8 }, () =>
      postGuarded(url, issuer.authorization(connector.url), aMessage(connector.url)),
    );
    assert.deepEqual(
      (await Promise.all(turns)).map(({ status }) => status),
      turns.map(() => 200),
    );
    assert.deepEqual(fetched(), [2, 1]);
  });

  it('sends reminders under the token of the bot, too', async () => {
    const { bot, issuer, identity, connector, clock, chat } = guarded;
    await bot.customers.putCustomer(aTenant(), [aDatedEngagement('2026-12-01', { fmId: GUARDED_FM.objectId })]);
    const form = await chat.press(await chat.say('contoso'), 'Change the date');
    await chat.press(form, 'Save', { newDate: '2026-12-02', reason: 'One day later, they said' });
    clock.moveTo('2026-12-02T08:00:00Z');
    assert.equal(await bot.scheduler.runNow(), 1);
    assert.equal(connector.calls.length, 2);
    assert.ok(connector.calls.every(({ authorization }) => identity.isTokenOf(issuer.appId, authorization)));
  });

  it('says nothing but 401 to a good key id with a wrong signature, and prints nothing', async () => {
    const { url, issuer, connector, log } = guarded;
    const rogue = { key: { ...aSigningKey('rogue'), id: issuer.teamsKey.id } };
    const printed: unknown[] = [];
    const { error } = console;
    console.error = (...args: unknown[]) => printed.push(args);
    try {
      const answer = await postGuarded(url, issuer.authorization(connector.url, rogue), aMessage(connector.url));
      assert.deepEqual(answer, { status: 401, text: '{}' });
    } finally {
      console.error = error;
    }
    assert.deepEqual(printed, []);
    assert.deepEqual(log.lines.map(({ fields }) => fields), [{ reason: 'A token with a wrong signature', status: 401 }]);
  });
});
