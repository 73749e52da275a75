import assert from 'node:assert/strict';

import fc from 'fast-check';

import { cleanText } from '../../src/domain/clean-text.ts';

/** What cleaning looks at, and what stands beside it. */
const CHARACTERS = [
  'a',
  ' ',
  '\t',
  '\n',
  '\r',
  '\u0000',
  '\u0085',
  '\u2028',
  '\u200D',
  '\u200E',
  '\u202E',
  '\u2066',
  '\uD83D',
  '\uDE00',
  'é',
  'ש',
  '👍🏽',
];

describe('cleaning what people write', () => {
  for (const [name, text, clean] of [
    ['leaves control characters out', 'a\u0000b\u0007c\u001B[31md\u0085e\u009Ff\u007F', 'abc[31mdef'],
    [
      'leaves out what turns the direction of writing around',
      'invoice\u202Etxt.exe\u202C \u2066x\u2069\u200E\u200F\u061C',
      'invoicetxt.exe x',
    ],
    ['keeps tabs and line ends', 'one\ttwo\nthree', 'one\ttwo\nthree'],
    ['makes every line end the same', 'one\r\ntwo\rthree\u2028four\u2029five', 'one\ntwo\nthree\nfour\nfive'],
    ['keeps right-to-left letters', 'שלום عربي', 'שלום عربي'],
    ['keeps emoji, with what joins them', '👩‍👩‍👧‍👦 🏴󠁧󠁢󠁥󠁮󠁧󠁿 ✈️ 👍🏽', '👩‍👩‍👧‍👦 🏴󠁧󠁢󠁥󠁮󠁧󠁿 ✈️ 👍🏽'],
    ['keeps what joins and parts letters of other scripts', 'می‌خواهم क्‍ष', 'می‌خواهم क्‍ष'],
    ['puts a mark in the place of half a character', 'a\uD83Db', 'a\uFFFDb'],
    ['keeps accents and markup as they are', 'Ñandú **x** <b> [y](z)', 'Ñandú **x** <b> [y](z)'],
  ] as const) {
    it(name, () => {
      assert.equal(cleanText(text), clean);
    });
  }

  it('cleans nothing that is clean', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...CHARACTERS)), (characters) => {
        const text = characters.join('');
        assert.equal(cleanText(cleanText(text)), cleanText(text));
      }),
    );
  });
});
