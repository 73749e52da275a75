import assert from 'node:assert/strict';

import type { Person } from '../../src/domain/person.ts';
import { aDatedEngagement, anEngagement, aTenant, FM, GATEWAY, HOME_TENANT, LEAD } from '../support/builders.ts';
import { startBot, type ActivityChanges, type BotUnderTest } from '../support/bot-under-test.ts';
import { readable } from '../support/cards.ts';

describe('installing the bot', () => {
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
  const joined = (person: Person): ActivityChanges =>
    underTest
      .chat(person)
      .activity({ type: 'conversationUpdate', membersAdded: [{ id: '28:bot' }, { id: `29:${person.objectId}` }] });

  it('greets once, though several events tell of it and all arrive at once', async () => {
    await Promise.all(
      [joined(GATEWAY), installed(GATEWAY), joined(GATEWAY)].map((activity) => underTest.post(activity)),
    );
    await underTest.post(installed(GATEWAY));
    const cards = underTest.chat(GATEWAY).cards();
    assert.equal(cards.length, 1);
    assert.match(readable(cards[0]), /Hello, Gail Gateway\./);
  });

  it('greets again when it is installed again, not when it is upgraded', async () => {
    await underTest.post(installed(FM));
    underTest.clock.tick(60_000);
    await underTest.post(joined(FM));
    await underTest.post(installed(FM, { action: 'add-upgrade' }));
    await underTest.post(installed(FM, { action: 'remove-upgrade' }));
    assert.equal(underTest.chat(FM).cards().length, 1);
    await underTest.post(installed(FM));
    assert.equal(underTest.chat(FM).cards().length, 2);
  });

  it('greets again after the bot was removed', async () => {
    await underTest.post(installed(FM));
    await underTest.post(installed(FM, { action: 'remove' }));
    await underTest.post(installed(FM));
    assert.equal(underTest.chat(FM).cards().length, 2);
  });

  it('does not greet when somebody else joins, nor in a group', async () => {
    await underTest.post(
      underTest.chat(FM).activity({ type: 'conversationUpdate', membersAdded: [{ id: '29:other' }] }),
    );
    await underTest.post(
      installed(FM, { conversation: { id: 'g', conversationType: 'groupChat', tenantId: HOME_TENANT } }),
    );
    assert.deepEqual(underTest.connector.calls, []);
  });

  it('sends what could not reach an FM before, of which the leads were told', async () => {
    const form = await underTest.chat(LEAD).press(await underTest.chat(LEAD).say('contoso'), 'Change the date');
    await underTest.chat(LEAD).press(form, 'Save', { newDate: '2026-12-02', reason: 'One day later, they said' });
    underTest.clock.moveTo('2026-12-02T08:00:00Z');
    assert.equal(await underTest.bot.scheduler.runNow(), 1);
    assert.match(readable(underTest.chat(LEAD).cards().at(-1)), /The reminder for Fay Manager was not delivered/);
    await underTest.post(installed(FM));
    assert.equal(await underTest.bot.scheduler.runNow(), 1);
    assert.equal(underTest.chat(FM).cards().length, 2);
  });
});
