import assert from 'node:assert/strict';

import { listCustomers, type CustomerFilter } from '../../src/application/list-customers.ts';
import { bytesOf, CARD_BYTES } from '../../src/cards/fit-card.ts';
import type { Language } from '../../src/domain/language.ts';
import type { Person } from '../../src/domain/person.ts';
import {
  aDatedEngagement,
  anEngagement,
  aTenant,
  ATTEMPT,
  FM,
  FRP_MANAGER,
  GATEWAY,
  HOME_TENANT,
  LEAD,
  NOBODY,
  OTHER_FM,
} from '../support/builders.ts';
import { localeFor, startBot, type ActivityChanges, type BotUnderTest } from '../support/bot-under-test.ts';
import { buttonOf, buttonsOf, errorBeside, inputOf, readable, sentBy } from '../support/cards.ts';
import { commandOf, dialogIn, ExtensionUser, foundIn, searchOf } from '../support/extension.ts';

const CONTOSO = 'contoso-id';
const FABRIKAM = 'fabrikam-id';

/** Chats that are not between the person and the bot, as they look in what Teams sends. */
const ELSEWHERE: readonly (readonly [string, ActivityChanges])[] = [
  ['a group chat', { conversationType: 'groupChat', isGroup: true }],
  ['a channel', { conversationType: 'channel', isGroup: true }],
  ['the chat of a meeting', {}],
  ['the chat of two people', { conversationType: 'personal' }],
];

function elsewhere(kind: ActivityChanges): ActivityChanges {
  return { conversation: { id: 'chat-of-others', tenantId: HOME_TENANT, ...kind } };
}

const WORDS = {
  en: {
    mine: ['Contoso Test'],
    december: 'Friday, December 4, 2026',
    january: 'Monday, January 18, 2027',
    open: 'Open',
    enter: 'Enter dates',
    search: 'Search',
    save: 'Save',
    saved: /Saved/,
    chooseDay: 'Choose a day.',
    passed: /That day has passed/,
    nobodyLikeThat: /No customer has a name that begins like that/,
    groupChat: /only discuss customers in your personal chat/,
    noRole: /You have no role in this bot yet/,
    tooBusy: /A lot came from you/,
    tryAgain: 'Try again',
    failed: /Something went wrong on our side.*Reference ([0-9A-F]{8})/s,
    tooOld: /too old/,
    forWhich: 'For which customer?',
    title: 'Enter the engagement start date',
  },
  es: {
    mine: ['Contoso Test'],
    december: 'viernes, 4 de diciembre de 2026',
    january: 'lunes, 18 de enero de 2027',
    open: 'Abrir',
    enter: 'Anotar fechas',
    search: 'Buscar',
    save: 'Guardar',
    saved: /Guardado/,
    chooseDay: 'Elija un día.',
    passed: /Ese día ya pasó/,
    nobodyLikeThat: /Ningún cliente tiene un nombre que empiece así/,
    groupChat: /De los clientes solo se habla en su chat personal/,
    noRole: /aún no tiene ninguna función/,
    tooBusy: /Ha llegado mucho de usted/i,
    tryAgain: 'Probar otra vez',
    failed: /Algo ha fallado por nuestra parte.*Referencia ([0-9A-F]{8})/s,
    tooOld: /demasiado antigua/,
    forWhich: '¿De qué cliente?',
    title: 'Anotar la fecha de inicio de la interacción',
  },
} as const;

