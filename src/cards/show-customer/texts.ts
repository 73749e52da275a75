import type { ByLanguage } from '../../domain/language.ts';

interface Texts {
  readonly domain: (domain: string, channel: string) => string;
  readonly channels: Readonly<Record<'unassigned' | 'ftc' | 'frp', string>>;
  readonly fm: (name: string) => string;
  readonly noFm: string;
  readonly kickoff: (date: string) => string;
  readonly attempts: (count: number) => string;
  readonly l1: (value: string) => string;
  readonly date: (date: string) => string;
  readonly record: string;
  readonly more: string;
  readonly history: string;
  readonly historyEmpty: string;
  readonly notes: string;
  readonly notesEmpty: string;
  readonly capture: string;
  readonly reschedule: string;
  readonly reactivate: string;
  readonly answers: string;
  readonly kickoffAction: string;
  readonly l1Action: string;
  readonly theBot: string;
  readonly events: {
    readonly recorded: (date: string) => string;
    readonly rescheduled: (before: string, now: string, reason: string) => string;
    readonly replied: (before: string, now: string, reason: string) => string;
    readonly reactivated: (now: string, reason: string) => string;
    readonly started: (date: string, reason: string) => string;
    readonly attempt: (channel: string, comment: string) => string;
    readonly inactive: (text: string) => string;
    readonly l1: (before: string, now: string) => string;
    readonly kickoff: (date: string) => string;
    readonly kickoffCleared: string;
    readonly reminded: string;
  };
}

/** A person's words after a statement, when there are any. */
function after(words: string): string {
  return words === '' ? '' : `. ${words}`;
}

export const texts: ByLanguage<Texts> = {
  en: {
    domain: (domain, channel) => `${domain} · ${channel}`,
    channels: {
      unassigned: 'delivery channel not decided',
      ftc: 'FastTrack Center',
      frp: 'FastTrack Ready Partner',
    },
    fm: (name) => `FastTrack Manager: ${name}`,
    noFm: 'No FastTrack Manager yet',
    kickoff: (date) => `Kickoff: ${date}`,
    attempts: (count) => (count === 1 ? '1 attempt' : `${String(count)} attempts`),
    l1: (value) => `L1: ${value}`,
    date: (date) => `Engagement start date: ${date}`,
    record: 'History and notes',
    more: 'More',
    history: 'History',
    historyEmpty: 'Nothing has happened yet.',
    notes: 'Overall status notes',
    notesEmpty: 'There are no notes yet.',
    capture: 'Enter dates',
    reschedule: 'Change the date',
    reactivate: 'The customer is back',
    answers: 'What happened?',
    kickoffAction: 'Kickoff',
    l1Action: 'Change L1',
    theBot: 'the bot',
    events: {
      recorded: (date) => `entered the date: ${date}`,
      rescheduled: (before, now, reason) => `moved the date from ${before} to ${now}. ${reason}`,
      replied: (before, now, reason) => `the customer replied, moved the date from ${before} to ${now}. ${reason}`,
      reactivated: (now, reason) => `the customer is back, new date: ${now}. ${reason}`,
      started: (date, reason) => `recorded the start on ${date}${after(reason)}`,
      attempt: (channel, comment) => `tried: ${channel}${after(comment)}`,
      inactive: (text) => `marked inactive. ${text}`,
      l1: (before, now) => `changed L1 from ${before} to ${now}`,
      kickoff: (date) => `set the kickoff: ${date}`,
      kickoffCleared: 'cleared the kickoff',
      reminded: 'asked the FastTrack Manager how it went',
    },
  },
  es: {
    domain: (domain, channel) => `${domain} · ${channel}`,
    channels: {
      unassigned: 'canal de entrega sin decidir',
      ftc: 'Centro de FastTrack',
      frp: 'socio preparado para FastTrack (FRP)',
    },
    fm: (name) => `Administrador de FastTrack: ${name}`,
    noFm: 'Aún sin administrador de FastTrack',
    kickoff: (date) => `Reunión de inicio (kickoff): ${date}`,
    attempts: (count) => (count === 1 ? '1 intento' : `${String(count)} intentos`),
    l1: (value) => `L1: ${value}`,
    date: (date) => `Fecha de inicio de la interacción: ${date}`,
    record: 'Historial y notas',
    more: 'Más',
    history: 'Historial',
    historyEmpty: 'Aún no ha pasado nada.',
    notes: 'Notas generales del estado',
    notesEmpty: 'Aún no hay notas.',
    capture: 'Anotar fechas',
    reschedule: 'Cambiar la fecha',
    reactivate: 'El cliente ha vuelto',
    answers: '¿Qué ha pasado?',
    kickoffAction: 'Reunión de inicio (kickoff)',
    l1Action: 'Cambiar L1',
    theBot: 'el bot',
    events: {
      recorded: (date) => `anotó la fecha: ${date}`,
      rescheduled: (before, now, reason) => `cambió la fecha: antes ${before}; ahora ${now}. ${reason}`,
      replied: (before, now, reason) =>
        `el cliente respondió; cambió la fecha: antes ${before}; ahora ${now}. ${reason}`,
      reactivated: (now, reason) => `el cliente ha vuelto; nueva fecha: ${now}. ${reason}`,
      started: (date, reason) => `anotó el inicio: ${date}${after(reason)}`,
      attempt: (channel, comment) => `intento: ${channel}${after(comment)}`,
      inactive: (text) => `marcada como inactiva. ${text}`,
      l1: (before, now) => `cambió L1: antes ${before}; ahora ${now}`,
      kickoff: (date) => `fijó la reunión de inicio (kickoff): ${date}`,
      kickoffCleared: 'quitó la reunión de inicio (kickoff)',
      reminded: 'preguntó al administrador de FastTrack cómo ha ido',
    },
  },
};
