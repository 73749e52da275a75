import type { ByLanguage } from '../../domain/language.ts';

interface Texts {
  readonly title: string;
  readonly intro: string;
  readonly date: string;
}

export const texts: ByLanguage<Texts> = {
  en: {
    title: 'Kickoff meeting',
    intro: 'It can be on the engagement start date or later, not earlier. Leave the day empty to clear it.',
    date: 'Day of the kickoff',
  },
  es: {
    title: 'Reunión de inicio (kickoff)',
    intro:
      'Puede ser el mismo día que la fecha de inicio de la interacción o después, no antes. Deje el día vacío para quitarla.',
    date: 'Día de la reunión de inicio (kickoff)',
  },
};
