import type { ByLanguage } from '../../domain/language.ts';

interface Texts {
  readonly title: string;
  readonly intro: string;
  readonly started: string;
  readonly noReason: (minutes: number) => string;
  readonly date: string;
  readonly dateRequired: string;
  readonly monthOnly: string;
  readonly reason: string;
  readonly reasonForOthers: (minutes: number) => string;
  readonly reasonPlaceholder: string;
  readonly reasonRequired: string;
  readonly kickoff: string;
  readonly kickoffMove: string;
  readonly kickoffClear: string;
}

export const texts: ByLanguage<Texts> = {
  en: {
    title: 'Correct a typing error',
    intro:
      'Only for a day that was entered wrongly. When the customer asks for another day, that is no error: use "Change the date".',
    started:
      'Where the work has started, the right day is the one on which you really exchanged information, today at the latest.',
    noReason: (minutes) =>
      `You entered it yourself less than ${String(minutes)} minutes ago, so no reason is needed and no note is written.`,
    date: 'Right engagement start date',
    dateRequired: 'Choose the right day.',
    monthOnly: 'Only the month is known: pick any day of it (its first day is stored, marked as an estimate)',
    reason: 'What was wrong? It goes to the overall status notes',
    reasonForOthers: (minutes) =>
      `What was wrong? Not needed for first dates you entered yourself less than ${String(minutes)} minutes ago`,
    reasonPlaceholder: 'For example: I chose the wrong year',
    reasonRequired: 'Say what was wrong: it is saved with the date.',
    kickoff: 'The kickoff is recorded before that day. What should happen to it?',
    kickoffMove: 'Move it to that day',
    kickoffClear: 'Clear it',
  },
  es: {
    title: 'Corregir un error al escribir',
    intro: 'Solo para un día que se anotó mal. Si el cliente pide otro día, no es un error: use «Cambiar la fecha».',
    started:
      'Donde el trabajo ya está iniciado, el día correcto es aquel en que de verdad intercambiaron información, hoy como muy tarde.',
    noReason: (minutes) =>
      `La anotó usted hace menos de ${String(minutes)} minutos, así que no hace falta motivo ni se escribe ninguna nota.`,
    date: 'Fecha de inicio de la interacción correcta',
    dateRequired: 'Elija el día correcto.',
    monthOnly: 'Solo se sabe el mes: elija cualquier día de él (se guarda el día 1, marcado como estimación)',
    reason: '¿Qué estaba mal? Va a las notas generales del estado',
    reasonForOthers: (minutes) =>
      `¿Qué estaba mal? No hace falta para las primeras fechas que usted anotó hace menos de ${String(minutes)} minutos`,
    reasonPlaceholder: 'Por ejemplo: elegí mal el año',
    reasonRequired: 'Diga qué estaba mal: se guarda con la fecha.',
    kickoff: 'La reunión de inicio (kickoff) consta antes de ese día. ¿Qué hacemos con ella?',
    kickoffMove: 'Moverla a ese día',
    kickoffClear: 'Quitarla',
  },
};
