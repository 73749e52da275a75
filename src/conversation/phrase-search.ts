import MiniSearch from 'minisearch';
import SearchableMap from 'minisearch/SearchableMap';

import type { Language } from '../domain/language.ts';
import { lexiconWords, stemOf, termsOf, wordsOf } from './terms.ts';

/** Something that is found by the ways in which people put it. */
export interface Phrased<Id extends string> {
  readonly id: Id;
  readonly phrases: readonly string[];
}

/** What a text may be about. */
export interface Match<Id extends string> {
  readonly id: Id;
  /** Above 0, and up to 1: how much of the text is found in one of the phrases, and how much of that phrase in the text. */
  readonly score: number;
}

/** Finds what a text may be about, best first, each once; nothing when no word of it is known. */
export type PhraseSearch<Id extends string> = (text: string) => readonly Match<Id>[];

/** Code units of a text that are looked at; longer ones are stories, and say at the beginning what they want. */
const LOOKED_AT = 400;

/** A shorter word with a letter wrong is too easily another. */
const SHORTEST_MISTYPED = 5;

/** A phrase as it is searched: its terms, apart by blanks, and those of all phrases of the same entry. */
interface SearchedPhrase<Id extends string> {
  readonly of: Id;
  readonly own: string;
  readonly together: string;
}

/** Builds the search over phrases of one language. The same text always finds the same. */
export function phraseSearch<Id extends string>(entries: readonly Phrased<Id>[], language: Language): PhraseSearch<Id> {
  const readTerms = termReader(
    entries.flatMap(({ phrases }) => phrases),
    language,
  );
  const searched = entries.flatMap(({ id, phrases }): readonly SearchedPhrase<Id>[] => {
    const own = phrases.map((phrase) => readTerms(phrase).join(' '));
    return own.map((terms) => ({ of: id, own: terms, together: own.join(' ') }));
  });
  const index = new MiniSearch<SearchedPhrase<Id> & { readonly id: number }>({
    fields: ['own', 'together'],
    tokenize: (terms) => terms.split(' '),
    processTerm: (term) => term,
    searchOptions: { boost: { own: 3 } },
  });
  index.addAll(searched.map((phrase, id) => ({ ...phrase, id })));
  const targets = searched.map((phrase, id) => {
    const [itself] = index.search(phrase.own, { filter: (found) => found.id === id });
    return { of: phrase.of, highest: itself?.score ?? Infinity };
  });
  return (text) => {
    const terms = readTerms(text.slice(0, LOOKED_AT));
    const best = new Map<Id, number>();
    for (const found of index.search(terms.join(' '))) {
      const target = targets[Number(found.id)];
      if (!target) continue;
      // Squared, or else a very short phrase would be found in everything that mentions it.
      const score = Math.min(1, found.score / target.highest) * (found.queryTerms.length / terms.length) ** 2;
      if (score > (best.get(target.of) ?? 0)) best.set(target.of, score);
    }
    return [...best].map(([id, score]) => ({ id, score })).toSorted((one, other) => other.score - one.score);
  };
}

/** Reads the terms of a text. A word that is none of those that are known, but for one letter, is taken for it. */
function termReader(phrases: readonly string[], language: Language): (text: string) => readonly string[] {
  const words = [...lexiconWords(language), ...phrases.flatMap(wordsOf)];
  const spelling = SearchableMap.fromObject(Object.fromEntries(words.map((word) => [word, word])));
  const known = new Set(words.map((word) => stemOf(word, language)));
  const meant = (word: string): string => {
    if (spelling.has(word)) return word;
    const stem = stemOf(word, language);
    const close = [...spelling.fuzzyGet(word, 1).keys()].filter(({ length }) => length >= SHORTEST_MISTYPED);
    // Another form of a known word is no mistake.
    return close.find((other) => stemOf(other, language) === stem) ?? (known.has(stem) ? word : (close[0] ?? word));
  };
  return (text) => termsOf(wordsOf(text).map(meant), language);
}
