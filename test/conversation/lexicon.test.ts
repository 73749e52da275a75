import assert from 'node:assert/strict';

import { lexicon } from '../../src/conversation/lexicon.ts';
import { stemOf, wordsOf } from '../../src/conversation/terms.ts';
import { LANGUAGES } from '../../src/domain/language.ts';

describe('the lexicon of finding help', () => {
  for (const language of LANGUAGES) {
    const { stopWords, synonyms } = lexicon[language];
    const lines = synonyms.map((line) => line.split(' | '));

    it(`is written as texts are read (${language})`, () => {
      for (const phrase of [stopWords, ...lines.flat()]) assert.equal(wordsOf(phrase).join(' '), phrase);
    });

    it(`names each meaning with one word (${language})`, () => {
      for (const [meaning = ''] of lines) assert.match(meaning, /^[a-z0-9]+$/);
    });

    it(`gives no word two meanings (${language})`, () => {
      const meanings = new Map<string, string>();
      for (const [meaning = '', ...others] of lines) {
        for (const phrase of [meaning, ...others]) {
          const stem = phrase.includes(' ') ? phrase : stemOf(phrase, language);
          assert.equal(meanings.get(stem) ?? meaning, meaning, phrase);
          meanings.set(stem, meaning);
        }
      }
      for (const word of stopWords.split(' ')) assert.ok(!lines.some((line) => line.includes(word)), word);
    });
  }
});
