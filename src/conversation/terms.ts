import { stemmer as stemEnglish } from '@orama/stemmers/english';
import { stemmer as stemSpanish } from '@orama/stemmers/spanish';

import type { ByLanguage, Language } from '../domain/language.ts';
import { lexicon } from './lexicon.ts';

const stems: ByLanguage<(word: string) => string> = { en: stemEnglish, es: stemSpanish };

/** A language's lexicon, ready to be looked up in. */
interface Vocabulary {
  /** Every word of the lexicon, those of phrases too. */
  readonly words: readonly string[];
  readonly stopWords: ReadonlySet<string>;
  /** Several words in a row that have one meaning, the longest first. */
  readonly phrases: readonly { readonly phrase: string; readonly meaning: string }[];
  /** The meanings of stems that share one. */
  readonly meanings: ReadonlyMap<string, string>;
}

const vocabularies: ByLanguage<Vocabulary> = { en: vocabularyOf('en'), es: vocabularyOf('es') };

function vocabularyOf(language: Language): Vocabulary {
  const stopWords = lexicon[language].stopWords.split(' ');
  const synonyms = lexicon[language].synonyms.flatMap((line) => {
    const phrases = line.split(' | ');
    return phrases.map((phrase) => ({ phrase, meaning: phrases[0] ?? phrase, isWord: !phrase.includes(' ') }));
  });
  return {
    words: [...stopWords, ...synonyms.flatMap(({ phrase }) => phrase.split(' '))],
    stopWords: new Set(stopWords),
    phrases: synonyms.filter(({ isWord }) => !isWord).toSorted((one, other) => other.phrase.length - one.phrase.length),
    meanings: new Map(
      synonyms.filter(({ isWord }) => isWord).map(({ phrase, meaning }) => [stemOf(phrase, language), meaning]),
    ),
  };
}

/** The words of a text in lower case and without accents; letters and digits of any script. */
export function wordsOf(text: string): readonly string[] {
  const plain = text
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase();
  return plain.match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** What the forms of a word have in common. */
export function stemOf(word: string, language: Language): string {
  return stems[language](word);
}

/** The words that finding help has something to say about, whatever is searched. */
export function lexiconWords(language: Language): readonly string[] {
  return vocabularies[language].words;
}

/**
 * What words are found by, each once: their meaning where others share it, or else their stem; those that do not say what a
 * text is about are left out.
 */
export function termsOf(words: readonly string[], language: Language): readonly string[] {
  const { stopWords, phrases, meanings } = vocabularies[language];
  let text = ` ${words.join(' ')} `;
  for (const { phrase, meaning } of phrases) text = text.replaceAll(` ${phrase} `, ` ${meaning} `);
  const terms = text
    .split(' ')
    .filter((word) => word !== '' && !stopWords.has(word))
    .map((word) => stemOf(word, language))
    .map((stem) => meanings.get(stem) ?? stem);
  return [...new Set(terms)];
}
