import { z } from 'zod';

import type {
  Conversation,
  DeliveryPause,
  Reassignment,
  Reminder,
  ReminderReference,
  Submission,
} from '../application/ports.ts';
import { isCalendarDay, type CalendarDay } from '../domain/calendar-day.ts';
import type { CustomerTenant } from '../domain/customer.ts';
import type { WorkloadEngagement } from '../domain/engagement.ts';
import type { PersonEvent } from '../domain/decide-person.ts';
import type { EngagementEvent } from '../domain/event.ts';
import type { Absence, Actor, DirectoryEntry, Person } from '../domain/person.ts';
import { ALARM_KINDS, QUESTION_KINDS } from '../domain/reminder.ts';
import type { OverallStatusNote } from '../domain/status-note.ts';

/** Where what belongs to nobody in particular is kept. */
export const SYSTEM_PARTITION = 'sys';

const day = z.custom<CalendarDay>((value) => typeof value === 'string' && isCalendarDay(value), 'expected YYYY-MM-DD');
const instant = z.iso.datetime();
const role = z.enum(['gateway', 'fm', 'lead', 'frpManager', 'admin']);
const l1 = z.enum(['inProgress', 'statusUnknown', 'blocked', 'noIntent', 'duplicateInvalid']);
const language = z.enum(['en', 'es']);
const actingRole = z.enum([...role.options, 'delegate']);
const channel = z.enum(['unassigned', 'ftc', 'frp']);
const origin = z.enum(['newCustomer', 'serial', 'successReview', 'reengagement', 'preexisting']);
const actor = z.object({ objectId: z.string(), role: actingRole }) satisfies z.ZodType<Actor>;

const startDate = z.object({
  date: day,
  precision: z.enum(['day', 'month']),
  basis: z.enum(['requested', 'planned', 'actual']),
  entry: z.enum(['first', 'firstCorrected', 'later']),
  enteredBy: actor,
  enteredAt: instant,
});

const attempt = z.object({
  at: instant,
  by: actor,
  channel: z.enum(['email', 'phone', 'voicemail', 'teams', 'other']),
  outcome: z.enum(['noReply', 'reply']),
  comment: z.string().optional(),
});

const completion = z.object({ planned: day.optional(), actual: day.optional() });

const reason = z.object({
  code: z.enum([
    'customerRequestedNewDate',
    'customerReplied',
    'actualDiffersFromPlan',
    'serialPlanChanged',
    'successReviewPlan',
    'estimateRefined',
    'reactivated',
    'correction',
    'other',
  ]),
  text: z.string(),
});

export const tenantDocument = z.object({
  tenantId: z.string(),
  customerId: z.string(),
  customerName: z.string(),
  initialDomain: z.string(),
  tpid: z.string().optional(),
  seatCount: z.number().int().optional(),
  timeZone: z.string(),
  merging: z.object({ from: z.string(), at: instant }).optional(),
  mergedFrom: z.array(z.string()).optional(),
  mergedInto: z.string().optional(),
}) satisfies z.ZodType<CustomerTenant>;

export const engagementDocument = z.object({
  tenantId: z.string(),
  workload: z.string(),
  sequence: z.number().int(),
  origin,
  l1,
  inProgressShare: z.number().int().optional(),
  deliveryChannel: channel,
  esd: startDate.optional(),
  esdVersion: z.number().int(),
  firstRequestedDate: day.optional(),
  firstEnteredRole: actingRole.optional(),
  completion,
  kickoffDate: day.optional(),
  fmId: z.string().optional(),
  progress: z.enum(['open', 'started', 'inactive']),
  attempts: z.array(attempt),
  version: z.number().int(),
}) satisfies z.ZodType<WorkloadEngagement>;

const reminderKind = z.enum([...QUESTION_KINDS, ...ALARM_KINDS]);

export const eventDocument = z.object({
  id: z.string(),
  tenantId: z.string(),
  workload: z.string(),
  sequence: z.number().int(),
  at: instant,
  by: actor.optional(),
  facts: z.discriminatedUnion('type', [
    z.object({ type: z.literal('workloadAdded'), origin, l1 }),
    z.object({ type: z.literal('startDateRecorded'), after: startDate, comment: z.string().optional() }),
    z.object({
      type: z.enum(['startDateRescheduled', 'customerReplied', 'reactivated']),
      before: startDate,
      after: startDate,
      reason,
    }),
    z.object({
      type: z.literal('startDateConfirmedActual'),
      before: startDate,
      after: startDate,
      reason: reason.optional(),
    }),
    z.object({ type: z.literal('contactAttemptLogged'), attempt }),
    z.object({ type: z.literal('markedInactive'), text: z.string() }),
    z.object({
      type: z.literal('startDateCorrected'),
      before: startDate,
      after: startDate,
      reason: reason.optional(),
    }),
    z.object({ type: z.literal('startDateVoided'), before: startDate, reason }),
    z.object({ type: z.literal('l1Changed'), before: l1, after: l1, share: z.number().int().optional() }),
    z.object({ type: z.literal('completionSet'), before: completion, after: completion }),
    z.object({ type: z.literal('fmAssigned'), before: z.string().optional(), after: z.string().optional() }),
    z.object({ type: z.literal('channelAssigned'), before: channel, after: channel }),
    z.object({
      type: z.literal('duplicateMerged'),
      from: z.string(),
      fromName: z.string(),
      before: startDate.optional(),
      after: startDate.optional(),
      reason,
    }),
    z.object({ type: z.literal('kickoffSet'), before: day.optional(), after: day.optional() }),
    z.object({ type: z.literal('reminderSent'), kind: reminderKind, localDay: day }),
  ]),
}) satisfies z.ZodType<EngagementEvent>;

