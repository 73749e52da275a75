import type { Language } from '../../domain/language.ts';
import { warningKey, type Warning } from '../../domain/warning.ts';
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
import { openDigestData } from '../reminder-digest/input.ts';
import { openCustomerData } from '../show-customer/input.ts';
import { saveAnyway, warningText } from '../warning-texts.ts';
import { onlyWorkload, workloadsFields, type WorkloadOption } from '../workloads-field.ts';
import { wording } from '../wording.ts';
import template from './template.json' with { type: 'json' };

/** What every form that changes engagements is about. */
export interface ChangeForm {
  readonly language: Language;
  readonly customer: { readonly tenantId: string; readonly customerName: string };
  /** The engagements it offers to change; none on a form that adds new ones. */
  readonly options: readonly WorkloadOption[];
  readonly form: FormState;
  /** Opaque and different for every card: its answer counts once. */
  readonly nonce: string;
  /** What was read of a sentence, or has just been done; empty or absent when there is nothing to say. */
  readonly notice?: string | undefined;
  /** What has to be confirmed before it is saved. */
  readonly warnings?: readonly Warning[];
  /** Set when it was opened from that FM's list of open questions. */
  readonly digestOf?: string | undefined;
}

/** What one form has of its own. */
export interface FormContent {
  readonly title: string;
  readonly intro: string;
  /** Lines about how things stand, which may hold people's names. */
  readonly details?: readonly string[];
  readonly fields: readonly FieldView[];
  /** What is said below the inputs. */
  readonly below?: string;
  readonly data: ActionData;
}

const render = cardRenderer(template);

/** The card that the small forms share: the customer, which workloads, the form's own inputs, save and back. */
export function formCard(
  { language, customer, options, form, notice = '', warnings = [], digestOf }: ChangeForm,
  { title, intro, details = [], fields, below = '', data }: FormContent,
): AdaptiveCard {
  const error = form.errors[FORM_ERROR] ?? '';
  return render({
    language,
    speak: error || title,
    title,
    customer: plainText(customer.customerName),
    only: onlyWorkload(options, language),
    intro,
    details,
    notice: plainText(notice),
    error,
    warning: warningText(warnings, language),
    fields: [...workloadsFields(options, form, language), ...fields],
    below,
    actions: [
      submitAction(saveTitle(warnings, language), data),
      plainAction(wording[language].back, openCustomerData(customer.tenantId)),
      ...(digestOf === undefined ? [] : [plainAction(wording[language].backToList, openDigestData(digestOf))]),
    ],
  });
}

/** What a form's button sends beside its inputs. */
export function changeData(
  verb: string,
  { customer, options, nonce, warnings = [], digestOf }: Omit<ChangeForm, 'form' | 'language'>,
): ActionData {
  return {
    verb,
    customer: customer.tenantId,
    targets: options.map(({ target }) => target),
    nonce,
    ...(warnings.length > 0 ? { confirmed: warnings.map(warningKey) } : {}),
    ...(digestOf === undefined ? {} : { digestOf }),
  };
}

/** What the button that saves is called. */
export function saveTitle(warnings: readonly Warning[] | undefined, language: Language): string {
  return warnings !== undefined && warnings.length > 0 ? saveAnyway(language) : wording[language].save;
}
