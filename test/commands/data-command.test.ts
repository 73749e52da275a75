import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

import { hashedId } from '../../src/log.ts';
import { CustomerDocumentRecords } from '../../src/store/customer-document-records.ts';
import { getLogKey } from '../../src/store/log-key-document.ts';
import { PersonDocumentRecords } from '../../src/store/person-document-records.ts';
import { SqliteDocumentStore } from '../../src/store/sqlite-document-store.ts';
import { anEngagement, aTenant, CUSTOMER_TENANT, FM, HOME_TENANT } from '../support/builders.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const START = join(import.meta.dirname, '../../src/start.js');

describe('the commands for stored data', function () {
  this.timeout(120_000);
  const folder = temporaryFolder();
  const file = join(folder, 'bot.sqlite');
  const run = (...argv: string[]): { status: number | null; stdout: string; stderr: string } =>
    spawnSync(process.execPath, [START, ...argv], {
      cwd: folder,
      env: { PATH: process.env['PATH'], SQLITE_FILE: file },
      encoding: 'utf8',
    });
  const inStore = async <T>(work: (store: SqliteDocumentStore) => Promise<T>): Promise<T> => {
    const store = new SqliteDocumentStore({ file, nowMs: () => 0 });
    try {
      return await work(store);
    } finally {
      await store.close();
    }
  };

  it('refuse a store that is not there instead of making one', () => {
    const { status, stderr } = run('export', 'person', FM.objectId);
    assert.equal(status, 78);
    assert.match(stderr, /^There is no database .*SQLITE_FILE/);
  });

  it('say how they are used', () => {
    for (const argv of [
      ['export', 'dog', 'x'],
      ['erase', 'person', 'x', '--all'],
    ]) {
      const { status, stderr } = run(...argv);
      assert.equal(status, 64, argv.join(' '));
      assert.match(stderr, /^Expected: npm run (?:data|log):/);
    }
  });

  it('export, refuse, show beforehand, and erase', async () => {
    await inStore(async (store) => {
      await new PersonDocumentRecords(store, HOME_TENANT).putPerson(FM);
      await new CustomerDocumentRecords(store).putCustomer(aTenant(), [anEngagement()]);
    });

    const { stdout } = run('export', 'person', FM.objectId);
    const { own, mentionedIn } = JSON.parse(stdout) as Record<
      'own' | 'mentionedIn',
      readonly { readonly id: string }[]
    >;
    assert.deepEqual(
      [own, mentionedIn].map((documents) => documents.map(({ id }) => id)),
      [['profile'], ['eng|EXO|1']],
    );

    const out = join(folder, 'export.json');
    assert.match(
      run('export', 'customer', CUSTOMER_TENANT.toUpperCase(), '--out', out).stdout,
      /^2 documents about them alone/,
    );
    assert.equal(statSync(out).mode & 0o777, 0o600);
    assert.match(readFileSync(out, 'utf8'), /Contoso Test/);

    const refused = run('erase', 'person', FM.objectId, '--confirm');
    assert.equal(refused.status, 1);
    assert.match(refused.stderr, /Assign EXO of Contoso Test .* to another FastTrack Manager/);

    const shown = run('erase', 'customer', CUSTOMER_TENANT);
    assert.match(shown.stdout, /^Nothing has been erased\..* 2 documents .*Contoso Test/);
    assert.match(run('erase', 'customer', CUSTOMER_TENANT, '--confirm', '--order', 'request 7').stdout, /^Erased: 2 /);
    assert.match(run('erase', 'customer', CUSTOMER_TENANT, '--confirm').stdout, /^Nothing is stored/);
    await inStore(async (store) => {
      const ledger = (await store.readPartition('sys')).filter(({ id }) => id.startsWith('erased|'));
      assert.equal(ledger.length, 1);
      const { at, ...entry } = ledger[0]?.body as Record<string, unknown>;
      assert.deepEqual(entry, { type: 'erasure', of: 'customer', orderedBy: 'request 7', deleted: 2, rewritten: 0 });
    });
  });

  it('tell how an id stands in the log', async () => {
    const { stdout } = run('log-id', FM.objectId);
    assert.equal(stdout, `${hashedId(FM.objectId, await inStore(getLogKey))}\n`);
  });
});
