import { addWorkloads } from '../../src/application/add-workloads.ts';
import { assignChannel } from '../../src/application/assign-channel.ts';
import { assignFm, type NoSuchFm } from '../../src/application/assign-fm.ts';
import { captureStartDate } from '../../src/application/capture-start-date.ts';
import type { ChangeRequest, ChangeResult, Target } from '../../src/application/change-engagements.ts';
import { changeL1 } from '../../src/application/change-l1.ts';
import { confirmStarted } from '../../src/application/confirm-started.ts';
import { correctStartDate } from '../../src/application/correct-start-date.ts';
import { createCustomer } from '../../src/application/create-customer.ts';
import { logAttempt, snoozeReminder } from '../../src/application/log-attempt.ts';
import { markInactive } from '../../src/application/mark-inactive.ts';
import { mergeDuplicate, mergeVersions, previewMerge } from '../../src/application/merge-duplicate.ts';
import type { SendOutcome } from '../../src/application/ports.ts';
import { reassignCustomers, undoReassignment } from '../../src/application/reassign-customers.ts';
import { releaseBlockedReminders } from '../../src/application/release-blocked-reminders.ts';
import { reactivateEngagement, rescheduleStartDate } from '../../src/application/reschedule-start-date.ts';
import { setAbsence } from '../../src/application/set-absence.ts';
import { setCompletion } from '../../src/application/set-completion.ts';
import { setKickoff } from '../../src/application/set-kickoff.ts';
import { voidStartDate } from '../../src/application/void-start-date.ts';
import { addDays, calendarDay, type CalendarDay } from '../../src/domain/calendar-day.ts';
import {
  ATTEMPT_CHANNELS,
  DELIVERY_CHANNELS,
  engagementKey,
  L1_VALUES,
  type Origin,
  type WorkloadEngagement,
} from '../../src/domain/engagement.ts';
import type { Person } from '../../src/domain/person.ts';
import type { ReasonCode } from '../../src/domain/reason.ts';
import { warningKey } from '../../src/domain/warning.ts';
import { ReminderDelivery } from '../../src/reminders/reminder-delivery.ts';
import { LEAD } from '../support/builders.ts';
import type { Command, CommandKind } from './command.ts';
import { dayOf } from './day-of.ts';
import { newlyAdded, type Expected } from './expected.ts';
import { FMS, GATEWAYS, STAFF } from './staff.ts';
import { placeOf, TENANTS, type Snapshot, type World } from './world.ts';

/** What became of a command. */
export interface Outcome {
  readonly actor: Person;
  /** The use case's own answer. */
  readonly kind: string;
  /** Whether anything about an engagement may have changed. */
  readonly isSaved: boolean;
  /** Whether the person has confirmed warnings. */
  readonly isConfirmed: boolean;
  /** Whether something was saved although the card showed an older date. */
  readonly isOvertaken: boolean;
  /** What it was about, for people who read a failure. */
  readonly about: string;
}

const WORKLOADS = ['EXO', 'TEAMS', 'SPO', 'YAM', 'WIN10', 'COPILOT'];
const ORIGINS: readonly Origin[] = ['newCustomer', 'serial', 'successReview', 'reengagement', 'preexisting'];
const HOUR_MS = 3_600_000;
const HOURS_AHEAD = [0.1, 1, 5, 14, 24, 24, 48, 72, 24 * 7, 24 * 10, 24 * 16, 24 * 33];

/** Carries a command out, and writes down in the model what has to come of it. */
export async function runCommand(world: World, command: Command, before: Snapshot): Promise<Outcome> {
  switch (command.kind) {
    case 'createCustomer':
      return runCreate(world, command);
    case 'addWorkloads':
      return runAdd(world, command);
    case 'reassign':
      return runReassign(world, command);
    case 'undoReassignment':
      return runUndo(world, command);
    case 'setAbsence':
      return runAbsence(world, command);
    case 'mergeDuplicate':
      return runMerge(world, command, before);
    case 'moveClock':
      world.office.clock.tick(pick(HOURS_AHEAD, command.variant) * HOUR_MS);
      return nothingAsked('moved');
    case 'deliverReminders':
      return runDelivery(world, command);
    case 'repeatAnswer':
      return runRepeat(world, command);
    default:
      return runChange(world, { ...command, kind: command.kind }, before);
  }
}