for (const language of ['en', 'es'] satisfies Language[]) {
  describe(`the message extension (${language})`, () => {
    const words = WORDS[language];
    let underTest: BotUnderTest;

    beforeEach(async () => {
      underTest = await startBot();
      for (const person of [GATEWAY, FM, OTHER_FM, LEAD, FRP_MANAGER, NOBODY]) {
        await underTest.bot.people.putPerson({ ...person, language: undefined });
      }
      await underTest.bot.customers.putCustomer(aTenant({ tenantId: CONTOSO }), [
        anEngagement({ tenantId: CONTOSO }),
        aDatedEngagement('2026-12-04', {
          tenantId: CONTOSO,
          workload: 'TEAMS',
          attempts: [{ ...ATTEMPT, comment: 'canary of an attempt' }],
        }),
      ]);
      await underTest.bot.customers.putCustomer(
        aTenant({ tenantId: FABRIKAM, customerName: 'Fabrikam Test', customerId: 'customer-2' }),
        [
          anEngagement({ tenantId: FABRIKAM, fmId: OTHER_FM.objectId, deliveryChannel: 'frp' }),
          anEngagement({ tenantId: FABRIKAM, fmId: OTHER_FM.objectId, workload: 'SPO' }),
        ],
      );
    });
    afterEach(() => underTest.stop());

    /** Somebody who has written to the bot before, as everybody has who installed it. */
    const user = async (person: Person, changes: ActivityChanges = {}): Promise<ExtensionUser> => {
      const chat = underTest.chat(person, localeFor(language));
      await chat.say('help');
      return new ExtensionUser(underTest, chat, changes);
    };

    const historyOf = async (tenantId: string): Promise<readonly string[]> => {
      const { events } = await underTest.bot.customers.getHistory(tenantId, 50);
      return events.map(({ workload, facts }) => `${workload} ${facts.type}`);
    };

    describe('searches', () => {
      it('find a customer by the first letters of its name, with its dates', async () => {
        const { results } = await (await user(GATEWAY)).search('CONTO');
        assert.deepEqual(
          results.map(({ title }) => title),
          ['Contoso Test'],
        );
        const { text = '', card = {} } = results[0] ?? {};
        assert.ok(text.includes(words.december), text);
        assert.ok(readable(card).includes(words.december));
        assert.doesNotMatch(readable(card), /canary|Fay/);
        assert.ok(bytesOf(card) <= CARD_BYTES);
      });

      it('put a card into the chat whose buttons work there', async () => {
        const { results } = await (await user(GATEWAY)).search('contoso');
        const chat = underTest.chat(GATEWAY, localeFor(language));
        assert.match(readable(await chat.press(results[0]?.card ?? {}, words.open)), /canary of an attempt|Fay/);
        const form = await chat.press(results[0]?.card ?? {}, words.enter);
        assert.match(readable(await chat.press(form, words.save, { date: '2027-01-18' })), words.saved);
      });

      it('show everybody their own list before anything is typed', async () => {
        for (const [person, names] of [
          [FM, ['Contoso Test']],
          [OTHER_FM, ['Fabrikam Test']],
          [GATEWAY, ['Contoso Test', 'Fabrikam Test']],
          [FRP_MANAGER, ['Fabrikam Test']],
        ] as const) {
          for (const text of [undefined, '', '  ']) {
            const { results } = await (await user(person)).search(text);
            assert.deepEqual(results.map(({ title }) => title).toSorted(), names, person.name);
          }
        }
      });

      it('find for everybody what their list finds, and no more', async () => {
        for (const person of [GATEWAY, FM, OTHER_FM, LEAD, FRP_MANAGER]) {
          const searching = await user(person);
          for (const text of ['con', 'fab', 'Test', CONTOSO, 'x']) {
            const filter: CustomerFilter = { kind: 'named', text };
            const services = { ...underTest.bot, clock: underTest.clock, policy: { frpUpdates: false } };
            const { customers } = await listCustomers(services, person, filter);
            const { results } = await searching.search(text);
            assert.deepEqual(
              results.map(({ title }) => title),
              customers.map(({ tenant }) => tenant.customerName),
              `${person.name}: ${text}`,
            );
          }
        }
        assert.deepEqual((await (await user(FRP_MANAGER)).search('contoso')).results, []);
      });

      it('say so when nothing is found', async () => {
        assert.match((await (await user(FM)).search('zzz')).message, words.nobodyLikeThat);
      });

      it('bring as many as are asked for, and then the others', async () => {
        for (let n = 0; n < 30; n += 1) {
          const tenantId = `many-${String(n)}`;
          const customerName = `Many ${String(n).padStart(2, '0')} ${'of a long name '.repeat(10)}`;
          await underTest.bot.customers.putCustomer(aTenant({ tenantId, customerName, customerId: tenantId }), [
            anEngagement({ tenantId }),
          ]);
        }
        const chat = underTest.chat(GATEWAY, localeFor(language));
        await chat.say('help');
        const titles: string[] = [];
        for (const [skip, count, expected] of [
          [0, 25, 25],
          [25, 25, 5],
          [50, 25, 0],
          [0, 1000, 25],
          [3, 2, 2],
        ] as const) {
          const parameters = [{ name: 'customer', value: 'many' }];
          const { body } = await underTest.post(
            commandOf(chat, 'query', { parameters, queryOptions: { skip, count } }),
          );
          const { results } = foundIn(body);
          assert.equal(results.length, expected);
          if (count === 25) titles.push(...results.map(({ title }) => title));
          for (const { card } of results) assert.ok(bytesOf(card) <= CARD_BYTES);
        }
        assert.equal(new Set(titles).size, 30);
      });

      it('show names as text', async () => {
        await underTest.bot.customers.putCustomer(
          aTenant({ tenantId: 't3', customerName: 'Evil [x](http://evil.example) <b>**${secret}**' }),
          [anEngagement({ tenantId: 't3' })],
        );
        const { results } = await (await user(GATEWAY)).search('evil');
        assert.doesNotMatch(results[0]?.title ?? '', /[[\]<>*]/);
        assert.match(results[0]?.title ?? '', /\$\{secret\}/);
      });
    });

    describe('people', () => {
      it('without a role are told so, wherever they are', async () => {
        for (const kind of [{}, ...ELSEWHERE.map(([, place]) => elsewhere(place))]) {
          const nobody = await user(NOBODY, kind);
          const isElsewhere = 'conversation' in kind;
          assert.match((await nobody.search('contoso')).message, isElsewhere ? words.groupChat : words.noRole);
          assert.match(readable(await nobody.openDialog()), words.noRole);
          const forged = await nobody.submit({ verb: 'open-capture-start-date', customer: CONTOSO });
          assert.match(readable(forged), words.noRole);
          assert.doesNotMatch(readable(forged), /Contoso/);
        }
      });

      it('of other tenants are not answered', async () => {
        const chat = underTest.chat(FM, localeFor(language));
        const foreign = { channelData: { tenant: { id: 'another-tenant' } } };
        for (const activity of [
          searchOf(chat, 'contoso', foreign),
          commandOf(chat, 'fetchTask', {}, foreign),
          commandOf(chat, 'submitAction', { data: {} }, foreign),
        ]) {
          assert.deepEqual(await underTest.post(activity), { status: 403, body: {} });
        }
      });

      it('who have never written to the bot are asked to, wherever they are', async () => {
        const chat = underTest.chat(FM, localeFor(language));
        for (const changes of [{}, ...ELSEWHERE.map(([, kind]) => elsewhere(kind))]) {
          const stranger = new ExtensionUser(underTest, chat, changes);
          assert.match((await stranger.search('contoso')).message, words.groupChat);
          assert.match(readable(await stranger.openDialog()), words.groupChat);
        }
        assert.equal(await underTest.bot.people.getConversation(FM.objectId), undefined);
      });
    });

    for (const [place, kind] of ELSEWHERE) {
      describe(`in ${place}`, () => {
        it('searches show nothing of customers (E37)', async () => {
          for (const person of [FM, GATEWAY, LEAD]) {
            const other = await user(person, elsewhere(kind));
            const calls = underTest.connector.calls.length;
            for (const text of [undefined, '', 'contoso', CONTOSO]) {
              const { results, message } = await other.search(text);
              assert.deepEqual(results, []);
              assert.match(message, words.groupChat);
            }
            assert.equal(underTest.connector.calls.length, calls);
          }
        });

        it('the dialog works, shows no notes, dates and people, and nothing goes into the chat', async () => {
          const gateway = await user(GATEWAY, elsewhere(kind));
          const calls = underTest.connector.calls.length;
          const opened = await gateway.openDialog();
          const form = await gateway.press(opened, words.search, { customerSearch: 'contoso' });
          assert.match(readable(form), /Contoso Test/);
          for (const card of [opened, form]) {
            assert.doesNotMatch(JSON.stringify(card), /canary|Fay|Finn|2026-12|December|diciembre/);
          }
          assert.match(readable(await gateway.press(form, words.save, { date: '2027-01-18' })), words.saved);
          assert.deepEqual(await historyOf(CONTOSO), ['EXO startDateRecorded']);
          assert.equal(underTest.connector.calls.length, calls);
        });

        it('the person goes on being written to in their own chat', async () => {
          const fm = await user(FM, elsewhere(kind));
          const before = await underTest.bot.people.getConversation(FM.objectId);
          await fm.search('contoso');
          const form = await fm.press(await fm.openDialog(), words.search, { customerSearch: 'contoso' });
          await fm.press(form, words.save, { date: '2026-11-24' });
          assert.deepEqual(await underTest.bot.people.getConversation(FM.objectId), before);
          underTest.clock.moveTo('2026-11-24T08:00:00Z');
          await underTest.bot.scheduler.runNow();
          const places = new Set(underTest.connector.calls.map(({ conversationId }) => conversationId));
          assert.deepEqual([...places], [underTest.chat(FM).conversationId]);
        });
      });
    }

    it('clicks on a card that was carried into the chat of others are answered with nothing of it, and move no chat', async () => {
      const { results } = await (await user(FM)).search('contoso');
      const before = await underTest.bot.people.getConversation(FM.objectId);
      const data = sentBy(buttonOf(results[0]?.card, words.open));
      const there = elsewhere({ conversationType: 'personal' });
      const { body } = await underTest.post({ ...underTest.chat(FM, localeFor(language)).execute(data), ...there });
      assert.match(readable(body), words.groupChat);
      assert.doesNotMatch(readable(body), /Contoso|canary/);
      assert.deepEqual(await underTest.bot.people.getConversation(FM.objectId), before);
    });

    describe('the dialog', () => {
      it('asks for the customer, keeps what was typed when it is wrong, and saves the date once', async () => {
        const gateway = await user(GATEWAY);
        const opened = await gateway.openDialog();
        assert.ok(readable(opened).includes(words.forWhich));
        assert.match(readable(opened), /Contoso Test/);
        const form = await gateway.press(opened, words.search, { customerSearch: 'conto' });
        const typed = { date: '2026-11-20', captureComment: 'Prefers **mornings** ${secret}' };
        const refused = await gateway.press(form, words.save, typed);
        assert.match(errorBeside(refused, 'date'), words.passed);
        assert.equal(inputOf(refused, 'date')['value'], '2026-11-20');
        assert.equal(inputOf(refused, 'captureComment')['value'], typed.captureComment);
        const right = sentBy(buttonOf(refused, words.save), { date: '2027-01-18' });
        const confirmations = [await gateway.submit(right), await gateway.submit(right)];
        for (const confirmation of confirmations) {
          assert.match(readable(confirmation), words.saved);
          assert.ok(readable(confirmation).includes(words.january));
          assert.deepEqual(buttonsOf(confirmation), []);
        }
        const record = await underTest.bot.customers.getCustomer(CONTOSO);
        assert.equal(record?.engagements.find(({ value }) => value.workload === 'EXO')?.value.esd?.date, '2027-01-18');
        assert.deepEqual(await historyOf(CONTOSO), ['EXO startDateRecorded']);
      });

      it('counts an answer once, whether it comes from the dialog or from the chat', async () => {
        const gateway = await user(GATEWAY);
        const form = await gateway.press(await gateway.openDialog(), words.search, { customerSearch: 'contoso' });
        const sent = sentBy(buttonOf(form, words.save), { date: '2027-01-18' });
        await gateway.submit(sent);
        assert.match(readable(await underTest.chat(GATEWAY, localeFor(language)).send(sent)), words.saved);
        assert.deepEqual(await historyOf(CONTOSO), ['EXO startDateRecorded']);
      });

      it('has its title and no button that leads out of it', async () => {
        const chat = underTest.chat(GATEWAY, localeFor(language));
        const gateway = await user(GATEWAY);
        const { body } = await underTest.post(commandOf(chat, 'fetchTask', {}));
        assert.ok(JSON.stringify(body).includes(`"title":${JSON.stringify(words.title)}`));
        const form = await gateway.press(dialogIn(body), words.search, { customerSearch: 'contoso' });
        assert.deepEqual(
          buttonsOf(form).map(({ title }) => title),
          [words.save],
        );
      });

      it('shows those to choose from when several are found, and says for whom nothing can be entered', async () => {
        await underTest.bot.customers.putCustomer(aTenant({ tenantId: 't3', customerName: 'Contoso Trial' }), [
          aDatedEngagement('2026-12-04', { tenantId: 't3' }),
        ]);
        const gateway = await user(GATEWAY);
        const several = await gateway.press(await gateway.openDialog(), words.search, { customerSearch: 'contoso' });
        assert.match(readable(several), /Contoso Test[^]*Contoso Trial/);
        assert.equal(inputOf(several, 'customerSearch')['value'], 'contoso');
        const buttons = buttonsOf(several).filter(({ title }) => title === words.enter);
        assert.equal(buttons.length, 1);
        const [button] = buttons;
        assert.ok(button);
        assert.match(readable(await gateway.submit(sentBy(button))), /Exchange Online/);
        const dated = await gateway.press(several, words.search, { customerSearch: 'contoso trial' });
        assert.match(readable(dated), /Contoso Trial/);
        assert.deepEqual(
          buttonsOf(dated).map(({ title }) => title),
          [words.search],
        );
        assert.match(
          readable(await gateway.press(several, words.search, { customerSearch: 'zzz' })),
          words.nobodyLikeThat,
        );
      });

      it('offers FMs their own customers without a date, however many have theirs, and none for old work (R12)', async () => {
        for (let n = 0; n < 30; n += 1) {
          const tenantId = `dated-${String(n)}`;
          await underTest.bot.customers.putCustomer(aTenant({ tenantId, customerName: `Dated ${String(n)}` }), [
            aDatedEngagement('2026-11-20', { tenantId }),
            anEngagement({ tenantId, workload: 'YAM', origin: 'preexisting' }),
          ]);
        }
        const opened = await (await user(FM)).openDialog();
        assert.match(readable(opened), /Contoso Test/);
        assert.doesNotMatch(readable(opened), /Dated/);
        assert.doesNotMatch(readable(await (await user(OTHER_FM)).openDialog()), /Contoso Test/);
      });

      it('takes the text of a message for its search, and for nothing else', async () => {
        const gateway = await user(GATEWAY);
        for (const [message, expected] of [
          ['<div><p>Fabrikam&nbsp;Test</p></div>', 'Fabrikam Test'],
          ['<at id="0">Bot</at> A &lt;b&gt; &amp;amp; {{DATE(x)}}\n\n\u202Eq', 'Bot A <b> &amp; { {DATE(x)}} q'],
          ['x'.repeat(200_000), 'x'.repeat(100)],
          ['<'.repeat(100_000), ''],
          [`${'x'.repeat(99)}😀`, 'x'.repeat(99)],
          ['', ''],
        ] as const) {
          const opened = await gateway.openDialog(message);
          assert.equal(inputOf(opened, 'customerSearch')['value'], expected);
          assert.ok(bytesOf(opened) <= CARD_BYTES);
        }
        const form = await gateway.press(await gateway.openDialog('<p>Fabrikam</p>'), words.search);
        assert.match(readable(form), /Fabrikam Test/);
        assert.deepEqual(await historyOf(FABRIKAM), []);
      });

      it('does nothing for buttons of other cards', async () => {
        const lead = await user(LEAD);
        for (const data of [
          { verb: 'show-customer', customer: CONTOSO },
          { verb: 'open-people' },
          { verb: 'capture-start-date', customer: CONTOSO },
          { verb: 'choose-customer', customerSearch: 'contoso', more: 1 },
          { verb: 5 },
          {},
          'x',
          null,
          undefined,
        ]) {
          const card = await lead.submit(data);
          assert.match(readable(card), words.tooOld);
          assert.doesNotMatch(readable(card), /Contoso/);
        }
      });

      it('offers to send again what could not be saved, with what was typed', async () => {
        const gateway = await user(GATEWAY);
        const form = await gateway.press(await gateway.openDialog(), words.search, { customerSearch: 'contoso' });
        const sent = sentBy(buttonOf(form, words.save), { date: '2027-01-18', captureComment: 'So ${1+1} be it' });
        const { people } = underTest.bot;
        const getPerson = people.getPerson.bind(people);
        people.getPerson = () => Promise.reject(new Error('The store is away'));
        const failed = await gateway.submit(sent);
        people.getPerson = getPerson;
        const reference = words.failed.exec(readable(failed))?.[1];
        assert.deepEqual(underTest.log.lines.find(({ level }) => level === 'error')?.fields, {
          reference,
          type: 'invoke',
        });
        assert.doesNotMatch(readable(failed), /store is away/);
        assert.deepEqual(sentBy(buttonOf(failed, words.tryAgain)), sent);
        assert.match(readable(await gateway.press(failed, words.tryAgain)), words.saved);
        assert.deepEqual(await historyOf(CONTOSO), ['EXO startDateRecorded']);
      });

      it('does not offer to send again what no card holds', async () => {
        const gateway = await user(GATEWAY);
        underTest.bot.people.getPerson = () => Promise.reject(new Error('The store is away'));
        const failed = await gateway.submit({ verb: 'choose-customer', customerSearch: 'x'.repeat(90_000) });
        assert.deepEqual(buttonsOf(failed), []);
        assert.ok(bytesOf(failed) <= CARD_BYTES);
      });
    });

    describe('whoever asks too much', () => {
      beforeEach(async () => {
        await underTest.stop();
        underTest = await startBot(undefined, { door: { actionsPerMinute: 5, trustedProxies: 0 } });
        await underTest.bot.people.putPerson({ ...FM, language });
        await underTest.bot.customers.putCustomer(aTenant({ tenantId: CONTOSO }), [
          anEngagement({ tenantId: CONTOSO }),
        ]);
      });

      it('is asked to wait, each time, and keeps what was typed', async () => {
        const fm = await user(FM);
        const form = await fm.press(await fm.openDialog(), words.search, { customerSearch: 'contoso' });
        const sent = sentBy(buttonOf(form, words.save), { date: '2027-01-18' });
        underTest.clock.tick(-5000);
        const messages: string[] = [];
        for (let n = 0; n < 8; n += 1) messages.push((await fm.search('contoso')).message);
        assert.ok(messages.filter((message) => words.tooBusy.test(message)).length >= 2, messages.join('\n'));
        const told = await fm.submit(sent);
        assert.match(readable(told), words.tooBusy);
        underTest.clock.tick(60_000);
        assert.match(readable(await fm.press(told, words.tryAgain)), words.saved);
      });
    });

    it('says nothing to a card that somebody puts into their chat, and answers what they write beside it', async () => {
      const chat = underTest.chat(FM, localeFor(language));
      const { results } = await (await user(FM)).search('contoso');
      const attachments = [
        { contentType: 'text/html', content: '<div></div>' },
        { contentType: 'application/vnd.microsoft.card.adaptive', content: results[0]?.card },
      ];
      const calls = underTest.connector.calls.length;
      for (const text of ['', ' \n', undefined]) {
        assert.equal((await underTest.post(chat.activity({ text, attachments }))).status, 200);
      }
      assert.equal(underTest.connector.calls.length, calls);
      assert.match(readable(await chat.say('contoso', { attachments })), /Contoso Test/);
    });
  });
}

