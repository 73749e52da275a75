import assert from 'node:assert/strict';

import {
  aDatedEngagement,
  anEngagement,
  aTenant,
  CUSTOMER_TENANT,
  FM,
  FRP_MANAGER,
  HOME_TENANT,
  NOBODY,
  OTHER_FM,
} from '../support/builders.ts';
import { startBot, type BotUnderTest } from '../support/bot-under-test.ts';
import { buttonOf, buttonsOf, readable, sentBy } from '../support/cards.ts';

describe('people who write to the bot', () => {
  let underTest: BotUnderTest;

  beforeEach(async () => {
    underTest = await startBot();
    await underTest.bot.customers.putCustomer(aTenant(), [
      anEngagement(),
      aDatedEngagement('2026-12-01', { workload: 'TEAMS' }),
    ]);
  });
  afterEach(() => underTest.stop());

  it('without a role are shown their own id and no customer, whatever they do', async () => {
    const nobody = underTest.chat(NOBODY);
    const unknown = underTest.chat({ ...NOBODY, objectId: 'unknown-1' });
    for (const chat of [nobody, unknown]) {
      for (const text of ['help', 'customers', 'contoso', 'new date contoso']) {
        const card = readable(await chat.say(text));
        assert.match(card, /You have no role in this bot yet/);
        assert.doesNotMatch(card, /Contoso/);
      }
      const clicked = readable(await chat.send({ verb: 'show-customer', customer: CUSTOMER_TENANT }));
      assert.doesNotMatch(clicked, /Contoso/);
    }
    assert.match(readable(await unknown.say('help')), /unknown-1/);
  });

  it('of another tenant are not answered, even with a known id', async () => {
    const elsewhere = { text: 'contoso', channelData: { tenant: { id: 'another-tenant' } } };
    assert.deepEqual(await underTest.post(underTest.chat(FM).activity(elsewhere)), { status: 403, body: {} });
    assert.deepEqual(underTest.connector.calls, []);
  });

  it('without an Entra id have no role', async () => {
    const card = await underTest.chat(FM).say('contoso', { from: { id: '29:guest' } });
    assert.match(readable(card), /no role/);
  });

  it('who manage partners see only customers of partners', async () => {
    assert.match(
      readable(await underTest.chat(FRP_MANAGER).say('contoso')),
      /No customer has a name that begins like that/,
    );
  });

  it('who are not the assigned FM are told who is, and nothing changes', async () => {
    const customer = await underTest.chat(OTHER_FM).say('contoso');
    assert.deepEqual(
      buttonsOf(customer).filter(({ title }) => title !== 'Details'),
      [],
    );
    const form = await underTest.chat(FM).press(await underTest.chat(FM).say('contoso'), 'Change the date');
    const stolen = sentBy(buttonOf(form, 'Save'), { newDate: '2026-12-15', reason: 'I want it to be mine' });
    const refused = await underTest.chat(OTHER_FM).send(stolen);
    assert.match(readable(refused), /Only the assigned FastTrack Manager, Fay Manager, or a lead/);
    assert.deepEqual((await underTest.bot.customers.getHistory(CUSTOMER_TENANT, 5)).events, []);
  });

  it('in a group chat or channel are asked to come to their own, without a customer in sight (E37)', async () => {
    const id = underTest.chat(FM).conversationId;
    for (const conversation of [
      { id, conversationType: 'groupChat', tenantId: HOME_TENANT },
      { id, conversationType: 'channel', tenantId: HOME_TENANT },
      { id, isGroup: true, tenantId: HOME_TENANT },
    ]) {
      const said = await underTest.chat(FM).say('contoso', { conversation });
      const { body } = await underTest.post({
        ...underTest.chat(FM).execute({ verb: 'show-customer', customer: CUSTOMER_TENANT }),
        conversation,
      });
      for (const answer of [said, body]) {
        assert.match(JSON.stringify(answer), /personal chat/);
        assert.doesNotMatch(JSON.stringify(answer), /Contoso/);
      }
    }
    assert.equal(await underTest.bot.people.getConversation(FM.objectId), undefined);
    const stranger = { id, conversationType: 'channel', tenantId: 'another-tenant' };
    const foreign = underTest.chat(FM).activity({ conversation: stranger, channelData: { tenant: { id: 'y' } } });
    assert.deepEqual(await underTest.post(foreign), { status: 403, body: {} });
  });

  it('without a role are served in the language they choose, too', async () => {
    const stranger = underTest.chat({ ...NOBODY, objectId: 'stranger' });
    assert.match(readable(await stranger.say('español')), /aún no tiene ninguna función/);
    assert.match(readable(await stranger.say('help')), /aún no tiene ninguna función/);
  });

  it('choose their language by word or button, and it stays chosen', async () => {
    const chat = underTest.chat({ ...FM, language: undefined }, 'en-US');
    await underTest.bot.people.putPerson({ ...FM, language: undefined });
    assert.match(readable(await chat.say('español')), /Hola, Fay Manager/);
    assert.match(readable(await chat.say('help')), /Hola, Fay Manager/);
    const english = await chat.press(await chat.say('ayuda'), 'English');
    assert.match(readable(english), /Hello, Fay Manager/);
    assert.match(readable(await chat.say('hola')), /Hello, Fay Manager/);
  });

  it('whose language nobody knows are served in that of their client', async () => {
    await underTest.bot.people.putPerson({ ...FM, language: undefined });
    assert.match(readable(await underTest.chat(FM, 'es-MX').say('hello')), /Hola/);
    assert.match(readable(await underTest.chat(FM, 'fr-FR').say('hola')), /Hello/);
  });
});
