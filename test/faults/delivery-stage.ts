import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { Reminder } from '../../src/application/ports.ts';
import type { StoreConfig } from '../../src/config.ts';
import { instantAt } from '../../src/domain/time-zone.ts';
import { calendarDay } from '../../src/domain/calendar-day.ts';
import { CustomerDocumentRecords } from '../../src/store/customer-document-records.ts';
import type { DocumentStore } from '../../src/store/document-store.ts';
import { reminderDocument } from '../../src/store/documents.ts';
import { openStore } from '../../src/store/open-store.ts';
import { PersonDocumentRecords } from '../../src/store/person-document-records.ts';
import { RequestCharges } from '../../src/store/request-charges.ts';
import { aDatedEngagement, aPerson, aTenant, HOME_TENANT } from '../support/builders.ts';
import { readable } from '../support/cards.ts';
import { clockAt } from '../support/clock.ts';
import { startCosmosAccount, type CosmosAccount } from '../support/cosmos-account.ts';
import {
  startFakeConnector,
  type ConnectorAnswer,
  type ConnectorCall,
  type FakeConnector,
} from '../support/fake-connector.ts';
import { putCustomer } from '../support/office.ts';
import { SharedClock } from './shared-clock.ts';
import type { WorkerJob } from './worker-messages.ts';

export const STORE_KINDS = ['sqlite', 'cosmos'] as const;

export type StoreKind = (typeof STORE_KINDS)[number];

/** A Tuesday that is nobody's holiday. */
const DAY = '2026-12-01';
const EVE = '2026-11-30T20:00:00Z';
const ZONE = 'Europe/Madrid';
const FIRST_MINUTE = 9 * 60;
/** An account with very many containers is slow to make another. */
const STAGES_PER_ACCOUNT = 20;
const PUT_AT_ONCE = 50;

/** A message as the connector read it. */
export interface Post {
  /** Which reminder it asks about. */
  readonly reminder: number;
  readonly chat: string;
  /** The process that sent it. */
  readonly worker: number;
  /** Whether it says that its reader may have seen it already. */
  readonly isMarked: boolean;
  readonly atMs: number;
}

/** What a stage is set up with. */
export interface StageOptions {
  readonly store: StoreKind;
  /** One for each customer, all on the same day. */
  readonly reminders: number;
  /** The number of the FM who is asked; without it every customer has an FM of its own. */
  readonly fmOf?: (reminder: number) => number;
  /** Minutes from one FM's reminder to the next one's; with 0 all are due at once. */
  readonly minutesApart: number;
  /** How the connector answers; without it everything is accepted. */
  readonly behave?: (post: Post) => ConnectorAnswer | Promise<ConnectorAnswer>;
}

/** Makes stages and clears them away; keeps their files in a folder of its own. */
export class StageMaker {
  readonly folder = mkdtempSync(join(tmpdir(), 'esd-bot-faults-'));
  #account: CosmosAccount | undefined;
  #clock: SharedClock | undefined;
  #stages = 0;

  /** A new stage; one at a time. */
  async newStage(options: StageOptions): Promise<Stage> {
    this.#stages += 1;
    const clockFile = join(this.folder, `clock-${String(this.#stages)}`);
    const clock = SharedClock.startAt(clockFile, EVE);
    this.#clock = clock;
    const settings = await this.#newSettings(options.store);
    const store = await openStore(settings, {
      nowMs: () => clock.nowMs(),
      usesOwnClock: false,
      charges: new RequestCharges(),
      pace: 'patient',
    });
    const posts: Post[] = [];
    const connector = await startFakeConnector((call) => {
      const post = postOf(call, clock.nowMs());
      posts.push(post);
      return options.behave?.(post) ?? { status: 201 };
    });
    const { reminders, minutesApart, fmOf = (reminder: number) => reminder } = options;
    const stage = new Stage({ store, settings, clock, clockFile, connector, posts, reminders, minutesApart, fmOf });
    try {
      await stage.fill();
    } catch (error) {
      await stage.close();
      throw error;
    }
    return stage;
  }

  async close(): Promise<void> {
    await this.#account?.close();
    rmSync(this.folder, { recursive: true, force: true });
  }

  async #newSettings(kind: StoreKind): Promise<StoreConfig> {
    if (kind === 'sqlite') return { kind, file: join(this.folder, `store-${String(this.#stages)}.sqlite`) };
    if (!this.#account || this.#stages % STAGES_PER_ACCOUNT === 0) {
      await this.#account?.close();
      this.#account = await startCosmosAccount({
        physicalPartitions: 2,
        nowMs: () => this.#clock?.nowMs() ?? Date.parse(EVE),
      });
    }
    return { kind, ...this.#account.newSettings() };
  }
}