type ChangeKind = Exclude<
  CommandKind,
  | 'createCustomer'
  | 'addWorkloads'
  | 'reassign'
  | 'undoReassignment'
  | 'setAbsence'
  | 'mergeDuplicate'
  | 'moveClock'
  | 'deliverReminders'
  | 'repeatAnswer'
>;

type ChangeCommand = Command & { readonly kind: ChangeKind };

/** How a change is asked for, and what has to come of it when it is saved. */
interface Wish {
  readonly send: (request: ChangeRequest) => Promise<ChangeResult | NoSuchFm>;
  readonly expect: (before: Expected, origin: Origin) => Expected;
}

async function runChange(world: World, command: ChangeCommand, before: Snapshot): Promise<Outcome> {
  const { office, expected } = world;
  const targets = pickTargets(world, command, before);
  world.lastPlaces.splice(0, Infinity, ...targets.map(placeOf));
  const tenant = TENANTS.find(({ tenantId }) => tenantId === targets[0]?.tenantId) ?? pick(TENANTS, command.customer);
  const actor = actorOf(world, command, targets[0]);
  const wish = wishOf(world, command, actor, targets);
  const request: ChangeRequest = {
    person: actor,
    language: command.variant % 2 === 0 ? 'en' : 'es',
    tenantId: tenant.tenantId,
    targets: targets.map((engagement) => targetOf(world, command, engagement)),
    nonce: office.newId(),
  };
  let asked = request;
  let result = await wish.send(request);
  if (result.kind === 'unconfirmed' && command.quirk !== 'unconfirmed') {
    asked = { ...request, confirmed: result.warnings.map(warningKey) };
    result = await wish.send(asked);
  }
  let isOvertaken = false;
  if (result.kind === 'saved') {
    for (const { after } of result.changes) {
      const place = placeOf(after);
      const shown = request.targets.find(({ key }) => key === engagementKey(after));
      isOvertaken ||= shown?.esdVersion !== before.engagements.get(place)?.esdVersion;
      const present = expected.get(place);
      if (present) expected.set(place, wish.expect(present, after.origin));
      if (command.kind === 'assignFm') world.assignedBy.set(place, request.nonce);
    }
    world.answers.push(() => wish.send(asked));
  }
  const about = `${targets.map(engagementKey).join(', ')} of ${tenant.customerName}`;
  return {
    actor,
    kind: whyOf(result),
    isSaved: result.kind === 'saved',
    isConfirmed: asked !== request,
    isOvertaken,
    about,
  };
}

function whyOf(result: ChangeResult | NoSuchFm): string {
  return result.kind === 'refused'
    ? `refused: ${result.refusals.map(({ refusal }) => refusal).join(', ')}`
    : result.kind;
}

