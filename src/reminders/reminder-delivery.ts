import { MAX_TOGETHER } from '../application/change-engagements.ts';
import { findStandIns } from '../application/find-stand-ins.ts';
import { MAX_TRIES } from '../application/limits.ts';
import { openedReminder } from '../application/opened-reminder.ts';
import type {
  Clock,
  CustomerChange,
  CustomerRecord,
  CustomerRecords,
  HolidayCalendars,
  Log,
  NewId,
  People,
  Reminder,
  ReminderMessage,
  ReminderNotifier,
  ReminderRecords,
  ReminderReference,
  SendOutcome,
  Stored,
  UseCaseMeter,
} from '../application/ports.ts';
import { releaseBlockedReminders } from '../application/release-blocked-reminders.ts';
import { workCalendarOf } from '../application/work-calendar.ts';
import { engagementKey, stateOn, type WorkloadEngagement } from '../domain/engagement.ts';
import type { Person } from '../domain/person.ts';
import { isStillAsked, planReminder, type PlanningContext } from '../domain/reminder.ts';
import { dayIn } from '../domain/time-zone.ts';

/** How long a worker may hold a reminder before another takes it over. */
const LEASE_MS = 120_000;
/** When a send that nobody confirmed is looked at again. */
const IN_DOUBT_MS = 150_000;
/** When a send that certainly failed is tried again. */
const RETRY_MS = 60_000;
/** How many due reminders are looked at; more only when all of these have been attempted. */
const FIRST_LOOK = 25;
const LONGEST_LOOK = 1000;

export interface DeliveryDependencies {
  readonly customers: CustomerRecords;
  readonly reminders: ReminderRecords;
  readonly people: People;
  readonly holidays: HolidayCalendars;
  readonly notifier: ReminderNotifier;
  readonly clock: Clock;
  readonly newId: NewId;
  readonly log: Log;
  readonly meter: UseCaseMeter;
}

interface Question {
  readonly reminder: Stored<Reminder>;
  readonly engagement: WorkloadEngagement;
}

/**
 * Sends the reminders that are due; everything it knows is in the store. Each is claimed, checked against the engagement as
 * it is now, marked as being sent, sent once and recorded, so that a process may die at any point: what was not recorded is
 * taken up again when the claim runs out, and marked when it may have arrived before.
 */
export class ReminderDelivery {
  readonly #dependencies: DeliveryDependencies;

  constructor(dependencies: DeliveryDependencies) {
    this.#dependencies = dependencies;
  }

