import type { ByLanguage } from '../../domain/language.ts';

interface Texts {
  readonly title: string;
  readonly intro: string;
  readonly roles: (roles: string) => string;
  readonly stays: string;
  readonly remove: string;
  readonly back: string;
}

export const texts: ByLanguage<Texts> = {
  en: {
    title: 'Remove this person?',
    intro: 'All their roles are taken away at once: they can neither see nor do anything in this bot any more.',
    roles: (roles) => `Roles: ${roles}`,
    stays:
      'Their name stays in histories, and what is assigned to them stays assigned. They can be given a role again at any time.',
    remove: 'Remove',
    back: 'Back',
  },
  es: {
    title: '¿Dar de baja a esta persona?',
    intro: 'Se le quitan en el acto todas sus funciones: ya no podrá ver ni hacer nada en este bot.',
    roles: (roles) => `Funciones: ${roles}`,
    stays:
      'Su nombre se conserva en los historiales, y lo que tiene asignado sigue asignado. Se le puede volver a dar una función en cualquier momento.',
    remove: 'Dar de baja',
    back: 'Volver',
  },
};
