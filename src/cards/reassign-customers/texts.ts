import type { ByLanguage } from '../../domain/language.ts';
import { counted } from '../wording.ts';

interface Texts {
  readonly title: string;
  readonly intro: string;
  readonly from: string;
  readonly to: string;
  readonly placeholder: string;
  readonly noLongerFm: string;
  readonly workloads: (count: number) => string;
  readonly show: string;
  readonly fromRequired: string;
  readonly toRequired: string;
  readonly noSuchFrom: string;
  readonly noSuchTo: string;
  readonly sameFm: string;
  readonly nothingToMove: string;
  readonly previewTitle: string;
  readonly fromTo: (from: string, to: string) => string;
  readonly extent: (customers: number, workloads: number) => string;
  readonly stay: (count: number) => string;
  readonly firstOnly: (shown: number, total: number) => string;
  /** `months` says what the load is and will be in each. */
  readonly load: (name: string, months: string) => string;
  readonly loadOfCapacity: (name: string, capacity: number, months: string) => string;
  readonly change: (month: string, before: number, after: number) => string;
  readonly over: string;
  readonly customers: string;
  readonly customersRequired: string;
  readonly move: string;
  readonly back: string;
  readonly movedTitle: string;
  readonly moved: (from: string, to: string, customers: number, workloads: number) => string;
  readonly nothingMoved: (from: string, to: string) => string;
  readonly left: (name: string, count: number) => string;
  readonly kept: string;
  readonly undo: string;
  readonly undoneTitle: string;
  readonly undone: string;
  readonly withoutFm: string;
  readonly again: string;
  readonly notUndoneTitle: string;
  readonly stepNotFound: string;
  readonly noFmAnyMore: string;
}

