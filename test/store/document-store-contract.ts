import assert from 'node:assert/strict';

import { BATCH_WRITES } from '../../src/application/limits.ts';
import {
  InvalidRequest,
  MAX_BATCH_BYTES,
  WriteConflict,
  type DocumentStore,
  type DocumentWrite,
} from '../../src/store/document-store.ts';
import type { TestClock } from '../support/clock.ts';

/** A store to put to the test, empty, on a clock that the test moves. */
export interface StoreUnderTest {
  readonly store: DocumentStore;
  readonly clock: TestClock;
}

/** What every adapter of the document store must do; `open` gives a new empty one. */
export function documentStoreContract(open: () => Promise<StoreUnderTest>): void {
  let store: DocumentStore;
  let clock: TestClock;

  beforeEach(async () => {
    ({ store, clock } = await open());
  });
  afterEach(() => store.close());

  const create = (id: string, body: Record<string, unknown> = {}): DocumentWrite => ({ kind: 'create', id, body });
  const idsOf = async (query: Parameters<DocumentStore['find']>[0]): Promise<readonly string[]> =>
    (await store.find(query)).map(({ id }) => id);
  const etagOf = async (id: string): Promise<string> => (await store.get('p', id))?.etag ?? 'missing';
  const rejectsWith = (why: WriteConflict['why'], documentId: string) => (error: unknown) =>
    error instanceof WriteConflict && error.why === why && error.documentId === documentId;

  describe('single documents', () => {
    it('come back as they were written', async () => {
      const body = { type: 'a', text: 'ñ 🙂 "quoted" \n', nested: { list: [1, null, true] } };
      await store.write('p', [create('one', body)]);
      const found = await store.get('p', 'one');
      assert.deepEqual(found?.body, body);
      assert.equal(found.partition, 'p');
      assert.equal(found.id, 'one');
      assert.ok(found.etag);
    });

    it('are not there when nobody wrote them, nor in another partition', async () => {
      await store.write('p', [create('one')]);
      assert.equal(await store.get('p', 'two'), undefined);
      assert.equal(await store.get('q', 'one'), undefined);
    });

    it('may have the same id in two partitions', async () => {
      await store.write('p', [create('one', { n: 1 })]);
      await store.write('q', [create('one', { n: 2 })]);
      assert.deepEqual((await store.get('q', 'one'))?.body, { n: 2 });
    });

    it('cannot be created twice', async () => {
      await store.write('p', [create('one', { n: 1 })]);
      await assert.rejects(store.write('p', [create('one', { n: 2 })]), rejectsWith('exists', 'one'));
      assert.deepEqual((await store.get('p', 'one'))?.body, { n: 1 });
    });

    it('are replaced by whoever saw the latest version, and get a new etag', async () => {
      await store.write('p', [create('one', { n: 1 })]);
      const etag = await etagOf('one');
      await store.write('p', [{ kind: 'replace', id: 'one', etag, body: { n: 2 } }]);
      assert.deepEqual((await store.get('p', 'one'))?.body, { n: 2 });
      assert.notEqual(await etagOf('one'), etag);
      const again = store.write('p', [{ kind: 'replace', id: 'one', etag, body: { n: 3 } }]);
      await assert.rejects(again, rejectsWith('changed', 'one'));
      assert.deepEqual((await store.get('p', 'one'))?.body, { n: 2 });
    });

    it('cannot be replaced when they are not there', async () => {
      const write = store.write('p', [{ kind: 'replace', id: 'one', etag: 'x', body: {} }]);
      await assert.rejects(write, rejectsWith('missing', 'one'));
    });

    it('are deleted by whoever saw the latest version', async () => {
      await store.write('p', [create('one', { n: 1 })]);
      const etag = await etagOf('one');
      await store.write('p', [{ kind: 'replace', id: 'one', etag, body: { n: 2 } }]);
      await assert.rejects(store.write('p', [{ kind: 'delete', id: 'one', etag }]), rejectsWith('changed', 'one'));
      await store.write('p', [{ kind: 'delete', id: 'one', etag: await etagOf('one') }]);
      assert.equal(await store.get('p', 'one'), undefined);
      await assert.rejects(store.write('p', [{ kind: 'delete', id: 'one', etag }]), rejectsWith('missing', 'one'));
      await store.write('p', [create('one', { n: 3 })]);
      assert.deepEqual((await store.get('p', 'one'))?.body, { n: 3 });
    });

    it('leave out what JSON has no word for', async () => {
      await store.write('p', [create('one', { n: 1, nothing: undefined })]);
      assert.deepEqual((await store.get('p', 'one'))?.body, { n: 1 });
    });

    it('can be put without asking', async () => {
      await store.write('p', [{ kind: 'put', id: 'one', body: { n: 1 } }]);
      const etag = await etagOf('one');
      await store.write('p', [{ kind: 'put', id: 'one', body: { n: 2 } }]);
      assert.deepEqual((await store.get('p', 'one'))?.body, { n: 2 });
      assert.notEqual(await etagOf('one'), etag);
    });
  });

  describe('batches', () => {
    it('write everything', async () => {
      await store.write('p', [create('one'), create('two'), { kind: 'put', id: 'three', body: {} }]);
      for (const id of ['one', 'two', 'three']) assert.ok(await store.get('p', id));
    });

    for (const [name, last, why] of [
      ['a document that exists', create('old'), 'exists'],
      ['an etag that has changed', { kind: 'replace', id: 'old', etag: 'x', body: {} }, 'changed'],
      ['a document that is missing', { kind: 'replace', id: 'none', etag: 'x', body: {} }, 'missing'],
    ] satisfies [string, DocumentWrite, WriteConflict['why']][]) {
      it(`write nothing because of ${name}`, async () => {
        await store.write('p', [create('old', { n: 1 }), create('other', { n: 1 })]);
        const etag = await etagOf('other');
        const batch = store.write('p', [
          create('new'),
          { kind: 'replace', id: 'other', etag, body: { n: 2 } },
          { kind: 'put', id: 'put', body: {} },
          last,
        ]);
        await assert.rejects(batch, rejectsWith(why, last.id));
        assert.equal(await store.get('p', 'new'), undefined);
        assert.equal(await store.get('p', 'put'), undefined);
        assert.equal(await etagOf('other'), etag);
        assert.deepEqual((await store.get('p', 'old'))?.body, { n: 1 });
      });
    }

    it('that fail do not take others of the same moment along', async () => {
      await store.write('p', [create('old')]);
      const results = await Promise.allSettled([
        store.write('p', [create('one')]),
        store.write('p', [create('two'), create('old')]),
        store.write('q', [create('three')]),
      ]);
      assert.deepEqual(
        results.map(({ status }) => status),
        ['fulfilled', 'rejected', 'fulfilled'],
      );
      assert.ok(await store.get('p', 'one'));
      assert.equal(await store.get('p', 'two'), undefined);
      assert.ok(await store.get('q', 'three'));
    });

    it('of many who saw the same version let exactly one through', async () => {
      await store.write('p', [create('one', { n: 0 })]);
      const etag = await etagOf('one');
      const results = await Promise.allSettled(
        Array.from({ length: 50 }, (_, n) => store.write('p', [{ kind: 'replace', id: 'one', etag, body: { n } }])),
      );
      assert.equal(results.filter(({ status }) => status === 'fulfilled').length, 1);
    });

    it('of many who put the same document all go through, and one of them last', async () => {
      const put = (n: number): DocumentWrite => ({ kind: 'put', id: 'one', body: { n } });
      await Promise.all(Array.from({ length: 12 }, (_, n) => store.write('p', [put(n), create(`of ${String(n)}`)])));
      const { n } = (await store.get('p', 'one'))?.body as { readonly n: number };
      assert.ok(n >= 0 && n < 12);
      for (let other = 0; other < 12; other += 1) assert.ok(await store.get('p', `of ${String(other)}`));
    });

    it('take a hundred writes, not one more, not none', async () => {
      const writes = Array.from({ length: BATCH_WRITES + 1 }, (_, n) => create(String(n)));
      await assert.rejects(store.write('p', writes), InvalidRequest);
      await assert.rejects(store.write('p', []), InvalidRequest);
      assert.equal(await store.get('p', '0'), undefined);
      await store.write('p', writes.slice(1));
    });

    it('take at most two megabytes', async () => {
      const half = 'x'.repeat(MAX_BATCH_BYTES / 2 - 3000);
      await store.write('p', [create('one', { half }), create('two', { half })]);
      const more = 'x'.repeat(MAX_BATCH_BYTES / 2);
      await assert.rejects(store.write('q', [create('one', { more }), create('two', { more })]), InvalidRequest);
    });

    it('name each document once', async () => {
      await assert.rejects(store.write('p', [create('one'), { kind: 'put', id: 'one', body: {} }]), InvalidRequest);
    });

    for (const id of ['a/b', 'a\\b', 'a?b', 'a#b', '', 'x'.repeat(256)]) {
      it(`refuse the id "${id.slice(0, 5)}"`, async () => {
        await assert.rejects(store.write('p', [create(id)]), InvalidRequest);
        await assert.rejects(store.write(id, [create('one')]), InvalidRequest);
      });
    }
  });

  describe('questions', () => {
    beforeEach(async () => {
      await store.write('p', [
        create('late', { type: 'engagement', fmId: 'f', startDate: '2027-03-01', current: true }),
        create('early', { type: 'engagement', fmId: 'f', startDate: '2027-01-01', current: true }),
        create('none', { type: 'engagement', fmId: 'f', startDate: '', current: true }),
        create('lacking', { type: 'engagement', fmId: 'f' }),
        create('past', { type: 'event', at: '2026-01-01T00:00:00Z' }),
        create('recent', { type: 'event', at: '2026-06-01T00:00:00Z' }),
      ]);
      await store.write('q', [
        create('mid', { type: 'engagement', fmId: 'f', startDate: '2027-02-01' }),
        create('foreign', { type: 'engagement', fmId: 'g', startDate: '2027-02-01' }),
        create('tenant', { type: 'tenant', nameKey: 'contoso' }),
      ]);
      await store.write('r', [create('tenant', { type: 'tenant', nameKey: 'contoso energy' })]);
      await store.write('s', [create('tenant', { type: 'tenant', nameKey: 'fabrikam' })]);
    });

    it('go to one partition or to all', async () => {
      assert.deepEqual((await idsOf({ partition: 'p', where: { current: true }, limit: 10 })).toSorted(), [
        'early',
        'late',
        'none',
      ]);
      const orderBy = { field: 'startDate', direction: 'ascending' } as const;
      assert.equal((await store.find({ where: { type: 'engagement', fmId: 'f' }, orderBy, limit: 10 })).length, 4);
      assert.deepEqual(await idsOf({ partition: 'q', where: { current: true }, limit: 10 }), []);
    });

    it('come back in order, without documents that lack the field', async () => {
      const orderBy = { field: 'startDate', direction: 'ascending' } as const;
      assert.deepEqual(await idsOf({ where: { type: 'engagement', fmId: 'f' }, orderBy, limit: 10 }), [
        'none',
        'early',
        'mid',
        'late',
      ]);
    });

    it('come back newest first, and no more than asked for', async () => {
      const newest = {
        partition: 'p',
        where: { type: 'event' },
        orderBy: { field: 'at', direction: 'descending' },
      } as const;
      assert.deepEqual(await idsOf({ ...newest, limit: 10 }), ['recent', 'past']);
      assert.deepEqual(await idsOf({ ...newest, limit: 1 }), ['recent']);
    });

    it('find beginnings of texts', async () => {
      const named = async (text: string): Promise<number> =>
        (await store.find({ where: { type: 'tenant' }, startsWith: { field: 'nameKey', text }, limit: 10 })).length;
      assert.equal(await named('contoso'), 2);
      assert.equal(await named('contoso e'), 1);
      assert.equal(await named('toso'), 0);
      assert.equal(await named('%'), 0);
      assert.equal(await named("' OR 1=1 --"), 0);
    });

    it('are refused when only reading everything could answer them', async () => {
      for (const query of [
        { where: {} },
        { where: { current: true } },
        { where: { type: 'event' } },
        { partition: 'p', where: { fmId: 'f' } },
        { where: { type: 'engagement', fmId: 'f' }, orderBy: { field: 'at', direction: 'ascending' } },
      ] as const) {
        await assert.rejects(store.find({ ...query, limit: 10 }), InvalidRequest);
      }
    });

    it('ask for 1 to 1000 documents', async () => {
      for (const limit of [0, -1, 1.5, 1001]) {
        await assert.rejects(store.find({ partition: 'p', where: { current: true }, limit }), InvalidRequest);
      }
    });
  });

  describe('everything', () => {
    const partitions = async (): Promise<readonly string[]> => {
      const names: string[] = [];
      for (
        let next = await store.partitionAfter(undefined);
        next !== undefined;
        next = await store.partitionAfter(next)
      ) {
        names.push(next);
      }
      return names;
    };

    it('is found partition by partition', async () => {
      assert.deepEqual(await partitions(), []);
      for (const partition of ['q', 'p|2', 'p|1']) await store.write(partition, [create('one'), create('two')]);
      assert.deepEqual(await partitions(), ['p|1', 'p|2', 'q']);
      const contents = await store.readPartition('p|2');
      assert.deepEqual(contents.map(({ id }) => id).toSorted(), ['one', 'two']);
      assert.deepEqual(contents[0]?.etag, (await store.get('p|2', contents[0]?.id ?? ''))?.etag);
      assert.deepEqual(await store.readPartition('none'), []);
    });

    it('is found in a partition that is larger than one page of an answer', async () => {
      const ids = Array.from({ length: 1050 }, (_, n) => `id-${String(n)}`);
      for (let start = 0; start < ids.length; start += 100) {
        await store.write(
          'p',
          ids.slice(start, start + 100).map((id) => create(id, { text: 'x'.repeat(5000) })),
        );
      }
      assert.deepEqual(new Set((await store.readPartition('p')).map(({ id }) => id)), new Set(ids));
    });
  });

  describe('what is due', () => {
    it('is told by the clock of the store, longest overdue first', async () => {
      const at = (iso: string): number => Date.parse(iso);
      await store.write('p', [
        create('now', { nextAt: at('2026-11-23T09:00:00Z') }),
        create('open', { type: 'x' }),
        create('before', { nextAt: at('2026-11-20T09:00:00Z') }),
      ]);
      await store.write('q', [create('after', { nextAt: at('2026-11-23T09:00:00.001Z') })]);
      clock.moveTo('2026-11-23T09:00:00Z');
      const due = await store.findDue(10);
      assert.equal(due.nowMs, at('2026-11-23T09:00:00Z'));
      assert.deepEqual(
        due.documents.map(({ id }) => id),
        ['before', 'now'],
      );
      assert.deepEqual(
        (await store.findDue(1)).documents.map(({ id }) => id),
        ['before'],
      );
      clock.moveTo('2026-11-24T09:00:00Z');
      assert.deepEqual(
        (await store.findDue(10)).documents.map(({ id }) => id),
        ['before', 'now', 'after'],
      );
    });
  });
}