export const noteDocument = z.object({
  id: z.string(),
  tenantId: z.string(),
  engagements: z.array(z.string()),
  text: z.string(),
  at: instant,
  by: actor,
}) satisfies z.ZodType<OverallStatusNote>;

export const reminderDocument = z.object({
  id: z.string(),
  tenantId: z.string(),
  kind: reminderKind,
  engagement: z.string(),
  recipient: z.string(),
  esdVersion: z.number().int(),
  localDay: day,
  timeZone: z.string(),
  dueAtMs: z.number(),
  state: z.enum(['pending', 'claimed', 'sending', 'blocked', 'dead', 'sent', 'skipped', 'cancelled']),
  nextAtMs: z.number().optional(),
  claimToken: z.string().optional(),
  inDoubt: z.boolean(),
  wasInDigest: z.boolean().optional(),
  mayRepeat: z.boolean().optional(),
  expiredLeases: z.number().int().optional(),
  failedSends: z.number().int().optional(),
  failingSinceMs: z.number().optional(),
  problem: z.enum(['unreachable', 'rejected', 'keptFailing', 'endedWorkers', 'inDoubt']).optional(),
  sentAt: instant.optional(),
  copiedVersion: z.number().int().optional(),
}) satisfies z.ZodType<Reminder>;

/** All that is read of a reminder until its turn comes, so that one that cannot be read does not hold up the others. */
export const reminderReference = z.object({
  id: z.string(),
  tenantId: z.string(),
  recipient: z.string(),
  nextAtMs: z.number().optional(),
}) satisfies z.ZodType<ReminderReference>;

export const submissionDocument = z.object({
  id: z.string(),
  tenantId: z.string(),
  at: instant,
  by: actor,
}) satisfies z.ZodType<Submission>;

/** Administrators keep these parts of a person's document. */
export const entryDocument = z.object({
  objectId: z.string(),
  name: z.string(),
  roles: z.array(role),
  timeZone: z.string(),
  language: language.optional(),
  workingDays: z.array(z.number().int().min(1).max(7)),
  holidayCalendar: z.string().optional(),
  capacityPerMonth: z.number().int().nonnegative().optional(),
  skills: z.array(z.string()).optional(),
}) satisfies z.ZodType<DirectoryEntry>;

const changedParts = entryDocument.omit({ objectId: true }).partial();

export const personEventDocument = z.object({
  id: z.string(),
  objectId: z.string(),
  at: instant,
  by: z.string().optional(),
  via: z.enum(['card', 'import', 'settings']),
  before: changedParts,
  after: changedParts,
}) satisfies z.ZodType<PersonEvent>;

export const personDocument = entryDocument.extend({
  reminderTime: z.string(),
  followUpDays: z.number().int().optional(),
  remindersPausedUntil: day.optional(),
}) satisfies z.ZodType<Person>;

/** Whose document it is, among those found in many partitions. */
export const personReference = z.object({ objectId: z.string() });

/** What a person was, from their document. */
export const roleFields = z.object({ isFm: z.boolean().optional(), isFormerFm: z.boolean().optional() });

export const absenceDocument = z.object({
  absence: z.object({ from: day, until: day, delegateId: z.string().optional() }).optional() satisfies z.ZodType<
    Absence | undefined
  >,
});

export const reassignmentDocument = z.object({
  id: z.string(),
  at: instant,
  leadId: z.string(),
  fromFmId: z.string(),
  toFmId: z.string(),
  tenantIds: z.array(z.string()),
}) satisfies z.ZodType<Reassignment>;

/** What a person has chosen; it goes before what the directory says. */
export const preferencesDocument = z.object({
  language: language.optional(),
  reminderTime: z.string().optional(),
  followUpDays: z.number().int().optional(),
  remindersPausedUntil: day.optional(),
}) satisfies z.ZodType<Partial<Person>>;

/** Of the store as a whole: whether reminders go out, and when missing ones were looked for last. */
export const deliveryDocument = z.object({
  pause: z.object({ by: z.string(), at: instant }).optional() satisfies z.ZodType<DeliveryPause | undefined>,
});
export const repairDocument = z.object({ begunAtMs: z.number(), doneAtMs: z.number() });

export const conversationDocument = z.object({
  conversationId: z.string(),
  serviceUrl: z.string(),
  channelId: z.string(),
  botId: z.string(),
  userId: z.string(),
  clientLanguage: language.optional(),
  account: z.enum(['member', 'guest']).optional(),
}) satisfies z.ZodType<Conversation>;

export const welcomeDocument = z.object({ welcomedAt: instant.optional() });
