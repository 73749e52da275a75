import type { ByLanguage } from '../../domain/language.ts';
import { counted } from '../wording.ts';

interface Texts {
  readonly fm: (name: string) => string;
  readonly kickoff: (date: string) => string;
  readonly attempts: (count: number) => string;
  readonly l1: (value: string) => string;
  readonly date: (date: string) => string;
  readonly record: string;
  readonly more: string;
  readonly history: string;
  readonly historyEmpty: string;
  readonly notes: string;
  readonly notesEmpty: string;
  readonly capture: string;
  readonly reschedule: string;
  readonly reactivate: string;
  readonly answers: string;
  readonly kickoffAction: string;
  readonly l1Action: string;
  readonly correctAction: string;
  readonly completionAction: string;
  readonly inactiveAction: string;
  readonly assignFmAction: string;
  readonly channelAction: string;
  readonly voidAction: string;
  readonly addAction: string;
  readonly mergeAction: string;
  readonly details: string;
  readonly completion: (completion: string) => string;
  readonly gap: (previous: string, days: number | undefined) => string;
  readonly relatives: (names: string) => string;
  readonly mergedFrom: (names: string) => string;
}

export const texts: ByLanguage<Texts> = {
  en: {
    fm: (name) => `FastTrack Manager: ${name}`,
    kickoff: (date) => `Kickoff: ${date}`,
    attempts: (count) => (count === 1 ? '1 attempt' : `${String(count)} attempts`),
    l1: (value) => `L1: ${value}`,
    date: (date) => `Engagement start date: ${date}`,
    record: 'History and notes',
    more: 'More',
    history: 'History',
    historyEmpty: 'Nothing has happened yet.',
    notes: 'Overall status notes',
    notesEmpty: 'There are no notes yet.',
    capture: 'Enter dates',
    reschedule: 'Change the date',
    reactivate: 'The customer is back',
    answers: 'What happened?',
    kickoffAction: 'Kickoff',
    l1Action: 'Change L1',
    correctAction: 'Correct a typing error',
    completionAction: 'Completion',
    inactiveAction: 'Gone inactive',
    assignFmAction: 'Assign FastTrack Manager',
    channelAction: 'Delivery channel',
    voidAction: 'Remove a date entered in error',
    addAction: 'Add workloads',
    mergeAction: 'Merge a duplicate',
    details: 'Details',
    completion: (completion) => `Completion: ${completion}`,
    gap: (previous, days) => {
      if (days === undefined) return `After ${previous}, whose completion is not known`;
      if (days < 0) return `Overlaps ${previous} by ${counted(-days, 'day', 'days')}`;
      return days <= 1
        ? `Back to back with ${previous}`
        : `${counted(days, 'day', 'days')} after the end of ${previous}`;
    },
    relatives: (names) => `Other tenants of this customer: ${names}`,
    mergedFrom: (names) => `Merged with: ${names}`,
  },
  es: {
    fm: (name) => `Administrador de FastTrack: ${name}`,
    kickoff: (date) => `Reunión de inicio (kickoff): ${date}`,
    attempts: (count) => (count === 1 ? '1 intento' : `${String(count)} intentos`),
    l1: (value) => `L1: ${value}`,
    date: (date) => `Fecha de inicio de la interacción: ${date}`,
    record: 'Historial y notas',
    more: 'Más',
    history: 'Historial',
    historyEmpty: 'Aún no ha pasado nada.',
    notes: 'Notas generales del estado',
    notesEmpty: 'Aún no hay notas.',
    capture: 'Anotar fechas',
    reschedule: 'Cambiar la fecha',
    reactivate: 'El cliente ha vuelto',
    answers: '¿Qué ha pasado?',
    kickoffAction: 'Reunión de inicio (kickoff)',
    l1Action: 'Cambiar L1',
    correctAction: 'Corregir un error al escribir',
    completionAction: 'Finalización',
    inactiveAction: 'Ha quedado inactivo',
    assignFmAction: 'Asignar administrador de FastTrack',
    channelAction: 'Canal de entrega',
    voidAction: 'Quitar una fecha anotada por error',
    addAction: 'Añadir cargas de trabajo',
    mergeAction: 'Combinar un duplicado',
    details: 'Detalles',
    completion: (completion) => `Finalización: ${completion}`,
    gap: (previous, days) => {
      if (days === undefined) return `Después de ${previous}, cuya finalización no se conoce`;
      if (days < 0) return `Se solapa con ${previous} ${counted(-days, 'día', 'días')}`;
      return days <= 1
        ? `Justo después de ${previous}`
        : `${counted(days, 'día', 'días')} después de terminar ${previous}`;
    },
    relatives: (names) => `Otros inquilinos de este cliente: ${names}`,
    mergedFrom: (names) => `Combinado con: ${names}`,
  },
};
