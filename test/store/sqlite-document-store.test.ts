import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

import sinon from 'sinon';

import { StoreNotReady } from '../../src/store/document-store.ts';
import { SqliteDocumentStore } from '../../src/store/sqlite-document-store.ts';
import { clockAt } from '../support/clock.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { documentStoreContract, timeToLiveContract } from './document-store-contract.ts';

describe('the SQLite document store', () => {
  const folder = temporaryFolder();
  let files = 0;
  const newFile = (): string => {
    files += 1;
    return join(folder, `store-${String(files)}`, 'bot.sqlite');
  };
  const open = (file: string): SqliteDocumentStore => new SqliteDocumentStore({ file, nowMs: () => 0 });

  for (const contract of [documentStoreContract, timeToLiveContract]) {
    contract(() => {
      const clock = clockAt('2026-11-23T08:00:00Z');
      return Promise.resolve({
        clock,
        store: new SqliteDocumentStore({ file: newFile(), nowMs: () => clock.nowMs() }),
      });
    });
  }

  it('keeps everything in its file', async () => {
    const file = newFile();
    const first = open(file);
    await first.write('p', [{ kind: 'create', id: 'one', body: { n: 1 } }]);
    await first.close();
    const second = open(file);
    assert.deepEqual((await second.get('p', 'one'))?.body, { n: 1 });
    await second.close();
  });

  it('writes through to the disk before it says so', async () => {
    const exec = sinon.spy(DatabaseSync.prototype, 'exec');
    const file = newFile();
    const store = open(file);
    exec.restore();
    assert.ok(exec.calledWithMatch('synchronous = FULL'));
    await store.write('p', [{ kind: 'create', id: 'one', body: {} }]);
    const other = new DatabaseSync(file);
    assert.equal(other.prepare('PRAGMA journal_mode').get()?.['journal_mode'], 'wal');
    assert.equal(other.prepare('SELECT count(*) AS n FROM documents').get()?.['n'], 1);
    other.close();
    await store.close();
  });

  it('says so when the disk did not take it, and goes on', async () => {
    const store = open(newFile());
    const broken = sinon.stub(DatabaseSync.prototype, 'exec').callThrough();
    broken.withArgs('COMMIT').throws(new Error('disk full'));
    const writes = ['one', 'two'].map((id) => store.write('p', [{ kind: 'create', id, body: {} }]));
    const results = await Promise.allSettled(writes);
    broken.restore();
    assert.deepEqual(
      results.map(({ status }) => status),
      ['rejected', 'rejected'],
    );
    assert.equal(await store.get('p', 'one'), undefined);
    await store.write('p', [{ kind: 'create', id: 'one', body: {} }]);
    assert.ok(await store.get('p', 'one'));
    await store.close();
  });

  it('finishes what it has begun to write before it closes', async () => {
    const file = newFile();
    const store = open(file);
    const writing = store.write('p', [{ kind: 'create', id: 'one', body: {} }]);
    await store.close();
    await writing;
    const again = open(file);
    assert.ok(await again.get('p', 'one'));
    await again.close();
  });

  it('shares its file with other processes: of two who saw one version, one wins', async () => {
    const file = newFile();
    const one = open(file);
    const other = open(file);
    await one.write('p', [{ kind: 'create', id: 'doc', body: { n: 0 } }]);
    const etag = (await other.get('p', 'doc'))?.etag ?? '';
    const results = await Promise.allSettled(
      [one, other].map((store) => store.write('p', [{ kind: 'replace', id: 'doc', etag, body: {} }])),
    );
    assert.deepEqual(results.map(({ status }) => status).toSorted(), ['fulfilled', 'rejected']);
    await one.close();
    await other.close();
  });

  it('answers no question by reading everything', async () => {
    const store = open(newFile());
    for (const query of [
      { partition: 'p', where: { current: true }, limit: 500 },
      { partition: 'p', where: { type: 'event' }, orderBy: { field: 'at', direction: 'descending' }, limit: 30 },
      { where: { type: 'engagement', fmId: 'f' }, orderBy: { field: 'startDate', direction: 'ascending' }, limit: 10 },
      { where: { type: 'engagement', needsFirstDate: true }, limit: 10 },
      { where: { type: 'reminder', state: 'blocked', recipient: 'f' }, limit: 10 },
      { where: { type: 'reminder', current: true, recipient: 'f' }, limit: 10 },
      { where: { type: 'engagement', remindedOf: 'f' }, limit: 10 },
      {
        where: { type: 'engagement', needsFm: true },
        orderBy: { field: 'startDate', direction: 'ascending' },
        limit: 10,
      },
      {
        where: { type: 'engagement', notByGateway: true },
        orderBy: { field: 'startDate', direction: 'ascending' },
        limit: 10,
      },
      {
        where: { type: 'engagement', deliveryChannel: 'frp' },
        orderBy: { field: 'startDate', direction: 'ascending' },
        limit: 10,
      },
      { where: { type: 'tenant', tpid: '1' }, limit: 10 },
      { where: { type: 'tenant', matchedName: 'contoso' }, limit: 10 },
      { where: { type: 'tenant', matchedDomain: 'contoso' }, limit: 10 },
      { where: { type: 'tenant', customerId: 'c' }, orderBy: { field: 'nameKey', direction: 'ascending' }, limit: 10 },
      { where: { type: 'person', isFm: true }, orderBy: { field: 'nameKey', direction: 'ascending' }, limit: 10 },
      { where: { type: 'person', isLead: true }, orderBy: { field: 'nameKey', direction: 'ascending' }, limit: 10 },
      {
        where: { type: 'tenant' },
        startsWith: { field: 'nameKey', text: 'con' },
        orderBy: { field: 'nameKey', direction: 'ascending' },
        limit: 10,
      },
    ] as const) {
      const plan = store.explain(query);
      assert.match(plan, /SEARCH documents USING INDEX/);
      assert.doesNotMatch(plan, /SCAN|TEMP B-TREE/);
    }
    await store.close();
  });

  for (const [version, layout, says] of [
    ['a newer version', 99, /layout 99.*newer version of the bot/],
    ['a preview', 2, /layout 2 of an older version.*move the file away/],
  ] as const) {
    it(`refuses a file of ${version} of the program, and leaves it as it is`, () => {
      const file = newFile();
      void open(file).close();
      const database = new DatabaseSync(file);
      database.exec(`PRAGMA user_version = ${String(layout)}`);
      database.close();
      assert.throws(
        () => open(file),
        (error) => error instanceof StoreNotReady && says.test(error.message),
      );
      const untouched = new DatabaseSync(file);
      assert.equal(untouched.prepare('PRAGMA user_version').get()?.['user_version'], layout);
      untouched.close();
    });
  }

  it('takes over a file of the layout before expiry', async () => {
    const file = newFile();
    const first = open(file);
    await first.write('p', [{ kind: 'create', id: 'one', body: { n: 1 } }]);
    await first.close();
    const database = new DatabaseSync(file);
    database.exec('DROP INDEX by_expiry; ALTER TABLE documents DROP COLUMN expires_at; PRAGMA user_version = 3');
    database.close();
    const store = open(file);
    await store.write('p', [{ kind: 'create', id: 'two', body: {}, ttlSeconds: 60 }]);
    assert.deepEqual((await store.get('p', 'one'))?.body, { n: 1 });
    assert.equal((await store.get('p', 'two'))?.expiresAtMs, 60_000);
    await store.close();
  });

  it('sweeps what has expired as it writes, some at a time', async () => {
    const file = newFile();
    const clock = clockAt('2026-11-23T08:00:00Z');
    const store = new SqliteDocumentStore({ file, nowMs: () => clock.nowMs() });
    const writes = Array.from(
      { length: 80 },
      (_, n) => ({ kind: 'put', id: String(n), body: {}, ttlSeconds: 60 }) as const,
    );
    await store.write('p', writes);
    clock.tick(60_000);
    const database = new DatabaseSync(file);
    const rows = (): unknown => database.prepare('SELECT count(*) AS n FROM documents').get()?.['n'];
    assert.equal(rows(), 80);
    await store.write('q', [{ kind: 'put', id: 'one', body: {} }]);
    assert.equal(rows(), 31);
    await store.write('q', [{ kind: 'put', id: 'two', body: {} }]);
    assert.equal(rows(), 2);
    database.close();
    await store.close();
  });

  it('keeps nothing in its files of what was overwritten, deleted or has expired once remains are wiped', async () => {
    const file = newFile();
    const clock = clockAt('2026-11-23T08:00:00Z');
    const store = new SqliteDocumentStore({ file, nowMs: () => clock.nowMs() });
    const other = new SqliteDocumentStore({ file, nowMs: () => clock.nowMs() });
    const secret = 'kestrel'.repeat(1000);
    for (const id of ['overwritten', 'deleted']) await store.write('p', [{ kind: 'create', id, body: { secret } }]);
    await store.write('p', [{ kind: 'create', id: 'expired', body: { secret }, ttlSeconds: 1 }]);
    await store.write('p', [{ kind: 'put', id: 'overwritten', body: {} }]);
    const etag = (await store.get('p', 'deleted'))?.etag ?? '';
    await store.write('p', [{ kind: 'delete', id: 'deleted', etag }]);
    clock.tick(1000);
    assert.ok(await other.get('p', 'overwritten'));
    await store.wipeRemains();
    for (const name of readdirSync(dirname(file))) {
      assert.ok(!readFileSync(join(dirname(file), name)).includes('kestrel'), name);
    }
    assert.ok(await other.get('p', 'overwritten'));
    await other.close();
    await store.close();
  });

  it('loses nothing that it acknowledged, and no half of a batch, when its process is killed', async () => {
    const file = newFile();
    const writer = spawn(process.execPath, [join(import.meta.dirname, 'endless-writer.ts'), file], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let acknowledged = 0;
    for await (const chunk of writer.stdout) {
      acknowledged += String(chunk).split('\n').length - 1;
      if (acknowledged >= 200) break;
    }
    writer.kill('SIGKILL');
    if (writer.exitCode === null && writer.signalCode === null) await once(writer, 'exit');

    const store = open(file);
    for (let n = 0; n < acknowledged; n += 1) {
      assert.ok(await store.get('p', `a${String(n)}`), `write ${String(n)} of ${String(acknowledged)} is lost`);
    }
    for (let n = 0; ; n += 1) {
      const halves = await Promise.all(['a', 'b'].map((half) => store.get('p', `${half}${String(n)}`)));
      assert.equal(halves[0] === undefined, halves[1] === undefined, `batch ${String(n)} is half there`);
      if (halves[0] === undefined) break;
    }
    await store.close();
  });
});
