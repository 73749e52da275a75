import type { ByLanguage } from '../../domain/language.ts';

interface Texts {
  readonly title: string;
  readonly intro: (customer: string) => string;
  readonly alike: Readonly<Record<'tpid' | 'nameOrDomain', string>>;
  readonly open: string;
  readonly sameCustomer: string;
  readonly noneOfThese: string;
  readonly back: string;
}

export const texts: ByLanguage<Texts> = {
  en: {
    title: 'Is it one of these customers?',
    intro: (customer) => `Nothing is saved yet. ${customer} may be a customer that is recorded already.`,
    alike: {
      tpid: 'Same TPID: a tenant with that number belongs to the same customer.',
      nameOrDomain: 'The name or the domain is alike.',
    },
    open: 'Open',
    sameCustomer: 'Another tenant of this customer',
    noneOfThese: 'None of these: record it as a new customer',
    back: 'Back to the form',
  },
  es: {
    title: '¿Es uno de estos clientes?',
    intro: (customer) => `Aún no se ha guardado nada. ${customer} puede ser un cliente que ya está registrado.`,
    alike: {
      tpid: 'Mismo TPID: un inquilino con ese número pertenece al mismo cliente.',
      nameOrDomain: 'El nombre o el dominio se parecen.',
    },
    open: 'Abrir',
    sameCustomer: 'Otro inquilino de este cliente',
    noneOfThese: 'Ninguno: registrarlo como cliente nuevo',
    back: 'Volver al formulario',
  },
};
