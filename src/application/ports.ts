import type { CalendarDay } from '../domain/calendar-day.ts';
import type { CustomerTenant } from '../domain/customer.ts';
import type { PersonEvent } from '../domain/decide-person.ts';
import type { WorkloadEngagement } from '../domain/engagement.ts';
import type { EngagementEvent } from '../domain/event.ts';
import type { Language } from '../domain/language.ts';
import type { Absence, Actor, DirectoryEntry, Person, ReminderPreferences } from '../domain/person.ts';
import type { PlannedReminder } from '../domain/reminder.ts';
import type { OverallStatusNote } from '../domain/status-note.ts';
import type { LogFields } from './log-fields.ts';

export interface Clock {
  /** Milliseconds since the epoch, UTC. */
  nowMs(): number;
}

/** Time that passes, whatever anybody sets the clock to. */
export interface Timer {
  /** Milliseconds since some moment; only differences mean something. */
  elapsedMs(): number;
  sleep(durationMs: number): Promise<void>;
}

/** Public holidays. */
export interface HolidayCalendars {
  /** The holiday's name in that language; `undefined` when `day` is none, or the country of the calendar (`ES`, `ES-MD`) is not known; of an unknown region it is the country's. */
  holidayOn(calendar: string, day: CalendarDay, language: Language): string | undefined;
}

/** Which calendars of public holidays there are. */
export interface KnownCalendars {
  /** Whether there is one of exactly that name. */
  isKnown(calendar: string): boolean;
  /** The calendars of the regions of a country (`ES`); empty when it has none or is not known. */
  regionsOf(country: string): readonly string[];
}

/** Makes a new opaque id, different each time, free of `/ \ ? #`. */
export type NewId = () => string;

/** A record as it was read; `etag` changes with every write to it. */
export interface Stored<T> {
  readonly value: T;
  readonly etag: string;
}

/**
 * Where a reminder stands. `pending` waits for its time, `claimed` is being prepared by a worker, `sending` may have been sent.
 * `blocked` could not reach the chat and waits for it to be opened, `dead` was given up and waits for a lead; both are ended
 * by a change of the engagement as those that wait are. The others are final.
 */
export type ReminderState = 'pending' | 'claimed' | 'sending' | 'blocked' | 'dead' | 'sent' | 'skipped' | 'cancelled';

/**
 * Why a reminder could not be delivered.
 * - `unreachable` the person has no chat with the bot, or has blocked it
 * - `rejected` the channel refuses the message as it is
 * - `keptFailing` it was tried for two days
 * - `endedWorkers` several workers have died of it, or while they held it
 * - `inDoubt` nobody knows whether it arrived, and the bot is set up not to repeat such
 */
export type DeliveryProblem = 'unreachable' | 'rejected' | 'keptFailing' | 'endedWorkers' | 'inDoubt';

/** A reminder on its way to its reader. */
export interface Reminder extends PlannedReminder {
  readonly id: string;
  readonly tenantId: string;
  readonly state: ReminderState;
  /** When a worker looks at it next, in milliseconds since the epoch by the store's clock: due time, retry time and end of lease in one. `undefined` when none will. */
  readonly nextAtMs?: number | undefined;
  /** The worker that holds it. */
  readonly claimToken?: string | undefined;
  /** Whether an earlier send may have arrived although nobody confirmed it. */
  readonly inDoubt: boolean;
  /** Whether the send in doubt was a digest; then its repetition is one, too. */
  readonly wasInDigest?: boolean | undefined;
  /** Whether a lead has let it be sent although it may have arrived, where such are held. */
  readonly mayRepeat?: boolean | undefined;
  /** Leases that ran out before the worker had written down what became of them. */
  readonly expiredLeases?: number | undefined;
  /** Sends in a row that certainly failed, and when the first of them did, by the store's clock. */
  readonly failedSends?: number | undefined;
  readonly failingSinceMs?: number | undefined;
  /** Why it is `blocked` or `dead`. */
  readonly problem?: DeliveryProblem | undefined;
  /** ISO 8601 instant in UTC. */
  readonly sentAt?: string | undefined;
  /** Of a copy: the engagement's version when the question was sent; once it has another one the copy is pointless. */
  readonly copiedVersion?: number | undefined;
}

/** Where a reminder is kept, whom it is for, and when a worker looks at it. */
export type ReminderReference = Pick<Reminder, 'id' | 'tenantId' | 'recipient' | 'nextAtMs'>;

