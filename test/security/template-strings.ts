import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { cardRenderer, plainText, plainTitle } from '../../src/cards/adaptive-card.ts';
import { bytesOf, CARD_BYTES } from '../../src/cards/fit-card.ts';
import { LANGUAGES } from '../../src/domain/language.ts';
import { cardGallery } from '../support/card-gallery.ts';
import { nodesOf } from '../support/cards.ts';
import type { Size, Trial } from '../support/trial.ts';
import { SeededRandom } from '../simulation/seeded-random.ts';

const STRINGS = 10_000;
/** Sets of three texts that every card of the gallery is drawn with. */
const GALLERIES = { ci: 2, full: 100 } as const satisfies Record<Size, number>;
const TOGETHER = 40;
const SEED = 6;
const SECRET = 'planted-secret-of-the-root';

const CARDS = join(import.meta.dirname, '../../src/cards');

/** Strings that are expressions of templates, as people's texts. */
export const templateStrings: Trial = {
  name: 'template-strings',
  promise: `${STRINGS.toLocaleString('en')} strings with expressions (\${…}, nested, $data, $when, {{…}}) through every template of the bot and as people's texts on its cards: none is evaluated, a secret beside them in the data is never shown, and no card has an expression of its own template left`,
  run: (size) => {
    const random = new SeededRandom(SEED);
    const failures: string[] = [];
    const templates = readTemplates();
    let drawn = 0;
    for (let first = 0; first < STRINGS; first += TOGETHER) {
      const strings = Array.from({ length: TOGETHER }, () => expression(random));
      const [name, template] = templates[(first / TOGETHER) % templates.length] ?? fail();
      failures.push(
        ...throughTemplate(template, strings).map((problem) => `${name}, strings ${String(first)}: ${problem}`),
      );
      drawn += 1;
    }
    let cards = 0;
    for (let gallery = 0; gallery < GALLERIES[size]; gallery += 1) {
      const [customerName = '', personName = '', text = ''] = [1, 2, 3].map(() => expression(random));
      for (const language of LANGUAGES) {
        for (const [name, card] of cardGallery(language, { customerName, personName, text })) {
          cards += 1;
          const told = `${name} (${language}), gallery ${String(gallery)} of seed ${String(SEED)}`;
          if (bytesOf(card) > CARD_BYTES) failures.push(`${told}: ${String(bytesOf(card))} bytes`);
          const left = withoutTexts(JSON.stringify(card), [customerName, personName, text]);
          if (left.includes('${')) failures.push(`${told}: an expression is left`);
          if (left.includes('Action.OpenUrl')) failures.push(`${told}: a link`);
        }
      }
    }
    return Promise.resolve({
      measured: `${String(STRINGS)} strings through ${String(templates.length)} templates on ${String(drawn)} cards, and on ${String(cards)} cards of the gallery; ${String(failures.length)} evaluated, shown or left`,
      failures: failures.slice(0, 100),
    });
  },
};

/** A string that means something to the template language, whole or in pieces, on its own or inside another. */
function expression(random: SeededRandom): string {
  const atom = random.pick([
    'secret',
    '$root.secret',
    '$data.secret',
    '$host.secret',
    '1+1',
    'json(secret)',
    "concat('planted-secret', '-of-the-root')",
    'json(\'{"type":"Action.OpenUrl"}\')',
    'formatDateTime(utcNow())',
    'range(0, 3)',
    'if(true, secret, 1)',
    'string(secret)',
  ]);
  const form = random.pick([
    (inner: string) => `\${${inner}}`,
    (inner: string) => `\${\${${inner}}}`,
    (inner: string) => `\\\${${inner}}`,
    (inner: string) => `$\${${inner}}`,
    (inner: string) => `\${'\${${inner}}'}`,
    (inner: string) => `{{${inner}}}`,
    (inner: string) => `{${inner}}`,
    (inner: string) => `"$data": "\${${inner}}"`,
    (inner: string) => `"$when": "\${${inner}}"`,
    (inner: string) => `\${${inner}`,
    (inner: string) => `\`\${${inner}}\``,
    (inner: string) => `@{${inner}}`,
  ]);
  return `${random.pick(['', 'a ', '"', '\\'])}${form(atom)}${random.pick(['', ' z', '"', '}'])}`;
}

