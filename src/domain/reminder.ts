import type { CalendarDay } from './calendar-day.ts';
import { engagementKey, needsFm, stateOn, type EngagementKey, type WorkloadEngagement } from './engagement.ts';
import type { Person } from './person.ts';
import { dayIn, instantAt, timeIn, type TimeOfDay, type TimeZone } from './time-zone.ts';
import { addWorkingDays, isWorkingDay, subtractWorkingDays, workingDayOnOrAfter } from './working-days.ts';
import type { WorkCalendar } from './working-days.ts';

/** What the assigned FM is asked or told about a date, in the order in which it comes. */
export const QUESTION_KINDS = ['estimate', 'headsUp', 'due', 'followUp'] as const;

/** What the leads are told. */
export const ALARM_KINDS = ['noFm', 'noAttempt', 'undelivered'] as const;

/**
 * - `estimate` only the month is known, and it is near: is the day known yet?
 * - `headsUp` the date is the next working day
 * - `due` the date has come
 * - `followUp` the question is still open
 * - `noFm` the date is near and nobody is assigned
 * - `noAttempt` the date has passed and nobody has tried to reach the customer
 * - `undelivered` a reminder could not be delivered
 */
export type ReminderKind = QuestionKind | AlarmKind;

/** A reminder for the FM. */
export type QuestionKind = (typeof QUESTION_KINDS)[number];

/** A reminder for the leads. */
export type AlarmKind = (typeof ALARM_KINDS)[number];

/** The recipient of alarms: whoever leads. */
export const LEADS = 'leads';

/** Whether it is for the leads, not for the FM. */
export function isAlarm(kind: ReminderKind): kind is AlarmKind {
  return ALARM_KINDS.some((alarm) => alarm === kind);
}

/**
 * What a change does to the engagement's open reminders.
 * - `rearm` cancel them and plan anew from the date
 * - `followUp` cancel them and ask again some working days later
 * - `snooze` ask the FM again on the next working day; alarms stay
 * - `stop` cancel them
 * - `keep` leave them alone
 */
export type ReminderEffect = 'rearm' | 'followUp' | 'snooze' | 'stop' | 'keep';

/** Working days between two follow-ups, unless the FM has chosen another number (U1). */
export const FOLLOW_UP_WORKING_DAYS = 2;
const ESTIMATE_WORKING_DAYS = 10;
const HEADS_UP_WORKING_DAYS = 1;
const NO_FM_WORKING_DAYS = 5;
const NO_ATTEMPT_WORKING_DAYS = 2;

/** When the FM is offered to give the customer up: so many attempts, over so many channels, so many working days past the date (U2). */
export const GIVE_UP = { attempts: 3, channels: 2, workingDays: 10 };

/** Nobody is reminded before or after these times of their day. */
const RECEPTIVE_HOURS = { from: '08:00', until: '18:00' } as const;

/** When reminders come while nobody has chosen a time. */
const USUAL_REMINDER_TIME: TimeOfDay = '09:00';

/** What a reminder is about, for whom, and when. */
export interface PlannedReminder {
  readonly kind: ReminderKind;
  readonly engagement: EngagementKey;
  /** The object id of the FM it is for, or `LEADS`. */
  readonly recipient: string;
  /** The date version it is about. */
  readonly esdVersion: number;
  /** The day on which it arrives, where the FM is, or the customer while there is none. */
  readonly localDay: CalendarDay;
  readonly timeZone: TimeZone;
  /** When it arrives, in milliseconds since the epoch. */
  readonly dueAtMs: number;
}

/** Whether anybody is ever reminded of this engagement (I14, I15, R11, R12, R45). */
export function isReminded(engagement: WorkloadEngagement): boolean {
  return (
    engagement.esd !== undefined &&
    engagement.deliveryChannel !== 'frp' &&
    engagement.origin !== 'preexisting' &&
    engagement.l1 === 'inProgress' &&
    engagement.progress === 'open'
  );
}

/** Whether a reminder made for that date version still has something to say, on the day `today` is for the FM. */
export function isStillAsked(
  engagement: WorkloadEngagement,
  { kind, esdVersion }: Pick<PlannedReminder, 'kind' | 'esdVersion'>,
  today: CalendarDay,
): boolean {
  if (engagement.esdVersion !== esdVersion || !isReminded(engagement)) return false;
  const state = stateOn(engagement, today);
  switch (kind) {
    case 'estimate':
    case 'headsUp':
      return state === 'scheduled' && engagement.fmId !== undefined;
    case 'due':
    case 'followUp':
      return (state === 'due' || state === 'awaitingResponse') && engagement.fmId !== undefined;
    case 'noFm':
      return needsFm(engagement);
    case 'noAttempt':
      return state === 'due';
    case 'undelivered':
      return true;
  }
}

