import { addDays, daysBetween, type CalendarDay } from '../../domain/calendar-day.ts';
import { dayInWords } from '../../domain/day-in-words.ts';
import { L1_VALUES, stateOn, type L1, type WorkloadEngagement } from '../../domain/engagement.ts';
import type { Language } from '../../domain/language.ts';
import { GIVE_UP, type QuestionKind } from '../../domain/reminder.ts';
import { dayIn, instantAt, timeIn, type TimeZone } from '../../domain/time-zone.ts';
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
import { timeZoneName } from '../create-customer/time-zone-choices.ts';
import type { FieldView, FormState } from '../field.ts';
import { changeData } from '../form/form-card.ts';
import { logAttemptFields } from '../log-attempt/card.ts';
import { logAttemptVerb, snoozeVerb } from '../log-attempt/input.ts';
import { texts as attemptTexts } from '../log-attempt/texts.ts';
import { openMarkInactiveVerb } from '../mark-inactive/input.ts';
import { openDigestData } from '../reminder-digest/input.ts';
import { rescheduleData, rescheduleFields } from '../reschedule-start-date/card.ts';
import { texts as rescheduleTexts } from '../reschedule-start-date/texts.ts';
import { openCustomerData } from '../show-customer/input.ts';
import { workloadsFields, type WorkloadOption } from '../workloads-field.ts';
import { capitalised, daysAway, listed, startDateInWords, wording } from '../wording.ts';
import template from './template.json' with { type: 'json' };
import { texts } from './texts.ts';

/** What is asked or told about one workload. */
export interface AskedWorkload extends WorkloadOption {
  readonly kind: QuestionKind;
  /** Whether the FM has tried for so long that they may give the customer up (U2). */
  readonly suggestsInactive?: boolean | undefined;
}

/** What the card asks about. */
export interface DueReminderContent {
  readonly language: Language;
  readonly customer: { readonly tenantId: string; readonly customerName: string; readonly timeZone: TimeZone };
  readonly questions: readonly AskedWorkload[];
  /** Whether the bot asks, or the FM opened the card themselves; then all that can be answered is asked alike. */
  readonly occasion: 'reminder' | 'asked';
  readonly mayBeRepeated: boolean;
  /** Set when the FM is out of office: the reader is asked instead of them, or is the FM and gets a copy. */
  readonly standIn?: { readonly kind: 'instead'; readonly fmName: string } | { readonly kind: 'copy' } | undefined;
  /** Whether the reader may say that L1 has changed. */
  readonly offersL1: boolean;
  /** The day it is for the FM, or for the reader who opened the card. */
  readonly today: CalendarDay;
  /** Milliseconds since the epoch. */
  readonly nowMs: number;
  /** The reader's zone: how they read times. */
  readonly timeZone: TimeZone;
  readonly nonce: string;
  /** Set when it was opened from that FM's list of open questions. */
  readonly digestOf?: string | undefined;
}

/** An answer that unfolds into its inputs. */
interface AnswerView {
  readonly title: string;
  readonly intro: string;
  readonly fields: readonly FieldView[];
  readonly actions: readonly ActionView[];
}

/** What the answers of a card are about; the other questions are only mentioned. */
interface Subject {
  readonly kind: QuestionKind | 'asked';
  readonly questions: readonly AskedWorkload[];
  readonly others: readonly AskedWorkload[];
}

const FRESH: FormState = { values: {}, errors: {} };
const REFINED: FormState = { values: { reasonCode: 'estimateRefined' }, errors: {} };
const NOT_IN_PROGRESS: readonly L1[] = L1_VALUES.filter((l1) => l1 !== 'inProgress');

/** As many buttons as store policy allows. */
const BUTTONS = 6;

const render = cardRenderer(template);

/**
 * What the FM is asked and told about a customer, with the answers. The most urgent questions are answered on the card: how
 * it went where the date has arrived, or else about the dates that come next, or else of which only the month is known.
 */
