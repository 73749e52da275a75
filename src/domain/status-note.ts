import type { CalendarDay } from './calendar-day.ts';
import type { AttemptChannel, ContactAttempt, EngagementKey, EngagementStartDate } from './engagement.ts';
import type { EngagementEvent } from './event.ts';
import type { ByLanguage, Language } from './language.ts';
import type { Actor } from './person.ts';
import type { Reason, ReasonCode } from './reason.ts';
import { notePrefix, type WorkloadCode } from './workload.ts';

/** An entry of a customer's overall status notes. Never changed and never deleted (I17). */
export interface OverallStatusNote {
  readonly id: string;
  readonly tenantId: string;
  readonly engagements: readonly EngagementKey[];
  readonly text: string;
  /** ISO 8601 instant in UTC. */
  readonly at: string;
  readonly by: Actor;
}

/** A date change of one workload, as its note tells it. */
export interface DateChange {
  readonly workload: WorkloadCode;
  readonly before: EngagementStartDate;
  readonly after: EngagementStartDate;
}

/** Who signs a note, when, and in which language it is written. */
export interface Signature {
  readonly author: string;
  readonly day: CalendarDay;
  readonly language: Language;
}

const REASONS: ByLanguage<Record<ReasonCode, string>> = {
  en: {
    customerRequestedNewDate: 'customer requested new date',
    customerReplied: 'customer replied, discussion agreed',
    actualDiffersFromPlan: 'the discussion took place on another day',
    serialPlanChanged: 'plan of the serial deployment changed',
    successReviewPlan: 'plan from the Customer Success Review',
    estimateRefined: 'estimate refined',
    reactivated: 'customer is active again',
    correction: 'correction',
    other: 'other',
  },
  es: {
    customerRequestedNewDate: 'el cliente pidió otra fecha',
    customerReplied: 'el cliente respondió y se acordó la conversación',
    actualDiffersFromPlan: 'la conversación tuvo lugar otro día',
    serialPlanChanged: 'ha cambiado el plan de la implementación en serie',
    successReviewPlan: 'plan de la revisión del éxito del cliente',
    estimateRefined: 'estimación precisada',
    reactivated: 'el cliente vuelve a estar activo',
    correction: 'corrección',
    other: 'otro',
  },
};

interface Words {
  readonly changed: string;
  readonly corrected: string;
  readonly voided: string;
  readonly merged: (from: string) => string;
  readonly noDate: string;
  readonly reason: string;
  readonly inactive: string;
  readonly estimate: string;
  readonly attempts: (count: number) => string;
  /** After an attempt that got an answer. */
  readonly answered: string;
  readonly channels: Readonly<Record<AttemptChannel, string>>;
}

const WORDS: ByLanguage<Words> = {
  en: {
    changed: 'Engagement start date changed',
    corrected: 'Engagement start date corrected',
    voided: 'Engagement start date entered in error and removed; it was',
    merged: (from) => `Duplicate record ${from} merged into this one`,
    noDate: 'none',
    reason: 'Reason',
    inactive: 'Customer inactive; the engagement start date stays as it was',
    estimate: 'estimated month',
    attempts: (count) =>
      count === 1 ? 'One attempt without an exchange' : `${String(count)} attempts without an exchange`,
    answered: 'answered',
    channels: { email: 'e-mail', phone: 'phone', voicemail: 'voicemail', teams: 'Teams message', other: 'other' },
  },
  es: {
    changed: 'Fecha de inicio de la interacción cambiada',
    corrected: 'Fecha de inicio de la interacción corregida',
    voided: 'Fecha de inicio de la interacción anotada por error y retirada; era',
    merged: (from) => `Registro duplicado ${from} combinado con este`,
    noDate: 'ninguna',
    reason: 'Motivo',
    inactive: 'Cliente inactivo; la fecha de inicio de la interacción queda como estaba',
    estimate: 'mes estimado',
    attempts: (count) => (count === 1 ? 'Un intento sin intercambio' : `${String(count)} intentos sin intercambio`),
    answered: 'respondieron',
    channels: {
      email: 'correo',
      phone: 'teléfono',
      voicemail: 'buzón de voz',
      teams: 'mensaje de Teams',
      other: 'otro medio',
    },
  },
};

/** The note for dates changed together for one reason (U21): prefix, old and new dates, reason, author and day. */
export function rescheduleNote(changes: readonly DateChange[], reason: Reason, signature: Signature): string {
  const words = WORDS[signature.language];
  return explainedNote(
    reason.code === 'correction' ? words.corrected : words.changed,
    changes.map(({ workload, before, after }) => {
      return { workload, span: `${written(before, words)} -> ${written(after, words)}` };
    }),
    reason,
    signature,
  );
}

/** The note for dates taken back because they should never have been entered (U23). */
export function voidNote(
  changes: readonly Pick<DateChange, 'workload' | 'before'>[],
  reason: Reason,
  signature: Signature,
): string {
  const words = WORDS[signature.language];
  return explainedNote(
    words.voided,
    changes.map(({ workload, before }) => ({ workload, span: written(before, words) })),
    reason,
    signature,
  );
}

