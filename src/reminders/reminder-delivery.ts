import { inParallel } from '../application/in-parallel.ts';
import { REMINDERS_OF_LOOK } from '../application/limits.ts';
import { copiedTo, planningFor, shownReminder } from '../application/plan-reminders.ts';
import type {
  Clock,
  Conversation,
  CustomerRecord,
  CustomerRecords,
  DeliverySwitch,
  DueReminders,
  HolidayCalendars,
  Log,
  NewId,
  People,
  Reminder,
  ReminderNotifier,
  ReminderQuestion,
  ReminderRecords,
  ReminderReference,
  SendOutcome,
  Stored,
  Timer,
  UseCaseMeter,
} from '../application/ports.ts';
import { releaseBlockedReminders } from '../application/release-blocked-reminders.ts';
import { workCalendarOf } from '../application/work-calendar.ts';
import type { WorkloadEngagement } from '../domain/engagement.ts';
import type { Person } from '../domain/person.ts';
import { isAlarm, receptiveAt, type PlanningContext } from '../domain/reminder.ts';
import { changeAfterSend, type SentMessage } from './change-after-send.ts';
import { findReaders, type Readers } from './find-readers.ts';
import { HeldReminders } from './held-reminders.ts';
import { endedReminder, givenBackReminder, LEASE_MS, SEND_WITHIN_MS, type InDoubtPolicy } from './reminder-states.ts';
import { engagementOf, insteadOf, isAsked } from './review-reminder.ts';
import type { SendPace } from './send-pace.ts';

/** Recipients who are written to at the same time. */
const RECIPIENTS_AT_ONCE = 4;
/** More customers than this are one digest instead of a card each. */
const CARDS = 3;
/** As many as a digest can tell of. */
const CUSTOMERS_OF_DIGEST = 100;
/** Pause before what became of a send is written again. */
const RECORD_PAUSE_MS = 1000;
/** How long it is taken for granted that nobody has stopped all reminders. */
const SWITCH_MS = 5000;
/** Clocks that differ by more are worth a warning. */
const SKEW_MS = 5000;

export interface DeliveryDependencies {
  readonly customers: CustomerRecords;
  readonly reminders: ReminderRecords;
  readonly people: People;
  readonly holidays: HolidayCalendars;
  readonly deliverySwitch: DeliverySwitch;
  readonly notifier: ReminderNotifier;
  readonly pace: SendPace;
  readonly inDoubtPolicy: InDoubtPolicy;
  readonly clock: Clock;
  readonly timer: Timer;
  /** A random number from 0 to 1. */
  readonly random: () => number;
  readonly newId: NewId;
  readonly log: Log;
  readonly meter: UseCaseMeter;
}

/** A customer's questions, with the reminders as they were read. */
interface Asked {
  readonly record: CustomerRecord;
  readonly questions: readonly AskedQuestion[];
}

interface AskedQuestion extends ReminderQuestion {
  readonly stored: Stored<Reminder>;
}

/** See `SentMessage`. */
interface Sent extends SentMessage {
  readonly now: StoreClock;
  /** When the lease ends, by the store's clock. */
  readonly untilMs: number;
}

/** The store's clock as a look at the store showed it, and as it has gone on since: the latest that it can show now. */
interface StoreClock {
  (): number;
  /** The earliest: nobody knows how much of the time that the look took was before the store read its clock. */
  readonly earliest: () => number;
}

/**
 * Sends the reminders that are due; everything it knows is in the store, and only the store's clock counts. Each is claimed,
 * checked against the engagement as it is now, marked as being sent, sent once and recorded, so that a process may die at any
 * point: what was not recorded is taken up again when the lease runs out, and marked when it may have arrived before.
 */
export class ReminderDelivery {
  readonly #dependencies: DeliveryDependencies;
  #isStopping = false;
  #switchReadAtMs = Number.NEGATIVE_INFINITY;
  #isPaused = false;
  #isSkewed = false;

  constructor(dependencies: DeliveryDependencies) {
    this.#dependencies = dependencies;
  }