/** Where and when reminders are planned. */
export interface PlanningContext {
  /** The assigned FM; `undefined` while there is none. */
  readonly fm: Person | undefined;
  /** The days the FM works; the usual ones while there is none. */
  readonly calendar: WorkCalendar;
  /** Where the FM is, or the customer while there is none. */
  readonly timeZone: TimeZone;
  readonly nowMs: number;
  /** Whether the FM made the change that asks for a plan; then nobody needs to tell them the same day. */
  readonly byFm: boolean;
}

/**
 * What the FM is asked next after a change with this effect, or `undefined` when nothing is. It comes at their reminder time:
 * ten working days before a date of which only the month is known, one before any other, and on the date, or on the next
 * working day when that is none (E1). What is past is left out, but for the question of the date itself: that comes at once,
 * or when the FM has just dealt with the engagement, on the next working day.
 */
export function planQuestion(
  engagement: WorkloadEngagement,
  effect: Exclude<ReminderEffect, 'keep' | 'stop'>,
  context: PlanningContext,
): PlannedReminder | undefined {
  const { fm, calendar, timeZone, nowMs, byFm } = context;
  const { esd } = engagement;
  if (!fm || !esd || !isReminded(engagement)) return undefined;
  const today = dayIn(timeZone, nowMs);
  const question = (kind: ReminderKind, day: CalendarDay): PlannedReminder =>
    planned(engagement, { kind, recipient: fm.objectId, localDay: day }, context);
  switch (effect) {
    case 'followUp':
      return question('followUp', addWorkingDays(today, fm.followUpDays ?? FOLLOW_UP_WORKING_DAYS, calendar));
    case 'snooze':
      // Put off on the date itself it is still the question of the date.
      return question(esd.date < today ? 'followUp' : 'due', addWorkingDays(today, 1, calendar));
    case 'rearm': {
      const announced =
        esd.precision === 'month'
          ? question('estimate', subtractWorkingDays(esd.date, ESTIMATE_WORKING_DAYS, calendar))
          : question('headsUp', subtractWorkingDays(esd.date, HEADS_UP_WORKING_DAYS, calendar));
      if (announced.dueAtMs > nowMs) return announced;
      const onTheDate = question('due', workingDayOnOrAfter(esd.date, calendar));
      if (onTheDate.dueAtMs > nowMs) return onTheDate;
      return question('due', byFm ? addWorkingDays(today, 1, calendar) : workingDayOnOrAfter(today, calendar));
    }
  }
}

/** When the FM is asked how it went, of whatever they are reminded next: announcements only come before it. */
export function plannedAnswer(
  engagement: WorkloadEngagement,
  next: PlannedReminder,
  context: PlanningContext,
): PlannedReminder {
  const { esd } = engagement;
  if (!esd || (next.kind !== 'estimate' && next.kind !== 'headsUp')) return next;
  const localDay = workingDayOnOrAfter(esd.date, context.calendar);
  return planned(engagement, { kind: 'due', recipient: next.recipient, localDay }, context);
}

/**
 * When the leads are told that this customer may be left waiting (R3), or `undefined` when they need not be: nobody is
 * assigned five working days before the date, or nobody has tried to reach the customer two working days after it.
 */
export function planAlarm(engagement: WorkloadEngagement, context: PlanningContext): PlannedReminder | undefined {
  const { fm, calendar, timeZone, nowMs } = context;
  const { esd, attempts } = engagement;
  if (!esd || !isReminded(engagement)) return undefined;
  const today = dayIn(timeZone, nowMs);
  const alarm = (kind: ReminderKind, day: CalendarDay): PlannedReminder =>
    planned(engagement, { kind, recipient: LEADS, localDay: day }, context);
  if (!fm) {
    const near = alarm('noFm', subtractWorkingDays(esd.date, NO_FM_WORKING_DAYS, calendar));
    return near.dueAtMs > nowMs ? near : alarm('noFm', today);
  }
  if (attempts.length > 0) return undefined;
  const passed = alarm('noAttempt', addWorkingDays(esd.date, NO_ATTEMPT_WORKING_DAYS, calendar));
  // An FM who gets it late has the same time.
  return passed.dueAtMs > nowMs ? passed : alarm('noAttempt', addWorkingDays(today, NO_ATTEMPT_WORKING_DAYS, calendar));
}

/**
 * Why the leads should look at an engagement on the day `today` is for its FM, or for the customer while there is none;
 * `undefined` when nothing is wrong. An FM who got it late is given time before the leads are told of it (`planAlarm`).
 */
export function alarmOn(
  engagement: WorkloadEngagement,
  today: CalendarDay,
  calendar: WorkCalendar,
): 'noFm' | 'noAttempt' | undefined {
  const { esd, attempts, fmId } = engagement;
  if (!esd || !isReminded(engagement)) return undefined;
  if (attempts.length === 0 && addWorkingDays(esd.date, NO_ATTEMPT_WORKING_DAYS, calendar) <= today) return 'noAttempt';
  const isNear = subtractWorkingDays(esd.date, NO_FM_WORKING_DAYS, calendar) <= today;
  return fmId === undefined && isNear ? 'noFm' : undefined;
}

