import { CosmosClient } from '@azure/cosmos';

import type { CosmosDocumentStore } from '../../src/store/cosmos-document-store.ts';
import type { RetryLimits } from '../../src/store/cosmos-retry.ts';
import { openCosmosStore, type CosmosSettings } from '../../src/store/open-cosmos-store.ts';
import { startCosmosDouble, type CosmosDouble, type CosmosDoubleOptions } from './cosmos-double/cosmos-double.ts';

export const DATABASE = 'engagement-start-dates';

/** Tries again often and at once, so that a test with many faults does not have to wait. */
export const IMPATIENT: RetryLimits = { attempts: 60, firstPauseMs: 1, longestPauseMs: 4, withinMs: 15_000 };

/** An account of the double, with a database and any number of containers. */
export interface CosmosAccount {
  readonly double: CosmosDouble;
  /** The settings that reach a container nobody else has, which is not there yet. */
  newSettings(): CosmosSettings;
  /** A store in such a container. */
  openStore(options?: OpenStoreOptions): Promise<CosmosDocumentStore>;
  close(): Promise<void>;
}

/** What a test may want to be different. */
export interface OpenStoreOptions {
  readonly settings?: CosmosSettings;
  readonly retryLimits?: RetryLimits;
  readonly onCharge?: (requestUnits: number) => void;
}

/** Starts an account; `nowMs` is the clock that decides what is due. */
export async function startCosmosAccount(
  options: Pick<CosmosDoubleOptions, 'physicalPartitions' | 'nowMs' | 'aadTokens'> = {},
): Promise<CosmosAccount> {
  const double = await startCosmosDouble(options);
  await createDatabase(double, DATABASE);
  let containers = 0;
  const newSettings = (): CosmosSettings => {
    containers += 1;
    return {
      endpoint: double.endpoint,
      key: double.key,
      identityClientId: undefined,
      database: DATABASE,
      container: `records-${String(containers)}`,
    };
  };
  return {
    double,
    newSettings,
    openStore: ({ settings = newSettings(), retryLimits = IMPATIENT, onCharge = () => undefined } = {}) =>
      openCosmosStore(settings, { retryLimits, onCharge }),
    close: () => double.close(),
  };
}

/** Makes a database, as whoever owns the account would. */
export async function createDatabase({ endpoint, key }: CosmosDouble, id: string): Promise<void> {
  const client = new CosmosClient({ endpoint, key, connectionPolicy: { enableEndpointDiscovery: false } });
  await client.databases.create({ id });
  client.dispose();
}
