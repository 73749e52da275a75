import type { ByLanguage } from '../../domain/language.ts';

interface Texts {
  readonly title: string;
  readonly intro: string;
  readonly origin: string;
  readonly originRequired: string;
  readonly workloads: string;
  readonly workloadsRequired: string;
  readonly again: (workload: string) => string;
  readonly underWay: (workloads: string, count: number) => string;
  readonly l1: string;
  readonly l1Required: string;
  readonly added: (count: number) => string;
}

export const texts: ByLanguage<Texts> = {
  en: {
    title: 'Add workloads',
    intro: 'Workloads that are under way are not offered; one that has started can be deployed once more.',
    origin: 'How did this come about?',
    originRequired: 'Choose one.',
    workloads: 'Which workloads?',
    workloadsRequired: 'Pick at least one workload.',
    again: (workload) => `${workload} (once more)`,
    underWay: (workloads, count) =>
      `${workloads}: ${count === 1 ? 'that workload is' : 'those workloads are'} under way by now. Nothing was saved; check the others and save again.`,
    l1: 'L1 of the workloads picked',
    l1Required: 'Choose the value of L1.',
    added: (count) => (count === 1 ? '1 workload added.' : `${String(count)} workloads added.`),
  },
  es: {
    title: 'Añadir cargas de trabajo',
    intro: 'Las cargas de trabajo en marcha no se ofrecen; una ya iniciada puede implementarse otra vez.',
    origin: '¿Cómo han surgido?',
    originRequired: 'Elija una opción.',
    workloads: '¿Qué cargas de trabajo?',
    workloadsRequired: 'Elija al menos una carga de trabajo.',
    again: (workload) => `${workload} (otra vez)`,
    underWay: (workloads, count) =>
      `${workloads}: ${count === 1 ? 'esa carga de trabajo ya está' : 'esas cargas de trabajo ya están'} en marcha. No se ha guardado nada; revise las demás y guarde otra vez.`,
    l1: 'L1 de las cargas de trabajo elegidas',
    l1Required: 'Elija el valor de L1.',
    added: (count) => (count === 1 ? '1 carga de trabajo añadida.' : `${String(count)} cargas de trabajo añadidas.`),
  },
};
