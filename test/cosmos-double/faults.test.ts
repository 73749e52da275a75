import assert from 'node:assert/strict';
import { CosmosClient, type Container } from '@azure/cosmos';
import {
  seededFaults,
  seededRandom,
  type CosmosDouble,
  type Fault,
  type FaultRates,
  type RequestKind,
} from '../support/cosmos-double/cosmos-double.ts';
import {
  codeOf,
  documentsOf,
  errorOf,
  sendItem,
  sendQuery,
  startAccount,
  statusOf,
  type AccountUnderTest,
} from './account-under-test.ts';

describe('faults of the Cosmos double', () => {
  let account: AccountUnderTest;
  let container: Container;
  let double: CosmosDouble;

  beforeEach(async () => {
    account = await startAccount();
    ({ container, double } = account);
  });

  afterEach(() => account.close());

  /** Lets the first request of a kind meet a fault, and no others. */
  const once = (kind: RequestKind, fault: Fault): void => {
    let isMet = false;
    double.setFaults((request) => {
      if (isMet || request.kind !== kind) return undefined;
      isMet = true;
      return fault;
    });
  };
  const isThere = async (id: string, pk = 'p'): Promise<boolean> =>
    (await container.item(id, pk).read()).statusCode === 200;
  const failure = async (call: Promise<unknown>): Promise<unknown> => {
    try {
      await call;
    } catch (error) {
      return error;
    }
    throw new Error('The call was expected to fail.');
  };

  describe('that answer before anything is done', () => {
    for (const [fault, status, subStatus] of [
      [{ kind: 'retryWith' }, 449, undefined],
      [{ kind: 'timedOut', when: 'before' }, 408, undefined],
      [{ kind: 'gone' }, 410, 1008],
      [{ kind: 'gone', subStatus: 1002 }, 410, 1002],
      [{ kind: 'unavailable', when: 'before' }, 503, undefined],
      [{ kind: 'serverError', when: 'before' }, 500, undefined],
    ] satisfies readonly (readonly [Fault, number, number | undefined])[]) {
      it(`reach the SDK's caller: ${JSON.stringify(fault)}`, async () => {
        once('create', fault);
        const error = await errorOf(container.items.create({ id: 'a', pk: 'p' }));
        assert.equal(error.code, status);
        assert.equal(error.substatus, subStatus);
        assert.ok(error.headers?.['x-ms-activity-id']);
        assert.equal(await isThere('a'), false);
      });
    }

    it('are 429 with a sub-status and a time to wait, after which the SDK tries again', async () => {
      once('create', { kind: 'throttled', retryAfterMs: 1 });
      const created = await container.items.create({ id: 'a', pk: 'p' });
      assert.equal(created.headers['x-ms-throttle-retry-count'], 1);
      const [first] = double.requests.of('create');
      assert.deepEqual([first?.status, first?.subStatus, first?.fault], [429, 3200, 'throttled']);
      double.setFaults(() => ({ kind: 'throttled', retryAfterMs: 25 }));
      const answer = await sendItem(double, 'GET', 'p', { id: 'a' });
      assert.equal(answer.status, 429);
      assert.equal(answer.headers.get('x-ms-retry-after-ms'), '25');
    });
  });

  describe('that answer after the write was done', () => {
    for (const [fault, status] of [
      [{ kind: 'timedOut', when: 'after' }, 408],
      [{ kind: 'unavailable', when: 'after' }, 503],
      [{ kind: 'serverError', when: 'after' }, 500],
    ] satisfies readonly (readonly [Fault, number])[]) {
      it(`leave a document that the client does not know of: ${fault.kind}`, async () => {
        once('create', fault);
        assert.equal(await statusOf(container.items.create({ id: 'a', pk: 'p' })), status);
        assert.equal(await isThere('a'), true);
        assert.equal(await statusOf(container.items.create({ id: 'a', pk: 'p' })), 409);
      });
    }

    it('do a whole batch', async () => {
      once('batch', { kind: 'unavailable', when: 'after' });
      const operations = ['a', 'b'].map((id) => ({ operationType: 'Create' as const, resourceBody: { id, pk: 'p' } }));
      const error = await failure(container.items.batch(operations, 'p'));
      assert.equal(codeOf(error), 503);
      assert.deepEqual([await isThere('a'), await isThere('b')], [true, true]);
    });
  });

  describe('that break the connection', () => {
    it('before the write leave nothing', async () => {
      once('create', { kind: 'droppedBefore' });
      const error = await failure(container.items.create({ id: 'a', pk: 'p' }));
      assert.ok(error instanceof Error && 'code' in error && error.code === 'ECONNRESET');
      assert.equal(await isThere('a'), false);
      assert.equal(double.requests.of('create')[0]?.status, 0);
    });

    it('after the write leave the document', async () => {
      once('create', { kind: 'droppedAfter' });
      const error = await failure(container.items.create({ id: 'a', pk: 'p' }));
      assert.ok(error instanceof Error && 'code' in error && error.code === 'ECONNRESET');
      assert.equal(await isThere('a'), true);
    });

    it('break reads and queries too', async () => {
      double.setFaults(() => ({ kind: 'droppedAfter' }));
      await assert.rejects(sendItem(double, 'GET', 'p', { id: 'a' }));
      await assert.rejects(sendQuery(double, 'SELECT * FROM c'));
    });
  });

  describe('that make an answer late', () => {
    for (const [done, ms, isThereMeanwhile] of [
      ['at-once', 50, true],
      ['late', 300, false],
    ] as const) {
      it(`do the write ${done}`, async () => {
        const met = new Promise<void>((resolve) => {
          double.setFaults(({ kind }) => {
            if (kind !== 'create') return undefined;
            setImmediate(resolve);
            return { kind: 'slow', ms, done };
          });
        });
        const create = sendItem(double, 'POST', 'p', { body: { id: 'a', pk: 'p' } });
        await met;
        assert.equal(await isThere('a'), isThereMeanwhile);
        assert.equal((await create).status, 201);
        assert.equal(await isThere('a'), true);
      });
    }

    it('are not waited for when the double is closed', async () => {
      const other = await startAccount();
      const met = new Promise<void>((resolve) => {
        other.double.setFaults(() => {
          setImmediate(resolve);
          return { kind: 'slow', ms: 60_000 };
        });
      });
      const create = failure(sendItem(other.double, 'POST', 'p', { body: { id: 'a', pk: 'p' } }));
      await met;
      await other.close();
      assert.ok((await create) instanceof Error);
    });
  });

  describe('that do the write as a ghost', () => {
    for (const [answer, status] of [
      ['timedOut', 408],
      ['dropped', 0],
    ] as const) {
      it(`do it after the requests that follow, when the client was told of it as ${answer}`, async () => {
        once('create', { kind: 'ghost', answer, after: { requests: 2 } });
        const error = await failure(container.items.create({ id: 'a', pk: 'p' }));
        assert.ok(error instanceof Error);
        assert.equal(double.requests.of('create')[0]?.status, status);
        assert.equal(double.pendingGhosts, 1);
        assert.equal(await isThere('a'), false);
        assert.equal(await isThere('a'), false);
        assert.equal(double.pendingGhosts, 0);
        assert.equal(await isThere('a'), true);
        const ghost = double.requests.of('create').at(-1);
        assert.deepEqual([ghost?.status, ghost?.isGhost], [201, true]);
      });
    }

    it('do not count requests that are not about documents', async () => {
      once('create', { kind: 'ghost', answer: 'timedOut', after: { requests: 1 } });
      await failure(container.items.create({ id: 'a', pk: 'p' }));
      await container.read();
      assert.equal(double.pendingGhosts, 1);
      await isThere('b');
      assert.equal(double.pendingGhosts, 0);
    });

    it('fail quietly when their condition no longer holds', async () => {
      const { etag } = await container.items.create({ id: 'a', pk: 'p', n: 1 });
      once('replace', { kind: 'ghost', answer: 'timedOut', after: { requests: 1 } });
      const condition = { accessCondition: { type: 'IfMatch', condition: etag } };
      await failure(container.item('a', 'p').replace({ id: 'a', pk: 'p', n: 2 }, condition));
      await container.item('a', 'p').replace({ id: 'a', pk: 'p', n: 3 }, condition);
      assert.deepEqual(
        double.requests.of('replace').map(({ status, isGhost }) => [status, isGhost]),
        [
          [408, false],
          [200, false],
          [412, true],
        ],
      );
      const { resource } = await container.item('a', 'p').read<{ n: number }>();
      assert.equal(resource?.n, 3);
    });

    it('can be done at will, or never', async () => {
      double.setFaults(({ kind }) =>
        kind === 'create' ? { kind: 'ghost', answer: 'timedOut', after: { requests: 1000 } } : undefined,
      );
      await failure(container.items.create({ id: 'a', pk: 'p' }));
      await failure(container.items.create({ id: 'b', pk: 'p' }));
      assert.equal(double.pendingGhosts, 2);
      double.settleGhosts();
      assert.deepEqual([await isThere('a'), await isThere('b')], [true, true]);
      await failure(container.items.create({ id: 'c', pk: 'p' }));
      assert.equal(double.pendingGhosts, 1);
    });

    it('can be done after some time', async () => {
      once('create', { kind: 'ghost', answer: 'timedOut', after: { ms: 1 } });
      await failure(container.items.create({ id: 'a', pk: 'p' }));
      while (double.pendingGhosts > 0) await new Promise((resolve) => setTimeout(resolve, 1));
      assert.equal(await isThere('a'), true);
    });
  });

  it('that throttle one operation fail a batch with 207 and write nothing', async () => {
    once('batch', { kind: 'throttledOperation', operation: 1, retryAfterMs: 7 });
    const operations = ['a', 'b', 'c'].map((id) => ({
      operationType: 'Create' as const,
      resourceBody: { id, pk: 'p' },
    }));
    const batch = await container.items.batch(operations, 'p');
    assert.equal(batch.code, 207);
    assert.deepEqual(
      batch.result?.map(({ statusCode }) => statusCode),
      [424, 429, 424],
    );
    assert.deepEqual([await isThere('a'), await isThere('b')], [false, false]);
    assert.equal((await container.items.batch(operations, 'p')).code, 200);
  });

  describe('that make a read stale', () => {
    const stale: Fault = { kind: 'staleRead' };

    beforeEach(async () => {
      await container.items.create({ id: 'a', pk: 'p', n: 1 });
      await container.items.upsert({ id: 'a', pk: 'p', n: 2 });
    });

    it('show the previous version to a client without a session token', async () => {
      double.setFaults(() => stale);
      const answer = await sendItem(double, 'GET', 'p', { id: 'a' });
      assert.equal(answer.json['n'], 1);
      double.setFaults(undefined);
      assert.equal((await sendItem(double, 'GET', 'p', { id: 'a' })).json['n'], 2);
    });

    it('show nothing stale to a client whose session token is up to date', async () => {
      double.setFaults(() => stale);
      const { resource } = await container.item('a', 'p').read<{ n: number }>();
      assert.equal(resource?.n, 2);
    });

    it('show nothing older than the session token allows', async () => {
      const before = await sendItem(double, 'POST', 'p', { body: { id: 'b', pk: 'p' } });
      const headers = { 'x-ms-session-token': before.headers.get('x-ms-session-token') ?? '' };
      await container.items.upsert({ id: 'a', pk: 'p', n: 3 });
      await container.items.upsert({ id: 'a', pk: 'p', n: 4 });
      double.setFaults(() => ({ kind: 'staleRead', commits: 100 }));
      assert.equal((await sendItem(double, 'GET', 'p', { id: 'a', headers })).json['n'], 2);
      assert.equal((await sendItem(double, 'GET', 'p', { id: 'b', headers })).status, 200);
      assert.equal((await sendItem(double, 'GET', 'p', { id: 'b' })).status, 404);
    });

    it('are stale in another client of the SDK, which has no session with this one', async () => {
      const other = new CosmosClient({ endpoint: double.endpoint, key: double.key, consistencyLevel: 'Session' });
      double.setFaults(({ kind }) => (kind === 'point-read' ? stale : undefined));
      const { resource } = await other.database('office').container('papers').item('a', 'p').read<{ n: number }>();
      assert.equal(resource?.n, 1);
      other.dispose();
    });

    it('show what was deleted, and not what was just created', async () => {
      await container.item('a', 'p').delete();
      await container.items.create({ id: 'b', pk: 'p' });
      double.setFaults(() => ({ kind: 'staleRead', commits: 2 }));
      assert.equal((await sendItem(double, 'GET', 'p', { id: 'a' })).json['n'], 2);
      assert.equal((await sendItem(double, 'GET', 'p', { id: 'b' })).status, 404);
    });

    it('show a batch as a whole or not at all', async () => {
      const operations = ['x', 'y'].map((id) => ({ operationType: 'Create' as const, resourceBody: { id, pk: 'p' } }));
      await container.items.batch([...operations, { operationType: 'Delete', id: 'a' }], 'p');
      const ids = async (commits: number): Promise<readonly unknown[]> => {
        double.setFaults(() => ({ kind: 'staleRead', commits }));
        const headers = { 'x-ms-documentdb-partitionkey': '["p"]' };
        return documentsOf(await sendQuery(double, 'SELECT VALUE c.id FROM c', headers));
      };
      assert.deepEqual(await ids(0), ['x', 'y']);
      assert.deepEqual(await ids(1), ['a']);
      assert.deepEqual(await ids(100), []);
    });

    it('make queries stale in filters and orders too', async () => {
      await container.items.create({ id: 'b', pk: 'p', n: 5 });
      await container.items.upsert({ id: 'b', pk: 'p', n: 0 });
      double.setFaults(() => stale);
      const headers = { 'x-ms-documentdb-partitionkey': '["p"]' };
      const find = async (query: string): Promise<readonly unknown[]> =>
        documentsOf(await sendQuery(double, query, headers));
      assert.deepEqual(await find('SELECT VALUE c.n FROM c WHERE c.n > 3'), [5]);
      assert.deepEqual(await find('SELECT VALUE c.n FROM c ORDER BY c.n'), [2, 5]);
      double.setFaults(undefined);
      assert.deepEqual(await find('SELECT VALUE c.n FROM c ORDER BY c.n'), [0, 2]);
    });

    it('answer with the session token of the state they show', async () => {
      const now = await sendItem(double, 'GET', 'p', { id: 'a' });
      double.setFaults(() => stale);
      const then = await sendItem(double, 'GET', 'p', { id: 'a' });
      assert.equal(Number(then.headers.get('lsn')), Number(now.headers.get('lsn')) - 1);
    });
  });

  describe('by a seed', () => {
    const rates: FaultRates = {
      throttled: 0.2,
      droppedAfter: 0.1,
      ghost: 0.2,
      staleRead: 0.3,
      throttledOperation: 0.2,
    };
    const kinds: readonly RequestKind[] = ['point-read', 'query', 'batch', 'create', 'upsert'];
    const faultsOf = (seed: number): readonly (Fault | undefined)[] => {
      const plan = seededFaults(seed, rates);
      return Array.from({ length: 500 }, (_, i) => {
        const kind = kinds[i % kinds.length] ?? 'query';
        const isWrite = i % kinds.length > 1;
        return plan({ kind, isWrite, n: i + 1, databaseId: 'd', containerId: 'c', documentId: '' });
      });
    };

    it('are the same for the same seed, and others for another', () => {
      assert.deepEqual(faultsOf(1), faultsOf(1));
      assert.notDeepEqual(faultsOf(1), faultsOf(2));
    });

    it('come about as often as their rates say', () => {
      const found = faultsOf(7).filter((fault) => fault?.kind === 'throttled').length;
      assert.ok(found > 60 && found < 140, String(found));
    });

    it('fit the requests that meet them', () => {
      for (const [i, fault] of faultsOf(3).entries()) {
        const kind = kinds[i % kinds.length];
        if (fault?.kind === 'ghost') assert.ok(kind !== 'point-read' && kind !== 'query');
        if (fault?.kind === 'staleRead') assert.ok(kind === 'point-read' || kind === 'query');
        if (fault?.kind === 'throttledOperation') assert.equal(kind, 'batch');
      }
    });

    it('leave requests alone that are not about documents', () => {
      const plan = seededFaults(1, { serverErrorBefore: 1 });
      const request = { isWrite: false, n: 1, databaseId: '', containerId: '', documentId: '' };
      assert.equal(plan({ ...request, kind: 'account-read' }), undefined);
      assert.equal(plan({ ...request, kind: 'query-plan' }), undefined);
      assert.deepEqual(plan({ ...request, kind: 'query' }), { kind: 'serverError', when: 'before' });
    });

    it('cannot have rates over 1 together', () => {
      assert.throws(() => seededFaults(1, { throttled: 0.6, gone: 0.6 }), RangeError);
    });

    it('come from numbers that are spread evenly', () => {
      const random = seededRandom(12345);
      const numbers = Array.from({ length: 10_000 }, random);
      const mean = numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
      assert.ok(Math.abs(mean - 0.5) < 0.02);
      assert.ok(numbers.every((number) => number >= 0 && number < 1));
    });

    it('never lose or invent a committed write', async () => {
      double.setFaults(
        seededFaults(11, {
          throttled: 0.1,
          unavailableBefore: 0.1,
          unavailableAfter: 0.1,
          droppedBefore: 0.1,
          droppedAfter: 0.1,
          ghost: 0.2,
        }),
      );
      const told = new Map<string, boolean>();
      for (let i = 0; i < 60; i += 1) {
        const id = `w${String(i)}`;
        const answer = await sendItem(double, 'POST', 'p', { body: { id, pk: 'p' } }).catch(() => undefined);
        told.set(id, answer?.status === 201);
      }
      double.setFaults(undefined);
      double.settleGhosts();
      const done = new Set(double.requests.of('create').flatMap((entry, i) => (entry.status === 201 ? [i] : [])));
      assert.ok(done.size > 0);
      for (const [id, isTold] of told) if (isTold) assert.equal(await isThere(id), true, id);
    });
  });

  it('see every request with its kind, number and document', async () => {
    const seen: string[] = [];
    double.setFaults(({ kind, isWrite, n, containerId, documentId }) => {
      seen.push([n, kind, isWrite, containerId, documentId].join(' '));
      return undefined;
    });
    await container.items.create({ id: 'a', pk: 'p' });
    await isThere('a');
    await container.item('a', 'p').delete();
    assert.deepEqual(seen, ['1 create true papers ', '2 point-read false papers a', '3 delete true papers a']);
  });
});
