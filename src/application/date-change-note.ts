import type { EngagementEvent } from '../domain/event.ts';
import { rescheduleNote, type Signature } from '../domain/status-note.ts';

/** The status note for events that changed dates, all for the same reason. */
export function dateChangeNote(events: readonly EngagementEvent[], signature: Signature): string {
  const changes = events.flatMap(({ workload, facts }) =>
    'before' in facts && 'reason' in facts && facts.reason
      ? [{ workload, before: facts.before, after: facts.after, reason: facts.reason }]
      : [],
  );
  const reason = changes[0]?.reason;
  if (!reason) throw new Error('Expected date changes with a reason');
  return rescheduleNote(changes, reason, signature);
}
