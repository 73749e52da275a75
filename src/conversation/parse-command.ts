import type { Language } from '../domain/language.ts';

/** What a person asks for in a message. */
export type Command =
  | { readonly kind: 'help' }
  | { readonly kind: 'customers' }
  /** Enter a first date; for the customers whose name begins with `customer` when one is named. */
  | { readonly kind: 'capture'; readonly customer?: string | undefined }
  | { readonly kind: 'language'; readonly language: Language }
  /** Anything else is taken for the beginning of a customer's name. */
  | { readonly kind: 'find'; readonly customer: string };

const HELP = new Set(['', 'help', 'hi', 'hello', 'start', 'ayuda', 'hola', 'inicio']);
const CUSTOMERS = new Set(['customers', 'my customers', 'clientes', 'mis clientes']);
const LANGUAGES = new Map<string, Language>([
  ['english', 'en'],
  ['ingles', 'en'],
  ['spanish', 'es'],
  ['espanol', 'es'],
]);
const CAPTURE = /^(?:new date|enter date|nueva fecha|anotar fecha)(?: (?:for |para |de )?(?<customer>.+))?$/;

/** Reads a message in either language; case, accents and blanks do not matter. */
export function parseCommand(text: string): Command {
  const words = text
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .trim();
  const bare = words.replace(/^[¡¿]+|[.!?]+$/g, '').trim();
  if (HELP.has(bare)) return { kind: 'help' };
  if (CUSTOMERS.has(bare)) return { kind: 'customers' };
  const language = LANGUAGES.get(bare);
  if (language) return { kind: 'language', language };
  const capture = CAPTURE.exec(bare);
  if (capture) return { kind: 'capture', customer: capture.groups?.['customer'] };
  return { kind: 'find', customer: bare };
}
