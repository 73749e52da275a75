import { decideL1Change } from '../domain/decide-l1-change.ts';
import type { L1 } from '../domain/engagement.ts';
import {
  changeEngagements,
  type ChangeDependencies,
  type ChangeRequest,
  type ChangeResult,
} from './change-engagements.ts';

/** Sets L1; leaving In Progress freezes the date and stops its reminders (U8). */
export function changeL1(
  dependencies: ChangeDependencies,
  request: ChangeRequest & { readonly l1: L1 },
): Promise<ChangeResult> {
  return changeEngagements(dependencies, request, {
    action: 'changeL1',
    overtakenBy: 'anyChange',
    decide: (engagement) => decideL1Change(engagement, request.l1),
  });
}
