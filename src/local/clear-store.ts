import { BATCH_WRITES } from '../application/limits.ts';
import type { DocumentStore } from '../store/document-store.ts';

/** Deletes everything, partition by partition; nothing else may be writing. */
export async function clearStore(store: DocumentStore): Promise<void> {
  for (
    let partition = await store.partitionAfter(undefined);
    partition !== undefined;
    partition = await store.partitionAfter(partition)
  ) {
    const documents = await store.readPartition(partition);
    for (let start = 0; start < documents.length; start += BATCH_WRITES) {
      await store.write(
        partition,
        documents.slice(start, start + BATCH_WRITES).map(({ id, etag }) => ({ kind: 'delete', id, etag })),
      );
    }
  }
}