function wishOf(
  { office }: World,
  command: ChangeCommand,
  actor: Person,
  targets: readonly WorkloadEngagement[],
): Wish {
  const { kind, days, precision, text, kickoffRemedy, variant } = command;
  const today = dayOf(actor.timeZone, office.clock.nowMs());
  const date = addDays(today, days);
  const planned = precision === 'month' ? calendarDay(`${date.slice(0, 7)}-01`) : date;
  const requested = { date, precision };
  const kickoffBeside = (kickoff: CalendarDay | undefined, start: CalendarDay): CalendarDay | undefined => {
    if (kickoff === undefined || kickoff >= start) return kickoff;
    return kickoffRemedy === 'moveToStart' ? start : undefined;
  };
  const rescheduled = (before: Expected): Expected => ({
    ...before,
    date: planned,
    precision,
    basis: before.basis === 'planned' ? 'planned' : 'requested',
    isFirst: false,
    esdVersion: before.esdVersion + 1,
    kickoffDate: kickoffBeside(before.kickoffDate, planned),
    progress: 'open',
    attempts: 0,
  });
  const started = (before: Expected, day: CalendarDay): Expected => {
    const isAsPlanned = before.date === day && before.precision === 'day';
    return {
      ...before,
      date: day,
      precision: 'day',
      basis: 'actual',
      isFirst: isAsPlanned && before.isFirst,
      esdVersion: isAsPlanned ? before.esdVersion : before.esdVersion + 1,
      kickoffDate: kickoffBeside(before.kickoffDate, day),
      progress: 'started',
    };
  };
  const moveBy = (code: ReasonCode): Wish => ({
    send: (request) => rescheduleStartDate(office, { ...request, requested, kickoffRemedy, reason: { code, text } }),
    expect: rescheduled,
  });

  switch (kind) {
    case 'capture':
      return {
        send: (request) =>
          captureStartDate(office, {
            ...request,
            dates: new Map(targets.map((target) => [engagementKey(target), requested])),
            comment: variant % 3 === 0 ? text : '',
          }),
        expect: (before, origin) => ({
          ...before,
          date: planned,
          precision,
          basis: origin === 'serial' || origin === 'successReview' ? 'planned' : 'requested',
          isFirst: true,
          firstRequestedDate: planned,
          esdVersion: before.esdVersion + 1,
        }),
      };
    case 'reschedule':
      return moveBy(pick<ReasonCode>(['customerRequestedNewDate', 'serialPlanChanged', 'other'], variant));
    case 'customerReplied':
      return moveBy('customerReplied');
    case 'correct':
      return {
        send: (request) => correctStartDate(office, { ...request, requested, explanation: text, kickoffRemedy }),
        expect: (before) => {
          const isStarted = before.progress === 'started';
          const corrected = isStarted ? date : planned;
          return {
            ...before,
            date: corrected,
            precision: isStarted ? 'day' : precision,
            firstRequestedDate: before.isFirst && !isStarted ? corrected : before.firstRequestedDate,
            esdVersion: before.esdVersion + 1,
            kickoffDate: kickoffBeside(before.kickoffDate, corrected),
          };
        },
      };
    case 'attemptWithoutReply':
    case 'attemptWithReply':
      return {
        send: (request) =>
          logAttempt(office, {
            ...request,
            channel: pick(ATTEMPT_CHANNELS, variant),
            outcome: kind === 'attemptWithReply' ? 'reply' : 'noReply',
            comment: text,
          }),
        expect: (before) => ({ ...before, attempts: before.attempts + 1 }),
      };
    case 'confirmStarted': {
      const [target] = targets;
      // Mostly a day that has come, often the planned one, now and then one ahead.
      const day =
        variant % 3 === 0 && target?.esd ? target.esd.date : variant === 1 ? date : addDays(today, -Math.abs(days));
      return {
        send: (request) => confirmStarted(office, { ...request, date: day, explanation: text, kickoffRemedy }),
        expect: (before) => started(before, day),
      };
    }
    case 'markInactive':
      return {
        send: (request) => markInactive(office, { ...request, text }),
        expect: (before) => ({ ...before, progress: 'inactive' }),
      };
    case 'reactivate':
      return {
        send: (request) =>
          reactivateEngagement(office, {
            ...request,
            requested,
            kickoffRemedy,
            reason: { code: 'reactivated', text },
          }),
        expect: rescheduled,
      };
    case 'changeL1': {
      const l1 = variant % 2 === 0 ? 'inProgress' : pick(L1_VALUES, variant);
      const inProgressShare = variant === 4 ? 40 : undefined;
      return {
        send: (request) => changeL1(office, { ...request, l1, inProgressShare }),
        expect: (before) => ({ ...before, l1 }),
      };
    }
    case 'setKickoff': {
      const start = targets[0]?.esd?.date ?? today;
      const kickoffDate = variant === 0 ? undefined : addDays(variant % 2 === 0 ? start : today, days);
      return {
        send: (request) => setKickoff(office, { ...request, kickoffDate }),
        expect: (before) => ({ ...before, kickoffDate }),
      };
    }
    case 'moveStartToKickoff': {
      const start = targets[0]?.esd?.date ?? today;
      const kickoffDate = variant % 3 === 0 ? addDays(start, -Math.abs(days % 20)) : addDays(today, days % 20);
      return {
        send: (request) => setKickoff(office, { ...request, kickoffDate, startMovesBecause: text }),
        expect: (before) => {
          if (before.date === undefined || kickoffDate >= before.date) return { ...before, kickoffDate };
          if (kickoffDate < today) return { ...started(before, kickoffDate), kickoffDate };
          return {
            ...before,
            date: kickoffDate,
            precision: 'day',
            basis: before.basis === 'planned' ? 'planned' : 'requested',
            isFirst: false,
            esdVersion: before.esdVersion + 1,
            kickoffDate,
            attempts: 0,
          };
        },
      };
    }
    case 'setCompletion':
      return {
        send: (request) =>
          setCompletion(office, {
            ...request,
            completion: variant % 2 === 0 ? { planned: date } : { planned: addDays(date, 90), actual: date },
          }),
        expect: (before) => before,
      };
    case 'assignFm': {
      const fmId = variant === 0 ? undefined : variant === 1 ? 'gateway-1' : pick(FMS, variant).objectId;
      return {
        send: (request) => assignFm(office, { ...request, fmId }),
        expect: (before) => ({ ...before, fmId }),
      };
    }
    case 'assignChannel': {
      const deliveryChannel = pick(DELIVERY_CHANNELS, variant);
      return {
        send: (request) => assignChannel(office, { ...request, deliveryChannel }),
        expect: (before) => ({ ...before, deliveryChannel }),
      };
    }
    case 'voidDate':
      return {
        send: (request) => voidStartDate(office, { ...request, explanation: text }),
        expect: (before) => ({
          ...before,
          date: undefined,
          precision: undefined,
          basis: undefined,
          isFirst: false,
          firstRequestedDate: undefined,
          esdVersion: before.esdVersion + 1,
          kickoffDate: undefined,
          progress: 'open',
          attempts: 0,
        }),
      };
    case 'snooze':
      return { send: (request) => snoozeReminder(office, request), expect: (before) => before };
  }
}

