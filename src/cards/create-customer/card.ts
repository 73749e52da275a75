import { L1_VALUES } from '../../domain/engagement.ts';
import { OFFERED_WORKLOADS, workloadName, type WorkloadCode } from '../../domain/workload.ts';
import { cardRenderer, plainAction, plainText, submitAction, type AdaptiveCard } from '../adaptive-card.ts';
import { choiceField, dropdownField, lineField, type FieldView, type FormState } from '../field.ts';
import { listCustomersData } from '../list-customers/input.ts';
import { FORM_ERROR } from '../refusal-errors.ts';
import { openCustomerData } from '../show-customer/input.ts';
import { wording } from '../wording.ts';
import { createCustomerVerb, l1Id } from './input.ts';
import { NOT_RECORDED, WORKLOADS_ERROR, type CustomerChoices } from './read-typed-customer.ts';
import template from './template.json' with { type: 'json' };
import { texts } from './texts.ts';
import { timeZoneChoices } from './time-zone-choices.ts';

/** The form for a new customer, with what is known of it. */
export interface CreateCustomerForm extends CustomerChoices {
  readonly form: FormState;
  /** Opaque and different for every card: its answer counts once. */
  readonly nonce: string;
  /** The customer that has the typed tenant id already. */
  readonly existing?: { readonly tenantId: string; readonly customerName: string } | undefined;
}

/** What most customers deploy: always in sight. */
const COMMON_WORKLOADS: readonly WorkloadCode[] = ['EXO', 'TEAMS', 'SPO', 'OD4B', 'INTUNE', 'AADP', 'OPP', 'YAM'];

const render = cardRenderer(template);

/** The one card on which a new customer is recorded, with its workloads and their L1. */
export function createCustomerCard(content: CreateCustomerForm): AdaptiveCard {
  const { language, origins, ownTimeZone, form, nonce, existing } = content;
  const words = texts[language];
  const error = form.errors[FORM_ERROR] ?? '';
  const more = l1Fields(
    OFFERED_WORKLOADS.filter((workload) => !COMMON_WORKLOADS.includes(workload)),
    content,
  );
  const existingName = existing ? plainText(existing.customerName) : '';
  return render({
    language,
    speak: error || words.title,
    title: words.title,
    intro: words.intro,
    error,
    warning: '',
    identity: [
      lineField({
        id: 'customerName',
        label: words.name,
        placeholder: words.namePlaceholder,
        form,
        required: words.nameRequired,
      }),
      lineField({
        id: 'tenantId',
        label: words.tenantId,
        placeholder: '00000000-0000-0000-0000-000000000000',
        form,
        required: words.tenantIdRequired,
      }),
    ],
    existing: existing ? words.existsAs(existingName) : '',
    domain: [lineField({ id: 'initialDomain', label: words.domain, placeholder: words.domainPlaceholder, form })],
    numbers: [
      lineField({ id: 'tpid', label: words.tpid, placeholder: words.optionalNumber, form }),
      lineField({ id: 'seatCount', label: words.seats, placeholder: words.optionalNumber, form }),
    ],
    circumstances: [
      dropdownField({
        id: 'timeZone',
        label: words.timeZone,
        placeholder: words.timeZonePlaceholder,
        form,
        initial: ownTimeZone,
        required: words.timeZoneRequired,
        choices: timeZoneChoices(ownTimeZone, language),
        style: 'filtered',
      }),
      choiceField({
        id: 'origin',
        label: words.origin,
        form,
        initial: origins[0] ?? '',
        required: words.originRequired,
        choices: origins.map((value) => ({ title: wording[language].origins[value], value })),
      }),
    ],
    workloadsTitle: words.workloads,
    workloadsIntro: words.workloadsIntro,
    workloadsError: form.errors[WORKLOADS_ERROR] ?? '',
    workloads: inPairs(l1Fields(COMMON_WORKLOADS, content)),
    moreTitle: words.moreWorkloads,
    showMore: more.some((field) => field.value !== '' || field.error !== ''),
    moreWorkloads: inPairs(more),
    actions: [
      submitAction(wording[language].save, { verb: createCustomerVerb, nonce }),
      ...(existing ? [plainAction(words.openExisting(existingName), openCustomerData(existing.tenantId))] : []),
      plainAction(words.leave, listCustomersData({ kind: 'withoutDate' })),
    ],
  });
}

function l1Fields(workloads: readonly WorkloadCode[], { language, form }: CreateCustomerForm): readonly FieldView[] {
  const notRecorded = texts[language].notRecorded;
  const choices = [
    ...L1_VALUES.map((value) => ({ title: wording[language].l1[value], value })),
    // A folded list cannot be emptied again otherwise.
    { title: notRecorded, value: NOT_RECORDED },
  ];
  return workloads.map((workload) => {
    const id = l1Id(workload);
    const view = dropdownField({
      id,
      label: workloadName(workload, language),
      placeholder: notRecorded,
      form,
      choices,
    });
    return view.value === NOT_RECORDED ? { ...view, value: '' } : view;
  });
}

/** Fields side by side, two in a row. */
function inPairs(fields: readonly FieldView[]): readonly { readonly cells: readonly FieldView[] }[] {
  return fields.flatMap((_, index) => (index % 2 === 0 ? [{ cells: fields.slice(index, index + 2) }] : []));
}
