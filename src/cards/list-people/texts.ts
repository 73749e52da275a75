import type { ByLanguage } from '../../domain/language.ts';
import { counted } from '../wording.ts';

interface Texts {
  readonly title: string;
  readonly titleWithoutRole: string;
  readonly count: (people: number) => string;
  readonly page: (page: number, pageCount: number) => string;
  readonly nobody: string;
  readonly nobodyLikeThat: string;
  readonly noRole: string;
  readonly find: string;
  readonly findLabel: string;
  readonly findPlaceholder: string;
  readonly open: string;
  readonly next: string;
  readonly first: string;
  readonly add: string;
  readonly withoutRole: string;
  readonly withRole: string;
}

export const texts: ByLanguage<Texts> = {
  en: {
    title: 'People and their roles',
    titleWithoutRole: 'People without a role',
    count: (people) => (people === 1 ? '1 person' : `${String(people)} people`),
    page: (page, pageCount) => `page ${String(page)} of ${String(pageCount)}`,
    nobody: 'There is nobody here.',
    nobodyLikeThat: 'Nobody here has a name that begins like that, or that id.',
    noRole: 'No role',
    find: 'Find',
    findLabel: 'Find somebody (leave empty for everybody)',
    findPlaceholder: 'First letters of a name, or an object id',
    open: 'Open',
    next: 'Next page',
    first: 'First page',
    add: 'Add a person',
    withoutRole: 'Without a role',
    withRole: 'With a role',
  },
  es: {
    title: 'Personas y sus funciones',
    titleWithoutRole: 'Personas sin función',
    count: (people) => counted(people, 'persona', 'personas'),
    page: (page, pageCount) => `página ${String(page)} de ${String(pageCount)}`,
    nobody: 'Aquí no hay nadie.',
    nobodyLikeThat: 'Aquí nadie tiene un nombre que empiece así, ni ese identificador.',
    noRole: 'Sin función',
    find: 'Buscar',
    findLabel: 'Buscar a alguien (vacío para ver a todos)',
    findPlaceholder: 'Primeras letras de un nombre, o un identificador de objeto',
    open: 'Abrir',
    next: 'Página siguiente',
    first: 'Primera página',
    add: 'Dar de alta a una persona',
    withoutRole: 'Sin función',
    withRole: 'Con función',
  },
};
