import { BATCH_WRITES } from '../application/limits.ts';
import { bytesOf, MAX_BATCH_BYTES, type DocumentWrite } from './document-store.ts';

/** Groups of writes that belong together, in batches that keep the limits of every store; no group is torn apart. */
export function batchesOf(groups: readonly (readonly DocumentWrite[])[]): readonly (readonly DocumentWrite[])[] {
  const batches: DocumentWrite[][] = [];
  let bytes = 0;
  for (const group of groups) {
    const own = group.reduce((sum, write) => sum + bytesOf(write), 0);
    const last = batches.at(-1);
    if (last && last.length + group.length <= BATCH_WRITES && bytes + own <= MAX_BATCH_BYTES) {
      last.push(...group);
      bytes += own;
    } else {
      batches.push([...group]);
      bytes = own;
    }
  }
  return batches;
}
