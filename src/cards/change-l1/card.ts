import type { L1 } from '../../domain/engagement.ts';
import type { Language } from '../../domain/language.ts';
import type { AdaptiveCard } from '../adaptive-card.ts';
import { choiceField, type FieldView, type FormState } from '../field.ts';
import { changeData, formCard, type ChangeForm } from '../form/form-card.ts';
import { wording } from '../wording.ts';
import { changeL1Verb } from './input.ts';
import { texts } from './texts.ts';

/** All values of L1, in the order of the portal. */
export const L1_VALUES: readonly L1[] = ['inProgress', 'statusUnknown', 'blocked', 'noIntent', 'duplicateInvalid'];

/** The form that sets L1. */
export function changeL1Card(content: ChangeForm): AdaptiveCard {
  const { language, form } = content;
  return formCard(content, {
    title: texts[language].title,
    intro: texts[language].intro,
    fields: changeL1Fields(L1_VALUES, form, language),
    data: changeData(changeL1Verb, content),
  });
}

/** The input for L1, one of `offered`. */
export function changeL1Fields(offered: readonly L1[], form: FormState, language: Language): readonly FieldView[] {
  return [
    choiceField({
      id: 'l1',
      label: texts[language].l1,
      form,
      required: texts[language].l1Required,
      choices: offered.map((value) => ({ title: wording[language].l1[value], value })),
    }),
  ];
}
