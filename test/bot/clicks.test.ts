import assert from 'node:assert/strict';

import { aDatedEngagement, anEngagement, aTenant, CUSTOMER_TENANT, FM, GATEWAY, LEAD } from '../support/builders.ts';
import { startBot, type BotUnderTest } from '../support/bot-under-test.ts';
import { buttonOf, inputOf, readable, sentBy, type CardNode } from '../support/cards.ts';

describe('clicks on cards', () => {
  let underTest: BotUnderTest;

  beforeEach(async () => {
    underTest = await startBot();
    await underTest.bot.customers.putCustomer(aTenant(), [
      anEngagement(),
      aDatedEngagement('2026-12-01', { workload: 'TEAMS' }),
    ]);
  });
  afterEach(() => underTest.stop());

  const fmForm = async (): Promise<CardNode> =>
    underTest.chat(FM).press(await underTest.chat(FM).say('contoso'), 'Change the date');
  const moved = { newDate: '2026-12-15', reason: 'They asked for a later week' };

  it('on a client that knows Action.Submit only replace their card all the same', async () => {
    const form = await fmForm();
    const { action } = buttonOf(form, 'Save');
    const fallback = action['fallback'] as CardNode;
    assert.equal(fallback['type'], 'Action.Submit');
    const value = sentBy({ title: 'Save', action: fallback, inputs: buttonOf(form, 'Save').inputs }, moved);
    await underTest.post(underTest.chat(FM).activity({ type: 'message', value, replyToId: 'the-card' }));
    const call = underTest.connector.calls.at(-1);
    assert.equal(call?.method, 'PUT');
    assert.match(call.path, /\/activities\/the-card$/);
    assert.match(readable(underTest.chat(FM).cards().at(-1)), /moved from/);
  });

  it('twice at once change once, and both are shown what was saved', async () => {
    const data = sentBy(buttonOf(await fmForm(), 'Save'), moved);
    const cards = await Promise.all([underTest.chat(FM).send(data), underTest.chat(FM).send(data)]);
    for (const card of cards) {
      assert.match(readable(card), /moved from Tuesday, December 1, 2026 to Tuesday, December 15, 2026/);
      assert.match(readable(card), /\[TEAMS\] Engagement start date changed/);
    }
    assert.equal((await underTest.bot.customers.getHistory(CUSTOMER_TENANT, 5)).notes.length, 1);
  });

  it('by somebody else on the same card are told who was first', async () => {
    const data = sentBy(buttonOf(await fmForm(), 'Save'), moved);
    await underTest.chat(FM).send(data);
    assert.match(readable(await underTest.chat(LEAD).send(data)), /Fay Manager already answered this on Nov 23, 2026/);
  });

  it('on a card that somebody overtook say by whom, when and to what, and keep what was typed', async () => {
    const form = await fmForm();
    const leads = await underTest.chat(LEAD).press(await underTest.chat(LEAD).say('contoso'), 'Change the date');
    await underTest.chat(LEAD).press(leads, 'Save', { ...moved, newDate: '2026-12-10' });
    const overtaken = await underTest.chat(FM).press(form, 'Save', moved);
    assert.match(
      readable(overtaken),
      /Microsoft Teams: changed by Lee Lead on Nov 23, 2026, 10:0\d; it is now: Thursday, December 10, 2026\. Nothing was saved/,
    );
    assert.equal(inputOf(overtaken, 'newDate')['value'], moved.newDate);
    assert.equal(inputOf(overtaken, 'reason')['value'], moved.reason);
    assert.match(readable(await underTest.chat(FM).press(overtaken, 'Save')), /to Tuesday, December 15, 2026/);
  });

  it('overtaken for one of several leave that one out', async () => {
    await underTest.bot.customers.putCustomer(aTenant({ tenantId: 't2', customerName: 'Wingtip Test' }), [
      aDatedEngagement('2026-12-01', { tenantId: 't2' }),
      aDatedEngagement('2026-12-01', { tenantId: 't2', workload: 'SPO' }),
    ]);
    const form = await underTest.chat(FM).press(await underTest.chat(FM).say('wingtip'), 'Change the date');
    const leads = await underTest.chat(LEAD).press(await underTest.chat(LEAD).say('wingtip'), 'Change the date');
    await underTest.chat(LEAD).press(leads, 'Save', { ...moved, workloads: 'EXO|1' });
    const overtaken = await underTest.chat(FM).press(form, 'Save', { ...moved, newDate: '2026-12-08' });
    assert.equal(inputOf(overtaken, 'workloads')['value'], 'SPO|1');
    const saved = readable(await underTest.chat(FM).press(overtaken, 'Save'));
    assert.match(saved, /SharePoint/);
    assert.doesNotMatch(saved, /Exchange/);
  });

  it('whose saving fails come back with all that was typed, and a number to tell of it (E24)', async () => {
    const write = underTest.bot.store.write.bind(underTest.bot.store);
    const form = await fmForm();
    underTest.bot.store.write = () => Promise.reject(new Error('disk full of Contoso'));
    const failed = await underTest.chat(FM).press(form, 'Save', moved);
    const again = await underTest.chat(FM).press(failed, 'Save');
    underTest.bot.store.write = write;
    const references = [failed, again].map((card) => {
      assert.equal(inputOf(card, 'newDate')['value'], moved.newDate);
      assert.equal(inputOf(card, 'reason')['value'], moved.reason);
      return /What you entered is still here.*: ([0-9A-F]{8})$/m.exec(readable(card))?.[1];
    });
    assert.deepEqual(
      underTest.log.lines.filter(({ level }) => level === 'error').map(({ level, fields }) => ({ level, fields })),
      references.map((reference) => ({ level: 'error', fields: { reference } })),
    );
    assert.notEqual(references[0], references[1]);
    assert.match(readable(await underTest.chat(FM).press(again, 'Save')), /moved from/);
  });

  it('that cannot be answered at all leave their card alone', async () => {
    const form = await fmForm();
    const find = underTest.bot.store.find.bind(underTest.bot.store);
    underTest.bot.store.find = () => Promise.reject(new Error('store away'));
    const { body } = await underTest.post(underTest.chat(FM).execute(sentBy(buttonOf(form, 'Save'), moved)));
    underTest.bot.store.find = find;
    const { type, value } = body as { readonly type: string; readonly value: string };
    assert.equal(type, 'application/vnd.microsoft.activity.message');
    assert.match(value, /Try again in a moment.*: [0-9A-F]{8}$/);
  });

  it('are answered with a new card when theirs cannot be replaced', async () => {
    const value = sentBy(buttonOf(await fmForm(), 'Save'), moved);
    underTest.connector.answers.push({ status: 404, body: {} });
    const { status } = await underTest.post(
      underTest.chat(FM).activity({ type: 'message', value, replyToId: 'the-card' }),
    );
    assert.equal(status, 200);
    assert.match(readable(underTest.chat(FM).cards().at(-1)), /moved from/);
    assert.equal(underTest.connector.calls.at(-1)?.method, 'POST');
  });

  it('with an unknown verb or a card of another version say that nothing was saved', async () => {
    const data = sentBy(buttonOf(await fmForm(), 'Save'), moved);
    for (const sent of [
      { verb: 'erase-everything' },
      { verb: 'constructor' },
      { ...data, targets: 'EXO' },
      { ...data, targets: [] },
      { ...data, extra: 'field' },
      { ...data, nonce: undefined },
      { ...data, mode: 'other' },
      { verb: 'show-customer' },
      undefined,
      'text',
      [],
      { verb: 'list-customers', filter: { kind: 'all' } },
    ]) {
      const { body } = await underTest.post(
        underTest.chat(FM).activity({
          type: 'invoke',
          name: 'adaptiveCard/action',
          value: { action: { type: 'Action.Execute', verb: 'x', data: sent }, trigger: 'manual' },
        }),
      );
      assert.match(JSON.stringify(body), /too old for the bot to understand/);
    }
    const spanish = underTest.chat(FM, 'es-ES');
    await underTest.bot.people.putPerson({ ...FM, language: 'es' });
    assert.match(readable(await spanish.send({ verb: 'erase-everything' })), /demasiado antigua/);
  });

  it('about customers that are not there say so', async () => {
    for (const verb of [
      'show-customer',
      'open-capture-start-date',
      'open-answers',
      'open-set-kickoff',
      'open-change-l1',
    ]) {
      assert.match(readable(await underTest.chat(FM).send({ verb, customer: 'nowhere' })), /not here any more/);
    }
  });

  it('on forms for another role say that', async () => {
    await underTest.bot.customers.putCustomer(aTenant({ tenantId: 't2', customerName: 'Wingtip Test' }), [
      anEngagement({ tenantId: 't2', origin: 'serial' }),
    ]);
    assert.match(readable(await underTest.chat(GATEWAY).say('new date wingtip')), /Your role does not allow that/);
  });

  it('that open a form with nothing to do in it say so', async () => {
    await underTest.bot.customers.putCustomer(aTenant({ tenantId: 't2' }), [
      anEngagement({ tenantId: 't2', l1: 'blocked' }),
    ]);
    const card = await underTest.chat(FM).send({ verb: 'open-answers', customer: 't2' });
    assert.match(readable(card), /nothing to do here/);
  });
});
