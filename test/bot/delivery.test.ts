import assert from 'node:assert/strict';

import type { Language } from '../../src/domain/language.ts';
import type { Person } from '../../src/domain/person.ts';
import { DeliveryDocumentSwitch } from '../../src/store/delivery-document-switch.ts';
import {
  ADMIN,
  aDatedEngagement,
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
import { localeFor, startBot, type BotUnderTest, type Chat } from '../support/bot-under-test.ts';
import { buttonsOf, inputOf, nodesOf, readable, type CardNode } from '../support/cards.ts';
import { putCustomer } from '../support/office.ts';

const NASTY = '[x](http://evil.example) *Contoso*';

const WORDS = {
  en: {
    command: 'delivery',
    well: 'Reminders go out. None is late, and none is stuck.',
    blocked: 'Waiting for a chat: 1',
    dead: 'Given up: 1',
    late: 'Late: 1',
    whom: 'for Fay Manager · asks about the date',
    since: 'Since Dec 1, 2026, 09:00.',
    problem: 'Since Dec 1, 2026, 09:00. Teams refused the message.',
    retry: 'Try the ticked ones again',
    retried: /Tried again: .*Contoso.*\. They go out in a moment, or when whoever they are for is at work\./,
    gone: 'One was no longer stuck.',
    tick: 'Tick what is to be tried again.',
    open: 'Open',
    stop: 'Stop all reminders',
    stopTitle: 'Stop all reminders?',
    keepOn: 'Leave them on',
    stopped: 'All reminders are stopped, by Lee Lead on Nov 30, 2026, 21:00.',
    already: 'Reminders were stopped already.',
    resume: 'Let reminders go out again',
    resumed: 'Reminders go out again.',
    notPaused: 'Reminders were going out already.',
    again: 'Nothing was changed: since you opened this card, reminders have been stopped anew.',
    refresh: 'Refresh',
    others: 'Also the one that is not shown',
    forbidden: 'Your role does not allow that.',
  },
  es: {
    command: 'envíos',
    well: 'Los avisos se están enviando. Ninguno lleva retraso ni está parado.',
    blocked: 'A la espera de un chat: 1',
    dead: 'Abandonados: 1',
    late: 'Con retraso: 1',
    whom: 'para Fay Manager · pregunta por la fecha',
    since: 'Desde el 1 dic 2026, 09:00.',
    problem: 'Desde el 1 dic 2026, 09:00. Teams rechazó el mensaje.',
    retry: 'Reintentar los marcados',
    retried:
      /Se reintenta: .*Contoso.*\. Salen en un momento, o cuando la persona a la que van dirigidos esté en su horario\./,
    gone: 'Uno ya no estaba parado.',
    tick: 'Marque lo que haya que reintentar.',
    open: 'Abrir',
    stop: 'Detener todos los avisos',
    stopTitle: '¿Detener todos los avisos?',
    keepOn: 'Dejarlos como están',
    stopped: 'Todos los avisos están detenidos; los detuvo Lee Lead el 30 nov 2026, 21:00.',
    already: 'Los avisos ya estaban detenidos.',
    resume: 'Reanudar los avisos',
    resumed: 'Los avisos vuelven a enviarse.',
    notPaused: 'Los avisos ya se estaban enviando.',
    again: 'No se ha cambiado nada: desde que usted abrió esta tarjeta, los avisos se han detenido de nuevo.',
    refresh: 'Actualizar',
    others: 'También el que no se muestra',
    forbidden: 'Su función no le permite hacer eso.',
  },
} as const;

describe('the delivery of reminders', () => {
  let underTest: BotUnderTest;

  beforeEach(async () => {
    underTest = await startBot();
    underTest.clock.moveTo('2026-11-30T20:00:00Z');
    await putCustomer(
      { ...underTest.bot, clock: underTest.clock },
      [aDatedEngagement('2026-12-01')],
      aTenant({ customerName: NASTY }),
    );
  });
  afterEach(() => underTest.stop());

  const chatOf = async (person: Person, language: Language): Promise<Chat> => {
    await underTest.bot.people.putPerson({ ...person, language: undefined });
    return underTest.chat(person, localeFor(language));
  };
  const remindAt = async (iso: string): Promise<void> => {
    underTest.clock.moveTo(iso);
    await underTest.bot.scheduler.runNow();
  };
  const pauseOf = async (): Promise<unknown> => new DeliveryDocumentSwitch(underTest.bot.store).getPause();
  const stateOf = async (): Promise<string | undefined> => {
    const record = await underTest.bot.customers.getCustomer(CUSTOMER_TENANT);
    return record?.openReminders.find(({ value }) => value.kind === 'due')?.value.state;
  };
  const rejectOnce = async (chat: Chat): Promise<void> => {
    await chat.say('help');
    underTest.connector.answers.push({ status: 400 });
    await remindAt('2026-12-01T08:00:00Z');
    assert.equal(await stateOf(), 'dead');
  };

  for (const language of ['en', 'es'] satisfies Language[]) {
    describe(`is shown to a lead (${language})`, () => {
      const words = WORDS[language];

      it('with nothing to do when all is well', async () => {
        const lead = await chatOf(LEAD, language);
        const card = await lead.say(words.command);
        assert.ok(readable(card).includes(words.well), readable(card));
        assert.deepEqual(
          buttonsOf(card).map(({ title }) => title),
          [words.stop, words.refresh],
        );
        assert.ok(readable(await lead.press(card, words.refresh)).includes(words.well));
      });

      it('with what waits for a chat, which a lead may try again and look up', async () => {
        const lead = await chatOf(LEAD, language);
        await remindAt('2026-12-01T08:00:00Z');
        const card = await lead.say(words.command);
        for (const says of [words.blocked, words.whom, words.since]) assert.ok(readable(card).includes(says), says);
        assert.equal(inputOf(card, 'tick0')['value'], 'true');
        assert.doesNotMatch(String(inputOf(card, 'tick0')['title']), /\[|\*/);
        assert.ok(nodesOf(card).every(({ type, text }) => type !== 'TextBlock' || !String(text).includes('evil')));
        assert.match(readable(await lead.press(card, words.open)), /evil\.example/);
        const fm = await chatOf(FM, language);
        await underTest.bot.people.saveConversation(FM.objectId, {
          conversationId: fm.conversationId,
          serviceUrl: underTest.connector.url,
          channelId: 'msteams',
          botId: '28:bot',
          userId: '29:fm',
        });
        const retried = await lead.press(card, words.retry);
        assert.match(readable(retried), words.retried);
        assert.ok(readable(retried).includes(words.well), readable(retried));
        await underTest.bot.scheduler.runNow();
        assert.equal(fm.cards().length, 1);
        assert.ok(readable(await lead.press(card, words.retry)).includes(words.gone));
      });

      it('with what was given up, which is tried again when it is ticked', async () => {
        const fm = await chatOf(FM, language);
        await rejectOnce(fm);
        const lead = await chatOf(LEAD, language);
        const card = await lead.say(words.command);
        for (const says of [words.dead, words.whom, words.problem]) {
          assert.ok(readable(card).includes(says), readable(card));
        }
        const none = await lead.press(card, words.retry, { tick0: 'false' });
        assert.ok(readable(none).includes(words.tick));
        assert.equal(inputOf(none, 'tick0')['value'], 'false');
        assert.equal(await stateOf(), 'dead');
        const before = fm.cards().length;
        assert.match(readable(await lead.press(none, words.retry, { tick0: 'true' })), words.retried);
        await underTest.bot.scheduler.runNow();
        assert.equal(fm.cards().length, before + 1);
      });

      it('with what is late', async () => {
        const lead = await chatOf(LEAD, language);
        underTest.clock.moveTo('2026-12-01T08:15:00Z');
        const card = await lead.say(words.command);
        for (const says of [words.late, words.whom, words.since]) assert.ok(readable(card).includes(says), says);
        assert.deepEqual(
          buttonsOf(card).map(({ title }) => title),
          [words.open, words.stop, words.refresh],
        );
      });

      it('who stops all reminders after a question, and lets them go out again', async () => {
        const fm = await chatOf(FM, language);
        await fm.say('help');
        const lead = await chatOf(LEAD, language);
        const admin = await chatOf(ADMIN, language);
        const question = await lead.press(await lead.say(words.command), words.stop);
        assert.ok(readable(question).includes(words.stopTitle));
        assert.equal(await pauseOf(), undefined);
        assert.ok(readable(await lead.press(question, words.keepOn)).includes(words.well));
        underTest.clock.moveTo('2026-11-30T20:00:30Z');
        const stopped = await lead.press(question, words.stop);
        assert.ok(readable(stopped).includes(words.stopped), readable(stopped));
        assert.deepEqual(await pauseOf(), { by: LEAD.objectId, at: '2026-11-30T20:00:31.000Z' });
        assert.ok(readable(await admin.press(question, words.stop)).includes(words.already));

        await remindAt('2026-12-01T09:00:00Z');
        assert.equal(fm.cards().length, 1);
        const shown = await admin.say(words.command);
        assert.ok(readable(shown).includes(words.stopped), readable(shown));
        assert.ok(readable(shown).includes(words.late), readable(shown));
        assert.ok(readable(await admin.press(shown, words.resume)).includes(words.resumed));
        assert.equal(await pauseOf(), undefined);
        assert.ok(readable(await lead.press(stopped, words.resume)).includes(words.notPaused));
        // A card's answer counts once, also when it comes again after somebody has let reminders go.
        await lead.press(question, words.stop);
        assert.equal(await pauseOf(), undefined);
        await lead.press(await lead.send({ verb: 'open-stop-reminders' }), words.stop);
        assert.ok(readable(await lead.press(stopped, words.resume)).includes(words.again));
        assert.ok(await pauseOf());
      });

      it('with more than the card has room for', async () => {
        for (let n = 1; n <= 5; n += 1) {
          const tenant = aTenant({ tenantId: `t${String(n)}`, customerName: `Fabrikam ${String(n)}` });
          await putCustomer({ ...underTest.bot, clock: underTest.clock }, [aDatedEngagement('2026-12-01')], tenant);
        }
        const lead = await chatOf(LEAD, language);
        await remindAt('2026-12-01T08:00:00Z');
        const card = await lead.say(words.command);
        assert.ok(readable(card).includes(words.others), readable(card));
        assert.equal(inputOf(card, 'others')['value'], 'false');
        const none = { tick0: 'false', tick1: 'false', tick2: 'false', tick3: 'false', tick4: 'false' };
        const one = await lead.press(card, words.retry, { ...none, others: 'true' });
        assert.ok(!readable(one).includes(words.others));
        const stuck = await underTest.bot.customers.findStuck(10);
        assert.equal(stuck.length, 5);
      });
    });

    it(`is not shown to anybody else (${language})`, async () => {
      const words = WORDS[language];
      const pausedAt = '2026-11-30T20:00:00.000Z';
      await new DeliveryDocumentSwitch(underTest.bot.store).savePause({ by: LEAD.objectId, at: pausedAt });
      for (const person of [FM, OTHER_FM, GATEWAY, FRP_MANAGER]) {
        const chat = await chatOf(person, language);
        const answers: CardNode[] = [await chat.say(words.command)];
        for (const data of [
          { verb: 'open-delivery' },
          {
            verb: 'retry-reminders',
            nonce: 'n-1',
            reminders: [{ customer: CUSTOMER_TENANT, reminder: 'r' }],
            tick0: 'true',
          },
          { verb: 'retry-reminders', nonce: 'n-1', reminders: [], others: 'true' },
          { verb: 'open-stop-reminders' },
          { verb: 'stop-reminders', nonce: 'n-1' },
          { verb: 'resume-reminders', pausedAt },
        ]) {
          answers.push(await chat.send(data));
        }
        for (const card of answers) {
          assert.ok(readable(card).includes(words.forbidden), readable(card));
          assert.doesNotMatch(readable(card), /Lee Lead|evil/);
        }
      }
      assert.deepEqual(await pauseOf(), { by: LEAD.objectId, at: pausedAt });
    });
  }

  it('is not shown to people without a role, nor to guests of another tenant', async () => {
    const nobody = underTest.chat(NOBODY);
    assert.match(readable(await nobody.say('delivery')), /You have no role in this bot yet/);
    assert.match(
      readable(await nobody.send({ verb: 'stop-reminders', nonce: 'n-1' })),
      /You have no role in this bot yet/,
    );
    const elsewhere = { text: 'delivery', channelData: { tenant: { id: 'another-tenant' } } };
    assert.equal((await underTest.post(underTest.chat(LEAD).activity(elsewhere))).status, 403);
    const group = { conversation: { id: 'g', conversationType: 'groupChat', tenantId: HOME_TENANT } };
    await underTest.post(underTest.chat(LEAD).activity({ text: 'delivery', ...group }));
    const answer = underTest.connector.calls.at(-1)?.activity;
    assert.match(readable(answer), /personal chat/);
    assert.equal(await pauseOf(), undefined);
  });

  it('leaves its card alone when the store fails, with a number that finds it in the log', async () => {
    await underTest.bot.store.write('sys', [
      { kind: 'put', id: 'delivery', body: { type: 'delivery', pause: 'secret' } },
    ]);
    const card = readable(await underTest.chat(LEAD).say('delivery'));
    assert.match(card, /Reference [0-9A-F]{8}/);
    assert.doesNotMatch(card, /secret/);
  });

  it('writes no names into the log', async () => {
    const lead = await chatOf(LEAD, 'en');
    const stopped = await lead.press(
      await lead.press(await lead.say('delivery'), 'Stop all reminders'),
      'Stop all reminders',
    );
    await lead.press(stopped, 'Let reminders go out again');
    const lines = JSON.stringify(underTest.log.lines.map(({ message, fields }) => [message, fields]));
    assert.match(lines, /All reminders have been stopped.*lead-1.*Reminders go out again.*lead-1/);
    assert.doesNotMatch(lines, /Lee|Contoso/);
  });
});
