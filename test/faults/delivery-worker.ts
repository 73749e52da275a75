// A process that delivers reminders as the bot does, when its parent asks, and does itself harm where it is told to.
import { randomUUID } from 'node:crypto';
import { Worker } from 'node:worker_threads';

import type {
  Conversation,
  CustomerChange,
  HolidayCalendars,
  Log,
  ReminderMessage,
  SendOutcome,
} from '../../src/application/ports.ts';
import { TeamsAdapter } from '../../src/bot/teams-adapter.ts';
import { TeamsNotifier } from '../../src/bot/teams-notifier.ts';
import { ReminderDelivery } from '../../src/reminders/reminder-delivery.ts';
import { SendPace } from '../../src/reminders/send-pace.ts';
import { CustomerDocumentRecords } from '../../src/store/customer-document-records.ts';
import { DeliveryDocumentSwitch } from '../../src/store/delivery-document-switch.ts';
import { openStore } from '../../src/store/open-store.ts';
import { PersonDocumentRecords } from '../../src/store/person-document-records.ts';
import { RequestCharges } from '../../src/store/request-charges.ts';
import { HOME_TENANT } from '../support/builders.ts';
import { SharedClock } from './shared-clock.ts';
import {
  workerRequest,
  type LookReport,
  type WorkerFault,
  type WorkerJob,
  type WorkerMessage,
} from './worker-messages.ts';

/** Ends the process from another thread, so that it can happen while this one is writing. */
const KILLER = `
  const { parentPort } = require('node:worker_threads');
  parentPort.on('message', (delayUs) => {
    const untilMs = performance.now() + delayUs / 1000;
    while (performance.now() < untilMs);
    process.kill(process.pid, 'SIGKILL');
  });
`;

const killer = new Worker(KILLER, { eval: true });
const NEVER = new Promise<never>(() => undefined);

function say(message: WorkerMessage): Promise<void> {
  return new Promise((resolve) => {
    process.send?.(message, () => {
      resolve();
    });
  });
}

/** Does the harm when its point has been passed often enough. */
class Saboteur {
  readonly #fault: WorkerFault | undefined;
  #passes = 0;

  constructor(fault: WorkerFault | undefined) {
    this.#fault = fault;
  }

  async pass(point: WorkerFault['point']): Promise<void> {
    const fault = this.#comesTo(point);
    if (!fault) return;
    // Its answer must not be lost with the process: the parent waits for it.
    if (fault.signal === 'SIGSTOP') await say({ kind: 'stopping' });
    process.kill(process.pid, fault.signal);
  }

  /** Issues a write; when it is time for that the process ends or stops before it hears what became of it. */
  async write<T>(write: () => Promise<T>): Promise<T> {
    const fault = this.#comesTo('in-record');
    if (fault?.signal === 'SIGSTOP') {
      await say({ kind: 'stopping' });
      const written = write();
      process.kill(process.pid, fault.signal);
      return written;
    }
    if (!fault) return write();
    killer.postMessage(fault.delayUs);
    await write();
    return NEVER;
  }

  #comesTo(point: WorkerFault['point']): WorkerFault | undefined {
    if (this.#fault?.point !== point) return undefined;
    this.#passes += 1;
    return this.#passes === this.#fault.pass ? this.#fault : undefined;
  }
}

function stepOf({ changedReminders = [] }: CustomerChange): 'claim' | 'intent' | 'record' | undefined {
  const states = changedReminders.map(({ value }) => value.state);
  if (states.includes('claimed')) return 'claim';
  if (states.includes('sending')) return 'intent';
  return states.includes('sent') ? 'record' : undefined;
}

class SabotagedRecords extends CustomerDocumentRecords {
  conflicts = 0;
  readonly #saboteur: Saboteur;

  constructor(store: ConstructorParameters<typeof CustomerDocumentRecords>[0], saboteur: Saboteur) {
    super(store);
    this.#saboteur = saboteur;
  }

