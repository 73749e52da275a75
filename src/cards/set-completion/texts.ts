import type { ByLanguage } from '../../domain/language.ts';

interface Texts {
  readonly title: string;
  readonly intro: string;
  readonly differing: string;
  readonly recorded: (workload: string, completion: string) => string;
  readonly planned: string;
  readonly actual: string;
}

export const texts: ByLanguage<Texts> = {
  en: {
    title: 'Completion of the deployment',
    intro: 'It shows how long the next deployment follows after this one. A day you leave empty is cleared.',
    differing: 'What is recorded now differs:',
    recorded: (workload, completion) => `${workload}: ${completion}.`,
    planned: 'Planned to be done on',
    actual: 'Really done on (today at the latest)',
  },
  es: {
    title: 'Finalización de la implementación',
    intro: 'Muestra cuánto después sigue la siguiente implementación. El día que deje vacío se quita.',
    differing: 'Lo que consta ahora no coincide:',
    recorded: (workload, completion) => `${workload}: ${completion}.`,
    planned: 'Finalización prevista',
    actual: 'Finalización real (hoy como muy tarde)',
  },
};
