import type { ByLanguage } from '../../domain/language.ts';

interface Texts {
  readonly title: string;
  readonly intro: string;
  readonly name: string;
  readonly namePlaceholder: string;
  readonly nameRequired: string;
  readonly nameTooLong: (limit: number) => string;
  readonly tenantId: string;
  readonly tenantIdRequired: string;
  readonly exists: string;
  readonly existsAs: (customer: string) => string;
  readonly openExisting: (customer: string) => string;
  readonly domain: string;
  readonly domainPlaceholder: string;
  readonly domainWrong: string;
  readonly tpid: string;
  readonly tpidWrong: string;
  readonly seats: string;
  readonly seatsWrong: string;
  readonly optionalNumber: string;
  readonly timeZone: string;
  readonly timeZonePlaceholder: string;
  readonly timeZoneRequired: string;
  readonly origin: string;
  readonly originRequired: string;
  readonly workloads: string;
  readonly workloadsIntro: string;
  readonly workloadsRequired: string;
  readonly l1Wrong: string;
  readonly moreWorkloads: string;
  readonly notRecorded: string;
  readonly leave: string;
  readonly created: (customer: string, workloads: number) => string;
  readonly fewSeats: (minimum: number, seats: number) => string;
}

export const texts: ByLanguage<Texts> = {
  en: {
    title: 'Record a new customer',
    intro: 'One form for one tenant. The engagement start dates come next, for the workloads that are In Progress.',
    name: 'Customer',
    namePlaceholder: 'Name of the organisation',
    nameRequired: "Enter the customer's name.",
    nameTooLong: (limit) =>
      `Enter a name of at most ${String(limit)} characters; of a much longer one only the beginning is still here.`,
    tenantId: 'Tenant id',
    tenantIdRequired:
      'Enter the tenant id: 32 digits and letters from a to f, like 00000000-0000-0000-0000-000000000000.',
    exists: 'That tenant is recorded already.',
    existsAs: (customer) => `That tenant is recorded already: ${customer}`,
    openExisting: (customer) => `Open ${customer}`,
    domain: 'Initial domain (optional)',
    domainPlaceholder: 'name.onmicrosoft.com',
    domainWrong: 'That is no domain. Enter one like name.onmicrosoft.com, or leave it empty.',
    tpid: 'TPID (optional)',
    tpidWrong: 'A TPID has 1 to 12 digits and nothing else. Correct it, or leave it empty.',
    seats: 'Licences (optional)',
    seatsWrong: 'Enter a whole number in digits alone, or leave it empty.',
    optionalNumber: 'Digits',
    timeZone: "Customer's time zone",
    timeZonePlaceholder: 'Type a city',
    timeZoneRequired: 'Choose a time zone from the list.',
    origin: 'How did this come about?',
    originRequired: 'Choose one.',
    workloads: 'Workloads and their L1',
    workloadsIntro: 'Choose L1 for each workload to record, and leave the others as they are.',
    workloadsRequired: 'Choose L1 for at least one workload.',
    l1Wrong: 'Choose a value of the list.',
    moreWorkloads: 'More workloads',
    notRecorded: 'Not recorded',
    leave: 'Customers without a date',
    created: (customer, workloads) =>
      `${customer} is recorded, with ${workloads === 1 ? '1 workload' : `${String(workloads)} workloads`}.`,
    fewSeats: (minimum, seats) =>
      `FastTrack needs ${String(minimum)} licences; for this tenant ${String(seats)} ${seats === 1 ? 'is' : 'are'} recorded.`,
  },
  es: {
    title: 'Registrar un cliente nuevo',
    intro:
      'Un formulario por inquilino. Después se piden las fechas de inicio de la interacción de las cargas de trabajo con L1 «En progreso».',
    name: 'Cliente',
    namePlaceholder: 'Nombre de la organización',
    nameRequired: 'Indique el nombre del cliente.',
    nameTooLong: (limit) =>
      `Indique un nombre de ${String(limit)} caracteres como máximo; de uno mucho más largo aquí solo queda el principio.`,
    tenantId: 'Identificador de inquilino',
    tenantIdRequired:
      'Indique el identificador de inquilino: 32 cifras y letras de la a a la f, como 00000000-0000-0000-0000-000000000000.',
    exists: 'Ese inquilino ya está registrado.',
    existsAs: (customer) => `Ese inquilino ya está registrado: ${customer}`,
    openExisting: (customer) => `Abrir ${customer}`,
    domain: 'Dominio inicial (opcional)',
    domainPlaceholder: 'nombre.onmicrosoft.com',
    domainWrong: 'Eso no es un dominio. Indique uno como nombre.onmicrosoft.com o déjelo vacío.',
    tpid: 'TPID (opcional)',
    tpidWrong: 'Un TPID tiene de 1 a 12 cifras y nada más. Corríjalo o déjelo vacío.',
    seats: 'Licencias (opcional)',
    seatsWrong: 'Indique un número entero solo con cifras o déjelo vacío.',
    optionalNumber: 'Cifras',
    timeZone: 'Zona horaria del cliente',
    timeZonePlaceholder: 'Escriba una ciudad',
    timeZoneRequired: 'Elija una zona horaria de la lista.',
    origin: '¿Cómo ha surgido?',
    originRequired: 'Elija una opción.',
    workloads: 'Cargas de trabajo y su L1',
    workloadsIntro: 'Elija L1 en cada carga de trabajo que quiera registrar y deje las demás como están.',
    workloadsRequired: 'Elija L1 en al menos una carga de trabajo.',
    l1Wrong: 'Elija un valor de la lista.',
    moreWorkloads: 'Más cargas de trabajo',
    notRecorded: 'Sin registrar',
    leave: 'Clientes sin fecha',
    created: (customer, workloads) =>
      `${customer} ha quedado registrado con ${workloads === 1 ? '1 carga' : `${String(workloads)} cargas`} de trabajo.`,
    fewSeats: (minimum, seats) =>
      `FastTrack requiere ${String(minimum)} licencias; este inquilino tiene ${String(seats)} ${seats === 1 ? 'registrada' : 'registradas'}.`,
  },
};
