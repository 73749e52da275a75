import assert from 'node:assert/strict';

import type { ReminderMessage, ReminderQuestion } from '../../src/application/ports.ts';
import type { FmLoad } from '../../src/application/show-fm-loads.ts';
import type { CalendarDay } from '../../src/domain/calendar-day.ts';
import { engagementKey, type Origin, type WorkloadEngagement } from '../../src/domain/engagement.ts';
import type { EngagementEvent } from '../../src/domain/event.ts';
import type { Absence, Person } from '../../src/domain/person.ts';
import { isAlarm, LEADS } from '../../src/domain/reminder.ts';
import type { OverallStatusNote } from '../../src/domain/status-note.ts';
import type { CommandKind } from './command.ts';
import { dayOf } from './day-of.ts';
import { factsOf, type Expected } from './expected.ts';
import { FMS, STAFF } from './staff.ts';
import { placeOf, type Snapshot } from './world.ts';

/** One command, with the store before and after it. */
export interface Step {
  readonly kind: CommandKind;
  readonly actor: Person;
  readonly isSaved: boolean;
  readonly isConfirmed: boolean;
  readonly isOvertaken: boolean;
  readonly before: Snapshot;
  readonly after: Snapshot;
  readonly newEvents: readonly EngagementEvent[];
  readonly newNotes: readonly OverallStatusNote[];
  readonly sent: readonly ReminderMessage[];
  /** What the FMs have to do, as far as a change asks for another look. */
  readonly loads: readonly FmLoad[];
  readonly expected: ReadonlyMap<string, Expected>;
  readonly absences: ReadonlyMap<string, Absence>;
}

/** An engagement that was there before the command and still is. */
interface Pair {
  readonly place: string;
  readonly before: WorkloadEngagement;
  readonly after: WorkloadEngagement;
}

const SILENT_MS = 15 * 60_000;

/** I1. Returns how many cases it has looked at. */
export function dateChangesOnlyInProgress(step: Step): number {
  const changes = dateChanges(step);
  for (const { place, before, after } of changes) {
    assert.equal(before.l1, 'inProgress', place);
    assert.equal(after.l1, 'inProgress', place);
  }
  return changes.length;
}

/** I2, E31. Returns how many cases it has looked at. */
export function oneDatePerWorkloadAndSequence({ after, before, kind }: Step): number {
  let added = 0;
  for (const [place, engagement] of after.engagements) {
    assert.equal(place, placeOf(engagement));
    assert.equal(engagement.esd !== undefined, engagement.firstRequestedDate !== undefined, place);
    if (before.engagements.has(place) || kind === 'mergeDuplicate') continue;
    added += 1;
    const others = [...before.engagements.values()].filter(
      ({ tenantId, workload }) => tenantId === engagement.tenantId && workload === engagement.workload,
    );
    assert.ok(
      others.every(({ progress }) => progress === 'started'),
      `${place} was under way already`,
    );
  }
  return added;
}

/** I3, U18. Returns how many cases it has looked at. */
export function firstDateOfNewCustomersIsGateways(step: Step): number {
  const entries = firstEntries(step, ['newCustomer', 'reengagement']);
  for (const { event, engagement, actor } of entries) {
    const isOwn = engagement.fmId === actor.objectId;
    assert.ok(isOwn || actor.roles.includes('gateway') || actor.roles.includes('lead'), event.id);
  }
  return entries.length;
}

/** I4. Returns how many cases it has looked at. */
export function followOnDatesAreTheFms(step: Step): number {
  const entries = firstEntries(step, ['serial', 'successReview']);
  for (const { event, engagement, actor } of entries) {
    assert.ok(engagement.fmId === actor.objectId || actor.roles.includes('lead'), event.id);
    assert.equal(engagement.esd?.basis, 'planned');
  }
  return entries.length;
}

