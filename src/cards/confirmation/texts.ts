import type { ByLanguage } from '../../domain/language.ts';

interface Texts {
  readonly title: string;
  readonly recorded: (date: string) => string;
  readonly moved: (before: string, after: string) => string;
  readonly started: (date: string) => string;
  readonly attempt: (channel: string, count: number) => string;
  readonly inactive: (date: string) => string;
  readonly l1InProgress: (value: string) => string;
  readonly l1: (value: string) => string;
  readonly kickoff: (date: string) => string;
  readonly kickoffCleared: string;
  readonly snoozed: string;
  readonly note: string;
  /** `fm` is absent when the reader is the FM. */
  readonly nextReminder: (fm: string | undefined, day: string, time: string) => string;
  readonly rest: (count: number) => string;
  readonly withoutDate: string;
  readonly customers: string;
}

export const texts: ByLanguage<Texts> = {
  en: {
    title: 'Saved',
    recorded: (date) => `Engagement start date: ${date}.`,
    moved: (before, after) => `Engagement start date moved from ${before} to ${after}.`,
    started: (date) => `Started on ${date}.`,
    attempt: (channel, count) =>
      `Attempt ${String(count)} logged: ${channel}. The engagement start date stays as it is.`,
    inactive: (date) => `Marked inactive. The engagement start date remains: ${date}.`,
    l1InProgress: (value) => `L1 is now ${value}.`,
    l1: (value) => `L1 is now ${value}: the engagement start date is frozen, and nobody is reminded of it.`,
    kickoff: (date) => `Kickoff: ${date}.`,
    kickoffCleared: 'Kickoff cleared.',
    snoozed: 'Nothing has changed; the question will be asked again.',
    note: 'Saved in the overall status notes',
    nextReminder: (fm, day, time) =>
      fm === undefined
        ? `On ${day} at ${time} you will be asked how it went.`
        : `On ${day} at ${time} their time, ${fm} will be asked how it went.`,
    rest: (count) =>
      count === 1 ? 'Answer for the other workload' : `Answer for the other ${String(count)} workloads`,
    withoutDate: 'Customers without a date',
    customers: 'My customers',
  },
  es: {
    title: 'Guardado',
    recorded: (date) => `Fecha de inicio de la interacción: ${date}.`,
    moved: (before, after) => `Fecha de inicio de la interacción: antes ${before}; ahora ${after}.`,
    started: (date) => `Iniciada: ${date}.`,
    attempt: (channel, count) =>
      `Intento ${String(count)} registrado: ${channel}. La fecha de inicio de la interacción queda como está.`,
    inactive: (date) => `Marcada como inactiva. La fecha de inicio de la interacción sigue siendo: ${date}.`,
    l1InProgress: (value) => `L1 es ahora «${value}».`,
    l1: (value) =>
      `L1 es ahora «${value}»: la fecha de inicio de la interacción queda congelada y nadie recibe avisos de ella.`,
    kickoff: (date) => `Reunión de inicio (kickoff): ${date}.`,
    kickoffCleared: 'Reunión de inicio (kickoff) quitada.',
    snoozed: 'Nada ha cambiado; la pregunta se hará de nuevo.',
    note: 'Guardado en las notas generales del estado',
    nextReminder: (fm, day, time) =>
      fm === undefined
        ? `El ${day}, a las ${time} se le preguntará cómo ha ido.`
        : `El ${day}, a las ${time} (su hora local) se preguntará a ${fm} cómo ha ido.`,
    rest: (count) =>
      count === 1 ? 'Responder por la otra carga de trabajo' : `Responder por las otras ${String(count)}`,
    withoutDate: 'Clientes sin fecha',
    customers: 'Mis clientes',
  },
};
