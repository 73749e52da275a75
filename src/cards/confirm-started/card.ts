import type { CalendarDay } from '../../domain/calendar-day.ts';
import type { Language } from '../../domain/language.ts';
import type { ActionData, AdaptiveCard } from '../adaptive-card.ts';
import { dateField, textField, type FieldView, type FormState } from '../field.ts';
import { changeData, formCard, type ChangeForm } from '../form/form-card.ts';
import { kickoffRemedyFields } from '../kickoff-remedy-fields.ts';
import { confirmStartedVerb } from './input.ts';
import { texts } from './texts.ts';

/** The form that records the real start. */
export function confirmStartedCard(content: ChangeForm & { readonly today: CalendarDay }): AdaptiveCard {
  const { language, form, today } = content;
  return formCard(content, {
    title: texts[language].title,
    intro: texts[language].intro,
    fields: confirmStartedFields(today, form, language),
    data: confirmStartedData(today, content),
  });
}

/** The inputs for the day of the exchange, at first `today`, and why it was not the planned one. */
export function confirmStartedFields(today: CalendarDay, form: FormState, language: Language): readonly FieldView[] {
  const words = texts[language];
  return [
    dateField({ id: 'startedDate', label: words.date, form, initial: today, required: words.dateRequired }),
    textField({ id: 'startedReason', label: words.reason, placeholder: words.reasonPlaceholder, form }),
    ...kickoffRemedyFields(form, words),
  ];
}

/** What the form's button sends beside its inputs; `today` is the day it was drawn, which it proposes. */
export function confirmStartedData(today: CalendarDay, content: Omit<ChangeForm, 'form' | 'language'>): ActionData {
  return { ...changeData(confirmStartedVerb, content), drawnOn: today };
}
