import type { z } from 'zod';

import { findMentionedCustomers, findOwnCustomers } from '../../application/find-mentioned-customers.ts';
import { showCustomer } from '../../application/show-customer.ts';
import type { AdaptiveCard } from '../../cards/adaptive-card.ts';
import { openAddWorkloadsVerb } from '../../cards/add-workloads/input.ts';
import { openAssignChannelVerb } from '../../cards/assign-channel/input.ts';
import { openAssignFmVerb } from '../../cards/assign-fm/input.ts';
import { openCaptureVerb } from '../../cards/capture-start-date/input.ts';
import { openChangeL1Verb } from '../../cards/change-l1/input.ts';
import { wishCustomerCard } from '../../cards/wish-customer/card.ts';
import type { wishCustomerInput, searchForWishInput } from '../../cards/wish-customer/input.ts';
import { confirmStartedCard } from '../../cards/confirm-started/card.ts';
import { openCorrectVerb } from '../../cards/correct-start-date/input.ts';
import type { FieldValues } from '../../cards/field.ts';
import { logAttemptCard } from '../../cards/log-attempt/card.ts';
import { openMarkInactiveVerb } from '../../cards/mark-inactive/input.ts';
import { openMergeVerb } from '../../cards/merge-duplicate/input.ts';
import { openRescheduleVerb } from '../../cards/reschedule-start-date/input.ts';
import { openCompletionVerb } from '../../cards/set-completion/input.ts';
import { openKickoffVerb } from '../../cards/set-kickoff/input.ts';
import { isOffered } from '../../cards/show-customer/card.ts';
import { openCustomerVerb } from '../../cards/show-customer/input.ts';
import { openEngagementVerb } from '../../cards/show-engagement/input.ts';
import { noSuchDayError, understoodText } from '../../cards/understood.ts';
import { openVoidVerb } from '../../cards/void-start-date/input.ts';
import { fold } from '../../conversation/fold.ts';
import { matchCustomers } from '../../conversation/match-customers.ts';
import { sentenceWords } from '../../conversation/sentence-words.ts';
import { understand, type Understanding } from '../../conversation/understand.ts';
import type { CalendarDay } from '../../domain/calendar-day.ts';
import type { CustomerTenant } from '../../domain/customer.ts';
import { engagementKey } from '../../domain/engagement.ts';
import { dayIn } from '../../domain/time-zone.ts';
import { CUSTOMER_WISHES, type CustomerWish, type Wish } from '../../domain/wish.ts';
import type { Prefill, Turn } from '../turn.ts';
import { openAddWorkloads } from './add-workloads.ts';
import { openAssignChannel } from './assign-channel.ts';
import { openAssignFm } from './assign-fm.ts';
import { openCapture } from './capture-start-date.ts';
import { openChangeL1 } from './change-l1.ts';
import { openCorrect } from './correct-start-date.ts';
import { openMarkInactive } from './mark-inactive.ts';
import { openMerge } from './merge-duplicate.ts';
import { dueOrAll, openForm } from './open-form.ts';
import { openReschedule } from './reschedule-start-date.ts';
import { openCompletion } from './set-completion.ts';
import { openKickoff } from './set-kickoff.ts';
import { answerCustomer } from './show-customers.ts';
import { answerEngagement } from './show-engagement.ts';
import { openVoid } from './void-start-date.ts';

/** Longer texts name nobody. */
const MAX_SEARCH = 200;

/** What a sentence says, read against the customers that the person may see. */
export async function readSentence(turn: Turn, text: string): Promise<Understanding<CustomerTenant>> {
  const { services, person, locale } = turn;
  const today = dayIn(person.timeZone, services.clock.nowMs());
  const read = (customers: readonly CustomerTenant[]): Understanding<CustomerTenant> =>
    understand(text, { today, locale, customers });
  const mentioned = read(await findMentionedCustomers(services, person, sentenceWords(text)));
  if (mentioned.customers.length > 0 || !isWish(mentioned.intent)) return mentioned;
  // A part of a name that is not its beginning is looked for among their own.
  return read(await findOwnCustomers(services, person));
}

/** Whether that is wanted for a customer. */
function isWish(intent: string): intent is CustomerWish {
  return CUSTOMER_WISHES.some((wish) => wish === intent);
}

