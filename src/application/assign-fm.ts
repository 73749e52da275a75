import { decideAssignFm } from '../domain/decide-assignment.ts';
import { officeRole } from '../domain/permission.ts';
import {
  changeEngagements,
  type ChangeDependencies,
  type ChangeRequest,
  type ChangeResult,
} from './change-engagements.ts';

/** No such FM: the person is not known or has another role. */
export interface NoSuchFm {
  readonly kind: 'noSuchFm';
}

/** Assigns an FM to workloads of one customer, or with `undefined` none (U6). */
export async function assignFm(
  dependencies: ChangeDependencies,
  request: ChangeRequest & { readonly fmId: string | undefined },
): Promise<ChangeResult | NoSuchFm> {
  const { fmId } = request;
  // Others are told by the rule below that they may not, not whether there is such an FM.
  if (fmId !== undefined && officeRole('reassignFm', request.person)) {
    const fm = await dependencies.people.getPerson(fmId);
    if (!fm?.roles.includes('fm')) return { kind: 'noSuchFm' };
  }
  return changeEngagements(dependencies, request, {
    action: 'assignFm',
    overtakenBy: 'anyChange',
    decide: (engagement) => decideAssignFm(engagement, fmId),
  });
}
