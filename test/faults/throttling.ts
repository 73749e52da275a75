import { randomUUID } from 'node:crypto';

import type { Conversation, ReminderMessage, SendOutcome } from '../../src/application/ports.ts';
import { TeamsAdapter } from '../../src/bot/teams-adapter.ts';
import { TeamsNotifier } from '../../src/bot/teams-notifier.ts';
import { PersonDocumentRecords } from '../../src/store/person-document-records.ts';
import { aDatedEngagement, aPerson, aTenant, HOME_TENANT } from '../support/builders.ts';
import { readable } from '../support/cards.ts';
import { seededRandom } from '../support/cosmos-double/cosmos-double.ts';
import { startFakeConnector, type ConnectorAnswer, type ConnectorCall } from '../support/fake-connector.ts';
import { putCustomer } from '../support/office.ts';
import { recordingLog } from '../support/recording-log.ts';
import { clockAt } from '../support/clock.ts';
import type { Trial, Size } from '../support/trial.ts';
import { openQuestions, openVirtualOffice, VirtualWorker, type VirtualOffice } from './virtual-office.ts';

const FMS = { ci: 40, full: 400 } as const satisfies Record<Size, number>;
const SEEDS = { ci: 2, full: 5 } as const satisfies Record<Size, number>;
const MOST_CUSTOMERS = 3;
const WORKERS = 2;
/** As the bot is set up when nobody sets anything. */
const LIMITS = { sendsPerSecond: 10, secondsPerChat: 2 } as const;
const SENDS_PER_SECOND_AND_CHAT = 7;
const THROTTLED = 0.3;
const RETRY_AFTER_S = { from: 3, to: 20 } as const;
const ANSWER_MS = { from: 50, to: 400 } as const;
/** What is exactly a second apart is, too, when it has been added up from fractions. */
const SECOND_MS = 1000 - 0.001;
const EVE = '2026-11-30T20:00:00Z';
const DAY = '2026-12-01';
const NINE_MS = Date.parse(`${DAY}T08:00:00Z`);
const MOST_MINUTES = 120;

interface Post {
  readonly customer: number;
  readonly chat: string;
  readonly worker: string;
  readonly atMs: number;
  readonly isMarked: boolean;
  readonly isAccepted: boolean;
  /** When it may be tried again, where the channel said so. */
  readonly notBeforeMs: number | undefined;
}

/** A channel that turns much away because it is sent too fast. */
export const throttling: Trial = {
  name: 'throttling',
  promise: `${String(THROTTLED * 100)} % of the answers are 429, half of them with Retry-After (${String(RETRY_AFTER_S.from)} to ${String(RETRY_AFTER_S.to)} s), for ${String(WORKERS)} processes: 0 lost, 0 sent twice or marked as repeats, none tried again before its Retry-After, at most ${String(SENDS_PER_SECOND_AND_CHAT)} a second to a chat and ${String(LIMITS.sendsPerSecond)} a second from a process`,
  run: async (size) => {
    const found: Found[] = [];
    for (let seed = 1; seed <= SEEDS[size]; seed += 1) found.push(await deliverThrottled(seed, FMS[size]));
    const total = (count: 'reminders' | 'posts' | 'refused' | 'retryAfters'): string =>
      found.reduce((sum, one) => sum + one[count], 0).toLocaleString('en');
    const most = (count: 'mostPerChat' | 'mostPerProcess' | 'minutes'): string =>
      String(Math.max(...found.map((one) => one[count])));
    return {
      measured: `${String(found.length)} seeds: ${total('reminders')} reminders, ${total('posts')} POSTs, ${total('refused')} refused (${total('retryAfters')} with Retry-After); at most ${most('mostPerChat')} a second to a chat and ${most('mostPerProcess')} from a process; all sent after ${most('minutes')} min`,
      failures: found.flatMap(({ failures }) => failures),
    };
  },
};

interface Found {
  readonly reminders: number;
  readonly posts: number;
  readonly refused: number;
  readonly retryAfters: number;
  readonly mostPerChat: number;
  readonly mostPerProcess: number;
  readonly minutes: number;
  readonly failures: readonly string[];
}

