// The package's main entry drags in type sources of another package that do not compile here; this is the same class.
import { Template } from 'adaptivecards-templating/lib/template-engine.js';
import { z } from 'zod';

import { cleanText } from '../domain/clean-text.ts';
import type { Language } from '../domain/language.ts';
import { drawFitting, leftOutNote } from './fit-card.ts';
import action from './partials/action.json' with { type: 'json' };
import field from './partials/field.json' with { type: 'json' };
import notices from './partials/notices.json' with { type: 'json' };

/** An Adaptive Card, ready to be sent. */
export type AdaptiveCard = Readonly<Record<string, unknown>> & { readonly type: 'AdaptiveCard' };

const expandedCard = z.looseObject({ type: z.literal('AdaptiveCard'), body: z.array(z.unknown()) });

/** What many templates contain: a node with the name as its `$partial` stands for it. */
const PARTIALS: Readonly<Record<string, object>> = { action, field, notices };

function withPartials(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(withPartials);
  if (typeof node !== 'object' || node === null) return node;
  const own = Object.fromEntries(Object.entries(node).map(([name, value]) => [name, withPartials(value)]));
  const { $partial: name, ...rest } = own;
  return typeof name === 'string' ? { ...PARTIALS[name], ...rest } : own;
}

/** What a template is filled with. */
interface View {
  readonly language?: Language;
  readonly [name: string]: unknown;
}

/**
 * Parses a card template once (that is what costs) and returns the function that fills it. People's texts may stand
 * anywhere in `view`: they go in as values and are never read as expressions. A view has no `null` and no `undefined`. A card
 * that would be too big is drawn with less, and says so in the view's `language`.
 */
export function cardRenderer(template: object): (view: View) => AdaptiveCard {
  const parsed = new Template(withPartials(template));
  return (view) => {
    const { card, isWhole } = drawFitting(view, (some) => expandedCard.parse(parsed.expand({ $root: some })));
    return isWhole || !view.language ? card : { ...card, body: [...card.body, leftOutNote(view.language)] };
  };
}

/** A button of a card, as templates draw it. */
export interface ActionView {
  readonly title: string;
  readonly verb: string;
  readonly style: 'default' | 'positive' | 'destructive';
  /** Whether the card's inputs are checked and sent along. */
  readonly inputs: 'auto' | 'none';
  /** What comes back when it is pressed: opaque ids and versions, never a record. */
  readonly data: ActionData;
}

/** What a button sends back; the verb is repeated for clients that only know `Action.Submit`. */
export type ActionData = Readonly<Record<string, unknown>> & { readonly verb: string };

/** A button that sends the card's inputs along. */
export function submitAction(title: string, data: ActionData, style: ActionView['style'] = 'positive'): ActionView {
  return { title, verb: data.verb, style, inputs: 'auto', data };
}

/** A button that leaves the inputs alone. */
export function plainAction(title: string, data: ActionData, style: ActionView['style'] = 'default'): ActionView {
  return { title, verb: data.verb, style, inputs: 'none', data };
}

/** Signs of Markdown, and what looks like them. */
const LOOK_ALIKES: ReadonlyMap<string, string> = new Map([
  ['*', '∗'],
  ['_', '＿'],
  ['[', '［'],
  [']', '］'],
  ['`', 'ˋ'],
  ['<', '‹'],
  ['>', '›'],
  ['#', '＃'],
  ['~', '～'],
  ['&', '＆'],
  ['\\', '＼'],
]);

/** What begins a list when a text begins with it. */
const LIST_MARK = /^\s*(?:[-+]|\d+[.)])(?=\s|$)/;

/**
 * A person's text as the title of a choice or a box to tick: clients read Markdown there, so its signs are replaced by what
 * looks like them.
 */
export function plainTitle(text: string): string {
  return plainText(text)
    .replace(/\s+/g, ' ')
    .replace(/[*_[\]`<>#~&\\]/g, (sign) => LOOK_ALIKES.get(sign) ?? sign)
    .replace(LIST_MARK, (mark) => `\u2060${mark.trim()}`);
}

/** A person's text as a card may show it: clean, and with `{{` broken up so that no client takes it for a date macro. */
export function plainText(text: string): string {
  return cleanText(text).replace(/\{(?=\{)/g, '{ ');
}
