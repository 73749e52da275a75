import type { EngagementEvent } from '../domain/event.ts';
import { rescheduleNote, type DateChange, type Signature } from '../domain/status-note.ts';
import type { Reason } from '../domain/reason.ts';

/** The status note for events that changed dates, all for the same reason. */
export function dateChangeNote(events: readonly EngagementEvent[], signature: Signature): string {
  const changes = events.flatMap(({ workload, facts }): readonly (DateChange & { readonly reason: Reason })[] => {
    switch (facts.type) {
      case 'startDateRescheduled':
      case 'customerReplied':
      case 'reactivated':
      case 'startDateCorrected':
      case 'startDateConfirmedActual': {
        const { before, after, reason } = facts;
        return reason ? [{ workload, before, after, reason }] : [];
      }
      default:
        return [];
    }
  });
  const reason = changes[0]?.reason;
  if (!reason) throw new Error('Expected date changes with a reason');
  return rescheduleNote(changes, reason, signature);
}
