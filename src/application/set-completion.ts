import { decideCompletion } from '../domain/decide-completion.ts';
import type { Completion } from '../domain/engagement.ts';
import {
  changeEngagements,
  type ChangeDependencies,
  type ChangeRequest,
  type ChangeResult,
} from './change-engagements.ts';

/** Sets when deployments are planned to be done and when they were (R6). */
export function setCompletion(
  dependencies: ChangeDependencies,
  request: ChangeRequest & { readonly completion: Completion },
): Promise<ChangeResult> {
  return changeEngagements(dependencies, request, {
    action: 'setCompletion',
    overtakenBy: 'anyChange',
    decide: (engagement, context) => decideCompletion(engagement, request.completion, context),
  });
}
