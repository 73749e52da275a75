import type { ByLanguage } from '../../domain/language.ts';

interface Texts {
  readonly title: string;
  readonly greeting: (name: string) => string;
  readonly purpose: string;
  readonly gateway: string;
  readonly fm: string;
  readonly lead: string;
  readonly other: string;
  readonly commands: string;
  readonly withoutDate: string;
  readonly mine: string;
  readonly partners: string;
  readonly otherLanguage: string;
}

export const texts: ByLanguage<Texts> = {
  en: {
    title: 'Engagement Start Date',
    greeting: (name) => `Hello, ${name}.`,
    purpose:
      'This bot keeps the engagement start date of each customer and workload: the day the customer and the FastTrack Manager begin to exchange information.',
    gateway: 'For Gateway: enter the date the customer gives you, for several workloads in one step.',
    fm: 'For FastTrack Managers: see your customers, move a date with its reason, and answer the reminder when a date comes.',
    lead: 'For leads: enter missing dates, and act for the assigned FastTrack Manager on any customer you look up.',
    other: 'Look up any customer you may see by the first letters of its name.',
    commands:
      'Write "customers", "new date", the first letters of a customer\'s name, "español" or "help" at any time.',
    withoutDate: 'Enter a date',
    mine: 'My customers',
    partners: 'Customers of partners',
    otherLanguage: 'Español',
  },
  es: {
    title: 'Fecha de inicio de la interacción',
    greeting: (name) => `Hola, ${name}.`,
    purpose:
      'Este bot guarda la fecha de inicio de la interacción de cada cliente y carga de trabajo: el día en que el cliente y el administrador de FastTrack empiezan a intercambiar información.',
    gateway: 'Para Gateway: anote la fecha que le dé el cliente, para varias cargas de trabajo en un solo paso.',
    fm: 'Para administradores de FastTrack: vea sus clientes, mueva una fecha con su motivo y responda al aviso cuando llegue una fecha.',
    lead: 'Para gerentes regionales: anote las fechas que falten y actúe en nombre del administrador de FastTrack asignado con cualquier cliente que busque.',
    other: 'Busque cualquier cliente que usted pueda ver por las primeras letras de su nombre.',
    commands:
      'Escriba en cualquier momento «clientes», «nueva fecha», las primeras letras del nombre de un cliente, «english» o «ayuda».',
    withoutDate: 'Anotar una fecha',
    mine: 'Mis clientes',
    partners: 'Clientes de socios',
    otherLanguage: 'English',
  },
};
