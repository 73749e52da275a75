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
      assert.match(readable(refused), /Only the assigned FastTrack Manager, Fay Manager, or a lead/);
      assert.deepEqual((await underTest.bot.customers.getHistory(CUSTOMER_TENANT, 5)).events, []);
    });

    it('in a group chat or channel are asked to come to their own, without a customer in sight', async () => {
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
      const foreign = await underTest
        .chat(FM)
        .say('x', { conversation: stranger, channelData: { tenant: { id: 'y' } } });
      assert.doesNotMatch(readable(foreign), new RegExp(FM.objectId));
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
      assert.match(
        readable(await underTest.chat(LEAD).send(data)),
        /Fay Manager already saved this answer on Nov 23, 2026/,
      );
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
        underTest.log.lines.map(({ level, fields }) => ({ level, fields })),
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
      assert.match(readable(refused), /That month has begun or passed/);
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

    it('takes "only the month" of one workload, whichever date applies to it', async () => {
      await underTest.bot.customers.putCustomer(aTenant({ tenantId: 't2', customerName: 'Wingtip Test' }), [
        anEngagement({ tenantId: 't2' }),
        anEngagement({ tenantId: 't2', workload: 'SPO' }),
      ]);
      const form = await underTest.chat(GATEWAY).say('new date wingtip');
      const saved = await underTest.chat(GATEWAY).press(form, 'Save', { date: '2027-03-15', monthOnly_SPO_1: 'true' });
      assert.match(readable(saved), /Monday, March 15, 2027/);
      assert.match(readable(saved), /March 2027 \(estimate/);
    });

    it('does not pass over a date for a workload that is not picked', async () => {
      await underTest.bot.customers.putCustomer(aTenant({ tenantId: 't2', customerName: 'Wingtip Test' }), [
        anEngagement({ tenantId: 't2' }),
        anEngagement({ tenantId: 't2', workload: 'SPO' }),
      ]);
      const form = await underTest.chat(GATEWAY).say('new date wingtip');
      const typed = { workloads: 'EXO|1', date: '2027-03-15', date_SPO_1: '2027-04-01' };
      const refused = await underTest.chat(GATEWAY).press(form, 'Save', typed);
      assert.match(readable(refused), /SharePoint is not picked above/);
      assert.equal(inputOf(refused, 'date_SPO_1')['value'], '2027-04-01');
    });

    it('names every workload that is refused, whatever date it had (E11)', async () => {
      const workloads = ['EXO', 'SPO', 'YAM'];
      const put = (l1: 'inProgress' | 'blocked'): Promise<void> =>
        underTest.bot.customers.putCustomer(
          aTenant({ tenantId: 't2', customerName: 'Wingtip Test' }),
          workloads.map((workload) =>
            anEngagement({ tenantId: 't2', workload, l1: workload === 'YAM' ? 'inProgress' : l1 }),
          ),
        );
      await put('inProgress');
      const form = await underTest.chat(GATEWAY).say('new date wingtip');
      await put('blocked');
      const typed = { date: '2027-03-15', date_SPO_1: '2027-04-01' };
      const refused = await underTest.chat(GATEWAY).press(form, 'Save', typed);
      assert.match(readable(refused), /Exchange Online and SharePoint: L1 is not In Progress/);
      // What was typed for one workload is in sight although it is not what was wrong.
      assert.ok(JSON.stringify(refused).includes('"id":"separateDates","isVisible":true'));
    });

    it('asks again when an old card proposes the day it was sent as the day of the exchange', async () => {
      await underTest.bot.customers.putCustomer(aTenant(), [aDatedEngagement('2026-11-23')]);
      const answers = await underTest.chat(FM).press(await underTest.chat(FM).say('contoso'), 'What happened?');
      underTest.clock.moveTo('2026-11-25T10:00:00Z');
      const button = 'We exchanged information > Save';
      const asked = await underTest.chat(FM).press(answers, button, { workloads: 'EXO|1' });
      assert.match(
        readable(asked),
        /This card is from Monday, November 23, 2026, and today is Wednesday, November 25, 2026/,
      );
      assert.match(readable(await underTest.chat(FM).press(asked, 'Save')), /Started on Monday, November 23, 2026/);
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
      assert.match(readable(refused), /L1 is not In Progress/);
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
      assert.match(readable(l1), /Choose the value of L1/);
      const started = await underTest.chat(FM).press(answers, 'We exchanged information > Save', { startedDate: 'x' });
      assert.match(readable(started), /no day of the calendar/);
      const kickoff = await underTest.chat(FM).press(await underTest.chat(FM).say('contoso'), 'More > Kickoff');
      assert.match(
        readable(await underTest.chat(FM).press(kickoff, 'Save', { workloads: 'EXO|1', kickoffDate: 'x' })),
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
        { ...installed(FM), locale: 5 },
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

    it('with odd parts are answered all the same', async () => {
      for (const odd of [
        { type: 'message', text: { a: 1 } },
        { type: 'message', text: 'help', channelData: 'x' },
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

    const due = async (): Promise<void> => {
      const form = await underTest.chat(FM).press(await underTest.chat(FM).say('contoso'), 'Change the date');
      await underTest.chat(FM).press(form, 'Save', { newDate: '2026-12-02', reason: 'One day later, they said' });
      underTest.clock.moveTo('2026-12-02T08:00:00Z');
    };

    for (const [name, answer, waitMs, mayBeRepeated] of [
      ['the channel breaks the connection', 'reset', 150_000, true],
      ['the channel answers 500', { status: 500 }, 150_000, true],
      ['the channel answers 502', { status: 502 }, 150_000, true],
      ['the channel answers 503', { status: 503 }, 150_000, true],
      ['the channel answers 504', { status: 504 }, 150_000, true],
      ['the channel answers 408', { status: 408 }, 150_000, true],
      ['the channel answers 412', { status: 412 }, 150_000, true],
      ['the channel answers 401', { status: 401 }, 60_000, false],
      ['the channel answers 429', { status: 429 }, 60_000, false],
      ['the channel answers 429 with a time', { status: 429, headers: { 'retry-after': '600' } }, 600_000, false],
    ] as const) {
      it(`post a reminder once when ${name}, and again when it is time`, async () => {
        await due();
        const before = underTest.connector.calls.length;
        underTest.connector.answers.push(answer);
        assert.equal(await underTest.bot.scheduler.runNow(), 0);
        assert.equal(underTest.connector.calls.length, before + 1);
        underTest.clock.tick(waitMs - 1);
        assert.equal(await underTest.bot.scheduler.runNow(), 0);
        underTest.clock.tick(1);
        assert.equal(await underTest.bot.scheduler.runNow(), 1);
        assert.equal(
          readable(underTest.chat(FM).cards().at(-1)).includes('You may have seen this already'),
          mayBeRepeated,
        );
      });
    }

    for (const [name, answer] of [
      ['the person has blocked the bot', { status: 403, body: { error: { code: 'MessageWritesBlocked' } } }],
      ['the chat is gone', { status: 404, body: {} }],
    ] as const) {
      it(`hold a reminder back when ${name}, until they write`, async () => {
        await due();
        underTest.connector.answers.push(answer);
        assert.equal(await underTest.bot.scheduler.runNow(), 0);
        underTest.clock.tick(3_600_000);
        assert.equal(await underTest.bot.scheduler.runNow(), 0);
        await underTest.chat(FM).say('hello');
        assert.equal(await underTest.bot.scheduler.runNow(), 1);
      });
    }

    it('write to where the person was last', async () => {
      await due();
      const moved = { id: 'new-chat', conversationType: 'personal', tenantId: HOME_TENANT };
      await underTest.post(underTest.chat(FM).activity({ text: 'hello', conversation: moved }));
      assert.equal(await underTest.bot.scheduler.runNow(), 1);
      assert.equal(underTest.connector.calls.at(-1)?.conversationId, 'new-chat');
    });
  });
});
