import type { Log, ReminderNotifier, UseCaseMeter } from '../../src/application/ports.ts';
import { ReminderDelivery } from '../../src/reminders/reminder-delivery.ts';
import { ReminderRepair } from '../../src/reminders/reminder-repair.ts';
import { SendPace } from '../../src/reminders/send-pace.ts';
import { CustomerDocumentRecords } from '../../src/store/customer-document-records.ts';
import { DeliveryDocumentSwitch } from '../../src/store/delivery-document-switch.ts';
import { PersonDocumentRecords } from '../../src/store/person-document-records.ts';
import { HOME_TENANT } from '../support/builders.ts';
import { NO_HOLIDAYS, type Scenario } from './scenario.ts';
import type { SeededRandom } from './seeded-random.ts';
import type { VirtualProcess } from './virtual-process.ts';
import type { VirtualStore } from './virtual-store.ts';

const MIN_PAUSE_MS = 20_000;
const MAX_PAUSE_MS = 40_000;

/** As it is set up unless somebody changes it. */
const USUAL_PACE = { sendsPerSecond: 10, secondsPerChat: 2 };

const METER: UseCaseMeter = { during: (_useCase, work) => work() };

/** What the records of one process are made of. */
export interface Records {
  readonly customers: CustomerDocumentRecords;
  readonly reminders: CustomerDocumentRecords;
  readonly people: PersonDocumentRecords;
  readonly deliverySwitch: DeliveryDocumentSwitch;
}

export function recordsOver(store: VirtualStore): Records {
  const customers = new CustomerDocumentRecords(store);
  return {
    customers,
    reminders: customers,
    people: new PersonDocumentRecords(store, HOME_TENANT),
    deliverySwitch: new DeliveryDocumentSwitch(store),
  };
}

export interface WorkerOptions {
  readonly process: VirtualProcess;
  readonly records: Records;
  readonly notifier: ReminderNotifier;
  readonly random: SeededRandom;
  readonly newId: () => string;
  readonly log: Log;
  readonly repairs: boolean;
  readonly inDoubtPolicy: Scenario['inDoubtPolicy'];
}

/** One process that looks for due reminders again and again, as the scheduler does. */
export class Worker {
  readonly process: VirtualProcess;
  readonly #delivery: ReminderDelivery;
  readonly #repair: ReminderRepair | undefined;
  readonly #random: SeededRandom;
  readonly #log: Log;
  #isStopping = false;
  #isAsleep = false;

  constructor({ process, records, notifier, random, newId, log, repairs, inDoubtPolicy }: WorkerOptions) {
    this.process = process;
    this.#random = random;
    this.#log = log;
    const dependencies = {
      ...records,
      holidays: NO_HOLIDAYS,
      clock: { nowMs: () => process.clockMs() },
      timer: process,
      newId,
      log,
      meter: METER,
    };
    this.#delivery = new ReminderDelivery({
      ...dependencies,
      notifier,
      pace: new SendPace(USUAL_PACE, process),
      inDoubtPolicy,
      random: () => random.next(),
    });
    this.#repair = repairs ? new ReminderRepair(dependencies) : undefined;
  }

  /** Works until it is stopped; a process that is killed never comes to the end of it. */
  async run(): Promise<void> {
    while (!this.#isStopping) {
      try {
        await this.#delivery.deliverDue();
        await this.#repair?.repairWhenDue();
      } catch (error) {
        this.#log.error('Looking for due reminders failed', error);
      }
      if (this.#mustStop()) return;
      this.#isAsleep = true;
      await this.process.sleep(this.#random.between(MIN_PAUSE_MS, MAX_PAUSE_MS));
      this.#isAsleep = false;
    }
  }

  /** As on SIGTERM; `true` when nothing was under way. */
  stop(): boolean {
    this.#isStopping = true;
    this.#delivery.stop();
    this.#repair?.stop();
    return this.#isAsleep;
  }

  #mustStop(): boolean {
    return this.#isStopping;
  }
}
