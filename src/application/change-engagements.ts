import type { CustomerTenant } from '../domain/customer.ts';
import type { Decision, DecisionContext, Refusal } from '../domain/decision.ts';
import { engagementKey, type EngagementKey, type WorkloadEngagement } from '../domain/engagement.ts';
import type { EngagementEvent } from '../domain/event.ts';
import type { Language } from '../domain/language.ts';
import { actingRole, maySee, type EngagementAction, type Policy } from '../domain/permission.ts';
import type { Person } from '../domain/person.ts';
import { isAlarm, plannedAnswer, type PlannedReminder } from '../domain/reminder.ts';
import { requiresNote, type OverallStatusNote, type Signature } from '../domain/status-note.ts';
import { dayIn } from '../domain/time-zone.ts';
import { warningKey, type Warning } from '../domain/warning.ts';
import { BATCH_WRITES, HISTORY_OF_STEPS, MAX_TRIES } from './limits.ts';
import { cancelledReminder, changedReminders, isAbout, planningFor } from './plan-reminders.ts';
import type {
  Clock,
  CustomerChange,
  CustomerRecord,
  CustomerRecords,
  HolidayCalendars,
  People,
  Reminder,
  Stored,
  Submission,
} from './ports.ts';
import { readOnce } from './read-once.ts';
import { workCalendarOf } from './work-calendar.ts';

/** At most this many workloads change together, so that their change fits in one batch of the store. */
export const MAX_TOGETHER = 12;

/** An engagement somebody acts on, as the card that they answer showed it. */
export interface Target {
  readonly key: EngagementKey;
  /** Versions of the date and of the whole record on the card; other ones in the store mean that somebody was faster. */
  readonly esdVersion: number;
  readonly version: number;
  /** The reminder the card asked with: one question is answered once, on however many cards it stands. */
  readonly reminderId?: string | undefined;
}

/** A wish to change engagements of one customer together. */
export interface ChangeRequest {
  readonly person: Person;
  /** The language the person is served in; their notes are written in it. */
  readonly language: Language;
  readonly tenantId: string;
  readonly targets: readonly Target[];
  /** Opaque id of the card that is answered: the same one counts once, however often it arrives. */
  readonly nonce: string;
  /** Warnings the person has confirmed, as `warningKey` writes them. */
  readonly confirmed?: readonly string[];
}

/** An engagement after a change. */
export interface EngagementChange {
  readonly after: WorkloadEngagement;
  /** What happened to it; nothing when only its reminder changed. */
  readonly events: readonly EngagementEvent[];
}

/** What became of a wish to change engagements; in all cases but `saved` nothing was written. */
export type ChangeResult =
  | {
      readonly kind: 'saved';
      readonly tenant: CustomerTenant;
      readonly changes: readonly EngagementChange[];
      /** The overall status note that was saved with it. */
      readonly note?: string | undefined;
      /** When somebody will be asked about these engagements. */
      readonly reminders: readonly PlannedReminder[];
    }
  | { readonly kind: 'refused'; readonly tenant: CustomerTenant; readonly refusals: readonly EngagementRefusal[] }
  /** It can be saved once the person confirms what is unusual about it. */
  | { readonly kind: 'unconfirmed'; readonly tenant: CustomerTenant; readonly warnings: readonly Warning[] }
  /** Somebody was faster, after the card was drawn. */
  | { readonly kind: 'stale'; readonly tenant: CustomerTenant; readonly overtaken: readonly Overtaken[] }
  /** This very answer has been saved before, with these events and this note. */
  | {
      readonly kind: 'repeated';
      readonly tenant: CustomerTenant;
      readonly changes: readonly EngagementChange[];
      readonly note?: string | undefined;
      readonly savedBy: { readonly objectId: string; readonly name?: string | undefined };
      /** ISO 8601 instant in UTC. */
      readonly savedAt: string;
    }
  | { readonly kind: 'forbidden'; readonly fmName?: string | undefined }
  | { readonly kind: 'nothingChosen' }
  | { readonly kind: 'tooMany' }
  /** The record has been merged into another one, where the wish can be repeated. */
  | { readonly kind: 'merged' }
  | { readonly kind: 'notFound' };

/** An engagement that somebody changed first. */
export interface Overtaken {
  readonly engagement: WorkloadEngagement;
  /** The name of who changed it, if they are still known. */
  readonly by?: string | undefined;
  /** ISO 8601 instant in UTC. */
  readonly at?: string | undefined;
}

/** An engagement that a rule turned down, and why. */
export interface EngagementRefusal {
  readonly engagement: WorkloadEngagement;
  readonly refusal: Refusal;
}

/** What changing engagements works on. */
export interface ChangeDependencies {
  readonly customers: CustomerRecords;
  readonly people: People;
  readonly clock: Clock;
  readonly holidays: HolidayCalendars;
  readonly policy: Policy;
}

