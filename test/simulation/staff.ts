import { assignFm } from '../../src/application/assign-fm.ts';
import { captureStartDate } from '../../src/application/capture-start-date.ts';
import type {
  ChangeDependencies,
  ChangeRequest,
  ChangeResult,
  Target,
} from '../../src/application/change-engagements.ts';
import { confirmStarted } from '../../src/application/confirm-started.ts';
import { logAttempt, snoozeReminder } from '../../src/application/log-attempt.ts';
import type { Conversation, Reminder } from '../../src/application/ports.ts';
import { releaseBlockedReminders, type ReleaseDependencies } from '../../src/application/release-blocked-reminders.ts';
import { rescheduleStartDate } from '../../src/application/reschedule-start-date.ts';
import { engagementKey, type WorkloadEngagement } from '../../src/domain/engagement.ts';
import type { Person } from '../../src/domain/person.ts';
import { LEADS } from '../../src/domain/reminder.ts';
import { dayIn } from '../../src/domain/time-zone.ts';
import { warningKey } from '../../src/domain/warning.ts';
import { addWorkingDays } from '../../src/domain/working-days.ts';
import { StoreUnavailable } from '../../src/store/document-store.ts';
import type { PersonDocumentRecords } from '../../src/store/person-document-records.ts';
import { WEEKDAYS } from '../support/builders.ts';
import type { Scenario } from './scenario.ts';
import type { SeededRandom } from './seeded-random.ts';
import type { Post, VirtualConnector } from './virtual-connector.ts';
import type { VirtualProcess } from './virtual-process.ts';
import type { Commit } from './virtual-store.ts';
import type { VirtualTime } from './virtual-time.ts';

export interface StaffOptions {
  readonly scenario: Scenario;
  readonly time: VirtualTime;
  readonly random: SeededRandom;
  /** The process that serves them. */
  readonly process: VirtualProcess;
  readonly dependencies: ChangeDependencies & ReleaseDependencies & { readonly people: PersonDocumentRecords };
  readonly connector: VirtualConnector;
  readonly newId: () => string;
  readonly note: (text: () => string) => void;
  readonly onFailure: (error: unknown) => void;
}

const MINUTE_MS = 60_000;
/** How often somebody tries again what has failed. */
const CLICKS = 3;

type Wish = (request: ChangeRequest) => Promise<ChangeResult | { readonly kind: 'noSuchFm' }>;

/** Leads and FMs who answer cards, move dates and open chats, whatever the workers are doing meanwhile. */
export class Staff {
  reschedules = 0;
  answers = 0;
  readonly #options: StaffOptions;

  constructor(options: StaffOptions) {
    this.#options = options;
  }

  /** Begins to do now and then what people do, until the run calms down. */
  start(): void {
    const { scenario, time, random, connector, note } = this.#options;
    const { startMs, calmsDownMs } = scenario;
    const changes = random.whole(6, 24);
    for (let count = 0; count < changes; count += 1) {
      time.at(random.between(startMs, calmsDownMs), () => {
        this.#changeSomething();
      });
    }
    for (const objectId of scenario.blocking) {
      const closesMs = random.between(startMs, calmsDownMs - 5 * MINUTE_MS);
      time.at(closesMs, () => {
        note(() => `${objectId} blocks the bot`);
        connector.close(objectId);
      });
      if (random.happens(0.6)) {
        time.at(random.between(closesMs, calmsDownMs), () => {
          this.#run(() => this.#openChat(objectId, random.happens(0.5) ? 'first' : 'second'));
        });
      }
    }
    for (const objectId of scenario.withoutChat) {
      if (random.happens(0.5)) {
        time.at(random.between(startMs, calmsDownMs), () => {
          this.#run(() => this.#openChat(objectId, 'first'));
        });
      }
    }
  }

  /** Everybody opens their chat and writes something. */
  openAllChats(): void {
    const { scenario } = this.#options;
    for (const { objectId } of [...scenario.fms, ...scenario.leads]) {
      this.#run(() => this.#openChat(objectId, 'third'));
    }
  }

  /** Moves dates just when a worker has taken their reminders over. */
  seeCommit({ partition, writes }: Commit): void {
    const { random, time } = this.#options;
    if (!this.#isBusy()) return;
    for (const write of writes) {
      if (!('body' in write) || !write.id.startsWith('rem|')) continue;
      const { state, engagement } = write.body;
      if (state !== 'claimed' && state !== 'sending') continue;
      if (typeof engagement !== 'string' || !random.happens(0.2)) continue;
      time.after(random.between(0, random.happens(0.7) ? 80 : 400), () => {
        this.#reschedule(partition, engagement);
      });
    }
  }

  /** Answers a card some time after it has arrived, or at once. */
  seePost({ message, isAccepted }: Post): void {
    const { random, time } = this.#options;
    if (!this.#isBusy() || !isAccepted || !message.fm || !random.happens(0.6)) return;
    const person = message.recipient;
    for (const { tenant, questions } of message.customers) {
      if (!random.happens(0.7)) continue;
      const targets = questions.map(({ engagement, reminder }) => targetOf(engagement, reminder));
      time.after(random.happens(0.4) ? random.between(0, 400) : random.between(400, 5 * MINUTE_MS), () => {
        this.#answer(person, tenant.tenantId, targets);
      });
    }
  }

  #isBusy(): boolean {
    const { time, scenario } = this.#options;
    return time.nowMs < scenario.calmsDownMs;
  }

  #answer(person: Person, tenantId: string, targets: readonly Target[]): void {
    const { random, dependencies } = this.#options;
    const nowMs = dependencies.clock.nowMs();
    const today = dayIn(person.timeZone, nowMs);
    const attempt = { channel: 'email', outcome: 'noReply', comment: '' } as const;
    const wish = random.pick<Wish>([
      (request) => logAttempt(dependencies, { ...request, ...attempt }),
      (request) => logAttempt(dependencies, { ...request, ...attempt }),
      (request) => snoozeReminder(dependencies, request),
      (request) => confirmStarted(dependencies, { ...request, date: today, explanation: 'They talked to each other.' }),
      this.#movesTo(person, random.whole(1, 5)),
    ]);
    this.answers += 1;
    this.#change(person, tenantId, targets, wish);
  }

