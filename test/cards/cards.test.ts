import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

import fc from 'fast-check';
import { z } from 'zod';

import { verbTable } from '../../src/bot/verb-table.ts';
import { plainText } from '../../src/cards/adaptive-card.ts';
import { bytesOf, CARD_BYTES } from '../../src/cards/fit-card.ts';
import { LANGUAGES } from '../../src/domain/language.ts';
import { buttonsOf, nodesOf, sentBy, textsOf, type CardNode } from '../support/cards.ts';
import { cardGallery } from '../support/card-gallery.ts';

const parserShape = z.object({
  AdaptiveCard: z.custom<new () => { parse(card: unknown, context: unknown): void }>(
    (value) => typeof value === 'function',
  ),
  SerializationContext: z.custom<
    new () => { readonly eventCount: number; getEventAt(index: number): { readonly message: string } }
  >((value) => typeof value === 'function'),
});

const CARDS_FOLDER = join(import.meta.dirname, '../../src/cards');

describe('the cards', () => {
  const { AdaptiveCard, SerializationContext } = parserShape.parse(
    createRequire(import.meta.url)('adaptivecards/dist/adaptivecards.js'),
  );
  const schemas = new Map<string, z.ZodObject>();

  before(async () => {
    for (const folder of readdirSync(CARDS_FOLDER, { withFileTypes: true })) {
      if (!folder.isDirectory() || !readdirSync(join(CARDS_FOLDER, folder.name)).includes('input.ts')) continue;
      const exported = (await import(join(CARDS_FOLDER, folder.name, 'input.ts'))) as Record<string, unknown>;
      for (const [name, verb] of Object.entries(exported)) {
        const schema = exported[name.replace(/Verb$/, 'Input')];
        if (typeof verb === 'string' && schema instanceof z.ZodObject) schemas.set(verb, schema);
      }
    }
  });

  it('have a verb for every answer the bot gives, and an answer for every verb', () => {
    assert.deepEqual([...verbTable.keys()].toSorted(), [...schemas.keys()].toSorted());
  });

  it('are the same in every language but for the words', () => {
    const shape = (node: unknown): unknown =>
      JSON.parse(JSON.stringify(node, (_key, value: unknown) => (typeof value === 'string' ? '' : value)));
    const [english, spanish] = [cardGallery('en'), cardGallery('es')];
    for (const [name, card] of english) assert.deepEqual(shape(spanish.get(name)), shape(card), name);
  });

  for (const language of LANGUAGES) {
    for (const [name, card] of cardGallery(language)) {
      describe(`${name} (${language})`, () => {
        it('is an Adaptive Card 1.5 that its reference parser takes without a complaint', () => {
          const context = new SerializationContext();
          new AdaptiveCard().parse(card, context);
          const complaints = Array.from(
            { length: context.eventCount },
            (_, index) => context.getEventAt(index).message,
          );
          assert.deepEqual(complaints, []);
          assert.equal(card['version'], '1.5');
        });

        it('has no gap where a text should be', () => {
          assert.doesNotMatch(JSON.stringify(card), /\$\{|undefined|null|NaN|\[object|Invalid Date/);
          for (const node of nodesOf(card)) {
            if (node['type'] === 'TextBlock' || node['type'] === 'TextRun') assert.notEqual(node['text'], '');
          }
        });

        it('says "engagement start date" in full', () => {
          for (const text of textsOf(card)) {
            assert.doesNotMatch(text, /fecha de inicio(?! de la interacción)/i);
            assert.doesNotMatch(text, /(?<!engagement )start date/i);
          }
        });

        it('labels every input, once', () => {
          const inputs = nodesOf(card).filter(({ type }) => String(type).startsWith('Input.'));
          for (const input of inputs) assert.ok(input['label'] ?? input['title'], JSON.stringify(input));
          const ids = nodesOf(card).flatMap(({ id }) => (id === undefined ? [] : [id]));
          assert.equal(new Set(ids).size, ids.length);
        });

        it('has at most six buttons, each with the same answer for clients that only know Action.Submit', () => {
          const actions = Array.isArray(card['actions']) ? card['actions'] : [];
          assert.ok(actions.length <= 6, `${String(actions.length)} buttons`);
          for (const { action } of buttonsOf(card)) {
            const fallback = z.looseObject({ type: z.literal('Action.Submit') }).parse(action['fallback']);
            for (const key of ['title', 'data', 'associatedInputs', 'style'])
              assert.deepEqual(fallback[key], action[key]);
            assert.equal(action['verb'], z.looseObject({ verb: z.string() }).parse(action['data']).verb);
          }
        });

        it('sends exactly what its answer reads', () => {
          for (const button of buttonsOf(card)) {
            const sent = sentBy(button);
            const schema = schemas.get(String(button.action['verb']));
            assert.ok(schema, `nothing reads ${String(button.action['verb'])}`);
            assert.deepEqual(schema.safeParse(sent).error?.issues ?? [], [], button.title);
            const read = Object.keys(schema.shape);
            const extra = Object.keys(sent).filter((key) => !read.includes(key) && !/^(date|monthOnly)_/.test(key));
            assert.deepEqual(extra, [], button.title);
            // The local client takes this name for itself, and the click goes nowhere.
            assert.ok(!('key' in sent), button.title);
          }
        });

        it('fits in a message', () => {
          assert.ok(bytesOf(card) <= CARD_BYTES);
        });
      });
    }

    it(`never read people's texts as markup or as expressions (${language})`, () => {
      const nasty = '[link](http://evil.example) **bold** ${secret} {{DATE(2027-01-01T00:00:00Z)}} <at>x</at>\u202E';
      const cards = cardGallery(language, { customerName: `N ${nasty}`, personName: `P ${nasty}`, text: `T ${nasty}` });
      for (const [name, card] of cards) {
        for (const node of nodesOf(card)) {
          if (node['type'] !== 'TextBlock') continue;
          assert.doesNotMatch(String(node['text']), /evil|secret/, `${name}: ${String(node['text'])}`);
        }
        assert.doesNotMatch(JSON.stringify(textsIn(card, 'TextRun')), /\{\{|\u202E/, name);
      }
      const customer = cards.get('customer');
      assert.ok(textsIn(customer, 'TextRun').some((text) => text.includes('${secret}')));
    });
  }

  it('fit in a message however long the history and the notes are', () => {
    for (const text of ['x'.repeat(1000), '👩‍👩‍👧‍👦'.repeat(360)]) {
      for (const [name, card] of cardGallery('es', { customerName: 'Contoso', personName: 'Frank', text })) {
        assert.ok(bytesOf(card) <= CARD_BYTES, `${name}: ${String(bytesOf(card))}`);
      }
    }
  });

  it('show whatever people write, as text (E36)', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), fc.constantFrom(...LANGUAGES), (text, language) => {
        const cards = cardGallery(language, { customerName: text, personName: text, text });
        const name = textsIn(cards.get('capture'), 'TextRun')[0] ?? '';
        assert.equal(name, plainText(text));
      }),
      { numRuns: 50 },
    );
  });
});

function textsIn(card: unknown, type: string): readonly string[] {
  return nodesOf(card).flatMap((node: CardNode) => (node['type'] === type ? [String(node['text'])] : []));
}