/** The card's idea of the engagement: as it is now, an older one, or the one of the newest reminder. */
function targetOf({ asked }: World, { quirk }: Command, engagement: WorkloadEngagement): Target {
  const { esdVersion, version } = engagement;
  const key = engagementKey(engagement);
  const question = asked.get(placeOf(engagement));
  if (quirk === 'fromReminder' && question) {
    return {
      key,
      esdVersion: question.engagement.esdVersion,
      version: question.engagement.version,
      reminderId: question.reminder.id,
    };
  }
  const behind = quirk === 'stale' ? 1 : 0;
  return { key, esdVersion: esdVersion - behind, version: version - behind };
}

/** Workloads of one customer; for an aimed command of one that it makes sense for, if there is any. */
function pickTargets(
  world: World,
  { kind, customer, picks, isAimed, isAgain }: ChangeCommand,
  { engagements }: Snapshot,
): readonly WorkloadEngagement[] {
  const same = world.lastPlaces.flatMap((place) => engagements.get(place) ?? []);
  if (isAgain && same.length > 0) return same;
  const all = [...engagements.values()];
  const apt = all.filter((engagement) => makesSense(world, kind, engagement));
  const sensible = isAimed && apt.length > 0 ? apt : all;
  const tenantIds = isAimed
    ? [...new Set(sensible.map(({ tenantId }) => tenantId))]
    : TENANTS.map(({ tenantId }) => tenantId);
  const tenantId = pick(tenantIds, customer);
  const candidates = sensible.filter((engagement) => engagement.tenantId === tenantId);
  return candidates.length === 0 ? [] : [...new Set(picks.map((index) => pick(candidates, index)))];
}

