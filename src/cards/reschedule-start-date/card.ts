import type { Language } from '../../domain/language.ts';
import type { ActionData, AdaptiveCard } from '../adaptive-card.ts';
import { choiceField, dateField, textField, toggleField, type FieldView, type FormState } from '../field.ts';
import { changeData, formCard, type ChangeForm } from '../form/form-card.ts';
import type { WorkloadOption } from '../workloads-field.ts';
import { kickoffRemedyFields } from '../kickoff-remedy-fields.ts';
import { rescheduleVerb } from './input.ts';
import { texts } from './texts.ts';

/** Moving a date, or taking an inactive customer up again. */
export type RescheduleMode = 'reschedule' | 'reactivate';

/** The form that moves a date, with its reason. */
export function rescheduleCard(content: ChangeForm & { readonly mode: RescheduleMode }): AdaptiveCard {
  const { language, mode, form } = content;
  return formCard(content, {
    title: mode === 'reschedule' ? texts[language].rescheduleTitle : texts[language].reactivateTitle,
    intro: texts[language].intro,
    fields: rescheduleFields(mode, content.options, form, language),
    data: rescheduleData(mode, content),
  });
}

/** Of deployments that somebody has planned, what usually moves their dates (R39, R41). */
const PLANS = [
  { origin: 'serial', reason: 'serialPlanChanged', title: 'serialPlan' },
  { origin: 'successReview', reason: 'successReviewPlan', title: 'successReviewPlan' },
] as const;

/** The inputs for a new date and its reason; of the reasons those that can apply to the engagements as they are. */
export function rescheduleFields(
  mode: RescheduleMode,
  options: readonly WorkloadOption[],
  form: FormState,
  language: Language,
): readonly FieldView[] {
  const words = texts[language];
  const fields = [
    dateField({ id: 'newDate', label: words.date, form, required: words.dateRequired }),
    toggleField({ id: 'newDateMonthOnly', label: words.monthOnly, form }),
  ];
  const tried = options.some(({ engagement }) => engagement.attempts.length > 0);
  const estimated = options.some(({ engagement }) => engagement.esd?.precision === 'month');
  const plans = PLANS.filter(({ origin }) => options.some(({ engagement }) => engagement.origin === origin));
  const [plan] = plans.filter(({ origin }) => options.every(({ engagement }) => engagement.origin === origin));
  if (mode === 'reschedule') {
    fields.push(
      choiceField({
        id: 'reasonCode',
        label: words.why,
        form,
        initial: tried ? 'customerReplied' : (plan?.reason ?? 'customerRequestedNewDate'),
        required: words.reasonRequired,
        choices: [
          ...plans.map(({ reason, title }) => ({ title: words[title], value: reason })),
          { title: words.asked, value: 'customerRequestedNewDate' },
          ...(tried ? [{ title: words.replied, value: 'customerReplied' }] : []),
          ...(estimated ? [{ title: words.refined, value: 'estimateRefined' }] : []),
          { title: words.other, value: 'other' },
        ],
      }),
    );
  }
  fields.push(
    textField({
      id: 'reason',
      label: words.reason,
      placeholder: words.reasonPlaceholder,
      form,
      required: words.reasonRequired,
    }),
  );
  return [...fields, ...kickoffRemedyFields(form, words)];
}

/** What the form's button sends beside its inputs. */
export function rescheduleData(mode: RescheduleMode, content: Omit<ChangeForm, 'form' | 'language'>): ActionData {
  return { ...changeData(rescheduleVerb, content), mode };
}