interface StageParts extends Required<Pick<StageOptions, 'reminders' | 'minutesApart' | 'fmOf'>> {
  readonly store: DocumentStore;
  readonly settings: StoreConfig;
  readonly clock: SharedClock;
  readonly clockFile: string;
  readonly connector: FakeConnector;
  readonly posts: readonly Post[];
}

/** A store with reminders, a connector, and a clock that is moved. */
export class Stage {
  readonly #parts: StageParts;
  readonly #reminderIds: string[] = [];

  constructor(parts: StageParts) {
    this.#parts = parts;
  }

  get clock(): SharedClock {
    return this.#parts.clock;
  }

  get posts(): readonly Post[] {
    return this.#parts.posts;
  }

  /** What a worker needs to know to work here. */
  job(sendsPerSecond: number): WorkerJob {
    const { settings, clockFile } = this.#parts;
    return { store: settings, clockFile, sendsPerSecond };
  }

  /** When a reminder is due. */
  dueAtMs(reminder: number): number {
    return instantAt(calendarDay(DAY), this.#timeOf(reminder), ZONE);
  }

  /** A reminder as it is stored, and whether the customer's history tells that it was sent. */
  async stateOf(
    reminder: number,
  ): Promise<Pick<Reminder, 'state' | 'inDoubt' | 'claimToken'> & { readonly isInHistory: boolean }> {
    const id = this.#reminderIds[reminder] ?? '';
    const [document, event] = await Promise.all([
      this.#parts.store.get(tenantIdOf(reminder), id),
      this.#parts.store.get(tenantIdOf(reminder), `evt|sent|${id}`),
    ]);
    return { ...reminderDocument.parse(document?.body), isInHistory: event !== undefined };
  }

  /** Puts the FMs and their customers into the store, on the eve of the day. */
  async fill(): Promise<void> {
    const { store, reminders, connector, fmOf } = this.#parts;
    const customers = new CustomerDocumentRecords(store);
    const people = new PersonDocumentRecords(store, HOME_TENANT);
    const office = { customers, people, holidays: { holidayOn: () => undefined }, clock: clockAt(EVE) };
    const put = async (n: number): Promise<void> => {
      const fm = fmOf(n);
      const fmId = `fm-${String(fm)}`;
      await Promise.all([
        people.putPerson(
          aPerson({ objectId: fmId, name: `Fay Manager ${String(fm)}`, roles: ['fm'], reminderTime: this.#timeOf(n) }),
        ),
        people.saveConversation(fmId, {
          conversationId: `chat-${String(fm)}`,
          serviceUrl: connector.url,
          channelId: 'msteams',
          botId: '28:bot',
          userId: `29:${fmId}`,
        }),
      ]);
      const tenantId = tenantIdOf(n);
      const tenant = aTenant({ tenantId, customerId: tenantId, customerName: `Contoso Test ${String(n)}` });
      await putCustomer(office, [aDatedEngagement(DAY, { fmId })], tenant);
      const record = await customers.getCustomer(tenantId);
      const due = record?.openReminders.find(({ value }) => value.kind === 'due')?.value;
      if (due?.dueAtMs !== this.dueAtMs(n)) throw new Error(`Reminder ${String(n)} is not due when it should be`);
      this.#reminderIds[n] = due.id;
    };
    for (let from = 0; from < reminders; from += PUT_AT_ONCE) {
      await Promise.all(
        Array.from({ length: Math.min(PUT_AT_ONCE, reminders - from) }, (_, offset) => put(from + offset)),
      );
    }
  }

  async close(): Promise<void> {
    const { connector, store, clock } = this.#parts;
    await connector.close();
    await store.close();
    clock.close();
  }

  #timeOf(reminder: number): string {
    const minute = FIRST_MINUTE + reminder * this.#parts.minutesApart;
    return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
  }
}

function tenantIdOf(reminder: number): string {
  return `tenant-${String(reminder)}`;
}

function postOf({ path, conversationId, activity }: ConnectorCall, atMs: number): Post {
  const text = readable(activity['attachments']);
  return {
    reminder: Number(/Contoso Test (\d+)/.exec(text)?.[1]),
    chat: conversationId,
    worker: Number(/\/worker\/(\d+)\//.exec(path)?.[1]),
    isMarked: text.includes('You may have seen this already'),
    atMs,
  };
}
