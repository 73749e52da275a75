// Measures the look-up of what is due at growing numbers of stored engagements: npm run bench:store [-- 10000 100000].
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { openedReminder } from '../../src/application/plan-reminders.ts';
import { calendarDay } from '../../src/domain/calendar-day.ts';
import { CustomerDocumentRecords } from '../../src/store/customer-document-records.ts';
import type { DocumentStore, DocumentWrite } from '../../src/store/document-store.ts';
import { SqliteDocumentStore } from '../../src/store/sqlite-document-store.ts';
import { aDatedEngagement, aTenant } from '../support/builders.ts';
import { startCosmosAccount } from '../support/cosmos-account.ts';

const SIZES = process.argv.length > 2 ? process.argv.slice(2).map(Number) : [10_000, 100_000, 1_000_000];
const DUE = 100;
const WORKLOADS = 10;
/** More than are due, as the bot asks for. */
const LIMIT = 200;
const WARM_UP = 200;
const LOOKS = 2_000;

const NOW_MS = Date.parse('2026-11-23T09:00:00Z');
const DAY_MS = 86_400_000;

/** Costs may differ by this between the smallest and the largest store. */
const MAX_COST_RATIO = 1.2;
const MAX_TIME_RATIO = 2;

interface Figures {
  readonly engagements: number;
  readonly documents: number;
  readonly embeddedMicroseconds: number;
  readonly documentsRead: number;
  readonly requestUnits: number;
}

/** Hands every batch that the records write to `onBatch`, and knows nothing itself. */
function recordingStore(onBatch: (partition: string, writes: readonly DocumentWrite[]) => void): DocumentStore {
  const unasked = (): never => {
    throw new Error('Only writes are expected');
  };
  return {
    get: unasked,
    find: unasked,
    findDue: unasked,
    partitionAfter: unasked,
    readPartition: unasked,
    wipeRemains: unasked,
    close: () => Promise.resolve(),
    write: (partition, writes) => {
      onBatch(partition, writes);
      return Promise.resolve();
    },
  };
}

/** Writes customers of ten workloads each, every one with its reminder, of which 100 are due. */
async function writeCustomers(
  engagements: number,
  onBatch: (partition: string, writes: readonly DocumentWrite[]) => Promise<void>,
): Promise<number> {
  let documents = 0;
  let pending: Promise<void>[] = [];
  const records = new CustomerDocumentRecords(
    recordingStore((partition, writes) => {
      documents += writes.length;
      pending.push(onBatch(partition, writes));
    }),
  );
  const every = engagements / DUE;
  for (let customer = 0; customer < engagements / WORKLOADS; customer += 1) {
    const tenantId = `00000000-0000-4000-8000-${String(customer).padStart(12, '0')}`;
    const tenant = aTenant({ tenantId, customerId: tenantId, customerName: `Contoso ${String(customer)}` });
    const own = Array.from({ length: WORKLOADS }, (_, n) =>
      aDatedEngagement('2026-11-23', { tenantId, workload: `W${String(n)}`, fmId: `fm-${String(customer % 1000)}` }),
    );
    await records.putCustomer(tenant, own);
    await records.save({
      tenantId,
      newReminders: own.map((engagement, n) => {
        const index = customer * WORKLOADS + n;
        const dueAtMs = index % every === 0 ? NOW_MS - index : NOW_MS + DAY_MS + index * 1000;
        return openedReminder(engagement, {
          kind: 'due',
          engagement: `${engagement.workload}|1`,
          recipient: engagement.fmId ?? '',
          esdVersion: 1,
          localDay: calendarDay('2026-11-23'),
          timeZone: 'Europe/Madrid',
          dueAtMs,
        });
      }),
    });
    if (pending.length >= 200) {
      await Promise.all(pending);
      pending = [];
    }
  }
  await Promise.all(pending);
  return documents;
}

async function measureEmbedded(engagements: number): Promise<{ documents: number; microseconds: number }> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-store-'));
  const store = new SqliteDocumentStore({ file: join(folder, 'bot.sqlite'), nowMs: () => NOW_MS });
  try {
    const documents = await writeCustomers(engagements, (partition, writes) => store.write(partition, writes));
    const times: number[] = [];
    for (let look = 0; look < WARM_UP + LOOKS; look += 1) {
      const startedMs = performance.now();
      const { documents: due } = await store.findDue(LIMIT);
      times.push(performance.now() - startedMs);
      if (due.length !== DUE) throw new Error(`Expected ${String(DUE)} due, found ${String(due.length)}`);
    }
    const sorted = times.slice(WARM_UP).sort((one, other) => one - other);
    return { documents, microseconds: (sorted[LOOKS / 2] ?? 0) * 1000 };
  } finally {
    await store.close();
    rmSync(folder, { recursive: true });
  }
}

async function measureCosmos(engagements: number): Promise<{ documentsRead: number; requestUnits: number }> {
  const account = await startCosmosAccount({ nowMs: () => NOW_MS });
  try {
    const settings = account.newSettings();
    const store = await account.openStore({ settings });
    let items: Record<string, unknown>[] = [];
    const load = (): void => {
      account.double.load(settings.database, settings.container, items);
      items = [];
    };
    await writeCustomers(engagements, (pk, writes) => {
      for (const write of writes) {
        if ('body' in write) items.push({ id: write.id, pk, writtenBy: 'bench', body: write.body });
      }
      if (items.length >= 10_000) load();
      return Promise.resolve();
    });
    load();
    account.double.requests.clear();
    const { documents } = await store.findDue(LIMIT);
    if (documents.length !== DUE) throw new Error(`Expected ${String(DUE)} due, found ${String(documents.length)}`);
    await store.close();
    return {
      documentsRead: account.double.requests.documentsRead(),
      requestUnits: account.double.requests.requestCharge(),
    };
  } finally {
    await account.close();
  }
}

function largestRatio(values: readonly number[]): number {
  return Math.max(...values) / Math.min(...values);
}

const figures: Figures[] = [];
process.stdout.write(
  `${String(DUE)} due\n\n| engagements | documents | embedded: median of ${String(LOOKS)} | Cosmos (double): documents read | Cosmos (double): RU, computed |\n|---|---|---|---|---|\n`,
);
for (const engagements of SIZES) {
  const { documents, microseconds } = await measureEmbedded(engagements);
  const { documentsRead, requestUnits } = await measureCosmos(engagements);
  figures.push({ engagements, documents, embeddedMicroseconds: microseconds, documentsRead, requestUnits });
  process.stdout.write(
    `| ${engagements.toLocaleString('en')} | ${documents.toLocaleString('en')} | ${microseconds.toFixed(0)} µs | ${String(documentsRead)} | ${requestUnits.toFixed(2)} |\n`,
  );
}
const ratios = [
  ['time of the embedded store', largestRatio(figures.map((f) => f.embeddedMicroseconds)), MAX_TIME_RATIO],
  ['documents read', largestRatio(figures.map((f) => f.documentsRead)), MAX_COST_RATIO],
  ['request units', largestRatio(figures.map((f) => f.requestUnits)), MAX_COST_RATIO],
] as const;
process.stdout.write('\n');
for (const [what, ratio, limit] of ratios) {
  process.stdout.write(`${what}: largest to smallest ${ratio.toFixed(2)} (at most ${String(limit)})\n`);
  if (ratio > limit) process.exitCode = 1;
}
