import type { ByLanguage } from '../../domain/language.ts';

interface Texts {
  readonly title: string;
  readonly intro: string;
  readonly reason: string;
  readonly reasonPlaceholder: string;
  readonly reasonRequired: string;
}

export const texts: ByLanguage<Texts> = {
  en: {
    title: 'Remove a date entered in error',
    intro:
      'Only for an engagement start date that should never have been entered. The workload then waits for its first date again. The history keeps the removed one, and your reason goes to the overall status notes.',
    reason: 'Why should it never have been entered?',
    reasonPlaceholder: 'For example: it was meant for another customer',
    reasonRequired: 'Give the reason: it is saved in the overall status notes.',
  },
  es: {
    title: 'Quitar una fecha anotada por error',
    intro:
      'Solo para una fecha de inicio de la interacción que nunca debió anotarse. La carga de trabajo vuelve a esperar su primera fecha. El historial conserva la quitada, y su motivo va a las notas generales del estado.',
    reason: '¿Por qué no debió anotarse?',
    reasonPlaceholder: 'Por ejemplo: era para otro cliente',
    reasonRequired: 'Indique el motivo: se guarda en las notas generales del estado.',
  },
};
