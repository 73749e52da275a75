import { decideCapture } from '../domain/decide-capture.ts';
import type { EngagementKey } from '../domain/engagement.ts';
import { engagementKey } from '../domain/engagement.ts';
import type { RequestedDate } from '../domain/start-date.ts';
import {
  changeEngagements,
  type ChangeDependencies,
  type ChangeRequest,
  type ChangeResult,
} from './change-engagements.ts';

/** A first date for each target. */
export interface CaptureRequest extends ChangeRequest {
  readonly dates: ReadonlyMap<EngagementKey, RequestedDate>;
  /** What the author has to say about them; may be empty. */
  readonly comment: string;
}

/** Enters the first dates of a customer's workloads, all or none (R26, R28, E10). */
export function captureStartDate(dependencies: ChangeDependencies, request: CaptureRequest): Promise<ChangeResult> {
  return changeEngagements(dependencies, request, {
    action: 'capture',
    overtakenBy: 'dateChange',
    decide: (engagement, context) => {
      const requested = request.dates.get(engagementKey(engagement));
      if (!requested) throw new Error('Expected a date for every target');
      return decideCapture(engagement, { requested, comment: request.comment }, context);
    },
  });
}
