import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { isCalendarDay } from '../../../src/domain/calendar-day.ts';
import { LANGUAGES } from '../../../src/domain/language.ts';
import { CORPUS_CUSTOMERS, type CorpusIntent, type CorpusSentence } from './corpus.ts';
import { ENGLISH } from './english.ts';
import { SPANISH } from './spanish.ts';
import { UNSEEN } from './unseen.ts';

/** Written as a record, so that a new intent does not compile here until it is counted, too. */
const INTENTS: Readonly<Record<CorpusIntent, true>> = {
  ...{ capture: true, reschedule: true, correct: true, void: true, logAttempt: true, replied: true, started: true },
  ...{ inactive: true, reactivate: true, serial: true, successReview: true, kickoff: true, completion: true },
  ...{ changeL1: true, assign: true, channel: true, merge: true, newCustomer: true, reassign: true, find: true },
  ...{ history: true, customers: true, myWeek: true, toDo: true, people: true, delivery: true, language: true },
  ...{ settings: true, absence: true, help: true, question: true, undo: true, cancel: true, unknown: true },
};

const SEEN = [...SPANISH, ...ENGLISH];
const ALL = [...SEEN, ...UNSEEN];
const CODES = (
  JSON.parse(readFileSync(new URL('../../../src/domain/workloads.json', import.meta.url), 'utf8')) as { code: string }[]
).map(({ code }) => code);
const CUSTOMERS = CORPUS_CUSTOMERS.map(({ name }) => name);

/** The sentences of which something does not hold; a good corpus has none. */
function textsOf(sentences: readonly CorpusSentence[], isWrong: (sentence: CorpusSentence) => boolean): string[] {
  return sentences.filter(isWrong).map(({ text }) => text);
}

describe('the corpus', () => {
  it('has sentences enough, as many in Spanish as in English', () => {
    assert.ok(SEEN.length >= 400, String(SEEN.length));
    assert.ok(Math.abs(SPANISH.length - ENGLISH.length) <= SEEN.length / 10, String(SPANISH.length));
    for (const language of LANGUAGES)
      assert.ok(UNSEEN.filter((sentence) => sentence.language === language).length >= 30, language);
  });

  it('has no sentence twice', () => {
    const texts = ALL.map(({ text }) => text.toLowerCase());
    assert.deepEqual(
      texts.filter((text, index) => texts.indexOf(text) !== index),
      [],
    );
  });

  it('has the language of its file', () => {
    assert.deepEqual(
      textsOf(SPANISH, ({ language }) => language !== 'es'),
      [],
    );
    assert.deepEqual(
      textsOf(ENGLISH, ({ language }) => language !== 'en'),
      [],
    );
    assert.deepEqual(
      textsOf(ALL, ({ language, locale }) => !locale.startsWith(language)),
      [],
    );
  });

  it('has every intent at least five times in each language', () => {
    for (const language of LANGUAGES)
      for (const intent of Object.keys(INTENTS)) {
        const count = SEEN.filter((sentence) => sentence.language === language && sentence.intent === intent).length;
        assert.ok(count >= 5, `${intent} ${language}`);
      }
  });

  it('names workloads that exist, sorted, each once', () => {
    assert.deepEqual(
      textsOf(ALL, ({ workloads }) => workloads?.some((code) => !CODES.includes(code)) ?? false),
      [],
    );
    assert.deepEqual(
      textsOf(ALL, ({ workloads }) => workloads?.length === 0 || workloads?.join() !== sorted(workloads)?.join()),
      [],
    );
  });

  it('names customers that exist: one, or several in their order', () => {
    assert.deepEqual(
      textsOf(ALL, ({ customer }) => customer !== undefined && !CUSTOMERS.includes(customer)),
      [],
    );
    assert.deepEqual(
      textsOf(ALL, ({ couldBe, customer }) => {
        if (couldBe === undefined) return false;
        const inOrder = CUSTOMERS.filter((name) => couldBe.includes(name));
        return customer !== undefined || couldBe.length < 2 || couldBe.join() !== inOrder.join();
      }),
      [],
    );
  });

  it('has real days, a precision with each of them, and the first day for a month', () => {
    assert.deepEqual(
      textsOf(ALL, ({ date }) => date !== undefined && !isCalendarDay(date)),
      [],
    );
    assert.deepEqual(
      textsOf(ALL, ({ date, precision }) => (date === undefined) !== (precision === undefined)),
      [],
    );
    assert.deepEqual(
      textsOf(ALL, ({ date, precision }) => precision === 'month' && date?.endsWith('-01') !== true),
      [],
    );
    assert.deepEqual(
      textsOf(ALL, ({ date, noSuchDay }) => date !== undefined && noSuchDay === true),
      [],
    );
  });

  it('gives reasons as they stand in the sentence', () => {
    assert.deepEqual(
      textsOf(ALL, ({ text, reason }) => reason !== undefined && !text.includes(reason)),
      [],
    );
    assert.deepEqual(
      textsOf(ALL, ({ reason }) => reason !== undefined && /^\s|[\s.!?]$/.test(reason)),
      [],
    );
  });

  it('has a topic with every question, and other facts only where they belong', () => {
    assert.deepEqual(
      textsOf(ALL, ({ intent, topic }) => (intent === 'question') !== (topic !== undefined)),
      [],
    );
    assert.deepEqual(
      textsOf(
        ALL,
        ({ intent, attemptChannel, l1, deliveryChannel, asksFor }) =>
          (attemptChannel !== undefined && intent !== 'logAttempt') ||
          (l1 !== undefined && intent !== 'changeL1') ||
          (deliveryChannel !== undefined && intent !== 'channel') ||
          (asksFor !== undefined && intent !== 'language'),
      ),
      [],
    );
  });
});

function sorted(codes: readonly string[] | undefined): readonly string[] | undefined {
  return codes?.toSorted();
}
