import type { ByLanguage } from '../../domain/language.ts';
import type { ListFilter } from './input.ts';

interface Texts {
  readonly titles: Readonly<Record<ListFilter['kind'], string>>;
  readonly notFound: string;
  readonly count: (total: number) => string;
  readonly page: (page: number, pageCount: number) => string;
  readonly empty: Readonly<Record<ListFilter['kind'], string>>;
  readonly open: string;
  readonly insteadOf: (names: string) => string;
  readonly capture: string;
  readonly assign: string;
  readonly notByGateway: string;
  readonly next: string;
  readonly first: string;
  readonly more: (count: number) => string;
}

export const texts: ByLanguage<Texts> = {
  en: {
    titles: {
      mine: 'My customers',
      withoutDate: 'Customers without an engagement start date',
      withoutFm: 'Customers without a FastTrack Manager',
      notByGateway: 'First dates that Gateway did not enter',
      partners: 'Customers of partners',
      named: 'Customers found',
    },
    notFound: 'No customer found',
    count: (total) => (total === 1 ? '1 customer' : `${String(total)} customers`),
    page: (page, pageCount) => `page ${String(page)} of ${String(pageCount)}`,
    empty: {
      mine: 'No customer is assigned to you yet.',
      withoutDate: 'Every workload that is In Progress has its date. Nothing to do.',
      withoutFm: 'Every workload that is In Progress has its FastTrack Manager. Nothing to do.',
      notByGateway: 'Gateway has entered every first date of a new customer.',
      partners: 'No customer is with a partner.',
      named: 'No customer has a name that begins like that. Try the first letters of a name, or write "help".',
    },
    open: 'Open',
    insteadOf: (names) => `for ${names}`,
    capture: 'Enter dates',
    assign: 'Assign',
    notByGateway: 'Dates Gateway did not enter',
    next: 'Next page',
    first: 'Back to the first page',
    more: (count) => (count === 1 ? 'and 1 more workload' : `and ${String(count)} more workloads`),
  },
  es: {
    titles: {
      mine: 'Mis clientes',
      withoutDate: 'Clientes sin fecha de inicio de la interacción',
      withoutFm: 'Clientes sin administrador de FastTrack',
      notByGateway: 'Primeras fechas que no anotó Gateway',
      partners: 'Clientes de socios',
      named: 'Clientes encontrados',
    },
    notFound: 'Ningún cliente encontrado',
    count: (total) => (total === 1 ? '1 cliente' : `${String(total)} clientes`),
    page: (page, pageCount) => `página ${String(page)} de ${String(pageCount)}`,
    empty: {
      mine: 'Aún no tiene ningún cliente asignado.',
      withoutDate: 'Todas las cargas de trabajo «En progreso» tienen su fecha. No hay nada pendiente.',
      withoutFm:
        'Todas las cargas de trabajo «En progreso» tienen su administrador de FastTrack. No hay nada pendiente.',
      notByGateway: 'Gateway ha anotado todas las primeras fechas de los clientes nuevos.',
      partners: 'Ningún cliente está con un socio.',
      named:
        'Ningún cliente tiene un nombre que empiece así. Pruebe con las primeras letras de un nombre, o escriba «ayuda».',
    },
    open: 'Abrir',
    insteadOf: (names) => `por ${names}`,
    capture: 'Anotar fechas',
    assign: 'Asignar',
    notByGateway: 'Fechas que no anotó Gateway',
    next: 'Página siguiente',
    first: 'Volver a la primera página',
    more: (count) => (count === 1 ? 'y 1 carga de trabajo más' : `y ${String(count)} cargas de trabajo más`),
  },
};
