import type { ByLanguage } from '../../domain/language.ts';

interface Texts {
  readonly title: string;
  readonly written: string;
  readonly closest: string;
}

export const texts: ByLanguage<Texts> = {
  en: {
    title: 'I did not understand that',
    written: 'You wrote:',
    closest: 'Perhaps it is one of these. Or write the first letters of a customer\'s name, or "help".',
  },
  es: {
    title: 'No he entendido eso',
    written: 'Usted escribió:',
    closest: 'Quizá sea una de estas cosas. O escriba las primeras letras del nombre de un cliente, o «ayuda».',
  },
};
