import type { CalendarDay } from './calendar-day.ts';
import type { Completion, ContactAttempt, DeliveryChannel, EngagementStartDate, L1, Origin } from './engagement.ts';
import type { Actor } from './person.ts';
import type { Reason } from './reason.ts';
import type { ReminderKind } from './reminder.ts';
import type { WorkloadCode } from './workload.ts';

/** What happened to an engagement. */
export type EventFacts =
  | { readonly type: 'workloadAdded'; readonly origin: Origin; readonly l1: L1 }
  | {
      readonly type: 'startDateRecorded';
      readonly after: EngagementStartDate;
      readonly comment?: string | undefined;
    }
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
  | {
      readonly type: 'startDateCorrected';
      readonly before: EngagementStartDate;
      readonly after: EngagementStartDate;
      /** Absent only for an own first entry put right at once (E22). */
      readonly reason?: Reason | undefined;
    }
  | { readonly type: 'startDateVoided'; readonly before: EngagementStartDate; readonly reason: Reason }
  | { readonly type: 'contactAttemptLogged'; readonly attempt: ContactAttempt }
  | { readonly type: 'markedInactive'; readonly text: string }
  | {
      readonly type: 'l1Changed';
      readonly before: L1;
      readonly after: L1;
      /** Per cent of the entitlements that are In Progress, when only some are. */
      readonly share?: number | undefined;
    }
  | {
      readonly type: 'kickoffSet';
      readonly before?: CalendarDay | undefined;
      readonly after?: CalendarDay | undefined;
    }
  | { readonly type: 'completionSet'; readonly before: Completion; readonly after: Completion }
  | { readonly type: 'fmAssigned'; readonly before?: string | undefined; readonly after?: string | undefined }
  | { readonly type: 'channelAssigned'; readonly before: DeliveryChannel; readonly after: DeliveryChannel }
  | {
      readonly type: 'duplicateMerged';
      /** Tenant id and name of the record that was the duplicate. */
      readonly from: string;
      readonly fromName: string;
      readonly before?: EngagementStartDate | undefined;
      readonly after?: EngagementStartDate | undefined;
      readonly reason: Reason;
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
