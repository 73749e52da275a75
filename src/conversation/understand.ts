import { calendarDay } from '../domain/calendar-day.ts';
import type { AttemptChannel, DeliveryChannel, L1 } from '../domain/engagement.ts';
import { languageOf, type Language } from '../domain/language.ts';
import type { RequestedDate } from '../domain/start-date.ts';
import type { WorkloadCode } from '../domain/workload.ts';
import { findDates, type FoundDate, type WritingContext } from './find-dates.ts';
import { findTopics } from './find-help.ts';
import { CONDITION, findIntent } from './find-intent.ts';
import type { HelpTopic } from './help-topics.ts';
import { findLeadingReason, findReason, findTrailingReason, type FoundReason } from './find-reason.ts';
import { findWorkloads, type FoundWorkload } from './find-workloads.ts';
import { fold } from './fold.ts';
import type { Intent } from './intent.ts';
import { matchCustomers, type NamedCustomer } from './match-customers.ts';
import {
  findAttemptChannel,
  findDeliveryChannel,
  findL1,
  findLanguageAskedFor,
  findTeamsAsMeans,
} from './find-choices.ts';

/** The date of a sentence, and how it was written. */
export interface UnderstoodDate {
  readonly requested: RequestedDate;
  readonly written: string;
  readonly isYearAssumed: boolean;
}

/** All that was taken from a sentence; what it does not say is absent. */
export interface Understanding<Customer> {
  readonly intent: Intent;
  /** The customers that may be meant: one when it is clear, several when they could be meant alike. */
  readonly customers: readonly Customer[];
  /** Sorted by code; none when the sentence names none. */
  readonly workloads: readonly WorkloadCode[];
  readonly date?: UnderstoodDate;
  /** Something with the shape of a date that is no day. */
  readonly noSuchDay?: string;
  /** As it was typed. */
  readonly reason?: string;
  readonly attemptChannel?: AttemptChannel;
  readonly l1?: L1;
  readonly deliveryChannel?: DeliveryChannel;
  /** The language that is asked for. */
  readonly asksFor?: Language;
  /** What a question is about. */
  readonly topic?: HelpTopic;
}

/** What a sentence is read against. */
export interface ReadingContext<Customer> extends WritingContext {
  /** Who may be meant. */
  readonly customers: readonly Customer[];
}

/** Longer sentences say no more. */
export const MAX_SENTENCE = 1000;

/** What has happened when it is told. */
const HAPPENED: ReadonlySet<Intent> = new Set(['started', 'logAttempt', 'history']);
/** What may have happened, or be to come. */
const EITHER: ReadonlySet<Intent> = new Set(['replied', 'completion']);
const IN_THE_PAST =
  /(?<![\p{L}])(?:completed|finished|was done|were done|ended|responded|replied|answered|wrote|respondio|respondieron|contesto|contestaron|termino|terminaron|terminamos|completo|completaron|acabo|acabaron|finalizo|finalizaron|concluyo|concluyeron|ha (?:terminado|completado|acabado|respondido|contestado)|han (?:terminado|completado|acabado|respondido|contestado)|quedo|quedaron|se (?:completo|termino|acabo|finalizo))(?![\p{L}])/u;

/** Of these it may be said why. */
const WITH_REASON: ReadonlySet<Intent> = new Set(['reschedule', 'correct', 'void', 'inactive', 'reactivate']);

/** What another clause may ask for instead of explaining. */
const ACTS: ReadonlySet<Intent> = new Set([
  ...([
    'capture',
    'reschedule',
    'void',
    'started',
    'inactive',
    'reactivate',
    'assign',
    'channel',
    'logAttempt',
  ] as const),
]);

/** Neither needs a date. */
const WITHOUT_DATE: ReadonlySet<Intent> = new Set([
  ...(['inactive', 'settings', 'toDo', 'cancel', 'undo', 'help', 'language', 'delivery', 'people'] as const),
]);

interface Span {
  readonly start: number;
  readonly end: number;
}

