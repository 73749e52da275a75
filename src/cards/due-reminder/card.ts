import { daysBetween, type CalendarDay } from '../../domain/calendar-day.ts';
import { dayInWords } from '../../domain/day-in-words.ts';
import { L1_VALUES, stateOn, type L1, type WorkloadEngagement } from '../../domain/engagement.ts';
import type { Language } from '../../domain/language.ts';
import { workloadName } from '../../domain/workload.ts';
import {
  cardRenderer,
  plainAction,
  plainText,
  submitAction,
  type ActionData,
  type ActionView,
  type AdaptiveCard,
} from '../adaptive-card.ts';
import { changeL1Fields } from '../change-l1/card.ts';
import { changeL1Verb } from '../change-l1/input.ts';
import { confirmStartedData, confirmStartedFields } from '../confirm-started/card.ts';
import { texts as startedTexts } from '../confirm-started/texts.ts';
import type { FieldView, FormState } from '../field.ts';
import { changeData } from '../form/form-card.ts';
import { logAttemptFields } from '../log-attempt/card.ts';
import { logAttemptVerb, snoozeVerb } from '../log-attempt/input.ts';
import { texts as attemptTexts } from '../log-attempt/texts.ts';
import { openMarkInactiveVerb } from '../mark-inactive/input.ts';
import { rescheduleData, rescheduleFields } from '../reschedule-start-date/card.ts';
import { texts as rescheduleTexts } from '../reschedule-start-date/texts.ts';
import { openCustomerData } from '../show-customer/input.ts';
import { workloadsFields, type WorkloadOption } from '../workloads-field.ts';
import { startDateInWords, wording } from '../wording.ts';
import template from './template.json' with { type: 'json' };
import { texts } from './texts.ts';

/** What the card asks about. */
export interface DueReminderContent {
  readonly language: Language;
  readonly customer: { readonly tenantId: string; readonly customerName: string };
  readonly questions: readonly WorkloadOption[];
  /** Whether the date has just come, has passed, or the FM opened the card themselves. */
  readonly occasion: 'due' | 'followUp' | 'asked';
  readonly mayBeRepeated: boolean;
  /** Set when the FM is out of office: the reader is asked instead of them, or is the FM and gets a copy. */
  readonly standIn?: { readonly kind: 'instead'; readonly fmName: string } | { readonly kind: 'copy' } | undefined;
  /** The day it is for the customer. */
  readonly customerDay: CalendarDay;
  /** Whether the reader may say that L1 has changed. */
  readonly offersL1: boolean;
  /** The day it is for the FM, or for the reader who opened the card. */
  readonly today: CalendarDay;
  readonly nonce: string;
}

/** An answer that unfolds into its inputs. */
interface AnswerView {
  readonly title: string;
  readonly intro: string;
  readonly fields: readonly FieldView[];
  readonly actions: readonly ActionView[];
}

const FRESH: FormState = { values: {}, errors: {} };
const NOT_IN_PROGRESS: readonly L1[] = L1_VALUES.filter((l1) => l1 !== 'inProgress');

const render = cardRenderer(template);

/** The question how it went with a customer, with its answers. */
export function dueReminderCard(content: DueReminderContent): AdaptiveCard {
  const { language, customer, questions, occasion, mayBeRepeated, standIn, customerDay, offersL1, today, nonce } =
    content;
  const words = texts[language];
  const asked = occasion === 'asked';
  const tried = questions.some(({ engagement }) => engagement.attempts.length > 0);
  const { title, intro } = opening(occasion, tried, language);
  const form = { customer, options: questions, nonce };
  const silent = questions.filter(({ engagement }) => stateOn(engagement, today) === 'awaitingResponse');
  const arrived = questions.filter(({ engagement: { esd } }) => esd && esd.date <= today);
  const picked: FormState = {
    values: { workloads: (asked ? arrived : questions).map(({ target }) => target.key).join(',') },
    errors: {},
  };
  const answer = (label: string, hint: string, fields: readonly FieldView[], data: ActionData): AnswerView => {
    return { title: label, intro: hint, fields, actions: [submitAction(words.save, data)] };
  };
  return render({
    speak: title,
    title,
    customer: plainText(customer.customerName),
    intro,
    repeated: mayBeRepeated ? words.repeated : '',
    standIn: !standIn ? '' : standIn.kind === 'copy' ? words.copy : words.instead(plainText(standIn.fmName)),
    customerDay: customerDay === today ? '' : words.customerDay(dayInWords(customerDay, language)),
    rows: questions.map(({ engagement }) => ({
      workload: workloadName(engagement.workload, language),
      text: rowText(engagement, today, language),
    })),
    fields: workloadsFields(questions, picked, language),
    hint: words.hint,
    answers: [
      answer(
        words.started,
        startedTexts[language].intro,
        confirmStartedFields(today, FRESH, language),
        confirmStartedData(today, form),
      ),
      answer(
        tried ? words.replied : words.otherDate,
        rescheduleTexts[language].intro,
        rescheduleFields('reschedule', questions, FRESH, language),
        rescheduleData('reschedule', form),
      ),
      answer(
        words.tried,
        attemptTexts[language].intro,
        logAttemptFields(FRESH, language),
        changeData(logAttemptVerb, form),
      ),
      ...(offersL1
        ? [
            answer(
              words.notInProgress,
              '',
              changeL1Fields(NOT_IN_PROGRESS, FRESH, language),
              changeData(changeL1Verb, form),
            ),
          ]
        : []),
    ],
    actions: [
      ...(silent.length > 0
        ? [plainAction(words.inactive, { verb: openMarkInactiveVerb, customer: customer.tenantId })]
        : []),
      asked
        ? plainAction(wording[language].back, openCustomerData(customer.tenantId))
        : submitAction(words.notTried, changeData(snoozeVerb, form), 'default'),
    ],
  });
}

/** What stands in the notification of the card. */
export function dueReminderSummary(occasion: 'due' | 'followUp', customerName: string, language: Language): string {
  return `${opening(occasion, false, language).title}: ${plainText(customerName)}`;
}

function opening(
  occasion: DueReminderContent['occasion'],
  tried: boolean,
  language: Language,
): { title: string; intro: string } {
  const words = texts[language];
  switch (occasion) {
    case 'due':
      return { title: words.dueTitle, intro: words.dueIntro };
    case 'followUp':
      return { title: words.followUpTitle, intro: tried ? words.keepTryingIntro : words.tryIntro };
    case 'asked':
      return { title: words.askedTitle, intro: words.askedIntro };
  }
}

function rowText({ esd, attempts }: WorkloadEngagement, today: CalendarDay, language: Language): string {
  const words = texts[language];
  if (!esd) return wording[language].states.noDate;
  const daysPast = daysBetween(esd.date, today);
  return [
    words.row(startDateInWords(esd, language)),
    ...(daysPast > 0 ? [words.daysPast(daysPast)] : []),
    ...(attempts.length > 0 ? [words.attempts(attempts.length)] : []),
  ].join(' · ');
}
