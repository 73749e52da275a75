import assert from 'node:assert/strict';

import type { Person } from '../../src/domain/person.ts';
import {
  aDatedEngagement,
  anEngagement,
  aTenant,
  CUSTOMER_TENANT,
  FM,
  FRP_MANAGER,
  GATEWAY,
  HOME_TENANT,
  LEAD,
  NOBODY,
  OTHER_FM,
} from '../support/builders.ts';
import { startBot, type ActivityChanges, type BotUnderTest } from '../support/bot-under-test.ts';
import { buttonOf, buttonsOf, inputOf, readable, sentBy, type CardNode } from '../support/cards.ts';

describe('what the bot does with whatever arrives', () => {
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

  describe('installing', () => {
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

    it('sends what could not reach an FM before', async () => {
      const form = await underTest.chat(LEAD).press(await underTest.chat(LEAD).say('contoso'), 'Change the date');
      await underTest.chat(LEAD).press(form, 'Save', { newDate: '2026-12-02', reason: 'One day later, they said' });
      underTest.clock.moveTo('2026-12-02T08:00:00Z');
      assert.equal(await underTest.bot.scheduler.runNow(), 0);
      await underTest.post(installed(FM));
      assert.equal(await underTest.bot.scheduler.runNow(), 1);
      assert.equal(underTest.chat(FM).cards().length, 2);
    });
  });

  describe('people', () => {
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

    it('of another tenant have no role, even with a known id', async () => {
      const elsewhere = { channelData: { tenant: { id: 'another-tenant' } } };
      const card = await underTest.chat(FM).say('contoso', elsewhere);
      assert.match(readable(card), /no role/);
      assert.doesNotMatch(readable(card), /Contoso/);
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
      assert.deepEqual(buttonsOf(customer), []);
      const form = await underTest.chat(FM).press(await underTest.chat(FM).say('contoso'), 'Change the date');
      const stolen = sentBy(buttonOf(form, 'Save'), { newDate: '2026-12-15', reason: 'I want it to be mine' });
      const refused = await underTest.chat(OTHER_FM).send(stolen);
      assert.match(readable(refused), /Only the assigned FastTrack Manager, Fay Manager, or their lead/);
      assert.deepEqual((await underTest.bot.customers.getHistory(CUSTOMER_TENANT, 5)).events, []);
    });

    it('in a group chat or channel are asked to come to their own, without a customer in sight', async () => {
      for (const conversationType of ['groupChat', 'channel']) {
        const conversation = { id: underTest.chat(FM).conversationId, conversationType, tenantId: HOME_TENANT };
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

  describe('clicks', () => {
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

    it('twice at once change once, and the second is told so', async () => {
      const data = sentBy(buttonOf(await fmForm(), 'Save'), moved);
      const cards = await Promise.all([underTest.chat(FM).send(data), underTest.chat(FM).send(data)]);
      assert.equal(cards.filter((card) => readable(card).includes('moved from')).length, 1);
      assert.equal(cards.filter((card) => readable(card).includes('has already been saved by Fay Manager')).length, 1);
      assert.equal((await underTest.bot.customers.getHistory(CUSTOMER_TENANT, 5)).notes.length, 1);
    });

    it('on a card that somebody overtook say by whom and to what', async () => {
      const form = await fmForm();
      const leads = await underTest.chat(LEAD).press(await underTest.chat(LEAD).say('contoso'), 'Change the date');
      await underTest.chat(LEAD).press(leads, 'Save', { ...moved, newDate: '2026-12-10' });
      const refused = await underTest.chat(FM).press(form, 'Save', moved);
      assert.match(readable(refused), /already been changed by Lee Lead to Thursday, December 10, 2026/);
      assert.match(readable(await underTest.chat(FM).press(refused, 'Open the customer')), /December 10/);
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
        { verb: 'list-customers', filter: { kind: 'all' } },
      ]) {
        assert.match(readable(await underTest.chat(FM).send(sent)), /too old for the bot to understand/);
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

    it('that open a form with nothing to do in it say so', async () => {
      await underTest.bot.customers.putCustomer(aTenant({ tenantId: 't2' }), [anEngagement({ l1: 'blocked' })]);
      const card = await underTest.chat(FM).send({ verb: 'open-answers', customer: 't2' });
      assert.match(readable(card), /nothing to do here/);
    });
  });

  describe('bad input', () => {
    const captureForm = async (): Promise<CardNode> => underTest.chat(GATEWAY).say('new date contoso');

    for (const [name, typed, says] of [
      ['yesterday', '2026-11-22', /That day has passed\. Choose today or a later day/],
      ['no day', '', /Choose a day\./],
      ['31 February', '31/02/2027', /"31\/02\/2027" is no day of the calendar/],
      ['31 February as ISO', '2027-02-31', /"2027-02-31" is no day of the calendar/],
      ['a year of 2072', '2072-01-18', /more than five years ahead\. Check the year/],
      ['the local time some clients send', '06/03/2019 22:00:00', /"06\/03\/2019 22:00:00" is no day of the calendar/],
      ['markup', '[x](http://evil.example)', /That is no day of the calendar/],
    ] as const) {
      it(`comes back with the reason beside the field: ${name}`, async () => {
        const refused = await underTest.chat(GATEWAY).press(await captureForm(), 'Save', { date: typed });
        assert.match(readable(refused), says);
        const expected = /^\d{4}-\d{2}-\d{2}$/.test(typed) ? typed : '';
        assert.equal(inputOf(refused, 'date')['value'], expected);
        assert.doesNotMatch(readable(refused), /evil/);
        const saved = await underTest.chat(GATEWAY).press(refused, 'Save', { date: '2027-01-18', monthOnly: 'false' });
        assert.match(readable(saved), /Saved/);
      });
    }

    it('comes back with the reason beside the field: a month that has begun', async () => {
      const typed = { date: '2026-11-30', monthOnly: 'true' };
      const refused = await underTest.chat(GATEWAY).press(await captureForm(), 'Save', typed);
      assert.match(readable(refused), /That month has already begun/);
      assert.equal(inputOf(refused, 'monthOnly')['value'], 'true');
    });

    it('asks an FM who moves a date into the past whether the exchange took place then (E6)', async () => {
      const form = await underTest.chat(FM).press(await underTest.chat(FM).say('contoso'), 'Change the date');
      const typed = { newDate: '2026-11-20', reason: 'We talked on Friday' };
      assert.match(readable(await underTest.chat(FM).press(form, 'Save', typed)), /use "We exchanged information"/);
    });

    it('says beside which of several dates it stands', async () => {
      await underTest.bot.customers.putCustomer(aTenant({ tenantId: 't2', customerName: 'Wingtip Test' }), [
        anEngagement({ tenantId: 't2' }),
        anEngagement({ tenantId: 't2', workload: 'SPO' }),
        anEngagement({ tenantId: 't2', workload: 'YAM' }),
      ]);
      const form = await underTest.chat(GATEWAY).say('new date wingtip');
      const refused = await underTest
        .chat(GATEWAY)
        .press(form, 'Save', { date: '2027-01-18', date_SPO_1: '2026-11-01' });
      const errors = JSON.stringify(refused).match(/That day has passed/g) ?? [];
      assert.equal(errors.length, 1);
      assert.equal(inputOf(refused, 'date_SPO_1')['value'], '2026-11-01');
      const separate = /"id":"separateDates","isVisible":(\w+)/.exec(JSON.stringify(refused))?.[1];
      assert.equal(separate, 'true');
      const none = await underTest.chat(GATEWAY).press(refused, 'Save', { workloads: '' });
      assert.match(readable(none), /Pick at least one workload/);
      assert.equal(inputOf(none, 'date')['value'], '2027-01-18');
      const missing = await underTest.chat(GATEWAY).press(form, 'Save', { date_SPO_1: '2027-02-01' });
      assert.match(readable(missing), /Choose a day\./);
    });

    it('keeps a reason that is too long', async () => {
      const form = await underTest.chat(FM).press(await underTest.chat(FM).say('contoso'), 'Change the date');
      const reason = `${'long '.repeat(300)}end`;
      const refused = await underTest.chat(FM).press(form, 'Save', { newDate: '2026-12-15', reason });
      assert.match(readable(refused), /longer than 1,000 characters/);
      assert.equal(inputOf(refused, 'reason')['value'], reason);
    });

    it('is refused when the workload has left In Progress meanwhile', async () => {
      const form = await captureForm();
      await underTest.bot.customers.putCustomer(aTenant(), [anEngagement({ l1: 'blocked' })]);
      const refused = await underTest.chat(GATEWAY).press(form, 'Save', { date: '2027-01-18' });
      assert.match(readable(refused), /Its L1 is not In Progress/);
      assert.equal(inputOf(refused, 'date')['value'], '2027-01-18');
    });

    it('asks for a channel and an L1 that exist', async () => {
      await underTest.bot.customers.putCustomer(aTenant(), [aDatedEngagement('2026-11-23')]);
      const answers = await underTest.chat(FM).press(await underTest.chat(FM).say('contoso'), 'What happened?');
      const attempt = await underTest
        .chat(FM)
        .press(answers, 'I tried, no answer > Save', { channel: 'pigeon', comment: 'kept' });
      assert.match(readable(attempt), /Say how you tried/);
      assert.equal(inputOf(attempt, 'comment')['value'], 'kept');
      const l1 = await underTest.chat(FM).press(answers, 'No longer In Progress > Save', { l1: 'gone' });
      assert.match(readable(l1), /Choose the L1/);
      const started = await underTest.chat(FM).press(answers, 'We exchanged information > Save', { startedDate: 'x' });
      assert.match(readable(started), /no day of the calendar/);
      const kickoff = await underTest.chat(FM).press(await underTest.chat(FM).say('contoso'), 'Kickoff');
      assert.match(
        readable(await underTest.chat(FM).press(kickoff, 'Save', { kickoffDate: 'x' })),
        /no day of the calendar/,
      );
      const moved = await underTest
        .chat(FM)
        .press(answers, 'They want another date > Save', { newDate: 'x', reason: 'kept too' });
      assert.match(readable(moved), /no day of the calendar/);
      assert.equal(inputOf(moved, 'reason')['value'], 'kept too');
    });
  });

  describe('activities', () => {
    it('that are none are refused with 400', async () => {
      for (const body of [
        [],
        'text',
        5,
        null,
        {},
        { type: 'message' },
        { ...installed(FM), serviceUrl: 'no url' },
        { ...installed(FM), channelId: 'webchat' },
      ]) {
        const { status, body: answer } = await underTest.post(body);
        assert.equal(status, 400);
        assert.deepEqual(answer, { error: 'Expected a Bot Framework activity' });
      }
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
        'endOfConversation',
        'trace',
        'handoff',
      ]) {
        assert.equal((await underTest.post(underTest.chat(FM).activity({ type }))).status, 200);
      }
      assert.deepEqual(underTest.connector.calls, []);
    });

    it('that invoke something unknown are answered with 501', async () => {
      const { status } = await underTest.post(underTest.chat(FM).activity({ type: 'invoke', name: 'something/else' }));
      assert.equal(status, 501);
    });

    it('without text are answered with what the bot can do', async () => {
      assert.match(readable(await underTest.chat(FM).say('', { text: undefined, attachments: [{}] })), /Hello/);
    });
  });

  describe('failures', () => {
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

    for (const [name, answer, expected] of [
      ['once when the channel breaks the connection', 'reset', 'pending'],
      ['once when the channel answers 500', { status: 500 }, 'pending'],
      ['once when the channel answers 503', { status: 503 }, 'pending'],
      ['once when the channel answers 408', { status: 408 }, 'pending'],
      ['once when the channel answers 429', { status: 429, body: {} }, 'pending'],
      [
        'once when the person has blocked the bot',
        { status: 403, body: { error: { code: 'MessageWritesBlocked' } } },
        'blocked',
      ],
      ['once when the chat is gone', { status: 404, body: {} }, 'blocked'],
    ] as const) {
      it(`post a reminder ${name}`, async () => {
        const form = await underTest.chat(FM).press(await underTest.chat(FM).say('contoso'), 'Change the date');
        await underTest.chat(FM).press(form, 'Save', { newDate: '2026-12-02', reason: 'One day later, they said' });
        underTest.clock.moveTo('2026-12-02T08:00:00Z');
        const before = underTest.connector.calls.length;
        underTest.connector.answers.push(answer);
        assert.equal(await underTest.bot.scheduler.runNow(), 0);
        assert.equal(underTest.connector.calls.length, before + 1);
        const record = await underTest.bot.customers.getCustomer(CUSTOMER_TENANT);
        assert.equal(record?.openReminders[0]?.value.state, expected);
        if (expected === 'blocked') await underTest.chat(FM).say('hello');
        underTest.clock.tick(151_000);
        assert.equal(await underTest.bot.scheduler.runNow(), 1);
      });
    }
  });
});