/** What is current about one customer: read together, changed together. */
export interface CustomerRecord {
  readonly tenant: CustomerTenant;
  readonly tenantEtag: string;
  readonly engagements: readonly Stored<WorkloadEngagement>[];
  readonly openReminders: readonly Stored<Reminder>[];
  /** Copies on their way to FMs who are out of office; nothing but their delivery has to do with them. */
  readonly openCopies: readonly Stored<Reminder>[];
}

/** The trace a card's answer leaves, so that the same answer cannot count twice. */
export interface Submission {
  readonly id: string;
  readonly tenantId: string;
  /** ISO 8601 instant in UTC. */
  readonly at: string;
  readonly by: Actor;
}

/** The same for what is about no customer: the card's nonce, and when (ISO 8601 instant in UTC). */
export interface CardTrace {
  readonly nonce: string;
  readonly at: string;
}

/** Changes to one customer that happen together or not at all. */
export interface CustomerChange {
  readonly tenantId: string;
  readonly newTenant?: CustomerTenant | undefined;
  readonly changedTenant?: Stored<CustomerTenant> | undefined;
  readonly newEngagements?: readonly WorkloadEngagement[];
  readonly engagements?: readonly Stored<WorkloadEngagement>[];
  /** Engagements of a record that has been merged away: kept, but no longer current and in no list. */
  readonly retiredEngagements?: readonly Stored<WorkloadEngagement>[];
  readonly events?: readonly EngagementEvent[];
  readonly notes?: readonly OverallStatusNote[];
  readonly changedReminders?: readonly Stored<Reminder>[];
  readonly newReminders?: readonly Reminder[];
  readonly submissions?: readonly Submission[];
}

/** A customer's history, newest first. */
export interface CustomerHistory {
  readonly events: readonly EngagementEvent[];
  readonly notes: readonly OverallStatusNote[];
}

/** Where customers, their engagements and their history are kept. */
export interface CustomerRecords {
  getCustomer(tenantId: string): Promise<CustomerRecord | undefined>;
  /** The engagements of a record that has been merged away, as they were then. */
  getRetiredEngagements(tenantId: string): Promise<readonly WorkloadEngagement[]>;
  /** The newest events and notes, at most `limit` of each. */
  getHistory(tenantId: string, limit: number): Promise<CustomerHistory>;
  getSubmission(tenantId: string, id: string): Promise<Submission | undefined>;
  /** Saves all of `change` or nothing; `conflict` when any record was changed or created by somebody else since it was read. */
  save(change: CustomerChange): Promise<'saved' | 'conflict'>;
  /** The FM's engagements, earliest date first and those without a date at the start; at most `limit`. */
  findEngagementsOfFm(fmId: string, limit: number): Promise<readonly WorkloadEngagement[]>;
  /** Engagements that wait for their first date; at most `limit`. */
  findEngagementsWithoutDate(limit: number): Promise<readonly WorkloadEngagement[]>;
  /** Engagements that wait for an FM, those without a date first, then the earliest; at most `limit`. */
  findEngagementsWithoutFm(limit: number): Promise<readonly WorkloadEngagement[]>;
  /** Engagements of new customers whose first date somebody else than Gateway entered, the earliest first; at most `limit`. */
  findEngagementsNotByGateway(limit: number): Promise<readonly WorkloadEngagement[]>;
  /** Engagements that partners deliver, those without a date first, then the earliest; at most `limit`. */
  findEngagementsOfPartners(limit: number): Promise<readonly WorkloadEngagement[]>;
  /** Records whose name begins with `text`, case and accents aside: those that go on in the order of their names, then those merged away; at most `limit` of each. */
  findTenantsByName(text: string, limit: number): Promise<readonly CustomerTenant[]>;
  /** Tenants that may be the same customer as the one described: by TPID, by name without its legal form, by domain. */
  findTenantsLike(description: TenantDescription, limit: number): Promise<readonly CustomerTenant[]>;
  /** All tenants of one customer; at most `limit`. */
  findTenantsOfCustomer(customerId: string, limit: number): Promise<readonly CustomerTenant[]>;
}

/** What duplicates are found by; what is absent is not looked for. */
export interface TenantDescription {
  readonly tpid?: string | undefined;
  readonly customerName?: string | undefined;
  readonly initialDomain?: string | undefined;
}

/** See `ReminderRecords.findDue`. */
export interface DueReminders {
  readonly nowMs: number;
  readonly reminders: readonly ReminderReference[];
  readonly isAll: boolean;
}