/** Draws a template with the strings in every place that it reads, beside a secret that it does not. */
function throughTemplate(template: object, strings: readonly string[]): readonly string[] {
  let taken = 0;
  const next = (): string => strings[(taken += 1) % strings.length] ?? '';
  const card = cardRenderer(template)({ ...viewFor(template, next), secret: SECRET });
  const shown = JSON.stringify(card);
  const failures: string[] = [];
  if (shown.includes(SECRET)) failures.push('the secret is shown');
  const left = withoutTexts(shown, strings);
  if (left.includes('${')) failures.push(`an expression is left: ${/.{0,40}\$\{.{0,60}/.exec(left)?.[0] ?? ''}`);
  if (nodesOf(card).some(({ type }) => type === 'Action.OpenUrl')) failures.push('a link');
  return failures;
}

/** A view with a string for every name that a part of a template reads, and for every list that it goes through some entries. */
function viewFor(node: unknown, next: () => string): Readonly<Record<string, unknown>> {
  if (typeof node === 'string') {
    const names = [...node.matchAll(/\$\{(?:count\()?([a-zA-Z]\w*)/g)].map(([, name = '']) => name);
    return Object.fromEntries(names.map((name) => [name, next()]));
  }
  if (typeof node !== 'object' || node === null) return {};
  const { $data: list, $partial: partial, ...rest } = node as Readonly<Record<string, unknown>>;
  const name = typeof list === 'string' ? /^\$\{(\w+)\}$/.exec(list)?.[1] : undefined;
  if (name !== undefined) {
    const entry = (): unknown => {
      if (partial === 'field') return fieldView(next);
      if (partial === 'action') return actionView(next);
      return readsItself(rest) ? next() : viewFor(rest, next);
    };
    // One button, not a list of them.
    return { [name]: name === 'action' ? entry() : [entry(), entry()] };
  }
  const notices =
    partial === 'notices' ? { error: next(), warning: next() } : partial === 'field' ? fieldView(next) : {};
  const views = Object.values(rest).map((inner) => viewFor(inner, next));
  // A list that is counted first is a list all the same.
  const merged: Record<string, unknown> = { ...notices };
  for (const [key, value] of views.flatMap((view) => Object.entries(view))) {
    if (typeof merged[key] !== 'object') merged[key] = value;
  }
  return merged;
}

/** Whether a part of a template shows the entry itself, which is a text then, but not only those of a list inside it. */
function readsItself(node: unknown): boolean {
  if (typeof node === 'string') return node.includes('${$data}');
  if (typeof node !== 'object' || node === null || '$data' in node) return false;
  return Object.values(node).some(readsItself);
}

function fieldView(next: () => string): object {
  const choices = [{ title: next(), value: next() }];
  const texts = { label: next(), value: next(), errorMessage: next(), error: next(), placeholder: next() };
  return {
    kind: 'text',
    id: 'field',
    isRequired: true,
    isMultiSelect: false,
    isMultiline: true,
    style: 'compact',
    choices,
    ...texts,
  };
}

function actionView(next: () => string): object {
  const data = { verb: 'verb', text: next(), list: [next()] };
  return { title: next(), verb: 'verb', style: 'default', inputs: 'none', data };
}

/** The templates of the bot. */
function readTemplates(): readonly (readonly [name: string, template: object])[] {
  const own = readdirSync(CARDS, { withFileTypes: true })
    .filter((folder) => folder.isDirectory() && readdirSync(join(CARDS, folder.name)).includes('template.json'))
    .map(({ name }): readonly [string, object] => [
      name,
      JSON.parse(readFileSync(join(CARDS, name, 'template.json'), 'utf8')) as object,
    ]);
  if (own.length < 10) throw new Error('The templates of the bot are somewhere else');
  return own;
}

/** A card's JSON without the texts that people wrote, as they were and as cards show them. */
function withoutTexts(json: string, texts: readonly string[]): string {
  const inJson = (text: string): string => JSON.stringify(text).slice(1, -1);
  return texts
    .flatMap((text) => [text, plainText(text), plainTitle(text)])
    .toSorted((one, other) => other.length - one.length)
    .reduce((left, text) => left.replaceAll(inJson(text), ''), json);
}

function fail(): never {
  throw new Error('There are no templates');
}
