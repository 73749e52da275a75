import { decideAttempt, decideSnooze, type AttemptReport } from '../domain/decide-attempt.ts';
import {
  changeEngagements,
  type ChangeDependencies,
  type ChangeRequest,
  type ChangeResult,
} from './change-engagements.ts';

/** Logs that the FM tried to reach the customer without an exchange, and plans the follow-up (R30). */
export function logAttempt(
  dependencies: ChangeDependencies,
  request: ChangeRequest & AttemptReport,
): Promise<ChangeResult> {
  return changeEngagements(dependencies, request, {
    action: 'logAttempt',
    overtakenBy: 'dateChange',
    decide: (engagement, context) => decideAttempt(engagement, request, context),
  });
}

/** Asks again on the FM's next working day, because nobody has tried yet. */
export function snoozeReminder(dependencies: ChangeDependencies, request: ChangeRequest): Promise<ChangeResult> {
  return changeEngagements(dependencies, request, {
    action: 'snooze',
    overtakenBy: 'dateChange',
    decide: decideSnooze,
  });
}
