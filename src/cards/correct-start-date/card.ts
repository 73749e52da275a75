import { isSilentlyCorrected, SILENT_MINUTES } from '../../domain/decide-correct.ts';
import type { AdaptiveCard } from '../adaptive-card.ts';
import { dateField, textField, toggleField, type FieldView } from '../field.ts';
import { changeData, formCard, type ChangeForm } from '../form/form-card.ts';
import { kickoffRemedyFields } from '../kickoff-remedy-fields.ts';
import { correctVerb } from './input.ts';
import { texts } from './texts.ts';

/** The form, and who reads it when: that decides whether a reason is asked for. */
export interface CorrectForm extends ChangeForm {
  readonly reader: {
    readonly by: { readonly objectId: string };
    /** ISO 8601 instant in UTC. */
    readonly at: string;
  };
}

/** The form that puts a wrongly entered date right. */
export function correctCard(content: CorrectForm): AdaptiveCard {
  const { language, form, options, reader } = content;
  const words = texts[language];
  const started = options.filter(({ engagement }) => engagement.progress === 'started');
  const silent = options.filter(({ engagement }) => isSilentlyCorrected(engagement, reader));
  const needsNoReason = silent.length === options.length;
  return formCard(content, {
    title: words.title,
    intro: [
      words.intro,
      ...(started.length > 0 ? [words.started] : []),
      ...(needsNoReason ? [words.noReason(SILENT_MINUTES)] : []),
    ].join(' '),
    fields: [
      dateField({ id: 'rightDate', label: words.date, form, required: words.dateRequired }),
      ...(started.length < options.length
        ? [toggleField({ id: 'rightDateMonthOnly', label: words.monthOnly, form })]
        : []),
      ...(needsNoReason ? [] : [reasonField(content, silent.length > 0)]),
      ...kickoffRemedyFields(form, words),
    ],
    data: changeData(correctVerb, content),
  });
}

function reasonField({ language, form }: ChangeForm, isForSomeOnly: boolean): FieldView {
  const words = texts[language];
  return textField({
    id: 'correctReason',
    label: isForSomeOnly ? words.reasonForOthers(SILENT_MINUTES) : words.reason,
    placeholder: words.reasonPlaceholder,
    form,
    ...(isForSomeOnly ? {} : { required: words.reasonRequired }),
  });
}
