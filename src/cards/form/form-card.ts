import type { Language } from '../../domain/language.ts';
import {
  cardRenderer,
  plainAction,
  plainText,
  submitAction,
  type ActionData,
  type AdaptiveCard,
} from '../adaptive-card.ts';
import type { FieldView, FormState } from '../field.ts';
import { FORM_ERROR } from '../refusal-errors.ts';
import { openCustomerData } from '../show-customer/input.ts';
import { onlyWorkload, workloadsFields, type WorkloadOption } from '../workloads-field.ts';
import { wording } from '../wording.ts';
import template from './template.json' with { type: 'json' };

/** What every form that changes engagements is about. */
export interface ChangeForm {
  readonly language: Language;
  readonly customer: { readonly tenantId: string; readonly customerName: string };
  /** The engagements it offers to change, at least one. */
  readonly options: readonly WorkloadOption[];
  readonly form: FormState;
  /** Opaque and different for every card: its answer counts once. */
  readonly nonce: string;
}

/** What one form has of its own. */
export interface FormContent {
  readonly title: string;
  readonly intro: string;
  readonly fields: readonly FieldView[];
  readonly data: ActionData;
}

const render = cardRenderer(template);

/** The card that the small forms share: the customer, which workloads, the form's own inputs, save and back. */
export function formCard(
  { language, customer, options, form }: ChangeForm,
  { title, intro, fields, data }: FormContent,
): AdaptiveCard {
  const error = form.errors[FORM_ERROR] ?? '';
  return render({
    speak: error || title,
    title,
    customer: plainText(customer.customerName),
    only: onlyWorkload(options, language),
    intro,
    error,
    fields: [...workloadsFields(options, form, language), ...fields],
    actions: [
      submitAction(wording[language].save, data),
      plainAction(wording[language].back, openCustomerData(customer.tenantId)),
    ],
  });
}

/** What a form's button sends beside its inputs. */
export function changeData(
  verb: string,
  { customer, options, nonce }: Omit<ChangeForm, 'form' | 'language'>,
): ActionData {
  return { verb, customer: customer.tenantId, targets: options.map(({ target }) => target), nonce };
}