export function dueReminderCard(content: DueReminderContent): AdaptiveCard {
  const { language, customer, mayBeRepeated, standIn, today } = content;
  const words = texts[language];
  const subject = subjectOf(content);
  const { questions, others } = subject;
  const { title, intro } = opening(subject, content);
  return render({
    language,
    speak: title,
    title,
    customer: plainText(customer.customerName),
    intro,
    repeated: mayBeRepeated ? wording[language].repeated.question : '',
    standIn: !standIn ? '' : standIn.kind === 'copy' ? words.copy : words.instead(plainText(standIn.fmName)),
    customerNow: customerNow(content),
    rows: rowsOf(questions, content),
    suggestion: suggestionOf(questions, language),
    fields: workloadsFields(questions, pickedOf(subject, today), language),
    hint: isAnnouncement(subject.kind) ? '' : words.hint,
    othersTitle: words.others,
    others: rowsOf(others, content),
    ...buttonsOf(content, subject),
  });
}

/** What stands in the notification of the card. */
export function dueReminderSummary(content: DueReminderContent): string {
  return `${opening(subjectOf(content), content).title}: ${plainText(content.customer.customerName)}`;
}

function subjectOf({ occasion, questions }: Pick<DueReminderContent, 'occasion' | 'questions'>): Subject {
  if (occasion === 'asked') return { kind: 'asked', questions, others: [] };
  const byKind = Map.groupBy(questions, ({ kind }) => kind);
  const due = questions.filter(({ kind }) => !isAnnouncement(kind));
  const kind: QuestionKind =
    due.length > 0 ? (byKind.has('due') ? 'due' : 'followUp') : byKind.has('headsUp') ? 'headsUp' : 'estimate';
  const meant = due.length > 0 ? due : (byKind.get(kind) ?? []);
  return { kind, questions: meant, others: questions.filter((question) => !meant.includes(question)) };
}

/** Whether it tells of a date ahead. */
export function isAnnouncement(kind: QuestionKind | 'asked'): boolean {
  return kind === 'headsUp' || kind === 'estimate';
}

function opening(
  { kind, questions }: Subject,
  { language, today }: Pick<DueReminderContent, 'language' | 'today'>,
): { title: string; intro: string } {
  const words = texts[language];
  switch (kind) {
    case 'due':
      return { title: words.dueTitle, intro: words.dueIntro };
    case 'followUp':
      return { title: words.followUpTitle, intro: hasBeenTried(questions) ? words.keepTryingIntro : words.tryIntro };
    case 'headsUp': {
      const isTomorrow = questions.every(({ engagement: { esd } }) => esd && daysBetween(today, esd.date) === 1);
      return { title: isTomorrow ? words.tomorrowTitle : words.comingTitle, intro: words.headsUpIntro };
    }
    case 'estimate':
      return { title: words.estimateTitle, intro: words.estimateIntro };
    case 'asked':
      return { title: words.askedTitle, intro: words.askedIntro };
  }
}

function hasBeenTried(questions: readonly WorkloadOption[]): boolean {
  return questions.some(({ engagement }) => engagement.attempts.length > 0);
}

/** The workloads that are ticked at first: all that are asked about, but of those nobody asked only those whose date has arrived. */
function pickedOf({ kind, questions }: Subject, today: CalendarDay): FormState {
  const arrived = questions.filter(({ engagement: { esd } }) => esd && esd.date <= today);
  const picked = kind === 'asked' ? arrived : questions;
  return { values: { workloads: picked.map(({ target }) => target.key).join(',') }, errors: {} };
}

