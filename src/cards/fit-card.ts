import type { Language } from '../domain/language.ts';

/**
 * Bytes of a card, as JSON in UTF-8, that every way into Teams takes. Messages of bots may be larger (100 KB of UTF-16, Teams
 * documentation, "Format your bot messages", read 2026-11), incoming webhooks may not.
 */
export const CARD_BYTES = 28 * 1024;

/** What is left out, more at each step, until the card fits: characters of one text, entries of one list. */
const STEPS = [
  { characters: 1000, entries: 20 },
  { characters: 300, entries: 12 },
  { characters: 120, entries: 6 },
  { characters: 60, entries: 3 },
] as const;

/** Lists of a view that can end early: what they hold is only read. Forms keep their inputs, and choices their choices. */
const READ_ONLY_LISTS: ReadonlySet<string> = new Set(['history', 'notes', 'attempts', 'rows', 'others']);

/** What comes back to the bot is never shortened. */
const SENT_BACK: ReadonlySet<string> = new Set(['data', 'id', 'value', 'verb', 'choices']);

const texts: Readonly<Record<Language, string>> = {
  en: 'Not everything fits on this card; the rest is left out.',
  es: 'No cabe todo en esta tarjeta; el resto se ha omitido.',
};

/** Bytes of a card as it is sent. */
export function bytesOf(card: object): number {
  return new TextEncoder().encode(JSON.stringify(card)).length;
}

/**
 * Draws a card with its whole view or, when that is too much, with so much of it as fits: long texts end with an ellipsis, long
 * lists early. What is left of it at the last step is drawn even if it is too much: its choices alone are, then, and Teams
 * takes more of a bot than this.
 */
export function drawFitting<Card extends object>(
  view: object,
  draw: (view: object) => Card,
): { card: Card; isWhole: boolean } {
  let card = draw(view);
  if (bytesOf(card) <= CARD_BYTES) return { card, isWhole: true };
  for (const step of STEPS) {
    card = draw(shortened(view, step));
    if (bytesOf(card) <= CARD_BYTES - NOTE_BYTES) break;
  }
  return { card, isWhole: false };
}

/** Room for the line that says so. */
const NOTE_BYTES = 250;

/** The line at the end of a card that does not show everything. */
export function leftOutNote(language: Language): object {
  return { type: 'TextBlock', text: texts[language], wrap: true, isSubtle: true, separator: true };
}

function shortened(view: object, step: (typeof STEPS)[number]): object {
  return Object.fromEntries(
    Object.entries(view).map(([name, value]: [string, unknown]) => [name, shorten(name, value, step)]),
  );
}

function shorten(name: string, value: unknown, step: (typeof STEPS)[number]): unknown {
  if (SENT_BACK.has(name)) return value;
  if (typeof value === 'string') return beginningOf(value, step.characters);
  if (Array.isArray(value)) {
    const kept: readonly unknown[] = READ_ONLY_LISTS.has(name) ? value.slice(0, step.entries) : value;
    return kept.map((entry) => shorten('', entry, step));
  }
  return typeof value === 'object' && value !== null ? shortened(value, step) : value;
}

const graphemes = new Intl.Segmenter();

/** A text up to so many code units, with no character cut in two and an ellipsis where it goes on. */
export function beginningOf(text: string, characters: number): string {
  if (text.length <= characters) return text;
  let end = 0;
  for (const { index, segment } of graphemes.segment(text.slice(0, characters + 50))) {
    if (index + segment.length > characters) break;
    end = index + segment.length;
  }
  return `${text.slice(0, end)}…`;
}
