import { daysBetween } from './calendar-day.ts';
import { engagementKey, type EngagementKey, type WorkloadEngagement } from './engagement.ts';

/** Between the end of one deployment of a customer and the start of the next (R6). */
export interface SerialGap {
  readonly previous: WorkloadEngagement;
  /** Calendar days; 0 and 1 are back to back, a negative number is an overlap, `undefined` when no completion is known (U24). */
  readonly days: number | undefined;
}

/** For each engagement that follows another of the same customer in the order of their dates, the gap before it. */
export function serialGaps(engagements: readonly WorkloadEngagement[]): ReadonlyMap<EngagementKey, SerialGap> {
  const inOrder = engagements
    .flatMap((engagement) => (engagement.esd ? [{ engagement, start: engagement.esd.date }] : []))
    .sort((one, other) => sortKey(one).localeCompare(sortKey(other)));
  const gaps = new Map<EngagementKey, SerialGap>();
  inOrder.forEach(({ engagement, start }, index) => {
    // What starts on the same day does not follow.
    const previous = inOrder.slice(0, index).findLast((earlier) => earlier.start < start);
    if (!previous) return;
    const { actual, planned } = previous.engagement.completion;
    const end = actual ?? planned;
    gaps.set(engagementKey(engagement), {
      previous: previous.engagement,
      days: end === undefined ? undefined : daysBetween(end, start),
    });
  });
  return gaps;
}

function sortKey({ engagement, start }: { readonly engagement: WorkloadEngagement; readonly start: string }): string {
  return `${start} ${engagementKey(engagement)}`;
}
