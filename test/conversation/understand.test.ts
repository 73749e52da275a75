import assert from 'node:assert/strict';

import fc from 'fast-check';

import { understand, type Understanding } from '../../src/conversation/understand.ts';
import type { NamedCustomer } from '../../src/conversation/match-customers.ts';
import { CORPUS_CUSTOMERS, CORPUS_TODAY, type CorpusSentence } from './corpus/corpus.ts';
import { ENGLISH } from './corpus/english.ts';
import { SPANISH } from './corpus/spanish.ts';
import { UNSEEN } from './corpus/unseen.ts';
import { readCorpus } from './read-corpus.ts';

const customers: readonly NamedCustomer[] = CORPUS_CUSTOMERS.map(({ name, ...ids }) => ({
  customerName: name,
  ...ids,
}));

function read(text: string, locale = 'en-GB'): Understanding<NamedCustomer> {
  return understand(text, { today: CORPUS_TODAY, locale, customers });
}

describe('a sentence', () => {
  it('is understood as a careful reader would, nearly always: what it wants in 97 of 100, all that it says in 95', () => {
    const { sentences, intents, facts } = readCorpus([...ENGLISH, ...SPANISH, ...UNSEEN]);
    assert.ok(intents >= 0.97 * sentences, `${String(intents)} intents of ${String(sentences)}`);
    assert.ok(facts >= 0.95 * sentences, `all facts of ${String(facts)} of ${String(sentences)}`);
  });

  it('never throws, however odd it is, and keeps the reason as it was typed', () => {
    const odd = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 300 }),
      fc.constantFrom('${json(x)}', '{{DATE(2027-01-01)}}', '[a](http://evil.example)', '\u202Eabc', '😀'.repeat(500)),
      fc
        .array(
          fc.constantFrom(...ENGLISH, ...SPANISH).map(({ text }) => text),
          { maxLength: 4 },
        )
        .map((all) => all.join(' ')),
      fc.string({ minLength: 19_000, maxLength: 20_000 }),
    );
    fc.assert(
      fc.property(odd, (text) => {
        const { reason } = read(text);
        assert.ok(reason === undefined || text.normalize('NFC').includes(reason));
      }),
      { numRuns: 500 },
    );
  });

  it('keeps its customer when letters are wrong, accents are missing or the case is another', () => {
    for (const text of ['NORTHWIND', 'norhtwind', 'northwnid traders', 'los de northwind']) {
      assert.deepEqual(
        read(text).customers.map(({ customerName }) => customerName),
        ['Northwind Traders'],
        text,
      );
    }
    assert.deepEqual(
      read('ninos felices').customers.map(({ customerName }) => customerName),
      ['Niños Felices, S.A.'],
    );
  });

  it('that could mean several customers says so', () => {
    const names = read('move contoso to 12 January').customers.map(({ customerName }) => customerName);
    assert.deepEqual(names, ['Contoso Traders', 'Contoso Farma']);
  });

  it('about a voicemail is an attempt and never a start (R19)', () => {
    for (const text of [
      'left a voicemail for northwind',
      'le dejé un mensaje en el buzón a northwind',
      'sent northwind the first e-mail today',
    ]) {
      assert.equal(read(text).intent, 'logAttempt', text);
    }
  });
});

describe('the corpus', () => {
  const wrong = (sentences: readonly CorpusSentence[]): number => sentences.length - readCorpus(sentences).intents;

  it('has sentences that nobody looked at while the rules were written, and most of them are understood', () => {
    assert.ok(wrong(UNSEEN) <= 0.2 * UNSEEN.length);
  });
});
