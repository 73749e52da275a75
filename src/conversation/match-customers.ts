import { editDistance } from './edit-distance.ts';
import { fold } from './fold.ts';

/** What customers are known by. */
export interface NamedCustomer {
  readonly tenantId: string;
  readonly customerName: string;
  /** `name.onmicrosoft.com`; empty when it is not known. */
  readonly initialDomain: string;
  readonly tpid?: string | undefined;
}

/** Whom a sentence may be about: one, several that could be meant alike, or nobody known; and where they are named. */
export interface MatchedCustomers<Customer> {
  readonly customers: readonly Customer[];
  readonly spans: readonly Span[];
}

interface Span {
  readonly start: number;
  readonly end: number;
}

interface Word extends Span {
  readonly text: string;
}

interface Match<Customer> {
  readonly customer: Customer;
  readonly score: number;
  readonly spans: readonly Span[];
  /** Whether the first word of the name is there as it is written. */
  readonly isNamed: boolean;
}

/** Shorter words of names are everywhere. */
const SHORTEST_WORD = 3;
/** So many letters of the beginning of a word stand for it. */
const SHORTEST_BEGINNING = 4;
/** A word that is written as in the name counts more than one that is nearly so. */
const EXACT_BONUS = 1;
/** The first word of a name says more than those that many share. */
const FIRST_BONUS = 2;

const LEGAL_FORMS = new Set(['inc', 'corp', 'co', 'ltd', 'llc', 'sa', 'sl', 'plc', 'gmbh', 'the', 'and', 'los', 'las']);

/** Finds who is meant in a folded sentence: by tenant id, TPID, domain, or by the words of the name, of which a few letters may be wrong. */
export function matchCustomers<Customer extends NamedCustomer>(
  folded: string,
  customers: readonly Customer[],
): MatchedCustomers<Customer> {
  const words = wordsIn(folded);
  const byId = customers.flatMap((customer) => {
    const spans = spansOfIds(folded, customer);
    return spans.length > 0 ? [{ customer, score: Infinity, spans, isNamed: true }] : [];
  });
  const matches = byId.length > 0 ? byId : customers.flatMap((customer) => matchName(words, customer) ?? []);
  const best = Math.max(...matches.map(({ score }) => score));
  const likeliest = matches.filter(({ score }) => score === best);
  const taken = likeliest[0]?.spans ?? [];
  // Somebody else who is named by words of their own.
  const others = matches.filter(
    ({ score, isNamed, spans }) => score < best && isNamed && spans.some((span) => isApart(span, taken)),
  );
  const meant = matches.filter((match) => likeliest.includes(match) || others.includes(match));
  return {
    customers: meant.map(({ customer }) => customer),
    spans: [...taken, ...others.flatMap(({ spans }) => spans.filter((span) => isApart(span, taken)))],
  };
}

function spansOfIds(folded: string, { tenantId, initialDomain, tpid }: NamedCustomer): readonly Span[] {
  const domain = initialDomain.toLowerCase();
  const [short = ''] = domain.split('.');
  return [tenantId.toLowerCase(), domain, tpid ?? '']
    .flatMap((id) => {
      const start = id === '' ? -1 : folded.search(new RegExp(`(?<![\\w.-])${RegExp.escape(id)}(?![\\w-])`));
      return start < 0 ? [] : [{ start, end: start + id.length }];
    })
    .concat(
      short.length > 0 && folded.includes(`${short}.`)
        ? [...folded.matchAll(new RegExp(`${RegExp.escape(short)}(?:\\.[a-z]+)+`, 'g'))].map(({ index, 0: found }) => ({
            start: index,
            end: index + found.length,
          }))
        : [],
    );
}

function matchName<Customer extends NamedCustomer>(
  words: readonly Word[],
  customer: Customer,
): Match<Customer> | undefined {
  const names = wordsIn(fold(customer.customerName.normalize('NFC'))).filter(
    ({ text }) => text.length >= SHORTEST_WORD && !LEGAL_FORMS.has(text),
  );
  let score = 0;
  let isNamed = false;
  const spans: Span[] = [];
  for (const [index, { text: name }] of names.entries()) {
    const best = words
      .filter((word) => !spans.includes(word))
      .map((word) => ({ word, score: scoreOf(word.text, name) }))
      .toSorted((one, other) => other.score - one.score)[0];
    if (!best || best.score === 0) continue;
    score += best.score + (index === 0 ? FIRST_BONUS : 0);
    if (best.score > name.length) isNamed ||= index === 0 || names.length === 1;
    spans.push(best.word);
  }
  return score > 0 ? { customer, score, spans, isNamed } : undefined;
}

function isApart({ start, end }: Span, spans: readonly Span[]): boolean {
  return !spans.some((other) => start < other.end && other.start < end);
}

/** How much of the name the word says; 0 when it says something else. */
function scoreOf(word: string, name: string): number {
  if (word === name) return name.length + EXACT_BONUS;
  if (word === `${name}'s` || `${word}'s` === name) return name.length + EXACT_BONUS;
  if (word.length >= SHORTEST_BEGINNING && name.startsWith(word)) return word.length;
  const forgiven = name.length >= 9 ? 2 : name.length >= 5 ? 1 : 0;
  const distance = editDistance(word, name, forgiven);
  return forgiven > 0 && distance <= forgiven ? name.length - distance : 0;
}

function wordsIn(folded: string): readonly Word[] {
  return [...folded.matchAll(/[\p{L}\p{N}]+(?:'[\p{L}]+)?/gu)].map(({ index, 0: text }) => ({
    text,
    start: index,
    end: index + text.length,
  }));
}
