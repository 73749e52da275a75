import type { ByLanguage } from '../../domain/language.ts';

interface Texts {
  readonly title: string;
  readonly intro: string;
  readonly text: string;
  readonly textPlaceholder: string;
  readonly textRequired: string;
  readonly draft: string;
  readonly left: (reasons: string) => string;
  readonly notArrived: (workloads: string) => string;
  readonly noAttempt: (workloads: string) => string;
}

export const texts: ByLanguage<Texts> = {
  en: {
    title: 'The customer has gone inactive',
    intro: 'Your explanation goes to the overall status notes. The engagement start date stays as it is.',
    text: 'What happened?',
    textPlaceholder: 'For example: three calls and two e-mails in three weeks, nobody answered',
    textRequired: 'Explain it: it is saved in the overall status notes.',
    draft: 'The text below is a draft from the logged attempts: put it into your own words.',
    left: (reasons) => `Cannot be marked inactive now: ${reasons}.`,
    notArrived: (workloads) => `${workloads} (the engagement start date has not arrived)`,
    noAttempt: (workloads) => `${workloads} (no attempt has been logged yet)`,
  },
  es: {
    title: 'El cliente ha quedado inactivo',
    intro: 'Su explicación va a las notas generales del estado. La fecha de inicio de la interacción queda como está.',
    text: '¿Qué ha pasado?',
    textPlaceholder: 'Por ejemplo: tres llamadas y dos correos en tres semanas, nadie respondió',
    textRequired: 'Explíquelo: se guarda en las notas generales del estado.',
    draft: 'El texto de abajo es un borrador hecho con los intentos registrados: complételo con sus palabras.',
    left: (reasons) => `Ahora no se pueden marcar como inactivas: ${reasons}.`,
    notArrived: (workloads) => `${workloads} (la fecha de inicio de la interacción no ha llegado)`,
    noAttempt: (workloads) => `${workloads} (aún no se ha registrado ningún intento)`,
  },
};
