import type { CalendarDay } from '../../domain/calendar-day.ts';
import { monthInWords } from '../../domain/day-in-words.ts';
import type { Language } from '../../domain/language.ts';
import { LEADS } from '../../domain/reminder.ts';
import { workloadName } from '../../domain/workload.ts';
import { cardRenderer, plainAction, plainText, type ActionData, type AdaptiveCard } from '../adaptive-card.ts';
import { openAssignFmVerb } from '../assign-fm/input.ts';
import { isAnnouncement, type AskedWorkload, type DueReminderContent } from '../due-reminder/card.ts';
import { openAnswersVerb } from '../due-reminder/input.ts';
import { texts as reminderTexts } from '../due-reminder/texts.ts';
import { listCustomersData } from '../list-customers/input.ts';
import { texts as listTexts } from '../list-customers/texts.ts';
import { openCustomerData } from '../show-customer/input.ts';
import type { AlarmedWorkload } from '../waiting-alarm/card.ts';
import { daysAway, wording } from '../wording.ts';
import { openDigestData } from './input.ts';
import template from './template.json' with { type: 'json' };
import { texts } from './texts.ts';

/** A customer of the list, with what is asked of the FM, or what the leads are told. */
export interface DigestCustomer {
  readonly tenant: { readonly tenantId: string; readonly customerName: string };
  readonly questions: readonly (AskedWorkload | AlarmedWorkload)[];
}

/** Several customers in one list. */
export interface DigestContent {
  readonly language: Language;
  /** Object id of the FM who is asked, or `LEADS`. */
  readonly of: string;
  readonly customers: readonly DigestCustomer[];
  /** Customers in all, with those that were not read. */
  readonly total: number;
  /** Set when the FM is out of office. */
  readonly standIn?: DueReminderContent['standIn'];
  /** The FM's name, for a reader who has opened somebody else's list. */
  readonly fmName?: string | undefined;
  readonly mayBeRepeated: boolean;
  /** Names of the assigned FMs, by object id; for the leads. */
  readonly names: ReadonlyMap<string, string>;
  /** The day it is for the FM, or for the lead. */
  readonly today: CalendarDay;
  /** The list of all their customers, when the reader has one. */
  readonly list?: 'mine' | 'withoutFm' | undefined;
}

/** Customers with a row of their own. */
const ROWS = 15;
/** Lines of one customer. */
const LINES = 4;
/** Bytes of the whole card; some clients' limit is 28 KB with what goes around it. */
const CARD_BYTES = 26_000;
/** Names of those without a row, and the bytes they may take. */
const NAMES = 10;
const NAMES_BYTES = 1_500;
/** Characters of a customer's name. */
const NAME_LENGTH = 80;

const render = cardRenderer(template);

/** All that one person is asked or told about several customers; each row leads to its answer. */
export function digestCard(content: DigestContent): AdaptiveCard {
  let rows = Math.min(ROWS, content.customers.length);
  let card = withRows(content, rows);
  while (rows > 1 && bytesOf(card) > CARD_BYTES) {
    rows -= 1;
    card = withRows(content, rows);
  }
  return card;
}

/** What stands in the notification of the card. */
export function digestSummary(content: DigestContent): string {
  return titleOf(content);
}

function withRows(content: DigestContent, rows: number): AdaptiveCard {
  const { language, of, customers, total, standIn, fmName, mayBeRepeated, list } = content;
  const words = texts[language];
  const forLeads = of === LEADS;
  const intro = forLeads ? words.waitingIntro : fmName === undefined ? words.intro : plainText(words.introFor(fmName));
  const { instead, copy } = reminderTexts[language];
  return render({
    language,
    speak: titleOf(content),
    title: titleOf(content),
    intro: total > 0 ? intro : forLeads ? words.noneWaiting : words.nothing,
    standIn: !standIn ? '' : standIn.kind === 'copy' ? copy : instead(plainText(standIn.fmName)),
    repeated: mayBeRepeated ? wording[language].repeated[forLeads ? 'alarm' : 'question'] : '',
    rows: customers.slice(0, rows).map((customer) => rowOf(customer, content)),
    more: moreOf(customers.slice(rows), total - rows, language),
    actions: [
      ...(total > 0 ? [plainAction(words.refresh, openDigestData(of))] : []),
      ...(list ? [plainAction(listTexts[language].titles[list], listCustomersData({ kind: list }))] : []),
    ],
  });
}

