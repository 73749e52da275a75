import { decideVoid } from '../domain/decide-void.ts';
import { voidNote } from '../domain/status-note.ts';
import {
  changeEngagements,
  type ChangeDependencies,
  type ChangeRequest,
  type ChangeResult,
} from './change-engagements.ts';

/** Takes dates back that should never have been entered (U23). */
export function voidStartDate(
  dependencies: ChangeDependencies,
  request: ChangeRequest & { readonly explanation: string },
): Promise<ChangeResult> {
  return changeEngagements(dependencies, request, {
    action: 'void',
    overtakenBy: 'anyChange',
    decide: (engagement) => decideVoid(engagement, request.explanation),
    note: (events, signature) =>
      voidNote(
        events.flatMap(({ workload, facts }) =>
          facts.type === 'startDateVoided' ? [{ workload, before: facts.before }] : [],
        ),
        { code: 'correction', text: request.explanation },
        signature,
      ),
  });
}