/** Takes from a sentence in either language what it says; pure, and never throws. */
export function understand<Customer extends NamedCustomer>(
  text: string,
  { customers, ...context }: ReadingContext<Customer>,
): Understanding<Customer> {
  const sentence = text.normalize('NFC').slice(0, MAX_SENTENCE);
  const folded = fold(sentence);
  const said = findReason(folded);
  const told = said ? covered(folded, [said]) : folded;
  const named = matchCustomers(told, customers);
  const days = findDates(covered(told, named.spans), context);
  const dates = days.filter(({ kind }) => kind !== 'vague');
  const means = findTeamsAsMeans(told);
  const found = findWorkloads(covered(told, [...named.spans, ...dates, ...means]));
  const marks = [
    ...named.spans.map((span) => ({ ...span, mark: '@who' })),
    ...dates.map((span) => ({ ...span, mark: '@date' })),
    ...found.map((span) => ({ ...span, mark: '@work' })),
    ...(said ? [{ ...said, mark: '@why' }] : []),
  ];
  const whole = findIntent(mark(folded, marks));
  // Whoever is given up has no date, and what is said of times is a part of why.
  const placed = whole.intent === 'inactive' ? named.spans : [...named.spans, ...dates, ...found];
  const reason = said ?? unsaidReason(folded, placed, marks);
  const vague = days.some(({ kind }) => kind === 'vague') ? ' @when' : '';
  const marked = mark(reason === said ? folded : covered(folded, reason ? [reason] : []), marks) + vague;
  const { intent, topic } = withTopic(findIntent(marked).intent, sentence, context.locale);
  return {
    intent,
    customers: named.customers,
    workloads: [
      ...new Set(meantWorkloads(found, covered(told, named.spans), intent).map(({ code }) => code)),
    ].toSorted(),
    ...dateFacts(dates, { told: covered(told, named.spans), sentence }, intent),
    ...(reason && (said || WITH_REASON.has(intent)) ? { reason: sentence.slice(reason.from, reason.until) } : {}),
    ...choices(folded, intent),
    ...(topic ? { topic } : {}),
  };
}

/** Compiles what sentences are read with, so that nobody waits for it; otherwise the first sentence takes a tenth of a second. */
export function warmUpUnderstanding(): void {
  const context = { today: WARM_UP_DAY, locale: 'en', customers: [] };
  // Node compiles patterns anew for texts with characters beyond Latin-1.
  for (const text of ['move it to 12 January because they asked?', '¿cuenta un correo? 😀']) understand(text, context);
}

const WARM_UP_DAY = calendarDay('2026-01-01');

/** A reason that no word announces: a clause of its own, after all that is asked for or before it. */
function unsaidReason(
  folded: string,
  placed: readonly Span[],
  marks: readonly (Span & { readonly mark: string })[],
): FoundReason | undefined {
  const trailing = findTrailingReason(folded, Math.max(0, ...placed.map(({ end }) => end)));
  if (trailing) {
    const head = findIntent(mark(folded.slice(0, trailing.start), marks));
    const tail = findIntent(folded.slice(trailing.from));
    // Whoever is given up has been tried, and what is put right was entered.
    const isSame = tail.intent === head.intent || (head.intent === 'inactive' && tail.intent === 'logAttempt');
    const isMore = ACTS.has(tail.intent) && !isSame && tail.weight >= 5;
    if (WITH_REASON.has(head.intent) && head.weight > 0 && !isMore) return trailing;
  }
  return findLeadingReason(folded);
}

/** What is plainly a question is most likely about the topic that is closest. */
const LIKELY = 0.2;

/** A question that is about nothing the bot knows is none that it can answer. */
function withTopic(
  intent: Intent,
  sentence: string,
  locale: string,
): { readonly intent: Intent; readonly topic?: HelpTopic } {
  if (intent !== 'question') return { intent };
  const [best] = findTopics(sentence, languageOf(locale) ?? 'en');
  return best && best.score >= LIKELY ? { intent, topic: best.topic } : { intent: 'unknown' };
}

function choices(folded: string, intent: Intent): Partial<Understanding<never>> {
  switch (intent) {
    case 'logAttempt': {
      const attemptChannel = findAttemptChannel(folded);
      return attemptChannel ? { attemptChannel } : {};
    }
    case 'changeL1': {
      const l1 = findL1(folded);
      return l1 ? { l1 } : {};
    }
    case 'channel': {
      const deliveryChannel = findDeliveryChannel(folded);
      return deliveryChannel ? { deliveryChannel } : {};
    }
    case 'language': {
      const asksFor = findLanguageAskedFor(folded);
      return asksFor ? { asksFor } : {};
    }
    default:
      return {};
  }
}

/** What comes before the workload that is meant, and is over by then. */
const BEFORE_IT =
  /(?:after|once|when|as soon as|busy with|finished with|done with|despues de|tras|al (?:terminar|acabar)|cuando (?:termin|acab)\p{L}*|una vez (?:terminad|acabad|complet)\p{L}*|en cuanto (?:termin|acab)\p{L}*|siguen con|estan con|terminen|acaben|sigue con|still busy with|anda[n]? con)(?: (?:con|de|el|la|the|their))*\s*$/u;

