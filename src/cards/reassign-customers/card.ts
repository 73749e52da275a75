import type { CalendarDay } from '../../domain/calendar-day.ts';
import { needsFirstDate, type WorkloadEngagement } from '../../domain/engagement.ts';
import { shortDayInWords } from '../../domain/day-in-words.ts';
import { loadByMonth, monthOf, type Month } from '../../domain/fm-load.ts';
import type { Language } from '../../domain/language.ts';
import { plainAction, plainText, plainTitle, submitAction, type AdaptiveCard } from '../adaptive-card.ts';
import { dropdownField, multiChoiceField, type FormState } from '../field.ts';
import { fmChoice, monthName, peopleStyle, type FmOption } from '../fm-choice.ts';
import { officeCard } from '../form/office-card.ts';
import { listCustomersData } from '../list-customers/input.ts';
import { wording } from '../wording.ts';
import { openReassignVerb, previewReassignVerb, reassignVerb, undoReassignVerb } from './input.ts';
import { texts } from './texts.ts';

/** Who hands over to whom, as the form asks. */
export interface ReassignForm {
  readonly language: Language;
  readonly fms: readonly FmOption[];
  /** Who is an FM no longer and still has customers. */
  readonly formerFms: readonly FmOption[];
  /** The day it is for the reader. */
  readonly today: CalendarDay;
  readonly form: FormState;
}

/** The form that asks whose customers move to whom. */
export function reassignCard({ language, fms, formerFms, today, form }: ReassignForm): AdaptiveCard {
  const words = texts[language];
  const style = peopleStyle(fms);
  return officeCard({
    title: words.title,
    intro: words.intro,
    form,
    fields: [
      dropdownField({
        id: 'fromFmId',
        label: words.from,
        form,
        required: words.fromRequired,
        placeholder: words.placeholder,
        choices: [
          ...fms.map(({ fm, assigned }) => ({
            title: `${plainText(fm.name)} · ${words.workloads(assigned)}`,
            value: fm.objectId,
          })),
          ...formerFms.map(({ fm, assigned }) => ({
            title: `${plainText(fm.name)} · ${words.noLongerFm} · ${words.workloads(assigned)}`,
            value: fm.objectId,
          })),
        ],
        style,
      }),
      dropdownField({
        id: 'toFmId',
        label: words.to,
        form,
        required: words.toRequired,
        placeholder: words.placeholder,
        choices: fms.map((option) => fmChoice(option, monthOf(today), language)),
        style,
      }),
    ],
    actions: [submitAction(words.show, { verb: previewReassignVerb })],
  });
}

/** An FM with what they have to start in the next months. */
export interface FmMonths extends FmOption {
  readonly months: readonly { readonly month: Month; readonly count: number }[];
}

/** What would move. */
export interface ReassignPreview {
  readonly language: Language;
  readonly from: FmMonths;
  readonly to: FmMonths;
  readonly customers: readonly {
    readonly tenant: { readonly tenantId: string; readonly customerName: string };
    readonly engagements: readonly WorkloadEngagement[];
  }[];
  /** Customers in all, with those that are not shown. */
  readonly total: number;
  /** The day it is for the reader. */
  readonly today: CalendarDay;
  readonly form: FormState;
  /** Opaque and different for every card: its answer counts once. */
  readonly nonce: string;
}

/** What would move, to be looked at and narrowed down before it does. */
export function reassignPreviewCard(content: ReassignPreview): AdaptiveCard {
  const { language, from, to, customers, total, today, form, nonce } = content;
  const words = texts[language];
  const engagements = customers.flatMap((customer) => customer.engagements);
  const moving = engagements.filter(({ deliveryChannel }) => deliveryChannel !== 'frp');
  const moved = loadByMonth(moving, today);
  const people = { fromFmId: from.fm.objectId, toFmId: to.fm.objectId };
  return officeCard({
    title: words.previewTitle,
    details: [
      words.fromTo(plainText(from.fm.name), plainText(to.fm.name)),
      words.extent(customers.length, moving.length),
      ...(moving.length < engagements.length ? [words.stay(engagements.length - moving.length)] : []),
      ...(customers.length < total ? [words.firstOnly(customers.length, total)] : []),
      loadLine(from, (month) => -(moved.get(month) ?? 0), language),
      loadLine(to, (month) => moved.get(month) ?? 0, language),
    ],
    form,
    fields: [
      multiChoiceField({
        id: 'customers',
        label: words.customers,
        form,
        required: words.customersRequired,
        initial: customers.map(({ tenant }) => tenant.tenantId).join(','),
        choices: customers.map((customer) => ({
          title: customerTitle(customer, language),
          value: customer.tenant.tenantId,
        })),
      }),
    ],
    actions: [
      submitAction(words.move, { verb: reassignVerb, ...people, nonce }),
      plainAction(words.back, { verb: openReassignVerb, ...people }),
    ],
  });
}