async function deliverThrottled(seed: number, fms: number): Promise<Found> {
  const random = seededRandom(seed);
  const office = openVirtualOffice(EVE, random);
  const { time } = office;
  const posts: Post[] = [];
  const connector = await startFakeConnector((call) => {
    const answer = answerOf(random);
    posts.push(postOf(call, answer, time.nowMs()));
    return answer;
  });
  const reminders = await fillOffice(office, fms, connector.url);
  const tenantIds = Array.from({ length: reminders }, (_, n) => tenantIdOf(n));
  await time.passUntil(NINE_MS);
  const workers = Array.from(
    { length: WORKERS },
    (_, n) => new VirtualWorker(office, { notifier: new SlowNotifier(office, String(n)), limits: LIMITS }),
  );
  let minutes = 0;
  for (; minutes < MOST_MINUTES; minutes += 1) {
    if ((await openQuestions(office, tenantIds)).length === 0) break;
    await time.passUntil(time.nowMs() + 60_000);
  }
  const open = await openQuestions(office, tenantIds);
  await connector.close();

  const failures: string[] = open.map(({ tenantId, state }) => `${tenantId} is ${state}`);
  for (let customer = 0; customer < reminders; customer += 1) {
    const accepted = posts.filter((post) => post.customer === customer && post.isAccepted).length;
    if (accepted !== 1) failures.push(`customer ${String(customer)} accepted ${String(accepted)} times`);
  }
  for (const { customer, notBeforeMs = 0, atMs, worker } of posts) {
    const next = posts.find((post) => post.customer === customer && post.atMs > atMs);
    if (next && next.atMs < notBeforeMs) {
      failures.push(
        `customer ${String(customer)} tried again ${String(notBeforeMs - next.atMs)} ms too early by ${worker}`,
      );
    }
  }
  failures.push(
    ...posts.filter(({ isMarked }) => isMarked).map(({ customer }) => `customer ${String(customer)} marked`),
  );
  const mostPerChat = mostInASecond(posts, ({ chat }) => chat);
  const mostPerProcess = mostInASecond(posts, ({ worker }) => worker);
  if (mostPerChat > SENDS_PER_SECOND_AND_CHAT) failures.push(`${String(mostPerChat)} a second to a chat`);
  if (mostPerProcess > LIMITS.sendsPerSecond) failures.push(`${String(mostPerProcess)} a second from a process`);
  failures.push(...workers.flatMap(({ errors }) => errors));
  const refused = posts.filter(({ isAccepted }) => !isAccepted);
  return {
    reminders,
    posts: posts.length,
    refused: refused.length,
    retryAfters: refused.filter(({ notBeforeMs }) => notBeforeMs !== undefined).length,
    mostPerChat,
    mostPerProcess,
    minutes,
    failures: failures.map((failure) => `throttling, seed ${String(seed)}: ${failure}`),
  };
}

function answerOf(random: () => number): Exclude<ConnectorAnswer, string> {
  if (random() >= THROTTLED) return { status: 201 };
  const retryAfterS = RETRY_AFTER_S.from + Math.floor(random() * (RETRY_AFTER_S.to - RETRY_AFTER_S.from + 1));
  return { status: 429, ...(random() < 0.5 ? { headers: { 'retry-after': String(retryAfterS) } } : {}) };
}

function postOf(
  { path, conversationId, activity }: ConnectorCall,
  { status, headers }: Exclude<ConnectorAnswer, string>,
  atMs: number,
): Post {
  const text = readable(activity['attachments']);
  const retryAfter = headers?.['retry-after'];
  return {
    customer: Number(/Contoso Test (\d+)/.exec(text)?.[1]),
    chat: conversationId,
    worker: /\/worker\/(\d+)\//.exec(path)?.[1] ?? '',
    atMs,
    isMarked: text.includes('You may have seen this already'),
    isAccepted: status === 201,
    notBeforeMs: retryAfter === undefined ? undefined : atMs + Number(retryAfter) * 1000,
  };
}

function tenantIdOf(customer: number): string {
  return `tenant-${String(customer)}`;
}

/** Puts FMs with one to three customers each into the store, all due at nine; returns how many customers. */
async function fillOffice(office: VirtualOffice, fms: number, serviceUrl: string): Promise<number> {
  let customer = 0;
  for (let n = 0; n < fms; n += 1) {
    const fmId = `fm-${String(n)}`;
    await office.people.putPerson(aPerson({ objectId: fmId, name: `Fay Manager ${String(n)}`, roles: ['fm'] }));
    await office.people.saveConversation(fmId, {
      conversationId: `chat-${String(n)}`,
      serviceUrl,
      channelId: 'msteams',
      botId: '28:bot',
      userId: `29:${fmId}`,
    });
    for (let own = 0; own <= n % MOST_CUSTOMERS; own += 1) {
      const tenantId = tenantIdOf(customer);
      const tenant = aTenant({ tenantId, customerId: tenantId, customerName: `Contoso Test ${String(customer)}` });
      await putCustomer({ ...office, clock: clockAt(EVE) }, [aDatedEngagement(DAY, { fmId })], tenant);
      customer += 1;
    }
  }
  return customer;
}

/** The most posts with the same key that came within one second. */
function mostInASecond(posts: readonly Post[], keyOf: (post: Post) => string): number {
  const counts = [...Map.groupBy(posts, keyOf).values()].flatMap((own) =>
    own.map(({ atMs }) => own.filter((other) => other.atMs >= atMs && other.atMs < atMs + SECOND_MS).length),
  );
  return Math.max(...counts);
}

/** Reaches the connector over the network, under an address of its own, and takes some time to be answered. */
class SlowNotifier extends TeamsNotifier {
  readonly #office: VirtualOffice;

  constructor(office: VirtualOffice, worker: string) {
    const log = recordingLog();
    super({
      ...office,
      people: new (class extends PersonDocumentRecords {
        override async getConversation(objectId: string): Promise<Conversation | undefined> {
          const conversation = await super.getConversation(objectId);
          return conversation && { ...conversation, serviceUrl: `${conversation.serviceUrl}/worker/${worker}` };
        }
      })(office.store, HOME_TENANT),
      adapter: new TeamsAdapter({ registration: undefined, homeTenantId: HOME_TENANT, nowMs: () => Date.now(), log }),
      appId: '',
      homeTenantId: HOME_TENANT,
      defaultLanguage: 'en',
      policy: { frpUpdates: false },
      newId: randomUUID,
      log,
    });
    this.#office = office;
  }

  override async remind(message: ReminderMessage): Promise<SendOutcome> {
    const { time, random } = this.#office;
    const outcome = await time.during(() => super.remind(message));
    await time.sleep(ANSWER_MS.from + random() * (ANSWER_MS.to - ANSWER_MS.from));
    return outcome;
  }
}