/** Whether the command is likely to be accepted; it is sent to others, too. */
function makesSense({ office }: World, kind: ChangeKind, engagement: WorkloadEngagement): boolean {
  const { esd, l1, progress, attempts, fmId, deliveryChannel } = engagement;
  const isOpen = l1 === 'inProgress' && progress === 'open';
  const zone = FMS.find(({ objectId }) => objectId === fmId)?.timeZone ?? 'UTC';
  const hasCome = esd !== undefined && esd.date <= dayOf(zone, office.clock.nowMs());
  switch (kind) {
    case 'capture':
      return progress === 'open' && !esd;
    case 'reschedule':
      return progress === 'open' && esd !== undefined;
    case 'attemptWithReply':
    case 'confirmStarted':
      return isOpen && esd !== undefined;
    case 'correct':
    case 'voidDate':
      return l1 === 'inProgress' && progress !== 'inactive' && esd !== undefined;
    case 'customerReplied':
    case 'snooze':
    case 'attemptWithoutReply':
      return isOpen && hasCome;
    case 'markInactive':
      return isOpen && hasCome && attempts.length > 0;
    case 'reactivate':
      return l1 === 'inProgress' && progress === 'inactive';
    case 'setKickoff':
    case 'setCompletion':
      return l1 === 'inProgress';
    case 'moveStartToKickoff':
      return isOpen && esd !== undefined;
    case 'assignFm':
      return deliveryChannel !== 'frp';
    case 'changeL1':
    case 'assignChannel':
      return true;
  }
}

function actorOf(world: World, command: Command, target: WorkloadEngagement | undefined): Person {
  const { by, kind, variant } = command;
  const named = STAFF.find(({ objectId }) => objectId === by);
  if (named) return named;
  const fm = FMS.find(({ objectId }) => objectId === target?.fmId);
  const standIn = fm && world.absences.get(fm.objectId)?.delegateId;
  if (by === 'standIn' && standIn !== undefined) return STAFF.find(({ objectId }) => objectId === standIn) ?? LEAD;
  const gateway = pick(GATEWAYS, variant);
  switch (kind) {
    case 'capture':
      if (target?.origin === 'newCustomer' || target?.origin === 'reengagement')
        return fm && variant < 4 ? fm : gateway;
      return fm ?? LEAD;
    case 'reschedule':
    case 'correct':
      return fm ?? (variant % 3 === 0 ? LEAD : gateway);
    case 'createCustomer':
    case 'changeL1':
    case 'assignChannel':
      return gateway;
    case 'assignFm':
    case 'reassign':
    case 'undoReassignment':
    case 'mergeDuplicate':
    case 'voidDate':
      return LEAD;
    default:
      return fm && variant !== 7 ? fm : LEAD;
  }
}

async function runCreate(world: World, command: Command): Promise<Outcome> {
  const { office, expected } = world;
  const { customerId: _, ...tenant } = pick(TENANTS, command.customer + 3);
  const actor = actorOf(world, command, undefined);
  const nonce = office.newId();
  const chosen = [...new Set(command.picks.map((index) => pick(WORKLOADS, index)))];
  const l1 = command.variant % 4 === 0 ? 'statusUnknown' : 'inProgress';
  const origin = command.isAimed ? 'newCustomer' : pick(ORIGINS, command.variant);
  const send = (): ReturnType<typeof createCustomer> =>
    createCustomer(office, {
      person: actor,
      tenant,
      workloads: chosen.map((workload) => ({ workload, l1, origin })),
      nonce,
      sameAs: command.variant === 0 ? 'ask' : command.variant === 1 ? { tenantId: TENANTS[0]?.tenantId ?? '' } : 'none',
    });
  const result = await send();
  const isSaved = result.kind === 'created';
  if (isSaved) {
    for (const workload of chosen) {
      expected.set(placeOf({ tenantId: tenant.tenantId, workload, sequence: 1 }), newlyAdded(l1, undefined));
    }
    world.answers.push(send);
  }
  return { actor, kind: result.kind, isSaved, isConfirmed: false, isOvertaken: false, about: tenant.customerName };
}