  override async save(change: CustomerChange): Promise<'saved' | 'conflict'> {
    const step = stepOf(change);
    if (step) await this.#saboteur.pass(`before-${step}`);
    const save = (): Promise<'saved' | 'conflict'> => super.save(change);
    const outcome = await (step === 'record' ? this.#saboteur.write(save) : save());
    if (outcome === 'conflict') this.conflicts += 1;
    else if (step) await this.#saboteur.pass(`after-${step}`);
    return outcome;
  }
}

/** Has the connector know who sends, by the address it is reached at. */
class PeopleReachedByThisWorker extends PersonDocumentRecords {
  override async getConversation(objectId: string): Promise<Conversation | undefined> {
    const conversation = await super.getConversation(objectId);
    return conversation && { ...conversation, serviceUrl: `${conversation.serviceUrl}/worker/${String(process.pid)}` };
  }
}

class SabotagedNotifier extends TeamsNotifier {
  readonly #saboteur: Saboteur;

  constructor(options: ConstructorParameters<typeof TeamsNotifier>[0], saboteur: Saboteur) {
    super(options);
    this.#saboteur = saboteur;
  }

  override async remind(message: ReminderMessage): Promise<SendOutcome> {
    await this.#saboteur.pass('before-post');
    const outcome = await super.remind(message);
    await this.#saboteur.pass('after-post');
    return outcome;
  }
}

interface Work {
  look(): Promise<LookReport>;
  end(): Promise<void>;
}

async function begin({ store: settings, clockFile, sendsPerSecond, fault }: WorkerJob): Promise<Work> {
  const clock = new SharedClock(clockFile);
  const saboteur = new Saboteur(fault);
  let errors: string[] = [];
  const log: Log = {
    info: () => undefined,
    warn: () => undefined,
    error: (message, error) => {
      errors.push(`${message}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
    },
  };
  const charges = new RequestCharges();
  const store = await openStore(
    settings.kind === 'sqlite'
      ? settings
      : { ...settings, key: settings.key, identityClientId: settings.identityClientId },
    { nowMs: () => clock.nowMs(), usesOwnClock: false, charges, pace: 'answering' },
  );
  const customers = new SabotagedRecords(store, saboteur);
  const people = new PeopleReachedByThisWorker(store, HOME_TENANT);
  // Nobody here has any, and loading them takes long.
  const holidays: HolidayCalendars = { holidayOn: () => undefined };
  const notifier = new SabotagedNotifier(
    {
      adapter: new TeamsAdapter({ registration: undefined, homeTenantId: HOME_TENANT, nowMs: () => Date.now(), log }),
      appId: '',
      homeTenantId: HOME_TENANT,
      defaultLanguage: 'en',
      people,
      policy: { frpUpdates: false },
      holidays,
      clock,
      newId: randomUUID,
      log,
    },
    saboteur,
  );
  const delivery = new ReminderDelivery({
    customers,
    reminders: customers,
    people,
    holidays,
    deliverySwitch: new DeliveryDocumentSwitch(store),
    notifier,
    pace: new SendPace({ sendsPerSecond, secondsPerChat: 0 }, clock),
    inDoubtPolicy: 'resend',
    clock,
    timer: clock,
    random: Math.random,
    newId: randomUUID,
    log,
    meter: charges,
  });
  return {
    async look() {
      const sent = await delivery.deliverDue();
      const report = { sent, conflicts: customers.conflicts, errors };
      customers.conflicts = 0;
      errors = [];
      return report;
    },
    async end() {
      await store.close();
      clock.close();
    },
  };
}

let work: Work | undefined;

async function answer(message: unknown): Promise<WorkerMessage> {
  const request = workerRequest.parse(message);
  switch (request.kind) {
    case 'begin':
      work = await begin(request.job);
      return { kind: 'done' };
    case 'look':
      return { kind: 'done', report: await work?.look() };
    case 'end':
      await work?.end();
      work = undefined;
      return { kind: 'done' };
  }
}

process.on('message', (message: unknown) => {
  answer(message).then(say, (error: unknown) =>
    say({ kind: 'failed', error: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
  );
});
// Whoever has lost its parent has nothing to do any more.
process.on('disconnect', () => process.exit());
await say({ kind: 'ready' });
