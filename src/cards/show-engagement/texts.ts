import type { Basis } from '../../domain/engagement.ts';
import type { ByLanguage } from '../../domain/language.ts';
import { counted } from '../wording.ts';

interface Texts {
  readonly state: string;
  readonly date: string;
  readonly bases: Readonly<Record<Basis, string>>;
  readonly firstDate: string;
  readonly moved: (days: number) => string;
  readonly origin: string;
  readonly l1: string;
  readonly share: (perCent: number) => string;
  readonly delivery: string;
  readonly fm: string;
  readonly kickoff: string;
  readonly completion: string;
  readonly previous: string;
  readonly none: string;
  readonly attempts: (count: number) => string;
  readonly history: string;
  readonly historyEmpty: string;
  readonly notes: string;
  readonly notesEmpty: string;
  readonly more: string;
}

export const texts: ByLanguage<Texts> = {
  en: {
    state: 'State',
    date: 'Engagement start date',
    bases: { requested: 'asked for by the customer', planned: 'planned', actual: 'actual' },
    firstDate: 'First date entered',
    moved: (number) => {
      if (number === 0) return 'not moved since';
      return number > 0
        ? `postponed by ${counted(number, 'day', 'days')}`
        : `brought forward by ${counted(-number, 'day', 'days')}`;
    },
    origin: 'How it came about',
    l1: 'L1',
    share: (perCent) => `${String(perCent)} % of the licences`,
    delivery: 'Delivery channel',
    fm: 'FastTrack Manager',
    kickoff: 'Kickoff',
    completion: 'Completion',
    previous: 'Previous deployment',
    none: 'none yet',
    attempts: (count) => `Attempts for this date: ${String(count)}`,
    history: 'History',
    historyEmpty: 'Nothing has happened yet.',
    notes: 'Overall status notes',
    notesEmpty: 'No note names this workload yet.',
    more: 'More',
  },
  es: {
    state: 'Estado',
    date: 'Fecha de inicio de la interacción',
    bases: { requested: 'pedida por el cliente', planned: 'prevista', actual: 'real' },
    firstDate: 'Primera fecha anotada',
    moved: (number) => {
      if (number === 0) return 'no se ha movido desde entonces';
      return number > 0
        ? `aplazada ${counted(number, 'día', 'días')}`
        : `adelantada ${counted(-number, 'día', 'días')}`;
    },
    origin: 'Cómo surgió',
    l1: 'L1',
    share: (perCent) => `${String(perCent)} % de las licencias`,
    delivery: 'Canal de entrega',
    fm: 'Administrador de FastTrack (FM)',
    kickoff: 'Reunión de inicio (kickoff)',
    completion: 'Finalización',
    previous: 'Implementación anterior',
    none: 'aún no hay',
    attempts: (count) => `Intentos para esta fecha: ${String(count)}`,
    history: 'Historial',
    historyEmpty: 'Aún no ha pasado nada.',
    notes: 'Notas generales del estado',
    notesEmpty: 'Ninguna nota nombra aún esta carga de trabajo.',
    more: 'Más',
  },
};