function buttonsOf(
  content: DueReminderContent,
  { kind, questions, others }: Subject,
): { readonly answers: readonly AnswerView[]; readonly actions: readonly ActionView[] } {
  const { language, customer, offersL1, today, nonce, digestOf } = content;
  const words = texts[language];
  const form = { customer, options: questions, nonce, digestOf };
  const answer = (title: string, intro: string, fields: readonly FieldView[], data: ActionData): AnswerView => {
    return { title, intro, fields, actions: [submitAction(words.save, data)] };
  };
  const started = (title: string): AnswerView =>
    answer(
      title,
      startedTexts[language].intro,
      confirmStartedFields(today, FRESH, language),
      confirmStartedData(today, form),
    );
  const otherDate = (title: string, state = FRESH): AnswerView =>
    answer(
      title,
      rescheduleTexts[language].intro,
      rescheduleFields('reschedule', questions, state, language),
      rescheduleData('reschedule', form),
    );
  const openCustomer = plainAction(wording[language].openCustomer, openCustomerData(customer.tenantId));
  const toList = digestOf === undefined ? [] : [plainAction(wording[language].backToList, openDigestData(digestOf))];
  if (kind === 'estimate') return { answers: [otherDate(words.dayKnown, REFINED)], actions: [openCustomer, ...toList] };
  if (kind === 'headsUp') {
    return { answers: [otherDate(words.otherDate), started(words.alreadyStarted)], actions: [openCustomer, ...toList] };
  }
  const tried = hasBeenTried(questions);
  const silent = questions.some(({ engagement }) => stateOn(engagement, today) === 'awaitingResponse');
  const answers = [
    started(words.started),
    otherDate(tried ? words.replied : words.otherDate),
    answer(
      words.tried,
      attemptTexts[language].intro,
      logAttemptFields(FRESH, language),
      changeData(logAttemptVerb, form),
    ),
  ];
  const notInProgress = answer(
    words.notInProgress,
    '',
    changeL1Fields(NOT_IN_PROGRESS, FRESH, language),
    changeData(changeL1Verb, form),
  );
  const giveUp = { verb: openMarkInactiveVerb, customer: customer.tenantId, ...(digestOf ? { digestOf } : {}) };
  const actions = [
    ...(silent ? [plainAction(words.inactive, giveUp)] : []),
    ...(kind === 'asked' ? [] : [submitAction(words.notTried, changeData(snoozeVerb, form), 'default')]),
    ...(others.length > 0 ? [openCustomer] : []),
    ...(kind === 'asked' && toList.length === 0
      ? [plainAction(wording[language].back, openCustomerData(customer.tenantId))]
      : toList),
  ];
  // L1 can be changed from the customer, too.
  const hasRoom = answers.length + actions.length < BUTTONS;
  return { answers: offersL1 && hasRoom ? [...answers, notInProgress] : answers, actions };
}

/** The customer's day and time, when it is another day for them. */
function customerNow({ language, customer, today, nowMs }: DueReminderContent): string {
  const day = dayIn(customer.timeZone, nowMs);
  return day === today ? '' : texts[language].customerNow(dayInWords(day, language), timeIn(customer.timeZone, nowMs));
}

/** Each workload: its name, how its date stands, and, once for each date ahead, when that is for the customer. */
function rowsOf(
  questions: readonly AskedWorkload[],
  content: DueReminderContent,
): readonly { readonly workload: string; readonly text: string; readonly theirDay: string }[] {
  const told = new Set<CalendarDay>();
  return questions.map(({ engagement, kind }) => {
    const { workload, esd } = engagement;
    const isNew = esd && isAhead(kind, content) && !told.has(esd.date);
    if (isNew) told.add(esd.date);
    return {
      workload: workloadName(workload, content.language),
      text: rowText(engagement, kind, content),
      theirDay: isNew ? theirDay(esd.date, content) : '',
    };
  });
}

/** Whether it is told how far the date lies ahead. */
function isAhead(kind: QuestionKind, { occasion }: DueReminderContent): boolean {
  return occasion === 'reminder' && kind === 'headsUp';
}

function rowText({ esd, attempts }: WorkloadEngagement, kind: QuestionKind, content: DueReminderContent): string {
  const { language, today } = content;
  const words = texts[language];
  if (!esd) return wording[language].states.noDate;
  return [
    words.row(startDateInWords(esd, language)),
    ...(isAhead(kind, content) || esd.date < today ? [daysAway(esd.date, today, language)] : []),
    ...(attempts.length > 0 ? [wording[language].attempts(attempts.length)] : []),
  ].join(' · ');
}

/** From when to when the customer has that day, in the reader's time; empty when both have it at the same time (E3). */
function theirDay(day: CalendarDay, { language, customer, timeZone }: DueReminderContent): string {
  const [begins, ends] = [day, addDays(day, 1)].map((midnight) => instantAt(midnight, '00:00', customer.timeZone));
  if (begins === undefined || ends === undefined || begins === instantAt(day, '00:00', timeZone)) return '';
  const moment = (instantMs: number): string =>
    texts[language].moment(dayInWords(dayIn(timeZone, instantMs), language), timeIn(timeZone, instantMs));
  return texts[language].theirDay(timeZoneName(customer.timeZone, language), moment(begins), moment(ends));
}

/** That the FM may give the customer up, for the workloads with which they have tried for so long; empty when there are none. */
function suggestionOf(questions: readonly AskedWorkload[], language: Language): string {
  const names = questions
    .filter(({ suggestsInactive }) => suggestsInactive)
    .map(({ engagement }) => workloadName(engagement.workload, language));
  return names.length > 0 ? capitalised(texts[language].suggestion(listed(names, language), GIVE_UP)) : '';
}