/** What follows a reminder that has been sent: the next question, or the leads' second alarm while nobody is assigned. */
export function planNext(
  engagement: WorkloadEngagement,
  kind: ReminderKind,
  context: PlanningContext,
): PlannedReminder | undefined {
  switch (kind) {
    case 'estimate':
    case 'headsUp':
      return planQuestion(engagement, 'rearm', context);
    case 'due':
    case 'followUp':
      return planQuestion(engagement, 'followUp', context);
    case 'noFm': {
      const { esd } = engagement;
      if (!esd || !isReminded(engagement) || context.fm) return undefined;
      const localDay = addWorkingDays(esd.date, NO_ATTEMPT_WORKING_DAYS, context.calendar);
      const second = planned(engagement, { kind: 'noAttempt', recipient: LEADS, localDay }, context);
      return second.dueAtMs > context.nowMs ? second : undefined;
    }
    case 'noAttempt':
    case 'undelivered':
      return undefined;
  }
}

/**
 * The same reminder as it would be planned now: the FM may have another time zone, other hours or other working days since.
 * Follow-ups and what was put off stay on their day when that is still a working day.
 */
export function replanned(
  engagement: WorkloadEngagement,
  { kind, recipient, localDay: day }: Pick<PlannedReminder, 'kind' | 'recipient' | 'localDay'>,
  context: PlanningContext,
): PlannedReminder {
  const { esd } = engagement;
  const { calendar } = context;
  const ahead = kind === 'estimate' ? ESTIMATE_WORKING_DAYS : kind === 'headsUp' ? HEADS_UP_WORKING_DAYS : undefined;
  const localDay =
    ahead === undefined || !esd ? workingDayOnOrAfter(day, calendar) : subtractWorkingDays(esd.date, ahead, calendar);
  return planned(engagement, { kind, recipient, localDay }, context);
}

function planned(
  engagement: WorkloadEngagement,
  what: Pick<PlannedReminder, 'kind' | 'recipient' | 'localDay'>,
  { fm, timeZone }: PlanningContext,
): PlannedReminder {
  return {
    ...what,
    engagement: engagementKey(engagement),
    esdVersion: engagement.esdVersion,
    timeZone,
    dueAtMs: instantAt(what.localDay, fm ? arrivalTime(fm) : USUAL_REMINDER_TIME, timeZone),
  };
}

/** The person's reminder time, as far as it is within the hours in which anybody is reminded. */
export function arrivalTime({ reminderTime }: Pick<Person, 'reminderTime'>): TimeOfDay {
  return isReceptiveTime(reminderTime) ? reminderTime : USUAL_REMINDER_TIME;
}

/** Whether people may be reminded at that time of their day. */
export function isReceptiveTime(time: TimeOfDay): boolean {
  return RECEPTIVE_HOURS.from <= time && time < RECEPTIVE_HOURS.until;
}

/**
 * When a person may be reminded who is to be reminded now: at `nowMs` itself between 08:00 and 18:00 of a day they work, else
 * at their reminder time on the next one. A pause they have asked for puts off all but what is `urgent` to others.
 */
export function receptiveAt(
  person: Person,
  calendar: WorkCalendar,
  nowMs: number,
  { isUrgent }: { readonly isUrgent: boolean },
): number {
  const { timeZone, remindersPausedUntil: pausedUntil } = person;
  const today = dayIn(timeZone, nowMs);
  const isPaused = !isUrgent && pausedUntil !== undefined && today <= pausedUntil;
  const nowIsGood = isWorkingDay(today, calendar) && isReceptiveTime(timeIn(timeZone, nowMs));
  if (nowIsGood && !isPaused) return nowMs;
  const from = isPaused ? addWorkingDays(pausedUntil, 1, calendar) : workingDayOnOrAfter(today, calendar);
  const next = instantAt(from, arrivalTime(person), timeZone);
  return next > nowMs ? next : instantAt(addWorkingDays(from, 1, calendar), arrivalTime(person), timeZone);
}

/** Whether the FM has tried for so long that they are offered to give the customer up; the decision is theirs (U2). */
export function suggestsInactive(engagement: WorkloadEngagement, today: CalendarDay, calendar: WorkCalendar): boolean {
  const { esd, attempts } = engagement;
  if (!esd || stateOn(engagement, today) !== 'awaitingResponse') return false;
  const unanswered = attempts.filter(({ outcome }) => outcome === 'noReply');
  return (
    unanswered.length >= GIVE_UP.attempts &&
    new Set(unanswered.map(({ channel }) => channel)).size >= GIVE_UP.channels &&
    addWorkingDays(esd.date, GIVE_UP.workingDays, calendar) <= today
  );
}
