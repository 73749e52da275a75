import type { ByLanguage } from '../../domain/language.ts';

interface Texts {
  readonly title: string;
  readonly added: (origin: string, l1: string) => string;
  readonly recorded: (date: string) => string;
  readonly corrected: (before: string, after: string) => string;
  readonly voided: (date: string) => string;
  readonly completion: (completion: string) => string;
  readonly completionCleared: string;
  readonly fm: (name: string) => string;
  readonly fmRemoved: string;
  readonly channel: (channel: string) => string;
  readonly channelPartner: (channel: string) => string;
  readonly merged: string;
  readonly moved: (before: string, after: string) => string;
  readonly started: (date: string) => string;
  readonly attempt: (channel: string, count: number) => string;
  readonly inactive: (date: string) => string;
  /** `share`: per cent of the licences, when only some. */
  readonly l1: (value: string, share: number | undefined) => string;
  readonly l1Frozen: (value: string) => string;
  readonly kickoff: (date: string) => string;
  readonly kickoffCleared: string;
  readonly snoozed: string;
  readonly note: string;
  /** `fm` is absent when the reader is the FM. */
  readonly nextReminder: (fm: string | undefined, day: string, time: string) => string;
  readonly rest: (count: number) => string;
  readonly lists: Readonly<Record<'mine' | 'withoutDate' | 'withoutFm', string>>;
}

export const texts: ByLanguage<Texts> = {
  en: {
    title: 'Saved',
    added: (origin, l1) => `Added: ${origin}, L1 ${l1}.`,
    corrected: (before, after) => `Engagement start date corrected from ${before} to ${after}.`,
    voided: (date) => `Engagement start date removed: ${date}. The history keeps it.`,
    completion: (completion) => `Completion: ${completion}.`,
    completionCleared: 'Completion cleared.',
    fm: (name) => `FastTrack Manager: ${name}. The engagement start date stays as it is.`,
    fmRemoved: 'No FastTrack Manager any more.',
    channel: (channel) => `Delivery channel: ${channel}. The engagement start date stays as it is.`,
    channelPartner: (channel) =>
      `Delivery channel: ${channel}. The engagement start date stays, and nobody is reminded of it.`,
    merged: 'Merged.',
    recorded: (date) => `Engagement start date: ${date}.`,
    moved: (before, after) => `Engagement start date moved from ${before} to ${after}.`,
    started: (date) => `Started on ${date}.`,
    attempt: (channel, count) =>
      `Attempt ${String(count)} logged: ${channel}. The engagement start date stays as it is.`,
    inactive: (date) => `Marked inactive. The engagement start date remains: ${date}.`,
    l1: (value, share) => `L1 is now ${value}${share === undefined ? '' : ` for ${String(share)} % of the licences`}.`,
    l1Frozen: (value) => `L1 is now ${value}: the engagement start date is frozen, and nobody is reminded of it.`,
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
    lists: {
      mine: 'My customers',
      withoutDate: 'Customers without a date',
      withoutFm: 'Customers without an FM',
    },
  },
  es: {
    title: 'Guardado',
    added: (origin, l1) => `Añadida: ${origin}, L1 «${l1}».`,
    corrected: (before, after) => `Fecha de inicio de la interacción corregida: antes ${before}; ahora ${after}.`,
    voided: (date) => `Fecha de inicio de la interacción quitada: ${date}. El historial la conserva.`,
    completion: (completion) => `Finalización: ${completion}.`,
    completionCleared: 'Finalización quitada.',
    fm: (name) => `Administrador de FastTrack: ${name}. La fecha de inicio de la interacción queda como está.`,
    fmRemoved: 'Sin administrador de FastTrack.',
    channel: (channel) => `Canal de entrega: ${channel}. La fecha de inicio de la interacción queda como está.`,
    channelPartner: (channel) =>
      `Canal de entrega: ${channel}. La fecha de inicio de la interacción se conserva y nadie recibe avisos de ella.`,
    merged: 'Combinada.',
    recorded: (date) => `Fecha de inicio de la interacción: ${date}.`,
    moved: (before, after) => `Fecha de inicio de la interacción: antes ${before}; ahora ${after}.`,
    started: (date) => `Iniciada: ${date}.`,
    attempt: (channel, count) =>
      `Intento ${String(count)} registrado: ${channel}. La fecha de inicio de la interacción queda como está.`,
    inactive: (date) => `Marcada como inactiva. La fecha de inicio de la interacción sigue siendo: ${date}.`,
    l1: (value, share) =>
      `L1 es ahora «${value}»${share === undefined ? '' : ` para el ${String(share)} % de las licencias`}.`,
    l1Frozen: (value) =>
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
    lists: { mine: 'Mis clientes', withoutDate: 'Clientes sin fecha', withoutFm: 'Clientes sin FM' },
  },
};
