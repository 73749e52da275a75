import { decideKickoff, type KickoffRequest } from '../domain/decide-kickoff.ts';
import {
  changeEngagements,
  type ChangeDependencies,
  type ChangeRequest,
  type ChangeResult,
} from './change-engagements.ts';
import { dateChangeNote } from './date-change-note.ts';

/** Sets the day of the kickoff meeting, or clears it with `undefined` (R17, R18). */
export function setKickoff(
  dependencies: ChangeDependencies,
  request: ChangeRequest & KickoffRequest,
): Promise<ChangeResult> {
  return changeEngagements(dependencies, request, {
    action: 'setKickoff',
    overtakenBy: 'anyChange',
    decide: (engagement, context) => decideKickoff(engagement, request, context),
    note: dateChangeNote,
  });
}
