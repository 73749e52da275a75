import { isFollowOn } from '../../domain/engagement.ts';
import { workloadName } from '../../domain/workload.ts';
import { cardRenderer, plainAction, plainText, submitAction, type AdaptiveCard } from '../adaptive-card.ts';
import { dateField, textField, toggleField } from '../field.ts';
import { changeData, saveTitle, type ChangeForm } from '../form/form-card.ts';
import { FORM_ERROR } from '../refusal-errors.ts';
import { openCustomerData } from '../show-customer/input.ts';
import { warningText } from '../warning-texts.ts';
import { onlyWorkload, workloadsFields } from '../workloads-field.ts';
import { wording } from '../wording.ts';
import { captureVerb, separateDateId, separateMonthOnlyId } from './input.ts';
import template from './template.json' with { type: 'json' };
import { texts } from './texts.ts';

const render = cardRenderer(template);

/** The form, with what is known before anybody fills it in. */
export interface CaptureForm extends ChangeForm {
  /** What the reader should know although it stands in nobody's way. */
  readonly advice?: string;
}

/** The form for the first dates of a customer: which workloads, one date for all, or one for each. */
export function captureCard(content: CaptureForm): AdaptiveCard {
  const { language, customer, options, form, warnings = [], notice = '', advice = '' } = content;
  const words = texts[language];
  const alone = options.length === 1;
  const separateFields = alone
    ? []
    : options.flatMap(({ target: { key }, engagement }) => {
        const name = workloadName(engagement.workload, language);
        return [
          dateField({ id: separateDateId(key), label: words.separateDate(name), form }),
          toggleField({ id: separateMonthOnlyId(key), label: words.separateMonthOnly(name), form }),
        ];
      });
  const error = form.errors[FORM_ERROR] ?? '';
  return render({
    language,
    speak: error || words.title,
    title: words.title,
    customer: plainText(customer.customerName),
    only: onlyWorkload(options, language),
    intro: introFor(content),
    error,
    warning: [advice, warningText(warnings, language)].filter(Boolean).join(' '),
    notice: plainText(notice),
    fields: [
      ...workloadsFields(options, form, language),
      dateField({
        id: 'date',
        label: alone ? words.date : words.dateForAll,
        form,
        ...(alone ? { required: words.dateRequired } : {}),
      }),
      toggleField({
        id: 'monthOnly',
        label: words.monthOnly,
        form,
      }),
      textField({ id: 'captureComment', label: words.comment, placeholder: words.commentPlaceholder, form }),
    ],
    separateTitle: words.separateTitle,
    separateIntro: words.separateIntro,
    separateFields,
    showSeparate: separateFields.some(({ value, error: wrong }) => wrong !== '' || !['', 'false'].includes(value)),
    actions: [submitAction(saveTitle(warnings, language), changeData(captureVerb, content))],
    otherActions: [plainAction(wording[language].back, openCustomerData(customer.tenantId))],
  });
}

/** New customers are asked for their date; follow-on work has the day on which the FM plans to begin it (R26, R39, R41). */
function introFor({ language, options }: CaptureForm): string {
  const words = texts[language];
  const planned = options.filter(({ engagement: { origin } }) => isFollowOn(origin));
  if (planned.length === 0) return words.askCustomer;
  return planned.length === options.length ? words.askPlan : `${words.askCustomer} ${words.askPlan}`;
}
