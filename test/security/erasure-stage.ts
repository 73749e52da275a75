import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { StoreConfig } from '../../src/config.ts';
import { calendarDay } from '../../src/domain/calendar-day.ts';
import type { Person } from '../../src/domain/person.ts';
import { createLog } from '../../src/log.ts';
import { assembleBot, type AssembledBot, type RunningBot } from '../../src/main.ts';
import type { DocumentStore } from '../../src/store/document-store.ts';
import { eraseRecords, type ErasureOutcome } from '../../src/store/erase-records.ts';
import { findRecords, type SubjectRequest } from '../../src/store/find-records.ts';
import { openStore } from '../../src/store/open-store.ts';
import { RequestCharges } from '../../src/store/request-charges.ts';
import { postActivity } from '../support/bot-under-test.ts';
import { aDatedEngagement, anEngagement, aPerson, aTenant } from '../support/builders.ts';
import { clockAt, type TestClock } from '../support/clock.ts';
import { startCosmosAccount } from '../support/cosmos-account.ts';
import { seededRandom } from '../support/cosmos-double/cosmos-double.ts';
import { startFakeConnector, type FakeConnector } from '../support/fake-connector.ts';
import { testConfig } from '../support/test-config.ts';
import { CuriousStaff } from './curious-staff.ts';

export const FM_ID = 'cafe0000-0000-4000-8000-000000000002';
const OTHER_FM_ID = 'cafe0000-0000-4000-8000-000000000003';
export const FM_NAME = 'Merle Kestrel';
export const TENANT_ID = 'beef0000-0000-4000-8000-000000000010';
export const CUSTOMER_NAME = 'Kestrel Traders';

const TODAY = calendarDay('2026-11-23');

const STAFF: readonly Person[] = [
  aPerson({ objectId: 'cafe0000-0000-4000-8000-000000000001', name: 'Gail Gateway', roles: ['gateway'] }),
  aPerson({ objectId: FM_ID, name: FM_NAME, roles: ['fm'] }),
  aPerson({ objectId: OTHER_FM_ID, name: 'Finn Other', roles: ['fm'] }),
  aPerson({ objectId: 'cafe0000-0000-4000-8000-000000000004', name: 'Lee Lead', roles: ['lead', 'admin'] }),
];

/** An office in which people have worked for a while, with a person and a customer who are to be erased. */
export class ErasureStage {
  readonly clock: TestClock;
  readonly random: () => number;
  readonly #bot: AssembledBot;
  readonly #running: RunningBot;
  readonly #connector: FakeConnector;
  readonly #config: StoreConfig;
  readonly #folder: string;
  readonly #closeAccount: () => Promise<void>;
  readonly #log: () => string;

  private constructor(parts: {
    readonly seed: number;
    readonly clock: TestClock;
    readonly bot: AssembledBot;
    readonly running: RunningBot;
    readonly connector: FakeConnector;
    readonly config: StoreConfig;
    readonly folder: string;
    readonly closeAccount: () => Promise<void>;
    readonly log: () => string;
  }) {
    this.clock = parts.clock;
    this.random = seededRandom(parts.seed);
    this.#bot = parts.bot;
    this.#running = parts.running;
    this.#connector = parts.connector;
    this.#config = parts.config;
    this.#folder = parts.folder;
    this.#closeAccount = parts.closeAccount;
    this.#log = parts.log;
  }

  /** The store is a file, or for every third seed an account of the Cosmos double. */
  static async open(seed: number): Promise<ErasureStage> {
    const folder = await mkdtemp(join(tmpdir(), 'esd-bot-'));
    const clock = clockAt('2026-11-23T09:00:00Z');
    const account = seed % 3 === 0 ? await startCosmosAccount() : undefined;
    const config: StoreConfig = account
      ? { kind: 'cosmos', ...account.newSettings() }
      : { kind: 'sqlite', file: join(folder, 'bot.sqlite') };
    let printed = '';
    const log = createLog('debug', { write: (text) => (printed += text) });
    const connector = await startFakeConnector();
    const bot = await assembleBot(testConfig({ store: config, logLevel: 'debug' }), { clock, log });
    log.hashIdsWith(bot.logKey);
    for (const person of STAFF) await bot.people.putPerson(person);
    await changeOther(bot);
    for (const [n, customerName] of [CUSTOMER_NAME, 'Fabrikam', 'Contoso'].entries()) {
      const tenantId = `beef0000-0000-4000-8000-0000000000${String(10 + n)}`;
      await bot.customers.putCustomer(
        aTenant({ tenantId, customerId: `customer-${String(n)}`, customerName, initialDomain: '' }),
        [
          aDatedEngagement('2026-12-15', { tenantId, fmId: FM_ID }),
          anEngagement({ tenantId, workload: 'SPO', fmId: n === 1 ? OTHER_FM_ID : FM_ID }),
        ],
      );
    }
    const running = await bot.start();
    return new ErasureStage({
      seed,
      clock,
      bot,
      running,
      connector,
      config,
      folder,
      closeAccount: () => account?.close() ?? Promise.resolve(),
      log: () => printed,
    });
  }

  get store(): DocumentStore {
    return this.#bot.store;
  }

