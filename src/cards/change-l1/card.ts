import { L1_VALUES, type L1 } from '../../domain/engagement.ts';
import type { Language } from '../../domain/language.ts';
import type { AdaptiveCard } from '../adaptive-card.ts';
import { choiceField, lineField, type FieldView, type FormState } from '../field.ts';
import { changeData, formCard, type ChangeForm } from '../form/form-card.ts';
import { wording } from '../wording.ts';
import { changeL1Verb } from './input.ts';
import { texts } from './texts.ts';

/** The form that sets L1, and of how much of the licences it is true; `initialShare` is what it shows at first. */
export function changeL1Card(content: ChangeForm & { readonly initialShare: string }): AdaptiveCard {
  const { language, form, initialShare } = content;
  const words = texts[language];
  return formCard(content, {
    title: words.title,
    intro: words.intro,
    fields: [
      ...changeL1Fields(L1_VALUES, form, language),
      lineField({
        id: 'inProgressShare',
        label: words.share,
        placeholder: words.sharePlaceholder,
        form,
        initial: initialShare,
      }),
    ],
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
