import type { ReminderMessage, SendOutcome } from '../../src/application/ports.ts';
import { StoreUnavailable, type DocumentStore } from '../../src/store/document-store.ts';
import { seededRandom } from '../support/cosmos-double/cosmos-double.ts';
import type { Trial, Size } from '../support/trial.ts';
import type { PatientTime } from './patient-time.ts';
import { openQuestions, openVirtualOffice, putFmWithCustomer, VirtualWorker } from './virtual-office.ts';

const SEEDS = { ci: 3, full: 50 } as const satisfies Record<Size, number>;
const OUTAGES = ['everything fails', 'writes fail'] as const;

type Outage = (typeof OUTAGES)[number];

const REMINDERS = 60;
const WORKERS = 2;
const LIMITS = { sendsPerSecond: 10, secondsPerChat: 0 } as const;
const EVE = '2026-11-30T20:00:00Z';
const DAY = '2026-12-01';
const NINE_MS = Date.parse(`${DAY}T08:00:00Z`);
/** In the middle of the first sends. */
const BEGINS_WITHIN_MS = 8000;
const AWAY_MS = 30 * 60_000;
const SENT_WITHIN_MS = 5 * 60_000;
/** How long the adapter tries before it gives a request up. */
const GIVEN_UP_AFTER_MS = 10_000;
const ANSWER_MS = 300;

/** A store that is away for half an hour, or takes no writes, beginning in the middle of sends. */
export const storeAway: Trial = {
  name: 'store-away',
  promise: `The store is away for 30 minutes, or takes no writes, beginning while ${String(REMINDERS)} reminders are being sent: nothing is sent whose intent is not stored, all are recorded as sent at most ${String(SENT_WITHIN_MS / 60_000)} minutes afterwards, and a repeat says so`,
  run: async (size) => {
    const failures: string[] = [];
    const measured: string[] = [];
    for (const outage of OUTAGES) {
      let sends = 0;
      let repeats = 0;
      for (let seed = 1; seed <= SEEDS[size]; seed += 1) {
        const found = await sendDuring(outage, seed);
        failures.push(...found.failures.map((failure) => `store-away, ${outage}, seed ${String(seed)}: ${failure}`));
        sends += found.sends;
        repeats += found.repeats;
      }
      measured.push(
        `${outage}: ${String(SEEDS[size])} outages, ${sends.toLocaleString('en')} sends, ${String(repeats)} of them repeats`,
      );
    }
    return { measured: measured.join('; '), failures };
  },
};

async function sendDuring(
  outage: Outage,
  seed: number,
): Promise<{ readonly sends: number; readonly repeats: number; readonly failures: readonly string[] }> {
  const random = seededRandom(seed);
  const office = openVirtualOffice(EVE, random);
  const { time, customers } = office;
  const tenantIds: string[] = [];
  for (let n = 0; n < REMINDERS; n += 1) {
    tenantIds.push(await putFmWithCustomer(office, { n, day: DAY, reminderTime: '09:00' }));
  }
  const awayFromMs = NINE_MS + random() * BEGINS_WITHIN_MS;
  const failures: string[] = [];
  const sent: string[] = [];
  const notifier = {
    async remind(message: ReminderMessage): Promise<SendOutcome> {
      for (const { tenant, questions } of message.customers) {
        const { tenantId } = tenant;
        if (sent.includes(tenantId) && !message.mayBeRepeated) failures.push(`${tenantId} sent again without a word`);
        sent.push(tenantId);
        const record = await customers.getCustomer(tenantId);
        for (const { reminder } of questions) {
          const state = record?.openReminders.find(({ value }) => value.id === reminder.id)?.value.state;
          if (state !== 'sending') failures.push(`${tenantId} sent while it is ${state ?? 'gone'}`);
        }
      }
      await time.sleep(ANSWER_MS);
      return { kind: 'delivered' };
    },
  };
  const store = storeWithOutage(office.store, time, (kind) => {
    const isAway = time.nowMs() >= awayFromMs && time.nowMs() < awayFromMs + AWAY_MS;
    return isAway && (kind === 'write' || outage === 'everything fails');
  });
  await time.passUntil(NINE_MS);
  for (let n = 0; n < WORKERS; n += 1) new VirtualWorker(office, { notifier, limits: LIMITS, store });
  await time.passUntil(awayFromMs + AWAY_MS + SENT_WITHIN_MS);
  for (const { tenantId, state } of await openQuestions(office, tenantIds)) failures.push(`${tenantId} is ${state}`);
  for (const tenantId of tenantIds) if (!sent.includes(tenantId)) failures.push(`${tenantId} lost`);
  await office.store.close();
  return { sends: sent.length, repeats: sent.length - new Set(sent).size, failures };
}

/** The store as it is reached from outside: while it is away every request is given up after some time. */
function storeWithOutage(
  store: DocumentStore,
  time: PatientTime,
  fails: (kind: 'read' | 'write') => boolean,
): DocumentStore {
  const through = async <T>(kind: 'read' | 'write', request: () => Promise<T>): Promise<T> => {
    if (!fails(kind)) return request();
    await time.sleep(GIVEN_UP_AFTER_MS);
    throw new StoreUnavailable('The store is away', { statusCode: 503, cause: undefined });
  };
  return {
    get: (partition, id) => through('read', () => store.get(partition, id)),
    write: (partition, writes) => through('write', () => store.write(partition, writes)),
    find: (query) => through('read', () => store.find(query)),
    findDue: (limit) => through('read', () => store.findDue(limit)),
    partitionAfter: (partition) => through('read', () => store.partitionAfter(partition)),
    readPartition: (partition) => through('read', () => store.readPartition(partition)),
    wipeRemains: () => through('write', () => store.wipeRemains()),
    close: () => store.close(),
  };
}