/** I5, E22: changed dates and the notes about them. Returns how many cases it has looked at. */
export function changedDateAndNoteGoTogether(step: Step): number {
  const changes = dateChanges(step);
  for (const { place, before, after } of changes) {
    const event = step.newEvents.find((one) => placeOf(one) === place && 'reason' in one.facts);
    const note = noteAbout(step, after);
    if (!before.esd && step.kind !== 'mergeDuplicate') {
      assert.equal(note, undefined, `${place}: a first entry needs no note`);
      continue;
    }
    if (!note || !event) {
      assert.ok(isOwnFreshEntry(step, after), `${place}: the date changed without a note`);
      assert.equal(note, undefined);
      continue;
    }
    const reason = 'reason' in event.facts ? event.facts.reason : undefined;
    assert.ok(reason && reason.text.length >= 10, `${place}: no reason`);
    for (const part of [before.esd?.date, after.esd?.date, reason.text, `${step.actor.name}, `]) {
      assert.ok(note.text.includes(part ?? ''), `"${note.text}" lacks ${part ?? ''}`);
    }
    assert.deepEqual([note.by.objectId, note.at], [event.by?.objectId, event.at]);
  }
  for (const note of step.newNotes) {
    if (step.kind === 'mergeDuplicate') continue;
    for (const key of note.engagements) {
      const place = `${note.tenantId} ${key}`;
      const isExplained = isNewlyInactive(step, place) || step.kind === 'reactivate';
      assert.ok(isExplained || changes.some((change) => change.place === place), `${place}: a note about no change`);
    }
  }
  return changes.length + step.newNotes.length;
}

/** Whether the newest event about an engagement puts right what the same person entered first, minutes ago. */
function isOwnFreshEntry({ newEvents, before, after }: Step, engagement: WorkloadEngagement): boolean {
  const correction = newEvents.find((event) => placeOf(event) === placeOf(engagement));
  if (correction?.facts.type !== 'startDateCorrected') return false;
  // A record that was merged has its first entry in the duplicate's history.
  const earlier = [...before.events.values()].filter((event) => engagementKey(event) === engagementKey(engagement));
  const entry = earlier
    .filter(({ facts }) => facts.type === 'startDateRecorded')
    .filter(({ by, at }) => by?.objectId === correction.by?.objectId && after.nowMs - Date.parse(at) <= SILENT_MS)
    .toSorted((one, other) => other.at.localeCompare(one.at))[0];
  if (!entry) return false;
  return !earlier.some(
    ({ at, facts, tenantId }) =>
      at >= entry.at &&
      tenantId === engagement.tenantId &&
      'reason' in facts &&
      facts.reason !== undefined &&
      facts.type !== 'duplicateMerged' &&
      facts.type !== 'startDateVoided',
  );
}

/** I6. Returns how many cases it has looked at. */
export function nothingIsKeptAboutEntitlements({ after, newEvents, newNotes }: Step): number {
  assert.doesNotMatch(JSON.stringify([newEvents, newNotes, ...after.engagements.values()]), /entitlement|derecho/i);
  return newNotes.length;
}

/** I7. Returns how many cases it has looked at. */
export function inactiveKeepsItsDateAndIsExplained(step: Step): number {
  const inactive = pairs(step).filter(({ before }) => before.progress === 'inactive');
  for (const { place, before, after } of inactive) {
    if (after.progress === 'inactive') assert.deepEqual(after.esd, before.esd, place);
    else assert.ok(['reactivate', 'confirmStarted'].includes(step.kind), `${place} came back by ${step.kind}`);
  }
  const givenUp = [...step.after.engagements].filter(([place]) => isNewlyInactive(step, place));
  for (const [place, engagement] of givenUp)
    assert.ok(noteAbout(step, engagement), `${place}: inactive without a note`);
  return inactive.length + givenUp.length;
}

/** I8, R29, R30. Returns how many cases it has looked at. */
export function givingUpLeavesTheDate(step: Step): number {
  const givenUp = step.newEvents.filter(({ facts }) => facts.type === 'markedInactive');
  for (const event of givenUp) {
    const place = placeOf(event);
    const [before, after] = aroundOf(step, event);
    assert.ok(before && after, place);
    assert.equal(after.progress, 'inactive', place);
    assert.deepEqual([after.esd, after.esdVersion], [before.esd, before.esdVersion], place);
    assert.ok(before.attempts.length > 0, `${place} was given up without an attempt`);
    const fm = FMS.find(({ objectId }) => objectId === before.fmId) ?? step.actor;
    assert.ok(before.esd && before.esd.date <= dayOf(fm.timeZone, step.after.nowMs), `${place} was given up too early`);
  }
  return givenUp.length;
}

/** I9. Returns how many cases it has looked at. */
export function attemptsLeaveDateAndStart(step: Step): number {
  const attempts = step.newEvents.filter(({ facts }) => facts.type === 'contactAttemptLogged');
  for (const event of attempts) {
    const [before, after] = aroundOf(step, event);
    assert.deepEqual(after?.esd, before?.esd, placeOf(event));
    assert.equal(after?.progress, 'open', placeOf(event));
  }
  return attempts.length;
}

