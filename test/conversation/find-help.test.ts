import assert from 'node:assert/strict';

import fc from 'fast-check';

import { BOT_ACTIONS, botActions, type BotAction } from '../../src/conversation/bot-actions.ts';
import { closestActions, findConfidentTopic, findTopics } from '../../src/conversation/find-help.ts';
import { HELP_TOPICS, helpTopics } from '../../src/conversation/help-topics.ts';
import { LANGUAGES, type Language } from '../../src/domain/language.ts';
import { ASKED_QUESTIONS } from './asked-questions.ts';

const anything = (): boolean => true;

/** A text without the middle letter of its longest word, when that has five letters or more. */
function mistyped(text: string): string {
  const [longest = ''] = (text.match(/[\p{L}]+/gu) ?? []).toSorted((one, other) => other.length - one.length);
  if (longest.length < 5) return text;
  const middle = Math.floor(longest.length / 2);
  return text.replace(longest, longest.slice(0, middle) + longest.slice(middle + 1));
}

/** What people and machines send that is no question. */
const STRANGE: readonly string[] = [
  '',
  ' \n\t',
  '😀👩‍👩‍👧‍👦',
  'מה זה תאריך ההתחלה',
  'ما هو تاريخ البدء',
  '${json(x)}',
  '[a](b)',
  '{{DATE(2027-01-01T00:00:00Z)}}',
  '__proto__ constructor toString',
  '\ud800',
  '"; DROP TABLE',
  '.*+?^${}()|[]\\',
];

describe('finding help', () => {
  for (const language of LANGUAGES) {
    for (const topic of HELP_TOPICS) {
      const { title, otherWays } = helpTopics[topic].texts[language];

      it(`finds ${topic} by each of its own questions (${language})`, () => {
        for (const question of [title, ...otherWays]) {
          const [best] = findTopics(question, language);
          assert.equal(best?.topic, topic, question);
          assert.equal(findConfidentTopic(question, language), topic, question);
        }
      });

      it(`finds ${topic} by words that are not among them (${language})`, () => {
        const asked = ASKED_QUESTIONS[topic][language];
        assert.ok(asked.length >= 3);
        for (const question of asked) {
          assert.ok(![title, ...otherWays].includes(question), question);
          assert.equal(findTopics(question, language)[0]?.topic, topic, question);
        }
      });

      it(`finds ${topic} whatever language the person is served in (${language})`, () => {
        const other: Language = language === 'en' ? 'es' : 'en';
        for (const question of [title, ...otherWays]) {
          assert.equal(findTopics(question, other)[0]?.topic, topic, question);
        }
      });
    }
  }

  for (const [written, language, topic] of [
    ['KICKOFF?', 'en', 'isItKickoff'],
    ['kick-off', 'en', 'isItKickoff'],
    ['kikoff', 'en', 'isItKickoff'],
    ['remindr', 'en', 'reminders'],
    ['does a voicemal count', 'en', 'firstContact'],
    ['REUNIÓN DE INICIO', 'es', 'isItKickoff'],
    ['reunion de inicio', 'es', 'isItKickoff'],
    ['¿dónde va el mótivo?', 'es', 'whereReason'],
    ['donde va el motiv', 'es', 'whereReason'],
    ['recordatoris', 'es', 'reminders'],
    ['cliente inactvo', 'es', 'neverAnswers'],
  ] as const) {
    it(`reads "${written}" whatever its case and accents, and with a letter wrong`, () => {
      assert.equal(findConfidentTopic(written, language), topic);
    });
  }

  for (const language of LANGUAGES) {
    it(`forgives a letter left out of a word of five letters or more (${language})`, () => {
      for (const topic of HELP_TOPICS) {
        for (const question of helpTopics[topic].texts[language].otherWays) {
          const written = mistyped(question);
          assert.equal(findTopics(written, language)[0]?.topic, topic, written);
        }
      }
    });
  }

  it('does not forgive one in a shorter word, which is too easily another', () => {
    assert.deepEqual(findTopics('fft', 'en'), []);
    assert.deepEqual(findTopics('fpr', 'en'), []);
    assert.notDeepEqual(findTopics('frp', 'en'), []);
  });

  for (const [text, language] of [
    ['what is the weather in Madrid', 'en'],
    ['tell me a joke', 'en'],
    ['who won the football match', 'en'],
    ['new date contoso 12 january', 'en'],
    ['alpine ski house', 'en'],
    ['qué tiempo hace en Madrid', 'es'],
    ['cuénteme un chiste', 'es'],
    ['la impresora no funciona', 'es'],
    ['nueva fecha contoso 12 de enero', 'es'],
    ['panadería la espiga', 'es'],
  ] as const) {
    it(`is not confident about "${text}"`, () => {
      assert.equal(findConfidentTopic(text, language), undefined);
    });
  }

  it('tells each topic once, best first, with a score above 0 and up to 1', () => {
    const text = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 200 }),
      fc
        .array(fc.constantFrom('kickoff', 'date', 'partner', 'aviso', 'fecha', 'socio', 'no', 'x1'))
        .map((words) => words.join(' ')),
    );
    fc.assert(
      fc.property(text, fc.constantFrom(...LANGUAGES), (written, language) => {
        const found = findTopics(written, language);
        assert.equal(new Set(found.map(({ topic }) => topic)).size, found.length);
        for (const [position, { score }] of found.entries()) {
          assert.ok(score > 0 && score <= 1, String(score));
          assert.ok(score <= (found[position - 1]?.score ?? 1));
        }
        assert.deepEqual(findTopics(written, language), found);
      }),
    );
  });

  it('takes whatever is written', () => {
    const anyText = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 500 }),
      fc.string({ unit: 'grapheme', maxLength: 500 }),
      fc.constantFrom(...STRANGE),
      fc
        .tuple(fc.constantFrom(...STRANGE, 'kickoff '), fc.constantFrom(1, 3000))
        .map(([text, times]) => text.repeat(times)),
    );
    fc.assert(
      fc.property(anyText, fc.constantFrom(...LANGUAGES), (text, language) => {
        findTopics(text, language);
        assert.equal(closestActions(text, language, anything).length, 3);
      }),
    );
  });

  it('reads the beginning of a long text only', () => {
    for (const filler of ['lorem ', '😀', 'x']) {
      const story = filler.repeat(20_000 / filler.length);
      assert.deepEqual(findTopics(`${story} kickoff`, 'en'), []);
      const [best] = findTopics(`kickoff ${story}`, 'en');
      assert.equal(best?.topic, 'isItKickoff');
      assert.deepEqual(findTopics(`kickoff ${story}`, 'en'), findTopics(`kickoff ${story} partner`, 'en'));
    }
  });
});

