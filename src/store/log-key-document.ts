import { randomBytes } from 'node:crypto';

import { z } from 'zod';

import { WriteConflict, type DocumentStore } from './document-store.ts';
import { SYSTEM_PARTITION } from './documents.ts';

const ID = 'logKey';
const KEY_BYTES = 32;

const logKeyDocument = z.object({ key: z.string() });

/**
 * The key under which ids are hashed in the log, the same for all processes that work on one store. Whoever asks first
 * makes it.
 */
export async function getLogKey(store: DocumentStore): Promise<string> {
  const known = await readKey(store);
  if (known !== undefined) return known;
  const key = randomBytes(KEY_BYTES).toString('base64url');
  try {
    await store.write(SYSTEM_PARTITION, [{ kind: 'create', id: ID, body: { type: 'logKey', key } }]);
    return key;
  } catch (error) {
    if (!(error instanceof WriteConflict)) throw error;
    // Another process was faster.
    return (await readKey(store)) ?? key;
  }
}

async function readKey(store: DocumentStore): Promise<string | undefined> {
  const document = await store.get(SYSTEM_PARTITION, ID);
  return document && logKeyDocument.parse(document.body).key;
}
