import type { ByLanguage } from '../../domain/language.ts';

interface Texts {
  readonly domain: (domain: string, channel: string) => string;
  readonly channels: Readonly<Record<'unassigned' | 'ftc' | 'frp', string>>;
  readonly fm: (name: string) => string;
  readonly noFm: string;
  readonly kickoff: (date: string) => string;
  readonly attempts: (count: number) => string;
  readonly l1: (value: string) => string;
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
    readonly rescheduled: (before: string, after: string, reason: string) => string;
    readonly replied: (before: string, after: string, reason: string) => string;
    readonly reactivated: (after: string, reason: string) => string;
    readonly startedAsPlanned: (date: string) => string;
    readonly started: (date: string, reason: string) => string;
    readonly attempt: (channel: string, comment: string) => string;
    readonly inactive: (text: string) => string;
    readonly l1: (before: string, after: string) => string;
    readonly kickoff: (date: string) => string;
    readonly kickoffCleared: string;
    readonly reminded: string;
  };
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
      recorded: (date) => `entered ${date}`,
      rescheduled: (before, after, reason) => `moved ${before} to ${after}. ${reason}`,
      replied: (before, after, reason) => `customer replied, moved ${before} to ${after}. ${reason}`,
      reactivated: (after, reason) => `customer is back, new date ${after}. ${reason}`,
      startedAsPlanned: (date) => `started as planned on ${date}`,
      started: (date, reason) => `started on ${date}. ${reason}`,
      attempt: (channel, comment) => (comment === '' ? `tried: ${channel}` : `tried: ${channel}. ${comment}`),
      inactive: (text) => `marked inactive. ${text}`,
      l1: (before, after) => `L1 from ${before} to ${after}`,
      kickoff: (date) => `kickoff on ${date}`,
      kickoffCleared: 'kickoff cleared',
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
    history: 'Historial',
    historyEmpty: 'Aún no ha pasado nada.',
    notes: 'Notas generales del estado',
    notesEmpty: 'Aún no hay notas.',
    capture: 'Anotar fechas',
    reschedule: 'Cambiar la fecha',
    reactivate: 'El cliente ha vuelto',
    answers: '¿Qué ha pasado?',
    kickoffAction: 'Reunión de inicio',
    l1Action: 'Cambiar el L1',
    theBot: 'el bot',
    events: {
      recorded: (date) => `anotó ${date}`,
      rescheduled: (before, after, reason) => `cambió la fecha: antes ${before}; ahora ${after}. ${reason}`,
      replied: (before, after, reason) => `el cliente respondió: antes ${before}; ahora ${after}. ${reason}`,
      reactivated: (after, reason) => `el cliente ha vuelto; nueva fecha ${after}. ${reason}`,
      startedAsPlanned: (date) => `iniciada según lo previsto: ${date}`,
      started: (date, reason) => `iniciada: ${date}. ${reason}`,
      attempt: (channel, comment) => (comment === '' ? `intento: ${channel}` : `intento: ${channel}. ${comment}`),
      inactive: (text) => `marcada como inactiva. ${text}`,
      l1: (before, after) => `L1 de ${before} a ${after}`,
      kickoff: (date) => `reunión de inicio (kickoff): ${date}`,
      kickoffCleared: 'reunión de inicio (kickoff) quitada',
      reminded: 'preguntó al administrador de FastTrack cómo ha ido',
    },
  },
};