export const texts: ByLanguage<Texts> = {
  en: {
    title: 'Move customers to another FastTrack Manager',
    intro: 'You see what would move before anything does. Engagement start dates stay; reminders move along.',
    from: 'From (with all workloads they look after)',
    to: 'To (with what they have to start this month)',
    placeholder: 'Choose somebody',
    noLongerFm: 'no longer an FM',
    workloads: (number) => counted(number, 'workload', 'workloads'),
    show: 'Show what would move',
    fromRequired: 'Choose whose customers move.',
    toRequired: 'Choose who takes them over.',
    noSuchFrom: 'That person is not known any more. Choose another one.',
    noSuchTo: 'That person is no FastTrack Manager any more. Choose another one.',
    sameFm: 'That is the same person. Choose somebody else.',
    nothingToMove: 'No customer is assigned to that person.',
    previewTitle: 'Move these customers?',
    fromTo: (from, to) => `From ${from} to ${to}`,
    extent: (customers, workloads) =>
      `${counted(customers, 'customer', 'customers')} with ${counted(workloads, 'workload', 'workloads')}`,
    stay: (number) =>
      number === 1
        ? '1 further workload stays, because a partner delivers it.'
        : `${String(number)} further workloads stay, because a partner delivers them.`,
    firstOnly: (shown, total) =>
      `Only the first ${String(shown)} of ${String(total)} customers are shown. Move these, then come back for the rest.`,
    load: (name, months) => `To start for ${name}, if all move: ${months}`,
    loadOfCapacity: (name, capacity, months) =>
      `To start for ${name} (capacity ${String(capacity)} a month), if all move: ${months}`,
    change: (month, before, after) =>
      before === after
        ? `${month} ${String(before)} as before`
        : `${month} ${String(before)} now and ${String(after)} afterwards`,
    over: ' (over capacity)',
    customers: 'Which customers move?',
    customersRequired: 'Tick at least one customer.',
    move: 'Move',
    back: 'Choose other people',
    movedTitle: 'Moved',
    moved: (from, to, customers, workloads) =>
      `${counted(customers, 'customer', 'customers')} with ${counted(workloads, 'workload', 'workloads')} went from ${from} to ${to}.`,
    nothingMoved: (from, to) => `Nothing went from ${from} to ${to}.`,
    left: (name, number) =>
      number === 1
        ? `1 workload stays with ${name}, because a partner delivers it.`
        : `${String(number)} workloads stay with ${name}, because a partner delivers them.`,
    kept: 'Engagement start dates, history and attempts are as they were; reminders have moved along.',
    undo: 'Undo',
    undoneTitle: 'Moved back',
    undone: 'What somebody has assigned anew since then stays as it is.',
    withoutFm: 'Customers without an FM',
    again: 'Move more customers',
    notUndoneTitle: 'Not moved back',
    stepNotFound: 'Only the person who moved these customers can take it back, and this step is not known.',
    noFmAnyMore: 'The person they came from is no FastTrack Manager any more.',
  },
  es: {
    title: 'Pasar clientes a otro administrador de FastTrack (FM)',
    intro:
      'Verá lo que se movería antes de que se mueva nada. Las fechas de inicio de la interacción se conservan; los avisos van con ellas.',
    from: 'De (con todas las cargas de trabajo que lleva)',
    to: 'A (con lo que tiene que iniciar este mes)',
    placeholder: 'Elija a alguien',
    noLongerFm: 'ya no es FM',
    workloads: (number) => counted(number, 'carga de trabajo', 'cargas de trabajo'),
    show: 'Ver lo que se movería',
    fromRequired: 'Elija de quién son los clientes que pasan a otra persona.',
    toRequired: 'Elija quién los recibe.',
    noSuchFrom: 'Ya no se conoce a esa persona. Elija a otra.',
    noSuchTo: 'Esa persona ya no es administrador de FastTrack. Elija a otra.',
    sameFm: 'Es la misma persona. Elija a otra.',
    nothingToMove: 'Esa persona no tiene ningún cliente asignado.',
    previewTitle: '¿Pasar estos clientes?',
    fromTo: (from, to) => `De ${from} a ${to}`,
    extent: (customers, workloads) =>
      `${counted(customers, 'cliente', 'clientes')} con ${counted(workloads, 'carga de trabajo', 'cargas de trabajo')}`,
    stay: (number) =>
      number === 1
        ? 'Otra carga de trabajo se queda, porque la entrega un socio.'
        : `Otras ${String(number)} cargas de trabajo se quedan, porque las entrega un socio.`,
    firstOnly: (shown, total) =>
      `Solo se ven los primeros ${String(shown)} de ${String(total)} clientes. Páselos y vuelva después a por los demás.`,
    load: (name, months) => `Por iniciar para ${name}, si pasan todos: ${months}`,
    loadOfCapacity: (name, capacity, months) =>
      `Por iniciar para ${name} (capacidad: ${String(capacity)} al mes), si pasan todos: ${months}`,
    change: (month, before, after) =>
      before === after
        ? `${month}: ${String(before)} como antes`
        : `${month}: ${String(before)} ahora y ${String(after)} después`,
    over: ' (por encima de su capacidad)',
    customers: '¿Qué clientes pasan?',
    customersRequired: 'Marque al menos un cliente.',
    move: 'Pasar',
    back: 'Elegir a otras personas',
    movedTitle: 'Hecho',
    moved: (from, to, customers, workloads) =>
      `De ${from} a ${to}: ${counted(customers, 'cliente', 'clientes')} con ${counted(workloads, 'carga de trabajo', 'cargas de trabajo')}.`,
    nothingMoved: (from, to) => `De ${from} a ${to} no ha pasado nada.`,
    left: (name, number) =>
      number === 1
        ? `1 carga de trabajo sigue con ${name}, porque la entrega un socio.`
        : `${String(number)} cargas de trabajo siguen con ${name}, porque las entrega un socio.`,
    kept: 'Las fechas de inicio de la interacción, el historial y los intentos están como estaban; los avisos han ido con ellas.',
    undo: 'Deshacer',
    undoneTitle: 'Devuelto',
    undone: 'Lo que alguien haya asignado de nuevo desde entonces queda como está.',
    withoutFm: 'Clientes sin FM',
    again: 'Pasar más clientes',
    notUndoneTitle: 'No se ha deshecho',
    stepNotFound: 'Solo puede deshacerlo quien pasó esos clientes, y este paso no se conoce.',
    noFmAnyMore: 'La persona de quien venían ya no es administrador de FastTrack.',
  },
};