function customerTitle({ tenant, engagements }: ReassignPreview['customers'][number], language: Language): string {
  const moving = engagements.filter(({ deliveryChannel }) => deliveryChannel !== 'frp');
  const open = moving.filter(({ progress }) => progress !== 'started');
  const [earliest] = open.flatMap(({ esd }) => (esd ? [esd.date] : [])).toSorted();
  const { noDate, started } = wording[language].states;
  const undated = open.some(needsFirstDate) ? [noDate] : open.length === 0 ? [started] : [];
  return [
    plainTitle(tenant.customerName),
    texts[language].workloads(moving.length),
    ...(earliest ? [shortDayInWords(earliest, language)] : undated),
  ].join(' · ');
}

/** What an FM has to start in the next months, now and afterwards. */
function loadLine(
  { fm: { name, capacityPerMonth }, months }: FmMonths,
  change: (month: Month) => number,
  language: Language,
): string {
  const words = texts[language];
  const inWords = months
    .map(({ month, count }) => {
      const after = count + change(month);
      const isOver = capacityPerMonth !== undefined && after > capacityPerMonth;
      return `${words.change(monthName(month, language), count, after)}${isOver ? words.over : ''}`;
    })
    .join(' · ');
  return capacityPerMonth === undefined
    ? words.load(plainText(name), inWords)
    : words.loadOfCapacity(plainText(name), capacityPerMonth, inWords);
}

/** What has moved. */
export interface ReassignOutcome {
  readonly language: Language;
  readonly fromName: string;
  readonly toName: string;
  readonly customers: number;
  readonly workloads: number;
  /** Workloads that stayed because a partner delivers them. */
  readonly left: number;
  /** The step that can be taken back; absent when this was the taking back. */
  readonly step?: string | undefined;
}

/** What has moved, and the way back. */
export function reassignedCard(outcome: ReassignOutcome): AdaptiveCard {
  const { language, customers, workloads, left, step } = outcome;
  const words = texts[language];
  const [fromName, toName] = [plainText(outcome.fromName), plainText(outcome.toName)];
  const hasMoved = workloads > 0;
  return officeCard({
    title: step === undefined ? words.undoneTitle : words.movedTitle,
    details: [
      hasMoved ? words.moved(fromName, toName, customers, workloads) : words.nothingMoved(fromName, toName),
      ...(left > 0 ? [words.left(fromName, left)] : []),
      ...(step === undefined ? [words.undone] : hasMoved ? [words.kept] : []),
    ],
    actions: [
      ...(step !== undefined && hasMoved ? [plainAction(words.undo, { verb: undoReassignVerb, step })] : []),
      ...nextActions(language),
    ],
  });
}

/** Why a step could not be taken back. */
export function notUndoneCard(why: 'notFound' | 'noSuchFm', language: Language): AdaptiveCard {
  const words = texts[language];
  return officeCard({
    title: words.notUndoneTitle,
    intro: why === 'notFound' ? words.stepNotFound : words.noFmAnyMore,
    actions: nextActions(language),
  });
}

function nextActions(language: Language): readonly ReturnType<typeof plainAction>[] {
  const words = texts[language];
  return [
    plainAction(words.again, { verb: openReassignVerb }),
    plainAction(words.withoutFm, listCustomersData({ kind: 'withoutFm' })),
  ];
}
