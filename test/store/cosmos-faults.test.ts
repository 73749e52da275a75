import assert from 'node:assert/strict';

import type { CosmosDocumentStore } from '../../src/store/cosmos-document-store.ts';
import { StoreUnavailable, WriteConflict } from '../../src/store/document-store.ts';
import { startCosmosAccount, type CosmosAccount } from '../support/cosmos-account.ts';
import { seededFaults } from '../support/cosmos-double/cosmos-double.ts';
import { clockAt, type TestClock } from '../support/clock.ts';
import { documentStoreContract } from './document-store-contract.ts';

/** Two hundred are the real thing and take minutes; see CONTRIBUTING.md. */
const SEEDS = Number(process.env['COSMOS_SEEDS'] ?? 3);
const FIRST_SEED = Number(process.env['COSMOS_FIRST_SEED'] ?? 1);

const WRITERS = 6;
const BATCHES = 12;
const PARTITIONS = ['p', 'q'];

/** Three requests in ten go wrong, in any of the ways there are. */
const RATES = {
  throttled: 0.02,
  retryWith: 0.03,
  timedOutBefore: 0.02,
  timedOutAfter: 0.03,
  gone: 0.02,
  unavailableBefore: 0.02,
  unavailableAfter: 0.02,
  serverErrorBefore: 0.01,
  serverErrorAfter: 0.02,
  droppedBefore: 0.02,
  droppedAfter: 0.03,
  ghost: 0.03,
  throttledOperation: 0.02,
  staleRead: 0.05,
  slow: 0.02,
};

const seeds = Array.from({ length: SEEDS }, (_, n) => FIRST_SEED + n);

for (const seed of seeds) {
  describe(`the Cosmos document store with faults, seed ${String(seed)}`, function () {
    this.timeout(60_000);

    let clock: TestClock = clockAt('2026-11-23T08:00:00Z');
    let account: CosmosAccount;

    before(async () => {
      account = await startCosmosAccount({ physicalPartitions: 1 + (seed % 3), nowMs: () => clock.nowMs() });
      account.double.setFaults(seededFaults(seed, RATES));
    });
    after(() => account.close());

    documentStoreContract(async () => {
      clock = clockAt('2026-11-23T08:00:00Z');
      return { clock, store: await account.openStore() };
    });

    it('loses no write it acknowledged, leaves no half batch and no event twice, whoever writes at once', async () => {
      const settings = account.newSettings();
      const stores = await Promise.all([account.openStore({ settings }), account.openStore({ settings })]);
      const told = await Promise.all(
        Array.from({ length: WRITERS }, (_, n) => writeMuch(stores[n % 2] ?? assert.fail(), `w${String(n)}`)),
      );
      account.double.setFaults(undefined);

      const store = await account.openStore({ settings });
      for (const partition of PARTITIONS) {
        const documents = new Map((await store.readPartition(partition)).map(({ id, body }) => [id, body]));
        const events = [...documents.keys()].filter((id) => id.startsWith('evt|'));
        const halves = [...documents.keys()].filter((id) => id.startsWith('half|'));
        // Every batch writes both, and counts itself: a half one or a repeated one would show.
        assert.deepEqual(
          halves.map((id) => id.slice('half|'.length)),
          events.map((id) => id.slice('evt|'.length)),
        );
        assert.deepEqual(documents.get('counter'), events.length === 0 ? undefined : { count: events.length });
      }
      for (const { partition, id, outcome } of told.flatMap(({ batches }) => batches)) {
        const isThere = (await store.get(partition, `evt|${id}`)) !== undefined;
        if (outcome === 'acknowledged') assert.ok(isThere, `${id} was acknowledged and is lost`);
        if (outcome === 'refused') assert.ok(!isThere, `${id} was refused and is there`);
      }
      for (const { writer, puts } of told) {
        const { body } = (await store.get('own', writer)) ?? {};
        assert.deepEqual(body, { puts }, 'the last put is not what is there');
      }
      await Promise.all([...stores, store].map((open) => open.close()));
    });
  });
}

interface Told {
  readonly writer: string;
  readonly puts: number;
  readonly batches: readonly {
    readonly partition: string;
    readonly id: string;
    readonly outcome: 'acknowledged' | 'refused' | 'unknown';
  }[];
}

/** Counts up a shared counter, with an event and its other half in the same batch, until enough batches went through. */
async function writeMuch(store: CosmosDocumentStore, writer: string): Promise<Told> {
  const batches: Told['batches'][number][] = [];
  let puts = 0;
  for (let n = 0; n < BATCHES; n += 1) {
    const partition = PARTITIONS[n % PARTITIONS.length] ?? '';
    for (let tries = 0; ; tries += 1) {
      const counter = await store.get(partition, 'counter');
      const count = (counter?.body as { readonly count: number } | undefined)?.count ?? 0;
      const id = `${writer}-${String(n)}-${String(tries)}`;
      const body = { count: count + 1 };
      const outcome = await store
        .write(partition, [
          { kind: 'create', id: `evt|${id}`, body: { writer } },
          counter
            ? { kind: 'replace', id: 'counter', etag: counter.etag, body }
            : { kind: 'create', id: 'counter', body },
          { kind: 'create', id: `half|${id}`, body: { writer } },
        ])
        .then(
          () => 'acknowledged' as const,
          (error: unknown) => {
            if (error instanceof WriteConflict) return 'refused' as const;
            if (error instanceof StoreUnavailable) return 'unknown' as const;
            throw error;
          },
        );
      batches.push({ partition, id, outcome });
      if (outcome !== 'refused') break;
    }
    puts += 1;
    await store.write('own', [{ kind: 'put', id: writer, body: { puts } }]);
  }
  return { writer, puts, batches };
}
