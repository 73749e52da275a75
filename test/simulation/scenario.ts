import { openedReminder, planningFor } from '../../src/application/plan-reminders.ts';
import type { CustomerChange, HolidayCalendars, Reminder } from '../../src/application/ports.ts';
import { addDays, calendarDay, type CalendarDay } from '../../src/domain/calendar-day.ts';
import type { WorkloadEngagement } from '../../src/domain/engagement.ts';
import type { Person } from '../../src/domain/person.ts';
import { isReceptiveTime, planAlarm, planQuestion } from '../../src/domain/reminder.ts';
import { dayIn, timeIn } from '../../src/domain/time-zone.ts';
import { addWorkingDays, subtractWorkingDays } from '../../src/domain/working-days.ts';
import {
  aDatedEngagement,
  anEngagement,
  aPerson,
  aStartDate,
  aTenant,
  ATTEMPT,
  LEAD,
  WEEKDAYS,
} from '../support/builders.ts';
import type { SeededRandom } from './seeded-random.ts';
import type { ConnectorFaults } from './virtual-connector.ts';
import type { Hazards } from './virtual-process.ts';
import type { StoreFaults } from './virtual-store.ts';

/** From one instant to another. */
export interface Span {
  readonly fromMs: number;
  readonly untilMs: number;
}

/** Everything that is certain about one run before it begins. */
export interface Scenario {
  readonly startMs: number;
  /** When faults and people stop. */
  readonly calmsDownMs: number;
  /** Whether nothing goes wrong from the beginning. */
  readonly isCalm: boolean;
  readonly workers: number;
  readonly hazards: Hazards;
  readonly store: Omit<StoreFaults, 'isAway' | 'failsWrites'>;
  readonly connector: ConnectorFaults;
  readonly storeIsAway: Span | undefined;
  readonly storeFailsWrites: Span | undefined;
  readonly remindersAreStopped: Span | undefined;
  readonly inDoubtPolicy: 'resend' | 'hold';
  readonly longestSkewMs: number;
  readonly repairs: boolean;
  readonly fms: readonly [Person, ...Person[]];
  readonly leads: readonly [Person, ...Person[]];
  /** Object ids of those who have not installed the bot, and of those who block it for a while. */
  readonly withoutChat: readonly string[];
  readonly blocking: readonly string[];
  readonly customers: readonly CustomerChange[];
}

export const NO_HOLIDAYS: HolidayCalendars = { holidayOn: () => undefined };

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
const CHAOS_MS = 40 * MINUTE_MS;

/** Working days, some of them in the weeks in which clocks change, in the middle of the night and of the day in Madrid. */
const STARTS = [
  '2026-11-23T07:50:00Z',
  '2026-11-24T10:20:00Z',
  '2026-10-26T08:05:00Z',
  '2027-03-29T06:50:00Z',
  '2026-11-25T15:00:00Z',
  '2027-03-15T13:35:00Z',
] as const;

const ZONES = [
  'Europe/Madrid',
  'Europe/Madrid',
  'Europe/London',
  'America/New_York',
  'Asia/Kolkata',
  'Asia/Tokyo',
] as const;

const WORKLOADS = ['EXO', 'TEAMS', 'SPO'] as const;

/** How a run with that source of chance begins, and what will go wrong in it. */
export function scenarioOf(random: SeededRandom): Scenario {
  const startMs = Date.parse(random.pick(STARTS)) + random.whole(0, 10) * MINUTE_MS;
  const isCalm = random.happens(0.08);
  const isBurst = random.happens(0.04);
  const often = (chance: number): number => (isCalm ? 0 : chance * random.between(0, 2));
  const sometimes = (chance: number): boolean => !isCalm && random.happens(chance);
  const spanOf = (durationMs: number): Span => {
    const fromMs = startMs + random.between(0, CHAOS_MS - durationMs);
    return { fromMs, untilMs: fromMs + durationMs };
  };
  const fms = fmsOf(random, startMs);
  const leads: [Person, ...Person[]] = random.happens(0.3)
    ? [LEAD, aPerson({ objectId: 'lead-2', name: 'Lou Lead', roles: ['lead'] })]
    : [LEAD];
  const isBlocking = random.happens(0.25);
  return {
    startMs,
    calmsDownMs: startMs + CHAOS_MS,
    isCalm,
    workers: random.whole(1, 4),
    hazards: {
      diesBefore: often(0.004),
      diesAfter: often(0.006),
      isHeldUp: often(0.012),
      longestHoldMs: 60_000,
    },
    store: {
      refuses: often(0.015),
      leavesOpen: often(0.03),
      isSlow: often(0.02),
      longestLagMs: sometimes(0.4) ? random.between(10, 2000) : 0,
    },
    connector: {
      losesRequest: often(0.04),
      losesResponse: often(0.06),
      fails: often(0.05),
      hangs: often(0.04),
      refusesForNow: often(0.08),
      isNotFound: often(0.03),
      rejects: often(0.004),
    },
    storeIsAway: sometimes(0.08) ? spanOf(30 * MINUTE_MS) : undefined,
    storeFailsWrites: sometimes(0.06) ? spanOf(random.whole(3, 15) * MINUTE_MS) : undefined,
    remindersAreStopped: random.happens(0.1) ? spanOf(random.whole(2, 10) * MINUTE_MS) : undefined,
    inDoubtPolicy: random.happens(0.1) ? 'hold' : 'resend',
    longestSkewMs: random.happens(0.5) ? 10 * MINUTE_MS : 0,
    repairs: random.happens(0.3),
    fms,
    leads,
    withoutChat: isBlocking ? fms.filter(() => random.happens(0.2)).map(({ objectId }) => objectId) : [],
    blocking: isBlocking ? fms.filter(() => random.happens(0.5)).map(({ objectId }) => objectId) : [],
    customers: customersOf(random, startMs, fms, isBurst),
  };
}

