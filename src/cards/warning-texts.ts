import { dayInWords } from '../domain/day-in-words.ts';
import type { ByLanguage, Language } from '../domain/language.ts';
import type { Warning } from '../domain/warning.ts';
import { plainText } from './adaptive-card.ts';
import { capitalised } from './wording.ts';

interface Texts {
  readonly dayOff: (date: string) => string;
  readonly holiday: (date: string, holiday: string) => string;
  readonly farAhead: (date: string) => string;
  readonly completionBeforeStart: (date: string) => string;
  readonly confirm: string;
  readonly saveAnyway: string;
}

const texts: ByLanguage<Texts> = {
  en: {
    dayOff: (date) => `${date} is not a working day.`,
    holiday: (date, holiday) => `${date} is a public holiday: ${holiday}.`,
    farAhead: (date) => `${date} is more than a year and a half ahead.`,
    completionBeforeStart: (date) => `${date} is not after the engagement start date.`,
    confirm: 'Nothing is saved yet. If that is what you mean, choose "Save anyway"; if not, change it.',
    saveAnyway: 'Save anyway',
  },
  es: {
    dayOff: (date) => `${date}: no es día laborable.`,
    holiday: (date, holiday) => `${date}: es festivo (${holiday}).`,
    farAhead: (date) => `${date}: falta más de un año y medio.`,
    completionBeforeStart: (date) => `${date}: no es posterior a la fecha de inicio de la interacción.`,
    confirm: 'Aún no se ha guardado nada. Si es lo que quiere decir, elija «Guardar de todos modos»; si no, cámbielo.',
    saveAnyway: 'Guardar de todos modos',
  },
};

/** What to say above a form that needs a confirmation; empty when it needs none. */
export function warningText(warnings: readonly Warning[], language: Language): string {
  if (warnings.length === 0) return '';
  return [...warnings.map((warning) => textOf(warning, language)), texts[language].confirm].join(' ');
}

/** The button that confirms. */
export function saveAnyway(language: Language): string {
  return texts[language].saveAnyway;
}

function textOf(warning: Warning, language: Language): string {
  const words = texts[language];
  const date = capitalised(dayInWords(warning.date, language));
  switch (warning.kind) {
    case 'day-off':
      return words.dayOff(date);
    case 'holiday':
      return words.holiday(date, plainText(warning.holiday));
    case 'far-ahead':
      return words.farAhead(date);
    case 'completion-before-start':
      return words.completionBeforeStart(date);
  }
}
