import assert from 'node:assert/strict';

import { aDatedEngagement, aTenant, HOME_TENANT } from '../support/builders.ts';
import { readable } from '../support/cards.ts';
import { ExtensionUser } from '../support/extension.ts';
import { anAccount, type ConnectorAnswer } from '../support/fake-connector.ts';
import { GUARDED_FM, startGuardedBot, type GuardedBot } from '../support/guarded-bot.ts';

const GUEST = 'fay_fabrikam.example#EXT#@contoso.example';
const REFUSED = /the account you write with is not theirs/;

describe('guests of the tenant', () => {
  let guarded: GuardedBot;

  beforeEach(async () => {
    guarded = await startGuardedBot();
    await guarded.bot.customers.putCustomer(aTenant(), [aDatedEngagement('2026-12-01', { fmId: GUARDED_FM.objectId })]);
  });
  afterEach(() => guarded.stop());

  const saidToFm = async (): Promise<string> => readable(await guarded.chat.say('customers'));
  const tell = (answer: ConnectorAnswer): Map<string, ConnectorAnswer> =>
    guarded.connector.accounts.set(`29:${GUARDED_FM.objectId}`, answer);

  for (const [name, answer] of [
    ['by the name Entra gives them', anAccount('x', GUEST)],
    ['by the role Teams tells', anAccount('x', 'fay@contoso.example', 'guest')],
  ] as const) {
    it(`are known ${name}, and refused with any role`, async () => {
      tell(answer);
      assert.match(await saidToFm(), REFUSED);
      assert.match(await saidToFm(), REFUSED);
    });
  }

  it('are asked about at each turn, so that whoever becomes a member is let in', async () => {
    tell(anAccount('x', GUEST));
    assert.match(await saidToFm(), REFUSED);
    tell(anAccount('x', 'fay@contoso.example'));
    assert.match(await saidToFm(), /Contoso/);
    assert.match(await saidToFm(), /Contoso/);
    // Members are asked about once.
    assert.equal(guarded.connector.asked.length, 2);
  });

  it('are not reminded', async () => {
    const form = await guarded.chat.press(await guarded.chat.say('contoso'), 'Change the date');
    await guarded.chat.press(form, 'Save', { newDate: '2026-12-02', reason: 'One day later, they said' });
    const kept = await guarded.bot.people.getConversation(GUARDED_FM.objectId);
    assert.equal(kept?.account, 'member');
    await guarded.bot.people.saveConversation(GUARDED_FM.objectId, { ...kept, account: 'guest' });
    const before = guarded.connector.calls.length;
    guarded.clock.moveTo('2026-12-02T08:00:00Z');
    assert.equal(await guarded.bot.scheduler.runNow(), 0);
    assert.equal(guarded.connector.calls.length, before);
  });

  it('stay refused while Teams says nothing, and nobody else is locked out by that', async () => {
    tell({ status: 503 });
    assert.match(await saidToFm(), /Contoso/);
    tell(anAccount('x', GUEST));
    assert.match(await saidToFm(), REFUSED);
    tell({ status: 503 });
    assert.match(await saidToFm(), REFUSED);
    assert.equal(guarded.log.lines.filter(({ message }) => message.includes('whether somebody is a guest')).length, 2);
  });

  it('are refused in the message extension, in their own chat and in those of others', async () => {
    const ofOthers = { conversation: { id: 'chat-of-others', conversationType: 'groupChat', tenantId: HOME_TENANT } };
    tell(anAccount('x', GUEST));
    await saidToFm();
    for (const changes of [{}, ofOthers]) {
      const fm = new ExtensionUser(guarded, guarded.chat, changes);
      assert.match(readable(await fm.openDialog()), REFUSED);
      assert.match(readable(await fm.submit({ verb: 'choose-customer', customerSearch: 'contoso' })), REFUSED);
      assert.deepEqual((await fm.search('contoso')).results, []);
    }
    // The bot is no member of the chats of others, so it cannot ask there.
    const asked = guarded.connector.asked.length;
    tell(anAccount('x', 'fay@contoso.example'));
    assert.match(readable(await new ExtensionUser(guarded, guarded.chat, ofOthers).openDialog()), REFUSED);
    assert.equal(guarded.connector.asked.length, asked);
    assert.match(readable(await new ExtensionUser(guarded, guarded.chat).openDialog()), /For which customer/);
    assert.match(readable(await new ExtensionUser(guarded, guarded.chat, ofOthers).openDialog()), /For which customer/);
  });

  it('are not asked about when they have no role', async () => {
    await guarded.bot.people.putPerson({ ...GUARDED_FM, roles: [] });
    assert.match(await saidToFm(), /no role/);
    assert.deepEqual(guarded.connector.asked, []);
  });
});
