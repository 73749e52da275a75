import { createRequire } from 'node:module';

import { z } from 'zod';

import { plainText } from '../../src/cards/adaptive-card.ts';
import { LANGUAGES } from '../../src/domain/language.ts';
import { findChromium, launchChromium } from '../browser/chromium.ts';
import { cardGallery } from '../support/card-gallery.ts';
import { nodesOf, type CardNode } from '../support/cards.ts';
import type { Size, Trial } from '../support/trial.ts';
import { SeededRandom } from '../simulation/seeded-random.ts';
import { nastyText } from './nasty-text.ts';

const TEXTS = { ci: 30, full: 2_000 } as const satisfies Record<Size, number>;
const SEED = 6;

/** What people write, on every card that shows it, drawn by the reference renderer with a Markdown processor that does all it can. */
export const textInCards: Trial = {
  name: 'text-in-cards',
  promise: `${TEXTS.full.toLocaleString('en')} generated names, reasons and notes (Markdown, links, mentions, HTML, date macros, expressions, control and direction marks, line ends) on every card that shows what people write, in both languages, drawn by the reference renderer with Markdown on: 0 links, 0 formatting, 0 mentions, 0 dates made of macros, and the text stands there as it was written`,
  run: async (size) => {
    const executable = findChromium();
    if (executable === undefined)
      throw new Error('There is no Chromium on this machine; install one or name it in CHROMIUM');
    const browser = await launchChromium(executable);
    try {
      const page = await browser.newPage();
      await page.setContent('<!doctype html><meta charset="utf-8">');
      await page.addScriptTag({ path: createRequire(import.meta.url).resolve('adaptivecards/dist/adaptivecards.js') });
      await page.evaluate(RENDERER);
      return await drawAll(TEXTS[size], async (cards) =>
        drawnCards.parse(await page.evaluate(`drawCards(${JSON.stringify(cards)})`)),
      );
    } finally {
      await browser.close();
    }
  },
};

/** What a card came to in the browser. */
const drawnCards = z.array(
  z.object({
    text: z.string(),
    /** Elements that only Markdown or HTML of somebody makes. */
    marks: z.array(z.string()),
  }),
);

/**
 * Draws cards as Teams does, with a Markdown processor that is more generous than any: what it is given it takes for Markdown and
 * for HTML. Returns what can be read, and what has become of texts.
 */
const RENDERER = `
  AdaptiveCards.AdaptiveCard.onProcessMarkdown = (text, result) => {
    result.outputHtml = text
      .replace(/!?\\[([^\\]]*)\\]\\(([^)]*)\\)/g, '<a href="$2">$1</a>')
      .replace(/(\\*\\*|__)(.+?)\\1/g, '<strong>$2</strong>')
      .replace(/([*_])(.+?)\\1/g, '<em>$2</em>')
      .replace(/~~(.+?)~~/g, '<del>$1</del>')
      .replace(/\`([^\`]+)\`/g, '<code>$1</code>')
      .replace(/^\\s*(?:[-+*]|\\d+[.)])\\s+(.*)$/gm, '<ul><li>$1</li></ul>')
      .replace(/^\\s*(#{1,6})\\s+(.*)$/gm, '<h1>$2</h1>')
      .replace(/^\\s*>\\s?(.*)$/gm, '<blockquote>$1</blockquote>');
    result.didProcess = true;
  };
  window.drawCards = (cards) => cards.map((payload) => {
    const card = new AdaptiveCards.AdaptiveCard();
    card.parse(payload, new AdaptiveCards.SerializationContext());
    const element = card.render();
    const marks = [...element.querySelectorAll('a, strong, b, em, i, del, code, ul, ol, h1, blockquote, at, img, script')];
    // Also what is folded away, and without the time that a layout takes.
    const text = element.textContent;
    return { text, marks: marks.map((mark) => mark.outerHTML.slice(0, 200)) };
  });
`;

type Draw = (cards: readonly CardNode[]) => Promise<z.infer<typeof drawnCards>>;