function titleOf({ language, of, total }: DigestContent): string {
  const words = texts[language];
  if (of === LEADS) return total === 0 ? words.noneWaitingTitle : words.waitingTitle(total);
  return total === 0 ? words.nothingTitle : words.title(total);
}

function rowOf(customer: DigestCustomer, content: DigestContent): object {
  const { title, label, data } = leadingOn(customer, content);
  return {
    customer: shortName(customer),
    lines: linesOf(customer, content),
    label,
    action: plainAction(title, data),
  };
}

/** Where a row leads: `label` is what is read on it, `title` what is said of it. */
function leadingOn(
  customer: DigestCustomer,
  { language, of }: DigestContent,
): { readonly title: string; readonly label: string; readonly data: ActionData } {
  const words = texts[language];
  const { tenantId } = customer.tenant;
  const name = shortName(customer);
  if (customer.questions.some(({ kind }) => kind === 'noFm')) {
    const data = { verb: openAssignFmVerb, customer: tenantId, digestOf: of };
    return { title: words.assignFor(name), label: words.assign, data };
  }
  const asked = customer.questions.filter((question) => 'target' in question);
  if (asked.length === 0) {
    return { title: words.openFor(name), label: words.open, data: openCustomerData(tenantId) };
  }
  const due = asked.filter(({ kind }) => !isAnnouncement(kind));
  const targets = (due.length > 0 ? due : asked).map(({ target }) => target);
  const data = { verb: openAnswersVerb, customer: tenantId, targets, digestOf: of };
  const isOpened = due.length === 0;
  return {
    title: (isOpened ? words.openFor : words.answerFor)(name),
    label: isOpened ? words.open : words.answer,
    data,
  };
}

/** What is asked or told, in few words; workloads of which the same is said share a line. */
function linesOf({ questions }: DigestCustomer, content: DigestContent): readonly string[] {
  const { language } = content;
  const byText = Map.groupBy(questions, (question) => inFewWords(question, content));
  const lines = [...byText].map(([text, same]) => {
    const names = same.map(({ engagement }) => workloadName(engagement.workload, language)).join(', ');
    return { text: plainText(`${names}: ${text}`), workloads: same.length };
  });
  const shown = lines.length > LINES ? lines.slice(0, LINES - 1) : lines;
  const hidden = lines.slice(shown.length).reduce((sum, { workloads }) => sum + workloads, 0);
  return [...shown.map(({ text }) => text), ...(hidden > 0 ? [texts[language].moreWorkloads(hidden)] : [])];
}

function inFewWords(question: AskedWorkload | AlarmedWorkload, content: DigestContent): string {
  const { language, today } = content;
  const words = texts[language];
  const { esd, attempts } = question.engagement;
  const away = esd ? daysAway(esd.date, today, language) : '';
  if (!('target' in question)) return plainText(words.alarms[question.kind](fmOf(question, content), away));
  if (question.kind === 'estimate') return esd ? words.dayUnknown(monthInWords(esd.date, language)) : '';
  if (question.kind === 'headsUp') return away;
  return [
    away,
    ...(attempts.length > 0 ? [wording[language].attempts(attempts.length)] : away === '' ? [] : [words.notTried]),
    ...(question.suggestsInactive ? [words.givingUp] : []),
  ].join(', ');
}

/** The name of the FM in question; `undefined` when nobody is assigned. */
function fmOf({ engagement: { fmId } }: AlarmedWorkload, { language, names }: DigestContent): string | undefined {
  return fmId === undefined ? undefined : (names.get(fmId) ?? wording[language].somebody);
}

/** Those without a row: how many, and as many of their names as fit. */
function moreOf(customers: readonly DigestCustomer[], count: number, language: Language): string {
  if (count <= 0) return '';
  let left = NAMES_BYTES;
  const names = customers
    .slice(0, NAMES)
    .map(shortName)
    .filter((name) => {
      left -= bytesOf(name);
      return left >= 0;
    });
  return texts[language].more(count, names.length < count ? [...names, '…'].join(', ') : names.join(', '));
}

function shortName({ tenant }: DigestCustomer): string {
  const name = plainText(tenant.customerName);
  const characters = Array.from(new Intl.Segmenter().segment(name), ({ segment }) => segment);
  return characters.length > NAME_LENGTH ? `${characters.slice(0, NAME_LENGTH - 1).join('')}…` : name;
}

function bytesOf(value: unknown): number {
  return new TextEncoder().encode(JSON.stringify(value)).length;
}
