import { MAX_TOGETHER, type ChangeRequest, type ChangeResult } from '../../application/change-engagements.ts';
import { findNames } from '../../application/find-names.ts';
import { findStandIns } from '../../application/find-stand-ins.ts';
import { showCustomer, type SeenCustomer } from '../../application/show-customer.ts';
import type { ActionView, AdaptiveCard } from '../../cards/adaptive-card.ts';
import { chosenTargets, type TargetInput } from '../../cards/answer-input.ts';
import { confirmationCard, type ConfirmationContent } from '../../cards/confirmation/card.ts';
import type { FieldErrors, FieldValues } from '../../cards/field.ts';
import type { ChangeForm } from '../../cards/form/form-card.ts';
import { mergedError, overtakenError } from '../../cards/form/overtaken.ts';
import { failedForm, problemCard } from '../../cards/problem/card.ts';
import { FORM_ERROR, refusalErrors, type RefusalFields } from '../../cards/refusal-errors.ts';
import { momentInWords } from '../../cards/wording.ts';
import { noWorkloadPicked, tooManyWorkloadsPicked } from '../../cards/workloads-field.ts';
import { engagementKey, type WorkloadEngagement } from '../../domain/engagement.ts';
import type { Person } from '../../domain/person.ts';
import type { PlannedReminder } from '../../domain/reminder.ts';
import { dayIn, timeIn } from '../../domain/time-zone.ts';
import type { Warning } from '../../domain/warning.ts';
import type { Turn } from '../turn.ts';
import { attempt } from './attempt.ts';
import { backToList } from './back-to-list.ts';

/** What every form that changes engagements sends. */
export interface ChangeInput {
  readonly customer: string;
  readonly targets: readonly TargetInput[];
  readonly nonce: string;
  readonly workloads?: string | undefined;
  readonly confirmed?: readonly string[] | undefined;
  readonly digestOf?: string | undefined;
}

/** How one form is carried out and, when it is refused, shown again. */
export interface ChangeAnswer {
  /** What the person typed, to be shown again. */
  readonly values: FieldValues;
  /** The inputs that refusals belong to. */
  readonly fields: RefusalFields;
  readonly render: (form: ChangeForm, customer: SeenCustomer) => AdaptiveCard | Promise<AdaptiveCard>;
  /** Does it, or says which inputs cannot be read. */
  readonly perform: (request: ChangeRequest) => Promise<ChangeResult | Unreadable> | Unreadable;
  /** Whether there is nothing to look through again when somebody else was faster: then they are named, and that is all. */
  readonly isSettledByOthers?: true;
  /** Puts a refusal beside another input than `fields` says. */
  readonly errorsOf?: (result: Extract<ChangeResult, { readonly kind: 'refused' }>) => FieldErrors;
  /** Further buttons of the confirmation, for what usually comes next. */
  readonly next?: (saved: Saved) => Promise<readonly ActionView[]>;
  /** What the person should know about it, on the confirmation; empty for nothing. */
  readonly advice?: (saved: Saved) => Promise<string>;
}

/** Inputs that cannot be carried out as they are, and why. */
interface Unreadable {
  readonly kind: 'unreadable';
  readonly errors: FieldErrors;
}

/** What was saved, now or by an earlier arrival of the same answer. */
export type Saved = Pick<
  Extract<ChangeResult, { readonly kind: 'saved' }>,
  'tenant' | 'changes' | 'note' | 'reminders'
>;

/** Carries a form out and draws the card that takes its place: confirmation, the form again with what is wrong, or why not. */
export async function answerChange(turn: Turn, input: ChangeInput, answer: ChangeAnswer): Promise<AdaptiveCard> {
  const { person, language } = turn;
  const tenantId = input.customer;
  const targets = chosenTargets(input);
  const { nonce, confirmed = [] } = input;
  const toList = backToList(input.digestOf, language);
  const result = await attempt(turn, () => answer.perform({ person, language, tenantId, targets, nonce, confirmed }));
  switch (result.kind) {
    case 'failed':
      return showAgain(turn, input, answer, { [FORM_ERROR]: failedForm(result.reference, language) });
    case 'saved':
      return confirmation(turn, input, targets, answer, result);
    case 'unreadable':
      return showAgain(turn, input, answer, result.errors);
    case 'refused':
      return showAgain(
        turn,
        input,
        answer,
        answer.errorsOf?.(result) ?? refusalErrors(result.refusals, targets.length, answer.fields, language),
      );
    case 'unconfirmed':
      return showAgain(turn, input, answer, {}, { warnings: result.warnings });
    case 'nothingChosen':
      return showAgain(turn, input, answer, { workloads: noWorkloadPicked(language) });
    case 'tooMany':
      return showAgain(turn, input, answer, { workloads: tooManyWorkloadsPicked(MAX_TOGETHER, language) });
    case 'stale': {
      const [first] = result.overtaken;
      if (answer.isSettledByOthers && first?.at !== undefined) {
        const savedAt = momentInWords(Date.parse(first.at), person.timeZone, language);
        return problemCard({ kind: 'repeated', savedBy: first.by, savedAt, tenantId }, language, toList);
      }
      const overtaken = result.overtaken.map(({ engagement }) => engagementKey(engagement));
      const stillMeant = targets.map(({ key }) => key).filter((key) => !overtaken.includes(key));
      const error = overtakenError(result.overtaken, person.timeZone, language);
      return showAgain(
        turn,
        { ...input, workloads: stillMeant.join(',') },
        answer,
        { [FORM_ERROR]: error },
        { versions: 'now' },
      );
    }
    case 'repeated': {
      const { savedBy, savedAt } = result;
      // Usually a double click: the same person is shown the same confirmation, whichever answer the client draws last.
      if (savedBy.objectId === person.objectId) {
        return confirmation(turn, input, targets, answer, { ...result, reminders: [] });
      }
      const at = momentInWords(Date.parse(savedAt), person.timeZone, language);
      return problemCard({ kind: 'repeated', savedBy: savedBy.name, savedAt: at, tenantId }, language, toList);
    }
    case 'forbidden':
      return problemCard({ kind: 'forbidden', fmName: result.fmName, tenantId }, language, toList);
    case 'merged':
      return showAgain(
        turn,
        await inSurvivingRecord(turn, input),
        answer,
        { [FORM_ERROR]: mergedError(language) },
        { versions: 'now' },
      );
    case 'notFound':
      return problemCard({ kind: 'notFound' }, language, toList);
  }
}

