/** The languages the bot speaks. */
export type Language = 'en' | 'es';

export const LANGUAGES: readonly Language[] = ['en', 'es'];

/** The language of a BCP 47 tag such as `es-MX`, or `undefined` when it is none the bot speaks. */
export function languageOf(tag: string): Language | undefined {
  const primary = tag.toLowerCase().split(/[-_]/)[0];
  return LANGUAGES.find((language) => language === primary);
}

/** A text in every language; a missing one does not compile. */
export type ByLanguage<T> = Readonly<Record<Language, T>>;
