import { isDeepStrictEqual } from 'node:util';

import { copiedTo, isCopy } from '../../src/application/plan-reminders.ts';
import type { Reminder } from '../../src/application/ports.ts';
import { engagementKey, type WorkloadEngagement } from '../../src/domain/engagement.ts';
import type { Person } from '../../src/domain/person.ts';
import { isAlarm, isReceptiveTime, isReminded, isStillAsked, LEADS } from '../../src/domain/reminder.ts';
import { dayIn, timeIn } from '../../src/domain/time-zone.ts';
import { engagementDocument, reminderDocument } from '../../src/store/documents.ts';
import type { Post } from './virtual-connector.ts';
import type { VirtualProcess } from './virtual-process.ts';
import type { Commit } from './virtual-store.ts';

/** Something that must not happen, and did. */
export interface Violation {
  readonly rule: string;
  readonly atMs: number;
  readonly text: string;
}

/** What was seen in one run. */
export interface Totals {
  reminders: number;
  posts: number;
  accepted: number;
  repeats: number;
  dead: number;
  blocked: number;
  /** The longest that a reminder came after its time, and that the leads heard of one that could not come. */
  worstLatenessMs: number;
  worstAlarmMs: number;
}

/** One worker's hold on a reminder, under one token. */
interface Attempt {
  readonly by: VirtualProcess;
  readonly claimedAtMs: number;
  intendedAtMs: number | undefined;
  readonly recipients: Set<string>;
  isAccepted: boolean;
  isInDoubt: boolean;
}

/** Everything that has become of one reminder. */
interface Trail {
  reminder: Reminder;
  readonly attempts: Map<string, Attempt>;
  endedAtMs: number | undefined;
  /** When it should come, as far as the people it is for can be reminded then. */
  readyAtMs: number;
  /** The channel has asked to wait so long with this chat. */
  waits: { readonly recipient: string; readonly untilMs: number } | undefined;
}

interface Customer {
  readonly engagements: Map<string, WorkloadEngagement>;
  readonly open: Map<string, Reminder>;
}

/** As the design says, not as the code does. */
const LEASE_MS = 120_000;
/** Between the moment a worker reads its clock and the moment the store has written, when nothing is in the way. */
const USUAL_DELAY_MS = 500;
/** A look at least every 40 seconds; whom another worker has just begun with waits for the next one. */
const POLL_MS = 40_000;
const CALM_LATENESS_MS = 2 * POLL_MS + 20_000;
const CALM_ALARM_MS = 60_000 + POLL_MS;
/** An alarm that is being sent covers what gets stuck until it is written down. */
const TOLD_JUST_NOW_MS = LEASE_MS;
/** What may have arrived is left alone at least for the rest of a lease that began before its worker was held up. */
const SOONEST_REPEAT_MS = 45_000;
/** From the moment a worker reads its clock, when everything is in the way. */
const SLOWEST_WRITE_MS = 60_000 + 30_000;
const LONGEST_RETRY_MS = 15 * 60_000;
/** For how long workers take it for granted that nobody has stopped them, and for what is then on its way. */
const SWITCH_MS = 5000 + USUAL_DELAY_MS;

const FINAL = new Set<Reminder['state']>(['sent', 'skipped', 'cancelled']);

/** Sees every write and every message, and says what must not have happened. */
export class Witness {
  readonly violations: Violation[] = [];
  readonly totals: Totals = {
    reminders: 0,
    posts: 0,
    accepted: 0,
    repeats: 0,
    dead: 0,
    blocked: 0,
    worstLatenessMs: 0,
    worstAlarmMs: 0,
  };
  readonly #isCalm: boolean;
  readonly #isHeldWhenInDoubt: boolean;
  readonly #personOf: (objectId: string) => Person | undefined;
  readonly #trails = new Map<string, Trail>();
  readonly #customers = new Map<string, Customer>();
  /** Since when the leads should know that an engagement's question is stuck, and when they were told last. */
  readonly #stuckSinceMs = new Map<string, number>();
  readonly #toldAtMs = new Map<string, number>();
  #stoppedAtMs: number | undefined;

