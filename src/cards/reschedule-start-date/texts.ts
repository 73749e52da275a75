import type { ByLanguage } from '../../domain/language.ts';

interface Texts {
  readonly rescheduleTitle: string;
  readonly reactivateTitle: string;
  readonly intro: string;
  readonly date: string;
  readonly monthOnly: string;
  readonly why: string;
  readonly asked: string;
  readonly replied: string;
  readonly refined: string;
  readonly serialPlan: string;
  readonly successReviewPlan: string;
  readonly other: string;
  readonly reason: string;
  readonly reasonPlaceholder: string;
  readonly reasonRequired: string;
  readonly dateRequired: string;
  readonly dateInPast: string;
  readonly kickoff: string;
  readonly kickoffMove: string;
  readonly kickoffClear: string;
}

export const texts: ByLanguage<Texts> = {
  en: {
    rescheduleTitle: 'Change the engagement start date',
    reactivateTitle: 'The customer is back: new engagement start date',
    intro: 'The date and its reason are saved together; the reason goes to the overall status notes.',
    date: 'New engagement start date',
    monthOnly: 'Only the month is known: pick any day of it (its first day is stored, marked as an estimate)',
    why: 'What happened?',
    asked: 'The customer asked for another date',
    replied: 'The customer replied after our attempts; this is the day we will talk',
    refined: 'The exact day of an estimated month is known now',
    serialPlan: 'The plan of the serial deployment has changed',
    successReviewPlan: 'It follows the plan from the Customer Success Review',
    other: 'Something else',
    reason: 'Reason',
    reasonPlaceholder: 'What the customer said, in a sentence or two',
    reasonRequired: 'Give the reason: it is saved with the date.',
    dateRequired: 'Choose a day.',
    dateInPast:
      'that day has passed. Choose today or a later day; if the exchange took place that day, use "We exchanged information" under "What happened?".',
    kickoff: 'The kickoff is planned before that day. What should happen to it?',
    kickoffMove: 'Move it to the new engagement start date',
    kickoffClear: 'Clear it',
  },
  es: {
    rescheduleTitle: 'Cambiar la fecha de inicio de la interacción',
    reactivateTitle: 'El cliente ha vuelto: nueva fecha de inicio de la interacción',
    intro: 'La fecha y su motivo se guardan juntos; el motivo va a las notas generales del estado.',
    date: 'Nueva fecha de inicio de la interacción',
    monthOnly: 'Solo se sabe el mes: elija cualquier día de él (se guarda el día 1, marcado como estimación)',
    why: '¿Qué ha pasado?',
    asked: 'El cliente pidió otra fecha',
    replied: 'El cliente respondió tras nuestros intentos; este es el día en que hablaremos',
    refined: 'Ya se sabe el día exacto de un mes estimado',
    serialPlan: 'Ha cambiado el plan de la implementación en serie',
    successReviewPlan: 'Sigue el plan de la revisión del éxito del cliente',
    other: 'Otra cosa',
    reason: 'Motivo',
    reasonPlaceholder: 'Lo que dijo el cliente, en una o dos frases',
    reasonRequired: 'Indique el motivo: se guarda con la fecha.',
    dateRequired: 'Elija un día.',
    dateInPast:
      'ese día ya pasó. Elija hoy o un día posterior; si el intercambio tuvo lugar ese día, use «Intercambiamos información» en «¿Qué ha pasado?».',
    kickoff: 'La reunión de inicio (kickoff) está prevista antes de ese día. ¿Qué hacemos con ella?',
    kickoffMove: 'Moverla a la nueva fecha de inicio de la interacción',
    kickoffClear: 'Quitarla',
  },
};
