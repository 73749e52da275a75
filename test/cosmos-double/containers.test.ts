import assert from 'node:assert/strict';
import { startCosmosDouble, type CosmosDouble } from '../support/cosmos-double/cosmos-double.ts';
import { clientOf, send, sendItem, startAccount, statusOf, type AccountUnderTest } from './account-under-test.ts';

describe('the account, databases and containers of the Cosmos double', () => {
  let account: AccountUnderTest;
  let double: CosmosDouble;

  before(async () => {
    account = await startAccount({ physicalPartitions: 3 });
    ({ double } = account);
  });

  after(() => account.close());

  const create = (body: unknown): ReturnType<typeof send> =>
    send(double, { method: 'POST', path: '/dbs/office/colls', body: JSON.stringify(body) });

  it('describe an account with session consistency and one region, which is the double itself', async () => {
    const { resource } = await account.client.getDatabaseAccount();
    assert.equal(resource?.consistencyPolicy, 'Session');
    assert.deepEqual(
      resource.writableLocations.map((location) => location.databaseAccountEndpoint),
      [`${double.endpoint}/`],
    );
    assert.equal(resource.readableLocations.length, 1);
    assert.equal(resource.enableMultipleWritableLocations, false);
  });

  it('are 404 before they are created and 409 when they are created twice', async () => {
    assert.equal((await send(double, { path: '/dbs/missing' })).status, 404);
    assert.equal((await send(double, { path: '/dbs/office/colls/missing' })).status, 404);
    assert.equal((await send(double, { method: 'POST', path: '/dbs', body: '{"id":"office"}' })).status, 409);
    assert.equal((await create({ id: 'papers', partitionKey: { paths: ['/pk'] } })).status, 409);
  });

  it('are created once by createIfNotExists', async () => {
    const { client } = account;
    const first = await client.databases.createIfNotExists({ id: 'once' });
    const second = await client.databases.createIfNotExists({ id: 'once' });
    assert.deepEqual([first.statusCode, second.statusCode], [201, 200]);
    const container = { id: 'things', partitionKey: { paths: ['/pk'] } };
    assert.equal((await first.database.containers.createIfNotExists(container)).statusCode, 201);
    assert.equal((await first.database.containers.createIfNotExists(container)).statusCode, 200);
  });

  it('have the default indexing policy unless another one is given', async () => {
    const { resource } = await account.container.read();
    assert.deepEqual(resource?.indexingPolicy?.includedPaths, [{ path: '/*' }]);
    assert.deepEqual(resource.indexingPolicy.excludedPaths, [{ path: '/"_etag"/?' }]);
    assert.deepEqual(resource.partitionKey?.paths, ['/pk']);
    assert.equal(resource.defaultTtl, undefined);
  });

  it('take a new indexing policy and time to live, but no new partition key', async () => {
    const { database } = account.container;
    const { container } = await database.containers.create({ id: 'changed', partitionKey: { paths: ['/pk'] } });
    const indexingPolicy = { includedPaths: [{ path: '/a/?' }], excludedPaths: [{ path: '/*' }] };
    const partitionKey = { paths: ['/pk'] };
    const replaced = await container.replace({ id: 'changed', partitionKey, indexingPolicy, defaultTtl: 60 });
    assert.equal(replaced.resource?.defaultTtl, 60);
    const { resource } = await container.read();
    assert.deepEqual(resource?.indexingPolicy?.includedPaths, [{ path: '/a/?' }]);
    const other = { id: 'changed', partitionKey: { paths: ['/other'] } };
    const answer = await send(double, {
      method: 'PUT',
      path: '/dbs/office/colls/changed',
      body: JSON.stringify(other),
    });
    assert.equal(answer.status, 400);
  });

  it('are gone with their documents when they are deleted', async () => {
    const { database } = account.container;
    const { container } = await database.containers.create({ id: 'deleted', partitionKey: { paths: ['/pk'] } });
    await container.items.create({ id: 'a', pk: 'p' });
    assert.equal((await container.delete()).statusCode, 204);
    assert.equal((await send(double, { path: '/dbs/office/colls/deleted' })).status, 404);
    await database.containers.create({ id: 'deleted', partitionKey: { paths: ['/pk'] } });
    assert.equal((await container.item('a', 'p').read()).statusCode, 404);
  });

  it('have as many partition key ranges as physical partitions, without gaps', async () => {
    const { resources } = await account.container.readPartitionKeyRanges().fetchAll();
    assert.deepEqual(
      resources.map(({ id }) => id),
      ['0', '1', '2'],
    );
    const begins = resources.map(({ minInclusive }) => minInclusive);
    const ends = resources.map(({ maxExclusive }) => maxExclusive);
    assert.equal(begins[0], '');
    assert.deepEqual(begins.slice(1), ends.slice(0, -1));
    assert.equal(ends.at(-1), 'FF');
  });

  it('answer 304 for partition key ranges that the client has already', async () => {
    const path = '/dbs/office/colls/papers/pkranges';
    const headers = { 'a-im': 'Incremental feed' };
    const first = await send(double, { path, headers });
    assert.equal(first.status, 200);
    const etag = first.headers.get('etag') ?? '';
    assert.equal((await send(double, { path, headers: { ...headers, 'if-none-match': etag } })).status, 304);
    assert.equal((await send(double, { path, headers: { ...headers, 'if-none-match': '"old"' } })).status, 200);
  });

  it('spread their partitions over all ranges', async () => {
    const ranges = new Set<string>();
    for (let i = 0; i < 40; i += 1) {
      const answer = await sendItem(double, 'POST', `spread ${String(i)}`, {
        body: { id: 's', pk: `spread ${String(i)}` },
      });
      ranges.add(answer.headers.get('x-ms-documentdb-partitionkeyrangeid') ?? '');
    }
    assert.deepEqual([...ranges].sort(), ['0', '1', '2']);
  });

  const partitionKey = { paths: ['/pk'] };
  const all = [{ path: '/*' }];
  for (const [what, body] of [
    ['no partition key', { id: 'x' }],
    ['a partition key of two paths', { id: 'x', partitionKey: { paths: ['/a', '/b'] } }],
    ['a hierarchical partition key', { id: 'x', partitionKey: { paths: ['/a'], kind: 'MultiHash' } }],
    ['a partition key without a slash', { id: 'x', partitionKey: { paths: ['pk'] } }],
    ['a system property as partition key', { id: 'x', partitionKey: { paths: ['/_ts'] } }],
    ['a slash in its id', { id: 'x/y', partitionKey }],
    ['an id over 255 characters', { id: 'x'.repeat(256), partitionKey }],
    ['a time to live of 0', { id: 'x', partitionKey, defaultTtl: 0 }],
    ['a time to live of -2', { id: 'x', partitionKey, defaultTtl: -2 }],
    ['a part that is not known', { id: 'x', partitionKey, uniqueKeyPolicy: { uniqueKeys: [] } }],
    [
      'a policy without the root path',
      { id: 'x', partitionKey, indexingPolicy: { includedPaths: [{ path: '/a/?' }] } },
    ],
    [
      'a policy with the root path included and excluded',
      { id: 'x', partitionKey, indexingPolicy: { includedPaths: all, excludedPaths: all } },
    ],
    [
      'a path that is included and excluded',
      {
        id: 'x',
        partitionKey,
        indexingPolicy: { includedPaths: [...all, { path: '/a/?' }], excludedPaths: [{ path: '/"a"/?' }] },
      },
    ],
    [
      'a path that ends in neither /? nor /*',
      { id: 'x', partitionKey, indexingPolicy: { includedPaths: [...all, { path: '/a' }] } },
    ],
    [
      'a path with special characters that are not quoted',
      { id: 'x', partitionKey, indexingPolicy: { includedPaths: [...all, { path: '/a-b/?' }] } },
    ],
    [
      'a composite index of one path',
      { id: 'x', partitionKey, indexingPolicy: { includedPaths: all, compositeIndexes: [[{ path: '/a' }]] } },
    ],
    [
      'a composite index with a wildcard',
      {
        id: 'x',
        partitionKey,
        indexingPolicy: { includedPaths: all, compositeIndexes: [[{ path: '/a/*' }, { path: '/b' }]] },
      },
    ],
    [
      'a composite index in no known order',
      {
        id: 'x',
        partitionKey,
        indexingPolicy: { includedPaths: all, compositeIndexes: [[{ path: '/a', order: 'up' }, { path: '/b' }]] },
      },
    ],
    ['lazy indexing', { id: 'x', partitionKey, indexingPolicy: { indexingMode: 'lazy', includedPaths: all } }],
    [
      'a time to live without an index',
      { id: 'x', partitionKey, defaultTtl: 5, indexingPolicy: { indexingMode: 'none', automatic: false } },
    ],
    [
      'a vector index',
      {
        id: 'x',
        partitionKey,
        indexingPolicy: { includedPaths: all, vectorIndexes: [{ path: '/v', type: 'flat' }] },
      },
    ],
  ] as const) {
    it(`refuse a container with ${what}`, async () => {
      assert.equal((await create(body)).status, 400);
    });
  }

  it('can have a container without an index, and one with paths of special characters', async () => {
    const none = { indexingMode: 'none', automatic: false };
    assert.equal((await create({ id: 'none', partitionKey, indexingPolicy: none })).status, 201);
    const quoted = {
      includedPaths: [{ path: '/"a-b"/?' }, { path: '/list/[]/x/?' }, { path: '/deep/er/*' }],
      excludedPaths: all,
      compositeIndexes: [
        [
          { path: '/"a-b"', order: 'ascending' },
          { path: '/c/d', order: 'descending' },
        ],
      ],
    };
    assert.equal((await create({ id: 'quoted', partitionKey, indexingPolicy: quoted })).status, 201);
  });

  it('can be there from the start', async () => {
    const other = await startCosmosDouble({ databases: ['given'] });
    const client = clientOf(other);
    assert.equal(await statusOf(client.database('given').read()), 200);
    client.dispose();
    await other.close();
  });
});

