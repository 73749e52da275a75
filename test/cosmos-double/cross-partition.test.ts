import assert from 'node:assert/strict';
import type { Container, FeedOptions, SqlParameter } from '@azure/cosmos';
import { z } from 'zod';
import { documentsOf, send, sendQuery, startAccount, type AccountUnderTest } from './account-under-test.ts';

const indexingPolicy = {
  includedPaths: [{ path: '/*' }],
  compositeIndexes: [
    [
      { path: '/kind', order: 'ascending' as const },
      { path: '/n', order: 'ascending' as const },
    ],
  ],
};

for (const physicalPartitions of [1, 4]) {
  describe(`queries of the Cosmos double across ${String(physicalPartitions)} physical partitions`, () => {
    let account: AccountUnderTest;
    let container: Container;

    before(async () => {
      account = await startAccount({ physicalPartitions }, { indexingPolicy });
      ({ container } = account);
      account.double.load(
        'office',
        'papers',
        Array.from({ length: 60 }, (_, n) => ({
          id: `d${String(n)}`,
          pk: `p${String(n % 12)}`,
          n,
          kind: n % 3 === 0 ? 'due' : 'done',
          name: `name ${String((n * 7) % 60).padStart(2, '0')}`,
        })),
      );
    });

    after(() => account.close());

    beforeEach(() => {
      account.double.requests.clear();
    });

    const find = async (
      query: string,
      options: FeedOptions = {},
      parameters: SqlParameter[] = [],
    ): Promise<readonly unknown[]> =>
      (await container.items.query<unknown>({ query, parameters }, options).fetchAll()).resources;

    for (const forceQueryPlan of [false, true]) {
      describe(forceQueryPlan ? 'with a query plan' : 'tried without a query plan', () => {
        it('find everything', async () => {
          const found = await find('SELECT VALUE c.n FROM c', { forceQueryPlan });
          assert.deepEqual(
            found.map(Number).toSorted((a, b) => a - b),
            Array.from({ length: 60 }, (_, n) => n),
          );
        });

        it('find what a filter with parameters says', async () => {
          const parameters = [
            { name: '@kind', value: 'due' },
            { name: '@to', value: 10 },
          ];
          const query = 'SELECT VALUE c.n FROM c WHERE c.kind = @kind AND c.n < @to';
          const found = await find(query, { forceQueryPlan }, parameters);
          assert.deepEqual(
            found.map(Number).toSorted((a, b) => a - b),
            [0, 3, 6, 9],
          );
        });

        for (const maxItemCount of [3, 1000]) {
          it(`merge an ORDER BY in pages of ${String(maxItemCount)}`, async () => {
            const names = await find('SELECT VALUE c.name FROM c ORDER BY c.name', { forceQueryPlan, maxItemCount });
            assert.equal(names.length, 60);
            assert.deepEqual(names, names.toSorted());
            const down = await find('SELECT VALUE c.name FROM c ORDER BY c.name DESC', {
              forceQueryPlan,
              maxItemCount,
            });
            assert.deepEqual(down, names.toReversed());
          });

          it(`merge an ORDER BY of two paths with a filter in pages of ${String(maxItemCount)}`, async () => {
            const query = 'SELECT c.kind, c.n FROM c WHERE c.n >= @from ORDER BY c.kind DESC, c.n DESC';
            const parameters = [{ name: '@from', value: 50 }];
            const found = await find(query, { forceQueryPlan, maxItemCount }, parameters);
            assert.deepEqual(found, [
              ...[57, 54, 51].map((n) => ({ kind: 'due', n })),
              ...[59, 58, 56, 55, 53, 52, 50].map((n) => ({ kind: 'done', n })),
            ]);
          });
        }

        it('limit a merged order with TOP, also as a parameter', async () => {
          const query = 'SELECT TOP @n c.id FROM c WHERE c.kind = "due" ORDER BY c.kind, c.n';
          const found = await find(query, { forceQueryPlan }, [{ name: '@n', value: 3 }]);
          assert.deepEqual(found, [{ id: 'd0' }, { id: 'd3' }, { id: 'd6' }]);
        });

        it('limit any results with TOP', async () => {
          assert.equal((await find('SELECT TOP 7 * FROM c', { forceQueryPlan })).length, 7);
          assert.equal((await find('SELECT TOP 7 * FROM c', { forceQueryPlan, maxItemCount: 2 })).length, 7);
        });

        it('return whole documents, values and the server clock in a merged order', async () => {
          const [whole] = await find('SELECT TOP 1 * FROM c ORDER BY c.n', { forceQueryPlan });
          assert.ok(typeof whole === 'object' && whole !== null && '_etag' in whole);
          const [clock] = await find('SELECT TOP 1 c.n, GetCurrentTimestamp() AS at FROM c ORDER BY c.n', {
            forceQueryPlan,
          });
          assert.ok(typeof clock === 'object' && clock !== null && 'at' in clock && typeof clock.at === 'number');
        });

        it('ask only the physical partition of a partition key in the filter', async () => {
          const query = 'SELECT VALUE c.n FROM c WHERE c.pk = @pk ORDER BY c.n DESC';
          const found = await find(query, { forceQueryPlan }, [{ name: '@pk', value: 'p5' }]);
          assert.deepEqual(found, [53, 41, 29, 17, 5]);
          const queries = account.double.requests.of('query');
          assert.ok(queries.every(({ status }) => status === 200));
          assert.equal(account.double.requests.documentsRead(), 5);
        });

        it('keep to a partition given as an option', async () => {
          const options = { partitionKey: 'p5', ...(forceQueryPlan ? {} : { forceQueryPlan }) };
          assert.equal((await find('SELECT * FROM c WHERE c.n >= 0', options)).length, 5);
        });
      });
    }

    it('are planned with the ranges, orders and the rewritten query that the SDK needs', async () => {
      const query = 'SELECT TOP 5 c.id, c.n AS number FROM c WHERE c.kind = @kind ORDER BY c.kind ASC, c.n';
      const answer = await send(account.double, {
        method: 'POST',
        path: '/dbs/office/colls/papers/docs',
        body: JSON.stringify({ query, parameters: [{ name: '@kind', value: 'due' }] }),
        headers: {
          'content-type': 'application/query+json',
          'x-ms-cosmos-is-query-plan-request': 'True',
          'x-ms-cosmos-supported-query-features': 'Top, OrderBy, MultipleOrderBy',
        },
      });
      assert.deepEqual(answer.json['queryRanges'], [
        { min: '', max: 'FF', isMinInclusive: true, isMaxInclusive: false },
      ]);
      const { top, orderBy, orderByExpressions, hasSelectValue, distinctType, rewrittenQuery } = z
        .record(z.string(), z.unknown())
        .parse(answer.json['queryInfo']);
      assert.deepEqual(
        { top, orderBy, orderByExpressions, hasSelectValue, distinctType },
        {
          top: 5,
          orderBy: ['Ascending', 'Ascending'],
          orderByExpressions: ['c.kind', 'c.n'],
          hasSelectValue: false,
          distinctType: 'None',
        },
      );
      assert.equal(
        rewrittenQuery,
        'SELECT TOP 5 c._rid, [{"item": c.kind}, {"item": c.n}] AS orderByItems, {"id": c.id, "number": c.n} AS payload\n' +
          'FROM c\nWHERE (c.kind = @kind) AND ({documentdb-formattableorderbyquery-filter})\nORDER BY c.kind ASC, c.n ASC',
      );
    });

    it('are not planned for a client that cannot merge', async () => {
      const answer = await send(account.double, {
        method: 'POST',
        path: '/dbs/office/colls/papers/docs',
        body: JSON.stringify({ query: 'SELECT * FROM c ORDER BY c.n' }),
        headers: {
          'content-type': 'application/query+json',
          'x-ms-cosmos-is-query-plan-request': 'True',
          'x-ms-cosmos-supported-query-features': 'Top',
        },
      });
      assert.equal(answer.status, 400);
      assert.match(String(answer.json['message']), /OrderBy/);
    });

    for (const query of ['SELECT * FROM c ORDER BY c.n', 'SELECT TOP 1 * FROM c']) {
      it(`are refused with their plan when a client tries without: ${query}`, async () => {
        const answer = await sendQuery(account.double, query);
        assert.equal(answer.status, 400);
        assert.equal(answer.headers.get('x-ms-substatus'), '1004');
        assert.match(String(answer.json['message']), /can not be directly served by the gateway/);
        assert.match(String(answer.json['additionalErrorInfo']), /"queryRanges"/);
      });
    }

    it('need the header that enables them', async () => {
      const headers = { 'x-ms-documentdb-query-enablecrosspartition': undefined };
      const answer = await sendQuery(account.double, 'SELECT * FROM c', headers);
      assert.equal(answer.status, 400);
      assert.match(String(answer.json['message']), /Cross partition query is required but disabled/);
    });

    it('are 410 with sub-status 1002 for a range that is not there', async () => {
      const headers = { 'x-ms-documentdb-partitionkeyrangeid': '99' };
      const answer = await sendQuery(account.double, 'SELECT * FROM c', headers);
      assert.equal(answer.status, 410);
      assert.equal(answer.headers.get('x-ms-substatus'), '1002');
    });

    it('run on one range when it is named, also with an order and TOP', async () => {
      const headers = { 'x-ms-documentdb-partitionkeyrangeid': '0' };
      const answer = await sendQuery(account.double, 'SELECT TOP 4 VALUE c.n FROM c ORDER BY c.n', headers);
      const found = documentsOf(answer).map(Number);
      assert.equal(found.length, 4);
      assert.deepEqual(
        found,
        found.toSorted((a, b) => a - b),
      );
    });

    it('take the filter that the SDK puts into a rewritten query to resume it', async () => {
      const page = async (continuationToken?: string): Promise<readonly [readonly unknown[], string | undefined]> => {
        const options = {
          enableQueryControl: true,
          maxItemCount: 25,
          ...(continuationToken === undefined ? {} : { continuationToken }),
        };
        const iterator = container.items.query<unknown>('SELECT VALUE c.n FROM c ORDER BY c.n', options);
        const { resources, continuationToken: next } = await iterator.fetchNext();
        return [resources, next];
      };
      const [first, token] = await page();
      assert.ok(token);
      const [second] = await page(token);
      const both = [...first, ...second].map(Number);
      assert.deepEqual(
        both,
        both.map((_, n) => n),
      );
    });
  });
}
