import { decideAssignChannel } from '../domain/decide-assignment.ts';
import type { DeliveryChannel } from '../domain/engagement.ts';
import {
  changeEngagements,
  type ChangeDependencies,
  type ChangeRequest,
  type ChangeResult,
} from './change-engagements.ts';

/** Decides who delivers: FastTrack Center or a partner (R43, R44). Workloads of one customer may be split. */
export function assignChannel(
  dependencies: ChangeDependencies,
  request: ChangeRequest & { readonly deliveryChannel: DeliveryChannel },
): Promise<ChangeResult> {
  return changeEngagements(dependencies, request, {
    action: 'assignChannel',
    overtakenBy: 'anyChange',
    decide: (engagement) => decideAssignChannel(engagement, request.deliveryChannel),
  });
}