async function runAdd(world: World, command: Command): Promise<Outcome> {
  const { office, expected } = world;
  const { tenantId, customerName } = pick(TENANTS, command.customer);
  const prefix = `${tenantId} `;
  const present = [...expected].filter(([place]) => place.startsWith(prefix));
  const fmIds = new Set(present.flatMap(([, { fmId }]) => fmId ?? []));
  const origin = pick(ORIGINS, command.variant);
  const follows = origin === 'serial' || origin === 'successReview';
  const apt = follows ? (FMS.find(({ objectId }) => fmIds.has(objectId)) ?? LEAD) : pick(GATEWAYS, command.variant);
  const actor = STAFF.find(({ objectId }) => objectId === command.by) ?? apt;
  const l1 = command.days < 0 ? 'blocked' : 'inProgress';
  const chosen = [...new Set(command.picks.map((index) => pick(WORKLOADS, index)))];
  const nonce = office.newId();
  const send = (): ReturnType<typeof addWorkloads> =>
    addWorkloads(office, {
      person: actor,
      tenantId,
      origin,
      workloads: chosen.map((workload) => ({ workload, l1 })),
      nonce,
    });
  const result = await send();
  const isSaved = result.kind === 'added';
  if (isSaved) {
    const [onlyFm, ...otherFms] = new Set(
      present.flatMap(([, facts]) => (facts.deliveryChannel === 'frp' ? [] : (facts.fmId ?? []))),
    );
    const isOwn = fmIds.has(actor.objectId);
    const fmId = isOwn ? actor.objectId : follows && otherFms.length === 0 ? onlyFm : undefined;
    for (const workload of chosen) {
      const earlier = present.filter(([place]) => place.startsWith(`${prefix}${workload}|`)).length;
      expected.set(placeOf({ tenantId, workload, sequence: earlier + 1 }), newlyAdded(l1, fmId));
    }
    world.answers.push(send);
  }
  return {
    actor,
    kind: result.kind,
    isSaved,
    isConfirmed: false,
    isOvertaken: false,
    about: `${chosen.join(', ')} to ${customerName}`,
  };
}

async function runReassign(world: World, command: Command): Promise<Outcome> {
  const { office, expected } = world;
  const actor = actorOf(world, command, undefined);
  const from = pick(FMS, command.variant).objectId;
  const to = pick(FMS, command.variant + 1 + (command.customer % 2)).objectId;
  const id = office.newId();
  const tenantIds = [...new Set([command.customer, ...command.picks].map((index) => pick(TENANTS, index).tenantId))];
  const send = (): ReturnType<typeof reassignCustomers> =>
    reassignCustomers(office, { lead: actor, language: 'en', fromFmId: from, toFmId: to, tenantIds, nonce: id });
  const result = await send();
  // The same answer twice moves nothing else.
  if (command.variant % 2 === 0) await send();
  const isSaved = result.kind === 'reassigned';
  if (isSaved) {
    const places = new Set<string>();
    for (const [place, facts] of expected) {
      const isMeant = tenantIds.some((tenantId) => place.startsWith(`${tenantId} `)) && facts.fmId === from;
      if (!isMeant || facts.deliveryChannel === 'frp') continue;
      expected.set(place, { ...facts, fmId: to });
      world.assignedBy.set(place, id);
      places.add(place);
    }
    world.moved.push({ id, from, to, places });
  }
  return {
    actor,
    kind: result.kind,
    isSaved,
    isConfirmed: false,
    isOvertaken: false,
    about: `customers of ${from} to ${to}`,
  };
}

async function runUndo(world: World, command: Command): Promise<Outcome> {
  const { office, expected, moved, assignedBy } = world;
  const actor = actorOf(world, command, undefined);
  const step = moved.length > 0 ? pick(moved, command.variant) : undefined;
  const result = await undoReassignment(office, { lead: actor, language: 'en', id: step?.id ?? 'never' });
  const isSaved = result.kind === 'reassigned';
  if (isSaved && step) {
    for (const place of step.places) {
      const facts = expected.get(place);
      // What somebody has assigned since is left alone.
      if (facts?.fmId !== step.to || facts.deliveryChannel === 'frp' || assignedBy.get(place) !== step.id) continue;
      expected.set(place, { ...facts, fmId: step.from });
      assignedBy.set(place, `undo-${step.id}`);
    }
  }
  return { actor, kind: result.kind, isSaved, isConfirmed: false, isOvertaken: false, about: step?.id ?? 'nothing' };
}