/** What every adapter must do with documents that live for a while; the clock of the test must decide when they go. */
export function timeToLiveContract(open: () => Promise<StoreUnderTest>): void {
  describe('documents with a time to live', () => {
    const START = '2026-11-23T08:00:00Z';
    const short = { type: 'event', at: START, current: true, nextAt: 0 } as const;
    let store: DocumentStore;
    let clock: TestClock;

    beforeEach(async () => {
      ({ store, clock } = await open());
      clock.moveTo(START);
      await store.write('p', [
        { kind: 'create', id: 'short', body: short, ttlSeconds: 60 },
        { kind: 'create', id: 'long', body: short },
      ]);
      await store.write('q', [{ kind: 'put', id: 'only', body: short, ttlSeconds: 60 }]);
    });
    afterEach(() => store.close());

    const everything = async (): Promise<readonly string[]> => {
      const ofTime = {
        where: { type: 'event' },
        orderBy: { field: 'at', direction: 'descending' },
        limit: 10,
      } as const;
      const found = [
        [await store.get('p', 'short'), await store.get('q', 'only')].filter((document) => document !== undefined),
        await store.find({ partition: 'p', where: { current: true }, limit: 10 }),
        await store.find({ partition: 'p', ...ofTime }),
        (await store.findDue(10)).documents,
        await store.readPartition('p'),
      ];
      return found.map((documents) =>
        documents
          .map(({ id }) => id)
          .toSorted()
          .join(),
      );
    };

    it('are there until it is over, and then nowhere', async () => {
      clock.tick(59_000);
      assert.deepEqual(await everything(), ['only,short', 'long,short', 'long,short', 'long,only,short', 'long,short']);
      assert.equal(await store.partitionAfter('p'), 'q');
      clock.tick(1000);
      assert.deepEqual(await everything(), ['', 'long', 'long', 'long', 'long']);
      assert.equal(await store.partitionAfter('p'), undefined);
    });

    it('say when that is', async () => {
      assert.equal((await store.get('p', 'short'))?.expiresAtMs, Date.parse(START) + 60_000);
      assert.equal((await store.get('p', 'long'))?.expiresAtMs, undefined);
    });

    it('cannot be replaced or deleted afterwards, but made anew', async () => {
      const etag = (await store.get('p', 'short'))?.etag ?? '';
      clock.tick(60_000);
      for (const write of [
        { kind: 'replace', id: 'short', etag, body: {} },
        { kind: 'delete', id: 'short', etag },
      ] as const) {
        await assert.rejects(
          store.write('p', [write]),
          (error) => error instanceof WriteConflict && error.why === 'missing',
        );
      }
      await store.write('p', [{ kind: 'create', id: 'short', body: { n: 1 } }]);
      await store.write('q', [{ kind: 'put', id: 'only', body: { n: 2 } }]);
      clock.tick(1_000_000);
      assert.deepEqual((await store.get('p', 'short'))?.body, { n: 1 });
      assert.deepEqual((await store.get('q', 'only'))?.body, { n: 2 });
    });

    it('live as long as the last write to them says, for ever when it says nothing', async () => {
      clock.tick(50_000);
      const etag = (await store.get('p', 'short'))?.etag ?? '';
      await store.write('p', [{ kind: 'replace', id: 'short', etag, body: { n: 1 }, ttlSeconds: 60 }]);
      await store.write('q', [{ kind: 'put', id: 'only', body: { n: 2 } }]);
      clock.tick(59_000);
      assert.deepEqual((await store.get('p', 'short'))?.body, { n: 1 });
      clock.tick(1000);
      assert.equal(await store.get('p', 'short'), undefined);
      clock.tick(1_000_000);
      assert.deepEqual((await store.get('q', 'only'))?.body, { n: 2 });
    });

    it('cannot be created while they are there', async () => {
      clock.tick(59_000);
      await assert.rejects(
        store.write('p', [{ kind: 'create', id: 'short', body: {} }]),
        (error) => error instanceof WriteConflict && error.why === 'exists',
      );
    });

    it('live for whole seconds, at least one', async () => {
      for (const ttlSeconds of [0, -1, 1.5, 2_147_483_648]) {
        await assert.rejects(store.write('p', [{ kind: 'put', id: 'x', body: {}, ttlSeconds }]), InvalidRequest);
      }
    });

    it('leave nothing behind when remains are wiped, and everybody else alone', async () => {
      clock.tick(60_000);
      await store.wipeRemains();
      assert.deepEqual(await everything(), ['', 'long', 'long', 'long', 'long']);
    });
  });
}
