import assert from 'node:assert/strict';

import type { StoredDocument } from '../../src/store/document-store.ts';
import { aDatedEngagement, CUSTOMER_TENANT, FM, NOBODY } from '../support/builders.ts';
import { startBot, type BotUnderTest } from '../support/bot-under-test.ts';
import { buttonOf, sentBy } from '../support/cards.ts';
import { putCustomer } from '../support/office.ts';

describe('how long records live', () => {
  let underTest: BotUnderTest;

  beforeEach(async () => {
    underTest = await startBot({ kind: 'sqlite', file: ':memory:' });
  });
  afterEach(() => underTest.stop());

  const days = (days: number): number => days * 86_400_000;
  const documents = (partition = CUSTOMER_TENANT): Promise<readonly StoredDocument[]> =>
    underTest.bot.store.readPartition(partition);
  const livesFor = ({ expiresAtMs }: StoredDocument): number | undefined =>
    expiresAtMs === undefined ? undefined : Math.round((expiresAtMs - underTest.clock.nowMs()) / days(1));

  it('is for ever, but for the traces of clicks and for reminders that are over', async () => {
    await putCustomer({ ...underTest.bot, clock: underTest.clock }, [
      aDatedEngagement('2026-12-15', { fmId: FM.objectId }),
    ]);
    const fm = underTest.chat(FM);
    const form = await fm.press(await fm.say('contoso'), 'Change the date');
    await fm.press(form, 'Save', { newDate: '2027-01-18', reason: 'They asked for a later week' });
    const lives = (await documents()).map((document) => [document.id.split('|')[0], livesFor(document)] as const);
    for (const [kind, period] of lives) {
      if (kind === 'sub') assert.equal(period, 90);
      else if (kind !== 'rem') assert.equal(period, undefined, kind);
    }
    const reminders = lives.filter(([kind]) => kind === 'rem').map(([, period]) => period);
    assert.deepEqual(new Set(reminders), new Set([400, undefined]));
    assert.ok(lives.some(([kind]) => kind === 'sub'));
  });

  it('of a click is over without harm: what it did is not done again', async () => {
    await putCustomer({ ...underTest.bot, clock: underTest.clock }, [
      aDatedEngagement('2026-11-23', { fmId: FM.objectId }),
    ]);
    const fm = underTest.chat(FM);
    const card = await fm.press(await fm.say('contoso'), 'What happened?');
    const click = sentBy(buttonOf(card, 'I tried, no answer > Save'), { channel: 'phone' });
    await fm.send(click);
    const attempts = async (): Promise<number> =>
      (await documents()).filter(({ id }) => id.endsWith('|contactAttemptLogged')).length;
    assert.equal(await attempts(), 1);
    underTest.clock.tick(days(91));
    assert.deepEqual(
      (await documents()).filter(({ id }) => id.startsWith('sub|')),
      [],
    );
    await underTest.post(fm.execute(click));
    assert.equal(await attempts(), 1);
  });

  it('of a chat is short for people without a role, until they get one', async () => {
    const conversationOf = async (): Promise<number | undefined> => {
      const found = (await documents(PARTITION)).find(({ id }) => id === 'conversation');
      assert.ok(found);
      return livesFor(found);
    };
    const PARTITION = `00000000-0000-4000-8000-00000000aaaa|${NOBODY.objectId}`;
    await underTest.chat(NOBODY).say('hi');
    assert.equal(await conversationOf(), 30);
    await underTest.bot.people.putPerson({ ...NOBODY, roles: ['fm'] });
    assert.equal(await conversationOf(), undefined);
    await underTest.bot.people.putPerson(NOBODY);
    assert.equal(await conversationOf(), 30);
  });
});
