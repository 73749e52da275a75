import assert from 'node:assert/strict';
import type { IncomingMessage } from 'node:http';
import { inspect } from 'node:util';

import { CosmosClient } from '@azure/cosmos';

import type { CosmosDocumentStore } from '../../src/store/cosmos-document-store.ts';
import { QUERY_INDEXES, StoreUnavailable, WriteConflict, type DocumentWrite } from '../../src/store/document-store.ts';
import type { CosmosSettings } from '../../src/store/open-cosmos-store.ts';
import { DATABASE, IMPATIENT, startCosmosAccount, type CosmosAccount } from '../support/cosmos-account.ts';
import type { Fault, RequestKind } from '../support/cosmos-double/cosmos-double.ts';
import { clockAt, type TestClock } from '../support/clock.ts';
import { startProxy, type Proxy, type ProxyAnswer, type ProxyOptions } from '../support/proxy.ts';
import { documentStoreContract, timeToLiveContract } from './document-store-contract.ts';

for (const physicalPartitions of [1, 3]) {
  describe(`the Cosmos document store over ${String(physicalPartitions)} physical partition(s)`, () => {
    let clock: TestClock = clockAt('2026-11-23T08:00:00Z');
    let account: CosmosAccount;

    before(async () => {
      account = await startCosmosAccount({ physicalPartitions, nowMs: () => clock.nowMs() });
    });
    after(() => account.close());

    for (const contract of [documentStoreContract, timeToLiveContract]) {
      contract(async () => {
        clock = clockAt('2026-11-23T08:00:00Z');
        return { clock, store: await account.openStore() };
      });
    }
  });
}