  /** Works through all that is due now and returns the number of cards sent. Safe to run in several processes. */
  async deliverDue(): Promise<number> {
    const { reminders, log, meter } = this.#dependencies;
    const attempted = new Set<string>();
    let sent = 0;
    for (let look = FIRST_LOOK; ;) {
      const { nowMs, reminders: due, isAll } = await meter.during('findDueReminders', () => reminders.findDue(look));
      const next = due.find(({ tenantId, id }) => !attempted.has(`${tenantId} ${id}`));
      if (!next) {
        if (isAll || look >= LONGEST_LOOK) return sent;
        look = Math.min(look * 2, LONGEST_LOOK);
        continue;
      }
      attempted.add(`${next.tenantId} ${next.id}`);
      try {
        if (await meter.during('remind', () => this.#deliverCard(next, nowMs))) sent += 1;
      } catch (error) {
        const { tenantId } = next;
        log.error('A reminder could not be delivered; it is tried again when its claim runs out', error, { tenantId });
      }
    }
  }

  /** Sends one card with what is due for this FM about this customer, as much as one answer can settle. */
  async #deliverCard({ id, tenantId, fmId }: ReminderReference, nowMs: number): Promise<boolean> {
    const { customers, people, newId } = this.#dependencies;
    const claimToken = newId();

    const found = await customers.getCustomer(tenantId);
    const due = (found?.openReminders ?? [])
      .filter(({ value }) => value.fmId === fmId && value.nextAtMs !== undefined && value.nextAtMs <= nowMs)
      .sort((one, other) => Number(other.value.id === id) - Number(one.value.id === id))
      .slice(0, MAX_TOGETHER);
    if (due.length === 0) return false;
    const mayBeRepeated = due.some(({ value }) => value.inDoubt || value.state === 'sending');
    const claim = (state: 'claimed' | 'sending', held: readonly Stored<Reminder>[]): Promise<'saved' | 'conflict'> =>
      customers.save({
        tenantId,
        changedReminders: held.map(({ value, etag }) => ({
          etag,
          value: {
            ...value,
            state,
            claimToken,
            inDoubt: value.inDoubt || value.state === 'sending',
            nextAtMs: nowMs + LEASE_MS,
          },
        })),
      });

    if ((await claim('claimed', due)) === 'conflict') return false;
    const fm = await people.getPerson(fmId);
    if (!fm) {
      await this.#record(tenantId, claimToken, undefined, { kind: 'unreachable' });
      return false;
    }
    const { record, reminders } = await this.#held(tenantId, claimToken);
    if (!record) return false;
    const questions = this.#openQuestions(record, reminders, fm);
    await this.#setAside(record, reminders, questions, fm);
    if (questions.length === 0) return false;

    const asked = questions.map(({ reminder }) => reminder);
    if ((await claim('sending', asked)) === 'conflict') return false;
    const chat = await people.getConversation(fmId);
    const outcome = await this.#send({
      tenant: record.tenant,
      fm,
      questions: questions.map(({ reminder, engagement }) => ({ reminder: reminder.value, engagement })),
      mayBeRepeated,
    });
    await this.#record(tenantId, claimToken, fm, outcome);
    if (outcome.kind === 'unreachable') {
      // A chat that was opened while the send failed found nothing to release yet.
      const chatNow = await people.getConversation(fmId);
      const reopened =
        chatNow && (chatNow.conversationId !== chat?.conversationId || chatNow.serviceUrl !== chat.serviceUrl);
      if (reopened) await releaseBlockedReminders(this.#dependencies, fmId);
    }
    return outcome.kind === 'delivered';
  }

