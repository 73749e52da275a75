import assert from 'node:assert/strict';

import { botActions, BOT_ACTIONS, type BotAction } from '../../src/conversation/bot-actions.ts';
import { HELP_TOPICS, helpTopics } from '../../src/conversation/help-topics.ts';
import { texts as listTexts } from '../../src/cards/list-customers/texts.ts';
import { texts as notUnderstoodTexts } from '../../src/cards/not-understood/texts.ts';
import { texts as problemTexts } from '../../src/cards/problem/texts.ts';
import { texts as digestTexts } from '../../src/cards/reminder-digest/texts.ts';
import { texts as welcomeTexts } from '../../src/cards/welcome/texts.ts';
import { LANGUAGES, type Language } from '../../src/domain/language.ts';
import type { Person } from '../../src/domain/person.ts';
import { ADMIN, aDatedEngagement, aTenant, FM, FRP_MANAGER, GATEWAY, LEAD } from '../support/builders.ts';
import { localeFor, startBot, type BotUnderTest, type Chat } from '../support/bot-under-test.ts';
import { buttonsOf, readable } from '../support/cards.ts';
import { putCustomer } from '../support/office.ts';

const WORDS = {
  en: {
    question: 'Would a voicemail be the engagement start date?',
    topic: 'firstContact',
    nonsense: 'will it be raining in Madrid tomorrow',
    shown: 'will it be raining in Madrid tomorrow',
    command: 'I would like to pause what you send me',
    closest: 'reminderSettings',
    shortName: 'zzz',
  },
  es: {
    question: '¿Un mensaje en el buzón sería la fecha de inicio de la interacción?',
    topic: 'firstContact',
    nonsense: '¿lloverá mañana por la tarde en Madrid?',
    shown: '¿lloverá mañana por la tarde en Madrid?',
    command: 'quisiera pausar lo que usted me manda',
    closest: 'reminderSettings',
    shortName: 'zzz',
  },
} as const;