async function runAbsence(world: World, command: Command): Promise<Outcome> {
  const { office, absences } = world;
  const fm = pick(FMS, command.customer);
  const from = addDays(dayOf(fm.timeZone, office.clock.nowMs()), Math.min(command.days, 5));
  const delegateId = command.isAimed ? pick(FMS, command.customer + 1).objectId : undefined;
  const absence =
    command.variant === 0 ? undefined : { from, until: addDays(from, command.variant * 3 - 3), delegateId };
  const named = STAFF.find(({ objectId }) => objectId === command.by);
  const actor = named ?? (command.variant % 2 === 0 ? LEAD : fm);
  const result = await setAbsence(office, { person: actor, fmId: fm.objectId, absence });
  if (result.kind === 'saved') {
    if (absence) absences.set(fm.objectId, absence);
    else absences.delete(fm.objectId);
  }
  return {
    actor,
    kind: result.kind,
    isSaved: result.kind === 'saved',
    isConfirmed: false,
    isOvertaken: false,
    about: fm.objectId,
  };
}

async function runMerge(world: World, command: Command, before: Snapshot): Promise<Outcome> {
  const { office } = world;
  const actor = actorOf(world, command, undefined);
  const survivingId = pick(TENANTS, command.customer).tenantId;
  const duplicateId = pick(TENANTS, command.customer + 1 + (command.variant % 4)).tenantId;
  const takes = command.variant % 2 === 0;
  const tenants = { person: actor, survivingId, duplicateId };
  const preview = await previewMerge(office, tenants);
  const duplicates = engagementsOf(before, duplicateId);
  const nonce = office.newId();
  const send = (): ReturnType<typeof mergeDuplicate> =>
    mergeDuplicate(office, {
      ...tenants,
      language: 'es',
      taken: new Set(takes ? duplicates.map(engagementKey) : []),
      explanation: command.text,
      versions: preview.kind === 'preview' && command.quirk !== 'stale' ? mergeVersions(preview.pairs) : '',
      nonce,
    });
  const result = await send();
  // Again it finds that all is done, or once more what stands in the way.
  await send();
  // A record that was merged before is said to be merged, too.
  const isSaved = result.kind === 'merged' && duplicates.length > 0;
  if (isSaved) expectMerged(world, before, { survivingId, duplicateId, takes, nonce });
  const about = `${duplicateId} into ${survivingId}`;
  return { actor, kind: result.kind, isSaved, isConfirmed: false, isOvertaken: false, about };
}

/** Workload by workload the one under way, or the latest, of both records becomes one; what nothing matches comes over as it is (E21). */
function expectMerged(
  { expected, assignedBy }: World,
  before: Snapshot,
  {
    survivingId,
    duplicateId,
    takes,
    nonce,
  }: Record<'survivingId' | 'duplicateId' | 'nonce', string> & { takes: boolean },
): void {
  const duplicates = engagementsOf(before, duplicateId);
  for (const [workload, others] of Map.groupBy(duplicates, (engagement) => engagement.workload)) {
    const owns = engagementsOf(before, survivingId).filter((engagement) => engagement.workload === workload);
    const own = currentOf(owns);
    const matched = own ? [currentOf(others)] : others;
    for (const other of matched) {
      const otherFacts = other && expected.get(placeOf(other));
      if (!otherFacts) continue;
      const place = placeOf({ ...(own ?? other), tenantId: survivingId });
      const ownFacts = expected.get(place);
      const facts = ownFacts ? mergedFacts(ownFacts, otherFacts, takes) : otherFacts;
      if (facts === 'new') {
        expected.set(placeOf({ tenantId: survivingId, workload, sequence: owns.length + 1 }), otherFacts);
        continue;
      }
      expected.set(place, facts);
      if (ownFacts && facts.fmId !== ownFacts.fmId) assignedBy.set(place, nonce);
    }
  }
  for (const duplicate of duplicates) expected.delete(placeOf(duplicate));
}