/** The note for a duplicate's record merged into this one (E21), with the dates that came over. */
export function mergeNote(
  from: string,
  workloads: readonly WorkloadCode[],
  changes: readonly (Pick<DateChange, 'workload' | 'after'> & Partial<Pick<DateChange, 'before'>>)[],
  reason: Reason,
  signature: Signature,
): string {
  const words = WORDS[signature.language];
  const dates = changes.map(
    ({ workload, before, after }) =>
      `${workload} ${before ? written(before, words) : words.noDate} -> ${written(after, words)}`,
  );
  const what = dates.length > 0 ? `${words.merged(from)}: ${dates.join('; ')}` : words.merged(from);
  return signed(workloads, `${what}. ${why(reason, signature.language)}`, signature);
}

/** A first draft of the explanation why a customer was given up: the attempts of all these engagements, oldest first, each once (U15). */
export function inactivityDraft(
  attempts: readonly ContactAttempt[],
  dayOf: (at: string) => CalendarDay,
  language: Language,
): string {
  const words = WORDS[language];
  // Logged for several workloads together it is one attempt.
  const unique = new Map(
    attempts.map((attempt) => [`${attempt.at} ${attempt.channel} ${attempt.comment ?? ''}`, attempt]),
  );
  if (unique.size === 0) return '';
  const lines = [...unique.values()]
    .toSorted((one, other) => (one.at < other.at ? -1 : 1))
    .map(({ at, channel, outcome, comment }) => {
      const shortened =
        comment !== undefined && comment.length > DRAFT_COMMENT ? `${comment.slice(0, DRAFT_COMMENT)}…` : comment;
      const remarks = [
        ...(outcome === 'reply' ? [words.answered] : []),
        ...(shortened === undefined ? [] : [shortened]),
      ];
      return `${dayOf(at)} ${words.channels[channel]}${remarks.length > 0 ? ` (${remarks.join('; ')})` : ''}`;
    });
  const shown = lines.slice(-DRAFT_ATTEMPTS);
  return `${words.attempts(lines.length)}: ${shown.length < lines.length ? '… ' : ''}${shown.join('; ')}.`;
}

/** Attempts, and characters of each comment, that a draft shows, so that it leaves room for words of one's own. */
const DRAFT_ATTEMPTS = 8;
const DRAFT_COMMENT = 60;

/** The note that explains why a customer was given up (R32). */
export function inactiveNote(workloads: readonly WorkloadCode[], text: string, signature: Signature): string {
  return signed(workloads, `${WORDS[signature.language].inactive}. ${sentence(text)}`, signature);
}

/** A sentence about dates, all the same or one for each workload, with its reason. */
function explainedNote(
  sentenceStart: string,
  spans: readonly { readonly workload: WorkloadCode; readonly span: string }[],
  reason: Reason,
  signature: Signature,
): string {
  const [only, ...others] = new Set(spans.map(({ span }) => span));
  const what =
    others.length === 0
      ? `${sentenceStart} ${only ?? ''}`
      : `${sentenceStart}: ${spans.map(({ workload, span }) => `${workload} ${span}`).join('; ')}`;
  return signed(
    spans.map(({ workload }) => workload),
    `${what}. ${why(reason, signature.language)}`,
    signature,
  );
}

function why({ code, text }: Reason, language: Language): string {
  return `${WORDS[language].reason} (${REASONS[language][code]}): ${sentence(text)}`;
}

function signed(workloads: readonly WorkloadCode[], text: string, { author, day }: Signature): string {
  return `${notePrefix(workloads)} ${text} - ${author}, ${day}`;
}

function written({ date, precision }: EngagementStartDate, { estimate }: Words): string {
  return precision === 'month' ? `${date} (${estimate})` : date;
}

function sentence(text: string): string {
  const trimmed = text.trim();
  return /[.!?…]$/.test(trimmed) ? trimmed : `${trimmed}.`;
}

/** Whether this event changed a recorded date or its precision, so that a note must be saved with it or neither (I5). */
export function requiresNote({ facts }: EngagementEvent): boolean {
  switch (facts.type) {
    case 'startDateRescheduled':
    case 'customerReplied':
    case 'reactivated':
    case 'markedInactive':
    case 'startDateVoided':
    case 'duplicateMerged':
      return true;
    case 'startDateCorrected':
      return facts.reason !== undefined;
    case 'startDateConfirmedActual':
      return facts.before.date !== facts.after.date || facts.before.precision !== facts.after.precision;
    case 'workloadAdded':
    case 'startDateRecorded':
    case 'contactAttemptLogged':
    case 'l1Changed':
    case 'kickoffSet':
    case 'completionSet':
    case 'fmAssigned':
    case 'channelAssigned':
    case 'reminderSent':
      return false;
  }
}
