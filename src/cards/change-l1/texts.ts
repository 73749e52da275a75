import type { ByLanguage } from '../../domain/language.ts';

interface Texts {
  readonly title: string;
  readonly intro: string;
  readonly l1: string;
  readonly l1Required: string;
  readonly share: string;
  readonly sharePlaceholder: string;
  readonly shareUnreadable: string;
}

export const texts: ByLanguage<Texts> = {
  en: {
    title: 'Change L1',
    intro: 'While L1 is not In Progress, the engagement start date is kept but frozen, and nobody is reminded of it.',
    l1: 'What is L1 now?',
    l1Required: 'Choose the value of L1.',
    share: 'If only some of the licences are In Progress: how many per cent?',
    sharePlaceholder: 'Empty when all are',
    shareUnreadable: 'Enter a whole number from 1 to 99, or nothing when all the licences are In Progress.',
  },
  es: {
    title: 'Cambiar L1',
    intro:
      'Mientras L1 no sea «En progreso», la fecha de inicio de la interacción se conserva congelada y nadie recibe avisos de ella.',
    l1: '¿Cuál es ahora L1?',
    l1Required: 'Elija el valor de L1.',
    share: 'Si solo una parte de las licencias está «En progreso»: ¿qué porcentaje?',
    sharePlaceholder: 'Vacío si lo están todas',
    shareUnreadable: 'Indique un número entero del 1 al 99, o nada si todas las licencias están «En progreso».',
  },
};
