import type { ByLanguage } from '../../domain/language.ts';
import type { CustomerWish } from '../../domain/wish.ts';

interface Texts {
  readonly titles: Readonly<Record<CustomerWish, string>>;
  readonly which: string;
  readonly whom: string;
  readonly nobody: string;
  readonly more: (count: number) => string;
  readonly search: string;
  readonly searchPlaceholder: string;
  readonly find: string;
  readonly choose: string;
  readonly reason: (reason: string) => string;
}

export const texts: ByLanguage<Texts> = {
  en: {
    titles: {
      capture: 'Enter the engagement start date',
      reschedule: 'Change the date',
      correct: 'Correct a date',
      void: 'Take a date back',
      logAttempt: 'Log an attempt',
      replied: 'Log that they answered',
      started: 'Record the real start',
      inactive: 'Mark inactive',
      reactivate: 'Take them up again',
      serial: 'Add the next deployment',
      successReview: 'Add work from a success review',
      kickoff: 'Set the kickoff',
      completion: 'Set the completion',
      changeL1: 'Change L1',
      assign: 'Assign a FastTrack Manager',
      channel: 'Decide who delivers',
      merge: 'Merge a duplicate',
      find: 'Show a customer',
      history: 'Show what has happened',
    },
    which: 'Which customer do you mean?',
    whom: 'For which customer?',
    nobody: 'No customer found like that. Try the first letters of the name, the tenant id or the TPID.',
    more: (count) =>
      count === 1 ? 'One more fits: type more of its name.' : `${String(count)} more fit: type more of the name.`,
    search: 'Customer',
    searchPlaceholder: 'First letters of a name, tenant id or TPID',
    find: 'Find',
    choose: 'This one',
    reason: (reason) => `Reason: ${reason}`,
  },
  es: {
    titles: {
      capture: 'Anotar la fecha de inicio de la interacción',
      reschedule: 'Cambiar la fecha',
      correct: 'Corregir una fecha',
      void: 'Retirar una fecha',
      logAttempt: 'Registrar un intento',
      replied: 'Registrar que han contestado',
      started: 'Registrar el inicio real',
      inactive: 'Marcar como inactivo',
      reactivate: 'Retomar al cliente',
      serial: 'Añadir el siguiente despliegue',
      successReview: 'Añadir trabajo de una revisión de éxito',
      kickoff: 'Fijar la reunión de inicio',
      completion: 'Fijar la finalización',
      changeL1: 'Cambiar L1',
      assign: 'Asignar un administrador de FastTrack',
      channel: 'Decidir quién lo presta',
      merge: 'Fusionar un duplicado',
      find: 'Ver un cliente',
      history: 'Ver qué ha pasado',
    },
    which: '¿A qué cliente se refiere?',
    whom: '¿Para qué cliente?',
    nobody:
      'No se ha encontrado ningún cliente así. Pruebe con las primeras letras del nombre, el identificador de inquilino o el TPID.',
    more: (count) =>
      count === 1
        ? 'Hay otro que encaja: escriba más letras de su nombre.'
        : `Hay otros ${String(count)} que encajan: escriba más letras del nombre.`,
    search: 'Cliente',
    searchPlaceholder: 'Primeras letras del nombre, identificador o TPID',
    find: 'Buscar',
    choose: 'Este',
    reason: (reason) => `Motivo: ${reason}`,
  },
};
