import type { CalendarDay } from './calendar-day.ts';
import type { EngagementKey, EngagementStartDate } from './engagement.ts';
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
    estimateRefined: 'estimate refined',
    reactivated: 'customer is active again',
    other: 'other',
  },
  es: {
    customerRequestedNewDate: 'el cliente pidió otra fecha',
    customerReplied: 'el cliente respondió y se acordó la conversación',
    actualDiffersFromPlan: 'la conversación tuvo lugar otro día',
    estimateRefined: 'estimación precisada',
    reactivated: 'el cliente vuelve a estar activo',
    other: 'otro',
  },
};

const WORDS: ByLanguage<{ changed: string; reason: string; inactive: string; estimate: string }> = {
  en: {
    changed: 'Engagement start date changed',
    reason: 'Reason',
    inactive: 'Customer inactive; the engagement start date stays as it was',
    estimate: 'estimated month',
  },
  es: {
    changed: 'Fecha de inicio de la interacción cambiada',
    reason: 'Motivo',
    inactive: 'Cliente inactivo; la fecha de inicio de la interacción queda como estaba',
    estimate: 'mes estimado',
  },
};

/** The note for dates changed together for one reason (U21): prefix, old and new dates, reason, author and day. */
export function rescheduleNote(changes: readonly DateChange[], reason: Reason, signature: Signature): string {
  const words = WORDS[signature.language];
  const spans = changes.map(
    ({ before, after }) => `${written(before, words.estimate)} -> ${written(after, words.estimate)}`,
  );
  const what =
    new Set(spans).size === 1
      ? `${words.changed} ${spans[0] ?? ''}`
      : `${words.changed}: ${changes.map(({ workload }, index) => `${workload} ${spans[index] ?? ''}`).join('; ')}`;
  const why = `${words.reason} (${REASONS[signature.language][reason.code]}): ${sentence(reason.text)}`;
  return signed(
    changes.map(({ workload }) => workload),
    `${what}. ${why}`,
    signature,
  );
}

/** The note that explains why a customer was given up (R32). */
export function inactiveNote(workloads: readonly WorkloadCode[], text: string, signature: Signature): string {
  return signed(workloads, `${WORDS[signature.language].inactive}. ${sentence(text)}`, signature);
}

function signed(workloads: readonly WorkloadCode[], text: string, { author, day }: Signature): string {
  return `${notePrefix(workloads)} ${text} - ${author}, ${day}`;
}

function written({ date, precision }: EngagementStartDate, estimate: string): string {
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
      return true;
    case 'startDateConfirmedActual':
      return facts.before.date !== facts.after.date || facts.before.precision !== facts.after.precision;
    case 'startDateRecorded':
    case 'contactAttemptLogged':
    case 'l1Changed':
    case 'kickoffSet':
    case 'reminderSent':
      return false;
  }
}
