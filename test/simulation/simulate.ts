import { createHash } from 'node:crypto';

import type { Log, Reminder } from '../../src/application/ports.ts';
import type { Person } from '../../src/domain/person.ts';
import { receptiveAt } from '../../src/domain/reminder.ts';
import { CustomerDocumentRecords } from '../../src/store/customer-document-records.ts';
import { StoreUnavailable } from '../../src/store/document-store.ts';
import { PersonDocumentRecords } from '../../src/store/person-document-records.ts';
import { HOME_TENANT, WEEKDAYS } from '../support/builders.ts';
import { MemoryDocuments, storeOver } from '../support/memory-documents.ts';
import { NO_HOLIDAYS, scenarioOf, type Scenario, type Span } from './scenario.ts';
import { SeededRandom } from './seeded-random.ts';
import { chatOf, Staff } from './staff.ts';
import { PROMPT, VirtualConnector } from './virtual-connector.ts';
import { SAFE, VirtualProcess } from './virtual-process.ts';
import { SOUND, VirtualStore, type Commit, type StoreWorld } from './virtual-store.ts';
import { VirtualTime } from './virtual-time.ts';
import { Witness, type Totals, type Violation } from './witness.ts';
import { recordsOver, Worker } from './worker.ts';

/** What one run counted. */
export interface RunTotals extends Totals {
  readonly reschedules: number;
  readonly answers: number;
  readonly crashes: number;
}

/** What one run came to. */
export interface Run {
  readonly seed: number;
  readonly violations: readonly Violation[];
  readonly totals: RunTotals;
  /** What happened, in order; empty unless it was asked for. */
  readonly events: readonly string[];
  /** Of all events. */
  readonly hash: string;
}

const MINUTE_MS = 60_000;
/** How often one looks whether everything has come to rest, and for how long. */
const STEP_MS = MINUTE_MS;
const LONGEST_REST_MS = 75 * MINUTE_MS;
/** After the last faults people write to the bot once more. */
const SECOND_MESSAGE_MS = 5 * MINUTE_MS;
/** A process that is told to stop and does not is killed after that. */
const GRACE_MS = 30_000;

/** Plays the run of that seed, the same one each time. With `keepsEvents` it can tell what happened. */
export async function simulate(seed: number, { keepsEvents = false } = {}): Promise<Run> {
  return new Simulation(seed, keepsEvents).run();
}

class Simulation {
  readonly #seed: number;
  readonly #random: SeededRandom;
  readonly #scenario: Scenario;
  readonly #time: VirtualTime;
  readonly #documents: MemoryDocuments;
  readonly #commits: { readonly atMs: number; readonly commit: number }[] = [];
  readonly #events: string[] = [];
  readonly #witness: Witness;
  readonly #connector: VirtualConnector;
  readonly #storeWorld: StoreWorld;
  readonly #staff: Staff;
  readonly #note: (text: () => string) => void;
  readonly #front: VirtualProcess;
  #ids = 0;
  #crashes = 0;