  /** Works through all that is due now and returns the number of messages sent, without copies. Safe to run in several processes. */
  async deliverDue(): Promise<number> {
    const { meter } = this.#dependencies;
    const attempted = new Set<string>();
    let sent = 0;
    while (!(await this.#mustNotSend())) {
      const { due, now } = await meter.during('findDueReminders', () => this.#look());
      const next = due.reminders.filter((reference) => !attempted.has(placeOf(reference)));
      if (next.length === 0) return sent;
      const groups = this.#shuffled([...Map.groupBy(next, ({ recipient }) => recipient)]);
      const deliver = async ([recipient, references]: (typeof groups)[number]): Promise<void> => {
        if (this.#isStopping) return;
        for (const reference of references) attempted.add(placeOf(reference));
        const count = await meter.during('remind', () => this.#deliverTo(recipient, references, attempted, now));
        sent += count;
      };
      await inParallel(groups, deliver, { atOnce: RECIPIENTS_AT_ONCE });
    }
    return sent;
  }

  /** Begins no further send: what is claimed and not sent goes back at once, and the running `deliverDue` ends. */
  stop(): void {
    this.#isStopping = true;
    this.#dependencies.pace.stop();
  }

  async #look(): Promise<{ due: DueReminders; now: StoreClock }> {
    const { reminders, clock, timer, log } = this.#dependencies;
    const askedAtMs = timer.elapsedMs();
    const due = await reminders.findDue(REMINDERS_OF_LOOK);
    const skewMs = due.nowMs - clock.nowMs();
    const isSkewed = Math.abs(skewMs) > SKEW_MS;
    if (isSkewed && !this.#isSkewed) log.warn('The clock of this machine differs from the store clock', { skewMs });
    this.#isSkewed = isSkewed;
    const answeredAtMs = timer.elapsedMs();
    const since = (elapsedMs: number) => (): number => due.nowMs + timer.elapsedMs() - elapsedMs;
    return { due, now: Object.assign(since(askedAtMs), { earliest: since(answeredAtMs) }) };
  }

  async #mustNotSend(): Promise<boolean> {
    const { deliverySwitch, timer } = this.#dependencies;
    if (this.#isStopping) return true;
    if (timer.elapsedMs() - this.#switchReadAtMs >= SWITCH_MS) {
      this.#isPaused = (await deliverySwitch.getPause()) !== undefined;
      this.#switchReadAtMs = timer.elapsedMs();
    }
    return this.#isPaused;
  }

  /** Delivers what is due for one recipient; failures are logged, and what they leave behind is taken up later. */
  async #deliverTo(
    recipient: string,
    references: readonly ReminderReference[],
    attempted: Set<string>,
    now: StoreClock,
  ): Promise<number> {
    const { customers, newId, inDoubtPolicy, log } = this.#dependencies;
    const held = new HeldReminders(customers, { token: newId(), recipient, inDoubtPolicy });
    const tenantIds = [...new Set(references.map(({ tenantId }) => tenantId))];
    const claimed: string[] = [];
    const claim = async (tenantId: string): Promise<boolean> => {
      try {
        const { kind, left } = await held.claim(tenantId, { nowMs: now(), dueByMs: now.earliest() });
        if (kind === 'claimed') claimed.push(tenantId);
        for (const id of left) attempted.delete(placeOf({ tenantId, id }));
        return kind !== 'conflict';
      } catch (error) {
        log.error('A reminder could not be claimed; it is tried again', error, { tenantId });
        return true;
      }
    };
    const [first, ...others] = tenantIds.slice(0, CUSTOMERS_OF_DIGEST);
    for (const tenantId of tenantIds.slice(CUSTOMERS_OF_DIGEST)) {
      for (const reference of references) if (reference.tenantId === tenantId) attempted.delete(placeOf(reference));
    }
    // Another worker has just begun with this recipient: it sends one digest of all, not two of some.
    if (first === undefined || !(await claim(first))) return 0;
    await inParallel(others, claim);
    if (claimed.length === 0) return 0;
    try {
      return await this.#deliverHeld(held, claimed, now);
    } catch (error) {
      log.error('Reminders could not be delivered; they are tried again when their lease runs out', error);
      return 0;
    } finally {
      for (const reference of held.freed) attempted.delete(placeOf(reference));
    }
  }

  async #deliverHeld(held: HeldReminders, tenantIds: readonly string[], now: StoreClock): Promise<number> {
    const readers = await findReaders(this.#dependencies.people, held.recipient, now());
    const asked: Asked[] = [];
    await inParallel(tenantIds, async (tenantId) => {
      const one = await this.#prepare(held, tenantId, readers, now);
      if (one) asked.push(one);
    });
    const [reader] = readers.readers;
    if (asked.length === 0) return 0;
    if (!reader) {
      await inParallel(asked, async ({ record }) => {
        const sent = { ...readers, outcome: { kind: 'unreachable' }, now, untilMs: now() + LEASE_MS } as const;
        await this.#record(held, record.tenant.tenantId, sent);
      });
      return 0;
    }

    // What may have arrived as a digest is repeated as one.
    const isDigest =
      asked.length > CARDS ||
      asked.some(({ questions }) => questions.some(({ reminder }) => reminder.inDoubt && reminder.wasInDigest));
    const inOrder = asked.toSorted((one, other) => firstDueOf(one) - firstDueOf(other));
    const messages = isDigest ? [inOrder] : inOrder.map((one) => [one]);
    let sent = 0;
    for (const [index, message] of messages.entries()) {
      const outcome = await this.#deliverMessage(held, readers, message, isDigest, now);
      if (outcome?.kind === 'delivered' && copiedTo(held.recipient) === undefined) sent += 1;
      if (outcome?.kind === 'notSent') {
        // The chat takes nothing now: what else is for it waits as long.
        const retryAtMs = now() + (outcome.retryAfterMs ?? 0);
        await this.#giveBack(held, messages.slice(index + 1).flat(), () => retryAtMs);
        break;
      }
    }
    return sent;
  }

  /**
   * What of a customer's held reminders is still to be said now. The rest is put off until its reader can be reminded,
   * planned anew when its date or its FM have changed, or ended.
   */
  async #prepare(
    held: HeldReminders,
    tenantId: string,
    { fm, readers }: Pick<Readers, 'fm' | 'readers'>,
    now: StoreClock,
  ): Promise<Asked | undefined> {
    const { holidays } = this.#dependencies;
    const nowMs = now();
    const customer = await held.read(tenantId);
    if (!customer) return undefined;
    const { record, reminders } = customer;
    const [reader] = readers;
    const questions: AskedQuestion[] = [];
    const aside: Stored<Reminder>[] = [];
    const newReminders: Reminder[] = [];
    for (const stored of reminders) {
      const { value: reminder, etag } = stored;
      const engagement = engagementOf(record, reminder);
      if (!engagement || !isAsked(record, reminder, engagement, { fm, nowMs })) {
        const { changed, opened } = insteadOf(reminder, engagement, await this.#planning(record, engagement, nowMs));
        aside.push({ value: changed, etag });
        newReminders.push(...opened);
        continue;
      }
      if (questions.some((other) => isSame(other.reminder, reminder))) {
        aside.push({ value: endedReminder(reminder), etag });
        continue;
      }
      const isUrgent = isAlarm(reminder.kind);
      const readyAtMs =
        reader && reminder.kind !== 'undelivered'
          ? receptiveAt(reader, workCalendarOf(reader, holidays), nowMs, { isUrgent })
          : nowMs;
      if (readyAtMs > nowMs) aside.push({ value: givenBackReminder(reminder, readyAtMs), etag });
      else questions.push({ reminder, engagement, stored });
    }
    if (aside.length > 0) {
      const isNew = (one: Reminder): boolean => !record.openReminders.some(({ value }) => value.id === one.id);
      const outcome = await this.#dependencies.customers.save({
        tenantId,
        changedReminders: aside,
        newReminders: newReminders.filter(isNew),
      });
      if (outcome === 'conflict') {
        await held.letGo(tenantId);
        return undefined;
      }
      // What takes their place may be due at once: it goes onto the same card.
      const isDue = newReminders.some(({ nextAtMs }) => nextAtMs !== undefined && nextAtMs <= nowMs);
      if (isDue) {
        const { kind } = await held.claim(tenantId, { nowMs: now(), dueByMs: now.earliest() });
        if (kind === 'claimed') return this.#prepare(held, tenantId, { fm, readers }, now);
      }
    }
    return questions.length > 0 ? { record, questions } : undefined;
  }

  /** Sends one message, unless somebody has answered meanwhile, and writes down what became of it; `undefined` when nothing was sent. */
  async #deliverMessage(
    held: HeldReminders,
    { fm, readers, copyTo }: Readers,
    message: readonly Asked[],
    isDigest: boolean,
    now: StoreClock,
  ): Promise<SendOutcome | undefined> {
    const { pace, notifier } = this.#dependencies;
    const [reader] = readers;
    if (reader) await pace.turn(reader.objectId);
    if (await this.#mustNotSend()) {
      await this.#giveBack(held, message, ({ dueAtMs }) => dueAtMs);
      return undefined;
    }
    const intendedAtMs = now();
    const intended = await this.#intend(held, message, isDigest, intendedAtMs);
    if (intended.length === 0) return undefined;
    const send = (recipient: Person): Promise<SendOutcome> =>
      notifier.remind({
        recipient,
        fm,
        customers: intended.map(({ record, questions }) => ({
          tenant: record.tenant,
          questions: questions.map(({ reminder, engagement }) => ({ reminder: shownReminder(reminder), engagement })),
        })),
        isDigest,
        mayBeRepeated: intended.some(({ questions }) => questions.some(({ reminder }) => reminder.inDoubt)),
      });

    let outcome: SendOutcome = { kind: 'unreachable' };
    const tried = new Map<string, Conversation | undefined>();
    for (const recipient of readers) {
      if (this.#isStopping || now() - intendedAtMs > SEND_WITHIN_MS) {
        // Too late to send: the host is about to end the process, or another worker is about to. Nothing has gone out.
        outcome = { kind: 'notSent' };
        break;
      }
      outcome = await send(recipient);
      if (outcome.kind !== 'unreachable') break;
      tried.set(recipient.objectId, outcome.chat);
    }
    await inParallel(intended, async ({ record }) => {
      const sent = { fm, copyTo, outcome, now, untilMs: intendedAtMs + LEASE_MS };
      await this.#record(held, record.tenant.tenantId, sent);
    });
    if (outcome.kind === 'unreachable') await this.#releaseIfReopened(held.recipient, tried);
    return outcome;
  }

