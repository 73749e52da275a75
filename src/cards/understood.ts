import type { ByLanguage, Language } from '../domain/language.ts';
import type { Wish } from '../domain/wish.ts';
import { workloadName } from '../domain/workload.ts';
import { listed, startDateInWords } from './wording.ts';

const texts: ByLanguage<{
  readonly read: (written: string, date: string) => string;
  readonly readWithYear: (written: string, date: string) => string;
  readonly workloads: (names: string) => string;
  readonly notHere: (names: string) => string;
  readonly nothingStored: string;
  readonly noSuchDay: (written: string) => string;
}> = {
  en: {
    read: (written, date) => `"${written}" was read as ${date}.`,
    readWithYear: (written, date) => `"${written}" was read as ${date}: check the year.`,
    workloads: (names) => `For ${names}.`,
    notHere: (names) => `There is nothing here for ${names}: pick below what is meant.`,
    nothingStored: 'Nothing is stored until you save.',
    noSuchDay: (written) => `"${written}" is no day of the calendar. Choose one.`,
  },
  es: {
    read: (written, date) => `«${written}» se ha entendido como ${date}.`,
    readWithYear: (written, date) => `«${written}» se ha entendido como ${date}: compruebe el año.`,
    workloads: (names) => `Para ${names}.`,
    notHere: (names) => `Aquí no hay nada de ${names}: elija abajo a qué se refiere.`,
    nothingStored: 'No se guarda nada hasta que usted lo guarde.',
    noSuchDay: (written) => `«${written}» no es un día del calendario. Elija uno.`,
  },
};

/** What was read of a sentence, in words, for who has to confirm it; empty when it says nothing that could be read wrongly. */
export function understoodText(
  { date, precision = 'day', written, isYearAssumed, workloads }: Wish,
  language: Language,
  { missing = [] }: { readonly missing?: readonly string[] } = {},
): string {
  const words = texts[language];
  const names = (codes: readonly string[]): string =>
    listed(
      codes.map((code) => workloadName(code, language)),
      language,
    );
  const found = workloads.filter((code) => !missing.includes(code));
  const lines = [
    ...(date !== undefined && written !== undefined
      ? [
          (isYearAssumed === true ? words.readWithYear : words.read)(
            written,
            startDateInWords({ date, precision }, language),
          ),
        ]
      : []),
    ...(found.length > 0 ? [words.workloads(names(found))] : []),
    ...(missing.length > 0 ? [words.notHere(names(missing))] : []),
  ];
  return lines.length > 0 ? [...lines, words.nothingStored].join(' ') : '';
}

/** What is wrong with a date that is none; `undefined` when there is nothing wrong. */
export function noSuchDayError({ noSuchDay }: Wish, language: Language): string | undefined {
  return noSuchDay === undefined ? undefined : texts[language].noSuchDay(noSuchDay);
}
