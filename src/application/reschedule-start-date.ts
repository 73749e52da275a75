import { decideReactivate, decideReschedule, type RescheduleRequest } from '../domain/decide-reschedule.ts';
import {
  changeEngagements,
  type ChangeDependencies,
  type ChangeRequest,
  type ChangeResult,
} from './change-engagements.ts';
import { dateChangeNote } from './date-change-note.ts';

/** Moves the date of the targets, with one reason for all (R27, R31, R34). */
export function rescheduleStartDate(
  dependencies: ChangeDependencies,
  request: ChangeRequest & RescheduleRequest,
): Promise<ChangeResult> {
  return changeEngagements(dependencies, request, {
    action: 'reschedule',
    overtakenBy: 'dateChange',
    decide: (engagement, context) => decideReschedule(engagement, request, context),
    note: dateChangeNote,
  });
}

/** Takes inactive targets up again, with the date of the discussion (U3). */
export function reactivateEngagement(
  dependencies: ChangeDependencies,
  request: ChangeRequest & RescheduleRequest,
): Promise<ChangeResult> {
  return changeEngagements(dependencies, request, {
    action: 'reactivate',
    overtakenBy: 'dateChange',
    decide: (engagement, context) => decideReactivate(engagement, request, context),
    note: dateChangeNote,
  });
}
