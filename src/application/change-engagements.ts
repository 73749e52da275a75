import type { CustomerTenant } from '../domain/customer.ts';
import type { Decision, DecisionContext, Refusal } from '../domain/decision.ts';
import { engagementKey, type EngagementKey, type WorkloadEngagement } from '../domain/engagement.ts';
import type { EngagementEvent } from '../domain/event.ts';
import type { Language } from '../domain/language.ts';
import { actingRole, type EngagementAction } from '../domain/permission.ts';
import type { Actor, Person } from '../domain/person.ts';
import { planReminder, type PlannedReminder } from '../domain/reminder.ts';
import { requiresNote, type Signature } from '../domain/status-note.ts';
import { dayIn } from '../domain/time-zone.ts';
import { openedReminder } from './open-reminder.ts';
import type { Clock, CustomerChange, CustomerRecord, CustomerRecords, People, Reminder, Stored } from './ports.ts';

/** At most this many workloads change together, so that their change fits in one batch of the store. */
export const MAX_TOGETHER = 15;

const MAX_TRIES = 5;

/** An engagement somebody acts on, as the card that they answer showed it. */
export interface Target {
  readonly key: EngagementKey;
  /** The date version on the card; another one in the store means that somebody was faster. */
  readonly esdVersion: number;
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
}

/** An engagement before and after a change. */
export interface EngagementChange {
  readonly before: WorkloadEngagement;
  readonly after: WorkloadEngagement;
  readonly event?: EngagementEvent | undefined;
}

/** What became of a wish to change engagements; in all cases but `saved` nothing was written. */
export type ChangeResult =
  | {
      readonly kind: 'saved';
      readonly tenant: CustomerTenant;
      readonly changes: readonly EngagementChange[];
      /** The overall status note that was saved with it. */
      readonly note?: string | undefined;
      readonly reminders: readonly PlannedReminder[];
    }
  | { readonly kind: 'refused'; readonly tenant: CustomerTenant; readonly refusals: readonly EngagementRefusal[] }
  /** Somebody changed the date after the card was drawn. */
  | {
      readonly kind: 'stale';
      readonly tenant: CustomerTenant;
      readonly engagement: WorkloadEngagement;
      readonly changedBy?: string | undefined;
    }
  /** This very answer has been saved before. */
  | {
      readonly kind: 'repeated';
      readonly tenant: CustomerTenant;
      readonly savedBy?: string | undefined;
      /** ISO 8601 instant in UTC. */
      readonly savedAt: string;
    }
  | { readonly kind: 'forbidden'; readonly fmName?: string | undefined }
  | { readonly kind: 'nothingChosen' }
  | { readonly kind: 'tooMany' }
  | { readonly kind: 'notFound' };

export interface EngagementRefusal {
  readonly engagement: WorkloadEngagement;
  readonly refusal: Refusal;
}

export interface ChangeDependencies {
  readonly customers: CustomerRecords;
  readonly people: People;
  readonly clock: Clock;
}

/** The rule a change follows, and the note it leaves when its events need one. */
export interface ChangeRule {
  readonly action: EngagementAction;
  decide(engagement: WorkloadEngagement, context: DecisionContext): Decision;
  note?(events: readonly EngagementEvent[], signature: Signature): string;
}