describe('what is no command of the message extension', () => {
  let underTest: BotUnderTest;

  before(async () => {
    underTest = await startBot();
    await underTest.chat(FM).say('help');
  });
  after(() => underTest.stop());

  const EMPTY = { composeExtension: { type: 'result', attachmentLayout: 'list', attachments: [] } };

  for (const invoke of ['query', 'fetchTask', 'submitAction'] as const) {
    it(`has no results (${invoke})`, async () => {
      const calls = underTest.connector.calls.length;
      const chat = underTest.chat(FM);
      const command = commandOf(chat, invoke, {});
      for (const value of [
        undefined,
        null,
        'x',
        [],
        {},
        { commandId: 'nobodyKnows' },
        { commandId: 5 },
        { commandId: 'x'.repeat(65) },
        { commandId: 'toString' },
        { ...(command['value'] as object), parameters: 'x' },
        { ...(command['value'] as object), parameters: [{ name: 'customer', value: { $ne: '' } }] },
        { ...(command['value'] as object), parameters: [{ name: 'customer', value: 'x'.repeat(1001) }] },
        { ...(command['value'] as object), parameters: new Array(6).fill({ name: 'customer', value: 'x' }) },
        { ...(command['value'] as object), queryOptions: { skip: -1, count: 25 } },
        { ...(command['value'] as object), queryOptions: { skip: 0, count: 1e308 } },
      ]) {
        assert.deepEqual(
          await underTest.post({ ...command, value }),
          { status: 200, body: EMPTY },
          JSON.stringify(value),
        );
      }
      assert.equal(underTest.connector.calls.length, calls);
    });
  }

  it('is answered with 501 when nobody knows the invoke', async () => {
    for (const name of ['composeExtension/queryLink', 'composeExtension/selectItem', 'task/fetch', 'task/submit']) {
      assert.equal((await underTest.post({ ...commandOf(underTest.chat(FM), 'query', {}), name })).status, 501, name);
    }
  });

  it('may come with a message that cannot be read', async () => {
    for (const messagePayload of [null, 'x', {}, { body: null }, { body: { content: 5 } }]) {
      const { body } = await underTest.post(commandOf(underTest.chat(FM), 'fetchTask', { messagePayload }));
      assert.equal(inputOf(dialogIn(body), 'customerSearch')['value'], '');
    }
  });
});