describe('the topics of the help', () => {
  it('have titles that fit on a button, and lead to two or three others', () => {
    for (const topic of HELP_TOPICS) {
      const { related, texts } = helpTopics[topic];
      assert.ok(related.length >= 2 && related.length <= 3, topic);
      assert.ok(!related.includes(topic), topic);
      assert.equal(new Set(related).size, related.length, topic);
      for (const language of LANGUAGES) assert.ok(texts[language].title.length <= 36, texts[language].title);
    }
  });

  it('can each be reached from another', () => {
    const reached = new Set(HELP_TOPICS.flatMap((topic) => helpTopics[topic].related));
    assert.deepEqual([...reached].toSorted(), HELP_TOPICS.toSorted());
  });
});

describe('the closest things that the bot can do', () => {
  for (const language of LANGUAGES) {
    for (const action of BOT_ACTIONS) {
      it(`are ${action} first for each way to ask for it (${language})`, () => {
        const { title, otherWays } = botActions[action][language];
        for (const text of [title, ...otherWays]) {
          assert.equal(closestActions(text, language, anything)[0], action, text);
        }
      });
    }
  }

  for (const [text, language, expected] of [
    ['please pause everything you send me', 'en', 'reminderSettings'],
    ['I am off on vacation from monday', 'en', 'absence'],
    ['could you set up a customer', 'en', 'newCustomer'],
    ['switch to spanish please', 'en', 'language'],
    ['quiero coger vacaciones', 'es', 'absence'],
    ['hay que dar de alta a una empresa', 'es', 'newCustomer'],
    ['asígnele alguien a contoso', 'es', 'assign'],
    ['póngalo en inglés', 'es', 'language'],
  ] as const) {
    it(`have ${expected} among them for "${text}"`, () => {
      assert.ok(
        closestActions(text, language, anything).includes(expected),
        closestActions(text, language, anything).join(),
      );
    });
  }

  it('are what people ask for most when nothing is close', () => {
    assert.deepEqual(closestActions('zzz', 'en', anything), ['customers', 'toDo', 'capture']);
  });

  it('are among what the person may ask for', () => {
    const may = new Set<BotAction>(['people', 'delivery', 'language', 'help']);
    for (const language of LANGUAGES) {
      const closest = closestActions(botActions.capture[language].title, language, (action) => may.has(action));
      assert.equal(closest.length, 3);
      for (const action of closest) assert.ok(may.has(action), action);
    }
  });

  it('are fewer when the person may do fewer', () => {
    assert.deepEqual(
      closestActions('zzz', 'en', (action) => action === 'help'),
      ['help'],
    );
  });
});
