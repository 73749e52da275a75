import type { CustomerTenant } from '../../domain/customer.ts';
import type { MergeNeed } from '../../domain/decide-merge.ts';
import { engagementKey, type WorkloadEngagement } from '../../domain/engagement.ts';
import type { Language } from '../../domain/language.ts';
import { workloadName } from '../../domain/workload.ts';
import {
  cardRenderer,
  plainAction,
  plainText,
  plainTitle,
  submitAction,
  type ActionView,
  type AdaptiveCard,
} from '../adaptive-card.ts';
import { choiceField, lineField, textField, type FieldView, type FormState } from '../field.ts';
import { FORM_ERROR } from '../refusal-errors.ts';
import { openCustomerData } from '../show-customer/input.ts';
import { startDateInWords, wording } from '../wording.ts';
import { mergeVerb, openMergeVerb, previewMergeVerb, whichDateId } from './input.ts';
import template from './template.json' with { type: 'json' };
import { texts } from './texts.ts';

/** What people need to tell two records apart. */
type Recorded = Pick<CustomerTenant, 'tenantId' | 'customerName' | 'initialDomain' | 'tpid'>;

/** The question which record is the duplicate. */
export interface ChooseDuplicateContent {
  readonly language: Language;
  /** The record that goes on. */
  readonly surviving: Recorded;
  /** Records that look like it. */
  readonly candidates: readonly Recorded[];
  readonly form: FormState;
}

/** Two records of one workload, and what a merge has to do with them. */
export interface PreviewedPair {
  readonly surviving?: WorkloadEngagement | undefined;
  readonly duplicate: WorkloadEngagement;
  readonly need: MergeNeed;
}

/** What a merge would do. */
export interface MergePreviewContent {
  readonly language: Language;
  readonly surviving: Recorded;
  readonly duplicate: Recorded;
  readonly pairs: readonly PreviewedPair[];
  /** What the preview was made from: the answer says it again. */
  readonly versions: string;
  /** Whether the merge was cut off after the duplicate had been set aside. */
  readonly isBegun: boolean;
  readonly form: FormState;
  /** Opaque and different for every card: its answer counts once. */
  readonly nonce: string;
}

interface View {
  readonly title: string;
  readonly records: readonly string[];
  readonly intro: string;
  readonly error: string;
  readonly rows: readonly { readonly workload: string; readonly text: string }[];
  readonly fields: readonly FieldView[];
  readonly actions: readonly ActionView[];
}

const render = cardRenderer(template);

/** The form that asks which record is the duplicate. */
export function chooseDuplicateCard({ language, surviving, candidates, form }: ChooseDuplicateContent): AdaptiveCard {
  const words = texts[language];
  const offersSome = candidates.length > 0;
  return draw({
    title: words.title,
    records: [inWords(surviving)],
    intro: offersSome ? words.intro : `${words.intro} ${words.noCandidates}`,
    error: form.errors[FORM_ERROR] ?? '',
    rows: [],
    fields: [
      ...(offersSome
        ? [
            choiceField({
              id: 'candidate',
              label: words.candidates,
              form,
              choices: candidates.map((record) => ({ title: plainTitle(inWords(record)), value: record.tenantId })),
            }),
          ]
        : []),
      lineField({
        id: 'duplicateTenantId',
        label: offersSome ? words.tenantIdIfOther : words.tenantId,
        placeholder: words.tenantIdPlaceholder,
        form,
      }),
    ],
    actions: [
      submitAction(words.preview, { verb: previewMergeVerb, customer: surviving.tenantId }),
      plainAction(wording[language].back, openCustomerData(surviving.tenantId)),
    ],
  });
}

