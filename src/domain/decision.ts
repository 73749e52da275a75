import type { CalendarDay } from './calendar-day.ts';
import type { EngagementState, WorkloadEngagement } from './engagement.ts';
import type { EventFacts } from './event.ts';
import type { Actor } from './person.ts';
import type { ReminderEffect } from './reminder.ts';
import type { Warning } from './warning.ts';
import type { WorkCalendar } from './working-days.ts';

/** Why a rule turned a request down. */
export type Refusal =
  | 'already-has-date'
  | 'already-inactive'
  | 'already-started'
  | 'channel-unchanged'
  | 'completion-in-future'
  | 'completion-unchanged'
  | 'date-has-not-arrived'
  | 'date-in-future'
  | 'date-in-past'
  | 'date-long-past'
  | 'date-not-in-future'
  | 'date-too-far'
  | 'date-unchanged'
  | 'fm-unchanged'
  | 'inactive'
  | 'kickoff-before-start'
  | 'l1-unchanged'
  | 'month-already-begun'
  | 'no-attempt-yet'
  | 'no-date'
  | 'not-in-progress'
  | 'not-inactive'
  | 'nothing-to-snooze'
  | 'partner-delivers'
  | 'text-too-long'
  | 'text-too-short';

/** The circumstances a rule decides in. */
export interface DecisionContext {
  /** The day it is for the person who acts: dates are checked against it (E3). */
  readonly today: CalendarDay;
  /** The day it is for the assigned FM, or for who acts when there is none: it decides whether the date has arrived (E3). */
  readonly fmToday: CalendarDay;
  /** Now, an ISO 8601 instant in UTC. */
  readonly at: string;
  readonly by: Actor;
  /** The days the assigned FM works, or who acts when there is none: dates on other days are warned of (E1). */
  readonly calendar: WorkCalendar;
}

/** A rule's answer to a request: the engagement afterwards and what happened to it, or why not. */
export type Decision =
  | {
      readonly ok: true;
      readonly engagement: WorkloadEngagement;
      /** None when only the reminder changes. */
      readonly events: readonly EventFacts[];
      readonly reminder: ReminderEffect;
      /** What the person has to confirm before it is saved. */
      readonly warnings?: readonly Warning[];
    }
  | { readonly ok: false; readonly refusal: Refusal };

/** The decision to turn a request down. */
export function refuse(refusal: Refusal): Decision {
  return { ok: false, refusal };
}

/** Why nobody works on an engagement in this state; `undefined` while its date is set and the question is open. */
export function closedBecause(state: EngagementState): Refusal | undefined {
  switch (state) {
    case 'notApplicable':
    case 'suspended':
      return 'not-in-progress';
    case 'noDate':
      return 'no-date';
    case 'started':
      return 'already-started';
    case 'inactive':
      return 'inactive';
    case 'scheduled':
    case 'due':
    case 'awaitingResponse':
      return undefined;
  }
}

/** The engagement with `changes`, one version further. */
export function changed(engagement: WorkloadEngagement, changes: Partial<WorkloadEngagement>): WorkloadEngagement {
  return { ...engagement, ...changes, version: engagement.version + 1 };
}