  constructor({
    isCalm,
    isHeldWhenInDoubt,
    personOf,
  }: {
    /** Whether nothing stands in the way, so that everything has to come in time. */
    readonly isCalm: boolean;
    /** Whether what may have arrived is left to a lead, and not sent again. */
    readonly isHeldWhenInDoubt: boolean;
    readonly personOf: (objectId: string) => Person | undefined;
  }) {
    this.#isCalm = isCalm;
    this.#isHeldWhenInDoubt = isHeldWhenInDoubt;
    this.#personOf = personOf;
  }

  /** Somebody has stopped all reminders, or lets them go again. */
  seeSwitch(stoppedAtMs: number | undefined): void {
    this.#stoppedAtMs = stoppedAtMs;
  }

  seeCommit(commit: Commit): void {
    const { partition, writes } = commit;
    let isAboutCustomer = false;
    for (const write of writes) {
      if (write.kind === 'delete') continue;
      if (isReminderId(write.id)) {
        isAboutCustomer = true;
        this.#seeReminder(commit, reminderDocument.parse(write.body));
      } else if (write.id.startsWith('eng|')) {
        isAboutCustomer = true;
        const engagement = engagementDocument.parse(write.body);
        this.#customerOf(partition).engagements.set(engagementKey(engagement), engagement);
      }
    }
    if (!isAboutCustomer) return;
    for (const write of writes) {
      if ('body' in write && isReminderId(write.id)) this.#judgeIntent(commit, reminderDocument.parse(write.body));
    }
    this.#judgeQuestions(commit);
  }

