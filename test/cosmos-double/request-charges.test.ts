import assert from 'node:assert/strict';
import type { Container } from '@azure/cosmos';
import {
  deleteCharge,
  FAILED_WRITE_CHARGE,
  insertCharge,
  QUERY_MINIMUM_CHARGE,
  readCharge,
  replaceCharge,
} from '../support/cosmos-double/request-charge.ts';
import { errorOf, startAccount, type AccountUnderTest } from './account-under-test.ts';

const KB = 1024;
const about = (actual: number, expected: number): void => {
  assert.ok(Math.abs(actual - expected) < 0.01, `${String(actual)} is not ${String(expected)}`);
};

describe('published request charges', () => {
  it('of point reads are met', () => {
    for (const [kilobytes, charge] of [
      [0.2, 1],
      [1, 1],
      [16, 1.67],
      [64, 4.76],
      [100, 10],
      [512, 40.95],
      [2048, 291.8],
    ] as const) {
      about(readCharge(kilobytes * KB), charge);
    }
  });

  it('of writes are met', () => {
    for (const [kilobytes, charge] of [
      [1, 4.95],
      [4, 6.67],
      [128, 48.19],
      [2048, 1250],
    ] as const) {
      about(insertCharge(kilobytes * KB, 0), charge);
    }
    // "5.0 + 0.2 × 10 = 7 RUs", in the page's own rounding.
    about(insertCharge(KB, 10), 6.95);
    about(deleteCharge(KB, 10), 6.95);
  });

  it('of replaces are met: twice an insert, and the terms that change', () => {
    const terms = (...names: string[]): ReadonlySet<string> => new Set(names);
    about(replaceCharge({ bytes: KB, terms: terms('a', 'b') }, { bytes: KB, terms: terms('a', 'b') }), 9.9);
    // "5.0 + 5.0 + 0.2 × 2 + 0.2 × 2 = 10.8 RUs"
    about(replaceCharge({ bytes: KB, terms: terms('a', 'b', 'x') }, { bytes: KB, terms: terms('c', 'd', 'x') }), 10.7);
  });

  it('grow with the size in between', () => {
    assert.ok(readCharge(20 * KB) > readCharge(17 * KB));
    assert.ok(insertCharge(3 * KB, 0) > insertCharge(2 * KB, 0));
    for (let kilobytes = 1; kilobytes < 2048; kilobytes += 1) {
      assert.ok(readCharge((kilobytes + 1) * KB) >= readCharge(kilobytes * KB));
    }
  });
});

describe('request charges in answers of the Cosmos double', () => {
  let account: AccountUnderTest;
  let container: Container;

  beforeEach(async () => {
    account = await startAccount(
      {},
      {
        indexingPolicy: {
          includedPaths: [{ path: '/a/?' }, { path: '/list/[]/?' }],
          excludedPaths: [{ path: '/*' }],
          compositeIndexes: [
            [
              { path: '/a', order: 'ascending' },
              { path: '/b', order: 'ascending' },
            ],
          ],
        },
      },
    );
    ({ container } = account);
  });

  afterEach(() => account.close());

  it('are those of the document and its indexed terms', async () => {
    const created = await container.items.create({ id: 'x', pk: 'p', a: 1, b: 2, c: 3, list: [1, 2, 2] });
    // a, the two different items of the list, and the composite index.
    about(created.requestCharge, insertCharge(KB, 4));
    const read = await container.item('x', 'p').read();
    about(read.requestCharge, 1);
    const same = await container.item('x', 'p').replace({ id: 'x', pk: 'p', a: 1, b: 2, c: 4, list: [1, 2] });
    about(same.requestCharge, insertCharge(KB, 0) * 2);
    const changed = await container.item('x', 'p').replace({ id: 'x', pk: 'p', a: 5, b: 2, list: [1, 2] });
    about(changed.requestCharge, insertCharge(KB, 0) * 2 + 0.2 * 4);
    const removed = await container.item('x', 'p').delete();
    about(removed.requestCharge, deleteCharge(KB, 4));
  });

  it('are there for what fails too', async () => {
    await container.items.create({ id: 'x', pk: 'p' });
    const conflict = await errorOf(container.items.create({ id: 'x', pk: 'p' }));
    about(Number(conflict.headers?.['x-ms-request-charge']), FAILED_WRITE_CHARGE);
    const missing = await container.item('missing', 'p').read();
    about(Number(missing.headers['x-ms-request-charge']), 1);
    const accessCondition = { type: 'IfMatch', condition: '"x"' };
    const failed = await errorOf(container.item('x', 'p').delete({ accessCondition }));
    about(Number(failed.headers?.['x-ms-request-charge']), FAILED_WRITE_CHARGE);
  });

  it('of a batch are the sum of its operations', async () => {
    const batch = await container.items.batch(
      [
        { operationType: 'Create', resourceBody: { id: 'x', pk: 'p' } },
        { operationType: 'Create', resourceBody: { id: 'y', pk: 'p', text: 'x'.repeat(8 * KB) } },
        { operationType: 'Read', id: 'x' },
      ],
      'p',
    );
    const sum = batch.result?.reduce((total, { requestCharge }) => total + requestCharge, 0) ?? 0;
    about(account.double.requests.requestCharge('batch'), sum);
    assert.ok(sum > insertCharge(KB, 0) + insertCharge(8 * KB, 0));
  });

  it('of a query are the minimum and the reading of what it read', async () => {
    account.double.load(
      'office',
      'papers',
      Array.from({ length: 10 }, (_, n) => ({ id: `d${String(n)}`, pk: 'p', a: n })),
    );
    const nothing = await container.items.query('SELECT * FROM c WHERE c.a = 99', { partitionKey: 'p' }).fetchAll();
    about(nothing.requestCharge, QUERY_MINIMUM_CHARGE);
    const some = await container.items.query('SELECT * FROM c WHERE c.a < 4', { partitionKey: 'p' }).fetchAll();
    about(some.requestCharge, QUERY_MINIMUM_CHARGE + 4);
    const scan = await container.items.query('SELECT * FROM c WHERE c.z = 1', { partitionKey: 'p' }).fetchAll();
    about(scan.requestCharge, QUERY_MINIMUM_CHARGE + 10);
  });

  it('of a query across partitions are at least the minimum on each of them', async () => {
    const many = await startAccount({ physicalPartitions: 5 });
    const { requestCharge } = await many.container.items.query('SELECT * FROM c', { forceQueryPlan: true }).fetchAll();
    about(requestCharge, 5 * QUERY_MINIMUM_CHARGE);
    about(many.double.requests.requestCharge('query-plan'), 0);
    await many.close();
  });
});
