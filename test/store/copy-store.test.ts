import assert from 'node:assert/strict';

import { copyStore, isUnfinishedCopy, type CopyProgress } from '../../src/store/copy-store.ts';
import { StoreNotReady, type DocumentStore } from '../../src/store/document-store.ts';
import { SqliteDocumentStore } from '../../src/store/sqlite-document-store.ts';

describe('copying a store', () => {
  let source: DocumentStore;
  let target: DocumentStore;
  const inMemory = (): DocumentStore => new SqliteDocumentStore({ file: ':memory:', nowMs: () => 0 });

  beforeEach(async () => {
    source = inMemory();
    target = inMemory();
    for (let partition = 0; partition < 120; partition += 1) {
      await source.write(
        `p${String(partition).padStart(3, '0')}`,
        Array.from({ length: 1 + (partition % 3) }, (_, n) => ({
          kind: 'create',
          id: `d${String(n)}`,
          body: { type: 'note', text: `note ${String(partition)} ${String(n)}`, nested: { list: [1, null, true] } },
        })),
      );
    }
  });
  afterEach(() => Promise.all([source.close(), target.close()]));

  const copy = (onProgress: (progress: CopyProgress) => void = () => undefined): Promise<CopyProgress> =>
    copyStore(source, target, onProgress);
  const refused = (says: RegExp) => (error: unknown) => error instanceof StoreNotReady && says.test(error.message);

  /** The target, whose process dies after so many writes. */
  const dyingAfter = (writes: number): DocumentStore => {
    let left = writes;
    return {
      get: (...given) => target.get(...given),
      find: (...given) => target.find(...given),
      findDue: (...given) => target.findDue(...given),
      partitionAfter: (...given) => target.partitionAfter(...given),
      readPartition: (...given) => target.readPartition(...given),
      wipeRemains: () => target.wipeRemains(),
      close: () => Promise.resolve(),
      write: (...given) => {
        left -= 1;
        return left < 0 ? Promise.reject(new Error('killed')) : target.write(...given);
      },
    };
  };

  it('brings over how long documents still live, at least a second', async () => {
    // The stores' clock stands at 0, which is long ago: whoever reads the target sees what the copy has written.
    await source.write('p1', [{ kind: 'put', id: 'short', body: { n: 1 }, ttlSeconds: 60 }]);
    await copy();
    assert.equal((await target.get('p1', 'short'))?.expiresAtMs, 1000);
  });

  it('brings every document over, counts them, and compares both in the end', async () => {
    const seen: CopyProgress[] = [];
    const { partitions, documents } = await copy((progress) => seen.push(progress));
    assert.deepEqual({ partitions, documents }, { partitions: 120, documents: 240 });
    assert.deepEqual((await target.get('p119', 'd2'))?.body, (await source.get('p119', 'd2'))?.body);
    assert.deepEqual([...new Set(seen.map(({ step }) => step))], ['copying', 'verifying']);
    assert.deepEqual(
      seen.map(({ step, partitions: count }) => `${step} ${String(count).padStart(3, '0')}`),
      seen.map(({ step, partitions: count }) => `${step} ${String(count).padStart(3, '0')}`).toSorted(),
    );
    assert.equal(await isUnfinishedCopy(target), false);
  });

  it('goes on where it was cut off, wherever that was', async () => {
    for (const writes of [0, 1, 2, 30, 55, 90, 122]) {
      await target.close();
      target = inMemory();
      await assert.rejects(
        copyStore(source, dyingAfter(writes), () => undefined),
        /killed/,
      );
      assert.equal(await isUnfinishedCopy(target), writes > 0);
      const { documents } = await copy();
      assert.equal(documents, 240);
      assert.equal(await isUnfinishedCopy(target), false);
    }
  });

  it('does not look again at what it had written down as done', async () => {
    await assert.rejects(
      copyStore(source, dyingAfter(100), () => undefined),
      /killed/,
    );
    const last: CopyProgress[] = [];
    await copy((progress) => {
      if (progress.step === 'copying') last[0] = progress;
    });
    assert.ok((last[0]?.partitions ?? 120) < 120);
  });

  it('refuses a target that holds anything, and leaves it as it is', async () => {
    await target.write('p000', [{ kind: 'create', id: 'd0', body: { own: true } }]);
    await assert.rejects(copy(), refused(/holds records already, and nothing is overwritten/));
    assert.deepEqual((await target.get('p000', 'd0'))?.body, { own: true });
    assert.equal(await target.partitionAfter('p000'), undefined);
  });

  it('refuses to repeat a copy that is complete', async () => {
    await copy();
    await assert.rejects(copy(), refused(/holds records already/));
  });

  it('refuses an empty source, and one that is an unfinished copy itself', async () => {
    await assert.rejects(
      copyStore(inMemory(), target, () => undefined),
      refused(/source is empty/),
    );
    const unfinished = inMemory();
    await unfinished.write('sys', [{ kind: 'create', id: 'copy', body: { type: 'copy', state: 'underway' } }]);
    await assert.rejects(
      copyStore(unfinished, target, () => undefined),
      refused(/unfinished copy/),
    );
    assert.equal(await target.partitionAfter(undefined), undefined);
  });

  it('never overwrites what somebody changed in a half-copied target', async () => {
    await assert.rejects(
      copyStore(source, dyingAfter(30), () => undefined),
      /killed/,
    );
    await target.write('p000', [{ kind: 'put', id: 'd0', body: { own: true } }]);
    await assert.rejects(copy(), refused(/differ in document d0 of p000/));
    assert.deepEqual((await target.get('p000', 'd0'))?.body, { own: true });
    assert.equal(await isUnfinishedCopy(target), true);
  });

  for (const [name, change] of [
    ['changed', { kind: 'put', id: 'd0', body: { other: true } }],
    ['was added', { kind: 'create', id: 'new', body: {} }],
  ] as const) {
    it(`notices that something ${name} in the source meanwhile`, async () => {
      let isChanged = false;
      const writing = copy(({ step }) => {
        if (step === 'copying' && !isChanged) {
          isChanged = true;
          void source.write('p000', [change]);
        }
      });
      await assert.rejects(writing, refused(/differ in document (d0|new) of p000/));
      assert.equal(await isUnfinishedCopy(target), true);
    });
  }

  it('notices that something more is in the target', async () => {
    await assert.rejects(
      copyStore(source, dyingAfter(30), () => undefined),
      /killed/,
    );
    await target.write('zzz', [{ kind: 'create', id: 'own', body: {} }]);
    await assert.rejects(copy(), refused(/differ in document own of zzz/));
  });

  it('lets only one at a time copy into a target', async () => {
    const results = await Promise.allSettled([copy(), copy()]);
    const failures = results.flatMap((result): unknown[] => (result.status === 'rejected' ? [result.reason] : []));
    assert.ok(failures.length > 0);
    for (const failure of failures) assert.ok(refused(/Somebody else is writing into the target/)(failure));
    if (failures.length === 2) await copy();
    assert.equal(await isUnfinishedCopy(target), false);
  });

  it('comes back with the same records', async () => {
    await copy();
    const back = inMemory();
    const { documents } = await copyStore(target, back, () => undefined);
    assert.equal(documents, 240);
    await back.close();
  });
});