  /** Writes down that the message is about to be sent, and returns what of it still may be. */
  async #intend(
    held: HeldReminders,
    message: readonly Asked[],
    isDigest: boolean,
    nowMs: number,
  ): Promise<readonly Asked[]> {
    const intended: Asked[] = [];
    await inParallel(message, async (asked) => {
      const reminders = asked.questions.map(({ stored }) => stored);
      if (await held.intend(asked.record.tenant.tenantId, reminders, { nowMs, isDigest })) intended.push(asked);
    });
    return message.filter((asked) => intended.includes(asked));
  }

  /** Gives back what was claimed and not sent. */
  async #giveBack(
    held: HeldReminders,
    message: readonly Asked[],
    nextAtMsOf: (reminder: Reminder) => number,
  ): Promise<void> {
    await inParallel(message, async ({ record, questions }) => {
      const reminders = questions.map(({ stored }) => stored);
      await held.giveBack(record.tenant.tenantId, reminders, nextAtMsOf);
    });
  }

  /**
   * Writes down what became of a send, again and again while the lease lasts: what is not written down is sent again. When
   * somebody answers at the same moment it is written on what they left.
   */
  async #record(held: HeldReminders, tenantId: string, sent: Sent): Promise<void> {
    const { customers, holidays, inDoubtPolicy, random, timer, log } = this.#dependencies;
    const { outcome, now, untilMs } = sent;
    for (let failures = 0; ;) {
      try {
        const customer = await held.read(tenantId);
        if (!customer) return;
        const change = changeAfterSend(customer, sent, { nowMs: now(), chance: random(), inDoubtPolicy, holidays });
        if ((await customers.save(change)) === 'saved') {
          log.info('Reminder', { outcome: outcome.kind, tenantId, workloads: customer.reminders.length });
          return;
        }
      } catch (error) {
        failures += 1;
        if (failures === 1) log.error('What became of a reminder could not be written down yet', error, { tenantId });
        await timer.sleep(RECORD_PAUSE_MS);
      }
      if (now() >= untilMs) {
        log.warn('What became of a reminder was not written down before its lease ended', { tenantId });
        return;
      }
    }
  }

  /** A chat that was opened while the send failed found nothing to release yet. */
  async #releaseIfReopened(recipient: string, tried: ReadonlyMap<string, Conversation | undefined>): Promise<void> {
    for (const [objectId, chat] of tried) {
      const chatNow = await this.#dependencies.people.getConversation(objectId);
      const isReopened =
        chatNow && (chatNow.conversationId !== chat?.conversationId || chatNow.serviceUrl !== chat.serviceUrl);
      if (isReopened) await releaseBlockedReminders(this.#dependencies, recipient);
    }
  }

  async #planning(
    { tenant }: CustomerRecord,
    engagement: WorkloadEngagement | undefined,
    nowMs: number,
  ): Promise<PlanningContext> {
    const { people, holidays } = this.#dependencies;
    const fm = engagement?.fmId === undefined ? undefined : await people.getPerson(engagement.fmId);
    return planningFor(tenant, fm, holidays, { nowMs, byFm: false });
  }

  #shuffled<T>(values: readonly T[]): readonly T[] {
    const { random } = this.#dependencies;
    return values
      .map((value) => ({ value, order: random() }))
      .toSorted((one, other) => one.order - other.order)
      .map(({ value }) => value);
  }
}

function placeOf({ tenantId, id }: Pick<ReminderReference, 'tenantId' | 'id'>): string {
  return `${tenantId} ${id}`;
}

/** Whether both tell the leads the same: that something about one engagement was not delivered. */
function isSame(one: Reminder, other: Reminder): boolean {
  return one.kind === 'undelivered' && other.kind === 'undelivered' && one.engagement === other.engagement;
}

function firstDueOf({ questions }: Asked): number {
  return Math.min(...questions.map(({ reminder }) => reminder.dueAtMs));
}
