import { dayInWords, monthInWords, shortDayInWords } from '../domain/day-in-words.ts';
import type { AttemptChannel, EngagementStartDate, EngagementState, L1 } from '../domain/engagement.ts';
import type { ByLanguage, Language } from '../domain/language.ts';
import { dayIn, timeIn, type TimeZone } from '../domain/time-zone.ts';

interface Wording {
  readonly estimate: (month: string) => string;
  readonly states: Readonly<Record<EngagementState, string>>;
  readonly l1: Readonly<Record<L1, string>>;
  readonly channels: Readonly<Record<AttemptChannel, string>>;
  readonly save: string;
  readonly back: string;
  readonly openCustomer: string;
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
    l1: {
      inProgress: 'In Progress',
      statusUnknown: 'Status Unknown',
      blocked: 'Blocked',
      noIntent: 'No Intent',
      duplicateInvalid: 'Duplicate/Invalid',
    },
    channels: {
      email: 'E-mail sent',
      phone: 'Phone call, no answer',
      voicemail: 'Voicemail left',
      teams: 'Teams message',
      other: 'Other',
    },
    save: 'Save',
    back: 'Back to the customer',
    openCustomer: 'Open the customer',
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
    l1: {
      inProgress: 'En progreso',
      statusUnknown: 'Estado desconocido',
      blocked: 'Bloqueado',
      noIntent: 'Sin intención',
      duplicateInvalid: 'Duplicado/no válido',
    },
    channels: {
      email: 'Correo enviado',
      phone: 'Llamada sin respuesta',
      voicemail: 'Mensaje en el buzón de voz',
      teams: 'Mensaje de Teams',
      other: 'Otro',
    },
    save: 'Guardar',
    back: 'Volver al cliente',
    openCustomer: 'Abrir el cliente',
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

/** The colour that goes with a state's name; the name alone says it too. */
export function stateColor(state: EngagementState): 'default' | 'good' | 'warning' | 'attention' {
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
