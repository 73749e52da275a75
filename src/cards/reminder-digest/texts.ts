import type { ByLanguage } from '../../domain/language.ts';
import type { AlarmKind } from '../../domain/reminder.ts';
import { counted } from '../wording.ts';

interface Texts {
  readonly title: (customers: number) => string;
  readonly waitingTitle: (customers: number) => string;
  readonly nothingTitle: string;
  readonly noneWaitingTitle: string;
  readonly nothing: string;
  readonly noneWaiting: string;
  readonly intro: string;
  readonly waitingIntro: string;
  /** Instead of `intro` for somebody who looks after another FM's customers. */
  readonly introFor: (fm: string) => string;
  readonly notTried: string;
  readonly givingUp: string;
  readonly dayUnknown: (month: string) => string;
  /** `fm` is absent when nobody is assigned, `away` says how far the date is. */
  readonly alarms: Readonly<Record<AlarmKind, (fm: string | undefined, away: string) => string>>;
  readonly moreWorkloads: (count: number) => string;
  readonly more: (count: number, names: string) => string;
  readonly answer: string;
  readonly answerFor: (customer: string) => string;
  readonly assign: string;
  readonly assignFor: (customer: string) => string;
  readonly open: string;
  readonly openFor: (customer: string) => string;
  readonly refresh: string;
}

export const texts: ByLanguage<Texts> = {
  en: {
    title: (customers) =>
      customers === 1 ? '1 customer needs your attention' : `${String(customers)} customers need your attention`,
    waitingTitle: (customers) => `${counted(customers, 'customer', 'customers')} may be left waiting`,
    nothingTitle: 'All answered',
    noneWaitingTitle: 'Nobody is left waiting',
    nothing: 'Nothing is waiting for an answer at the moment.',
    noneWaiting: 'There is no customer at the moment whom nobody looks after.',
    intro: 'Choose a customer to answer. From each answer you can come back to this list.',
    introFor: (fm) => `Customers of ${fm}. Choose one to answer. From each answer you can come back to this list.`,
    waitingIntro: 'Choose a customer to see what can be done.',
    notTried: 'not tried yet',
    givingUp: 'may be marked inactive',
    dayUnknown: (month) => `${month}, is the day known yet?`,
    alarms: {
      noFm: (_, away) => `date ${away}, nobody is assigned`,
      noAttempt: (fm, away) => `date ${away}, no attempt yet${fm === undefined ? ', nobody is assigned' : ` by ${fm}`}`,
      undelivered: (fm, away) =>
        `date ${away}, the reminder ${fm === undefined ? 'did not arrive' : `did not reach ${fm}`}`,
    },
    moreWorkloads: (count) => `and ${counted(count, 'more workload', 'more workloads')}`,
    more: (count, names) => `And ${String(count)} more, who move up as the others are dealt with: ${names}`,
    answer: 'Answer',
    answerFor: (customer) => `Answer for ${customer}`,
    assign: 'Assign',
    assignFor: (customer) => `Assign somebody to ${customer}`,
    open: 'Open',
    openFor: (customer) => `Open ${customer}`,
    refresh: 'Show what is still open',
  },
  es: {
    title: (customers) =>
      customers === 1 ? '1 cliente necesita su atención' : `${String(customers)} clientes necesitan su atención`,
    waitingTitle: (customers) =>
      customers === 1
        ? '1 cliente podría quedarse esperando'
        : `${String(customers)} clientes podrían quedarse esperando`,
    nothingTitle: 'Todo respondido',
    noneWaitingTitle: 'Nadie se queda esperando',
    nothing: 'Ahora mismo no hay nada pendiente de respuesta.',
    noneWaiting: 'Ahora mismo no hay ningún cliente del que nadie se ocupe.',
    intro: 'Elija un cliente para responder. Desde cada respuesta puede volver a esta lista.',
    introFor: (fm) => `Clientes de ${fm}. Elija uno para responder. Desde cada respuesta puede volver a esta lista.`,
    waitingIntro: 'Elija un cliente para ver qué se puede hacer.',
    notTried: 'aún sin intentos',
    givingUp: 'puede marcarse como inactivo',
    dayUnknown: (month) => `${month}, ¿se sabe ya el día?`,
    alarms: {
      noFm: (_, away) => `fecha ${away}, no hay nadie asignado`,
      noAttempt: (fm, away) =>
        `fecha ${away}, aún sin intentos${fm === undefined ? ', no hay nadie asignado' : ` de ${fm}`}`,
      undelivered: (fm, away) => `fecha ${away}, el aviso no llegó${fm === undefined ? '' : ` a ${fm}`}`,
    },
    moreWorkloads: (count) => `y ${counted(count, 'carga de trabajo más', 'cargas de trabajo más')}`,
    more: (count, names) => `Y ${String(count)} más, que pasan arriba según se atienden los demás: ${names}`,
    answer: 'Responder',
    answerFor: (customer) => `Responder por ${customer}`,
    assign: 'Asignar',
    assignFor: (customer) => `Asignar a alguien para ${customer}`,
    open: 'Abrir',
    openFor: (customer) => `Abrir ${customer}`,
    refresh: 'Ver lo que sigue pendiente',
  },
};
