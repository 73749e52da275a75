// Writes batches of two for ever and says so after each, until it is killed; see sqlite-document-store.test.ts.
import { SqliteDocumentStore } from '../../src/store/sqlite-document-store.ts';

const store = new SqliteDocumentStore({ file: process.argv[2] ?? '', nowMs: () => 0 });
for (let n = 0; ; n += 1) {
  await store.write('p', [
    { kind: 'create', id: `a${String(n)}`, body: {} },
    { kind: 'create', id: `b${String(n)}`, body: {} },
  ]);
  process.stdout.write('.\n');
}
