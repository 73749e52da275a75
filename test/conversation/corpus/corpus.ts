/**
 * How the facts of a sentence are written down, so that two readers write down the same.
 *
 * Days, said on `CORPUS_TODAY`, a Monday:
 * - A weekday, with or without "next" ("next Friday", "el próximo viernes", "viernes que viene"), is the first such day
 *   after today, never today. Only "Friday next week", "viernes de la semana que viene" is a week later; so are the
 *   British "Thursday week" and "a week on Thursday".
 * - A day and month without a year is the next one, today included; a day alone ("the 15th", "el 15") likewise.
 * - What has happened (started, replied on, logAttempt, completed) is the last such day instead, also a weekday: "on
 *   Friday" is 2026-11-20. What is still to come in such a sentence ("they answered, we will talk on 3 December") is not.
 * - A month without a year is the next one, and this month while it lasts: "in November" is 2026-11-01, `month`. "Next
 *   month" is a month, too.
 * - 12/01/2027 is read by locale: en-US the month first, all others the day.
 * - "de hoy en ocho" is a week from today. "This morning" is today in what has happened.
 * - What is no day and no month has no date: the first week, the end, the beginning of a month or year, "next week", a
 *   quarter; nor has "two weeks later", which counts from a date that the sentence does not say.
 * - Of an old and a new date the new one counts, of "not A but B" it is B; of a span its first day. A day that is about
 *   something else ("I will call again tomorrow", "they are away until Friday") is left out.
 *
 * Everything else:
 * - The customer is there only when a careful reader is sure; a customer that is not in the list is left out. A part of
 *   a name that fits several gives `couldBe`, and so do two customers named in one sentence.
 * - Workloads are those that the sentence asks something for: in "after Exchange they go on with Teams" only Teams.
 *   All workloads ("todas las cargas") are no workloads.
 *   Nicknames and old names count; "ATP" alone is Office 365 ATP, "Azure AD" and "Entra" are AADP, "Planner" and
 *   "Project Online" are POPRO. Teams as the way somebody was contacted is no workload.
 * - The reason is what explains the wish: after because, since, as, due to, "reason:", "es que", whatever the intent; with
 *   reschedule, correct, void, inactive and reactivate also a clause of its own beside the wish ("wrong customer", "they
 *   never replied"). That the customer asks for it, or that the old date is wrong, is the wish itself and no reason.
 * - `attemptChannel` is for logAttempt alone, "called and left a voicemail" is voicemail. `l1` is for changeL1 and
 *   `deliveryChannel` for channel alone.
 * - Facts are there whatever the intent, also with question and unknown.
 * - A customer and a date without a verb is capture. "New date" is reschedule.
 * - A sentence about two things has the intent of what the bot should do first.
 */

import type { CalendarDay } from '../../../src/domain/calendar-day.ts';
import type { AttemptChannel, L1 } from '../../../src/domain/engagement.ts';
import type { Language } from '../../../src/domain/language.ts';

/** What somebody wants, as a person who reads the sentence would say. */
export type CorpusIntent =
  // What is done to dates and to engagements.
  | 'capture' // the first date of a customer that has none
  | 'reschedule' // another date than the one that is there
  | 'correct' // the date was typed wrongly
  | 'void' // the date should never have been entered
  | 'logAttempt' // tried, nobody answered
  | 'replied' // the customer has answered, without information being exchanged yet
  | 'started' // information was exchanged, both ways
  | 'inactive' // the customer never answers any more
  | 'reactivate' // an inactive customer is back
  | 'serial' // the next deployment after one that is under way
  | 'successReview' // new work agreed in a Customer Success Review
  | 'kickoff' // the date of the kickoff meeting
  | 'completion' // when a deployment will be, or was, complete
  | 'changeL1' // In Progress, Blocked, No Intent, …
  | 'assign' // give a customer an FM
  | 'channel' // FTC or FRP delivers
  | 'merge' // a duplicate
  | 'newCustomer'
  | 'reassign' // many customers from one FM to another
  // What is looked at.
  | 'find' // a customer and its dates
  | 'history' // what has happened with a customer
  | 'customers' // my customers
  | 'myWeek' // what is on this week or the next
  | 'toDo' // what waits for me now
  | 'people'
  | 'delivery' // whether reminders go out
  // Oneself.
  | 'language'
  | 'settings' // how and when one is reminded, time zone, working days
  | 'absence'
  // The conversation.
  | 'help' // also greetings
  | 'question' // how something works, one of the topics
  | 'undo'
  | 'cancel'
  | 'unknown'; // nothing the bot can do: small talk, other work, no sense

