import assert from 'node:assert/strict';

import { calendarDay } from '../../src/domain/calendar-day.ts';
import type { Language } from '../../src/domain/language.ts';
import type { Person } from '../../src/domain/person.ts';
import { aDatedEngagement, aTenant, FM, FRP_MANAGER, GATEWAY, LEAD, OTHER_FM } from '../support/builders.ts';
import { localeFor, startBot, type BotUnderTest, type Chat } from '../support/bot-under-test.ts';
import { buttonsOf, readable, type CardNode } from '../support/cards.ts';
import { putCustomer, stored } from '../support/office.ts';

const WORDS = {
  en: {
    four: '4 customers need your attention',
    three: '3 customers need your attention',
    answer: 'Answer for Customer 1',
    tried: 'I tried, no answer > Save',
    started: 'We exchanged information > Save',
    save: 'Save',
    back: 'Back to the list',
    refresh: 'Show what is still open',
    answered: 'Fay Manager already answered this on',
    all: 'All answered',
    waiting: '4 customers may be left waiting',
    assign: 'Assign somebody to Customer 1',
    stillWaiting: '3 customers may be left waiting',
  },
  es: {
    four: '4 clientes necesitan su atención',
    three: '3 clientes necesitan su atención',
    answer: 'Responder por Customer 1',
    tried: 'Lo intenté, sin respuesta > Guardar',
    started: 'Intercambiamos información > Guardar',
    save: 'Guardar',
    back: 'Volver a la lista',
    refresh: 'Ver lo que sigue pendiente',
    answered: 'Fay Manager ya respondió a esto el',
    all: 'Todo respondido',
    waiting: '4 clientes podrían quedarse esperando',
    assign: 'Asignar a alguien para Customer 1',
    stillWaiting: '3 clientes podrían quedarse esperando',
  },
} as const;

const OF_FM = { verb: 'open-digest', of: FM.objectId };
const OF_LEADS = { verb: 'open-digest', of: 'leads' };

