import assert from 'node:assert/strict';

/** Any object of a card. */
export type CardNode = Readonly<Record<string, unknown>>;

function isNode(value: unknown): value is CardNode {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Every object of a card, outer ones first. */
export function nodesOf(value: unknown): readonly CardNode[] {
  if (Array.isArray(value)) return value.flatMap(nodesOf);
  return isNode(value) ? [value, ...Object.values(value).flatMap(nodesOf)] : [];
}

/** Every text a person can read on a card, input labels and choices included, hidden parts too. */
export function textsOf(card: unknown): readonly string[] {
  return nodesOf(card).flatMap((node) =>
    ['text', 'title', 'label', 'placeholder', 'errorMessage', 'fallbackText', 'speak'].flatMap((key) => {
      const text = node[key];
      return typeof text === 'string' && text !== '' ? [text] : [];
    }),
  );
}

/** All that can be read on a card, in one text. */
export function readable(card: unknown): string {
  return textsOf(card).join('\n');
}

/** The inputs of a card; without those inside a ShowCard unless the node is that ShowCard itself. */
function inputsOf(card: unknown): readonly CardNode[] {
  if (Array.isArray(card)) return card.flatMap(inputsOf);
  if (!isNode(card)) return [];
  if (card['type'] === 'Action.ShowCard') return [];
  const own = String(card['type']).startsWith('Input.') ? [card] : [];
  return [...own, ...Object.values(card).flatMap(inputsOf)];
}

/** The input with this id. */
export function inputOf(card: unknown, id: string): CardNode {
  const found = nodesOf(card).find((node) => node['id'] === id && String(node['type']).startsWith('Input.'));
  assert.ok(found, `no input ${id} on the card:\n${readable(card)}`);
  return found;
}

/** What the bot has against the input with this id, below it; empty when nothing. */
export function errorBeside(card: unknown, id: string): string {
  const around = nodesOf(card).find(({ items }) => Array.isArray(items) && items.includes(inputOf(card, id)));
  const error = nodesOf(around).find(({ type }) => type === 'TextBlock');
  return error ? String(error['text']) : '';
}

/** A button, and the part of the card whose inputs go with it: the card itself and the ShowCard it stands in. */
export interface Button {
  readonly title: string;
  readonly action: CardNode;
  readonly inputs: readonly CardNode[];
}

/** All buttons of a card that send something, or of one in a dialog; those of a ShowCard are titled `Answer > Button`. */
export function buttonsOf(card: unknown, prefix = '', outer: readonly CardNode[] = []): readonly Button[] {
  if (Array.isArray(card)) return card.flatMap((entry) => buttonsOf(entry, prefix, outer));
  if (!isNode(card)) return [];
  if (card['type'] === 'Action.ShowCard') {
    const inner = card['card'];
    return buttonsOf(inner, `${String(card['title'])} > `, [...outer, ...inputsOf(inner)]);
  }
  if (card['type'] === 'Action.Execute' || card['type'] === 'Action.Submit') {
    return [{ title: prefix + String(card['title']), action: card, inputs: outer }];
  }
  const around = card['type'] === 'AdaptiveCard' && outer.length === 0 ? inputsOf(card) : outer;
  return Object.values(card).flatMap((entry) => buttonsOf(entry, prefix, around));
}

/** The button with this title. */
export function buttonOf(card: unknown, title: string): Button {
  const buttons = buttonsOf(card);
  const found = buttons.find((button) => button.title === title);
  assert.ok(
    found,
    `no button "${title}" among: ${buttons.map((button) => button.title).join(' | ')}\n${readable(card)}`,
  );
  return found;
}

/** What a client sends when the button is pressed: its data, and the inputs as they stand with `typed` over them. */
export function sentBy({ action, inputs }: Button, typed: Readonly<Record<string, string>> = {}): CardNode {
  const data = isNode(action['data']) ? action['data'] : {};
  if (action['associatedInputs'] === 'none') return data;
  const ids = inputs.map((input) => String(input['id']));
  for (const id of Object.keys(typed))
    assert.ok(ids.includes(id), `no input ${id} goes with "${String(action['title'])}"`);
  const sent: Record<string, unknown> = { ...data };
  for (const { id, value } of inputs) sent[String(id)] = value ?? '';
  return { ...sent, ...typed };
}
