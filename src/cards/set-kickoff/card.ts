import type { AdaptiveCard } from '../adaptive-card.ts';
import { dateField, toggleField } from '../field.ts';
import { changeData, formCard, type ChangeForm } from '../form/form-card.ts';
import { setKickoffVerb } from './input.ts';
import { texts } from './texts.ts';

/** The form that sets or clears the kickoff meeting's day. */
export function setKickoffCard(content: ChangeForm & { readonly initialDate: string }): AdaptiveCard {
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
    ],
    data: changeData(setKickoffVerb, content),
  });
}