describe('the digest', () => {
  let underTest: BotUnderTest;

  beforeEach(async () => {
    underTest = await startBot();
  });
  afterEach(() => underTest.stop());

  const chatOf = async (person: Person, language: Language): Promise<Chat> => {
    await underTest.bot.people.putPerson({ ...person, language: undefined });
    const chat = underTest.chat(person, localeFor(language));
    await chat.say('help');
    return chat;
  };
  const putCustomers = async (changes: Parameters<typeof aDatedEngagement>[1] = {}): Promise<void> => {
    for (const number of [1, 2, 3, 4]) {
      const tenant = aTenant({ tenantId: `t${String(number)}`, customerName: `Customer ${String(number)}` });
      await putCustomer(
        { ...underTest.bot, clock: underTest.clock },
        [aDatedEngagement('2026-12-01', changes)],
        tenant,
      );
    }
  };
  const lastAfter = async (chat: Chat, iso: string): Promise<CardNode> => {
    underTest.clock.moveTo(iso);
    const before = chat.cards().length;
    await underTest.bot.scheduler.runNow();
    assert.equal(chat.cards().length, before + 1);
    underTest.clock.tick(60_000);
    return chat.cards().at(-1) ?? {};
  };
  const dueDigest = async (chat: Chat): Promise<CardNode> => {
    await putCustomers();
    await lastAfter(chat, '2026-11-30T08:00:00Z');
    return lastAfter(chat, '2026-12-01T08:00:00Z');
  };

  for (const language of ['en', 'es'] satisfies Language[]) {
    describe(`of an FM (${language})`, () => {
      const words = WORDS[language];

      it('leads to each answer and back, until all is answered', async () => {
        const fm = await chatOf(FM, language);
        const digest = await dueDigest(fm);
        assert.ok(readable(digest).includes(words.four), readable(digest));
        const confirmation = await fm.press(await fm.press(digest, words.answer), words.tried, { channel: 'phone' });
        let list = await fm.press(confirmation, words.back);
        assert.ok(readable(list).includes(words.three), readable(list));
        for (const number of [2, 3, 4]) {
          assert.doesNotMatch(readable(list), /Customer 1/);
          const answers = await fm.press(list, words.answer.replace('1', String(number)));
          list = await fm.press(await fm.press(answers, words.started), words.back);
        }
        assert.ok(readable(list).includes(words.all), readable(list));
        assert.equal((await stored(underTest.bot, 'EXO|1', 't4')).progress, 'started');
      });

      it('counts an answer once, from whichever card it comes', async () => {
        const fm = await chatOf(FM, language);
        const digest = await dueDigest(fm);
        const first = await fm.press(digest, words.answer);
        const second = await fm.press(await fm.press(digest, words.refresh), words.answer);
        await fm.press(first, words.tried, { channel: 'phone' });
        const again = await fm.press(second, words.tried, { channel: 'email' });
        assert.ok(readable(await fm.press(again, words.back)).includes(words.three));
        const { attempts } = await stored(underTest.bot, 'EXO|1', 't1');
        assert.deepEqual(
          attempts.map(({ channel }) => channel),
          ['phone'],
        );
        const settled = await fm.press(digest, words.answer);
        assert.ok(readable(settled).includes(words.answered), readable(settled));
        assert.ok(readable(await fm.press(settled, words.back)).includes(words.three));
      });
    });

    describe(`of the leads (${language})`, () => {
      const words = WORDS[language];

      it('leads to the assignment and back', async () => {
        const lead = await chatOf(LEAD, language);
        await putCustomers({ fmId: undefined });
        const digest = await lastAfter(lead, '2026-11-24T08:00:00Z');
        assert.ok(readable(digest).includes(words.waiting), readable(digest));
        const form = await lead.press(digest, words.assign);
        const confirmation = await lead.press(form, words.save, { fmId: FM.objectId });
        const list = await lead.press(confirmation, words.back);
        assert.ok(readable(list).includes(words.stillWaiting), readable(list));
        assert.doesNotMatch(readable(list), /Customer 1/);
      });
    });
  }

  it('keeps its way back on forms that are refused', async () => {
    const fm = await chatOf(FM, 'en');
    const answers = await fm.press(await dueDigest(fm), 'Answer for Customer 2');
    const typed = { newDate: '2026-12-08', reason: 'Short' };
    const refused = await fm.press(answers, 'They want another date > Save', typed);
    assert.match(readable(await fm.press(refused, 'Back to the list')), /4 customers/);
    const moved = await fm.press(refused, 'Save', { reason: 'They asked for one week more' });
    assert.match(readable(await fm.press(moved, 'Back to the list')), /3 customers/);
  });

  it('leads to giving a customer up and back; what is put off is answered', async () => {
    const fm = await chatOf(FM, 'en');
    await dueDigest(fm);
    const answer = async (title: string, typed = {}): Promise<CardNode> =>
      fm.press(await fm.press(await fm.send(OF_FM), 'Answer for Customer 1'), title, typed);
    await answer('I tried, no answer > Save', { channel: 'phone' });
    for (const number of [2, 3, 4]) {
      const answers = await fm.press(await fm.send(OF_FM), `Answer for Customer ${String(number)}`);
      await fm.press(answers, 'Not yet, ask me again');
    }
    assert.match(readable(await fm.send(OF_FM)), /All answered/);
    underTest.clock.moveTo('2026-12-03T08:00:00Z');
    await underTest.bot.scheduler.runNow();
    underTest.clock.tick(60_000);
    assert.match(readable(await fm.send(OF_FM)), /4 customers/);
    const form = await answer('The customer has gone inactive');
    const saved = await fm.press(form, 'Save', { inactiveText: 'Nobody has answered for weeks' });
    assert.doesNotMatch(readable(await fm.press(saved, 'Back to the list')), /Customer 1/);
  });

  it('leaves out what was answered from the customer, and shows what no reminder has asked yet', async () => {
    const fm = await chatOf(FM, 'en');
    await putCustomers();
    underTest.clock.moveTo('2026-12-01T06:00:00Z');
    const early = await fm.send(OF_FM);
    assert.match(readable(early), /4 customers need your attention/);
    await fm.press(await fm.press(early, 'Answer for Customer 3'), 'I tried, no answer > Save', { channel: 'phone' });
    assert.match(readable(await fm.send(OF_FM)), /3 customers/);
    const asked = await fm.press(await fm.say('Customer 4'), 'What happened?');
    await fm.press(asked, 'I tried, no answer > Save', { channel: 'phone' });
    assert.match(readable(await fm.send(OF_FM)), /2 customers/);
  });

  it('opens what is only announced, where the date can be moved', async () => {
    const fm = await chatOf(FM, 'en');
    await putCustomers();
    const digest = await lastAfter(fm, '2026-11-30T08:00:00Z');
    assert.match(readable(digest), /Exchange Online: tomorrow/);
    const card = await fm.press(digest, 'Open Customer 1');
    assert.match(readable(card), /Tomorrow is the engagement start date/);
    const typed = { newDate: '2026-12-08', reason: 'They asked for one week more' };
    const moved = await fm.press(card, 'They want another date > Save', typed);
    assert.match(readable(moved), /to Tuesday, December 8, 2026/);
    assert.match(readable(await fm.press(moved, 'Back to the list')), /All answered/);
  });

  it('is for the FM, for leads, and for who stands in while the FM is away', async () => {
    const fm = await chatOf(FM, 'en');
    await dueDigest(fm);
    const other = underTest.chat(OTHER_FM);
    for (const person of [OTHER_FM, GATEWAY, FRP_MANAGER]) {
      const refused = await underTest.chat(person).send(OF_FM);
      assert.match(readable(refused), /Your role does not allow that\./);
      assert.doesNotMatch(readable(refused), /Customer/);
    }
    assert.match(readable(await underTest.chat(LEAD).send(OF_FM)), /Customers of Fay Manager/);
    await underTest.bot.people.saveAbsence(FM.objectId, {
      from: calendarDay('2026-12-01'),
      until: calendarDay('2026-12-04'),
      delegateId: OTHER_FM.objectId,
    });
    const list = await other.send(OF_FM);
    assert.match(readable(list), /Customers of Fay Manager/);
    const answers = await other.press(list, 'Answer for Customer 1');
    const saved = await other.press(answers, 'I tried, no answer > Save', { channel: 'phone' });
    assert.match(readable(await other.press(saved, 'Back to the list')), /3 customers/);
    underTest.clock.moveTo('2026-12-05T08:00:00Z');
    assert.match(readable(await other.send(OF_FM)), /Your role does not allow that\./);
    assert.match(readable(await fm.send({ ...OF_FM, of: 'nobody-knows' })), /Your role does not allow that\./);
    assert.match(readable(await fm.send(OF_LEADS)), /Your role does not allow that\./);
  });

  it('of the leads tells who has not tried and whom no reminder reaches', async () => {
    const lead = await chatOf(LEAD, 'en');
    await putCustomers();
    underTest.clock.moveTo('2026-11-30T08:00:00Z');
    await underTest.bot.scheduler.runNow();
    assert.match(readable(lead.cards().at(-1)), /4 customers may be left waiting/);
    assert.match(readable(lead.cards().at(-1)), /date tomorrow, the reminder did not reach Fay Manager/);
    const undelivered = await lead.send(OF_LEADS);
    assert.match(readable(undelivered), /the reminder did not reach Fay Manager/);
    assert.match(readable(await lead.press(undelivered, 'Open Customer 1')), /Scheduled/);
    underTest.clock.moveTo('2026-12-03T08:00:00Z');
    assert.match(readable(await lead.send(OF_LEADS)), /date 2 days ago, no attempt yet by Fay Manager/);
    assert.ok(buttonsOf(await lead.send(OF_LEADS)).length > 4);
  });
});
