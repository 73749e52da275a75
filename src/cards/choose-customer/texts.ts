import type { ByLanguage } from '../../domain/language.ts';

interface Texts {
  readonly intro: string;
  readonly label: string;
  readonly placeholder: string;
  readonly search: string;
  readonly waiting: string;
  readonly nobodyWaits: string;
  readonly found: string;
  readonly notFound: string;
  readonly onlyFirst: string;
  readonly nothingToEnter: string;
}

export const texts: ByLanguage<Texts> = {
  en: {
    intro: 'For which customer?',
    label: 'Customer',
    placeholder: 'First letters of the name, tenant id or TPID',
    search: 'Search',
    waiting: 'Without a date, and yours to enter',
    nobodyWaits: 'No customer waits for a date that is yours to enter.',
    found: 'Customers found',
    notFound: 'No customer has a name that begins like that.',
    onlyFirst: 'These are only the first. Type more of the name to see others.',
    nothingToEnter: 'No first date that is yours to enter',
  },
  es: {
    intro: '¿De qué cliente?',
    label: 'Cliente',
    placeholder: 'Primeras letras del nombre, id. de inquilino o TPID',
    search: 'Buscar',
    waiting: 'Sin fecha, y le corresponde a usted anotarla',
    nobodyWaits: 'Ningún cliente espera una fecha que le corresponda anotar a usted.',
    found: 'Clientes encontrados',
    notFound: 'Ningún cliente tiene un nombre que empiece así.',
    onlyFirst: 'Estos son solo los primeros. Escriba más letras del nombre para ver otros.',
    nothingToEnter: 'Sin ninguna primera fecha que le corresponda anotar a usted',
  },
};
