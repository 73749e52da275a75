import { MAX_TOGETHER } from '../application/change-engagements.ts';
import type { CustomerRecord, CustomerRecords, Reminder, ReminderReference, Stored } from '../application/ports.ts';
import {
  claimedReminder,
  givenBackReminder,
  intendedReminder,
  isUndelivered,
  type InDoubtPolicy,
} from './reminder-states.ts';
import { undeliveredAlarms } from './undelivered-alarms.ts';

/** Changes of one customer in a row that are waited for before a lease is let run out. */
const LET_GO_TRIES = 5;

/** What came of taking over a customer's reminders. */
export interface ClaimResult {
  readonly kind: 'claimed' | 'nothing' | 'conflict';
  /** Reminders that are due, too, and have to wait for the next message: one answer settles no more than are claimed. */
  readonly left: readonly string[];
}

/** A customer with those of its reminders that are held. */
export interface HeldCustomer {
  readonly record: CustomerRecord;
  readonly reminders: readonly Stored<Reminder>[];
}

/**
 * The reminders that one worker holds for one recipient, under a token of its own. Each write expects the reminders as they
 * were read, so that of two workers one wins, and a worker whose reminders somebody has answered or moved finds out.
 */
export class HeldReminders {
  readonly recipient: string;
  /** What was given back because its customer was being changed: it can be claimed again at once. */
  readonly freed: ReminderReference[] = [];
  readonly #customers: CustomerRecords;
  readonly #token: string;
  readonly #inDoubtPolicy: InDoubtPolicy;

  constructor(
    customers: CustomerRecords,
    {
      token,
      recipient,
      inDoubtPolicy,
    }: { readonly token: string; readonly recipient: string; readonly inDoubtPolicy: InDoubtPolicy },
  ) {
    this.recipient = recipient;
    this.#customers = customers;
    this.#token = token;
    this.#inDoubtPolicy = inDoubtPolicy;
  }

  /**
   * Takes over what of this customer is due for the recipient at `dueByMs`, or of it as much as one answer can settle; the
   * lease begins at `nowMs`. Where the store's time is not known exactly, the one is the earliest it can be, so that no other
   * worker's lease is cut short, and the other the latest.
   */
  async claim(
    tenantId: string,
    { nowMs, dueByMs }: { readonly nowMs: number; readonly dueByMs: number },
  ): Promise<ClaimResult> {
    const record = await this.#customers.getCustomer(tenantId);
    const due = opened(record).filter(
      ({ value }) => value.recipient === this.recipient && value.nextAtMs !== undefined && value.nextAtMs <= dueByMs,
    );
    if (!record || due.length === 0) return { kind: 'nothing', left: [] };
    const taken = due.slice(0, MAX_TOGETHER);
    const left = due.slice(MAX_TOGETHER).map(({ value }) => value.id);
    const changedReminders = taken.map(({ value, etag }) => ({
      value: claimedReminder(value, { token: this.#token, nowMs, inDoubtPolicy: this.#inDoubtPolicy }),
      etag,
    }));
    const given = changedReminders.map(({ value }) => value).filter(isUndelivered);
    const newReminders = undeliveredAlarms(record.tenant, given, nowMs);
    const outcome = await this.#customers.save({ tenantId, changedReminders, newReminders });
    return { kind: outcome === 'conflict' ? 'conflict' : 'claimed', left };
  }

  /** The customer as it is now, with what is held of it; `undefined` when nothing is. */
  async read(tenantId: string): Promise<HeldCustomer | undefined> {
    const record = await this.#customers.getCustomer(tenantId);
    const reminders = opened(record).filter(({ value }) => value.claimToken === this.#token);
    return record && reminders.length > 0 ? { record, reminders } : undefined;
  }

  /**
   * Writes down that these are about to be sent: until then they certainly have not been. `false` when somebody has changed
   * one of them since it was read; what is left of them goes back.
   */
  async intend(
    tenantId: string,
    reminders: readonly Stored<Reminder>[],
    { nowMs, isDigest }: { readonly nowMs: number; readonly isDigest: boolean },
  ): Promise<boolean> {
    const changedReminders = reminders.map(({ value, etag }) => ({
      value: intendedReminder(value, nowMs, isDigest),
      etag,
    }));
    const outcome = await this.#customers.save({ tenantId, changedReminders });
    if (outcome === 'conflict') await this.letGo(tenantId);
    return outcome === 'saved';
  }

  /** Gives back what was claimed and not sent. When that fails the leases run out. */
  async giveBack(
    tenantId: string,
    reminders: readonly Stored<Reminder>[],
    nextAtMsOf: (reminder: Reminder) => number,
  ): Promise<void> {
    await this.#customers.save({
      tenantId,
      changedReminders: reminders.map(({ value, etag }) => ({
        value: givenBackReminder(value, nextAtMsOf(value)),
        etag,
      })),
    });
  }

  /** Gives back what is still held of a customer, something else of whom somebody has just changed: the next look finds it. */
  async letGo(tenantId: string): Promise<void> {
    for (let tries = 0; tries < LET_GO_TRIES; tries += 1) {
      const customer = await this.read(tenantId);
      if (!customer) return;
      const changedReminders = customer.reminders.map(({ value, etag }) => ({
        value: givenBackReminder(value, value.dueAtMs),
        etag,
      }));
      if ((await this.#customers.save({ tenantId, changedReminders })) === 'conflict') continue;
      this.freed.push(...changedReminders.map(({ value }) => value));
      return;
    }
  }
}

function opened(record: CustomerRecord | undefined): readonly Stored<Reminder>[] {
  return record ? [...record.openReminders, ...record.openCopies] : [];
}