/** What the questions of people are about; the answers are in the rules. */
export type CorpusTopic =
  | 'purpose'
  | 'whichWorkloads'
  | 'oldEngagements'
  | 'isItKickoff'
  | 'firstContact'
  | 'whatIsAStart'
  | 'changeDate'
  | 'noAnswer'
  | 'neverAnswers'
  | 'whereReason'
  | 'nextDeployment'
  | 'successReview'
  | 'partner'
  | 'whoEnters'
  | 'reminders';

/** A sentence that somebody might type, and all that a good reader takes from it. What a sentence does not say is absent. */
export interface CorpusSentence {
  readonly text: string;
  /** The language of the sentence, and the tag of the client it is typed in. */
  readonly language: Language;
  readonly locale: 'en-US' | 'en-GB' | 'es-ES' | 'es-MX';
  readonly intent: CorpusIntent;
  /** The one customer that is meant, by its name in `CORPUS_CUSTOMERS`. */
  readonly customer?: string;
  /** When several could be meant and the sentence does not say which: all of them, in the order of `CORPUS_CUSTOMERS`. */
  readonly couldBe?: readonly string[];
  /** Codes of `src/domain/workloads.json`, sorted. */
  readonly workloads?: readonly string[];
  readonly date?: CalendarDay;
  /** Present with every date: `month` when only the month is said; then the date is its first day. */
  readonly precision?: 'day' | 'month';
  /** The date is written, but there is no such day (31 February). */
  readonly noSuchDay?: true;
  /** Why, as it stands in the sentence, without "because" and without the full stop. */
  readonly reason?: string;
  readonly attemptChannel?: AttemptChannel;
  readonly l1?: L1;
  readonly deliveryChannel?: 'ftc' | 'frp';
  /** The language that is asked for. */
  readonly asksFor?: Language;
  readonly topic?: CorpusTopic;
}

/** What a reader takes from a sentence, its date as `day` (2027-01-12) or as `month` (2027-01). */
export interface CorpusFacts extends Omit<
  CorpusSentence,
  'text' | 'language' | 'locale' | 'intent' | 'date' | 'precision'
> {
  readonly day?: string;
  readonly month?: string;
}

/** Writes down sentences that are typed in one kind of client. */
export function typedIn(
  locale: CorpusSentence['locale'],
): (text: string, intent: CorpusIntent, facts?: CorpusFacts) => CorpusSentence {
  const language = locale === 'en-US' || locale === 'en-GB' ? 'en' : 'es';
  return (text, intent, { day, month, ...facts } = {}) => ({
    text,
    language,
    locale,
    intent,
    ...facts,
    ...(day !== undefined && { date: day as CalendarDay, precision: 'day' }),
    ...(month !== undefined && { date: `${month}-01` as CalendarDay, precision: 'month' }),
  });
}

/** A customer that the sentences are about. */
export interface CorpusCustomer {
  readonly name: string;
  readonly tenantId: string;
  readonly initialDomain: string;
  readonly tpid: string;
}

/** The day it is for everybody who types: a Monday. */
export const CORPUS_TODAY = '2026-11-23' as CalendarDay;

const NAMES = [
  ...['Contoso Traders', 'Contoso Farma', 'Fabrikam Textiles', 'Northwind Traders', 'Adatum Corporation'],
  ...['Tailspin Toys', 'Wingtip Toys', 'Woodgrove Bank', 'Proseware Health', 'Litware, Inc.', 'Fourth Coffee'],
  ...["Margie's Travel", 'Alpine Ski House', 'Lucerne Publishing', 'Trey Research', 'Blue Yonder Airlines'],
  ...[
    'Niños Felices, S.A.',
    'Farmacia Ibáñez',
    'Panadería La Espiga',
    'School of Fine Art',
    'Graphic Design Institute',
  ],
];

export const CORPUS_CUSTOMERS: readonly CorpusCustomer[] = NAMES.map((name, index) => ({
  name,
  tenantId: `7f3c1e52-4a6b-4d2e-9b0f-2c5d8e1a${String(1000 + index)}`,
  initialDomain: `${name
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^a-z]/g, '')}.onmicrosoft.example`,
  tpid: String(4_100_001 + index),
}));
