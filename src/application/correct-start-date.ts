import { decideCorrect, type Correction } from '../domain/decide-correct.ts';
import {
  changeEngagements,
  type ChangeDependencies,
  type ChangeRequest,
  type ChangeResult,
} from './change-engagements.ts';
import { dateChangeNote } from './date-change-note.ts';

/** Puts a typing error in a date right; one's own first entry within minutes without a note, all else with one (E22). */
export function correctStartDate(
  dependencies: ChangeDependencies,
  request: ChangeRequest & Correction,
): Promise<ChangeResult> {
  return changeEngagements(dependencies, request, {
    action: 'correct',
    overtakenBy: 'anyChange',
    decide: (engagement, context) => decideCorrect(engagement, request, context),
    note: dateChangeNote,
  });
}
