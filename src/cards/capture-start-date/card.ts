import { workloadName } from '../../domain/workload.ts';
import { cardRenderer, plainAction, plainText, submitAction, type AdaptiveCard } from '../adaptive-card.ts';
import { dateField, toggleField } from '../field.ts';
import { changeData, type ChangeForm } from '../form/form-card.ts';
import { FORM_ERROR } from '../refusal-errors.ts';
import { openCustomerData } from '../show-customer/input.ts';
import { onlyWorkload, workloadsFields } from '../workloads-field.ts';
import { wording } from '../wording.ts';
import { captureVerb, separateDateId, separateMonthOnlyId } from './input.ts';
import template from './template.json' with { type: 'json' };
import { texts } from './texts.ts';

const render = cardRenderer(template);

/** The form for the first dates of a customer: which workloads, one date for all, or one for each. */
export function captureCard(content: ChangeForm): AdaptiveCard {
  const { language, customer, options, form } = content;
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
    speak: error || words.title,
    title: words.title,
    customer: plainText(customer.customerName),
    only: onlyWorkload(options, language),
    intro: words.intro,
    error,
    fields: [
      ...workloadsFields(options, form, language),
      dateField({
        id: 'date',
        label: alone ? words.date : words.dateForAll,
        form,
        ...(alone ? { required: words.dateRequired } : {}),
      }),
      toggleField({ id: 'monthOnly', label: words.monthOnly, form }),
    ],
    separateTitle: words.separateTitle,
    separateIntro: words.separateIntro,
    separateFields,
    showSeparate: separateFields.some(({ value, error: wrong }) => wrong !== '' || !['', 'false'].includes(value)),
    actions: [submitAction(wording[language].save, changeData(captureVerb, content))],
    otherActions: [plainAction(wording[language].back, openCustomerData(customer.tenantId))],
  });
}