describe('help', () => {
  let underTest: BotUnderTest;

  beforeEach(async () => {
    underTest = await startBot();
    await putCustomer({ ...underTest.bot, clock: underTest.clock }, [aDatedEngagement('2026-11-23')]);
    await putCustomer(
      { ...underTest.bot, clock: underTest.clock },
      [aDatedEngagement('2026-11-24')],
      aTenant({ tenantId: 't2', customerName: 'Fabrikam Test' }),
    );
  });
  afterEach(() => underTest.stop());

  const chatOf = async (person: Person, language: Language): Promise<Chat> => {
    await underTest.bot.people.putPerson({ ...person, language: undefined });
    return underTest.chat(person, localeFor(language));
  };

  for (const language of LANGUAGES) {
    const words = WORDS[language];
    const { title, answer } = helpTopics[words.topic].texts[language];
    const titleOf = (action: BotAction): string => botActions[action][language].title;

    it(`answers a question, with what can be done about it one click away (${language})`, async () => {
      const chat = await chatOf(FM, language);
      const card = await chat.say(words.question);
      assert.ok(readable(card).includes(answer), readable(card));
      const buttons = buttonsOf(card).map((button) => button.title);
      const related = helpTopics[words.topic].related.map((topic) => helpTopics[topic].texts[language].title);
      assert.deepEqual(buttons, [titleOf('logAttempt'), titleOf('help'), ...related]);

      const list = await chat.press(card, titleOf('logAttempt'));
      assert.match(readable(list), new RegExp(`^.*${listTexts[language].titles.mine}`, 's'));
      assert.ok(readable(await chat.press(card, titleOf('help'))).includes(welcomeTexts[language].purpose));
    });

    it(`leads from question to question (${language})`, async () => {
      const chat = await chatOf(GATEWAY, language);
      for (const topic of HELP_TOPICS) {
        const card = await chat.send({ verb: 'show-help-topic', topic });
        assert.ok(readable(card).includes(helpTopics[topic].texts[language].answer), topic);
        for (const other of helpTopics[topic].related) {
          const next = await chat.press(card, helpTopics[other].texts[language].title);
          assert.ok(readable(next).includes(helpTopics[other].texts[language].answer), other);
        }
      }
    });

    it(`leaves out the button for what the person may not do (${language})`, async () => {
      const chat = await chatOf(GATEWAY, language);
      const card = await chat.say(words.question);
      assert.ok(readable(card).includes(title));
      assert.ok(!buttonsOf(card).some((button) => button.title === titleOf('logAttempt')));
    });

    for (const [person, offered] of [
      [GATEWAY, ['customers', 'toDo', 'capture']],
      [FM, ['customers', 'toDo', 'capture']],
      [LEAD, ['customers', 'toDo', 'capture']],
      [FRP_MANAGER, ['customers', 'language']],
      [ADMIN, ['people', 'delivery', 'language']],
    ] as const) {
      it(`offers a ${String(person.roles[0])} three things instead of what it does not understand (${language})`, async () => {
        const chat = await chatOf(person, language);
        const card = await chat.say(words.nonsense);
        assert.ok(readable(card).includes(notUnderstoodTexts[language].title));
        assert.ok(readable(card).includes(words.shown), readable(card));
        assert.deepEqual(
          buttonsOf(card).map((button) => button.title),
          [...offered, 'help' as const].map(titleOf),
        );
      });
    }

    it(`offers first what comes closest, and does it (${language})`, async () => {
      const chat = await chatOf(FM, language);
      const card = await chat.say(words.command);
      assert.equal(buttonsOf(card)[0]?.title, titleOf(words.closest));
      const opened = await chat.press(card, titleOf(words.closest));
      assert.ok(readable(opened).includes(welcomeTexts[language].reminderSettings));
    });

    it(`changes the language on the spot (${language})`, async () => {
      const chat = await chatOf(ADMIN, language);
      const card = await chat.press(await chat.say(words.nonsense), titleOf('language'));
      assert.ok(readable(card).includes(welcomeTexts[language === 'en' ? 'es' : 'en'].purpose));
    });

    it(`still says of a short text that no customer is called so (${language})`, async () => {
      const chat = await chatOf(FM, language);
      assert.ok(readable(await chat.say(words.shortName)).includes(listTexts[language].notFound));
    });

    it(`takes the name of a customer for one, whatever else it may mean (${language})`, async () => {
      await putCustomer(
        { ...underTest.bot, clock: underTest.clock },
        [aDatedEngagement('2026-11-25')],
        aTenant({ tenantId: 't3', customerName: 'Kickoff Sports' }),
      );
      const chat = await chatOf(FM, language);
      assert.match(readable(await chat.say('kickoff')), /Kickoff Sports/);
    });

    it(`answers each button as it answers the message (${language})`, async () => {
      const chat = await chatOf({ ...LEAD, roles: ['gateway', 'fm', 'lead', 'frpManager', 'admin'] }, language);
      for (const action of BOT_ACTIONS) {
        const card = readable(await chat.send({ verb: 'do', action }));
        assert.ok(!card.includes(problemTexts[language].title), `${action}: ${card}`);
        assert.ok(!card.includes(problemTexts[language].forbiddenRole), `${action}: ${card}`);
      }
    });
  }

  for (const [person, shows] of [
    [FM, digestTexts.en.title(1)],
    [LEAD, digestTexts.en.noneWaiting],
    [GATEWAY, listTexts.en.empty.withoutDate],
  ] as const) {
    it(`shows a ${String(person.roles[0])} what waits for them`, async () => {
      const card = readable(await underTest.chat(person).send({ verb: 'do', action: 'toDo' }));
      assert.ok(card.includes(shows), card);
    });
  }

  it('lets those who have no customers of their own begin with any', async () => {
    const card = readable(await underTest.chat(LEAD).send({ verb: 'do', action: 'reschedule' }));
    assert.match(card, /Contoso Test[^]*Fabrikam Test/);
  });

  for (const sent of [
    { verb: 'show-help-topic', topic: 'unheardOf' },
    { verb: 'show-help-topic', topic: 'purpose', more: true },
    { verb: 'show-help-topic', topic: '__proto__' },
    { verb: 'do', action: 'constructor' },
    { verb: 'do', action: 'a'.repeat(41) },
    { verb: 'do' },
  ]) {
    it(`takes ${JSON.stringify(sent)} for a card it does not know`, async () => {
      const card = readable(await underTest.chat(FM).send(sent));
      assert.ok(card.includes(problemTexts.en.outdatedCard), card);
    });
  }
});
