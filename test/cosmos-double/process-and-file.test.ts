import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { CosmosClient } from '@azure/cosmos';
import { z } from 'zod';
import { DOUBLE_MASTER_KEY, startCosmosDouble, type AnsweredRequest } from '../support/cosmos-double/cosmos-double.ts';
import { clientOf, startAccount } from './account-under-test.ts';

describe('the Cosmos double with a file', () => {
  let folder: string;
  let file: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'cosmos-double-'));
    file = join(folder, 'account.sqlite');
  });

  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('keeps everything for the next start', async () => {
    const indexingPolicy = { includedPaths: [{ path: '/*' }], excludedPaths: [{ path: '/secret/?' }] };
    const first = await startAccount({ file, physicalPartitions: 2 }, { defaultTtl: -1, indexingPolicy });
    const { etag, headers } = await first.container.items.create({ id: 'a', pk: 'p', n: 1 });
    await first.container.items.create({ id: 'b', pk: 'p', n: 2 });
    await first.container.item('b', 'p').delete();
    await first.container.items.query('SELECT * FROM c ORDER BY c.n', { partitionKey: 'p' }).fetchAll();
    await first.close();
    const again = await startCosmosDouble({ file });
    const client = clientOf(again);
    const container = client.database('office').container('papers');
    const read = await container.item('a', 'p').read();
    assert.equal(read.etag, etag);
    assert.equal(Number(read.headers['lsn']), Number(headers['lsn']) + 2);
    const { resource } = await container.read();
    assert.equal(resource?.defaultTtl, -1);
    assert.ok(resource.indexingPolicy?.excludedPaths?.some(({ path }) => path === '/secret/?'));
    assert.equal((await container.readPartitionKeyRanges().fetchAll()).resources.length, 2);
    const created = await container.items.create({ id: 'c', pk: 'p', n: 0 });
    assert.notEqual(created.etag, etag);
    const query = container.items.query<string>('SELECT VALUE c.id FROM c ORDER BY c.n', { partitionKey: 'p' });
    assert.deepEqual((await query.fetchAll()).resources, ['c', 'a']);
    client.dispose();
    await again.close();
  });

  it('survives the killing of its process', async () => {
    const start = async (): Promise<{ endpoint: string; kill: () => Promise<void> }> => {
      const main = new URL('../support/cosmos-double/main.ts', import.meta.url).pathname;
      const child = spawn(process.execPath, [main, '--port', '0', '--database', 'office', '--file', file], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      const [line] = z.tuple([z.string()]).parse(await once(createInterface(child.stdout), 'line'));
      const endpoint = /^ready (http:\/\/127\.0\.0\.1:\d+)$/.exec(line)?.[1];
      assert.ok(endpoint, line);
      return {
        endpoint,
        kill: async () => {
          child.kill('SIGKILL');
          await once(child, 'exit');
        },
      };
    };
    const one = await start();
    const client = new CosmosClient({ endpoint: one.endpoint, key: DOUBLE_MASTER_KEY });
    const { container } = await client
      .database('office')
      .containers.create({ id: 'papers', partitionKey: { paths: ['/pk'] } });
    await container.items.create({ id: 'a', pk: 'p' });
    client.dispose();
    await one.kill();
    const two = await start();
    const next = new CosmosClient({ endpoint: two.endpoint, key: DOUBLE_MASTER_KEY });
    const read = await next.database('office').container('papers').item('a', 'p').read();
    assert.equal(read.statusCode, 200);
    next.dispose();
    await two.kill();
  });
});

describe('loading into the Cosmos double', () => {
  it('puts in items of all partitions, which are then like any others', async () => {
    const account = await startAccount({ physicalPartitions: 3 });
    const items = Array.from({ length: 500 }, (_, n) => ({ id: `d${String(n)}`, pk: n % 20, n }));
    assert.equal(account.double.load('office', 'papers', items), 500);
    const { resource, etag } = await account.container.item('d21', 1).read<{ n: number }>();
    assert.equal(resource?.n, 21);
    const replaced = await account.container
      .item('d21', 1)
      .replace({ id: 'd21', pk: 1 }, { accessCondition: { type: 'IfMatch', condition: etag } });
    assert.equal(replaced.statusCode, 200);
    const { resources } = await account.container.items.query<number>('SELECT VALUE c.n FROM c').fetchAll();
    assert.equal(resources.length, 499);
    await account.close();
  });

  it('takes all or none, and only what a client could have written', async () => {
    const account = await startAccount();
    const good = { id: 'good', pk: 'p' };
    assert.throws(() => account.double.load('office', 'papers', [good, { id: 'a/b', pk: 'p' }]), /cannot contain/);
    assert.throws(() => account.double.load('office', 'papers', [good, good]), /UNIQUE/);
    assert.throws(() => account.double.load('office', 'missing', [good]), /Resource Not Found/);
    assert.equal((await account.container.item('good', 'p').read()).statusCode, 404);
    await account.close();
  });

  it('logs nothing, while requests are logged until the log is cleared', async () => {
    const account = await startAccount();
    account.double.requests.clear();
    account.double.load('office', 'papers', [{ id: 'a', pk: 'p' }]);
    assert.equal(account.double.requests.entries.length, 0);
    await account.container.item('a', 'p').read();
    const expected: readonly Partial<AnsweredRequest>[] = [
      { kind: 'point-read', method: 'GET', status: 200, requestCharge: 1, documentsRead: 1, documentsReturned: 1 },
    ];
    assert.partialDeepStrictEqual(account.double.requests.entries, expected);
    await account.close();
  });
});