  /** People work, and write `text` wherever they may. */
  async work(steps: number, text: string, people = STAFF): Promise<void> {
    const url = `http://127.0.0.1:${String(this.#running.port)}`;
    const staff = new CuriousStaff({
      people,
      underTest: {
        connector: this.#connector,
        post: (activity) => {
          this.clock.tick(1000);
          return postActivity(url, activity);
        },
      },
      random: this.random,
      anyText: () => text,
      customerName: ['Fabrikam', 'Contoso', CUSTOMER_NAME][Math.floor(this.random() * 3)] ?? '',
      newCustomerName: () => `Northwind ${String(Math.floor(this.random() * 1e6))}`,
    });
    for (let step = 0; step < steps; step += 1) await staff.act();
  }

  /** Everybody but the person who is to be erased. */
  get others(): readonly Person[] {
    return STAFF.filter(({ objectId }) => objectId !== FM_ID);
  }

  /** Whatever came of the others' work: the FM has a customer, and stands in for somebody. */
  async burdenFm(): Promise<void> {
    const tenantId = 'beef0000-0000-4000-8000-000000000020';
    await this.#bot.customers.putCustomer(aTenant({ tenantId, customerId: 'customer-20', customerName: 'Tailspin' }), [
      aDatedEngagement('2027-12-15', { tenantId, fmId: FM_ID }),
    ]);
    await this.#bot.people.saveAbsence(OTHER_FM_ID, { from: TODAY, until: TODAY, delegateId: FM_ID });
  }

  /** Hands all that the FM has to do to the other one, and takes their role. */
  async relieveFm(): Promise<void> {
    for (const engagement of await this.#bot.customers.findEngagementsOfFm(FM_ID, 1000)) {
      const record = await this.#bot.customers.getCustomer(engagement.tenantId);
      const engagements = (record?.engagements ?? [])
        .filter(({ value }) => value.fmId === FM_ID)
        .map(({ value, etag }) => ({ etag, value: { ...value, fmId: OTHER_FM_ID, version: value.version + 1 } }));
      if (engagements.length > 0) await this.#bot.customers.save({ tenantId: engagement.tenantId, engagements });
    }
    for (const { objectId } of STAFF) await this.#bot.people.saveAbsence(objectId, undefined);
    const fm = await this.#bot.people.getPerson(FM_ID);
    if (fm) await this.#bot.people.putPerson({ ...fm, roles: [] });
  }

  /** Erases over a connection of its own that breaks after some writes, again and again, until it comes through. */
  async erase(request: SubjectRequest): Promise<{ readonly outcome: ErasureOutcome; readonly interruptions: number }> {
    for (let interruptions = 0; ; interruptions += 1) {
      const store = await this.#openStore();
      let left = 1 + Math.floor(this.random() * 8) + interruptions * 4;
      const write = store.write.bind(store);
      store.write = (partition, writes) => {
        left -= 1;
        return left < 0 ? Promise.reject(new Broken()) : write(partition, writes);
      };
      try {
        const outcome = await eraseRecords(
          store,
          { ...request, orderedBy: 'request 1' },
          {
            nowMs: () => this.clock.nowMs(),
            newId: () => `id-${String(Math.floor(this.random() * 1e12))}`,
            digest: (text) => `digest-${String(text.length)}`,
          },
        );
        return { outcome, interruptions };
      } catch (error) {
        if (!(error instanceof Broken)) throw error;
      } finally {
        await store.close();
      }
    }
  }

  /** How often any of `words` occurs in the records, in the files that hold them, and in the log; and what an export has. */
  async hits(words: readonly string[], request: SubjectRequest): Promise<readonly string[]> {
    const found: string[] = [];
    const seek = (where: string, text: string): void => {
      for (const word of words) {
        if (text.toLowerCase().includes(word.toLowerCase())) found.push(`"${word}" in ${where}`);
      }
    };
    for (
      let next = await this.store.partitionAfter(undefined);
      next !== undefined;
      next = await this.store.partitionAfter(next)
    ) {
      for (const document of await this.store.readPartition(next)) {
        seek(`${next} ${document.id}`, JSON.stringify(document));
      }
    }
    for (const name of readdirSync(this.#folder)) seek(name, readFileSync(join(this.#folder, name)).toString('latin1'));
    seek('the log', this.#log());
    const { own, mentioning } = await findRecords(this.store, request, TODAY);
    if (own.length + mentioning.length > 0) found.push('an export still finds something');
    return found;
  }

  /** Events in the store. */
  async countEvents(): Promise<number> {
    let count = 0;
    for (
      let next = await this.store.partitionAfter(undefined);
      next !== undefined;
      next = await this.store.partitionAfter(next)
    ) {
      count += (await this.store.readPartition(next)).filter(({ id }) => id.startsWith('evt|')).length;
    }
    return count;
  }

  async close(): Promise<void> {
    await this.#running.stop();
    await this.#connector.close();
    await this.#closeAccount();
    await rm(this.#folder, { recursive: true });
  }

  #openStore(): Promise<DocumentStore> {
    return openStore(this.#config, {
      nowMs: () => this.clock.nowMs(),
      usesOwnClock: true,
      charges: new RequestCharges(),
      pace: 'patient',
    });
  }
}

/** The connection to the store is cut. */
class Broken extends Error {}

/** The FM has changed somebody else's entry, which names them as its author. */
async function changeOther({ people }: Pick<AssembledBot, 'people'>): Promise<void> {
  const other = await people.getEntry(OTHER_FM_ID);
  assert.ok(other);
  const after = { skills: ['EXO'] };
  const event = { id: 'change-1', objectId: OTHER_FM_ID, at: '2026-11-23T09:00:00.000Z', by: FM_ID } as const;
  const entry = { ...other.value, ...after };
  await people.saveEntry({ entry, etag: other.etag, event: { ...event, via: 'card', before: {}, after } });
}
