import assert from 'node:assert/strict';
import type { Container } from '@azure/cosmos';
import { PARTITION_KEY, sendItem, startAccount, statusOf, type AccountUnderTest } from './account-under-test.ts';

describe('time to live in the Cosmos double', () => {
  let account: AccountUnderTest;
  let nowMs = Date.UTC(2026, 0, 5, 8);
  const clock = { nowMs: (): number => nowMs };
  const passSeconds = (seconds: number): void => {
    nowMs += seconds * 1000;
  };
  const isThere = async (container: Container, id: string): Promise<boolean> =>
    (await container.item(id, 'p').read()).statusCode === 200;
  const idsIn = async (container: Container): Promise<readonly string[]> => {
    const query = container.items.query<string>('SELECT VALUE c.id FROM c', { partitionKey: 'p' });
    return (await query.fetchAll()).resources;
  };

  afterEach(() => account.close());

  describe('of a container with a default', () => {
    let container: Container;

    beforeEach(async () => {
      account = await startAccount(clock, { defaultTtl: 60 });
      ({ container } = account);
    });

    it('lets a document expire that many seconds after its last change', async () => {
      await container.items.create({ id: 'a', pk: 'p' });
      passSeconds(59);
      assert.equal(await isThere(container, 'a'), true);
      assert.deepEqual(await idsIn(container), ['a']);
      passSeconds(1);
      assert.equal(await isThere(container, 'a'), false);
      assert.deepEqual(await idsIn(container), []);
    });

    it('counts anew from each change', async () => {
      await container.items.create({ id: 'a', pk: 'p' });
      passSeconds(50);
      await container.item('a', 'p').replace({ id: 'a', pk: 'p' });
      passSeconds(50);
      assert.equal(await isThere(container, 'a'), true);
    });

    it('gives way to the ttl of a document, and to -1 for ever', async () => {
      await container.items.create({ id: 'short', pk: 'p', ttl: 10 });
      await container.items.create({ id: 'long', pk: 'p', ttl: 100 });
      await container.items.create({ id: 'forever', pk: 'p', ttl: -1 });
      passSeconds(10);
      assert.deepEqual(await idsIn(container), ['long', 'forever']);
      passSeconds(90);
      assert.deepEqual(await idsIn(container), ['forever']);
      passSeconds(1_000_000_000);
      assert.equal(await isThere(container, 'forever'), true);
    });

    it('makes an expired document absent for every operation', async () => {
      const { etag } = await container.items.create({ id: 'a', pk: 'p' });
      passSeconds(60);
      const item = container.item('a', 'p');
      const accessCondition = { type: 'IfMatch', condition: etag };
      assert.equal(await statusOf(item.replace({ id: 'a', pk: 'p' }, { accessCondition })), 404);
      assert.equal(await statusOf(item.delete()), 404);
      assert.equal(await statusOf(container.items.create({ id: 'a', pk: 'p' })), 201);
      passSeconds(60);
      assert.equal(await statusOf(container.items.upsert({ id: 'a', pk: 'p' })), 201);
      passSeconds(60);
      const batch = await container.items.batch(
        [
          { operationType: 'Create', resourceBody: { id: 'a', pk: 'p' } },
          { operationType: 'Read', id: 'a' },
        ],
        'p',
      );
      assert.equal(batch.code, 200);
    });

    it('gives an expired document that is created again a new _rid', async () => {
      const first = await container.items.create({ id: 'a', pk: 'p' });
      passSeconds(60);
      const second = await container.items.create({ id: 'a', pk: 'p' });
      assert.notEqual(first.resource?._rid, second.resource?._rid);
    });

    it('does not count expired documents as read', async () => {
      await container.items.create({ id: 'old', pk: 'p' });
      passSeconds(60);
      await container.items.create({ id: 'new', pk: 'p' });
      account.double.requests.clear();
      await idsIn(container);
      assert.equal(account.double.requests.documentsRead(), 1);
    });

    it('can be taken away, which brings back what was only hidden', async () => {
      await container.items.create({ id: 'a', pk: 'p' });
      passSeconds(60);
      await container.replace({ id: container.id, partitionKey: PARTITION_KEY });
      assert.equal(await isThere(container, 'a'), true);
    });
  });

  it('of a container with -1 is only what documents say', async () => {
    account = await startAccount(clock, { defaultTtl: -1 });
    const { container } = account;
    await container.items.create({ id: 'plain', pk: 'p' });
    await container.items.create({ id: 'short', pk: 'p', ttl: 10 });
    passSeconds(10);
    assert.deepEqual(await idsIn(container), ['plain']);
  });

  it('of documents means nothing in a container that has none', async () => {
    account = await startAccount(clock);
    const { container } = account;
    await container.items.create({ id: 'short', pk: 'p', ttl: 10 });
    passSeconds(10_000);
    assert.deepEqual(await idsIn(container), ['short']);
  });

  it('has to be a positive integer or -1', async () => {
    account = await startAccount(clock, { defaultTtl: -1 });
    for (const ttl of [0, -2, 1.5, '10', null, 2_147_483_648]) {
      const answer = await sendItem(account.double, 'POST', 'p', { body: { id: 'x', pk: 'p', ttl } });
      assert.equal(answer.status, 400, String(ttl));
    }
  });
});
