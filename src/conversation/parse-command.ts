import type { Language } from '../domain/language.ts';

/** What a person asks for in a message. */
export type Command =
  | { readonly kind: 'help' }
  | { readonly kind: 'customers' }
  /** See who waits for a first date. */
  | { readonly kind: 'capture' }
  /** Record a new customer. */
  | { readonly kind: 'newCustomer' }
  /** See who waits for an FM. */
  | { readonly kind: 'assign' }
  /** Move customers from one FM to another. */
  | { readonly kind: 'reassign' }
  /** Enter when somebody is out of office. */
  | { readonly kind: 'absence' }
  /** Choose when one is reminded. */
  | { readonly kind: 'reminderSettings' }
  /** See whether reminders go out, and which do not arrive. */
  | { readonly kind: 'delivery' }
  /** See who has which role: everybody, or those whose name begins with `name`. */
  | { readonly kind: 'people'; readonly name?: string | undefined }
  | { readonly kind: 'language'; readonly language: Language }
  /** Anything else is a sentence; `text` is what was written. */
  | { readonly kind: 'sentence'; readonly text: string };

const HELP = new Set(['', 'help', 'hi', 'hello', 'start', 'ayuda', 'hola', 'inicio']);
const CUSTOMERS = new Set(['customers', 'my customers', 'clientes', 'mis clientes']);
const PLAIN = new Map<string, Command>([
  ['new customer', { kind: 'newCustomer' }],
  ['nuevo cliente', { kind: 'newCustomer' }],
  ['cliente nuevo', { kind: 'newCustomer' }],
  ...['new date', 'enter date', 'nueva fecha', 'anotar fecha'].map((words): [string, Command] => [
    words,
    { kind: 'capture' },
  ]),
  ...['assign', 'asignar'].map((words): [string, Command] => [words, { kind: 'assign' }]),
  ['reassign', { kind: 'reassign' }],
  ['reasignar', { kind: 'reassign' }],
  ['out of office', { kind: 'absence' }],
  ['ausencia', { kind: 'absence' }],
  ['fuera de la oficina', { kind: 'absence' }],
  ['reminders', { kind: 'reminderSettings' }],
  ['reminder settings', { kind: 'reminderSettings' }],
  ['avisos', { kind: 'reminderSettings' }],
  ['ajustes de avisos', { kind: 'reminderSettings' }],
  ['recordatorios', { kind: 'reminderSettings' }],
  ['ajustes de recordatorios', { kind: 'reminderSettings' }],
  ['delivery', { kind: 'delivery' }],
  ['envios', { kind: 'delivery' }],
  ['entregas', { kind: 'delivery' }],
]);
const LANGUAGES = new Map<string, Language>([
  ['english', 'en'],
  ['ingles', 'en'],
  ['spanish', 'es'],
  ['espanol', 'es'],
]);
const PEOPLE = /^(?:people|personas)(?: (?<name>.+))?$/;

/** Reads a message in either language; case, accents and blanks do not matter. */
export function parseCommand(text: string): Command {
  const bare = bareText(text);
  if (HELP.has(bare)) return { kind: 'help' };
  if (CUSTOMERS.has(bare)) return { kind: 'customers' };
  const plain = PLAIN.get(bare);
  if (plain) return plain;
  const language = LANGUAGES.get(bare);
  if (language) return { kind: 'language', language };
  const people = PEOPLE.exec(bare);
  if (people) return { kind: 'people', name: people.groups?.['name'] };
  return { kind: 'sentence', text };
}

/** A text as commands and names are compared: in lower case, without accents, marks around it and blanks that say nothing. */
export function bareText(text: string): string {
  const words = text
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .trim();
  return words.replace(/^[¡¿]+|[.!?]+$/g, '').trim();
}