  #changeSomething(): void {
    const { scenario, random, dependencies } = this.#options;
    const customer = scenario.customers[random.whole(0, scenario.customers.length - 1)];
    if (!customer) return;
    this.#run(async () => {
      const record = await dependencies.customers.getCustomer(customer.tenantId);
      const engagement = record?.engagements[random.whole(0, record.engagements.length - 1)]?.value;
      if (!engagement) return;
      const key = engagementKey(engagement);
      const [lead] = scenario.leads;
      if (!engagement.esd) {
        const requested = { date: dayIn(lead.timeZone, dependencies.clock.nowMs()), precision: 'day' } as const;
        this.#change(lead, customer.tenantId, [targetOf(engagement)], (request) =>
          captureStartDate(dependencies, { ...request, dates: new Map([[key, requested]]), comment: '' }),
        );
      } else if (engagement.fmId === undefined || random.happens(0.4)) {
        const fmId = random.happens(0.1) ? undefined : random.pick(scenario.fms).objectId;
        this.#change(lead, customer.tenantId, [targetOf(engagement)], (request) =>
          assignFm(dependencies, { ...request, fmId }),
        );
      } else this.#reschedule(customer.tenantId, key);
    });
  }

  /** The FM or the lead moves a date, today's to another day or another day's to today. */
  #reschedule(tenantId: string, key: string): void {
    const { scenario, random, dependencies } = this.#options;
    const days = random.pick([0, 0, 0, 1, 2, 4]);
    const isByFm = random.happens(0.4);
    this.#run(async () => {
      const record = await dependencies.customers.getCustomer(tenantId);
      const engagement = record?.engagements.find(({ value }) => engagementKey(value) === key)?.value;
      if (!engagement?.esd || engagement.progress !== 'open') return;
      const fm = scenario.fms.find(({ objectId }) => objectId === engagement.fmId);
      const person = isByFm && fm ? fm : scenario.leads[0];
      const today = dayIn(person.timeZone, dependencies.clock.nowMs());
      const wish = this.#movesTo(person, days === 0 && engagement.esd.date === today ? 1 : days);
      this.#change(person, tenantId, [targetOf(engagement)], wish);
    });
  }

  #movesTo(person: Person, days: number): Wish {
    const { dependencies } = this.#options;
    const today = dayIn(person.timeZone, dependencies.clock.nowMs());
    const date = days === 0 ? today : addWorkingDays(today, days, WEEKDAYS);
    const reason = { code: 'customerRequestedNewDate', text: 'The customer asked for it.' } as const;
    return async (request) => {
      const result = await rescheduleStartDate(dependencies, {
        ...request,
        requested: { date, precision: 'day' },
        reason,
      });
      if (result.kind === 'saved') this.reschedules += 1;
      return result;
    };
  }

  /** Sends a wish, confirms what is unusual about it, and clicks again when it fails. */
  #change(person: Person, tenantId: string, targets: readonly Target[], wish: Wish): void {
    const { newId, process, random, note } = this.#options;
    const request: ChangeRequest = { person, language: 'en', tenantId, targets, nonce: newId() };
    this.#run(async () => {
      for (let click = 1; ; click += 1) {
        try {
          const result = await wish(request);
          note(
            () => `${person.objectId} changes ${tenantId} ${targets.map(({ key }) => key).join(', ')}: ${result.kind}`,
          );
          if (result.kind === 'unconfirmed') {
            await wish({ ...request, confirmed: result.warnings.map(warningKey) });
          }
          return;
        } catch (error) {
          if (!(error instanceof StoreUnavailable) || click === CLICKS) throw error;
          await process.sleep(random.between(1000, 20_000));
        }
      }
    });
  }

  async #openChat(objectId: string, name: string): Promise<void> {
    const { connector, dependencies, scenario, note } = this.#options;
    note(() => `${objectId} opens a chat`);
    connector.open(objectId);
    await dependencies.people.saveConversation(objectId, chatOf(objectId, name));
    // Each message lets go what has been waiting; so do later ones.
    await releaseBlockedReminders(dependencies, objectId);
    if (scenario.leads.some((lead) => lead.objectId === objectId)) await releaseBlockedReminders(dependencies, LEADS);
  }

  #run(act: () => Promise<void>): void {
    act().catch((error: unknown) => {
      if (!(error instanceof StoreUnavailable)) this.#options.onFailure(error);
    });
  }
}

/** The person's chat with the bot; each installation makes a new one. */
export function chatOf(objectId: string, name: string): Conversation {
  return {
    conversationId: `${name} chat of ${objectId}`,
    serviceUrl: 'https://smba.example/',
    channelId: 'msteams',
    botId: 'bot',
    userId: objectId,
  };
}

function targetOf(engagement: WorkloadEngagement, reminder?: Reminder): Target {
  const { esdVersion, version } = engagement;
  return { key: engagementKey(engagement), esdVersion, version, reminderId: reminder?.id };
}
