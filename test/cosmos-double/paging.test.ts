import assert from 'node:assert/strict';
import type { CosmosDouble } from '../support/cosmos-double/cosmos-double.ts';
import {
  documentsOf,
  sendItem,
  sendQuery,
  startAccount,
  type AccountUnderTest,
  type RawAnswer,
} from './account-under-test.ts';

const indexingPolicy = {
  includedPaths: [{ path: '/*' }],
  compositeIndexes: [
    [
      { path: '/half', order: 'ascending' as const },
      { path: '/n', order: 'descending' as const },
    ],
  ],
};

describe('pages of query results of the Cosmos double', () => {
  let account: AccountUnderTest;
  let double: CosmosDouble;

  before(async () => {
    account = await startAccount({ physicalPartitions: 3 }, { indexingPolicy });
    ({ double } = account);
    double.load(
      'office',
      'papers',
      Array.from({ length: 250 }, (_, n) => ({ id: `d${String(n)}`, pk: 'p', n: n % 50, half: n % 2 })),
    );
    double.load(
      'office',
      'papers',
      Array.from({ length: 30 }, (_, n) => ({ id: `other${String(n)}`, pk: `other ${String(n)}`, other: true })),
    );
  });

  after(() => account.close());

  const inPartition = { 'x-ms-documentdb-partitionkey': '["p"]' };

  const allPages = async (query: string, headers: Record<string, string>): Promise<readonly (readonly unknown[])[]> => {
    const pages: (readonly unknown[])[] = [];
    let token: string | null = '';
    while (token !== null) {
      const answer: RawAnswer = await sendQuery(double, query, { ...headers, 'x-ms-continuation': token });
      assert.equal(answer.status, 200, answer.text);
      pages.push(documentsOf(answer));
      assert.equal(answer.headers.get('x-ms-item-count'), String(pages.at(-1)?.length));
      token = answer.headers.get('x-ms-continuation');
    }
    return pages;
  };

  it('have 100 documents unless the client says otherwise, and up to 1,000 when it leaves that open', async () => {
    assert.deepEqual(
      (await allPages('SELECT * FROM c', inPartition)).map((page) => page.length),
      [100, 100, 50],
    );
    const open = { ...inPartition, 'x-ms-max-item-count': '-1' };
    assert.deepEqual(
      (await allPages('SELECT * FROM c', open)).map((page) => page.length),
      [250],
    );
  });

  it('can end with an empty one, because a full page does not tell whether there is more', async () => {
    const headers = { ...inPartition, 'x-ms-max-item-count': '125' };
    assert.deepEqual(
      (await allPages('SELECT * FROM c', headers)).map((page) => page.length),
      [125, 125, 0],
    );
  });

  for (const query of [
    'SELECT VALUE c.id FROM c',
    'SELECT VALUE c.id FROM c ORDER BY c.n',
    'SELECT VALUE c.id FROM c ORDER BY c.n DESC',
    'SELECT VALUE c.id FROM c ORDER BY c.half, c.n DESC',
    'SELECT VALUE c.id FROM c ORDER BY c.half DESC, c.n',
    'SELECT VALUE c.id FROM c WHERE c.half = 1 AND c.n > 10',
    'SELECT VALUE c.id FROM c WHERE c.half = 1 ORDER BY c.half, c.n DESC',
    'SELECT VALUE c.id FROM c WHERE c.n = 7',
    'SELECT TOP 33 VALUE c.id FROM c ORDER BY c.n',
  ]) {
    it(`put together are the whole result: ${query}`, async () => {
      const whole = await allPages(query, { ...inPartition, 'x-ms-max-item-count': '1000' });
      const pages = await allPages(query, { ...inPartition, 'x-ms-max-item-count': '7' });
      assert.deepEqual(pages.flat(), whole.flat());
      assert.equal(new Set(pages.flat()).size, pages.flat().length);
    });
  }

  it('read no document twice in the order of an index', async () => {
    double.requests.clear();
    await allPages('SELECT VALUE c.id FROM c ORDER BY c.half, c.n DESC', {
      ...inPartition,
      'x-ms-max-item-count': '7',
    });
    assert.equal(double.requests.documentsRead(), 250);
  });

  it('go on after the last document seen, whatever was written in between', async () => {
    const query = 'SELECT VALUE c.id FROM c WHERE c.side = true ORDER BY c.at';
    double.load(
      'office',
      'papers',
      [1, 2, 3, 4].map((at) => ({ id: `side${String(at)}`, pk: 'p', side: true, at })),
    );
    const headers = { ...inPartition, 'x-ms-max-item-count': '2' };
    const first = await sendQuery(double, query, headers);
    await sendItem(double, 'DELETE', 'p', { id: 'side1' });
    await sendItem(double, 'DELETE', 'p', { id: 'side3' });
    await sendItem(double, 'POST', 'p', { body: { id: 'side0', pk: 'p', side: true, at: 0 } });
    const token = first.headers.get('x-ms-continuation') ?? '';
    const second = await sendQuery(double, query, { ...headers, 'x-ms-continuation': token });
    assert.deepEqual([documentsOf(first), documentsOf(second)], [['side1', 'side2'], ['side4']]);
  });

  it('of a query across partitions come from one physical partition each, and can be empty', async () => {
    const pages = await allPages('SELECT VALUE c.id FROM c WHERE c.other = true', { 'x-ms-max-item-count': '1000' });
    assert.equal(pages.length, 3);
    assert.equal(pages.flat().length, 30);
    const none = await allPages('SELECT * FROM c WHERE c.none = true', {});
    assert.deepEqual(none, [[], [], []]);
  });

  it('end before 4 MB', async () => {
    const text = 'x'.repeat(900_000);
    for (let i = 0; i < 6; i += 1) {
      await sendItem(double, 'POST', 'big', { body: { id: `big${String(i)}`, pk: 'big', text } });
    }
    const headers = { 'x-ms-documentdb-partitionkey': '["big"]' };
    const answer = await sendQuery(double, 'SELECT * FROM c', headers);
    assert.ok(answer.text.length <= 4 * 1024 * 1024);
    assert.ok(answer.headers.get('x-ms-continuation'));
    const pages = await allPages('SELECT VALUE c.id FROM c', headers);
    assert.equal(pages.flat().length, 6);
  });

  describe('refuse with 400', () => {
    let token: string;

    before(async () => {
      const headers = { ...inPartition, 'x-ms-max-item-count': '7' };
      const answer = await sendQuery(double, 'SELECT * FROM c', headers);
      token = answer.headers.get('x-ms-continuation') ?? '';
    });

    const refused = async (query: string, headers: Record<string, string>): Promise<void> => {
      const answer = await sendQuery(double, query, headers);
      assert.equal(answer.status, 400);
    };

    it('a continuation that is broken', async () => {
      await refused('SELECT * FROM c', { ...inPartition, 'x-ms-continuation': 'nonsense' });
      await refused('SELECT * FROM c', { ...inPartition, 'x-ms-continuation': token.slice(0, -1) });
      await refused('SELECT * FROM c', { ...inPartition, 'x-ms-continuation': `A${token}` });
    });

    it('a continuation of another query', async () => {
      await refused('SELECT c.id FROM c', { ...inPartition, 'x-ms-continuation': token });
    });

    it('a continuation of another partition', async () => {
      await refused('SELECT * FROM c', { 'x-ms-documentdb-partitionkey': '["q"]', 'x-ms-continuation': token });
      await refused('SELECT * FROM c', { 'x-ms-continuation': token });
    });

    it('a page size that is none', async () => {
      for (const size of ['0', '-2', 'many', '1.5']) {
        await refused('SELECT * FROM c', { ...inPartition, 'x-ms-max-item-count': size });
      }
    });
  });
});
