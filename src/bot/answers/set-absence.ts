import type { z } from 'zod';

import { setAbsence, showAbsences, type AbsenceResult } from '../../application/set-absence.ts';
import type { AdaptiveCard } from '../../cards/adaptive-card.ts';
import type { FieldErrors, FieldValues } from '../../cards/field.ts';
import { failedForm, problemCard } from '../../cards/problem/card.ts';
import { FORM_ERROR } from '../../cards/refusal-errors.ts';
import { absenceCard, absenceSavedCard } from '../../cards/set-absence/card.ts';
import { NO_DELEGATE, type openAbsenceInput, type setAbsenceInput } from '../../cards/set-absence/input.ts';
import { texts } from '../../cards/set-absence/texts.ts';
import { readTypedDate } from '../../cards/typed-date.ts';
import type { Language } from '../../domain/language.ts';
import { officeRole } from '../../domain/permission.ts';
import type { Absence } from '../../domain/person.ts';
import type { Turn } from '../turn.ts';
import { attempt } from './attempt.ts';

/** Opens the form for an absence: an FM's own, or for a lead anybody's. */
export function openAbsence(turn: Turn, { fmId }: z.infer<typeof openAbsenceInput>): Promise<AdaptiveCard> {
  return askAbsence(turn, { fmId }, {}, turn.services.newId());
}

/** Stores or clears the absence as the form says. */
export async function answerAbsence(turn: Turn, input: z.infer<typeof setAbsenceInput>): Promise<AdaptiveCard> {
  const { services, person, language } = turn;
  const { verb, nonce, ...values } = input;
  const again = (errors: FieldErrors): Promise<AdaptiveCard> => askAbsence(turn, values, errors, nonce);
  const whose = officeRole('setAbsenceOfOthers', person) ? 'all' : 'own';
  const fmId = whose === 'own' && input.fmId === '' ? person.objectId : input.fmId;
  if (fmId === '') return again({ fmId: texts[language].fmRequired });
  const read = input.isBack === 'true' ? { absence: undefined } : readAbsence(input, language);
  if ('errors' in read) return again(read.errors);
  const result = await attempt(turn, () => setAbsence(services, { person, fmId, nonce, ...read }));
  switch (result.kind) {
    case 'saved':
      return absenceSavedCard({ language, whose, fm: result.fm, delegate: result.delegate });
    case 'forbidden':
      return problemCard({ kind: 'forbidden' }, language);
    case 'failed':
      return again({ [FORM_ERROR]: failedForm(result.reference, language) });
    default:
      return again(errorsOf(result.kind, language));
  }
}

/** The form, with what was typed and what is wrong with it. */
async function askAbsence(
  { services, person, language }: Turn,
  values: FieldValues,
  errors: FieldErrors,
  nonce: string,
): Promise<AdaptiveCard> {
  const choices = await showAbsences(services, person);
  if (choices.kind === 'forbidden') return problemCard({ kind: 'forbidden' }, language);
  const { whose, fms } = choices;
  return absenceCard({ language, readerId: person.objectId, whose, fms, form: { values, errors }, nonce });
}

function readAbsence(
  { absentFrom, absentUntil, delegateId }: z.infer<typeof setAbsenceInput>,
  language: Language,
): { readonly absence: Absence } | { readonly errors: FieldErrors } {
  const from = readTypedDate(absentFrom, language);
  const until = readTypedDate(absentUntil, language);
  if ('date' in from && 'date' in until) {
    const hasDelegate = delegateId !== '' && delegateId !== NO_DELEGATE;
    return { absence: { from: from.date, until: until.date, delegateId: hasDelegate ? delegateId : undefined } };
  }
  return {
    errors: {
      ...('error' in from ? { absentFrom: from.error } : {}),
      ...('error' in until ? { absentUntil: until.error } : {}),
    },
  };
}

/** Why it was not stored, beside the input it is about. */
function errorsOf(problem: Exclude<AbsenceResult['kind'], 'saved' | 'forbidden'>, language: Language): FieldErrors {
  const words = texts[language];
  switch (problem) {
    case 'endsBeforeItBegins':
      return { absentUntil: words.endsBeforeItBegins };
    case 'over':
      return { absentUntil: words.over };
    case 'tooLong':
      return { absentUntil: words.tooLong };
    case 'noSuchDelegate':
      return { delegateId: words.noSuchDelegate };
    case 'samePerson':
      return { delegateId: words.samePerson };
    case 'awayNow':
      return { absentFrom: words.awayNow };
    case 'noSuchFm':
      return { fmId: words.noSuchFm };
  }
}
