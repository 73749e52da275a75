import type { CalendarDay } from '../domain/calendar-day.ts';
import type { CustomerTenant } from '../domain/customer.ts';
import { engagementKey, stateOn, type WorkloadEngagement } from '../domain/engagement.ts';
import type { EngagementEvent } from '../domain/event.ts';
import { answersFor } from '../domain/permission.ts';
import type { Person } from '../domain/person.ts';
import { isReminded, suggestsInactive } from '../domain/reminder.ts';
import { dayIn } from '../domain/time-zone.ts';
import type { WorkCalendar } from '../domain/working-days.ts';
import { answerId } from './change-engagements.ts';
import { inParallel } from './in-parallel.ts';
import { ENGAGEMENTS_OF_FM } from './limits.ts';
import { sentReminderId } from './plan-reminders.ts';
import type { Clock, CustomerRecords, HolidayCalendars, People } from './ports.ts';
import { workCalendarOf } from './work-calendar.ts';

/** Customers that are looked at; a longer list helps nobody. */
const CUSTOMERS = 100;
/** As far back as a question that is still open lies in a customer's history. */
const HISTORY = 60;

/** A question to which nobody has given an answer yet. */
export interface OpenQuestion {
  readonly engagement: WorkloadEngagement;
  /** Whether the date has just come, or the question is asked again. */
  readonly kind: 'due' | 'followUp';
  /** The reminder that asked it last; `undefined` when none has. */
  readonly reminderId: string | undefined;
  /** Whether the FM has tried for so long that they may give the customer up (U2). */
  readonly suggestsInactive: boolean;
}

/** A customer about whom an FM still has to say how it went. */
export interface OpenCustomer {
  readonly tenant: CustomerTenant;
  readonly questions: readonly OpenQuestion[];
}

/** What an FM still has to answer. */
export interface OpenQuestions {
  readonly fm: Person;
  readonly customers: readonly OpenCustomer[];
}

/** What open questions are found in. */
export interface OpenQuestionDependencies {
  readonly customers: CustomerRecords;
  readonly people: People;
  readonly holidays: HolidayCalendars;
  readonly clock: Clock;
}

/**
 * What that FM still has to answer now, the earliest date first: engagements whose date has arrived, without those about
 * which somebody has said how it went since they were asked. `forbidden` for those who do not answer for that FM.
 */
export async function findOpenQuestions(
  dependencies: OpenQuestionDependencies,
  viewer: Person,
  fmId: string,
): Promise<OpenQuestions | 'forbidden'> {
  const { customers, people, holidays, clock } = dependencies;
  const fm = await people.getPerson(fmId);
  const today = fm && dayIn(fm.timeZone, clock.nowMs());
  if (!fm || !today || !answersFor(viewer, fm, today)) return 'forbidden';
  const isArrived = (engagement: WorkloadEngagement): boolean => {
    const state = stateOn(engagement, today);
    return engagement.fmId === fmId && isReminded(engagement) && (state === 'due' || state === 'awaitingResponse');
  };
  const arrived = (await customers.findEngagementsOfFm(fmId, ENGAGEMENTS_OF_FM)).filter(isArrived);
  const tenantIds = [...new Set(arrived.map(({ tenantId }) => tenantId))].slice(0, CUSTOMERS);
  const calendar = workCalendarOf(fm, holidays);
  const found = await inParallel(tenantIds, async (tenantId): Promise<OpenCustomer | undefined> => {
    const [record, { events }] = await Promise.all([
      customers.getCustomer(tenantId),
      customers.getHistory(tenantId, HISTORY),
    ]);
    if (!record) return undefined;
    const questions = await Promise.all(
      record.engagements
        .map(({ value }) => value)
        .filter(isArrived)
        .map((engagement) => openQuestion(dependencies, engagement, { events, fm, today, calendar })),
    );
    const open = questions.filter((question) => question !== undefined);
    return open.length > 0 ? { tenant: record.tenant, questions: open } : undefined;
  });
  return { fm, customers: found.filter((customer) => customer !== undefined) };
}

/** The question about an engagement whose date has arrived, unless it has been answered. */
async function openQuestion(
  { customers }: OpenQuestionDependencies,
  engagement: WorkloadEngagement,
  {
    events,
    fm,
    today,
    calendar,
  }: {
    readonly events: readonly EngagementEvent[];
    readonly fm: Person;
    readonly today: CalendarDay;
    readonly calendar: WorkCalendar;
  },
): Promise<OpenQuestion | undefined> {
  const { esd, attempts, tenantId } = engagement;
  const asked = events.find(
    (event) =>
      engagementKey(event) === engagementKey(engagement) &&
      event.facts.type === 'reminderSent' &&
      (event.facts.kind === 'due' || event.facts.kind === 'followUp') &&
      event.at >= (esd?.enteredAt ?? ''),
  );
  const reminderId = asked && sentReminderId(asked);
  const lastAttempt = attempts.at(-1);
  if (reminderId !== undefined && (await customers.getSubmission(tenantId, answerId(reminderId)))) return undefined;
  // Logged from the customer's own card, an attempt is an answer, too; while nothing has been asked, one of today is.
  const isAnswered =
    lastAttempt !== undefined &&
    (asked ? lastAttempt.at > asked.at : dayIn(fm.timeZone, Date.parse(lastAttempt.at)) === today);
  if (isAnswered) return undefined;
  return {
    engagement,
    kind: esd?.date === today && attempts.length === 0 ? 'due' : 'followUp',
    reminderId,
    suggestsInactive: suggestsInactive(engagement, today, calendar),
  };
}
