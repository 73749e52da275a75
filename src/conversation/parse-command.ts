import type { Language } from '../domain/language.ts';

/** What a person asks for in a message. */
export type Command =
  | { readonly kind: 'help' }
  | { readonly kind: 'customers' }
  /** Enter a first date; `customer` is the beginning of a name, perhaps with a date after it. */
  | { readonly kind: 'capture'; readonly customer?: string | undefined }
  /** Record a new customer. */
  | { readonly kind: 'newCustomer' }
  /** Assign an FM: to the customers that wait for one, or to those whose name begins with `customer`. */
  | { readonly kind: 'assign'; readonly customer?: string | undefined }
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
  /** Anything else is taken for the beginning of a customer's name. */
  | { readonly kind: 'find'; readonly customer: string };

const HELP = new Set(['', 'help', 'hi', 'hello', 'start', 'ayuda', 'hola', 'inicio']);
const CUSTOMERS = new Set(['customers', 'my customers', 'clientes', 'mis clientes']);
const PLAIN = new Map<string, Command>([
  ['new customer', { kind: 'newCustomer' }],
  ['nuevo cliente', { kind: 'newCustomer' }],
  ['cliente nuevo', { kind: 'newCustomer' }],
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
const CAPTURE = /^(?:new date|enter date|nueva fecha|anotar fecha)(?: (?:for |para |de )?(?<customer>.+))?$/;

const PEOPLE = /^(?:people|personas)(?: (?<name>.+))?$/;

const ASSIGN = /^(?:assign|asignar)(?: (?:to |a )?(?<customer>.+))?$/;

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
  const plain = PLAIN.get(bare);
  if (plain) return plain;
  const language = LANGUAGES.get(bare);
  if (language) return { kind: 'language', language };
  const assign = ASSIGN.exec(bare);
  if (assign) return { kind: 'assign', customer: assign.groups?.['customer'] };
  const people = PEOPLE.exec(bare);
  if (people) return { kind: 'people', name: people.groups?.['name'] };
  const capture = CAPTURE.exec(bare);
  if (capture) return { kind: 'capture', customer: capture.groups?.['customer'] };
  return { kind: 'find', customer: bare };
}