const CORRECTED = /(?<![\p{L}])(?:sorry|perdon|i mean|mejor dicho|quiero decir)(?![\p{L}])/u;

function meantWorkloads(found: readonly FoundWorkload[], told: string, intent: Intent): readonly FoundWorkload[] {
  // Whoever corrects themselves means what comes after.
  const corrected = CORRECTED.exec(told);
  if (corrected) return found.filter(({ start }) => start > corrected.index);
  if (intent !== 'serial') return found;
  const meant = found.filter(({ start }) => !BEFORE_IT.test(told.slice(0, start).trimEnd() + ' '));
  return meant.length > 0 ? meant : found;
}

const TO =
  /(?:\bto|\bal?|\bpara(?: el)?|\bsino(?: el)?|\bbut|\bnow say|\bmejor(?: el)?|\bhasta(?: el)?|\bpor(?: el)?)\s*$/u;
const NOT =
  /(?:\bnot|\bno(?: es)?(?: el)?|\binstead of(?: the)?|\brather than|\bover(?: the)?|\bfrom|\bdel?|\ben (?:vez|lugar) de(?:l)?(?: el)?|\by no(?: el)?)\s*$/u;

/** Of an old and a new date the new one is meant, of a span its first day. */
function meantDate(dates: readonly FoundDate[], told: string, intent: Intent): FoundDate | undefined {
  const before = ({ start, end, written }: FoundDate): string =>
    `${told.slice(Math.max(0, start - 24), start)}${told.slice(start, end).slice(0, -written.length)}`;
  const condition = CONDITION.exec(told)?.index ?? Infinity;
  const open = dates.filter(
    (date) => date.start < condition && !AGAIN.test(told.slice(Math.max(0, date.start - 30), date.end + 12)),
  );
  if (HAPPENED.has(intent) || intent === 'absence') return open[0];
  const affirmed = open.filter((date) => !NOT.test(before(date)));
  const wanted = affirmed.length > 0 ? affirmed : open;
  if (intent === 'reschedule' || intent === 'correct') {
    return wanted.findLast((date) => TO.test(before(date))) ?? wanted.at(-1) ?? dates[0];
  }
  const [first] = wanted.filter(({ written }) => !NOW.test(written));
  return first ?? wanted[0];
}

const NOW = /^(?:today|this (?:morning|afternoon)|hoy|esta (?:manana|tarde)|right now|yesterday|ayer)$/u;
const AGAIN =
  /(?:(?:try|call|ring|write|chase)\p{L}* again|(?:lo |le |les )?(?:intento|vuelvo a|volvere a|reintento|insisto)).{0,24}$|otra vez$/u;

function dateFacts(
  dates: readonly FoundDate[],
  { told, sentence }: { readonly told: string; readonly sentence: string },
  intent: Intent,
): Partial<Understanding<never>> {
  const date = WITHOUT_DATE.has(intent) ? undefined : meantDate(dates, told, intent);
  if (!date) return {};
  const written = sentence.slice(date.end - date.written.length, date.end);
  if (date.kind === 'noSuchDay') return { noSuchDay: written };
  const clause =
    told
      .slice(0, date.end)
      .split(/[,;.:]|\band\b|\by\b/u)
      .at(-1) ?? '';
  const isPast = HAPPENED.has(intent) || (EITHER.has(intent) && IN_THE_PAST.test(clause));
  const requested = isPast ? (date.behind ?? date.ahead) : (date.ahead ?? date.behind);
  return requested ? { date: { requested, written, isYearAssumed: date.isYearAssumed } } : {};
}

/** The same text with blanks in these places. */
function covered(text: string, spans: readonly Span[]): string {
  return spans.reduce(
    (left, { start, end }) => left.slice(0, start) + ' '.repeat(Math.max(0, end - start)) + left.slice(end),
    text,
  );
}

/** The same text with a mark in each of these places; of two that overlap the first counts. */
function mark(text: string, spans: readonly (Span & { readonly mark: string })[]): string {
  let marked = '';
  let at = 0;
  for (const { start, end, mark: name } of spans.toSorted((one, other) => one.start - other.start)) {
    if (start < at || start >= text.length) continue;
    marked += `${text.slice(at, start)} ${name} `;
    at = end;
  }
  return (marked + text.slice(at))
    .replace(/\s+/g, ' ')
    .replace(/(?:@who ?)+/g, '@who ')
    .replace(/(?:@work ?(?:,|and|y|e|&)? ?)+(?=@work)/g, '')
    .trim();
}
