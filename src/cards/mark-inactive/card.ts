import type { Language } from '../../domain/language.ts';
import type { AdaptiveCard } from '../adaptive-card.ts';
import { textField, type FieldView, type FormState } from '../field.ts';
import { changeData, formCard, type ChangeForm } from '../form/form-card.ts';
import { markInactiveVerb } from './input.ts';
import { texts } from './texts.ts';

/** The form that gives a silent customer up. */
export function markInactiveCard(content: ChangeForm): AdaptiveCard {
  const { language, form } = content;
  return formCard(content, {
    title: texts[language].title,
    intro: texts[language].intro,
    fields: markInactiveFields(form, language),
    data: changeData(markInactiveVerb, content),
  });
}

/** The input for the explanation. */
export function markInactiveFields(form: FormState, language: Language): readonly FieldView[] {
  const words = texts[language];
  return [
    textField({
      id: 'inactiveText',
      label: words.text,
      placeholder: words.textPlaceholder,
      form,
      required: words.textRequired,
    }),
  ];
}
