import { decideStarted, type StartedStatement } from '../domain/decide-started.ts';
import {
  changeEngagements,
  type ChangeDependencies,
  type ChangeRequest,
  type ChangeResult,
} from './change-engagements.ts';
import { dateChangeNote } from './date-change-note.ts';

/** Records the day on which customer and FM began to exchange information (R20, R24, R31). */
export function confirmStarted(
  dependencies: ChangeDependencies,
  request: ChangeRequest & StartedStatement,
): Promise<ChangeResult> {
  return changeEngagements(dependencies, request, {
    action: 'confirmStarted',
    overtakenBy: 'dateChange',
    decide: (engagement, context) => decideStarted(engagement, request, context),
    note: dateChangeNote,
  });
}
