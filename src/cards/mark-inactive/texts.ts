import type { ByLanguage } from '../../domain/language.ts';

interface Texts {
  readonly title: string;
  readonly intro: string;
  readonly text: string;
  readonly textPlaceholder: string;
  readonly textRequired: string;
}

export const texts: ByLanguage<Texts> = {
  en: {
    title: 'The customer has gone inactive',
    intro: 'Your explanation goes to the overall status notes. The engagement start date stays as it is.',
    text: 'What happened?',
    textPlaceholder: 'For example: three calls and two e-mails in three weeks, nobody answered',
    textRequired: 'Explain it: it is saved in the overall status notes.',
  },
  es: {
    title: 'El cliente ha quedado inactivo',
    intro: 'Su explicación va a las notas generales del estado. La fecha de inicio de la interacción queda como está.',
    text: '¿Qué ha pasado?',
    textPlaceholder: 'Por ejemplo: tres llamadas y dos correos en tres semanas, nadie respondió',
    textRequired: 'Explíquelo: se guarda en las notas generales del estado.',
  },
};
