import assert from 'node:assert/strict';

import { notUnderstoodCard } from '../../src/cards/not-understood/card.ts';
import { LANGUAGES } from '../../src/domain/language.ts';
import { nodesOf } from '../support/cards.ts';

describe('the card about what was not understood', () => {
  const shown = (text: string): readonly string[] =>
    LANGUAGES.flatMap((language) => nodesOf(notUnderstoodCard({ language, text, actions: [] })))
      .filter(({ type }) => type === 'TextRun')
      .map((run) => String(run['text']));

  for (const [name, text, expected] of [
    ['in one line', ' What\n\n is   this? ', 'What is this?'],
    ['as it was written, whatever a client would make of it', '**a** [b](c) ${json(x)}', '**a** [b](c) ${json(x)}'],
    ['without what turns the direction of writing around', 'a\u202Eb', 'ab'],
    ['up to 100 characters', 'x'.repeat(100), 'x'.repeat(100)],
    ['with an ellipsis where there is more', 'x'.repeat(101), `${'x'.repeat(100)}…`],
    ['with no character cut in two', `${'x'.repeat(99)}👩‍👩‍👧‍👦`, `${'x'.repeat(99)}…`],
  ] as const) {
    it(`shows it ${name}`, () => {
      assert.deepEqual(shown(text), [expected, expected]);
    });
  }

  it('shows nothing of what cannot be seen', () => {
    assert.deepEqual(shown(' \u202E\n '), []);
  });
});
