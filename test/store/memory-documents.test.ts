import { clockAt } from '../support/clock.ts';
import { MemoryDocuments, storeOver } from '../support/memory-documents.ts';
import { documentStoreContract, timeToLiveContract } from './document-store-contract.ts';

describe('documents in memory', () => {
  for (const contract of [documentStoreContract, timeToLiveContract]) {
    contract(() => {
      const clock = clockAt('2026-11-23T08:00:00Z');
      return Promise.resolve({ store: storeOver(new MemoryDocuments(() => clock.nowMs()), clock), clock });
    });
  }
});
