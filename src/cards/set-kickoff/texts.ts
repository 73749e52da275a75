import type { ByLanguage } from '../../domain/language.ts';

interface Texts {
  readonly title: string;
  readonly intro: string;
  readonly date: string;
  readonly clear: string;
  readonly tooEarly: string;
  readonly unchanged: string;
}

export const texts: ByLanguage<Texts> = {
  en: {
    title: 'Kickoff meeting',
    intro: 'It can be on the engagement start date or later, not earlier.',
    date: 'Day of the kickoff',
    clear: 'There is no day for it any more: clear it',
    tooEarly: 'the kickoff cannot come before the engagement start date. Choose that day or a later one.',
    unchanged: 'that is how it is already, so there is nothing to change.',
  },
  es: {
    title: 'Reunión de inicio (kickoff)',
    intro: 'Puede ser el mismo día que la fecha de inicio de la interacción o después, no antes.',
    date: 'Día de la reunión de inicio (kickoff)',
    clear: 'Ya no tiene día: quitarla',
    tooEarly:
      'la reunión de inicio (kickoff) no puede ser antes de la fecha de inicio de la interacción. Elija ese día o uno posterior.',
    unchanged: 'ya está así: no hay nada que cambiar.',
  },
};