  seePost(post: Post): void {
    const { message, token, isAccepted, outcome, atMs } = post;
    this.totals.posts += 1;
    if (isAccepted) this.totals.accepted += 1;
    for (const { reminder } of message.customers.flatMap(({ questions }) => questions)) {
      const trail = this.#trailUnder(token, reminder);
      const attempt = trail?.attempts.get(token);
      if (!trail || attempt?.intendedAtMs === undefined) {
        this.#break('sent without a stored intent', atMs, `${nameOf(reminder)} under ${token}`);
        continue;
      }
      this.#judgePost(post, trail, attempt);
      attempt.recipients.add(message.recipient.objectId);
      if (isAccepted) attempt.isAccepted = true;
      if (outcome.kind === 'inDoubt') attempt.isInDoubt = true;
      if (isAccepted) this.#seeArrival(trail, atMs);
    }
    if (outcome.kind === 'notSent' && outcome.retryAfterMs !== undefined) {
      // Whatever else the worker holds for that chat waits, too.
      const waits = { recipient: message.recipient.objectId, untilMs: atMs + outcome.retryAfterMs };
      for (const trail of this.#trails.values()) if (trail.reminder.claimToken === token) trail.waits = waits;
    }
  }

  /** What has to hold when everything has gone right again and nothing is under way. */
  judgeEnd(nowMs: number, mayWait: (reminder: Reminder) => boolean): void {
    for (const [tenantId, { engagements, open }] of this.#customers) {
      for (const reminder of open.values()) {
        const { state, nextAtMs } = reminder;
        // It may wait for the FM's hours, and ends by itself when the question has been answered.
        if (isCopy(reminder)) continue;
        if (state === 'pending' && nextAtMs !== undefined && nextAtMs > nowMs) {
          if (reminder.dueAtMs <= nowMs && !mayWait(reminder)) {
            this.#break('lost', nowMs, `${nameOf(reminder)} waits until ${iso(nextAtMs)} though it is due`);
          }
        } else if (state !== 'dead') this.#break('lost', nowMs, `${nameOf(reminder)} is still ${state}`);
      }
      for (const engagement of engagements.values()) {
        const place = `${tenantId} ${engagementKey(engagement)}`;
        const since = this.#stuckSinceMs.get(place);
        if (since === undefined) continue;
        if ((this.#toldAtMs.get(place) ?? -Infinity) >= since - TOLD_JUST_NOW_MS) continue;
        // An alarm may be given up itself; it is on the list of what is stuck.
        const wasGivenUp = [...open.values()].some(
          ({ kind, state, engagement: key, dueAtMs }) =>
            kind === 'undelivered' &&
            state === 'dead' &&
            `${tenantId} ${key}` === place &&
            dueAtMs >= since - SLOWEST_WRITE_MS,
        );
        if (!wasGivenUp) this.#break('leads were not told', nowMs, `${place}, stuck since ${iso(since)}`);
      }
    }
  }

  #seeReminder({ atMs, by, partition }: Commit, reminder: Reminder): void {
    const place = placeOf(reminder);
    const { open } = this.#customerOf(partition);
    if (FINAL.has(reminder.state)) open.delete(reminder.id);
    else open.set(reminder.id, reminder);
    const trail = this.#trails.get(place);
    if (!trail) {
      this.totals.reminders += 1;
      this.#trails.set(place, {
        reminder,
        attempts: new Map(),
        endedAtMs: undefined,
        readyAtMs: Math.max(atMs, reminder.nextAtMs ?? reminder.dueAtMs),
        waits: undefined,
      });
      return;
    }
    const before = trail.reminder;
    if (FINAL.has(before.state)) {
      if (!isDeepStrictEqual(before, reminder)) {
        this.#break('changed after its end', atMs, `${nameOf(reminder)}: ${before.state}, then ${reminder.state}`);
      }
      return;
    }
    const { state, claimToken = 'none', nextAtMs } = reminder;
    const attempt = trail.attempts.get(claimToken);
    const sender = before.claimToken === undefined ? undefined : trail.attempts.get(before.claimToken);
    switch (state) {
      case 'claimed': {
        if (before.nextAtMs === undefined || before.nextAtMs > atMs + USUAL_DELAY_MS) {
          const text = `${nameOf(before)} (${before.state}) by ${by.name}, not before ${iso(before.nextAtMs)}`;
          this.#break('taken over early', atMs, text);
        }
        if (this.#isCalm && atMs - trail.readyAtMs > CALM_LATENESS_MS && before.failedSends === undefined) {
          this.#break('late', atMs, `${nameOf(before)} has waited since ${iso(trail.readyAtMs)}`);
        }
        // Nobody has written down that the channel asked to wait.
        if (before.state !== 'pending') trail.waits = undefined;
        trail.attempts.set(claimToken, {
          by,
          claimedAtMs: atMs,
          intendedAtMs: undefined,
          recipients: new Set(),
          isAccepted: false,
          isInDoubt: false,
        });
        this.#judgeLease(reminder, atMs, by);
        break;
      }
      case 'sending':
        if (!attempt) this.#break('sent without a claim', atMs, nameOf(reminder));
        else if (attempt.intendedAtMs !== undefined) this.#break('intended twice', atMs, nameOf(reminder));
        else attempt.intendedAtMs = atMs;
        this.#judgeLease(reminder, atMs, by);
        break;
      case 'sent':
        if (!sender?.isAccepted) {
          this.#break('lost', atMs, `${nameOf(reminder)} is recorded as sent, and the channel did not take it`);
        }
        break;
      case 'pending':
        if (before.state === 'blocked') trail.readyAtMs = atMs;
        // Put off without a try, until its reader can be reminded.
        else if (before.state === 'claimed') trail.readyAtMs = Math.max(trail.readyAtMs, nextAtMs ?? 0);
        else if (nextAtMs !== undefined && nextAtMs > atMs + LONGEST_RETRY_MS) trail.readyAtMs = nextAtMs;
        break;
      case 'dead':
        if (before.state !== 'dead') this.totals.dead += 1;
        break;
      case 'blocked':
        if (before.state !== 'blocked') this.totals.blocked += 1;
        break;
      case 'skipped':
      case 'cancelled':
        break;
    }
    this.#seeStuck(reminder, before, atMs);
    if (FINAL.has(state)) trail.endedAtMs = atMs;
    trail.reminder = reminder;
  }

