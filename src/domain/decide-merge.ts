import { changed, type DecisionContext } from './decision.ts';
import { engagementKey, type Completion, type WorkloadEngagement } from './engagement.ts';
import type { EventFacts } from './event.ts';
import type { Reason } from './reason.ts';
import { kickoffEvents } from './start-date.ts';

/** One workload in two records of a customer: the one that goes on, if it has it, and the duplicate's. */
export interface MergePair {
  readonly surviving?: WorkloadEngagement | undefined;
  readonly duplicate: WorkloadEngagement;
  /** The sequence it gets when it is adopted: the next free one in the surviving record, or its own when that has none of the workload. */
  readonly nextSequence: number;
}

/**
 * What a merge has to do with a pair.
 * - `adopt` the surviving record lacks the engagement, or has finished its own: it gets the duplicate's
 * - `fill` it lacks the date or the start, and gets the duplicate's (E21)
 * - `ask` both have a date and they differ: somebody has to choose
 * - `keep` it stays as it is, but for what else it lacks
 * - `blocked` its own cannot take the duplicate's date as it is (I1, I7), and the date must not get lost
 */
export type MergeNeed = 'adopt' | 'fill' | 'ask' | 'keep' | 'blocked';

/** Pairs the duplicate's engagements with the surviving record's: workload by workload, the one under way or else the latest. */
export function pairWorkloads(
  surviving: readonly WorkloadEngagement[],
  duplicate: readonly WorkloadEngagement[],
): readonly MergePair[] {
  const byWorkload = [...Map.groupBy(duplicate, ({ workload }) => workload)];
  return byWorkload.flatMap(([workload, others]): readonly MergePair[] => {
    const own = surviving.filter((engagement) => engagement.workload === workload);
    const nextSequence = Math.max(0, ...own.map(({ sequence }) => sequence)) + 1;
    const current = currentOf(own);
    if (!current) return others.map((other) => ({ duplicate: other, nextSequence: other.sequence }));
    const other = currentOf(others);
    return other ? [{ surviving: current, duplicate: other, nextSequence }] : [];
  });
}

/** What a merge has to do with this pair. */
export function mergeNeed({ surviving, duplicate }: MergePair): MergeNeed {
  if (!surviving) return 'adopt';
  // That a customer was given up in a duplicate stays in its history.
  if (!duplicate.esd || duplicate.progress === 'inactive') return 'keep';
  const isLive = duplicate.l1 === 'inProgress';
  if (surviving.progress === 'started') return isLive && duplicate.progress === 'open' ? 'adopt' : 'keep';
  if (surviving.progress === 'inactive' || surviving.l1 !== 'inProgress') return isLive ? 'blocked' : 'keep';
  if (!surviving.esd) return 'fill';
  const same = surviving.esd.date === duplicate.esd.date && surviving.esd.precision === duplicate.esd.precision;
  if (!same) return 'ask';
  return duplicate.progress === 'started' ? 'fill' : 'keep';
}

/** The key that the engagement of a pair has in the surviving record afterwards. */
export function mergedKey(pair: MergePair): string {
  const { surviving, duplicate, nextSequence } = pair;
  return mergeNeed(pair) === 'adopt' || !surviving
    ? engagementKey({ workload: duplicate.workload, sequence: nextSequence })
    : engagementKey(surviving);
}

/** An engagement of the surviving record after a merge, and what happened to it. */
export interface MergedEngagement {
  readonly engagement: WorkloadEngagement;
  readonly events: readonly EventFacts[];
  /** Whether it is new in the surviving record. */
  readonly isNew: boolean;
  /** Whether its date is another one than before. */
  readonly hasNewDate: boolean;
}

/** How a pair is merged. */
export interface MergeOrder {
  /** The customer it is merged into. */
  readonly tenantId: string;
  /** The name of the duplicate's record. */
  readonly fromName: string;
  /** For a pair that asks, whether the duplicate's date wins. */
  readonly taken: boolean;
  readonly reason: Reason;
}

/** Merges one pair as ordered. */
export function decideMerge(
  pair: MergePair,
  { tenantId, fromName, taken, reason }: MergeOrder,
  context: Pick<DecisionContext, 'at' | 'by'>,
): MergedEngagement {
  const { surviving, duplicate, nextSequence } = pair;
  const from = duplicate.tenantId;
  const need = mergeNeed(pair);
  if (!surviving || need === 'adopt') {
    return {
      engagement: changed({ ...duplicate, tenantId, sequence: nextSequence }, {}),
      events: [{ type: 'duplicateMerged', from, fromName, after: duplicate.esd, reason }],
      isNew: true,
      hasNewDate: duplicate.esd !== undefined,
    };
  }
  const takes = need === 'fill' || (need === 'ask' && taken);
  const { esd: before } = surviving;
  const after =
    takes && duplicate.esd
      ? before === undefined
        ? duplicate.esd
        : { ...duplicate.esd, entry: 'later' as const, enteredBy: context.by, enteredAt: context.at }
      : undefined;
  const dated: WorkloadEngagement = after
    ? {
        ...surviving,
        esd: after,
        esdVersion: surviving.esdVersion + 1,
        firstRequestedDate: surviving.firstRequestedDate ?? duplicate.firstRequestedDate,
        firstEnteredRole: surviving.firstEnteredRole ?? duplicate.firstEnteredRole,
        progress: duplicate.progress,
        attempts: duplicate.attempts,
      }
    : surviving;
  const engagement = changed(completed(dated, duplicate), {});
  return {
    engagement,
    events: [
      { type: 'duplicateMerged', from, fromName, ...(after ? { before, after } : {}), reason },
      ...kickoffEvents(surviving, engagement.kickoffDate),
      ...(engagement.fmId === surviving.fmId
        ? []
        : [{ type: 'fmAssigned', before: surviving.fmId, after: engagement.fmId } as const]),
      ...(isSame(engagement.completion, surviving.completion)
        ? []
        : [{ type: 'completionSet', before: surviving.completion, after: engagement.completion } as const]),
    ],
    isNew: false,
    hasNewDate: after !== undefined,
  };
}

/** The engagement with what it lacks from the duplicate's: FM, completion and kickoff, which never precedes the start (I12). */
function completed(engagement: WorkloadEngagement, duplicate: WorkloadEngagement): WorkloadEngagement {
  const { esd, deliveryChannel, completion } = engagement;
  // One that belongs to a start which is not taken would stand in the way of a first date.
  const offered = esd || !duplicate.esd ? duplicate.kickoffDate : undefined;
  const kickoffDate = [engagement.kickoffDate, offered].find(
    (date) => date !== undefined && (!esd || date >= esd.date),
  );
  return {
    ...engagement,
    kickoffDate,
    fmId: engagement.fmId ?? (deliveryChannel === 'frp' ? undefined : duplicate.fmId),
    completion: {
      planned: completion.planned ?? duplicate.completion.planned,
      actual: completion.actual ?? duplicate.completion.actual,
    },
  };
}

function isSame(one: Completion, other: Completion): boolean {
  return one.planned === other.planned && one.actual === other.actual;
}

function currentOf(engagements: readonly WorkloadEngagement[]): WorkloadEngagement | undefined {
  return (
    engagements.find(({ progress }) => progress !== 'started') ??
    engagements.toSorted((one, other) => other.sequence - one.sequence)[0]
  );
}
