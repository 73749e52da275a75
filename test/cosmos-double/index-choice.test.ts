import assert from 'node:assert/strict';
import { IndexingMode, type Container, type IndexingPolicy } from '@azure/cosmos';
import { PARTITION_KEY, errorOf, sendQuery, startAccount, type AccountUnderTest } from './account-under-test.ts';

const EXCLUDE_ALL = { excludedPaths: [{ path: '/*' }] };

describe('the indexes of the Cosmos double', () => {
  let account: AccountUnderTest;
  let container: Container;

  afterEach(() => account.close());

  /** 100 documents of partition p and 100 of q: half of each are due; n counts each partition's documents. */
  const start = async (indexingPolicy: IndexingPolicy): Promise<void> => {
    account = await startAccount({}, { indexingPolicy });
    ({ container } = account);
    const items = ['p', 'q'].flatMap((pk) =>
      Array.from({ length: 100 }, (_, n) => ({
        id: `${pk}${String(n)}`,
        pk,
        kind: n % 2 === 0 ? 'due' : 'done',
        n,
        rest: n % 10,
        body: { nextAt: 1000 - n },
        ...(n < 5 ? { rare: 'yes' } : {}),
      })),
    );
    account.double.load('office', 'papers', items);
  };

  /** Runs a query in partition p; how many documents it read and returned. */
  const counts = async (query: string, partitionKey: string | null = 'p'): Promise<readonly [number, number]> => {
    account.double.requests.clear();
    const options = partitionKey === null ? { forceQueryPlan: true } : { partitionKey };
    const { resources } = await container.items.query<unknown>(query, { ...options, maxItemCount: 1000 }).fetchAll();
    return [account.double.requests.documentsRead(), resources.length];
  };

  const refusal = async (query: string): Promise<string> => {
    const error = await errorOf(container.items.query(query, { partitionKey: 'p' }).fetchAll());
    assert.equal(error.code, 400);
    return error.message;
  };

  describe('of a container that indexes everything', () => {
    beforeEach(() => start({ includedPaths: [{ path: '/*' }] }));

    it('read only the documents that a single filter finds', async () => {
      assert.deepEqual(await counts('SELECT * FROM c WHERE c.n = 7'), [1, 1]);
      assert.deepEqual(await counts('SELECT * FROM c WHERE c.n >= 90'), [10, 10]);
      assert.deepEqual(await counts('SELECT * FROM c WHERE STARTSWITH(c.id, "p1")'), [11, 11]);
      assert.deepEqual(await counts('SELECT * FROM c WHERE c.body.nextAt > 998'), [2, 2]);
      assert.deepEqual(await counts('SELECT * FROM c WHERE IS_DEFINED(c.rare)'), [5, 5]);
    });

    it('choose the filter that finds the fewest, and read what it finds', async () => {
      assert.deepEqual(await counts('SELECT * FROM c WHERE c.kind = "due" AND c.n < 10'), [10, 5]);
      assert.deepEqual(await counts('SELECT * FROM c WHERE c.kind = "due" AND c.rare = "yes"'), [5, 3]);
    });

    it('read everything in the partition without a filter', async () => {
      assert.deepEqual(await counts('SELECT * FROM c'), [100, 100]);
      assert.deepEqual(await counts('SELECT * FROM c', null), [200, 200]);
    });

    it('stop reading when TOP is reached in the order of an index', async () => {
      assert.deepEqual(await counts('SELECT TOP 3 * FROM c ORDER BY c.n DESC'), [3, 3]);
      assert.deepEqual(await counts('SELECT TOP 3 * FROM c WHERE c.n > 50 ORDER BY c.n'), [3, 3]);
    });

    it('leave out of an ORDER BY what does not have its path', async () => {
      assert.deepEqual(await counts('SELECT * FROM c ORDER BY c.rare'), [5, 5]);
    });

    it('refuse an ORDER BY of several paths without a composite index', async () => {
      assert.match(
        await refusal('SELECT * FROM c ORDER BY c.kind, c.n'),
        /does not have a corresponding composite index/,
      );
    });

    it('refuse an ORDER BY of _etag, which is not indexed', async () => {
      assert.match(await refusal('SELECT * FROM c ORDER BY c._etag'), /order-by item is excluded/);
    });
  });

  describe('of a container that indexes a few paths', () => {
    beforeEach(() =>
      start({ includedPaths: [{ path: '/pk/?' }, { path: '/n/?' }, { path: '/rare/?' }], ...EXCLUDE_ALL }),
    );

    it('scan the partition for a filter on another path', async () => {
      assert.deepEqual(await counts('SELECT * FROM c WHERE c.kind = "due"'), [100, 50]);
      assert.deepEqual(await counts('SELECT * FROM c WHERE c.body.nextAt = 1'), [100, 0]);
    });

    it('filter the rest of what an index finds', async () => {
      assert.deepEqual(await counts('SELECT * FROM c WHERE c.kind = "due" AND c.n < 20'), [20, 10]);
    });

    it('always have id and _ts', async () => {
      assert.deepEqual(await counts('SELECT * FROM c WHERE c.id = "p5"'), [1, 1]);
      assert.deepEqual(await counts('SELECT * FROM c WHERE c._ts < 5'), [0, 0]);
      assert.deepEqual(await counts('SELECT TOP 1 * FROM c ORDER BY c._ts'), [1, 1]);
    });

    it('refuse an ORDER BY of another path', async () => {
      assert.match(await refusal('SELECT * FROM c ORDER BY c.kind'), /order-by item is excluded/);
      assert.match(await refusal('SELECT * FROM c ORDER BY c.body.nextAt'), /order-by item is excluded/);
    });

    it('have in an ORDER BY also what does not have an explicitly included path, first', async () => {
      const { resources } = await container.items
        .query<{ rare?: string }>('SELECT c.rare FROM c ORDER BY c.rare', { partitionKey: 'p' })
        .fetchAll();
      assert.equal(resources.length, 100);
      assert.deepEqual(
        resources.slice(94).map(({ rare }) => rare),
        [undefined, 'yes', 'yes', 'yes', 'yes', 'yes'],
      );
    });

    it('sort what a filter finds when that is less than the order holds', async () => {
      const query = 'SELECT VALUE c.n FROM c WHERE c.rare = "yes" ORDER BY c.n DESC';
      const { resources } = await container.items.query<number>(query, { partitionKey: 'p' }).fetchAll();
      assert.deepEqual(resources, [4, 3, 2, 1, 0]);
      assert.deepEqual(await counts(query), [5, 5]);
    });

    it('give sorted results page by page without loss', async () => {
      const query = 'SELECT VALUE c.n FROM c WHERE c.rare = "yes" ORDER BY c.n';
      const pages = container.items.query<number>(query, { partitionKey: 'p', maxItemCount: 2 });
      assert.deepEqual((await pages.fetchAll()).resources, [0, 1, 2, 3, 4]);
    });
  });

  describe('of a container that does not index its partition key', () => {
    beforeEach(() => start({ includedPaths: [{ path: '/kind/?' }, { path: '/n/?' }], ...EXCLUDE_ALL }));

    it('read the documents of other partitions of the physical one too', async () => {
      assert.deepEqual(await counts('SELECT * FROM c'), [200, 100]);
      assert.deepEqual(await counts('SELECT * FROM c WHERE c.n = 7'), [2, 1]);
      assert.deepEqual(await counts('SELECT * FROM c WHERE c.n = 7 AND c.pk = "p"'), [2, 1]);
    });
  });

  describe('of a container with composite indexes', () => {
    beforeEach(() =>
      start({
        includedPaths: [{ path: '/pk/?' }, { path: '/kind/?' }, { path: '/n/?' }],
        ...EXCLUDE_ALL,
        compositeIndexes: [
          [
            { path: '/kind', order: 'ascending' },
            { path: '/n', order: 'ascending' },
          ],
          [
            { path: '/kind', order: 'ascending' },
            { path: '/body/nextAt', order: 'descending' },
          ],
          [
            { path: '/kind', order: 'ascending' },
            { path: '/rest', order: 'ascending' },
            { path: '/n', order: 'ascending' },
          ],
        ],
      }),
    );

    it('serve equality on the first path and a range on the last', async () => {
      assert.deepEqual(await counts('SELECT * FROM c WHERE c.kind = "due" AND c.n < 10'), [5, 5]);
      assert.deepEqual(await counts('SELECT * FROM c WHERE c.kind = "due" AND c.n > 10 AND c.n <= 20'), [5, 5]);
      assert.deepEqual(await counts('SELECT * FROM c WHERE c.kind = "due" AND c.body.nextAt > 990'), [5, 5]);
      assert.deepEqual(await counts('SELECT * FROM c WHERE c.kind = "due" AND c.n = 11'), [0, 0]);
    });

    it('serve only filters on all of their paths, with the range last', async () => {
      assert.deepEqual(await counts('SELECT * FROM c WHERE c.kind = "due" AND c.rest = 4'), [50, 10]);
      assert.deepEqual(await counts('SELECT * FROM c WHERE c.kind = "due" AND c.rest = 4 AND c.n < 50'), [5, 5]);
      assert.deepEqual(await counts('SELECT * FROM c WHERE c.kind >= "due" AND c.body.nextAt = 990'), [50, 1]);
    });

    it('serve an ORDER BY of their paths with a filter on the first, up to TOP', async () => {
      assert.deepEqual(await counts('SELECT TOP 3 * FROM c WHERE c.kind = "due" ORDER BY c.kind, c.n'), [3, 3]);
      assert.deepEqual(await counts('SELECT * FROM c WHERE c.kind = "due" AND c.n < 9 ORDER BY c.kind, c.n'), [5, 5]);
      assert.deepEqual(await counts('SELECT TOP 3 * FROM c WHERE c.rest = 2 ORDER BY c.kind, c.n'), [62, 3]);
    });

    it('serve exactly their directions, or exactly the opposite ones', async () => {
      const first = async (query: string): Promise<readonly number[]> => {
        const select = `SELECT TOP 2 VALUE c.n FROM c ${query}`;
        return (await container.items.query<number>(select, { partitionKey: 'p' }).fetchAll()).resources;
      };
      assert.deepEqual(await first('ORDER BY c.kind ASC, c.n ASC'), [1, 3]);
      assert.deepEqual(await first('ORDER BY c.kind DESC, c.n DESC'), [98, 96]);
      assert.deepEqual(await first('ORDER BY c.kind ASC, c.body.nextAt DESC'), [1, 3]);
      assert.deepEqual(await first('ORDER BY c.kind DESC, c.body.nextAt ASC'), [98, 96]);
      for (const order of [
        'c.kind ASC, c.n DESC',
        'c.kind DESC, c.n ASC',
        'c.n ASC, c.kind ASC',
        'c.kind ASC, c.body.nextAt ASC',
        'c.kind, c.rest',
        'c.rest, c.n',
      ]) {
        assert.match(await refusal(`SELECT * FROM c ORDER BY ${order}`), /corresponding composite index/, order);
      }
    });

    it('do not serve an ORDER BY of one path', async () => {
      assert.match(await refusal('SELECT * FROM c ORDER BY c.body.nextAt'), /order-by item is excluded/);
      // Here the order of n is walked, or everything due is sorted: either way more than three are read.
      const [read, returned] = await counts('SELECT TOP 3 * FROM c WHERE c.kind = "due" ORDER BY c.n');
      assert.equal(returned, 3);
      assert.ok(read > 3);
    });

    it('have what does not have one of their paths as undefined', async () => {
      account.double.load('office', 'papers', [{ id: 'bare', pk: 'p', kind: 'due' }]);
      const query = 'SELECT TOP 1 VALUE c.id FROM c WHERE c.kind = "due" ORDER BY c.kind, c.n';
      const { resources } = await container.items.query<string>(query, { partitionKey: 'p' }).fetchAll();
      assert.deepEqual(resources, ['bare']);
    });

    it('serve queries across partitions in the same way', async () => {
      assert.deepEqual(await counts('SELECT * FROM c WHERE c.kind = "due" AND c.n < 10', null), [10, 10]);
      const top = 'SELECT TOP 3 * FROM c WHERE c.kind = "due" ORDER BY c.kind, c.n';
      assert.deepEqual(await counts(top, null), [3, 3]);
    });
  });

  it('follow a replaced policy at once', async () => {
    await start({ includedPaths: [{ path: '/pk/?' }], ...EXCLUDE_ALL });
    const query = 'SELECT * FROM c WHERE c.n = 7';
    assert.deepEqual(await counts(query), [100, 1]);
    await container.replace({
      id: container.id,
      partitionKey: PARTITION_KEY,
      indexingPolicy: { includedPaths: [{ path: '/pk/?' }, { path: '/n/?' }], ...EXCLUDE_ALL },
    });
    assert.deepEqual(await counts(query), [1, 1]);
    await container.item('p7', 'p').replace({ id: 'p7', pk: 'p', n: 8 });
    assert.deepEqual(await counts(query), [0, 0]);
    assert.deepEqual(await counts('SELECT * FROM c WHERE c.n = 8'), [2, 2]);
  });

  it('prefer the more precise of an included and an excluded path', async () => {
    await start({
      includedPaths: [{ path: '/*' }, { path: '/body/nextAt/?' }],
      excludedPaths: [{ path: '/body/*' }, { path: '/kind/?' }],
    });
    assert.deepEqual(await counts('SELECT * FROM c WHERE c.body.nextAt > 998'), [2, 2]);
    assert.deepEqual(await counts('SELECT * FROM c WHERE c.body.other = 1'), [100, 0]);
    assert.deepEqual(await counts('SELECT * FROM c WHERE c.kind = "due"'), [100, 50]);
    assert.deepEqual(await counts('SELECT * FROM c WHERE c.n = 7'), [1, 1]);
  });

  it('are not there with indexing mode none', async () => {
    await start({ indexingMode: IndexingMode.none, automatic: false });
    assert.deepEqual(await counts('SELECT * FROM c WHERE c.n = 7'), [200, 1]);
    assert.match(await refusal('SELECT * FROM c ORDER BY c.n'), /order-by item is excluded/);
  });

  it('do not serve GetCurrentTimestamp, which is not constant, but do serve GetCurrentTimestampStatic', async () => {
    await start({ includedPaths: [{ path: '/*' }] });
    assert.deepEqual(await counts('SELECT * FROM c WHERE c.n > GetCurrentTimestampStatic()'), [0, 0]);
    assert.deepEqual(await counts('SELECT * FROM c WHERE c.n > GetCurrentTimestamp()'), [100, 0]);
  });

  it('are reported in the query metrics when these are asked for', async () => {
    await start({ includedPaths: [{ path: '/*' }] });
    const query = 'SELECT * FROM c WHERE c.kind = "due" AND c.n < 10';
    const headers = { 'x-ms-documentdb-partitionkey': '["p"]' };
    const plain = await sendQuery(account.double, query, headers);
    assert.equal(plain.headers.get('x-ms-documentdb-query-metrics'), null);
    const asked = await sendQuery(account.double, query, {
      ...headers,
      'x-ms-documentdb-populatequerymetrics': 'true',
    });
    const metrics = asked.headers.get('x-ms-documentdb-query-metrics') ?? '';
    assert.match(metrics, /(^|;)retrievedDocumentCount=10(;|$)/);
    assert.match(metrics, /(^|;)outputDocumentCount=5(;|$)/);
  });
});