/** Answers a sentence that wants something for a customer: with the form filled in, or with the question for whom. */
export function answerWish(
  turn: Turn,
  understood: Understanding<CustomerTenant>,
  kind: CustomerWish,
): Promise<AdaptiveCard> {
  return openOrAsk(turn, wishOf(understood, kind), { customers: understood.customers, searched: '' });
}

/** Goes on with a wish for the customer who was picked. */
export function answerWishCustomer(
  turn: Turn,
  { customer, wish }: z.infer<typeof wishCustomerInput>,
): Promise<AdaptiveCard> {
  return openWish(turn, customer, wish);
}

/** Looks for the customer of a wish by what was typed. */
export async function answerSearchForWish(
  turn: Turn,
  { wish, customerText }: z.infer<typeof searchForWishInput>,
): Promise<AdaptiveCard> {
  const { services, person } = turn;
  const typed = customerText.slice(0, MAX_SEARCH);
  const match = (among: readonly CustomerTenant[]): readonly CustomerTenant[] =>
    matchCustomers(fold(typed.normalize('NFC')), among).customers;
  const mentioned = match(await findMentionedCustomers(services, person, sentenceWords(typed)));
  const customers = mentioned.length > 0 ? mentioned : match(await findOwnCustomers(services, person));
  return openOrAsk(turn, wish, { customers, searched: customerText.trim() });
}

/** Opens a wish for the one customer who is meant; of several asks which, and of none for whom, with what was searched for. */
async function openOrAsk(
  turn: Turn,
  wish: Wish,
  { customers, searched }: { readonly customers: readonly CustomerTenant[]; readonly searched: string },
): Promise<AdaptiveCard> {
  const [only, ...others] = customers;
  if (only && others.length === 0) return openWish(turn, only.tenantId, wish);
  return wishCustomerCard({
    language: turn.language,
    wish,
    customers: only ? customers : await findOwnCustomers(turn.services, turn.person, 1),
    isNamed: only !== undefined,
    notFound: only ? '' : searched,
  });
}

function wishOf<Customer>(
  { workloads, date, noSuchDay, reason, attemptChannel, l1, deliveryChannel }: Understanding<Customer>,
  kind: CustomerWish,
): Wish {
  return {
    kind,
    workloads,
    ...(date && {
      date: date.requested.date,
      precision: date.requested.precision,
      written: date.written,
      isYearAssumed: date.isYearAssumed,
    }),
    noSuchDay,
    reason,
    attemptChannel,
    l1,
    deliveryChannel,
  };
}

/** Opens what a wish is for, filled in with all that was said. */
async function openWish(turn: Turn, customer: string, said: Wish): Promise<AdaptiveCard> {
  const wish = { ...said, kind: await fittingKind(turn, customer, said) };
  const filled: Turn = { ...turn, prefill: prefillOf(wish, turn) };
  const opening = { customer } as const;
  switch (wish.kind) {
    case 'capture':
      return openCapture(filled, { verb: openCaptureVerb, ...opening });
    case 'reschedule':
    case 'reactivate':
      return openReschedule(filled, { verb: openRescheduleVerb, ...opening, mode: wish.kind });
    case 'correct':
      return openCorrect(filled, { verb: openCorrectVerb, ...opening });
    case 'void':
      return openVoid(filled, { verb: openVoidVerb, ...opening });
    case 'logAttempt':
    case 'replied':
      // Whatever can be answered can be tried.
      return openForm(filled, opening, 'confirmStarted', dueOrAll, logAttemptCard);
    case 'started': {
      const today = dayIn(turn.person.timeZone, turn.services.clock.nowMs());
      return openForm(filled, opening, 'confirmStarted', dueOrAll, (form) => confirmStartedCard({ ...form, today }));
    }
    case 'inactive':
      return openMarkInactive(filled, { verb: openMarkInactiveVerb, ...opening });
    case 'serial':
    case 'successReview':
      return openAddWorkloads(filled, { verb: openAddWorkloadsVerb, ...opening });
    case 'kickoff':
      return openKickoff(filled, { verb: openKickoffVerb, ...opening });
    case 'completion':
      return openCompletion(filled, { verb: openCompletionVerb, ...opening });
    case 'changeL1':
      return openChangeL1(filled, { verb: openChangeL1Verb, ...opening });
    case 'assign':
      return openAssignFm(filled, { verb: openAssignFmVerb, ...opening });
    case 'channel':
      return openAssignChannel(filled, { verb: openAssignChannelVerb, ...opening });
    case 'merge':
      return openMerge(turn, { verb: openMergeVerb, ...opening });
    case 'find':
    case 'history':
      return showWished(turn, customer, wish);
  }
}