  /**
   * Sends the card to the FM; while they are out of office to their delegate, with a copy to the FM, or without a delegate to
   * a lead (E17). Whoever cannot be reached is passed over.
   */
  async #send(message: Omit<ReminderMessage, 'recipient'>): Promise<SendOutcome> {
    const { notifier, people, clock } = this.#dependencies;
    const { fm } = message;
    const standIns = await findStandIns(people, fm, dayIn(fm.timeZone, clock.nowMs()));
    for (const recipient of standIns) {
      const outcome = await notifier.remind({ ...message, recipient });
      if (outcome.kind === 'unreachable') continue;
      // The copy is a courtesy: the question is asked, whether or not it arrives.
      if (outcome.kind === 'delivered') await notifier.remind({ ...message, recipient: fm });
      return outcome;
    }
    return notifier.remind({ ...message, recipient: fm });
  }

  #planning(fm: Person, nowMs: number): PlanningContext {
    return { fm, calendar: workCalendarOf(fm, this.#dependencies.holidays), nowMs, byFm: false };
  }

  /** The reminders that this claim holds, on the customer as it is now. */
  async #held(
    tenantId: string,
    claimToken: string,
  ): Promise<{ record: CustomerRecord | undefined; reminders: readonly Stored<Reminder>[] }> {
    const record = await this.#dependencies.customers.getCustomer(tenantId);
    const reminders = (record?.openReminders ?? []).filter(({ value }) => value.claimToken === claimToken);
    return { record, reminders };
  }

  #openQuestions(record: CustomerRecord, reminders: readonly Stored<Reminder>[], fm: Person): readonly Question[] {
    const fmToday = dayIn(fm.timeZone, this.#dependencies.clock.nowMs());
    return reminders.flatMap((reminder) => {
      const engagement = engagementOf(record, reminder.value);
      const stillAsked =
        engagement?.fmId === fm.objectId && isStillAsked(engagement, reminder.value.esdVersion, fmToday);
      return stillAsked ? [{ reminder, engagement }] : [];
    });
  }

  /** Puts off what is not due yet after all, because the FM has moved to another time zone, and ends what has been answered. */
  async #setAside(
    record: CustomerRecord,
    reminders: readonly Stored<Reminder>[],
    questions: readonly Question[],
    fm: Person,
  ): Promise<void> {
    const { clock, customers } = this.#dependencies;
    const nowMs = clock.nowMs();
    const changedReminders = reminders
      .filter((reminder) => !questions.some((question) => question.reminder === reminder))
      .map(({ value, etag }): Stored<Reminder> => {
        const engagement = engagementOf(record, value);
        const plan =
          engagement?.esdVersion === value.esdVersion && stateOn(engagement, dayIn(fm.timeZone, nowMs)) === 'scheduled'
            ? planReminder(engagement, 'rearm', this.#planning(fm, nowMs))
            : undefined;
        return plan
          ? { value: { ...value, ...plan, state: 'pending', nextAtMs: plan.dueAtMs, claimToken: undefined }, etag }
          : { value: { ...value, state: 'skipped', nextAtMs: undefined, claimToken: undefined }, etag };
      });
    if (changedReminders.length === 0) return;
    await customers.save({ tenantId: record.tenant.tenantId, changedReminders });
  }

  /** Writes down what became of the send. When somebody answers at the same moment the write is tried again on what they left. */
  async #record(tenantId: string, claimToken: string, fm: Person | undefined, outcome: SendOutcome): Promise<void> {
    const { customers, log } = this.#dependencies;
    for (let tries = 0; tries < MAX_TRIES; tries += 1) {
      const held = await this.#held(tenantId, claimToken);
      if (!held.record || held.reminders.length === 0) return;
      const change = this.#recorded(held.record, held.reminders, fm, outcome);
      if ((await customers.save(change)) === 'saved') {
        log.info('Reminder', { outcome: outcome.kind, tenantId, workloads: held.reminders.length });
        return;
      }
    }
    throw new Error('The outcome of a reminder could not be recorded: the customer was being changed all the time');
  }

  #recorded(
    record: CustomerRecord,
    reminders: readonly Stored<Reminder>[],
    fm: Person | undefined,
    outcome: SendOutcome,
  ): CustomerChange {
    const nowMs = this.#dependencies.clock.nowMs();
    const { tenantId } = record.tenant;
    const change = (changes: Partial<Reminder>): readonly Stored<Reminder>[] =>
      reminders.map(({ value, etag }) => ({ value: { ...value, claimToken: undefined, ...changes }, etag }));
    switch (outcome.kind) {
      case 'delivered': {
        const at = new Date(nowMs).toISOString();
        const reminded = reminders.flatMap(({ value: reminder }) => {
          const engagement = engagementOf(record, reminder);
          return engagement ? [{ reminder, engagement }] : [];
        });
        return {
          tenantId,
          changedReminders: change({ state: 'sent', nextAtMs: undefined, sentAt: at }),
          events: reminded.map(({ reminder, engagement: { workload, sequence } }) => ({
            id: `sent|${reminder.id}`,
            tenantId,
            workload,
            sequence,
            at,
            facts: { type: 'reminderSent', kind: reminder.kind, localDay: reminder.localDay },
          })),
          newReminders: reminded.flatMap(({ engagement }) => {
            const next = fm && planReminder(engagement, 'followUp', this.#planning(fm, nowMs));
            return next ? [openedReminder(tenantId, engagement, next)] : [];
          }),
        };
      }
      case 'notSent': {
        const nextAtMs = nowMs + Math.max(RETRY_MS, outcome.retryAfterMs ?? 0);
        return { tenantId, changedReminders: change({ state: 'pending', nextAtMs }) };
      }
      case 'inDoubt':
        return {
          tenantId,
          changedReminders: change({ state: 'pending', inDoubt: true, nextAtMs: nowMs + IN_DOUBT_MS }),
        };
      case 'unreachable':
        return { tenantId, changedReminders: change({ state: 'blocked', nextAtMs: undefined }) };
    }
  }
}

function engagementOf(record: CustomerRecord, reminder: Reminder): WorkloadEngagement | undefined {
  return record.engagements.find(({ value }) => engagementKey(value) === reminder.engagement)?.value;
}