/**
 * What was answered about a duplicate, as an answer about the record that the customer is now: its engagement of each
 * workload that is under way, and none of its reminders, which are others.
 */
async function inSurvivingRecord({ services, person }: Turn, input: ChangeInput): Promise<ChangeInput> {
  const customer = await showCustomer(services, person, input.customer);
  const keyNow = (key: string): string => {
    const underWay = customer?.engagements.find(
      ({ engagement }) => engagement.workload === key.split('|')[0] && engagement.progress !== 'started',
    );
    return underWay ? engagementKey(underWay.engagement) : key;
  };
  return {
    ...input,
    targets: input.targets.map((target) => ({ ...target, key: keyNow(target.key), reminderId: undefined })),
    workloads: input.workloads?.split(',').map(keyNow).join(','),
  };
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
  { versions = 'seen', warnings = [] }: { versions?: 'seen' | 'now'; warnings?: readonly Warning[] } = {},
): Promise<AdaptiveCard> {
  const customer = await showCustomer(services, person, input.customer);
  const options = input.targets.flatMap((target) => {
    const engagement = customer?.engagements.find((seen) => engagementKey(seen.engagement) === target.key)?.engagement;
    if (!engagement) return [];
    return [{ engagement, target: versions === 'now' ? targetOf(engagement, target.reminderId) : target }];
  });
  if (!customer || options.length === 0) return problemCard({ kind: 'notFound' }, language);
  const form = { values: { ...values, workloads: input.workloads }, errors };
  const { nonce, digestOf } = input;
  return render({ language, customer: customer.tenant, options, form, nonce, warnings, digestOf }, customer);
}

async function confirmation(
  { services, person, language }: Turn,
  input: ChangeInput,
  answered: readonly TargetInput[],
  answer: ChangeAnswer,
  saved: Saved,
): Promise<AdaptiveCard> {
  const { tenant, changes, note, reminders } = saved;
  const settled = new Set(answered.map(({ key }) => key));
  const soonest = reminders
    .filter(({ dueAtMs }) => dueAtMs > services.clock.nowMs())
    .toSorted((one, other) => one.dueAtMs - other.dueAtMs)[0];
  return confirmationCard({
    language,
    customer: tenant,
    changes,
    note,
    nextReminder: soonest && (await nextReminder(soonest)),
    rest: input.targets.filter(({ key, reminderId }) => reminderId !== undefined && !settled.has(key)),
    list: listOf(person, changes),
    digestOf: input.digestOf,
    names: await findNames(services.people, assignedIn(changes)),
    next: await answer.next?.(saved),
    advice: await answer.advice?.(saved),
  });

  async function nextReminder(plan: PlannedReminder): Promise<ConfirmationContent['nextReminder']> {
    const fm = await services.people.getPerson(plan.recipient);
    // While the FM is out of office somebody else is asked.
    const [standIn] = fm ? await findStandIns(services.people, fm, plan.localDay) : [];
    const asked = standIn ?? fm;
    const timeZone = asked?.timeZone ?? plan.timeZone;
    return {
      fmName: asked?.objectId === person.objectId ? undefined : asked?.name,
      day: dayIn(timeZone, plan.dueAtMs),
      time: timeIn(timeZone, plan.dueAtMs),
    };
  }
}

/** The list that somebody who made these changes works through. */
function listOf({ roles }: Person, changes: Saved['changes']): ConfirmationContent['list'] {
  const areAssignments = changes.some(({ events }) => events.some(({ facts }) => facts.type === 'fmAssigned'));
  if (areAssignments && roles.includes('lead')) return 'withoutFm';
  return roles.includes('fm') ? 'mine' : 'withoutDate';
}

/** Those who have been assigned, by object id. */
function assignedIn(changes: Saved['changes']): readonly string[] {
  return changes.flatMap(({ events }) =>
    events.flatMap(({ facts }) => (facts.type === 'fmAssigned' ? (facts.after ?? []) : [])),
  );
}

/** The target that stands on a card for an engagement, with the reminder that asks about it. */
export function targetOf(engagement: WorkloadEngagement, reminderId?: string): TargetInput {
  const { esdVersion, version } = engagement;
  const target = { key: engagementKey(engagement), esdVersion, version };
  return reminderId === undefined ? target : { ...target, reminderId };
}