function fmsOf(random: SeededRandom, startMs: number): [Person, ...Person[]] {
  const isSpread = random.happens(0.3);
  const isAbsent = random.happens(0.12);
  const fmAt = (index: number, count: number): Person => {
    const timeZone = isSpread ? random.pick(ZONES) : 'Europe/Madrid';
    const soon = timeIn(timeZone, startMs + random.whole(2, 25) * MINUTE_MS);
    const reminderTime = isReceptiveTime(soon) ? soon : '09:00';
    const today = dayIn(timeZone, startMs);
    const delegateId = count > 1 && random.happens(0.7) ? `fm-${String(((index + 1) % count) + 1)}` : undefined;
    return aPerson({
      objectId: `fm-${String(index + 1)}`,
      name: `Fay ${String(index + 1)}`,
      roles: ['fm'],
      timeZone,
      reminderTime,
      ...(isAbsent && index === 0 ? { absence: { from: today, until: addDays(today, 3), delegateId } } : {}),
    });
  };
  const count = random.whole(1, 3);
  return [fmAt(0, count), ...Array.from({ length: count - 1 }, (_, index) => fmAt(index + 1, count))];
}

function customersOf(
  random: SeededRandom,
  startMs: number,
  fms: readonly [Person, ...Person[]],
  isBurst: boolean,
): readonly CustomerChange[] {
  const count = isBurst ? random.whole(14, 20) : random.whole(1, 8);
  // Many customers of one FM make a digest.
  const sameFm = random.happens(0.5) ? random.pick(fms) : undefined;
  return Array.from({ length: count }, (_, index) => {
    const tenantId = `t${String(index + 1)}`;
    const tenant = aTenant({
      tenantId,
      customerId: `customer-${String(index + 1)}`,
      customerName: `Contoso ${String(index + 1)}`,
      initialDomain: `contoso${String(index + 1)}.onmicrosoft.example`,
    });
    const newEngagements: WorkloadEngagement[] = [];
    const newReminders: Reminder[] = [];
    for (const workload of WORKLOADS.slice(0, isBurst ? 2 : random.whole(1, 3))) {
      const fm = sameFm ?? random.pick(fms);
      const begun = isBurst ? begunWith('due', fm, startMs) : begunWith(kindOf(random), fm, startMs);
      const engagement = { ...begun.engagement, tenantId, workload };
      newEngagements.push(engagement);
      const context = planningFor(tenant, begun.isAssigned ? fm : undefined, NO_HOLIDAYS, {
        nowMs: begun.plannedAtMs,
        byFm: false,
      });
      for (const plan of [planQuestion(engagement, begun.effect, context), planAlarm(engagement, context)]) {
        if (plan) newReminders.push(openedReminder(engagement, plan));
      }
    }
    return { tenantId, newTenant: tenant, newEngagements, newReminders };
  });
}

type Beginning = 'due' | 'headsUp' | 'estimate' | 'followUp' | 'overdue' | 'untried' | 'unassigned' | 'noDate';

function kindOf(random: SeededRandom): Beginning {
  return random.pick([
    ...(['due', 'due', 'due', 'due', 'due', 'due', 'due', 'due', 'due', 'due'] as const),
    ...(['headsUp', 'headsUp', 'followUp', 'followUp', 'followUp'] as const),
    ...(['estimate', 'overdue', 'untried', 'unassigned', 'noDate'] as const),
  ]);
}

/** An engagement as it stands at the beginning, and how its reminders were planned. */
interface Begun {
  readonly engagement: WorkloadEngagement;
  readonly isAssigned: boolean;
  readonly effect: 'rearm' | 'followUp';
  readonly plannedAtMs: number;
}

function begunWith(kind: Beginning, fm: Person, startMs: number): Begun {
  const today = dayIn(fm.timeZone, startMs);
  const dated = (date: CalendarDay, changes: Partial<WorkloadEngagement> = {}): WorkloadEngagement =>
    aDatedEngagement(date, { fmId: fm.objectId, ...changes });
  const usual = { isAssigned: true, effect: 'rearm', plannedAtMs: startMs } as const;
  switch (kind) {
    case 'due':
      return { ...usual, engagement: dated(today) };
    case 'headsUp':
      return { ...usual, engagement: dated(addWorkingDays(today, 1, WEEKDAYS)) };
    case 'estimate': {
      const date = addWorkingDays(today, 10, WEEKDAYS);
      return { ...usual, engagement: dated(date, { esd: aStartDate(date, { precision: 'month' }) }) };
    }
    case 'followUp': {
      const triedMs = startMs - (startsOnTuesdayOrLess(today) ? 4 : 2) * DAY_MS;
      const date = subtractWorkingDays(today, 3, WEEKDAYS);
      const engagement = dated(date, { attempts: [{ ...ATTEMPT, at: new Date(triedMs).toISOString() }] });
      return { ...usual, engagement, effect: 'followUp', plannedAtMs: triedMs };
    }
    case 'overdue':
      return { ...usual, engagement: dated(subtractWorkingDays(today, 1, WEEKDAYS)) };
    case 'untried':
      return {
        ...usual,
        engagement: dated(subtractWorkingDays(today, 2, WEEKDAYS)),
        plannedAtMs: startMs - DAY_MS,
      };
    case 'unassigned':
      return { ...usual, engagement: dated(today, { fmId: undefined }), isAssigned: false };
    case 'noDate':
      return { ...usual, engagement: anEngagement({ fmId: fm.objectId }) };
  }
}

function startsOnTuesdayOrLess(day: CalendarDay): boolean {
  return new Date(`${calendarDay(day)}T00:00:00Z`).getUTCDay() <= 2;
}