/** I10. Returns how many cases it has looked at. */
export function startedIsStatedWithADayThatHasCome(step: Step): number {
  const started = [...step.after.engagements].filter(([, { progress }]) => progress === 'started');
  for (const [place, { esd }] of started) {
    assert.deepEqual([esd?.basis, esd?.precision], ['actual', 'day'], place);
    const earlier = step.before.engagements.get(place);
    if (step.kind === 'mergeDuplicate') continue;
    assert.ok(esd && esd.date <= latestDay(step, earlier), `${place} started on a day that has not come`);
    if (earlier?.progress === 'started') continue;
    const stated = step.newEvents.find((event) => placeOf(event) === place);
    assert.equal(stated?.facts.type, 'startDateConfirmedActual', place);
  }
  return started.length;
}

/** The day it is for who acts; a start that was stated before may lie ahead of it for somebody further west. */
function latestDay({ actor, after }: Step, earlier: WorkloadEngagement | undefined): CalendarDay {
  const today = dayOf(actor.timeZone, after.nowMs);
  const known = earlier?.progress === 'started' ? earlier.esd?.date : undefined;
  return known !== undefined && known > today ? known : today;
}

/** I11. Returns how many cases it has looked at. */
export function monthMeansItsFirstDay({ after }: Step): number {
  const estimates = [...after.engagements].filter(([, { esd }]) => esd?.precision === 'month');
  for (const [place, { esd }] of estimates) {
    assert.equal(esd?.date.slice(8), '01', place);
    assert.notEqual(esd.basis, 'actual', place);
  }
  return estimates.length;
}

/** I12. Returns how many cases it has looked at. */
export function kickoffIsNotBeforeTheStart({ after }: Step): number {
  const both = [...after.engagements].filter(([, { esd, kickoffDate }]) => esd && kickoffDate);
  for (const [place, { esd, kickoffDate = '' }] of both) {
    assert.ok(esd && kickoffDate >= esd.date, `${place}: kickoff before the start`);
  }
  return both.length;
}

/** I13. Returns how many cases it has looked at. */
export function completionBeforeTheStartIsConfirmed(step: Step): number {
  let odd = 0;
  for (const event of step.newEvents) {
    if (event.facts.type !== 'completionSet') continue;
    const start = step.before.engagements.get(placeOf(event))?.esd?.date;
    const { planned, actual } = event.facts.after;
    // A merge completes what one of the records lacks.
    if (step.kind === 'mergeDuplicate') continue;
    if (![planned, actual].some((day) => day !== undefined && start !== undefined && day <= start)) continue;
    odd += 1;
    assert.ok(step.isConfirmed, `${placeOf(event)}: done before it starts`);
  }
  return odd;
}

/** I14. Returns how many cases it has looked at. */
export function nobodyIsAskedAboutOldOrOtherWork(step: Step): number {
  return nobodyIsAsked(step, ({ origin, l1 }) => origin === 'preexisting' || l1 !== 'inProgress');
}

/** I15. Returns how many cases it has looked at. */
export function nobodyIsAskedAboutPartners(step: Step): number {
  return nobodyIsAsked(step, ({ deliveryChannel }) => deliveryChannel === 'frp');
}

function nobodyIsAsked({ after, sent }: Step, isSpared: (engagement: WorkloadEngagement) => boolean): number {
  const asked = [
    ...after.openReminders.map(({ tenantId, engagement }) => `${tenantId} ${engagement}`),
    ...after.withoutDate,
    ...after.withoutFm,
    ...questionsIn(sent).map(({ engagement }) => placeOf(engagement)),
  ];
  for (const place of asked) {
    const engagement = after.engagements.get(place);
    assert.ok(engagement, `${place} is asked about and not there`);
    assert.ok(!isSpared(engagement), `somebody is asked about ${place}`);
  }
  return [...after.engagements.values()].filter(isSpared).length;
}

const CHANGING_NOTHING: readonly CommandKind[] = [
  'deliverReminders',
  'moveClock',
  'snooze',
  'repeatAnswer',
  'setAbsence',
];

/** I16. Returns how many cases it has looked at. */
export function remindersAndTimeChangeNothing(step: Step): number {
  if (!CHANGING_NOTHING.includes(step.kind)) return 0;
  assert.deepEqual(step.after.engagements, step.before.engagements);
  assert.deepEqual(step.newNotes, []);
  for (const { facts, by } of step.newEvents) {
    assert.deepEqual([step.kind, facts.type, by], ['deliverReminders', 'reminderSent', undefined]);
  }
  const today = (engagement: WorkloadEngagement): CalendarDay | undefined => {
    const fm = FMS.find(({ objectId }) => objectId === engagement.fmId);
    return fm && dayOf(fm.timeZone, step.after.nowMs);
  };
  for (const { engagement, reminder } of questionsIn(step.sent)) {
    const { progress, esd } = engagement;
    assert.equal(progress, 'open', `asked about ${placeOf(engagement)}`);
    if (reminder.kind !== 'due' && reminder.kind !== 'followUp') continue;
    assert.ok(esd && esd.date <= (today(engagement) ?? ''), `asked too early about ${placeOf(engagement)}`);
  }
  return step.newEvents.length;
}

