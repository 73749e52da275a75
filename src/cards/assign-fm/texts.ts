import type { ByLanguage } from '../../domain/language.ts';

interface Texts {
  readonly title: string;
  readonly intro: string;
  /** `who` is an FM's name, or that there is none. */
  readonly assigned: (who: string, workloads: string) => string;
  readonly fm: string;
  readonly fmPlaceholder: string;
  readonly fmRequired: string;
  readonly nobody: string;
  readonly noSuchFm: string;
  readonly overCapacity: (name: string, month: string, count: number, capacity: number) => string;
}

export const texts: ByLanguage<Texts> = {
  en: {
    title: 'Assign a FastTrack Manager',
    intro: 'The engagement start date, its history and the attempts stay; reminders go to the new FastTrack Manager.',
    assigned: (who, workloads) => `${who}: ${workloads}`,
    fm: 'FastTrack Manager, with what they have to start in that month',
    fmPlaceholder: 'Choose somebody',
    fmRequired: 'Choose a FastTrack Manager.',
    nobody: 'No FastTrack Manager',
    noSuchFm: 'That person is no FastTrack Manager any more. Choose another one.',
    overCapacity: (name, month, count, capacity) =>
      `${name} now has ${String(count)} to start in ${month}; their capacity is ${String(capacity)}.`,
  },
  es: {
    title: 'Asignar un administrador de FastTrack (FM)',
    intro:
      'La fecha de inicio de la interacción, su historial y los intentos se conservan; los avisos pasan al nuevo administrador de FastTrack.',
    assigned: (who, workloads) => `${who}: ${workloads}`,
    fm: 'Administrador de FastTrack (FM), con lo que tiene que iniciar ese mes',
    fmPlaceholder: 'Elija a alguien',
    fmRequired: 'Elija un administrador de FastTrack.',
    nobody: 'Sin administrador de FastTrack',
    noSuchFm: 'Esa persona ya no es administrador de FastTrack. Elija a otra.',
    overCapacity: (name, month, count, capacity) =>
      `${name} tiene ahora ${String(count)} por iniciar en ${month}; su capacidad es ${String(capacity)}.`,
  },
};
