import type { ByLanguage } from '../../domain/language.ts';

interface Texts {
  readonly title: string;
  readonly intro: string;
  readonly l1: string;
  readonly l1Required: string;
}

export const texts: ByLanguage<Texts> = {
  en: {
    title: 'L1 has changed',
    intro: 'Away from In Progress the engagement start date is kept but frozen, and nobody is reminded of it.',
    l1: 'What is L1 now?',
    l1Required: 'Choose the L1.',
  },
  es: {
    title: 'El L1 ha cambiado',
    intro: 'Fuera de En progreso la fecha de inicio de la interacción se conserva, congelada, y nadie recibe avisos.',
    l1: '¿Cuál es ahora el L1?',
    l1Required: 'Elija el L1.',
  },
};