  #seeStuck(reminder: Reminder, before: Reminder, atMs: number): void {
    if (isAlarm(reminder.kind)) return;
    const place = `${reminder.tenantId} ${reminder.engagement}`;
    const isStuck = ({ state }: Reminder): boolean => state === 'blocked' || state === 'dead';
    if (isStuck(reminder) && !isStuck(before)) this.#stuckSinceMs.set(place, atMs);
    if (!isStuck(reminder)) this.#stuckSinceMs.delete(place);
  }

  #judgeLease({ nextAtMs = 0, ...reminder }: Reminder, atMs: number, by: VirtualProcess): void {
    const shortMs = LEASE_MS - (nextAtMs - atMs);
    if (shortMs <= USUAL_DELAY_MS) return;
    // Clocks are read before what holds a worker up.
    if (by.troublesIn(atMs - LEASE_MS, atMs).length > 0 && shortMs < LEASE_MS) return;
    const text = `${nameOf(reminder)} ${reminder.state} by ${by.name} for ${String(Math.round(nextAtMs - atMs))} ms`;
    this.#break('short lease', atMs, text);
  }

  /** Whether what is about to be sent is still to be said. */
  #judgeIntent({ atMs, partition, by }: Commit, reminder: Reminder): void {
    const { state, kind, recipient, engagement: key } = reminder;
    if (state !== 'sending') return;
    if (this.#stoppedAtMs !== undefined && atMs > this.#stoppedAtMs + SWITCH_MS) {
      const isExcused = by.troublesIn(this.#stoppedAtMs, atMs).length > 0;
      if (!isExcused) this.#break('sent while stopped', atMs, `${nameOf(reminder)} by ${by.name}`);
    }
    // What the leads hear of a message that did not arrive, they may hear just after somebody has seen to it.
    if (kind === 'undelivered') return;
    const engagement = this.#customerOf(partition).engagements.get(key);
    const fmId = copiedTo(recipient) ?? recipient;
    const zone = this.#personOf(fmId)?.timeZone ?? reminder.timeZone;
    const isAsked =
      engagement !== undefined &&
      isStillAsked(engagement, reminder, dayIn(zone, atMs)) &&
      (recipient === LEADS || engagement.fmId === fmId);
    if (!isAsked) this.#break('sent after its end', atMs, `${nameOf(reminder)}: its engagement has been changed`);
  }

  /** Whoever is to be asked about a date is asked by one reminder, which is about that date. */
  #judgeQuestions({ atMs, partition, by }: Commit): void {
    const { engagements, open } = this.#customerOf(partition);
    const questions = [...open.values()].filter((reminder) => !isAlarm(reminder.kind) && !isCopy(reminder));
    for (const [key, engagement] of engagements) {
      const own = questions.filter((question) => question.engagement === key);
      const isAsked = engagement.fmId !== undefined && isReminded(engagement);
      const place = `${partition} ${key}`;
      const names = own.map(nameOf).join(', ');
      if (own.length > 1) this.#break('two open questions', atMs, `${place}: ${names} by ${by.name}`);
      if (isAsked && own.length === 0)
        this.#break('lost', atMs, `${place} has no open question any more, by ${by.name}`);
      if (!isAsked && own.length > 0) this.#break('asked for nothing', atMs, `${place}: ${names} by ${by.name}`);
      if (own.some(({ esdVersion }) => esdVersion !== engagement.esdVersion)) {
        this.#break('a question about an old date', atMs, `${names} by ${by.name}`);
      }
    }
  }

  /** The reminder that was posted, or the copy of it: to its reader they are the same. */
  #trailUnder(token: string, reminder: Reminder): Trail | undefined {
    const trail = this.#trails.get(placeOf(reminder));
    const copy = this.#trails.get(placeOf({ ...reminder, id: `copy|${reminder.id}` }));
    return trail?.attempts.has(token) === true ? trail : (copy ?? trail);
  }

  #judgePost(post: Post, trail: Trail, attempt: Attempt): void {
    const { message, atMs, token, by } = post;
    const { reminder, endedAtMs, waits } = trail;
    const { intendedAtMs = atMs, claimedAtMs, recipients } = attempt;
    const recipient = message.recipient.objectId;
    const name = `${nameOf(reminder)} by ${by.name} to ${recipient}`;
    if (recipients.has(recipient)) this.#break('two posts of one attempt', atMs, `${name} under ${token}`);
    if (reminder.state === 'sent') this.#break('sent after recorded', atMs, name);
    if (endedAtMs !== undefined && endedAtMs < intendedAtMs) this.#break('sent after its end', atMs, name);
    if (atMs < reminder.dueAtMs) this.#break('early', atMs, `${name}, due at ${iso(reminder.dueAtMs)}`);
    if (waits?.recipient === recipient && atMs < waits.untilMs) {
      this.#break('before the channel wanted it', atMs, `${name}, not before ${iso(waits.untilMs)}`);
    }
    for (const [earlierToken, { isInDoubt, intendedAtMs: earlierMs = 0 }] of trail.attempts) {
      if (earlierToken === token || !isInDoubt || atMs - earlierMs >= SOONEST_REPEAT_MS) continue;
      this.#break('repeated at once', atMs, `${name}, tried just before at ${iso(earlierMs)}`);
    }
    const { timeZone } = message.recipient;
    const wasReceptive = [claimedAtMs, atMs].some((ms) => isReceptiveTime(timeIn(timeZone, ms)));
    // Of those who stand in for somebody only the first choice's hours count.
    const isOrdinary = reminder.kind !== 'undelivered' && (message.fm?.absence === undefined || isCopy(reminder));
    if (isOrdinary && !wasReceptive) this.#break('outside the hours', atMs, name);
    if (!post.isAccepted) return;
    for (const [earlierToken, earlier] of trail.attempts) {
      if (earlierToken === token || !earlier.isAccepted) continue;
      this.totals.repeats += 1;
      if (this.#isHeldWhenInDoubt && !isAlarm(reminder.kind))
        this.#break('repeated though it is to be held', atMs, name);
      if (!message.mayBeRepeated) this.#break('unmarked repeat', atMs, `${name}, before by ${earlier.by.name}`);
      const hadTrouble = earlier.by.troublesIn(earlier.intendedAtMs ?? 0, claimedAtMs).length > 0;
      if (!earlier.isInDoubt && !hadTrouble)
        this.#break('unexplained repeat', atMs, `${name} after ${earlier.by.name}`);
    }
  }

  #seeArrival({ reminder, readyAtMs, attempts }: Trail, atMs: number): void {
    if ([...attempts.values()].filter(({ isAccepted }) => isAccepted).length === 1) {
      this.totals.worstLatenessMs = Math.max(this.totals.worstLatenessMs, atMs - readyAtMs);
    }
    if (reminder.kind !== 'undelivered') return;
    const place = `${reminder.tenantId} ${reminder.engagement}`;
    this.#toldAtMs.set(place, atMs);
    const alarmMs = atMs - (this.#stuckSinceMs.get(place) ?? atMs);
    this.totals.worstAlarmMs = Math.max(this.totals.worstAlarmMs, alarmMs);
    if (this.#isCalm && alarmMs > CALM_ALARM_MS) this.#break('leads were told late', atMs, nameOf(reminder));
  }

  #customerOf(tenantId: string): Customer {
    const found = this.#customers.get(tenantId) ?? { engagements: new Map(), open: new Map() };
    this.#customers.set(tenantId, found);
    return found;
  }

  #break(rule: string, atMs: number, text: string): void {
    this.violations.push({ rule, atMs, text });
  }
}

function placeOf({ tenantId, id }: Pick<Reminder, 'tenantId' | 'id'>): string {
  return `${tenantId} ${id}`;
}

function nameOf({ tenantId, id, recipient }: Pick<Reminder, 'tenantId' | 'id' | 'recipient'>): string {
  return `${tenantId} ${id} for ${recipient}`;
}

function iso(ms: number | undefined): string {
  return ms === undefined ? 'ever' : new Date(ms).toISOString();
}

function isReminderId(id: string): boolean {
  return id.startsWith('rem|') || isCopy({ id });
}
