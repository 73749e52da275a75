import type { AdaptiveCard } from '../adaptive-card.ts';
import { textField } from '../field.ts';
import { changeData, formCard, type ChangeForm } from '../form/form-card.ts';
import { voidVerb } from './input.ts';
import { texts } from './texts.ts';

/** The form that takes a date back that should never have been entered. */
export function voidCard(content: ChangeForm): AdaptiveCard {
  const { language, form } = content;
  const words = texts[language];
  return formCard(content, {
    title: words.title,
    intro: words.intro,
    fields: [
      textField({
        id: 'voidReason',
        label: words.reason,
        placeholder: words.reasonPlaceholder,
        form,
        required: words.reasonRequired,
      }),
    ],
    data: changeData(voidVerb, content),
  });
}
