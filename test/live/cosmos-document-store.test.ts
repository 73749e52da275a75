import { randomUUID } from 'node:crypto';

import { CosmosClient } from '@azure/cosmos';
import { DefaultAzureCredential } from '@azure/identity';

import { clearStore } from '../../src/local/clear-store.ts';
import type { CosmosDocumentStore } from '../../src/store/cosmos-document-store.ts';
import { openCosmosStore, type CosmosSettings } from '../../src/store/open-cosmos-store.ts';
import { clockAt } from '../support/clock.ts';
import { documentStoreContract } from '../store/document-store-contract.ts';

const { COSMOS_ENDPOINT, COSMOS_KEY, COSMOS_DATABASE = 'engagement-start-dates' } = process.env;

describe('the Cosmos document store over a live account or an emulator', () => {
  if (COSMOS_ENDPOINT === undefined || COSMOS_ENDPOINT === '') {
    it('NOT RUN: set COSMOS_ENDPOINT, COSMOS_KEY and COSMOS_DATABASE to run the contract over a real account');
    return;
  }

  const settings: CosmosSettings = {
    endpoint: COSMOS_ENDPOINT,
    key: COSMOS_KEY,
    identityClientId: undefined,
    database: COSMOS_DATABASE,
    container: `contract-${randomUUID()}`,
  };
  let clock = clockAt('2026-11-23T08:00:00Z');
  const open = (): Promise<CosmosDocumentStore> =>
    openCosmosStore(settings, { onCharge: () => undefined, nowMs: () => clock.nowMs() });

  after(async () => {
    const { endpoint, key } = settings;
    const client = new CosmosClient({
      endpoint,
      ...(key === undefined ? { aadCredentials: new DefaultAzureCredential() } : { key }),
    });
    await client.database(settings.database).container(settings.container).delete();
    client.dispose();
  });

  documentStoreContract(async () => {
    clock = clockAt('2026-11-23T08:00:00Z');
    const store = await open();
    await clearStore(store);
    return { clock, store };
  });
});
