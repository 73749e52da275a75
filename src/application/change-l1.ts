import { decideL1Change, type L1Setting } from '../domain/decide-l1-change.ts';
import {
  changeEngagements,
  type ChangeDependencies,
  type ChangeRequest,
  type ChangeResult,
} from './change-engagements.ts';

/** Sets L1; leaving In Progress freezes the date and stops its reminders (U8). */
export function changeL1(dependencies: ChangeDependencies, request: ChangeRequest & L1Setting): Promise<ChangeResult> {
  return changeEngagements(dependencies, request, {
    action: 'changeL1',
    overtakenBy: 'anyChange',
    decide: (engagement) => decideL1Change(engagement, request),
  });
}