/** The rule a change follows, and the note it leaves when its events need one. */
export interface ChangeRule {
  readonly action: EngagementAction;
  /** Whether any change since the card was drawn stands in the way, or only one of the date. */
  readonly overtakenBy: 'dateChange' | 'anyChange';
  decide(engagement: WorkloadEngagement, context: DecisionContext): Decision;
  note?(events: readonly EngagementEvent[], signature: Signature): string;
}

/**
 * Applies one rule to all targets: decides each, then saves engagements, events, the status note, reminders and the trace
 * of the answer in one batch. Refused for one means saved for none (E11); what an earlier answer has settled is left out.
 * Safe to call twice and at once.
 * @throws Error when the store stays contended for several tries
 */
export async function changeEngagements(
  dependencies: ChangeDependencies,
  request: ChangeRequest,
  rule: ChangeRule,
): Promise<ChangeResult> {
  if (request.targets.length === 0) return { kind: 'nothingChosen' };
  if (request.targets.length > MAX_TOGETHER) return { kind: 'tooMany' };
  for (let tries = 0; tries < MAX_TRIES; tries += 1) {
    const record = await dependencies.customers.getCustomer(request.tenantId);
    if (!record) return { kind: 'notFound' };
    if (record.tenant.mergedInto !== undefined) return { kind: 'merged' };
    const outcome = await decideAll(dependencies, request, rule, record);
    if (!('change' in outcome)) return outcome;
    if ((await dependencies.customers.save(outcome.change)) === 'saved') return outcome.result;
  }
  throw new Error(`The customer was being changed all the time; gave up after ${String(MAX_TRIES)} tries`);
}

/** An engagement about which this answer has been saved before. */
interface Repeated {
  readonly submission: Submission;
  readonly engagement: WorkloadEngagement;
}

interface Prepared {
  readonly change: CustomerChange;
  readonly result: ChangeResult;
}

async function decideAll(
  { customers, people, clock, holidays, policy }: ChangeDependencies,
  request: ChangeRequest,
  rule: ChangeRule,
  { tenant, engagements, openReminders, openCopies }: CustomerRecord,
): Promise<Prepared | ChangeResult> {
  const { person, tenantId, language, confirmed = [] } = request;
  const nowMs = clock.nowMs();
  const at = new Date(nowMs).toISOString();
  const today = dayIn(person.timeZone, nowMs);
  const getPerson = readOnce((objectId) => people.getPerson(objectId));
  const getSubmission = readOnce((id) => customers.getSubmission(tenantId, id));

  const saved: Stored<WorkloadEngagement>[] = [];
  const changes: EngagementChange[] = [];
  const refusals: EngagementRefusal[] = [];
  const warnings = new Map<string, Warning>();
  const overtaken: WorkloadEngagement[] = [];
  const cancelled: Stored<Reminder>[] = [];
  const pointless: Stored<Reminder>[] = [];
  const opened: Reminder[] = [];
  const asked: PlannedReminder[] = [];
  const submissions = new Map<string, Submission>();
  const repeated: Repeated[] = [];

  for (const target of request.targets) {
    const found = engagements.find(({ value }) => engagementKey(value) === target.key);
    if (!found || !maySee(person, found.value)) return { kind: 'notFound' };
    // Whoever may answer about one workload does not answer what was asked about another.
    if (target.reminderId !== undefined && !isAbout(target.reminderId, target.key)) return { kind: 'notFound' };
    const before = found.value;
    const fm = before.fmId === undefined ? undefined : await getPerson(before.fmId);
    const fmToday = fm ? dayIn(fm.timeZone, nowMs) : today;

    const role = actingRole(rule.action, person, { engagement: before, fm, fmToday }, policy);
    if (!role) return { kind: 'forbidden', fmName: fm?.name };
    const by = { objectId: person.objectId, role };

    const submissionId = target.reminderId === undefined ? request.nonce : answerId(target.reminderId);
    const earlier = await getSubmission(submissionId);
    if (earlier) {
      repeated.push({ submission: earlier, engagement: before });
      continue;
    }
    submissions.set(submissionId, { id: submissionId, tenantId, at, by });

    if (
      before.esdVersion !== target.esdVersion ||
      (rule.overtakenBy === 'anyChange' && before.version !== target.version)
    ) {
      overtaken.push(before);
      continue;
    }

    const calendar = workCalendarOf(fm ?? person, holidays, language);
    const decision = rule.decide(before, { today, fmToday, at, by, calendar });
    if (!decision.ok) {
      refusals.push({ engagement: before, refusal: decision.refusal });
      continue;
    }
    for (const warning of decision.warnings ?? []) {
      if (!confirmed.includes(warningKey(warning))) warnings.set(warningKey(warning), warning);
    }
    const after = decision.engagement;
    const { workload, sequence } = after;
    const events = decision.events.map((facts): EngagementEvent => {
      return { id: `${submissionId}|${target.key}|${facts.type}`, tenantId, workload, sequence, at, by, facts };
    });
    if (after !== before) saved.push({ value: after, etag: found.etag });
    changes.push({ after, events });

    const nextFm = after.fmId === before.fmId ? fm : after.fmId === undefined ? undefined : await getPerson(after.fmId);
    const byFm = nextFm?.objectId === person.objectId;
    const planning = planningFor(tenant, nextFm, holidays, { nowMs, byFm });
    const reminders = changedReminders(after, decision.reminder, openReminders, planning);
    cancelled.push(...reminders.cancelled);
    if (decision.reminder !== 'keep') {
      pointless.push(...openCopies.filter(({ value }) => value.engagement === target.key).map(cancelledReminder));
    }
    opened.push(...reminders.opened);
    const questions = [...reminders.opened, ...reminders.kept].filter(({ kind }) => !isAlarm(kind));
    asked.push(...questions.map((next) => plannedAnswer(after, next, planning)));
  }
  if (overtaken.length > 0) {
    return { kind: 'stale', tenant, overtaken: await whoWasFaster({ customers, people }, rule, tenantId, overtaken) };
  }
  if (refusals.length > 0) return { kind: 'refused', tenant, refusals };
  if (warnings.size > 0) return { kind: 'unconfirmed', tenant, warnings: [...warnings.values()] };
  const [submission] = submissions.values();
  if (!submission) return whatWasSaved({ customers, people }, tenant, repeated);

  const note = noteFor(rule, changes, submission, { author: person.name, day: today, language });
  const events = changes.flatMap((change) => change.events);
  const writes = saved.length + events.length + cancelled.length + opened.length + submissions.size + (note ? 1 : 0);
  return {
    change: {
      tenantId,
      engagements: saved,
      events,
      notes: note ? [note] : [],
      // Copies that no longer fit end by themselves when their turn comes.
      changedReminders: [...cancelled, ...pointless.slice(0, BATCH_WRITES - writes)],
      newReminders: opened,
      submissions: [...submissions.values()],
    },
    result: {
      kind: 'saved',
      tenant,
      changes,
      note: note?.text,
      reminders: asked,
    },
  };
}