/** What the merge would do for each workload, with the questions it leaves. */
export function mergePreviewCard(content: MergePreviewContent): AdaptiveCard {
  const { language, surviving, duplicate, pairs, versions, isBegun, form, nonce } = content;
  const words = texts[language];
  // A merge that has begun goes through: what is set aside already cannot wait.
  const isBlocked = !isBegun && pairs.some(({ need }) => need === 'blocked');
  return draw({
    title: words.previewTitle,
    records: [words.survives(inWords(surviving)), words.isMerged(inWords(duplicate))],
    intro: isBegun ? words.begun : pairs.length > 0 ? words.previewIntro : `${words.noWorkloads} ${words.previewIntro}`,
    error: form.errors[FORM_ERROR] ?? '',
    rows: pairs.map((pair) => ({
      workload: workloadName(pair.duplicate.workload, language),
      text: whatHappens(pair, language),
    })),
    fields: isBlocked ? [] : mergeFields(content),
    actions: [
      ...(isBlocked
        ? []
        : [
            submitAction(isBegun ? words.finish : words.merge, {
              verb: mergeVerb,
              customer: surviving.tenantId,
              duplicate: duplicate.tenantId,
              versions,
              nonce,
            }),
          ]),
      plainAction(words.another, { verb: openMergeVerb, customer: surviving.tenantId }),
      plainAction(wording[language].back, openCustomerData(surviving.tenantId)),
    ],
  });
}

/** The card that says that two records are one now. */
export function mergedCard(surviving: Recorded, duplicate: Recorded, language: Language): AdaptiveCard {
  const words = texts[language];
  return draw({
    title: words.mergedTitle,
    records: [inWords(surviving), words.merged(inWords(duplicate))],
    intro: '',
    error: '',
    rows: [],
    fields: [],
    actions: [plainAction(wording[language].openCustomer, openCustomerData(surviving.tenantId), 'positive')],
  });
}

function draw(view: View): AdaptiveCard {
  return render({ ...view, speak: view.error || view.title, warning: '' });
}

function mergeFields({ language, pairs, form }: MergePreviewContent): readonly FieldView[] {
  const words = texts[language];
  return [
    ...pairs.flatMap(({ surviving, duplicate, need }) =>
      need === 'ask' && surviving?.esd && duplicate.esd
        ? [
            choiceField({
              id: whichDateId(engagementKey(duplicate)),
              label: words.whichDate(workloadName(duplicate.workload, language)),
              form,
              initial: 'keep',
              choices: [
                { title: words.keepDate(startDateInWords(surviving.esd, language)), value: 'keep' },
                { title: words.takeDate(otherInWords(duplicate, language)), value: 'take' },
              ],
            }),
          ]
        : [],
    ),
    textField({
      id: 'mergeReason',
      label: words.reason,
      placeholder: words.reasonPlaceholder,
      form,
      required: words.reasonRequired,
    }),
  ];
}

function whatHappens({ surviving, duplicate, need }: PreviewedPair, language: Language): string {
  const words = texts[language];
  const own = surviving?.esd && startDateInWords(surviving.esd, language);
  const other = duplicate.esd && otherInWords(duplicate, language);
  switch (need) {
    case 'adopt':
      return other === undefined ? words.adoptWithoutDate : words.adopt(other);
    case 'fill':
      return words.fill(other ?? '');
    case 'ask':
      return words.ask(own ?? '', other ?? '');
    case 'blocked':
      return words.blocked(other ?? '');
    case 'keep':
      return own === undefined ? words.keepWithoutDate : words.keep(own);
  }
}

/** The duplicate's date; of one that has started it says so, for that comes along. */
function otherInWords({ esd, progress }: WorkloadEngagement, language: Language): string {
  if (!esd) return '';
  const date = startDateInWords(esd, language);
  return progress === 'started' ? texts[language].startedOn(date) : date;
}

function inWords({ customerName, initialDomain, tpid, tenantId }: Recorded): string {
  return plainText(
    [customerName, initialDomain, tpid === undefined ? '' : `TPID ${tpid}`, tenantId].filter(Boolean).join(' · '),
  );
}
