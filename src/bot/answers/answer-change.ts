import { MAX_TOGETHER, type ChangeRequest, type ChangeResult } from '../../application/change-engagements.ts';
import { showCustomer } from '../../application/show-customer.ts';
import type { AdaptiveCard } from '../../cards/adaptive-card.ts';
import { chosenTargets, type TargetInput } from '../../cards/answer-input.ts';
import { confirmationCard, type ConfirmationContent } from '../../cards/confirmation/card.ts';
import type { FieldErrors, FieldValues } from '../../cards/field.ts';
import type { ChangeForm } from '../../cards/form/form-card.ts';
import { overtakenError } from '../../cards/form/overtaken.ts';
import { failedForm, problemCard } from '../../cards/problem/card.ts';
import { FORM_ERROR, refusalErrors, type RefusalFields } from '../../cards/refusal-errors.ts';
import { momentInWords } from '../../cards/wording.ts';
import { noWorkloadPicked, tooManyWorkloadsPicked } from '../../cards/workloads-field.ts';
import { engagementKey, type WorkloadEngagement } from '../../domain/engagement.ts';
import type { PlannedReminder } from '../../domain/reminder.ts';
import { timeIn } from '../../domain/time-zone.ts';
import { logFailure } from '../log-failure.ts';
import type { Turn } from '../turn.ts';

/** What every form that changes engagements sends. */
export interface ChangeInput {
  readonly customer: string;
  readonly targets: readonly TargetInput[];
  readonly nonce: string;
  readonly workloads?: string | undefined;
}

/** How one form is carried out and, when it is refused, shown again. */
export interface ChangeAnswer {
  /** What the person typed, to be shown again. */
  readonly values: FieldValues;
  /** The inputs that refusals belong to. */
  readonly fields: RefusalFields;
  readonly render: (form: ChangeForm) => AdaptiveCard;
  /** Does it, or says which inputs cannot be read. */
  readonly perform: (
    request: ChangeRequest,
  ) => Promise<ChangeResult> | { readonly kind: 'unreadable'; readonly errors: FieldErrors };
  /** Puts a refusal beside another input than `fields` says. */
  readonly errorsOf?: (result: Extract<ChangeResult, { readonly kind: 'refused' }>) => FieldErrors;
}

type Saved = Pick<Extract<ChangeResult, { readonly kind: 'saved' }>, 'tenant' | 'changes' | 'note' | 'reminders'>;

/** Carries a form out and draws the card that takes its place: confirmation, the form again with what is wrong, or why not. */
export async function answerChange(turn: Turn, input: ChangeInput, answer: ChangeAnswer): Promise<AdaptiveCard> {
  const { person, language } = turn;
  const tenantId = input.customer;
  const targets = chosenTargets(input);
  const result = await attempt(turn, () => answer.perform({ person, language, tenantId, targets, nonce: input.nonce }));
  switch (result.kind) {
    case 'failed':
      return showAgain(turn, input, answer, { [FORM_ERROR]: failedForm(result.reference, language) });
    case 'saved':
      return confirmation(turn, input, targets, result);
    case 'unreadable':
      return showAgain(turn, input, answer, result.errors);
    case 'refused':
      return showAgain(
        turn,
        input,
        answer,
        answer.errorsOf?.(result) ?? refusalErrors(result.refusals, targets.length, answer.fields, language),
      );
    case 'nothingChosen':
      return showAgain(turn, input, answer, { workloads: noWorkloadPicked(language) });
    case 'tooMany':
      return showAgain(turn, input, answer, { workloads: tooManyWorkloadsPicked(MAX_TOGETHER, language) });
    case 'stale': {
      const overtaken = result.overtaken.map(({ engagement }) => engagementKey(engagement));
      const stillMeant = targets.map(({ key }) => key).filter((key) => !overtaken.includes(key));
      const error = overtakenError(result.overtaken, person.timeZone, language);
      return showAgain(turn, { ...input, workloads: stillMeant.join(',') }, answer, { [FORM_ERROR]: error }, 'now');
    }
    case 'repeated': {
      const { savedBy, savedAt } = result;
      // Usually a double click: the same person is shown the same confirmation, whichever answer the client draws last.
      if (savedBy.objectId === person.objectId) {
        return confirmation(turn, input, targets, { ...result, reminders: [] });
      }
      const at = momentInWords(Date.parse(savedAt), person.timeZone, language);
      return problemCard({ kind: 'repeated', savedBy: savedBy.name, savedAt: at, tenantId }, language);
    }
    case 'forbidden':
      return problemCard({ kind: 'forbidden', fmName: result.fmName, tenantId }, language);
    case 'notFound':
      return problemCard({ kind: 'notFound' }, language);
  }
}

/** What came of the change; a failure is logged, and saving again is safe: the same answer counts once. */
async function attempt(
  { services }: Turn,
  perform: () => ReturnType<ChangeAnswer['perform']>,
): Promise<Awaited<ReturnType<ChangeAnswer['perform']>> | { readonly kind: 'failed'; readonly reference: string }> {
  try {
    return await perform();
  } catch (error) {
    return { kind: 'failed', reference: logFailure(services, error) };
  }
}

/**
 * The form again, with what was typed and what was wrong with it. It goes on to be about the versions that the person has
 * seen, or, when they are told of a change, about those of now.
 */
async function showAgain(
  { services, person, language }: Turn,
  input: ChangeInput,
  { values, render }: ChangeAnswer,
  errors: FieldErrors,
  versions: 'seen' | 'now' = 'seen',
): Promise<AdaptiveCard> {
  const customer = await showCustomer(services, person, input.customer);
  const options = input.targets.flatMap((target) => {
    const engagement = customer?.engagements.find((seen) => engagementKey(seen.engagement) === target.key)?.engagement;
    if (!engagement) return [];
    return [{ engagement, target: versions === 'now' ? targetOf(engagement, target.reminderId) : target }];
  });
  if (!customer || options.length === 0) return problemCard({ kind: 'notFound' }, language);
  return render({
    language,
    customer: customer.tenant,
    options,
    form: { values: { ...values, workloads: input.workloads }, errors },
    nonce: input.nonce,
  });
}

async function confirmation(
  { services, person, language }: Turn,
  input: ChangeInput,
  answered: readonly TargetInput[],
  { tenant, changes, note, reminders }: Saved,
): Promise<AdaptiveCard> {
  const settled = new Set(answered.map(({ key }) => key));
  const next = reminders
    .filter(({ dueAtMs }) => dueAtMs > services.clock.nowMs())
    .toSorted((one, other) => one.dueAtMs - other.dueAtMs)[0];
  return confirmationCard({
    language,
    customer: tenant,
    changes,
    note,
    nextReminder: next && (await nextReminder(next)),
    rest: input.targets.filter(({ key, reminderId }) => reminderId !== undefined && !settled.has(key)),
    list: person.roles.includes('fm') ? 'mine' : 'withoutDate',
  });

  async function nextReminder(plan: PlannedReminder): Promise<ConfirmationContent['nextReminder']> {
    const fm = plan.fmId === person.objectId ? undefined : await services.people.getPerson(plan.fmId);
    return { fmName: fm?.name, day: plan.localDay, time: timeIn(plan.timeZone, plan.dueAtMs) };
  }
}

/** The target that stands on a card for an engagement, with the reminder that asks about it. */
export function targetOf(engagement: WorkloadEngagement, reminderId?: string): TargetInput {
  const { esdVersion, version } = engagement;
  const target = { key: engagementKey(engagement), esdVersion, version };
  return reminderId === undefined ? target : { ...target, reminderId };
}
