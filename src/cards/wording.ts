import { daysBetween, type CalendarDay } from '../domain/calendar-day.ts';
import { dayInWords, monthInWords, shortDayInWords } from '../domain/day-in-words.ts';
import {
  needsFirstDate,
  type AttemptChannel,
  type AttemptOutcome,
  type DeliveryChannel,
  type EngagementStartDate,
  type EngagementState,
  type L1,
  type Origin,
  type WorkloadEngagement,
} from '../domain/engagement.ts';
import type { ByLanguage, Language } from '../domain/language.ts';
import type { Role } from '../domain/person.ts';
import { dayIn, timeIn, type TimeZone } from '../domain/time-zone.ts';

interface Wording {
  readonly estimate: (month: string) => string;
  readonly states: Readonly<Record<EngagementState, string>>;
  /** Instead of `noDate` where nobody is asked for a date. */
  readonly noDateNeeded: string;
  readonly l1: Readonly<Record<L1, string>>;
  readonly channels: Readonly<Record<AttemptChannel, string>>;
  readonly outcomes: Readonly<Record<AttemptOutcome, string>>;
  readonly delivery: Readonly<Record<DeliveryChannel, string>>;
  readonly origins: Readonly<Record<Origin, string>>;
  readonly today: string;
  readonly daysPast: (days: number) => string;
  readonly daysAhead: (days: number) => string;
  readonly attempts: (count: number) => string;
  /** Of questions and alarms that may be there twice. */
  readonly repeated: Readonly<Record<'question' | 'alarm', string>>;
  readonly roles: Readonly<Record<Role, string>>;
  readonly noFm: string;
  /** Who did something when nobody knows any more. */
  readonly somebody: string;
  readonly save: string;
  readonly back: string;
  readonly openCustomer: string;
  readonly backToList: string;
}

/** Words that several cards share. */
export const wording: ByLanguage<Wording> = {
  en: {
    estimate: (month) => `${month} (estimate: day not known yet)`,
    states: {
      notApplicable: 'Not In Progress',
      noDate: 'No date yet',
      scheduled: 'Scheduled',
      due: 'Due, customer not tried yet',
      awaitingResponse: 'Waiting for the customer',
      started: 'Started',
      inactive: 'Inactive',
      suspended: 'Suspended',
    },
    noDateNeeded: 'No date, none needed',
    l1: {
      inProgress: 'In Progress',
      statusUnknown: 'Status Unknown',
      blocked: 'Blocked',
      noIntent: 'No Intent',
      duplicateInvalid: 'Duplicate/Invalid',
    },
    outcomes: { noReply: 'no answer', reply: 'they answered, nothing agreed yet' },
    delivery: {
      unassigned: 'Delivery channel not decided',
      ftc: 'FastTrack Center',
      frp: 'FastTrack Ready Partner (FRP)',
    },
    origins: {
      newCustomer: 'New customer',
      serial: 'Serial deployment',
      successReview: 'Intent from a Customer Success Review',
      reengagement: 'Re-engagement',
      preexisting: 'Under way before dates were kept',
    },
    today: 'today',
    daysPast: (days) => `${counted(days, 'day', 'days')} ago`,
    daysAhead: (days) => (days === 1 ? 'tomorrow' : `in ${String(days)} days`),
    attempts: (count) => counted(count, 'attempt', 'attempts'),
    repeated: {
      question: 'You may have seen this already; one answer is enough.',
      alarm: 'You may have seen this already.',
    },
    roles: {
      gateway: 'Gateway',
      fm: 'FastTrack Manager (FM)',
      lead: 'Lead',
      frpManager: 'FRP manager',
      admin: 'Administrator',
    },
    noFm: 'No FastTrack Manager yet',
    somebody: 'somebody',
    channels: {
      email: 'E-mail',
      phone: 'Phone call',
      voicemail: 'Voicemail',
      teams: 'Teams message',
      other: 'Other',
    },
    save: 'Save',
    back: 'Back to the customer',
    openCustomer: 'Open the customer',
    backToList: 'Back to the list',
  },
  es: {
    estimate: (month) => `${month} (estimación: aún no se sabe el día)`,
    states: {
      notApplicable: 'No está «En progreso»',
      noDate: 'Sin fecha todavía',
      scheduled: 'Programada',
      due: 'Ha llegado el día, sin intentos de contacto',
      awaitingResponse: 'A la espera del cliente',
      started: 'Iniciada',
      inactive: 'Inactiva',
      suspended: 'Suspendida',
    },
    noDateNeeded: 'Sin fecha, no hace falta',
    l1: {
      inProgress: 'En progreso',
      statusUnknown: 'Estado desconocido',
      blocked: 'Bloqueado',
      noIntent: 'Sin intención',
      duplicateInvalid: 'Duplicado/no válido',
    },
    outcomes: { noReply: 'sin respuesta', reply: 'respondieron, aún sin acordar nada' },
    delivery: {
      unassigned: 'Canal de entrega sin decidir',
      ftc: 'Centro de FastTrack',
      frp: 'Socio preparado para FastTrack (FRP)',
    },
    origins: {
      newCustomer: 'Cliente nuevo',
      serial: 'Implementación en serie',
      successReview: 'Intención de una revisión del éxito del cliente',
      reengagement: 'Nueva interacción',
      preexisting: 'En marcha antes de guardar fechas',
    },
    today: 'hoy',
    daysPast: (days) => `hace ${counted(days, 'día', 'días')}`,
    daysAhead: (days) => (days === 1 ? 'mañana' : `dentro de ${String(days)} días`),
    attempts: (count) => counted(count, 'intento', 'intentos'),
    repeated: {
      question: 'Es posible que ya haya visto este aviso; basta con responder una vez.',
      alarm: 'Es posible que ya haya visto este aviso.',
    },
    roles: {
      gateway: 'Gateway',
      fm: 'Administrador de FastTrack (FM)',
      lead: 'Gerente regional',
      frpManager: 'Administrador de socios (FRP)',
      admin: 'Administrador del bot',
    },
    noFm: 'Aún sin administrador de FastTrack',
    somebody: 'otra persona',
    channels: {
      email: 'Correo',
      phone: 'Llamada',
      voicemail: 'Mensaje en el buzón de voz',
      teams: 'Mensaje de Teams',
      other: 'Otro',
    },
    save: 'Guardar',
    back: 'Volver al cliente',
    openCustomer: 'Abrir el cliente',
    backToList: 'Volver a la lista',
  },
};

