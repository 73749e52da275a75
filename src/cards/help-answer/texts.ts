import type { ByLanguage } from '../../domain/language.ts';

interface Texts {
  readonly otherQuestions: string;
}

export const texts: ByLanguage<Texts> = {
  en: {
    otherQuestions: 'Other questions',
  },
  es: {
    otherQuestions: 'Otras preguntas',
  },
};
