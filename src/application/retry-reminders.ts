import { officeRole } from '../domain/permission.ts';
import type { Person } from '../domain/person.ts';
import { inParallel } from './in-parallel.ts';
import { MAX_TRIES, REMINDERS_OF_LOOK } from './limits.ts';
import type { Clock, CustomerRecords, Reminder, ReminderRecords, Submission } from './ports.ts';

/** Reminders of one customer that are changed together. */
const TOGETHER = 40;

/** A reminder as a card names it. */
export type ReminderPlace = Pick<Reminder, 'id' | 'tenantId'>;

/** Which reminders are to be tried again. */
export interface RetryRequest {
  readonly person: Person;
  readonly chosen: readonly ReminderPlace[];
  /** Those that were not chosen although they could have been; `undefined` when only the chosen are meant, not all others. */
  readonly allBut: readonly ReminderPlace[] | undefined;
  /** Opaque id of the card that is answered: the same one counts once, however often it arrives. */
  readonly nonce?: string;
}

/** What became of them. */
export type RetryResult =
  | {
      readonly kind: 'retried';
      /** The customers whose reminders go out again, in the order of their names, and how many of each. */
      readonly customers: readonly { readonly customerName: string; readonly count: number }[];
      /** Chosen ones that were not stuck any more: sent, let go or cancelled meanwhile. */
      readonly gone: number;
      /** Those that others kept changing at the same moment. */
      readonly left: number;
    }
  | { readonly kind: 'nothingChosen' }
  | { readonly kind: 'forbidden' };

/** What trying again works on. */
export interface RetryDependencies {
  readonly customers: CustomerRecords;
  readonly reminders: ReminderRecords;
  readonly clock: Clock;
}

/**
 * Lets reminders that are stuck go out again, as if they had never failed; one that may have arrived says so. Safe to repeat:
 * what is not stuck any more is left alone.
 */
export async function retryReminders(
  dependencies: RetryDependencies,
  { person, chosen, allBut, nonce }: RetryRequest,
): Promise<RetryResult> {
  const role = officeRole('manageDelivery', person);
  if (!role) return { kind: 'forbidden' };
  const except = new Set(allBut?.map(placeKey));
  const others = allBut ? await dependencies.reminders.findStuck(REMINDERS_OF_LOOK) : [];
  const meant = [...chosen, ...others.filter((reminder) => !except.has(placeKey(reminder)))];
  if (chosen.length === 0 && !allBut) return { kind: 'nothingChosen' };
  // Due by the store's clock, which the workers go by.
  const { nowMs } = await dependencies.reminders.findDue(1);
  const at = new Date(dependencies.clock.nowMs()).toISOString();
  const trace = (tenantId: string): Submission | undefined =>
    nonce === undefined ? nonce : { id: nonce, tenantId, at, by: { objectId: person.objectId, role } };
  const byCustomer = [...Map.groupBy(meant, ({ tenantId }) => tenantId)];
  const outcomes = await inParallel(byCustomer, ([tenantId, places]) =>
    retryOfCustomer(dependencies, {
      tenantId,
      ids: new Set(places.map(({ id }) => id)),
      nowMs,
      trace: trace(tenantId),
    }),
  );
  return {
    kind: 'retried',
    customers: outcomes
      .flatMap(({ customerName, count }) => (count > 0 ? [{ customerName, count }] : []))
      .sort((one, other) => one.customerName.localeCompare(other.customerName)),
    gone: sumOf(outcomes.map(({ gone }) => gone)),
    left: sumOf(outcomes.map(({ left }) => left)),
  };
}

interface CustomerOutcome {
  readonly customerName: string;
  readonly count: number;
  readonly gone: number;
  readonly left: number;
}

async function retryOfCustomer(
  { customers }: RetryDependencies,
  {
    tenantId,
    ids,
    nowMs,
    trace,
  }: {
    readonly tenantId: string;
    readonly ids: ReadonlySet<string>;
    readonly nowMs: number;
    readonly trace: Submission | undefined;
  },
): Promise<CustomerOutcome> {
  const retried = new Set<string>();
  let customerName = '';
  let left = 0;
  for (let tries = 0; tries < MAX_TRIES; tries += 1) {
    const record = await customers.getCustomer(tenantId);
    if (retried.size === 0 && trace && (await customers.getSubmission(tenantId, trace.id))) break;
    customerName = record?.tenant.customerName ?? '';
    const stuck = (record?.openReminders ?? []).filter(
      ({ value }) => ids.has(value.id) && !retried.has(value.id) && isStuck(value),
    );
    left = stuck.length;
    if (left === 0) break;
    const some = stuck.slice(0, TOGETHER);
    const changedReminders = some.map(({ value, etag }) => ({ value: freshReminder(value, nowMs), etag }));
    const submissions = retried.size === 0 && trace ? [trace] : [];
    if ((await customers.save({ tenantId, changedReminders, submissions })) === 'conflict') continue;
    for (const { value } of some) retried.add(value.id);
    left -= some.length;
  }
  return { customerName, count: retried.size, gone: ids.size - retried.size - left, left };
}

/** Reminders of different customers can have the same id. */
function placeKey({ tenantId, id }: ReminderPlace): string {
  return `${tenantId}|${id}`;
}

function isStuck({ state }: Reminder): boolean {
  return state === 'blocked' || state === 'dead';
}

/** The reminder as if it had never failed, due now. That it may have arrived is not forgotten. */
function freshReminder(reminder: Reminder, nowMs: number): Reminder {
  return {
    ...reminder,
    state: 'pending',
    nextAtMs: nowMs,
    claimToken: undefined,
    problem: undefined,
    failedSends: undefined,
    failingSinceMs: undefined,
    expiredLeases: undefined,
    mayRepeat: reminder.inDoubt || undefined,
  };
}

function sumOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0);
}
