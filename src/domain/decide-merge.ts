import { changed, type DecisionContext } from './decision.ts';
import type { WorkloadEngagement } from './engagement.ts';
import type { EventFacts } from './event.ts';
import type { Reason } from './reason.ts';

/** Two records of the same engagement: the one that goes on, if it has one, and the duplicate's. */
export interface MergePair {
  readonly surviving?: WorkloadEngagement | undefined;
  readonly duplicate: WorkloadEngagement;
}

/**
 * What a merge has to do with a pair.
 * - `adopt` the surviving record lacks the workload, and gets it
 * - `fill` it lacks the date, and gets the duplicate's (E21)
 * - `ask` both have a date and they differ: somebody has to choose
 * - `keep` it stays as it is
 */
export type MergeNeed = 'adopt' | 'fill' | 'ask' | 'keep';

/** What a merge has to do with this pair. Dates that cannot change any more are kept (I1, I7). */
export function mergeNeed({ surviving, duplicate }: MergePair): MergeNeed {
  if (!surviving) return 'adopt';
  if (!duplicate.esd || surviving.l1 !== 'inProgress' || surviving.progress !== 'open') return 'keep';
  if (!surviving.esd) return 'fill';
  const same = surviving.esd.date === duplicate.esd.date && surviving.esd.precision === duplicate.esd.precision;
  return same ? 'keep' : 'ask';
}

/** An engagement after a merge, and what happened to it. */
export interface MergedEngagement {
  /** The surviving record's engagement as it is from now on. */
  readonly engagement: WorkloadEngagement;
  readonly facts: EventFacts;
  /** Whether its date is another one than before. */
  readonly hasNewDate: boolean;
}

/** Merges one pair into the customer `tenantId`; for a pair that asks, `taken` says whether the duplicate's date wins. */
export function mergePair(
  { surviving, duplicate }: MergePair,
  { tenantId, taken, reason }: { readonly tenantId: string; readonly taken: boolean; readonly reason: Reason },
  context: Pick<DecisionContext, 'at' | 'by'>,
): MergedEngagement {
  const from = duplicate.tenantId;
  if (!surviving) {
    return {
      engagement: changed({ ...duplicate, tenantId }, {}),
      facts: { type: 'duplicateMerged', from, after: duplicate.esd, reason },
      hasNewDate: duplicate.esd !== undefined,
    };
  }
  const need = mergeNeed({ surviving, duplicate });
  const takes = need === 'fill' || (need === 'ask' && taken);
  if (!takes || !duplicate.esd) {
    return {
      engagement: changed(surviving, {}),
      facts: { type: 'duplicateMerged', from, reason },
      hasNewDate: false,
    };
  }
  const before = surviving.esd;
  const after =
    before === undefined
      ? duplicate.esd
      : { ...duplicate.esd, entry: 'later' as const, enteredBy: context.by, enteredAt: context.at };
  const { kickoffDate = duplicate.kickoffDate } = surviving;
  return {
    engagement: changed(surviving, {
      esd: after,
      esdVersion: surviving.esdVersion + 1,
      firstRequestedDate: surviving.firstRequestedDate ?? duplicate.firstRequestedDate,
      firstEnteredRole: surviving.firstEnteredRole ?? duplicate.firstEnteredRole,
      fmId: surviving.fmId ?? duplicate.fmId,
      // A kickoff never precedes the start (I12); one that would has to be set anew.
      kickoffDate: kickoffDate !== undefined && kickoffDate >= after.date ? kickoffDate : undefined,
      progress: duplicate.progress,
      attempts: duplicate.attempts,
    }),
    facts: { type: 'duplicateMerged', from, before, after, reason },
    hasNewDate: true,
  };
}
