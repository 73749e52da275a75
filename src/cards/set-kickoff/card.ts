import type { CalendarDay } from '../../domain/calendar-day.ts';
import type { AdaptiveCard } from '../adaptive-card.ts';
import { dateField, multiChoiceField, textField, toggleField, type FieldView } from '../field.ts';
import { changeData, formCard, type ChangeForm } from '../form/form-card.ts';
import { setKickoffVerb, type StartFix } from './input.ts';
import { texts } from './texts.ts';

/** The form, and what it starts from. */
export interface KickoffForm extends ChangeForm {
  readonly initialDate: string;
  /** The day it is for the reader. */
  readonly today: CalendarDay;
}

/** What can be done for a kickoff on `date`, any text that a date input sends. */
export function startFixFor(date: string, today: CalendarDay): StartFix {
  return date < today ? 'record' : 'move';
}

/** The form that sets or clears the kickoff meeting's day. */
export function setKickoffCard(content: KickoffForm): AdaptiveCard {
  const { language, form, options, initialDate } = content;
  const words = texts[language];
  return formCard(content, {
    title: words.title,
    intro: words.intro,
    fields: [
      dateField({ id: 'kickoffDate', label: words.date, form, initial: initialDate }),
      ...(options.some(({ engagement }) => engagement.kickoffDate)
        ? [toggleField({ id: 'kickoffClear', label: words.clear, form })]
        : []),
      ...startFixFields(content),
    ],
    data: changeData(setKickoffVerb, content),
  });
}

/** Asks whether the start is to change with the kickoff, once that has been the trouble; one that has taken place stays. */
function startFixFields({ language, form, options, today }: KickoffForm): readonly FieldView[] {
  const { kickoffDate = '', startFix, startReason } = form.values;
  const isAsked = form.errors['startFix'] !== undefined || Boolean(startFix) || Boolean(startReason);
  if (!isAsked || options.every(({ engagement }) => engagement.progress === 'started')) return [];
  const words = texts[language];
  const fix = startFixFor(kickoffDate, today);
  return [
    multiChoiceField({ id: 'startFix', label: words.fix, form, choices: [{ title: words.fixes[fix], value: fix }] }),
    textField({ id: 'startReason', label: words.reason, placeholder: words.reasonPlaceholder, form }),
  ];
}