/** The id of the trace that the answer to a reminder leaves. */
export function answerId(reminderId: string): string {
  return `answer|${reminderId}`;
}

/** Names who was faster: who entered the present date, or, when any change counts, who is last in the history. */
async function whoWasFaster(
  { customers, people }: Pick<ChangeDependencies, 'customers' | 'people'>,
  { overtakenBy }: ChangeRule,
  tenantId: string,
  engagements: readonly WorkloadEngagement[],
): Promise<readonly Overtaken[]> {
  const events = overtakenBy === 'anyChange' ? (await customers.getHistory(tenantId, HISTORY_OF_STEPS)).events : [];
  return Promise.all(
    engagements.map(async (engagement): Promise<Overtaken> => {
      const last = events.find((event) => event.by && engagementKey(event) === engagementKey(engagement));
      const who = last?.by ?? engagement.esd?.enteredBy;
      return {
        engagement,
        by: who && (await people.getPerson(who.objectId))?.name,
        at: last?.at ?? engagement.esd?.enteredAt,
      };
    }),
  );
}

/** What the first arrival of a repeated answer saved, so that the same confirmation can be shown again. */
async function whatWasSaved(
  { customers, people }: Pick<ChangeDependencies, 'customers' | 'people'>,
  tenant: CustomerTenant,
  repeated: readonly Repeated[],
): Promise<ChangeResult> {
  const [first] = repeated;
  if (!first) return { kind: 'nothingChosen' };
  const [{ events, notes }, record] = await Promise.all([
    customers.getHistory(tenant.tenantId, HISTORY_OF_STEPS),
    customers.getCustomer(tenant.tenantId),
  ]);
  // It may have been saved after the record was read that was decided on.
  const now = new Map(record?.engagements.map(({ value }) => [engagementKey(value), value]));
  const { by, at } = first.submission;
  return {
    kind: 'repeated',
    tenant,
    changes: repeated.map(({ submission, engagement }) => {
      const prefix = `${submission.id}|${engagementKey(engagement)}|`;
      return {
        after: now.get(engagementKey(engagement)) ?? engagement,
        events: events.filter(({ id }) => id.startsWith(prefix)),
      };
    }),
    note: notes.find(({ id }) => repeated.some(({ submission }) => submission.id === id))?.text,
    savedBy: { objectId: by.objectId, name: (await people.getPerson(by.objectId))?.name },
    savedAt: at,
  };
}

/** The date and its reason are saved together or not at all (I5): a rule that forgets the note fails here, before anything is written. */
function noteFor(
  rule: ChangeRule,
  changes: readonly EngagementChange[],
  { id, tenantId, at, by }: Submission,
  signature: Signature,
): OverallStatusNote | undefined {
  const explained = changes.filter(({ events }) => events.some(requiresNote));
  if (explained.length === 0) return undefined;
  if (!rule.note) throw new Error(`The rule for ${rule.action} changes a date without a status note`);
  const text = rule.note(
    explained.flatMap(({ events }) => events.filter(requiresNote)),
    signature,
  );
  return { id, tenantId, engagements: explained.map(({ after }) => engagementKey(after)), text, at, by };
}
