import assert from 'node:assert/strict';
import type { Container, OperationInput } from '@azure/cosmos';
import type { CosmosDouble } from '../support/cosmos-double/cosmos-double.ts';
import { errorOf, sendItem, startAccount, type AccountUnderTest } from './account-under-test.ts';

describe('transactional batches of the Cosmos double', () => {
  let account: AccountUnderTest;
  let container: Container;
  let double: CosmosDouble;

  beforeEach(async () => {
    account = await startAccount();
    ({ container, double } = account);
  });

  afterEach(() => account.close());

  const isThere = async (id: string): Promise<boolean> => (await container.item(id, 'p').read()).statusCode === 200;
  const statuses = (batch: { readonly result?: { readonly statusCode: number }[] }): readonly number[] =>
    (batch.result ?? []).map(({ statusCode }) => statusCode);
  const create = (id: string, more: Record<string, string | number> = {}): OperationInput => ({
    operationType: 'Create',
    resourceBody: { id, pk: 'p', ...more },
  });

  it('do all their operations in order and answer 200 with a result for each', async () => {
    await container.items.create({ id: 'old', pk: 'p', n: 1 });
    await container.items.create({ id: 'doomed', pk: 'p' });
    const batch = await container.items.batch(
      [
        create('new', { n: 1 }),
        { operationType: 'Upsert', resourceBody: { id: 'old', pk: 'p', n: 2 } },
        { operationType: 'Upsert', resourceBody: { id: 'newer', pk: 'p' } },
        { operationType: 'Replace', id: 'new', resourceBody: { id: 'new', pk: 'p', n: 2 } },
        { operationType: 'Delete', id: 'doomed' },
        { operationType: 'Read', id: 'new' },
      ],
      'p',
    );
    assert.equal(batch.code, 200);
    assert.deepEqual(statuses(batch), [201, 200, 201, 200, 204, 200]);
    assert.equal(batch.result?.[5]?.resourceBody?.['n'], 2);
    assert.equal(batch.result[5].eTag, batch.result[3]?.eTag);
    assert.equal(batch.result[4]?.resourceBody, undefined);
    assert.ok(batch.result.every(({ requestCharge }) => requestCharge > 0));
    assert.equal(await isThere('doomed'), false);
  });

  it('have one LSN for all their writes', async () => {
    const before = await container.items.create({ id: 'a', pk: 'p' });
    const batch = await container.items.batch([create('b'), create('c'), create('d')], 'p');
    assert.equal(Number(batch.headers['lsn']), Number(before.headers['lsn']) + 1);
  });

  // The SDK sends the condition of a delete, although its types do not know of it.
  const conditionalDelete = { operationType: 'Delete' as const, id: 'taken', ifMatch: '"x"' };

  for (const [what, failing, status] of [
    ['an id that is taken', create('taken'), 409],
    [
      'an etag that does not match',
      { operationType: 'Replace', id: 'taken', resourceBody: { id: 'taken', pk: 'p' }, ifMatch: '"x"' },
      412,
    ],
    [
      'an etag of an upsert that does not match',
      { operationType: 'Upsert', resourceBody: { id: 'taken', pk: 'p' }, ifMatch: '"x"' },
      412,
    ],
    ['an etag of a delete that does not match', conditionalDelete, 412],
    [
      'a document that is missing',
      { operationType: 'Replace', id: 'missing', resourceBody: { id: 'missing', pk: 'p' } },
      404,
    ],
    ['a deletion of what is missing', { operationType: 'Delete', id: 'missing' }, 404],
    ['a read of what is missing', { operationType: 'Read', id: 'missing' }, 404],
    ['a document of another partition', { operationType: 'Create', resourceBody: { id: 'q', pk: 'q' } }, 400],
    ['an id that is not allowed', { operationType: 'Create', resourceBody: { id: 'a/b', pk: 'p' } }, 400],
    ['an id that changes', { operationType: 'Replace', id: 'taken', resourceBody: { id: 'other', pk: 'p' } }, 400],
  ] satisfies readonly (readonly [string, OperationInput, number])[]) {
    it(`fail as a whole with 207 for ${what}, and leave nothing behind`, async () => {
      const { resource } = await container.items.create({ id: 'taken', pk: 'p', n: 1 });
      const batch = await container.items.batch(
        [
          create('first'),
          { operationType: 'Upsert', resourceBody: { id: 'taken', pk: 'p', n: 9 } },
          failing,
          create('last'),
        ],
        'p',
      );
      assert.equal(batch.code, 207);
      assert.deepEqual(statuses(batch), [424, 424, status, 424]);
      assert.equal(await isThere('first'), false);
      assert.equal(await isThere('last'), false);
      const after = await container.item('taken', 'p').read<{ n: number }>();
      assert.equal(after.resource?.n, 1);
      assert.equal(after.etag, resource?._etag);
    });
  }

  it('see their own earlier operations', async () => {
    const first = await container.items.batch([create('a'), create('a')], 'p');
    assert.deepEqual(statuses(first), [424, 409]);
    const second = await container.items.batch([create('a'), { operationType: 'Delete', id: 'a' }, create('a')], 'p');
    assert.deepEqual(statuses(second), [201, 204, 201]);
  });

  it('write with the etags that match', async () => {
    const { etag } = await container.items.create({ id: 'a', pk: 'p' });
    const batch = await container.items.batch(
      [{ operationType: 'Replace', id: 'a', resourceBody: { id: 'a', pk: 'p', n: 1 }, ifMatch: etag }],
      'p',
    );
    assert.equal(batch.code, 200);
    assert.notEqual(batch.result?.[0]?.eTag, etag);
  });

  it('leave out the bodies of writes where the client prefers that', async () => {
    const batch = await container.items.batch([create('a'), { operationType: 'Read', id: 'a' }], 'p', {
      contentResponseOnWriteEnabled: false,
    });
    assert.equal(batch.result?.[0]?.resourceBody, undefined);
    assert.ok(batch.result?.[0]?.eTag);
    assert.equal(batch.result[1]?.resourceBody?.['id'], 'a');
  });

  const sendBatch = (operations: unknown, more: Record<string, string> = {}): ReturnType<typeof sendItem> =>
    sendItem(double, 'POST', 'p', {
      body: operations,
      headers: { 'x-ms-cosmos-is-batch-request': 'true', 'x-ms-cosmos-batch-atomic': 'true', ...more },
    });

  it('can have 100 operations and no more', async () => {
    const operations = Array.from({ length: 101 }, (_, i) => create(`n${String(i)}`));
    assert.equal((await sendBatch(operations)).status, 400);
    assert.equal((await sendBatch(operations.slice(1))).status, 200);
  });

  it('are refused with 413 over 2 MB', async () => {
    const text = 'x'.repeat(1024 * 1024);
    const error = await errorOf(container.items.batch([create('a', { text }), create('b', { text })], 'p'));
    assert.equal(error.code, 413);
    assert.equal(await isThere('a'), false);
  });

  for (const [what, operations] of [
    ['no operations', []],
    ['no list', { operationType: 'Read', id: 'a' }],
    ['a patch', [{ operationType: 'Patch', id: 'a', resourceBody: { operations: [] } }]],
    ['an operation without a type', [{ id: 'a' }]],
    ['a property that is not known', [{ operationType: 'Read', id: 'a', more: 1 }]],
    ['a condition on a read', [{ operationType: 'Read', id: 'a', ifNoneMatch: '"x"' }]],
    ['a condition on a create', [{ operationType: 'Create', resourceBody: { id: 'a', pk: 'p' }, ifMatch: '"x"' }]],
    ['an operation of another partition', [{ operationType: 'Read', id: 'a', partitionKey: '["q"]' }]],
    ['no JSON', '{'],
  ] as const) {
    it(`are refused as a whole with ${what}`, async () => {
      assert.equal((await sendBatch(operations)).status, 400);
    });
  }

  it('are refused when they are not atomic', async () => {
    assert.equal((await sendBatch([create('a')], { 'x-ms-cosmos-batch-atomic': 'false' })).status, 400);
    assert.equal(await isThere('a'), false);
  });
});
