import type { ByLanguage } from '../../domain/language.ts';

interface Texts {
  readonly title: string;
  /** For work that the customer asks for. */
  readonly askCustomer: string;
  /** For work that follows on from earlier deployments. */
  readonly askPlan: string;
  readonly dateForAll: string;
  readonly date: string;
  readonly dateRequired: string;
  readonly monthOnly: string;
  readonly comment: string;
  readonly commentPlaceholder: string;
  readonly separateTitle: string;
  readonly separateIntro: string;
  readonly separateDate: (workload: string) => string;
  readonly separateMonthOnly: (workload: string) => string;
  readonly notPicked: (workload: string) => string;
}

export const texts: ByLanguage<Texts> = {
  en: {
    title: 'Enter the engagement start date',
    askCustomer:
      'Ask the customer: on which day will you be ready to begin the FastTrack process with your FastTrack Manager?',
    askPlan:
      'For the next deployment: on which day does the FastTrack Manager plan to begin talking about it with the customer? When only the month is known, its first day is stored as an estimate.',
    dateForAll: 'Same engagement start date for all',
    date: 'Engagement start date',
    dateRequired: 'Choose a day.',
    monthOnly: 'Only the month is known: pick any day of it (its first day is stored, marked as an estimate)',
    comment: 'Comment (optional)',
    commentPlaceholder: 'For example: prefers mornings, speak to IT first',
    separateTitle: 'A different date per workload',
    separateIntro: 'A date entered here takes precedence over the one for all.',
    separateDate: (workload) => `Engagement start date for ${workload}`,
    separateMonthOnly: (workload) => `Only the month is known for ${workload}`,
    notPicked: (workload) => `${workload} is not picked above. Pick it there, or remove its date here.`,
  },
  es: {
    title: 'Anotar la fecha de inicio de la interacción',
    askCustomer:
      'Pregunte al cliente: ¿qué día estarán preparados para empezar el proceso de FastTrack con su administrador de FastTrack?',
    askPlan:
      'Para la siguiente implementación: ¿qué día prevé el administrador de FastTrack (FM) empezar a hablar de ella con el cliente? Si solo se sabe el mes, se guarda su día 1 como estimación.',
    dateForAll: 'La misma fecha de inicio de la interacción para todas',
    date: 'Fecha de inicio de la interacción',
    dateRequired: 'Elija un día.',
    monthOnly: 'Solo se sabe el mes: elija cualquier día de él (se guarda el día 1, marcado como estimación)',
    comment: 'Comentario (opcional)',
    commentPlaceholder: 'Por ejemplo: mejor por la mañana, hablar antes con informática',
    separateTitle: 'Una fecha distinta por carga de trabajo',
    separateIntro: 'La fecha que indique aquí prevalece sobre la común.',
    separateDate: (workload) => `Fecha de inicio de la interacción de ${workload}`,
    separateMonthOnly: (workload) => `Solo se sabe el mes de ${workload}`,
    notPicked: (workload) => `${workload} no está elegida arriba. Elíjala allí o quite aquí su fecha.`,
  },
};
