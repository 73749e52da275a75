import assert from 'node:assert/strict';

import { cardRenderer, plainText, plainTitle } from '../../src/cards/adaptive-card.ts';
import { bytesOf, CARD_BYTES } from '../../src/cards/fit-card.ts';
import { withinBudget } from '../../src/cards/text-budget.ts';
import { textsOf } from '../support/cards.ts';

const render = cardRenderer({
  type: 'AdaptiveCard',
  body: [
    { $data: '${notes}', type: 'RichTextBlock', inlines: [{ type: 'TextRun', text: '${$data}' }] },
    { $data: '${fields}', type: 'Input.ChoiceSet', id: '${id}', choices: '${choices}', value: '${value}' },
  ],
  actions: [{ type: 'Action.Execute', title: '${title}', data: '${data}' }],
});

const DATA = { verb: 'save', text: 'y'.repeat(2000) };

describe('fitting a card', () => {
  const draw = (notes: readonly string[], choices = 2, language: 'en' | 'es' = 'en') =>
    render({
      language,
      title: 'Save',
      notes,
      data: DATA,
      fields: [
        {
          id: 'fm',
          value: 'fm-1',
          choices: Array.from({ length: choices }, (_, n) => ({
            title: 'A manager with a long name',
            value: `fm-${String(n)}`,
          })),
        },
      ],
    });
  const notesOn = (card: object): readonly string[] => textsOf(card).filter((text) => text.startsWith('note'));

  it('leaves one that is small enough as it is', () => {
    const notes = ['note 1', 'note 2'];
    assert.deepEqual(notesOn(draw(notes)), notes);
    assert.ok(!textsOf(draw(notes)).some((text) => text.includes('Not everything fits')));
  });

  for (const [name, notes] of [
    ['one very long text', [`note ${'é'.repeat(30_000)}`]],
    ['many texts', Array.from({ length: 400 }, (_, n) => `note ${String(n)} ${'x'.repeat(200)}`)],
    ['characters of many code units', [`note ${'👩‍👩‍👧‍👦'.repeat(3_000)}`]],
    ['one character without an end', [`note e${'\u0301'.repeat(30_000)}`]],
  ] as const) {
    it(`shortens it, and says so: ${name}`, () => {
      for (const [language, says] of [
        ['en', /Not everything fits on this card/],
        ['es', /No cabe todo en esta tarjeta/],
      ] as const) {
        const card = draw(notes, 2, language);
        assert.ok(bytesOf(card) <= CARD_BYTES, String(bytesOf(card)));
        assert.match(textsOf(card).join('\n'), says);
        assert.ok(JSON.stringify(card).isWellFormed());
      }
    });
  }

  it('never shortens what comes back to the bot, nor what can be chosen', () => {
    const card = JSON.stringify(draw(['note '.repeat(20_000)], 400));
    assert.ok(card.includes(JSON.stringify(DATA)));
    assert.ok(card.includes('"fm-399"'));
  });

  it('shows the first of a list of texts however long it is, and then as many as fit', () => {
    const long = 'x'.repeat(6_000);
    assert.deepEqual(
      withinBudget([long, 'short'], (text) => text),
      [long],
    );
    assert.equal(
      withinBudget(
        Array.from({ length: 100 }, () => '漢'.repeat(100)),
        (text) => text,
      ).length,
      16,
    );
  });
});

describe('texts of people on cards', () => {
  for (const [text, shown] of [
    ['{{DATE(2027-01-01)}}', '{ {DATE(2027-01-01)}}'],
    ['{{{TIME(x)}}}', '{ { {TIME(x)}}}'],
    ['a\u202Eb\u0000c', 'abc'],
  ] as const) {
    it(`hold no date macro and nothing that cannot be seen: ${JSON.stringify(text)}`, () => {
      assert.equal(plainText(text), shown);
    });
  }

  for (const [text, shown] of [
    ['**b** [l](http://x.example) `c` <b>', '∗∗b∗∗ ［l］(http://x.example) ˋcˋ ‹b›'],
    ['&lt;b&gt; \\* ~~d~~', '＆lt;b＆gt; ＼∗ ～～d～～'],
    ['- item', '\u2060- item'],
    ['1. item', '\u20601. item'],
    ['2027 plans', '2027 plans'],
    ['one\n- two', 'one - two'],
  ] as const) {
    it(`are no Markdown where choices are read as such: ${JSON.stringify(text)}`, () => {
      assert.equal(plainTitle(text), shown);
    });
  }
});