/** I17. Returns how many cases it has looked at. */
export function historyStays({ before, after, newEvents }: Step): number {
  for (const [id, text] of before.written) assert.equal(after.written.get(id), text, id);
  for (const { at } of newEvents) assert.equal(Date.parse(at), after.nowMs);
  return before.written.size;
}

/** I18. Returns how many cases it has looked at. */
export function loadCountsOpenDates({ after, loads }: Step): number {
  let counted = 0;
  for (const { fm, months } of loads) {
    for (const { month, count } of months) {
      const own = [...after.engagements.values()].filter(
        ({ fmId, esd, l1, progress, deliveryChannel }) =>
          fmId === fm.objectId &&
          esd?.date.startsWith(month) &&
          l1 === 'inProgress' &&
          progress === 'open' &&
          deliveryChannel !== 'frp',
      );
      counted += count;
      assert.equal(count, own.length, `${fm.objectId} in ${month}`);
    }
  }
  return counted;
}

/** I19. Returns how many cases it has looked at. */
export function onlyThoseInChargeAct(step: Step): number {
  for (const { id, by, facts, ...at } of step.newEvents) {
    if (facts.type === 'reminderSent') continue;
    const person = STAFF.find(({ objectId }) => objectId === by?.objectId);
    assert.ok(by && person, id);
    const engagement = step.before.engagements.get(placeOf(at));
    if (by.role === 'delegate') assert.ok(person.roles.includes('fm'), id);
    else assert.ok(person.roles.includes(by.role), `${id}: ${person.objectId} is no ${by.role}`);
    if (!engagement || by.role === 'lead') continue;
    const { fmId, origin } = engagement;
    switch (by.role) {
      case 'fm':
        assert.equal(by.objectId, fmId, id);
        break;
      case 'delegate': {
        const fm = FMS.find(({ objectId }) => objectId === fmId);
        const absence = step.absences.get(fmId ?? '');
        const today = fm && dayOf(fm.timeZone, step.after.nowMs);
        assert.ok(today && absence && absence.from <= today && today <= absence.until, `${id}: nobody is away`);
        assert.equal(absence.delegateId, by.objectId, id);
        break;
      }
      case 'gateway': {
        const isGateways =
          facts.type === 'l1Changed' ||
          facts.type === 'channelAssigned' ||
          (facts.type === 'startDateRecorded' && (origin === 'newCustomer' || origin === 'reengagement'));
        const isStillGateways =
          fmId === undefined && ['startDateRescheduled', 'customerReplied', 'startDateCorrected'].includes(facts.type);
        // A kickoff that the new date overtakes goes with it.
        const goesAlong = facts.type === 'kickoffSet' && fmId === undefined && step.kind !== 'setKickoff';
        assert.ok(isGateways || isStillGateways || goesAlong, `${id}: not Gateway's to do`);
        break;
      }
      default:
        assert.fail(`${id}: ${by.role} changes nothing`);
    }
  }
  return step.newEvents.length;
}

/** I20. Returns how many cases it has looked at. */
export function assigningLeavesTheDate(step: Step): number {
  // A merge may bring a date and its FM along.
  if (step.kind === 'mergeDuplicate') return 0;
  const assigned = step.newEvents.filter(
    ({ facts }) => facts.type === 'fmAssigned' || facts.type === 'channelAssigned',
  );
  for (const event of assigned) {
    const [before, after] = aroundOf(step, event);
    for (const field of ['esd', 'esdVersion', 'attempts', 'progress', 'kickoffDate'] as const) {
      assert.deepEqual(after?.[field], before?.[field], placeOf(event));
    }
  }
  return assigned.length;
}

/** The facts are those of the model. Returns how many cases it has looked at. */
export function storeIsAsExpected({ after, expected }: Step): number {
  const facts = new Map([...after.engagements].map(([place, engagement]) => [place, factsOf(engagement)]));
  assert.deepEqual(facts, expected);
  return facts.size;
}