/** Where workers find the reminders that are due, and leads those that are stuck. */
export interface ReminderRecords {
  /**
   * Reminders whose time has come by the store's own clock, longest overdue first, among the first `limit` (at most 1,000).
   * `nowMs` is what that clock shows, `isAll` whether none are due beyond them.
   */
  findDue(limit: number): Promise<DueReminders>;
  /** Reminders that could not reach this recipient; at most `limit`. */
  findBlocked(recipient: string, limit: number): Promise<readonly ReminderReference[]>;
  /** Reminders that wait for a chat to be opened or for a lead; at most `limit` of each. */
  findStuck(limit: number): Promise<readonly Reminder[]>;
  /** All of this recipient's that are not final; at most `limit`. */
  findOpen(recipient: string, limit: number): Promise<readonly Reminder[]>;
  /** What this FM is or will be reminded of, or for `LEADS` what has no FM; at most `limit`. */
  findRemindedEngagements(recipient: string, limit: number): Promise<readonly WorkloadEngagement[]>;
}

/** Whether reminders go out, for all processes. */
export interface DeliverySwitch {
  /** Who has stopped all reminders, and when (ISO 8601 instant in UTC); `undefined` while they go out. */
  getPause(): Promise<DeliveryPause | undefined>;
  /** `repeated`, and nothing is written, when that trace is there already. */
  savePause(pause: DeliveryPause | undefined, trace?: CardTrace): Promise<'saved' | 'repeated'>;
  /**
   * Asks whether to look after missing reminders now: not when somebody was told so less than `intervalMs` ago by the clock
   * `nowMs`. However many ask at once, one is told when what was last finished had begun (`lastMs`, 0 for never), the others
   * `undefined`.
   */
  claimRepair(nowMs: number, intervalMs: number): Promise<{ readonly lastMs: number } | undefined>;
  /** All missing reminders have been looked after, by whoever claimed it at `begunAtMs`. */
  finishRepair(begunAtMs: number): Promise<void>;
}

/** See `DeliverySwitch`. */
export interface DeliveryPause {
  readonly by: string;
  readonly at: string;
}

/** Where a person can be written to. */
export interface Conversation {
  readonly conversationId: string;
  readonly serviceUrl: string;
  readonly channelId: string;
  /** The bot's and the person's ids on that channel. */
  readonly botId: string;
  readonly userId: string;
  /** The language of the client the person last wrote with, if it is one the bot speaks. */
  readonly clientLanguage?: Language | undefined;
  /** What the channel has said of their account, once it has been asked. */
  readonly account?: 'member' | 'guest' | undefined;
}

/** The directory of staff, and what people have chosen for themselves. */
export interface People {
  getPerson(objectId: string): Promise<Person | undefined>;
  /** The language the person has chosen, whether or not the directory knows them. */
  getChosenLanguage(objectId: string): Promise<Language | undefined>;
  /** Like all that people choose: `repeated`, and nothing is written, when that trace is there already. */
  saveLanguage(objectId: string, language: Language, trace?: CardTrace): Promise<'saved' | 'repeated'>;
  /** Everybody with that role, or who once was an FM and no longer is, in the order of their names; at most `limit`. */
  findByRole(role: 'fm' | 'formerFm' | 'lead', limit: number): Promise<readonly Person[]>;
  /** Those who have named that person as their delegate, for whatever days; at most `limit`. */
  findWithDelegate(delegateId: string, limit: number): Promise<readonly Person[]>;
  /** Sets the person's absence, or with `undefined` clears it. */
  saveAbsence(objectId: string, absence: Absence | undefined, trace?: CardTrace): Promise<'saved' | 'repeated'>;
  /** What the person has chosen about their reminders; what is `undefined` is as the directory says. */
  getReminderPreferences(objectId: string): Promise<ReminderPreferences>;
  /** Sets what the person has chosen about their reminders; what is `undefined` is the directory's again. */
  saveReminderPreferences(
    objectId: string,
    preferences: ReminderPreferences,
    trace?: CardTrace,
  ): Promise<'saved' | 'repeated'>;
  getConversation(objectId: string): Promise<Conversation | undefined>;
  saveConversation(objectId: string, conversation: Conversation): Promise<void>;
  /**
   * Whether the caller is to welcome the person: not when somebody was told so at `since` or later (ISO 8601 instants in
   * UTC; empty for ever). However many ask at once, one is told `true`; `at` is when.
   */
  claimWelcome(objectId: string, at: string, since: string): Promise<boolean>;
  /** The bot was removed: the next installation is welcomed again. */
  forgetWelcome(objectId: string): Promise<void>;
}

