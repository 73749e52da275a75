import { L1_VALUES, type Origin } from '../../domain/engagement.ts';
import type { Language } from '../../domain/language.ts';
import { workloadName, type WorkloadCode } from '../../domain/workload.ts';
import type { AdaptiveCard } from '../adaptive-card.ts';
import { choiceField, dropdownField, multiChoiceField, type FormState } from '../field.ts';
import { formCard } from '../form/form-card.ts';
import { wording } from '../wording.ts';
import { addWorkloadsVerb } from './input.ts';
import { texts } from './texts.ts';

/** The form, with what this person can add to this customer. */
export interface AddWorkloadsForm {
  readonly language: Language;
  readonly customer: { readonly tenantId: string; readonly customerName: string };
  /** Those the person may add, the likeliest first. */
  readonly origins: readonly Origin[];
  readonly workloads: readonly WorkloadOffer[];
  readonly form: FormState;
  /** Opaque and different for every card: its answer counts once. */
  readonly nonce: string;
}

/** A workload that can be added. */
export interface WorkloadOffer {
  readonly workload: WorkloadCode;
  /** Whether the customer has started it before. */
  readonly again: boolean;
}

/** The form that adds workloads to a customer. */
export function addWorkloadsCard({
  language,
  customer,
  origins,
  workloads,
  form,
  nonce,
}: AddWorkloadsForm): AdaptiveCard {
  const words = texts[language];
  return formCard(
    { language, customer, options: [], form, nonce },
    {
      title: words.title,
      intro: words.intro,
      fields: [
        choiceField({
          id: 'origin',
          label: words.origin,
          form,
          initial: origins[0] ?? '',
          required: words.originRequired,
          choices: origins.map((value) => ({ title: wording[language].origins[value], value })),
        }),
        dropdownField({
          id: 'newL1',
          label: words.l1,
          placeholder: words.l1Required,
          form,
          initial: 'inProgress',
          required: words.l1Required,
          choices: L1_VALUES.map((value) => ({ title: wording[language].l1[value], value })),
        }),
        multiChoiceField({
          id: 'newWorkloads',
          label: words.workloads,
          form,
          required: words.workloadsRequired,
          choices: workloads.map(({ workload, again }) => {
            const name = workloadName(workload, language);
            return { title: again ? words.again(name) : name, value: workload };
          }),
        }),
      ],
      data: { verb: addWorkloadsVerb, customer: customer.tenantId, nonce },
    },
  );
}
