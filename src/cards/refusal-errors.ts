import type { Refusal } from '../domain/decision.ts';
import type { Language } from '../domain/language.ts';
import { workloadName } from '../domain/workload.ts';
import type { FieldErrors } from './field.ts';
import { refusalTexts } from './refusal-texts.ts';
import { capitalised, listed } from './wording.ts';

/** Which input of a form each kind of refusal is about, by id; a kind the form has no input for concerns the form as a whole. */
export interface RefusalFields {
  readonly date?: string;
  readonly text?: string;
  readonly kickoff?: string;
  /** What this form says instead of the usual words. */
  readonly wordings?: Partial<Readonly<Record<Refusal, string>>>;
}

/** Errors about a form as a whole stand under this id. */
export const FORM_ERROR = 'form';

/**
 * The refusals of a form beside the inputs they are about. One that does not concern all of `askedCount` engagements
 * names those that it does.
 */
export function refusalErrors(
  refusals: readonly { readonly engagement: { readonly workload: string }; readonly refusal: Refusal }[],
  askedCount: number,
  fields: RefusalFields,
  language: Language,
): FieldErrors {
  const workloadsByRefusal = new Map<Refusal, string[]>();
  for (const { engagement, refusal } of refusals) {
    const workloads = workloadsByRefusal.get(refusal) ?? [];
    workloadsByRefusal.set(refusal, [...workloads, workloadName(engagement.workload, language)]);
  }
  const errors: Record<string, string> = {};
  for (const [refusal, workloads] of workloadsByRefusal) {
    const why = fields.wordings?.[refusal] ?? refusalTexts[language][refusal];
    const text = workloads.length < askedCount ? `${listed(workloads, language)}: ${why}` : capitalised(why);
    const field = fieldOf(refusal, fields) ?? FORM_ERROR;
    errors[field] = errors[field] === undefined ? text : `${errors[field]} ${text}`;
  }
  return errors;
}

function fieldOf(refusal: Refusal, fields: RefusalFields): string | undefined {
  switch (refusal) {
    case 'date-in-future':
    case 'date-in-past':
    case 'date-long-past':
    case 'date-not-in-future':
    case 'date-too-far':
    case 'date-unchanged':
    case 'completion-in-future':
    case 'completion-unchanged':
    case 'month-already-begun':
      return fields.date;
    case 'text-too-long':
    case 'text-too-short':
      return fields.text;
    case 'kickoff-before-start':
      return fields.kickoff;
    case 'already-has-date':
    case 'already-inactive':
    case 'already-started':
    case 'channel-unchanged':
    case 'date-has-not-arrived':
    case 'fm-unchanged':
    case 'inactive':
    case 'l1-unchanged':
    case 'no-attempt-yet':
    case 'no-date':
    case 'not-in-progress':
    case 'not-inactive':
    case 'nothing-to-snooze':
    case 'partner-delivers':
      return undefined;
  }
}