describe('the Cosmos document store', () => {
  const clock = clockAt('2026-11-23T08:00:00Z');
  let account: CosmosAccount;
  let settings: CosmosSettings;
  let store: CosmosDocumentStore;

  before(async () => {
    account = await startCosmosAccount({ nowMs: () => clock.nowMs() });
  });
  after(() => account.close());
  beforeEach(async () => {
    settings = account.newSettings();
    store = await account.openStore({ settings });
    account.double.requests.clear();
  });
  afterEach(async () => {
    account.double.setFaults(undefined);
    await store.close();
  });

  const create = (id: string, body: Record<string, unknown> = {}): DocumentWrite => ({ kind: 'create', id, body });
  const conflict = (why: WriteConflict['why']) => (error: unknown) =>
    error instanceof WriteConflict && error.why === why;
  /** The next requests of a kind meet these faults, in turn. */
  const meet = (kinds: readonly RequestKind[], ...faults: readonly Fault[]): void => {
    const left = [...faults];
    account.double.setFaults(({ kind }) => (kinds.includes(kind) ? left.shift() : undefined));
  };
  const sent = (...kinds: readonly RequestKind[]): number => account.double.requests.of(...kinds).length;

  it('reads one document with one request', async () => {
    await store.write('p', [create('one')]);
    account.double.requests.clear();
    await store.get('p', 'one');
    assert.deepEqual(
      account.double.requests.entries.map(({ kind, requestCharge }) => ({ kind, requestCharge })),
      [{ kind: 'point-read', requestCharge: 1 }],
    );
  });

  it('writes a batch with one request', async () => {
    await store.write('p', [create('one'), create('two')]);
    assert.deepEqual(
      account.double.requests.entries.map(({ kind }) => kind),
      ['batch'],
    );
  });

  for (const { name, inPartition, fields } of QUERY_INDEXES) {
    it(`reads nothing but what it returns: ${name}`, async () => {
      const last = fields.at(-1) ?? 'type';
      const isOrdered = ['startDate', 'nameKey', 'at'].includes(last);
      const compared = isOrdered ? fields.slice(0, -1) : fields;
      const matching = Object.fromEntries(fields.map((field) => [field, `own ${field}`]));
      for (const partition of ['p', 'q']) {
        const writes = Array.from({ length: 30 }, (_, n) => {
          if (n < 3)
            return create(`match-${String(n)}`, { ...matching, [last]: isOrdered ? `b${String(n)}` : matching[last] });
          // Each differs in one of the fields, or lacks it.
          const field = fields[n % fields.length] ?? 'type';
          if (field === last && isOrdered) return create(`other-${String(n)}`, { ...matching, [field]: undefined });
          return create(`other-${String(n)}`, { ...matching, [field]: n % 2 === 0 ? undefined : 'other' });
        });
        await store.write(partition, writes);
      }
      account.double.requests.clear();
      const found = await store.find({
        ...(inPartition ? { partition: 'p' } : {}),
        where: Object.fromEntries(compared.map((field) => [field, matching[field] ?? ''])),
        ...(isOrdered ? { orderBy: { field: last, direction: 'descending' } } : {}),
        limit: 100,
      });
      assert.equal(found.length, inPartition ? 3 : 6);
      assert.equal(account.double.requests.documentsRead(), found.length);
    });
  }

  it('reads no name but those that begin as asked for', async () => {
    await store.write(
      'p',
      ['contoso', 'contoso energy', 'fabrikam', 'a', 'z'].map((nameKey, n) =>
        create(String(n), { type: 'tenant', nameKey }),
      ),
    );
    account.double.requests.clear();
    const orderBy = { field: 'nameKey', direction: 'ascending' } as const;
    await store.find({ where: { type: 'tenant' }, startsWith: { field: 'nameKey', text: 'con' }, orderBy, limit: 10 });
    assert.equal(account.double.requests.documentsRead(), 2);
  });

  it('looks for what is due at the price of what is due', async () => {
    for (let n = 0; n < 20; n += 1) {
      await store.write(
        `p${String(n)}`,
        Array.from({ length: 20 }, (_, m) =>
          create(`rem|${String(m)}`, { nextAt: clock.nowMs() + (m === 0 ? -n : m) }),
        ),
      );
    }
    account.double.requests.clear();
    assert.equal((await store.findDue(25)).documents.length, 20);
    assert.equal(account.double.requests.documentsRead(), 20);
    account.double.requests.clear();
    assert.equal((await store.findDue(5)).documents.length, 5);
    assert.equal(account.double.requests.documentsRead(), 5);
  });

  describe('writes once and says so', () => {
    for (const [name, ...faults] of [
      ['the account is too busy', { kind: 'throttled', retryAfterMs: 1 }],
      ['one operation is turned away for its rate', { kind: 'throttledOperation', operation: 1, retryAfterMs: 1 }],
      ['it is to be sent again', { kind: 'retryWith' }],
      ['the partition has moved', { kind: 'gone' }],
      ['the account gave up before it wrote', { kind: 'timedOut', when: 'before' }],
      ['the account gave up after it wrote', { kind: 'timedOut', when: 'after' }],
      ['the account failed after it wrote', { kind: 'serverError', when: 'after' }],
      ['the account went away after it wrote', { kind: 'unavailable', when: 'after' }],
      ['the connection broke before', { kind: 'droppedBefore' }],
      ['the connection broke after', { kind: 'droppedAfter' }],
      [
        'one thing after the other goes wrong',
        { kind: 'droppedAfter' },
        { kind: 'timedOut', when: 'before' },
        { kind: 'retryWith' },
      ],
      ['the first attempt arrives after the second', { kind: 'ghost', answer: 'dropped', after: { requests: 1 } }],
      ['the first attempt arrives much later', { kind: 'ghost', answer: 'timedOut', after: { requests: 3 } }],
    ] satisfies [string, ...Fault[]][]) {
      it(`when ${name}`, async () => {
        await store.write('p', [create('counter', { count: 1 })]);
        const etag = (await store.get('p', 'counter'))?.etag ?? '';
        meet(['batch'], ...faults);
        await store.write('p', [
          create('event'),
          { kind: 'replace', id: 'counter', etag, body: { count: 2 } },
          { kind: 'put', id: 'put', body: { n: 1 } },
        ]);
        for (let n = 0; n < 4; n += 1) assert.deepEqual((await store.get('p', 'counter'))?.body, { count: 2 });
        account.double.settleGhosts();
        assert.deepEqual((await store.get('p', 'counter'))?.body, { count: 2 });
        assert.ok(await store.get('p', 'event'));
        assert.equal(sent('batch'), faults[0].kind === 'ghost' ? faults.length + 3 : faults.length + 2);
      });
    }
  });

  it('tells a conflict from its own write, whose answer was lost', async () => {
    await store.write('p', [create('one', { n: 1 })]);
    meet(['batch'], { kind: 'droppedBefore' });
    await assert.rejects(store.write('p', [create('event'), create('one', { n: 2 })]), conflict('exists'));
    assert.equal(await store.get('p', 'event'), undefined);
    assert.deepEqual((await store.get('p', 'one'))?.body, { n: 1 });
  });

  it('finds its own write although others have changed most of it since', async () => {
    await store.write('p', [create('shared', { n: 1 })]);
    const etag = (await store.get('p', 'shared'))?.etag ?? '';
    let isOvertaken = false;
    account.double.setFaults(({ kind }) => {
      if (kind !== 'batch' || isOvertaken) return undefined;
      isOvertaken = true;
      return { kind: 'droppedAfter' };
    });
    // The pause before the second attempt is long enough for somebody else.
    const patient = await account.openStore({
      settings,
      retryLimits: { ...IMPATIENT, firstPauseMs: 400, longestPauseMs: 400 },
    });
    const writing = patient.write('p', [{ kind: 'replace', id: 'shared', etag, body: { n: 2 } }, create('event')]);
    for (;;) {
      const found = await store.get('p', 'shared');
      if (found && found.etag !== etag) {
        await store.write('p', [{ kind: 'replace', id: 'shared', etag: found.etag, body: { n: 3 } }]);
        break;
      }
    }
    await writing;
    assert.deepEqual((await store.get('p', 'shared'))?.body, { n: 3 });
    await patient.close();
  });

  it('deletes once, also when the answer is lost', async () => {
    await store.write('p', [create('one')]);
    const etag = (await store.get('p', 'one'))?.etag ?? '';
    meet(['batch'], { kind: 'droppedAfter' });
    await store.write('p', [{ kind: 'delete', id: 'one', etag }]);
    assert.equal(await store.get('p', 'one'), undefined);
  });

  it('reads again what was not answered', async () => {
    await store.write('p', [create('one', { type: 'event', at: '2026-01-01T00:00:00.000Z' })]);
    const faults: readonly Fault[] = [
      { kind: 'droppedBefore' },
      { kind: 'timedOut', when: 'before' },
      { kind: 'gone' },
      { kind: 'unavailable', when: 'before' },
      { kind: 'throttled', retryAfterMs: 1 },
    ];
    meet(['point-read'], ...faults);
    assert.ok(await store.get('p', 'one'));
    meet(['query'], ...faults);
    const orderBy = { field: 'at', direction: 'ascending' } as const;
    assert.equal((await store.find({ partition: 'p', where: { type: 'event' }, orderBy, limit: 5 })).length, 1);
    meet(['query', 'query-plan'], ...faults);
    clock.moveTo('2026-11-24T08:00:00Z');
    assert.equal((await store.findDue(5)).documents.length, 0);
  });

  it('gives up when it has tried often enough, and names neither documents nor their contents', async () => {
    const impatient = await account.openStore({ retryLimits: { ...IMPATIENT, attempts: 3 } });
    account.double.requests.clear();
    account.double.setFaults(({ kind }) => (kind === 'batch' ? { kind: 'timedOut', when: 'before' } : undefined));
    await assert.rejects(impatient.write('p', [create('contoso', { note: 'Contoso is late' })]), (error: unknown) => {
      assert.ok(error instanceof StoreUnavailable);
      assert.equal(error.message, 'The store failed 3 times, at last with status 408');
      assert.doesNotMatch(inspect(error, { depth: 10 }), /contoso/i);
      return true;
    });
    assert.equal(sent('batch'), 3);
    account.double.setFaults(({ kind }) => (kind === 'point-read' ? { kind: 'droppedBefore' } : undefined));
    await assert.rejects(impatient.get('p', 'contoso'), /The store failed 3 times, at last without an answer/);
    await impatient.close();
  });

  it('gives up when the time is over, whatever the account asks for', async () => {
    const hasty = await account.openStore({ retryLimits: { ...IMPATIENT, withinMs: 0 } });
    account.double.requests.clear();
    account.double.setFaults(({ kind }) => (kind === 'batch' ? { kind: 'retryWith' } : undefined));
    await assert.rejects(hasty.write('p', [create('one')]), StoreUnavailable);
    assert.equal(sent('batch'), 1);
    await hasty.close();
  });

  it('does not try again what the account has refused for good', async () => {
    const client = new CosmosClient({
      endpoint: account.double.endpoint,
      key: account.double.key,
      connectionPolicy: { enableEndpointDiscovery: false },
    });
    await client.database(DATABASE).container(settings.container).delete();
    client.dispose();
    account.double.requests.clear();
    // The container is gone, which is not the same as a document that is not there.
    await assert.rejects(store.get('p', 'one'));
    await assert.rejects(store.write('p', [create('one')]));
    assert.equal(account.double.requests.entries.length, 2);
  });

  describe('through something that answers in between', () => {
    const IS_WRITE = ({ method, headers }: IncomingMessage): boolean =>
      method === 'POST' && headers['x-ms-cosmos-is-batch-request'] !== undefined;
    const JSON_BODY = JSON.stringify({ code: 'x', message: 'x' });
    let proxy: Proxy | undefined;

    afterEach(() => {
      proxy?.close();
    });

    const openThrough = async (intercept: ProxyOptions['intercept']): Promise<CosmosDocumentStore> => {
      proxy = await startProxy(account.double.endpoint, { intercept });
      return account.openStore({ settings: { ...settings, endpoint: proxy.endpoint } });
    };
    /** Answers the first requests of a kind itself. */
    const first =
      (count: number, isMeant: (request: IncomingMessage) => boolean, answer: ProxyAnswer): ProxyOptions['intercept'] =>
      (request) => {
        if (!isMeant(request) || count === 0) return undefined;
        count -= 1;
        return answer;
      };

    it('makes new connections when its region has handed over', async () => {
      for (const substatus of ['3', '1008']) {
        let handedOver: number | undefined;
        const moving = await openThrough((request, connection) => {
          if (!IS_WRITE(request)) return undefined;
          handedOver ??= connection;
          const answer = { status: 403, headers: { 'x-ms-substatus': substatus }, body: JSON_BODY };
          return connection <= handedOver ? answer : undefined;
        });
        await moving.write('p', [create(`after ${substatus}`)]);
        assert.ok(await store.get('p', `after ${substatus}`));
        await moving.close();
        proxy?.close();
      }
    });

    for (const [name, isMeant, answer] of [
      ['an empty answer', () => true, { status: 200 }],
      ['a page of a gateway', () => true, { status: 200, body: '<html>Welcome</html>' }],
      ['a failure of a gateway', () => true, { status: 502, body: '<html>Bad gateway</html>' }],
      [
        'a container that is too new',
        () => true,
        { status: 404, headers: { 'x-ms-substatus': '1013' }, body: JSON_BODY },
      ],
      [
        'a replica that lags behind',
        ({ method }: IncomingMessage) => method === 'GET',
        { status: 404, headers: { 'x-ms-substatus': '1002' }, body: JSON_BODY },
      ],
    ] satisfies [string, (request: IncomingMessage) => boolean, ProxyAnswer][]) {
      it(`tries again after ${name}`, async () => {
        await store.write('p', [create('there', { current: true })]);
        let isOn = false;
        const intercepted = first(3, (request) => isOn && isMeant(request), answer);
        const behind = await openThrough((request, connection) => intercepted?.(request, connection));
        isOn = true;
        assert.ok(await behind.get('p', 'there'));
        assert.equal((await behind.find({ partition: 'p', where: { current: true }, limit: 5 })).length, 1);
        await behind.write('p', [create('new')]);
        assert.ok(await behind.get('p', 'new'));
        await behind.close();
      });
    }

    it('says with which status a write was refused for good', async () => {
      const refused = await openThrough(first(9, IS_WRITE, { status: 401, body: JSON_BODY }));
      await assert.rejects(refused.write('p', [create('one')]), (error: unknown) => {
        assert.ok(error instanceof Error && 'code' in error);
        assert.equal(error.code, 401);
        return true;
      });
      await refused.close();
    });
  });

  it('counts every request unit that the account charged, those of repeated requests included', async () => {
    let charged = 0;
    const metered = await account.openStore({
      onCharge: (requestUnits) => {
        charged += requestUnits;
      },
    });
    account.double.requests.clear();
    charged = 0;
    meet(['batch'], { kind: 'timedOut', when: 'before' }, { kind: 'throttled', retryAfterMs: 1 });
    await metered.write('p', [create('one', { nextAt: 1 })]);
    await metered.findDue(10);
    await metered.get('p', 'one');
    assert.ok(charged > 8);
    const expected = account.double.requests.requestCharge();
    // The account says two decimals.
    assert.ok(Math.abs(charged - expected) < 0.05, `${String(charged)} instead of ${String(expected)}`);
    await metered.close();
  });
});