async function drawAll(
  texts: number,
  draw: Draw,
): Promise<{ readonly measured: string; readonly failures: readonly string[] }> {
  const failures: string[] = [];
  let cards = 0;
  let shown = 0;
  let marks = 0;
  for (const language of LANGUAGES) {
    const random = new SeededRandom(SEED);
    const plain = cardGallery(language, { customerName: 'ordinary', personName: 'ordinary', text: 'ordinary' });
    const showing = [...plain].filter(([, card]) => JSON.stringify(card).includes('ordinary')).map(([name]) => name);
    const ordinary = await draw(showing.map((name) => plain.get(name) ?? {}));
    for (let written = 0; written < texts; written += 3) {
      const words = ['name', 'person', 'note'].map((kind) => `q${kind}${String(written)}q`);
      const [customerName = '', personName = '', text = ''] = words.map((word) => nastyText(random, word));
      const gallery = cardGallery(language, { customerName, personName, text });
      const drawn = await draw(showing.map((name) => gallery.get(name) ?? {}));
      for (const [index, name] of showing.entries()) {
        cards += 1;
        const told = `${name} (${language}), texts ${String(written)} of seed ${String(SEED)}`;
        const found = drawn[index];
        const expected = ordinary[index];
        if (!found || !expected) throw new Error(`${told}: was not drawn`);
        // The card's own, as a heading is one.
        const extra = found.marks.length - expected.marks.length;
        if (extra > 0) {
          marks += extra;
          failures.push(`${told}: ${found.marks.join(' ')}`);
        }
        if (/\bdata:|javascript:/.test(found.marks.join(' '))) failures.push(`${told}: ${found.marks.join(' ')}`);
        const card = gallery.get(name) ?? {};
        if (JSON.stringify(textsShown(card)).includes('{{')) failures.push(`${told}: a date macro is left`);
        for (const [position, whole] of [customerName, personName, text].entries()) {
          const word = words[position] ?? '';
          const asWritten = wordsOf(plainText(whole), word);
          for (const stands of occurrences(found.text, word)) {
            shown += 1;
            const isAsWritten = [asWritten, lookAlike(asWritten)].some((whole) =>
              stands.isWhole ? whole === stands.text : `${whole}${word}z`.startsWith(stands.text),
            );
            if (!isAsWritten) {
              failures.push(`${told}: ${JSON.stringify(stands.text)} instead of ${JSON.stringify(asWritten)}`);
            }
          }
        }
      }
    }
  }
  return {
    measured: `${String(texts)} texts, ${String(cards)} cards drawn, ${String(shown)} times a text could be read, ${String(marks)} links, formats, mentions or pictures`,
    failures: failures.slice(0, 200),
  };
}

/** What is shown of a card, but not what its inputs hold and its buttons send back. */
function textsShown(card: CardNode): readonly unknown[] {
  // What a button sends back has no type, and nobody sees it.
  const shown = nodesOf(card).filter((node) => typeof node['type'] === 'string');
  return shown.flatMap((node) => ['text', 'title', 'label', 'placeholder'].map((key) => node[key] ?? ''));
}

/** What stands between the two words, without blanks: of those and of line ends browsers make what they like. */
function wordsOf(text: string, word: string): string {
  const [, between = ''] = new RegExp(`${word}a([\\s\\S]*?)${word}z`).exec(text) ?? [];
  return withoutBlanks(between);
}

/** What stands in the places where the text begins: up to its end, or where a big card has left out the rest up to the ellipsis. */
function occurrences(text: string, word: string): readonly { readonly text: string; readonly isWhole: boolean }[] {
  const places = text.matchAll(new RegExp(`${word}a((?:(?!${word}a)[\\s\\S])*?)(${word}z|…)`, 'g'));
  return [...places].map(([, between = '', end]) => ({ text: withoutBlanks(between), isWhole: end !== '…' }));
}

function withoutBlanks(text: string): string {
  return text.replace(/\s+/g, '');
}

const LOOK_ALIKES = new Map(
  '*∗ _＿ [［ ]］ `ˋ <‹ >› #＃ ~～ &＆ \\＼'
    .split(' ')
    .map((pair): [string, string] => [pair.charAt(0), pair.charAt(1)]),
);

/** The same where Markdown is read: its signs replaced by what looks like them. */
function lookAlike(text: string): string {
  return Array.from(text, (sign) => LOOK_ALIKES.get(sign) ?? sign).join('');
}
