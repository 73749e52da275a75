import type { ByLanguage } from '../../domain/language.ts';

interface Texts {
  readonly title: string;
  readonly greeting: (name: string) => string;
  readonly purpose: string;
  readonly gateway: string;
  readonly fm: string;
  readonly lead: string;
  readonly frp: string;
  readonly admin: string;
  readonly other: string;
  readonly commands: string;
  readonly collectorCommands: string;
  readonly leadCommands: string;
  readonly fmCommands: string;
  readonly reminderCommand: string;
  readonly deliveryCommand: string;
  readonly peopleCommand: string;
  readonly onCustomer: string;
  readonly withoutDate: string;
  readonly mine: string;
  readonly partners: string;
  readonly newCustomer: string;
  readonly withoutFm: string;
  readonly absence: string;
  readonly reassign: string;
  readonly reminderSettings: string;
  readonly delivery: string;
  readonly people: string;
  readonly otherLanguage: string;
}

export const texts: ByLanguage<Texts> = {
  en: {
    title: 'Engagement Start Date',
    greeting: (name) => `Hello, ${name}.`,
    purpose:
      'This bot keeps the engagement start date of each customer and workload: the day the customer and the FastTrack Manager begin to exchange information.',
    gateway:
      'For Gateway: record new customers, and enter the date the customer gives you, for several workloads in one step.',
    fm: 'For FastTrack Managers: see your customers, move a date with its reason, and answer the reminder when a date comes.',
    lead: 'For leads: assign FastTrack Managers with their load in view, move customers between them, enter missing dates, and act for the assigned FastTrack Manager on any customer you look up.',
    frp: 'For FRP managers: see the customers of partners and their engagement start dates.',
    admin:
      'For administrators: say who may do what, see whether reminders arrive, and stop them all when they must not go out.',
    other: 'Look up any customer you may see by the first letters of its name.',
    commands: 'Write "customers", the first letters of a customer\'s name, "español" or "help" at any time.',
    collectorCommands: '"new customer" and "new date" open their forms; "new date contoso 12 January" fills one in.',
    leadCommands:
      '"assign" lists who waits for a FastTrack Manager, "assign contoso" opens that customer, "reassign" moves many, "out of office" is for absences.',
    fmCommands: '"out of office" says when you are away and who stands in for you.',
    reminderCommand: '"reminders" opens your reminder settings: at what time they come, and a pause.',
    deliveryCommand: '"delivery" shows which reminders do not arrive; all of them can be stopped there.',
    peopleCommand: '"people" shows who has which role; "people garcia" finds somebody.',
    onCustomer: 'All else is on the card of a customer: open it and look under "More".',
    withoutDate: 'Enter a date',
    mine: 'My customers',
    partners: 'Customers of partners',
    newCustomer: 'New customer',
    withoutFm: 'Assign',
    absence: 'Out of office',
    reassign: 'Move customers',
    reminderSettings: 'Reminder settings',
    delivery: 'Delivery of reminders',
    people: 'People',
    otherLanguage: 'Español',
  },
  es: {
    title: 'Fecha de inicio de la interacción',
    greeting: (name) => `Hola, ${name}.`,
    purpose:
      'Este bot guarda la fecha de inicio de la interacción de cada cliente y carga de trabajo: el día en que el cliente y el administrador de FastTrack empiezan a intercambiar información.',
    gateway:
      'Para Gateway: registre clientes nuevos y anote la fecha que le dé el cliente, para varias cargas de trabajo en un solo paso.',
    fm: 'Para administradores de FastTrack: vea sus clientes, mueva una fecha con su motivo y responda al aviso cuando llegue una fecha.',
    lead: 'Para gerentes regionales: asigne administradores de FastTrack con su carga a la vista, pase clientes de uno a otro, anote las fechas que falten y actúe en nombre del administrador de FastTrack asignado con cualquier cliente que busque.',
    frp: 'Para administradores de socios (FRP): vea los clientes de socios y sus fechas de inicio de la interacción.',
    admin:
      'Para administradores del bot: diga quién puede hacer qué, vea si llegan los avisos, y deténgalos todos cuando no deban salir.',
    other: 'Busque cualquier cliente que usted pueda ver por las primeras letras de su nombre.',
    commands:
      'Escriba en cualquier momento «clientes», las primeras letras del nombre de un cliente, «english» o «ayuda».',
    collectorCommands:
      '«nuevo cliente» y «nueva fecha» abren sus formularios; «nueva fecha contoso 12 de enero» lo rellena.',
    leadCommands:
      '«asignar» muestra quién espera un administrador de FastTrack, «asignar contoso» abre ese cliente, «reasignar» pasa muchos, «ausencia» es para las ausencias.',
    fmCommands: '«ausencia» sirve para decir cuándo no está y quién le sustituye.',
    reminderCommand: '«avisos» abre sus ajustes de avisos: a qué hora llegan, y una pausa.',
    deliveryCommand: '«envíos» muestra qué avisos no llegan; ahí se pueden detener todos.',
    peopleCommand: '«personas» muestra quién tiene qué función; «personas garcía» busca a alguien.',
    onCustomer: 'Todo lo demás está en la tarjeta de un cliente: ábrala y mire en «Más».',
    withoutDate: 'Anotar una fecha',
    mine: 'Mis clientes',
    partners: 'Clientes de socios',
    newCustomer: 'Nuevo cliente',
    withoutFm: 'Asignar',
    absence: 'Ausencia',
    reassign: 'Pasar clientes',
    reminderSettings: 'Ajustes de avisos',
    delivery: 'Envío de avisos',
    people: 'Personas',
    otherLanguage: 'English',
  },
};
