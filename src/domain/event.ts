import type { CalendarDay } from './calendar-day.ts';
import type { ContactAttempt, EngagementStartDate, L1 } from './engagement.ts';
import type { Actor } from './person.ts';
import type { Reason } from './reason.ts';
import type { ReminderKind } from './reminder.ts';
import type { WorkloadCode } from './workload.ts';

/** What happened to an engagement. */
export type EventFacts =
  | { readonly type: 'startDateRecorded'; readonly after: EngagementStartDate }
  | {
      readonly type: 'startDateRescheduled' | 'customerReplied' | 'reactivated';
      readonly before: EngagementStartDate;
      readonly after: EngagementStartDate;
      readonly reason: Reason;
    }
  | {
      readonly type: 'startDateConfirmedActual';
      readonly before: EngagementStartDate;
      readonly after: EngagementStartDate;
      /** May be absent when the planned day was the real one (U14). */
      readonly reason?: Reason | undefined;
    }
  | { readonly type: 'contactAttemptLogged'; readonly attempt: ContactAttempt }
  | { readonly type: 'markedInactive'; readonly text: string }
  | { readonly type: 'l1Changed'; readonly before: L1; readonly after: L1 }
  | {
      readonly type: 'kickoffSet';
      readonly before?: CalendarDay | undefined;
      readonly after?: CalendarDay | undefined;
    }
  | { readonly type: 'reminderSent'; readonly kind: ReminderKind; readonly localDay: CalendarDay };

/** An entry of an engagement's history. Never changed and never deleted (I17). */
export interface EngagementEvent {
  readonly id: string;
  readonly tenantId: string;
  readonly workload: WorkloadCode;
  readonly sequence: number;
  /** ISO 8601 instant in UTC. */
  readonly at: string;
  /** `undefined` when the bot itself acted. */
  readonly by?: Actor | undefined;
  readonly facts: EventFacts;
}