/**
 * Applies one rule to all targets: decides each, then saves engagements, events, the status note, reminders and the trace
 * of the answer in one batch. Refused for one means saved for none (E11). Safe to call twice and at once.
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
    const outcome = await decideAll(dependencies, request, rule, record);
    if (!('change' in outcome)) return outcome;
    if ((await dependencies.customers.save(outcome.change)) === 'saved') return outcome.result;
  }
  throw new Error(`The customer was being changed all the time; gave up after ${String(MAX_TRIES)} tries`);
}

interface Prepared {
  readonly change: CustomerChange;
  readonly result: ChangeResult;
}

async function decideAll(
  { customers, people, clock }: ChangeDependencies,
  request: ChangeRequest,
  rule: ChangeRule,
  { tenant, engagements, openReminders }: CustomerRecord,
): Promise<Prepared | ChangeResult> {
  const { person, tenantId, targets } = request;
  const nowMs = clock.nowMs();
  const at = new Date(nowMs).toISOString();
  const today = dayIn(person.timeZone, nowMs);

  const submissionIds = submissionIdsOf(request);
  for (const id of submissionIds) {
    const earlier = await customers.getSubmission(tenantId, id);
    if (!earlier) continue;
    const savedBy = (await people.getPerson(earlier.by.objectId))?.name;
    return { kind: 'repeated', tenant, savedBy, savedAt: earlier.at };
  }

  const saved: Stored<WorkloadEngagement>[] = [];
  const changes: EngagementChange[] = [];
  const events: EngagementEvent[] = [];
  const refusals: EngagementRefusal[] = [];
  const cancelled: Stored<Reminder>[] = [];
  const opened: Reminder[] = [];
  let actor: Actor | undefined;

  for (const target of targets) {
    const found = engagements.find(({ value }) => engagementKey(value) === target.key);
    if (!found) return { kind: 'notFound' };
    const before = found.value;
    const fm = before.fmId === undefined ? undefined : await people.getPerson(before.fmId);

    const role = actingRole(rule.action, person, before);
    if (!role) return { kind: 'forbidden', fmName: fm?.name };
    actor = { objectId: person.objectId, role };
    if (before.esdVersion !== target.esdVersion) {
      const changedBy = before.lastChange && (await people.getPerson(before.lastChange.by.objectId))?.name;
      return { kind: 'stale', tenant, engagement: before, changedBy };
    }

    const fmToday = fm ? dayIn(fm.timeZone, nowMs) : today;
    const decision = rule.decide(before, { today, fmToday, at, by: actor });
    if (!decision.ok) {
      refusals.push({ engagement: before, refusal: decision.refusal });
      continue;
    }
    const after = decision.engagement;
    const event =
      decision.event && eventOf(after, `${submissionIds[0] ?? request.nonce}|${target.key}`, at, actor, decision.event);
    if (event) events.push(event);
    if (after !== before) saved.push({ value: after, etag: found.etag });
    changes.push({ before, after, event });

    if (decision.reminder === 'keep') continue;
    const mayPlan = fm && decision.reminder !== 'stop';
    const plan = mayPlan
      ? planReminder(after, decision.reminder, { tenant, fm, nowMs, byFm: fm.objectId === person.objectId })
      : undefined;
    const next = plan && openedReminder(tenantId, after, plan);
    const open = openReminders.filter(({ value }) => value.engagement === target.key);
    cancelled.push(...open.filter(({ value }) => value.id !== next?.id).map(cancelledReminder));
    if (next && !open.some(({ value }) => value.id === next.id)) opened.push(next);
  }
  if (refusals.length > 0) return { kind: 'refused', tenant, refusals };
  if (!actor) return { kind: 'nothingChosen' };

  const note = noteFor(rule, events, { author: person.name, day: today, language: request.language });
  const by = actor;
  return {
    change: {
      tenantId,
      engagements: saved,
      events,
      notes:
        note === undefined
          ? []
          : [
              {
                id: submissionIds[0] ?? request.nonce,
                tenantId,
                engagements: targets.map(({ key }) => key),
                text: note,
                at,
                by,
              },
            ],
      changedReminders: cancelled,
      newReminders: opened,
      submissions: submissionIds.map((id) => ({ id, tenantId, at, by })),
    },
    result: { kind: 'saved', tenant, changes, note, reminders: opened },
  };
}

/** One trace per answered reminder; one for the card when it came without. */
function submissionIdsOf({ targets, nonce }: ChangeRequest): string[] {
  const ids = new Set(targets.map(({ reminderId }) => (reminderId === undefined ? nonce : `answer|${reminderId}`)));
  return [...ids];
}

function eventOf(
  { tenantId, workload, sequence }: WorkloadEngagement,
  id: string,
  at: string,
  by: Actor,
  facts: EngagementEvent['facts'],
): EngagementEvent {
  return { id, tenantId, workload, sequence, at, by, facts };
}

function cancelledReminder({ value, etag }: Stored<Reminder>): Stored<Reminder> {
  return { value: { ...value, state: 'cancelled', nextAtMs: undefined, claimToken: undefined }, etag };
}

/** The date and its reason are saved together or not at all (I5): a rule that forgets the note fails here, before anything is written. */
function noteFor(rule: ChangeRule, events: readonly EngagementEvent[], signature: Signature): string | undefined {
  const toExplain = events.filter(requiresNote);
  if (toExplain.length === 0) return undefined;
  if (!rule.note) throw new Error(`The rule for ${rule.action} changes a date without a status note`);
  return rule.note(toExplain, signature);
}
