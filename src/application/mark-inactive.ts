import { decideInactive } from '../domain/decide-inactive.ts';
import { inactiveNote } from '../domain/status-note.ts';
import {
  changeEngagements,
  type ChangeDependencies,
  type ChangeRequest,
  type ChangeResult,
} from './change-engagements.ts';

/** Gives a silent customer up, with the explaining note and an untouched date (R32, R33). */
export function markInactive(
  dependencies: ChangeDependencies,
  request: ChangeRequest & { readonly text: string },
): Promise<ChangeResult> {
  return changeEngagements(dependencies, request, {
    action: 'markInactive',
    overtakenBy: 'dateChange',
    decide: (engagement, context) => decideInactive(engagement, request.text, context),
    note: (events, signature) =>
      inactiveNote(
        events.map(({ workload }) => workload),
        request.text,
        signature,
      ),
  });
}
