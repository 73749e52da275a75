import { MAX_TOGETHER, type ChangeRequest, type ChangeResult } from '../../application/change-engagements.ts';
import { showCustomer } from '../../application/show-customer.ts';
import type { AdaptiveCard } from '../../cards/adaptive-card.ts';
import { chosenTargets, type TargetInput } from '../../cards/answer-input.ts';
import { confirmationCard, type ConfirmationContent } from '../../cards/confirmation/card.ts';
import type { FieldErrors, FieldValues } from '../../cards/field.ts';
import type { ChangeForm } from '../../cards/form/form-card.ts';
import { problemCard } from '../../cards/problem/card.ts';
import { refusalErrors, type RefusalFields } from '../../cards/refusal-errors.ts';
import { startDateInWords } from '../../cards/wording.ts';
import { noWorkloadPicked, tooManyWorkloadsPicked } from '../../cards/workloads-field.ts';
import { engagementKey, type WorkloadEngagement } from '../../domain/engagement.ts';
import type { PlannedReminder } from '../../domain/reminder.ts';
import { wallClockIn } from '../../domain/time-zone.ts';
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

/** Carries a form out and draws the card that takes its place: confirmation, the form again with what is wrong, or why not. */
export async function answerChange(turn: Turn, input: ChangeInput, answer: ChangeAnswer): Promise<AdaptiveCard> {
  const { person, language } = turn;
  const targets = chosenTargets(input);
  const result = await answer.perform({ person, language, tenantId: input.customer, targets, nonce: input.nonce });
  switch (result.kind) {
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
      const { esd } = result.engagement;
      return problemCard(
        {
          kind: 'stale',
          changedBy: result.changedBy,
          date: esd && startDateInWords(esd, language),
          tenantId: input.customer,
        },
        language,
      );
    }
    case 'repeated':
      return problemCard({ kind: 'repeated', savedBy: result.savedBy, tenantId: input.customer }, language);
    case 'forbidden':
      return problemCard({ kind: 'forbidden', fmName: result.fmName, tenantId: input.customer }, language);
    case 'notFound':
      return problemCard({ kind: 'notFound' }, language);
  }
}

async function showAgain(
  { services, person, language }: Turn,
  input: ChangeInput,
  { values, render }: ChangeAnswer,
  errors: FieldErrors,
): Promise<AdaptiveCard> {
  const customer = await showCustomer(services, person, input.customer);
  const options = input.targets.flatMap((target) => {
    const found = customer?.engagements.find(({ engagement }) => engagementKey(engagement) === target.key);
    return found ? [{ target, workload: found.engagement.workload }] : [];
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
  { tenant, changes, note, reminders }: Extract<ChangeResult, { readonly kind: 'saved' }>,
): Promise<AdaptiveCard> {
  const settled = new Set(answered.map(({ key }) => key));
  const next = reminders
    .filter(({ dueAtMs }) => dueAtMs > services.clock.nowMs())
    .sort((one, other) => one.dueAtMs - other.dueAtMs)[0];
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
    return { fmName: fm?.name, day: plan.localDay, time: wallClockIn(plan.timeZone, plan.dueAtMs).slice(11) };
  }
}

/** The target that stands on a card for an engagement, with the reminder that asks about it. */
export function targetOf(engagement: WorkloadEngagement, reminderId?: string): TargetInput {
  const target = { key: engagementKey(engagement), esdVersion: engagement.esdVersion };
  return reminderId === undefined ? target : { ...target, reminderId };
}
