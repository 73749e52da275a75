import type { z } from 'zod';

import { setReminderPreferences, showReminderPreferences } from '../../application/set-reminder-preferences.ts';
import type { AdaptiveCard } from '../../cards/adaptive-card.ts';
import type { FieldErrors, FormState } from '../../cards/field.ts';
import { failedForm, problemCard } from '../../cards/problem/card.ts';
import { FORM_ERROR } from '../../cards/refusal-errors.ts';
import { reminderSettingsCard, reminderSettingsSavedCard } from '../../cards/reminder-settings/card.ts';
import { AS_USUAL, type saveReminderSettingsInput } from '../../cards/reminder-settings/input.ts';
import { texts } from '../../cards/reminder-settings/texts.ts';
import { readTypedDate } from '../../cards/typed-date.ts';
import type { CalendarDay } from '../../domain/calendar-day.ts';
import type { ReminderPreferenceProblem } from '../../domain/decide-reminder-preferences.ts';
import type { Language } from '../../domain/language.ts';
import type { Turn } from '../turn.ts';
import { attempt } from './attempt.ts';

/** Opens the form for when and how often the person is reminded. */
export function openReminderSettings(turn: Turn): Promise<AdaptiveCard> {
  return askReminderSettings(turn, { values: {}, errors: {} }, turn.services.newId());
}

/** Stores what the form says. */
export async function answerReminderSettings(
  turn: Turn,
  input: z.infer<typeof saveReminderSettingsInput>,
): Promise<AdaptiveCard> {
  const { services, person, language } = turn;
  const { verb, nonce, ...values } = input;
  const again = (errors: FieldErrors): Promise<AdaptiveCard> => askReminderSettings(turn, { values, errors }, nonce);
  const pause = readPause(input, language);
  if ('error' in pause) return again({ pausedUntil: pause.error });
  const wish = {
    reminderTime: chosen(input.reminderTime),
    followUpDays: numberOf(chosen(input.followUpDays)),
    remindersPausedUntil: pause.until,
  };
  const result = await attempt(turn, () => setReminderPreferences(services, { person, wish, nonce }));
  switch (result.kind) {
    case 'saved':
      return reminderSettingsSavedCard({ language, ...result });
    case 'forbidden':
      return problemCard({ kind: 'forbidden' }, language);
    case 'refused':
      return again(Object.fromEntries(result.problems.map((problem) => errorOf(problem, language))));
    case 'failed':
      return again({ [FORM_ERROR]: failedForm(result.reference, language) });
  }
}

/** The form, with what was typed and what is wrong with it. */
async function askReminderSettings(
  { services, person, language }: Turn,
  form: FormState,
  nonce: string,
): Promise<AdaptiveCard> {
  const shown = await showReminderPreferences(services, person);
  if (shown.kind === 'forbidden') return problemCard({ kind: 'forbidden' }, language);
  return reminderSettingsCard({ language, person, chosen: shown.chosen, form, nonce });
}

function readPause(
  { pausedUntil, endsPause }: z.infer<typeof saveReminderSettingsInput>,
  language: Language,
): { readonly until: CalendarDay | undefined } | { readonly error: string } {
  if (endsPause === 'true' || pausedUntil.trim() === '') return { until: undefined };
  const read = readTypedDate(pausedUntil, language);
  return 'date' in read ? { until: read.date } : read;
}

/** What was picked, unless it is left to the directory. */
function chosen(picked: string): string | undefined {
  return picked === '' || picked === AS_USUAL ? undefined : picked;
}

/** The number a choice sent; one that no rule allows when it is none. */
function numberOf(picked: string | undefined): number | undefined {
  return picked === undefined ? undefined : Number(picked);
}

/** The input a problem is about, and what is said beside it. */
function errorOf(problem: ReminderPreferenceProblem, language: Language): readonly [field: string, error: string] {
  const { noSuchTime, noSuchInterval, pauseOver, pauseTooLong } = texts[language];
  switch (problem) {
    case 'noSuchTime':
      return ['reminderTime', noSuchTime];
    case 'noSuchInterval':
      return ['followUpDays', noSuchInterval];
    case 'pauseOver':
      return ['pausedUntil', pauseOver];
    case 'pauseTooLong':
      return ['pausedUntil', pauseTooLong];
  }
}