/** Whoever names a date may mean the first one or another one: what is there already decides. */
async function fittingKind(
  { services, person }: Turn,
  tenantId: string,
  { kind, workloads }: Wish,
): Promise<CustomerWish> {
  if (kind !== 'capture' && kind !== 'reschedule') return kind;
  const seen = await showCustomer(services, person, tenantId);
  const meant = (seen?.engagements ?? []).filter(
    ({ engagement }) => workloads.length === 0 || workloads.includes(engagement.workload),
  );
  const canBe = (action: 'capture' | 'reschedule' | 'reactivate'): boolean =>
    meant.some((engagement) => isOffered(action, engagement));
  const order = kind === 'capture' ? (['capture', 'reschedule'] as const) : (['reschedule', 'capture'] as const);
  return [...order, 'reactivate' as const].find(canBe) ?? kind;
}

async function showWished(turn: Turn, customer: string, { workloads }: Wish): Promise<AdaptiveCard> {
  const seen = await showCustomer(turn.services, turn.person, customer);
  const [only, ...others] = (seen?.engagements ?? []).filter(({ engagement }) =>
    workloads.includes(engagement.workload),
  );
  return only && others.length === 0
    ? answerEngagement(turn, { verb: openEngagementVerb, customer, engagement: engagementKey(only.engagement) })
    : answerCustomer(turn, { verb: openCustomerVerb, customer });
}

function prefillOf(wish: Wish, { language, services, person }: Turn): Prefill {
  const { workloads } = wish;
  const today = dayIn(person.timeZone, services.clock.nowMs());
  const { values, dateField } = inputsOf(wish, today);
  const error = noSuchDayError(wish, language);
  const isNew = wish.kind === 'serial' || wish.kind === 'successReview';
  return {
    values,
    errors: error !== undefined && dateField !== undefined ? { [dateField]: error } : {},
    workloads: isNew ? [] : workloads,
    notice: (missing) => understoodText(wish, language, { missing }),
  };
}

/** The inputs of the form that opens, with what was said of each, and the one that takes the date. */
function inputsOf(
  { kind, date, precision, reason, attemptChannel, l1, deliveryChannel, workloads }: Wish,
  today: CalendarDay,
): { readonly values: FieldValues; readonly dateField?: string } {
  const monthOnly = String(precision === 'month');
  switch (kind) {
    case 'capture':
      return { values: { ...given({ date }), monthOnly, ...given({ captureComment: reason }) }, dateField: 'date' };
    case 'reschedule':
    case 'reactivate':
      return {
        values: { ...given({ newDate: date, reason }), newDateMonthOnly: monthOnly },
        dateField: 'newDate',
      };
    case 'correct':
      return {
        values: { ...given({ rightDate: date, correctReason: reason }), rightDateMonthOnly: monthOnly },
        dateField: 'rightDate',
      };
    case 'void':
      return { values: given({ voidReason: reason }) };
    case 'logAttempt':
    case 'replied':
      return { values: { ...given({ channel: attemptChannel }), outcome: kind === 'replied' ? 'reply' : 'noReply' } };
    case 'started':
      return { values: given({ startedDate: date, startedReason: reason }), dateField: 'startedDate' };
    case 'inactive':
      return { values: given({ inactiveText: reason }) };
    case 'serial':
    case 'successReview':
      return { values: { origin: kind, newWorkloads: workloads.join(','), newL1: 'inProgress' } };
    case 'kickoff':
      return { values: given({ kickoffDate: date }), dateField: 'kickoffDate' };
    case 'completion': {
      const field = date !== undefined && date <= today ? 'actualCompletion' : 'plannedCompletion';
      return { values: given({ [field]: date }), dateField: field };
    }
    case 'changeL1':
      return { values: given({ l1 }) };
    case 'channel':
      return { values: given({ deliveryChannel }) };
    case 'assign':
    case 'merge':
    case 'find':
    case 'history':
      return { values: {} };
  }
}

/** Only what was said: the rest is left to the form. */
function given(values: FieldValues): FieldValues {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined && value !== ''));
}
