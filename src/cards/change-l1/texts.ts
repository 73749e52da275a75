import type { ByLanguage } from '../../domain/language.ts';

interface Texts {
  readonly title: string;
  readonly intro: string;
  readonly l1: string;
  readonly l1Required: string;
}

export const texts: ByLanguage<Texts> = {
  en: {
    title: 'Change L1',
    intro: 'While L1 is not In Progress, the engagement start date is kept but frozen, and nobody is reminded of it.',
    l1: 'What is L1 now?',
    l1Required: 'Choose the value of L1.',
  },
  es: {
    title: 'Cambiar L1',
    intro:
      'Mientras L1 no sea «En progreso», la fecha de inicio de la interacción se conserva congelada y nadie recibe avisos de ella.',
    l1: '¿Cuál es ahora L1?',
    l1Required: 'Elija el valor de L1.',
  },
};
