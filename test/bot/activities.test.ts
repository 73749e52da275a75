import assert from 'node:assert/strict';

import type { Person } from '../../src/domain/person.ts';
import { aDatedEngagement, anEngagement, aTenant, FM, HOME_TENANT } from '../support/builders.ts';
import { startBot, type ActivityChanges, type BotUnderTest } from '../support/bot-under-test.ts';
import { readable } from '../support/cards.ts';

describe('activities of all kinds', () => {
  let underTest: BotUnderTest;

  beforeEach(async () => {
    underTest = await startBot();
    await underTest.bot.customers.putCustomer(aTenant(), [
      anEngagement(),
      aDatedEngagement('2026-12-01', { workload: 'TEAMS' }),
    ]);
  });
  afterEach(() => underTest.stop());

  const installed = (person: Person, changes: ActivityChanges = {}): ActivityChanges =>
    underTest.chat(person).activity({ type: 'installationUpdate', action: 'add', ...changes });
  it('that are none are refused with 400', async () => {
    for (const body of [
      [],
      'text',
      5,
      null,
      {},
      { type: 'message' },
      { ...installed(FM), channelId: 'webchat' },
      { ...installed(FM), locale: 5 },
      { ...installed(FM), channelData: 'x' },
      { ...installed(FM), id: 'half a character: \ud800' },
      { ...installed(FM), from: { id: '29:x', aadObjectId: '../x' } },
      { ...installed(FM), type: 'a b' },
      { ...installed(FM), from: { id: '29:x', aadObjectId: 7 } },
    ]) {
      const { status, body: answer } = await underTest.post(body);
      assert.equal(status, 400);
      assert.deepEqual(answer, { error: 'Expected a Bot Framework activity' });
    }
  });

  it('that name an address which is not for them are refused with 403', async () => {
    for (const serviceUrl of [
      'no url',
      'https://smba.example/',
      'http://localhost.evil.example:80/',
      'file:///etc/passwd',
    ]) {
      assert.deepEqual(await underTest.post({ ...installed(FM), serviceUrl }), { status: 403, body: {} });
    }
  });

  it('of another tenant, of two or of none are refused with 403', async () => {
    const elsewhere = '00000000-0000-4000-8000-00000000ffff';
    const conversation = { id: 'c', conversationType: 'personal' };
    for (const changes of [
      { channelData: { tenant: { id: elsewhere } }, conversation: { ...conversation, tenantId: elsewhere } },
      { channelData: { tenant: { id: elsewhere } } },
      { conversation: { ...conversation, tenantId: elsewhere } },
      { channelData: {}, conversation },
    ]) {
      assert.deepEqual(await underTest.post(installed(FM, changes)), { status: 403, body: {} });
    }
    assert.deepEqual(underTest.connector.calls, []);
  });

  it('of a type nobody knows are answered in the language of the person', async () => {
    for (const [locale, says] of [
      ['en-US', /Write "help"/],
      ['es-ES', /Escriba «ayuda»/],
    ] as const) {
      await underTest.bot.people.putPerson({ ...FM, language: undefined });
      const { status } = await underTest.post(underTest.chat(FM, locale).activity({ type: 'telepathy' }));
      assert.equal(status, 200);
      assert.match(readable(underTest.chat(FM).cards().at(-1)), says);
    }
  });

  it('of types that ask for nothing are taken in silence', async () => {
    for (const type of [
      'typing',
      'messageReaction',
      'event',
      'messageUpdate',
      'messageDelete',
      'endOfConversation',
      'trace',
      'handoff',
    ]) {
      for (const changes of [{}, { channelData: undefined }]) {
        assert.equal((await underTest.post(underTest.chat(FM).activity({ type, ...changes }))).status, 200);
      }
    }
    assert.deepEqual(underTest.connector.calls, []);
  });

  it('with odd parts are answered all the same', async () => {
    for (const odd of [
      { type: 'message', text: { a: 1 } },
      { type: 'conversationUpdate', membersAdded: 'x' },
      { type: 'conversationUpdate', membersAdded: [null] },
      { type: 'conversationUpdate', membersAdded: [{ id: '28:bot' }], recipient: undefined },
      { type: 'installationUpdate', action: 7 },
      { type: 'invoke', name: 'adaptiveCard/action' },
      { type: 'invoke', name: 'adaptiveCard/action', value: 'x' },
      { type: 'message', value: 'x' },
    ]) {
      assert.equal((await underTest.post(underTest.chat(FM).activity(odd))).status, 200, JSON.stringify(odd));
    }
  });

  it('write ids of Entra in whatever case', async () => {
    const upper = underTest.chat({ ...FM, objectId: FM.objectId.toUpperCase() });
    const channelData = { tenant: { id: HOME_TENANT.toUpperCase() } };
    assert.match(readable(await upper.say('help', { channelData })), /Fay Manager/);
  });

  it('name their tenant in one place or the other', async () => {
    assert.match(readable(await underTest.chat(FM).say('help', { channelData: undefined })), /Fay Manager/);
  });

  it('that invoke something unknown are answered with 501', async () => {
    const { status } = await underTest.post(underTest.chat(FM).activity({ type: 'invoke', name: 'something/else' }));
    assert.equal(status, 501);
  });

  it('without text are answered with what the bot can do', async () => {
    assert.match(readable(await underTest.chat(FM).say('', { text: undefined, attachments: [{}] })), /Hello/);
  });
});
