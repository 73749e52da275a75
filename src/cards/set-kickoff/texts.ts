import type { ByLanguage } from '../../domain/language.ts';
import type { StartFix } from './input.ts';

interface Texts {
  readonly title: string;
  readonly intro: string;
  readonly date: string;
  readonly clear: string;
  readonly tooEarly: string;
  readonly unchanged: string;
  readonly fix: string;
  readonly fixes: Readonly<Record<StartFix, string>>;
  readonly reason: string;
  readonly reasonPlaceholder: string;
}

export const texts: ByLanguage<Texts> = {
  en: {
    title: 'Kickoff meeting',
    intro: 'It can be on the engagement start date or later, not earlier.',
    date: 'Day of the kickoff',
    clear: 'There is no day for it any more: clear it',
    tooEarly: 'the kickoff cannot come before the engagement start date. Choose that day or a later one.',
    unchanged: 'that is how it is already, so there is nothing to change.',
    fix: 'Or is the kickoff right, and the engagement start date is not?',
    fixes: {
      move: 'Also move the engagement start date to that day',
      record: 'The kickoff took place: record it as the start',
    },
    reason: 'Reason for moving the engagement start date (goes to the overall status notes)',
    reasonPlaceholder: 'For example: they want to begin with the kickoff already',
  },
  es: {
    title: 'Reunión de inicio (kickoff)',
    intro: 'Puede ser el mismo día que la fecha de inicio de la interacción o después, no antes.',
    date: 'Día de la reunión de inicio (kickoff)',
    clear: 'Ya no tiene día: quitarla',
    tooEarly:
      'la reunión de inicio (kickoff) no puede ser antes de la fecha de inicio de la interacción. Elija ese día o uno posterior.',
    unchanged: 'ya está así: no hay nada que cambiar.',
    fix: '¿O es correcta la reunión de inicio (kickoff) y no lo es la fecha de inicio de la interacción?',
    fixes: {
      move: 'Mover también a ese día la fecha de inicio de la interacción',
      record: 'La reunión de inicio (kickoff) tuvo lugar: anotarla como el inicio',
    },
    reason: 'Motivo para mover la fecha de inicio de la interacción (va a las notas generales del estado)',
    reasonPlaceholder: 'Por ejemplo: quieren empezar ya con la reunión de inicio (kickoff)',
  },
};
