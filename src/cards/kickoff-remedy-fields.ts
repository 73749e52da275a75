import { choiceField, type FieldView, type FormState } from './field.ts';

/** What the question is called, on the form that asks it. */
export interface KickoffRemedyTexts {
  readonly kickoff: string;
  readonly kickoffMove: string;
  readonly kickoffClear: string;
}

/** Asks what to do with a kickoff that would come before the start, once that has been the trouble. */
export function kickoffRemedyFields(form: FormState, texts: KickoffRemedyTexts): readonly FieldView[] {
  if (form.errors['kickoffRemedy'] === undefined && !form.values['kickoffRemedy']) return [];
  return [
    choiceField({
      id: 'kickoffRemedy',
      label: texts.kickoff,
      form,
      choices: [
        { title: texts.kickoffMove, value: 'moveToStart' },
        { title: texts.kickoffClear, value: 'clear' },
      ],
    }),
  ];
}