/** The date in words; a month estimate says that it is one. */
export function startDateInWords(esd: Pick<EngagementStartDate, 'date' | 'precision'>, language: Language): string {
  return esd.precision === 'month'
    ? wording[language].estimate(monthInWords(esd.date, language))
    : dayInWords(esd.date, language);
}

/** The language's own rules for joining a list: "a, b and c", "a, b y c". */
export function listed(parts: readonly string[], language: Language): string {
  return new Intl.ListFormat(language, { type: 'conjunction' }).format(parts);
}

/** How a state is shown: its name, and the colour that goes with it. */
export interface StateView {
  readonly state: string;
  readonly color: 'default' | 'good' | 'warning' | 'attention';
}

/** An engagement's state as people read it. A date that nobody has to enter is not shown as missing (I14, I15). */
export function stateView(engagement: WorkloadEngagement, state: EngagementState, language: Language): StateView {
  const { states, noDateNeeded } = wording[language];
  if (state === 'noDate' && !needsFirstDate(engagement)) return { state: noDateNeeded, color: 'default' };
  return { state: states[state], color: colorOf(state) };
}

function colorOf(state: EngagementState): StateView['color'] {
  switch (state) {
    case 'due':
      return 'attention';
    case 'awaitingResponse':
    case 'noDate':
      return 'warning';
    case 'started':
      return 'good';
    case 'scheduled':
    case 'inactive':
    case 'suspended':
    case 'notApplicable':
      return 'default';
  }
}

/** Day and time as a list shows them, in the reader's zone: "Jan 12, 2027, 09:00". */
export function momentInWords(instantMs: number, timeZone: TimeZone, language: Language): string {
  return `${shortDayInWords(dayIn(timeZone, instantMs), language)}, ${timeIn(timeZone, instantMs)}`;
}

/** How far a day is from the reader's: "today", "3 days ago", "tomorrow". */
export function daysAway(day: CalendarDay, today: CalendarDay, language: Language): string {
  const { today: now, daysPast, daysAhead } = wording[language];
  const days = daysBetween(today, day);
  if (days === 0) return now;
  return days > 0 ? daysAhead(days) : daysPast(-days);
}

/** The text as the beginning of a sentence. */
export function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** A number with what it counts: "1 day", "2 days". */
export function counted(number: number, one: string, several: string): string {
  return `${String(number)} ${number === 1 ? one : several}`;
}