/** An own date stays unless the lead takes the other; one that is missing is filled, and work after a finished one is new. */
function mergedFacts(own: Expected, other: Expected, takes: boolean): Expected | 'new' {
  const hasDate = other.date !== undefined && other.progress !== 'inactive';
  if (hasDate && own.progress === 'started' && other.progress === 'open' && other.l1 === 'inProgress') return 'new';
  const differs = own.date !== other.date || own.precision !== other.precision;
  const isWanted = own.date === undefined || (differs ? takes : other.progress === 'started');
  const isOpen = own.progress === 'open' && own.l1 === 'inProgress';
  const dated: Expected =
    hasDate && isWanted && isOpen
      ? {
          ...own,
          date: other.date,
          precision: other.precision,
          basis: other.basis,
          isFirst: own.date === undefined && other.isFirst,
          firstRequestedDate: own.firstRequestedDate ?? other.firstRequestedDate,
          esdVersion: own.esdVersion + 1,
          progress: other.progress,
          attempts: other.attempts,
        }
      : own;
  // A kickoff belongs to a start: without that one it would stand in the way of a first date.
  const offered = dated.date === undefined && other.date !== undefined ? undefined : other.kickoffDate;
  return {
    ...dated,
    fmId: own.fmId ?? (own.deliveryChannel === 'frp' ? undefined : other.fmId),
    kickoffDate: [own.kickoffDate, offered].find(
      (day) => day !== undefined && (dated.date === undefined || day >= dated.date),
    ),
  };
}

function engagementsOf({ engagements }: Snapshot, tenantId: string): readonly WorkloadEngagement[] {
  return [...engagements.values()].filter((engagement) => engagement.tenantId === tenantId);
}

function currentOf(engagements: readonly WorkloadEngagement[]): WorkloadEngagement | undefined {
  const latest = engagements.toSorted((one, other) => other.sequence - one.sequence);
  return latest.find(({ progress }) => progress !== 'started') ?? latest[0];
}

async function runDelivery(world: World, command: Command): Promise<Outcome> {
  const { office, asked } = world;
  const bad: readonly SendOutcome[] = [
    { kind: 'unreachable' },
    { kind: 'notSent' },
    { kind: 'inDoubt' },
    { kind: 'notSent', retryAfterMs: 10 * HOUR_MS },
  ];
  if (command.variant < 4) office.notifier.outcomes.push(pick(bad, command.variant));
  const sent = office.notifier.sent.length;
  if (command.variant > 8) for (const fm of FMS) await releaseBlockedReminders(office, fm.objectId);
  const cards = await new ReminderDelivery(office).deliverDue();
  office.notifier.outcomes.length = 0;
  for (const { questions } of office.notifier.sent.slice(sent).flatMap(({ customers }) => customers)) {
    for (const question of questions) asked.set(placeOf(question.engagement), question);
  }
  return { ...nothingAsked(cards > 0 ? 'delivered' : 'nothing due'), about: `${String(cards)} cards` };
}

async function runRepeat({ answers }: World, command: Command): Promise<Outcome> {
  if (answers.length === 0) return nothingAsked('nothing to repeat');
  const { kind } = await pick(answers, answers.length - 1 - (command.variant % 3))();
  return nothingAsked(kind);
}

/** Of commands that no person and no change stands behind. */
function nothingAsked(kind: string): Outcome {
  return { actor: LEAD, kind, isSaved: false, isConfirmed: false, isOvertaken: false, about: '' };
}

function pick<T>(from: readonly T[], index: number): T {
  const found = from[((index % from.length) + from.length) % from.length];
  if (found === undefined) throw new RangeError('Expected something to pick from');
  return found;
}