describe('what the Cosmos double does not know', () => {
  let account: AccountUnderTest;

  before(async () => {
    account = await startAccount();
  });

  after(() => account.close());

  const docs = '/dbs/office/colls/papers/docs';
  for (const [what, request] of [
    ['the feed of all documents', { path: docs }],
    ['the feed of all databases', { path: '/dbs' }],
    ['the feed of all containers', { path: '/dbs/office/colls' }],
    [
      'a query for containers',
      {
        method: 'POST',
        path: '/dbs/office/colls',
        body: '{"query":"SELECT * FROM c"}',
        headers: { 'x-ms-documentdb-isquery': 'true' },
      },
    ],
    ['a patch', { method: 'PATCH', path: `${docs}/a`, body: '{}' }],
    ['a stored procedure', { method: 'POST', path: '/dbs/office/colls/papers/sprocs/s', body: '[]' }],
    ['the deletion of a database', { method: 'DELETE', path: '/dbs/office' }],
    ['offers', { path: '/offers' }],
    ['a query string', { path: '/dbs/office?x=1', resourceType: 'dbs', resourceLink: 'dbs/office' }],
  ] as const) {
    it(`is answered with 4xx: ${what}`, async () => {
      const answer = await send(account.double, request);
      assert.ok([400, 401, 405].includes(answer.status), String(answer.status));
    });
  }

  it('says so for a path that it does not serve', async () => {
    const answer = await send(account.double, { path: docs });
    assert.equal(answer.status, 405);
    assert.match(String(answer.json['message']), /not supported by this double/);
  });

  for (const header of [
    'x-ms-documentdb-pre-trigger-include',
    'x-ms-indexing-directive',
    'x-ms-cosmos-populateindexmetrics-v2',
    'x-ms-start-epk',
  ]) {
    it(`refuses the header ${header}`, async () => {
      const headers = { [header]: 'x' };
      const answer = await sendItem(account.double, 'POST', 'p', { body: { id: 'h', pk: 'p' }, headers });
      assert.equal(answer.status, 400);
      assert.match(String(answer.json['message']), /not supported by this double/);
    });
  }

  it('refuses a stronger consistency than the account has, and takes a weaker one', async () => {
    const read = (level: string): ReturnType<typeof send> =>
      send(account.double, { path: '/dbs/office', headers: { 'x-ms-consistency-level': level } });
    assert.equal((await read('Strong')).status, 400);
    assert.equal((await read('BoundedStaleness')).status, 400);
    assert.equal((await read('Eventual')).status, 200);
  });

  it('refuses conditions where it does not know their meaning', async () => {
    const { double } = account;
    const body = { id: 'c', pk: 'p' };
    const etag = { 'if-none-match': '"x"' };
    assert.equal((await sendItem(double, 'POST', 'p', { body, headers: etag })).status, 400);
    assert.equal((await sendItem(double, 'POST', 'p', { body, headers: { 'if-match': '"x"' } })).status, 400);
    assert.equal((await sendItem(double, 'GET', 'p', { id: 'c', headers: { 'if-match': '"x"' } })).status, 400);
    assert.equal((await sendItem(double, 'POST', 'p', { body, headers: { prefer: 'wait=1' } })).status, 400);
  });
});
