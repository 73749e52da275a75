import { showCustomer, type SeenCustomer, type SeenEngagement } from '../../application/show-customer.ts';
import type { AdaptiveCard } from '../../cards/adaptive-card.ts';
import type { ChangeForm } from '../../cards/form/form-card.ts';
import { problemCard } from '../../cards/problem/card.ts';
import { isOffered } from '../../cards/show-customer/card.ts';
import { engagementKey } from '../../domain/engagement.ts';
import type { EngagementAction } from '../../domain/permission.ts';
import type { Turn } from '../turn.ts';
import { targetOf } from './answer-change.ts';
import { backToList } from './back-to-list.ts';

/** Chooses which of the offered engagements are ticked. */
export type Picker = (offered: readonly SeenEngagement[]) => readonly SeenEngagement[];

/** Draws the card of a form, for a customer as they are now. */
type Render = (form: ChangeForm, customer: SeenCustomer) => AdaptiveCard | Promise<AdaptiveCard>;

/** Opens a fresh form for those engagements of a customer to which the person can do `action` now; those `picked` are ticked. */
export async function openForm(
  turn: Turn,
  { customer: tenantId, digestOf }: Opening,
  action: EngagementAction,
  picked: Picker,
  render: Render,
): Promise<AdaptiveCard> {
  const customer = await showCustomer(turn.services, turn.person, tenantId);
  if (!customer) return problemCard({ kind: 'notFound' }, turn.language, backToList(digestOf, turn.language));
  return formFor(turn, customer, { action, picked, render, digestOf });
}

/** What a button that opens a form sends. */
interface Opening {
  readonly customer: string;
  /** Set when it stands in that FM's list of open questions. */
  readonly digestOf?: string | undefined;
}

/** The same for a customer who has just been read. */
export async function formFor(
  { services, language, prefill }: Turn,
  customer: SeenCustomer,
  {
    action,
    picked,
    render,
    digestOf,
  }: Pick<Opening, 'digestOf'> & {
    readonly action: EngagementAction;
    readonly picked: Picker;
    readonly render: Render;
  },
): Promise<AdaptiveCard> {
  const offered = customer.engagements.filter((seen) => isOffered(action, seen));
  if (offered.length === 0) {
    const mayAct = customer.engagements.some(({ allowed }) => allowed.has(action));
    const { tenantId } = customer.tenant;
    return problemCard(
      { kind: mayAct ? 'nothingToDo' : 'forbidden', tenantId },
      language,
      backToList(digestOf, language),
    );
  }
  const named = offered.filter(({ engagement }) => prefill?.workloads.includes(engagement.workload));
  const missing = (prefill?.workloads ?? []).filter(
    (code) => !named.some(({ engagement }) => engagement.workload === code),
  );
  const ticked = named.length > 0 ? named : missing.length > 0 ? [] : picked(offered);
  const workloads = ticked.map(({ engagement }) => engagementKey(engagement)).join(',');
  const form: ChangeForm = {
    language,
    customer: customer.tenant,
    options: offered.map(({ engagement }) => ({ target: targetOf(engagement), engagement })),
    form: { values: { ...prefill?.values, workloads }, errors: prefill?.errors ?? {} },
    notice: prefill?.notice(missing) ?? '',
    nonce: services.newId(),
    digestOf,
  };
  return render(form, customer);
}

/** Ticks everything. */
export function all(offered: readonly SeenEngagement[]): readonly SeenEngagement[] {
  return offered;
}

/** Ticks nothing: such changes are about single workloads. */
export function none(): readonly SeenEngagement[] {
  return [];
}

/** Ticks the one with that key, where the form was opened from; otherwise what `usually` is ticked. */
export function onlyOr(key: string | undefined, usually: Picker): Picker {
  return (offered) => {
    const only = offered.filter(({ engagement }) => engagementKey(engagement) === key);
    return only.length > 0 ? only : usually(offered);
  };
}

/** Ticks those whose date has arrived, or everything when none has. */
export function dueOrAll(offered: readonly SeenEngagement[]): readonly SeenEngagement[] {
  const due = offered.filter(({ state }) => state === 'due' || state === 'awaitingResponse');
  return due.length > 0 ? due : offered;
}