/** E5, E6, E7. Returns how many cases it has looked at. */
export function datesAskedForLieAhead(step: Step): number {
  const today = dayOf(step.actor.timeZone, step.after.nowMs);
  const asked = dateChanges(step).filter(
    ({ after }) => after.progress === 'open' && step.kind !== 'correct' && step.kind !== 'mergeDuplicate',
  );
  for (const { place, after } of asked) {
    if (!after.esd) continue;
    assert.ok(after.esd.date >= today, `${place}: ${after.esd.date} has passed`);
    assert.ok(Number(after.esd.date.slice(0, 4)) <= Number(today.slice(0, 4)) + 5, `${place}: ${after.esd.date}`);
  }
  return asked.length;
}

/** E11, E23. Returns how many cases it has looked at. */
export function whatIsRefusedWritesNothing({ isSaved, isOvertaken, kind, before, after }: Step): number {
  assert.ok(!isOvertaken, 'an answer about an older date was saved');
  if (isSaved || kind === 'deliverReminders') return 0;
  assert.equal(after.written.size, before.written.size);
  assert.deepEqual(after.engagements, before.engagements);
  assert.deepEqual(after.openReminders, before.openReminders);
  return 1;
}

/** E30, and nobody who waits is forgotten (R3). Returns how many cases it has looked at. */
export function openQuestionsAreAboutThePresentDate({ after }: Step): number {
  const asked = new Map<string, number>();
  const alarmed = new Map<string, number>();
  for (const { tenantId, engagement, esdVersion, kind, recipient } of after.openReminders) {
    const place = `${tenantId} ${engagement}`;
    const present = after.engagements.get(place);
    // That one could not be delivered ends by itself.
    if (kind === 'undelivered') continue;
    const [counts, wanted] = isAlarm(kind) ? [alarmed, LEADS] : [asked, present?.fmId];
    counts.set(place, (counts.get(place) ?? 0) + 1);
    assert.deepEqual([esdVersion, recipient], [present?.esdVersion, wanted], `${place}: an old ${kind}`);
    assert.equal(present?.progress, 'open', place);
  }
  for (const [place, { esd, fmId, l1, progress, origin, deliveryChannel }] of after.engagements) {
    const isWaiting =
      esd !== undefined &&
      fmId !== undefined &&
      l1 === 'inProgress' &&
      progress === 'open' &&
      origin !== 'preexisting' &&
      deliveryChannel !== 'frp';
    assert.equal(asked.get(place) ?? 0, isWaiting ? 1 : 0, `${place}: open questions`);
    assert.ok((alarmed.get(place) ?? 0) <= 1, `${place}: open alarms`);
  }
  return after.openReminders.length;
}

function questionsIn(sent: readonly ReminderMessage[]): readonly ReminderQuestion[] {
  return sent.flatMap(({ customers }) => customers.flatMap(({ questions }) => questions));
}

/** The engagement that an event is about, before and after. */
function aroundOf(
  { before, after }: Step,
  event: EngagementEvent,
): readonly [WorkloadEngagement | undefined, WorkloadEngagement | undefined] {
  return [before.engagements.get(placeOf(event)), after.engagements.get(placeOf(event))];
}

function pairs({ before, after }: Step): readonly Pair[] {
  return [...after.engagements].flatMap(([place, engagement]): readonly Pair[] => {
    const earlier = before.engagements.get(place);
    return earlier ? [{ place, before: earlier, after: engagement }] : [];
  });
}

/** Engagements whose date or precision is another one than before. */
function dateChanges(step: Step): readonly Pair[] {
  return pairs(step).filter(
    ({ before, after }) => before.esd?.date !== after.esd?.date || before.esd?.precision !== after.esd?.precision,
  );
}

function noteAbout({ newNotes }: Step, engagement: WorkloadEngagement): OverallStatusNote | undefined {
  return newNotes.find(
    ({ tenantId, engagements }) => tenantId === engagement.tenantId && engagements.includes(engagementKey(engagement)),
  );
}

function isNewlyInactive({ before, after }: Step, place: string): boolean {
  return (
    after.engagements.get(place)?.progress === 'inactive' && before.engagements.get(place)?.progress !== 'inactive'
  );
}

interface FirstEntry {
  readonly event: EngagementEvent;
  readonly engagement: WorkloadEngagement;
  readonly actor: Person;
}

function firstEntries({ newEvents, after, actor }: Step, origins: readonly Origin[]): readonly FirstEntry[] {
  return newEvents.flatMap((event): readonly FirstEntry[] => {
    const engagement = after.engagements.get(placeOf(event));
    return event.facts.type === 'startDateRecorded' && engagement && origins.includes(engagement.origin)
      ? [{ event, engagement, actor }]
      : [];
  });
}