/** A change of somebody's entry, saved together with the event that tells of it. */
export interface EntryChange {
  readonly entry: DirectoryEntry;
  /** Of the entry as it was read; `undefined` for somebody new. */
  readonly etag: string | undefined;
  readonly event: PersonEvent;
}

/** The directory of staff as administrators keep it, without what people have chosen for themselves. */
export interface Directory {
  getEntry(objectId: string): Promise<Stored<DirectoryEntry> | undefined>;
  /** Everybody who was ever entered, in the order of their names; at most `limit`. */
  findEntries(limit: number): Promise<readonly DirectoryEntry[]>;
  /** Saves entry and event or neither; `conflict` when somebody else has saved the entry since it was read, or an event has that id. */
  saveEntry(change: EntryChange): Promise<'saved' | 'conflict'>;
  getEvent(objectId: string, id: string): Promise<PersonEvent | undefined>;
  /** What has been changed about the person, newest first; at most `limit`. */
  findEvents(objectId: string, limit: number): Promise<readonly PersonEvent[]>;
  /** Whether the settings of the bot make the person an administrator, whatever the directory says. */
  isAppointed(objectId: string): boolean;
  /** Whether they make anybody else one. */
  hasOtherAppointed(objectId: string): boolean;
}

/** Customers that a lead moves from one FM to another in one step. */
export interface Reassignment {
  /** Of the card that asked for it; the ids of the moves' events begin with it. */
  readonly id: string;
  /** ISO 8601 instant in UTC. */
  readonly at: string;
  readonly leadId: string;
  readonly fromFmId: string;
  readonly toFmId: string;
  readonly tenantIds: readonly string[];
}

/** Where reassignments are kept, so that they can be undone. */
export interface Reassignments {
  getReassignment(leadId: string, id: string): Promise<Reassignment | undefined>;
  /** Adds the customers to those that the same step has already, and returns all of it. Safe to repeat, also at the same moment. */
  saveReassignment(reassignment: Reassignment): Promise<Reassignment>;
}

/** What is asked or told about one engagement. */
export interface ReminderQuestion {
  readonly reminder: Reminder;
  readonly engagement: WorkloadEngagement;
}

/** What is asked or told about one customer. */
export interface CustomerQuestions {
  readonly tenant: CustomerTenant;
  readonly questions: readonly ReminderQuestion[];
}

/** One message: the card of one customer, or a digest of several. */
export interface ReminderMessage {
  /** Whom it is sent to: the FM, who is told in their place, or a lead. */
  readonly recipient: Person;
  /** The FM who is asked; `undefined` when the leads are told. */
  readonly fm: Person | undefined;
  /** One for a card, any number for a digest; each with at least one question, all of them for the FM or all for the leads. */
  readonly customers: readonly CustomerQuestions[];
  readonly isDigest: boolean;
  /** Whether the reader may have seen it already. */
  readonly mayBeRepeated: boolean;
}

/**
 * What became of one attempt to send.
 * - `delivered` the channel took it
 * - `notSent` it certainly did not go out; try later, `retryAfterMs` at the earliest when the channel said so
 * - `inDoubt` nobody knows
 * - `unreachable` the person has no chat with the bot, or blocked it
 * - `rejected` the channel will never take this message
 */
export type SendOutcome =
  | { readonly kind: 'delivered' }
  | { readonly kind: 'notSent'; readonly retryAfterMs?: number | undefined }
  | { readonly kind: 'inDoubt' }
  | {
      readonly kind: 'unreachable';
      /** The chat that was tried, if there was one. */
      readonly chat?: Conversation | undefined;
    }
  | { readonly kind: 'rejected' };

export interface ReminderNotifier {
  /** Sends one message, once, in at most ten seconds. Never throws for what the channel answers. */
  remind(message: ReminderMessage): Promise<SendOutcome>;
}

export interface Log {
  info(message: string, fields?: LogFields): void;
  warn(message: string, fields?: LogFields): void;
  /** Of `error` only its kind, its code and its place are logged: its message may hold what somebody wrote. */
  error(message: string, error: unknown, fields?: LogFields): void;
}

/** Tells what the records cost, by use case. */
export interface UseCaseMeter {
  /** Runs `work` as that use case; the name is one of a few that the program itself has given. */
  during<T>(useCase: string, work: () => Promise<T>): Promise<T>;
}
