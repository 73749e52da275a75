import type { AdaptiveCard } from '../../cards/adaptive-card.ts';
import { captureVerb, openCaptureVerb } from '../../cards/capture-start-date/input.ts';
import { chooseCustomerVerb } from '../../cards/choose-customer/input.ts';

/** A dialog is there to enter first dates, and for nothing else. */
const VERBS: ReadonlySet<unknown> = new Set([chooseCustomerVerb, openCaptureVerb, captureVerb]);

/** Whether a button with that verb belongs into the dialog. */
export function isOfDialog(verb: unknown): boolean {
  return VERBS.has(verb);
}

/**
 * A card as dialogs take it: they send what Action.Submit carries and do nothing for Action.Execute (Teams documentation,
 * "Invoke and dismiss dialogs", read 2026-11), so each button is replaced by its fallback, which sends the same. Buttons that
 * lead elsewhere are left out.
 */
export function cardForDialog(card: AdaptiveCard): AdaptiveCard {
  return { ...card, body: forDialog(card['body']), actions: forDialog(card['actions']) };
}

function forDialog(node: unknown): unknown {
  if (Array.isArray(node)) return node.filter((entry) => !leadsElsewhere(entry)).map(forDialog);
  if (!isObject(node)) return node;
  if (node['type'] === 'Action.Execute') return node['fallback'];
  return Object.fromEntries(Object.entries(node).map(([name, value]) => [name, forDialog(value)]));
}

function leadsElsewhere(node: unknown): boolean {
  return isObject(node) && node['type'] === 'Action.Execute' && !isOfDialog(node['verb']);
}

function isObject(node: unknown): node is Readonly<Record<string, unknown>> {
  return typeof node === 'object' && node !== null;
}