  constructor(seed: number, keepsEvents: boolean) {
    this.#seed = seed;
    this.#random = new SeededRandom(seed);
    this.#scenario = scenarioOf(this.#random.fork());
    this.#time = new VirtualTime(this.#scenario.startMs);
    const time = this.#time;
    this.#documents = new MemoryDocuments(() => time.nowMs);
    const scenario = this.#scenario;
    this.#note = keepsEvents
      ? (text) => this.#events.push(`${new Date(time.nowMs).toISOString().slice(11, 23)} ${text()}`)
      : () => undefined;
    this.#witness = new Witness({
      isCalm: scenario.isCalm && scenario.remindersAreStopped === undefined,
      isHeldWhenInDoubt: scenario.inDoubtPolicy === 'hold',
      personOf: (objectId) => [...scenario.fms, ...scenario.leads].find((person) => person.objectId === objectId),
    });
    this.#connector = new VirtualConnector({
      time,
      random: this.#random.fork(),
      faults: () => (this.#isChaos() ? scenario.connector : PROMPT),
      onPost: (post) => {
        this.#note(() => {
          const { by, message, token, isAccepted, outcome } = post;
          const ids = message.customers.flatMap(({ questions }) => questions.map(({ reminder }) => reminder.id));
          const marks = `${message.isDigest ? ' digest' : ''}${message.mayBeRepeated ? ' marked' : ''}`;
          const what = `${message.customers.map(({ tenant }) => tenant.tenantId).join(' ')} ${ids.join(' ')}`;
          return `${by.name} posts${marks} to ${message.recipient.objectId} under ${token}: ${what}; ${isAccepted ? 'taken' : 'not taken'}, seen as ${outcome.kind}`;
        });
        this.#witness.seePost(post);
        this.#staff.seePost(post);
      },
    });
    this.#storeWorld = {
      documents: this.#documents,
      time,
      random: this.#random.fork(),
      faults: () =>
        this.#isChaos()
          ? {
              ...scenario.store,
              isAway: isIn(scenario.storeIsAway, time.nowMs),
              failsWrites: isIn(scenario.storeFailsWrites, time.nowMs),
            }
          : SOUND,
      commitAt: (atMs) => {
        let index = this.#commits.length - 1;
        while (index >= 0 && (this.#commits[index]?.atMs ?? 0) > atMs) index -= 1;
        return this.#commits[index]?.commit ?? 0;
      },
      onCommit: (commit) => {
        this.#seeCommit(commit);
      },
      note: this.#note,
    };
    const random = this.#random.fork();
    this.#front = new VirtualProcess({
      name: 'front',
      time,
      random,
      hazards: () => SAFE,
      skewMs: random.between(-scenario.longestSkewMs, scenario.longestSkewMs),
      note: this.#note,
    });
    this.#staff = new Staff({
      scenario,
      time,
      random,
      process: this.#front,
      dependencies: {
        ...recordsOver(new VirtualStore(this.#storeWorld, this.#front)),
        clock: { nowMs: () => this.#front.clockMs() },
        holidays: NO_HOLIDAYS,
        policy: { frpUpdates: false },
      },
      connector: this.#connector,
      newId: this.#newId,
      note: this.#note,
      onFailure: (error) => {
        this.#fail(error);
      },
    });
  }

  async run(): Promise<Run> {
    const { startMs, calmsDownMs, workers } = this.#scenario;
    await this.#setUp();
    this.#staff.start();
    for (let index = 1; index <= workers; index += 1) {
      const name = `worker ${String(index)}`;
      this.#time.at(startMs + this.#random.between(0, 20_000), () => {
        this.#startWorker(name, 1);
      });
    }
    this.#stopAndReleaseReminders();
    await this.#passUntil(calmsDownMs);
    this.#note(() => 'The faults are over');
    this.#staff.openAllChats();
    await this.#passUntil(calmsDownMs + SECOND_MESSAGE_MS);
    this.#staff.openAllChats();
    await this.#comeToRest();
    const { violations, totals } = this.#witness;
    return {
      seed: this.#seed,
      violations,
      totals: {
        ...totals,
        reschedules: this.#staff.reschedules,
        answers: this.#staff.answers,
        crashes: this.#crashes,
      },
      events: this.#events,
      hash: createHash('sha256').update(this.#events.join('\n')).digest('hex'),
    };
  }

  readonly #newId = (): string => {
    this.#ids += 1;
    return `id-${String(this.#ids)}`;
  };

  /** People and customers are there before anything can go wrong. */
  async #setUp(): Promise<void> {
    const { fms, leads, customers, withoutChat, startMs } = this.#scenario;
    const store = storeOver(this.#documents, { nowMs: () => startMs });
    const people = new PersonDocumentRecords(store, HOME_TENANT);
    const records = new CustomerDocumentRecords({
      ...store,
      write: async (partition, writes) => {
        await store.write(partition, writes);
        this.#seeCommit({ atMs: startMs, by: this.#front, partition, writes });
      },
    });
    for (const person of [...fms, ...leads]) {
      const { absence, ...profile } = person;
      await people.putPerson(profile);
      if (absence) await people.saveAbsence(person.objectId, absence);
    }
    for (const customer of customers) await records.save(customer);
    for (const { objectId } of [...fms, ...leads]) {
      if (!withoutChat.includes(objectId)) await people.saveConversation(objectId, chatOf(objectId, 'first'));
    }
  }

  #isChaos(): boolean {
    return this.#time.nowMs < this.#scenario.calmsDownMs;
  }

  #startWorker(name: string, life: number): void {
    const { longestSkewMs, hazards, repairs, inDoubtPolicy } = this.#scenario;
    const random = this.#random.fork();
    const process = new VirtualProcess({
      name: `${name}.${String(life)}`,
      time: this.#time,
      random: random.fork(),
      hazards: () => (this.#isChaos() ? hazards : SAFE),
      skewMs: random.between(-longestSkewMs, longestSkewMs),
      note: this.#note,
      onDeath: () => {
        this.#crashes += 1;
        this.#restart(name, life, random.between(1000, 120_000));
      },
    });
    this.#note(() => `${process.name} starts`);
    const records = recordsOver(new VirtualStore(this.#storeWorld, process));
    const worker = new Worker({
      process,
      records,
      notifier: this.#connector.notifierFor(process, records.people),
      random: random.fork(),
      newId: this.#newId,
      log: this.#logOf(process),
      repairs,
      inDoubtPolicy,
    });
    let hasEnded = false;
    const isOver = (): boolean => hasEnded || !process.isAlive;
    const whenEnded = (): void => {
      if (isOver()) return;
      hasEnded = true;
      this.#note(() => `${process.name} has stopped`);
      this.#restart(name, life, random.between(500, 10_000));
    };
    void worker.run().then(whenEnded);
    if (this.#scenario.isCalm) return;
    // From the outside, whatever it is doing: it is held up, killed, or told to stop.
    this.#time.after(random.between(0, 15 * MINUTE_MS), () => {
      if (!this.#isChaos() || isOver()) return;
      const chance = random.next();
      if (chance < 0.3) process.holdUp(random.between(0, 60_000), 'from outside');
      else if (chance < 0.55) process.kill('of a kill');
      else if (chance < 0.8) {
        this.#note(() => `${process.name} is told to stop`);
        if (worker.stop()) whenEnded();
        else {
          this.#time.after(GRACE_MS, () => {
            if (!isOver()) process.kill('because it did not stop in time');
          });
        }
      }
    });
  }

  #restart(name: string, life: number, pauseMs: number): void {
    this.#time.after(pauseMs, () => {
      this.#startWorker(name, life + 1);
    });
  }

  #stopAndReleaseReminders(): void {
    const { remindersAreStopped: span } = this.#scenario;
    if (!span) return;
    const { deliverySwitch } = recordsOver(new VirtualStore({ ...this.#storeWorld, faults: () => SOUND }, this.#front));
    const turn = (pause: { readonly by: string; readonly at: string } | undefined): void => {
      void deliverySwitch.savePause(pause).then(() => {
        this.#note(() => (pause ? 'All reminders are stopped' : 'Reminders go out again'));
        this.#witness.seeSwitch(pause ? this.#time.nowMs : undefined);
      });
    };
    this.#time.at(span.fromMs, () => {
      turn({ by: 'lead-1', at: new Date(span.fromMs).toISOString() });
    });
    this.#time.at(span.untilMs, () => {
      turn(undefined);
    });
  }

  #seeCommit(commit: Commit): void {
    this.#commits.push({ atMs: commit.atMs, commit: this.#documents.lastCommit });
    this.#note(() => {
      const writes = commit.writes.filter(({ id }) => id.startsWith('rem|') || id.startsWith('eng|')).map(described);
      return `${commit.by.name} writes ${commit.partition}: ${writes.join('; ')}`;
    });
    this.#witness.seeCommit(commit);
    if (commit.by !== this.#front) this.#staff.seeCommit(commit);
  }

  async #passUntil(untilMs: number): Promise<void> {
    while (this.#time.nowMs < untilMs && this.#witness.violations.length === 0) {
      await this.#time.passUntil(Math.min(untilMs, this.#time.nowMs + STEP_MS));
    }
  }

  async #comeToRest(): Promise<void> {
    const latestMs = this.#time.nowMs + LONGEST_REST_MS;
    while (this.#witness.violations.length === 0) {
      await this.#passUntil(this.#time.nowMs + STEP_MS);
      if (this.#isAtRest() || this.#time.nowMs >= latestMs) break;
    }
    if (this.#witness.violations.length === 0) {
      this.#witness.judgeEnd(this.#time.nowMs, (reminder) => this.#cannotComeNow(reminder));
    }
  }

  #isAtRest(): boolean {
    const soonMs = this.#time.nowMs + 16 * MINUTE_MS;
    // What waits for a lease, a retry or its time will be due in less than that.
    return this.#documents.findDue(soonMs, 1).length === 0;
  }

  /** Whether it is outside the hours in which its reader is reminded. */
  #cannotComeNow({ recipient, nextAtMs, dueAtMs }: Reminder): boolean {
    const { fms, leads } = this.#scenario;
    const nowMs = this.#time.nowMs;
    const isInPlaceOf = (person: Person): boolean =>
      person.objectId === recipient ||
      leads.includes(person) ||
      fms.some(({ objectId, absence }) => objectId === recipient && absence?.delegateId === person.objectId);
    const readers = [...fms, ...leads].filter(isInPlaceOf);
    // What was looked at before their hours began waits until their reminder time.
    return readers.some((person) =>
      [nowMs, dueAtMs].some((ms) => receptiveAt(person, WEEKDAYS, ms, { isUrgent: true }) === nextAtMs),
    );
  }

  #logOf(process: VirtualProcess): Log {
    return {
      info: () => undefined,
      warn: (message) => {
        this.#note(() => `${process.name} warns: ${message}`);
      },
      error: (message, error) => {
        this.#note(() => `${process.name}: ${message}: ${String(error)}`);
        if (!(error instanceof StoreUnavailable)) this.#fail(error);
      },
    };
  }

  #fail(error: unknown): void {
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
    this.#witness.violations.push({ rule: 'unexpected failure', atMs: this.#time.nowMs, text });
  }
}

function isIn(span: Span | undefined, atMs: number): boolean {
  return span !== undefined && span.fromMs <= atMs && atMs < span.untilMs;
}

function described(write: Commit['writes'][number]): string {
  if (!('body' in write)) return `${write.id} deleted`;
  if (!write.id.startsWith('rem|')) {
    const { esdVersion, version } = write.body;
    return `${write.id} date ${String(esdVersion)} version ${String(version)}`;
  }
  const { state, nextAtMs, claimToken, inDoubt } = write.body;
  return [
    `${write.id} ${String(state)}`,
    ...(typeof nextAtMs === 'number' ? [`until ${new Date(nextAtMs).toISOString().slice(11, 23)}`] : []),
    ...(typeof claimToken === 'string' ? [claimToken] : []),
    ...(inDoubt === true ? ['in doubt'] : []),
  ].join(' ');
}
