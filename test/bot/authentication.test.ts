import assert from 'node:assert/strict';

import sinon from 'sinon';

import { assembleBot } from '../../src/main.ts';
import { aDatedEngagement, aTenant } from '../support/builders.ts';
import { clockAt } from '../support/clock.ts';
import {
  aMessage,
  GUARDED_FM,
  guardedConfig,
  postGuarded,
  startGuardedBot,
  type GuardedBot,
} from '../support/guarded-bot.ts';
import { recordingLog } from '../support/recording-log.ts';
import { aSigningKey, unsignedToken } from '../support/signed-token.ts';

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
    const printed = sinon.stub(console, 'error');
    try {
      const answer = await postGuarded(url, issuer.authorization(connector.url, rogue), aMessage(connector.url));
      assert.deepEqual(answer, { status: 401, text: '{}' });
    } finally {
      printed.restore();
    }
    assert.deepEqual(printed.args, []);
    assert.deepEqual(
      log.lines.map(({ fields }) => fields),
      [{ status: 401 }],
    );
  });

  for (const [name, authorizationFor] of [
    ['no token', () => undefined],
    [
      'a token for another bot',
      ({ issuer, connector }) => issuer.authorization(connector.url, { claims: { aud: 'x' } }),
    ],
    [
      'a token of another tenant',
      ({ issuer, connector }) => issuer.authorization(connector.url, { claims: { tid: 'x' } }),
    ],
    ['an expired token', ({ issuer, connector }) => issuer.authorization(connector.url, { claims: { exp: 1 } })],
    ['a token of tomorrow', ({ issuer, connector }) => issuer.authorization(connector.url, { claims: { nbf: 4e9 } })],
    ['a token of another chat', ({ issuer }) => issuer.authorization('http://127.0.0.1:9')],
    ['an unknown key', ({ issuer, connector }) => issuer.authorization(connector.url, { key: aSigningKey('rogue') })],
    ['a key for Web Chat', ({ issuer, connector }) => issuer.authorization(connector.url, { key: issuer.webChatKey })],
    [
      'a key for nothing',
      ({ issuer, connector }) => issuer.authorization(connector.url, { key: issuer.unendorsedKey }),
    ],
    [
      'a token of a skill',
      ({ issuer, connector }) => issuer.authorization(connector.url, { claims: { ver: '1.0', appid: 'x' } }),
    ],
    [
      'an endless token',
      ({ issuer, connector }) => issuer.authorization(connector.url, { claims: { x: 'x'.repeat(9_000) } }),
    ],
    ['garbage', () => 'Bearer a.b.c'],
    ['a token without claims', () => `Bearer ${unsignedToken({ alg: 'RS256', kid: 'teams' }, {})}.AAAA`],
  ] satisfies readonly (readonly [string, (guarded: GuardedBot) => string | undefined])[]) {
    it(`refuses ${name} with 401 and nothing else`, async () => {
      const { url, connector } = guarded;
      const answer = await postGuarded(url, authorizationFor(guarded), aMessage(connector.url));
      assert.deepEqual(answer, { status: 401, text: '{}' });
      assert.deepEqual(connector.calls, []);
    });
  }

  it('believes no redirect of the channel', async () => {
    const { url, issuer, connector } = guarded;
    connector.answers.push({ status: 307, headers: { location: `${connector.url}/elsewhere` } });
    await postGuarded(url, issuer.authorization(connector.url), aMessage(connector.url));
    assert.equal(connector.calls.length, 1);
  });

  it('takes a chat kept with an address that is none of Teams for one that cannot be reached', async () => {
    const { bot, connector, clock, chat, log } = guarded;
    await bot.customers.putCustomer(aTenant(), [aDatedEngagement('2026-12-01', { fmId: GUARDED_FM.objectId })]);
    const form = await chat.press(await chat.say('contoso'), 'Change the date');
    await chat.press(form, 'Save', { newDate: '2026-12-02', reason: 'One day later, they said' });
    const kept = await bot.people.getConversation(GUARDED_FM.objectId);
    assert.ok(kept);
    await bot.people.saveConversation(GUARDED_FM.objectId, { ...kept, serviceUrl: 'https://evil.example/' });
    clock.moveTo('2026-12-02T08:00:00Z');
    assert.equal(await bot.scheduler.runNow(), 0);
    assert.equal(connector.calls.length, 1);
    assert.ok(log.lines.some(({ message }) => message.includes('none of Teams')));
  });
});

describe('a bot that writes to Teams alone', () => {
  it('takes no activity that names another address, though the token does, too', async () => {
    const guarded = await startGuardedBot({ serviceUrls: 'teams' });
    try {
      const { url, issuer, connector, log } = guarded;
      const answer = await postGuarded(url, issuer.authorization(connector.url), aMessage(connector.url));
      assert.deepEqual(answer, { status: 403, text: '{}' });
      assert.ok(log.lines.some(({ message }) => message.includes('service URL is none of Teams')));
    } finally {
      await guarded.stop();
    }
  });
});

describe('a bot whose issuer is away', () => {
  it('starts, says so, and lets nobody in until it is back', async () => {
    const guarded = await startGuardedBot({ isIssuerAway: true });
    try {
      const { url, issuer, connector, log } = guarded;
      assert.ok(log.lines.some(({ message }) => message.includes('until they can nobody is let in')));
      const answer = await postGuarded(url, issuer.authorization(connector.url), aMessage(connector.url));
      assert.deepEqual(answer, { status: 503, text: '{}' });
      assert.deepEqual(connector.calls, []);
    } finally {
      await guarded.stop();
    }
  });
});

describe('a bot without a registration', () => {
  it('authenticates nobody, so it refuses addresses that others can reach', async () => {
    const config = { ...guardedConfig('x'), registration: undefined, host: '0.0.0.0' };
    const surroundings = { clock: clockAt('2026-11-23T09:00:00Z'), log: recordingLog() };
    await assert.rejects(assembleBot(config, surroundings), /listens on 127\.0\.0\.1 alone/);
  });
});

describe('a channel played by a test', () => {
  const play = (host: string, openIdMetadataUrl: string): Promise<unknown> =>
    assembleBot(
      { ...guardedConfig('x'), host },
      {
        clock: clockAt('2026-11-23T09:00:00Z'),
        log: recordingLog(),
        testChannel: { openIdMetadataUrl, serviceUrls: 'teams' },
      },
    );

  it('is believed on this machine alone', async () => {
    await assert.rejects(
      play('0.0.0.0', 'http://127.0.0.1:1/'),
      /listens on 127\.0\.0\.1 alone, and so does the channel/,
    );
    await assert.rejects(play('127.0.0.1', 'https://login.evil.example/'), /and so does the channel/);
  });
});
