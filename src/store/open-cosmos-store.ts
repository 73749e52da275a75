import { CosmosClient, type CosmosClientOptions, type Container, type DatabaseAccount } from '@azure/cosmos';

import { CONTAINER_SETUP, faultsOf } from './cosmos-container.ts';
import { CosmosDocumentStore } from './cosmos-document-store.ts';
import { cosmosHttpClient } from './cosmos-http-client.ts';
import { PATIENT_RETRY_LIMITS, RETRY_LIMITS, retrying, statusOf, type RetryLimits } from './cosmos-retry.ts';
import { StoreNotReady, StoreUnavailable } from './document-store.ts';

/** Where the records are kept in Azure. */
export interface CosmosSettings {
  /** `https://<account>.documents.azure.com` */
  readonly endpoint: string;
  /** The account's primary or secondary key; `undefined` for the identity the program runs as. */
  readonly key: string | undefined;
  /** Client id of a user-assigned managed identity; `undefined` for the system-assigned one, or whoever has signed in. */
  readonly identityClientId: string | undefined;
  readonly database: string;
  readonly container: string;
}

/** What is not a setting. */
export interface CosmosSurroundings {
  /** Told the request units of every answer of the account. */
  readonly onCharge: (requestUnits: number) => void;
  /** Instead of the account's clock; only where time is not to be real. */
  readonly nowMs?: (() => number) | undefined;
  /** Whether somebody waits for the answers of the open store, or they may take minutes. */
  readonly pace?: 'answering' | 'patient';
  /** Instead of those that suit. */
  readonly retryLimits?: RetryLimits | undefined;
}

/** A batch is given up by the account after 5 seconds; Teams gives up a click after some ten. */
const REQUEST_TIMEOUT_MS = 5_500;
/** After so long the client itself waits no more when the account turns requests away for their rate, and the store goes on. */
const MAX_THROTTLE_WAIT_S = 5;

/** Weaker than Session: somebody might not see what they have just saved. */
const TOO_WEAK = ['Eventual', 'ConsistentPrefix'];

/**
 * Connects to the account, and makes the container when it is not there.
 * @throws StoreNotReady when the account cannot be reached, refuses the credentials, or is not set up as it must be
 */
export async function openCosmosStore(
  settings: CosmosSettings,
  surroundings: CosmosSurroundings,
): Promise<CosmosDocumentStore> {
  const { nowMs, pace, retryLimits } = surroundings;
  const openingLimits = retryLimits ?? RETRY_LIMITS;
  const workingLimits = retryLimits ?? (pace === 'patient' ? PATIENT_RETRY_LIMITS : RETRY_LIMITS);
  const client = new CosmosClient(await clientOptions(settings, surroundings));
  try {
    const { resource: account } = await retrying(() => client.getDatabaseAccount(), openingLimits);
    checkAccount(settings, account);
    const container = await retrying(() => prepareContainer(settings, client), openingLimits);
    return new CosmosDocumentStore({ client, container, nowMs, retryLimits: workingLimits });
  } catch (error) {
    client.dispose();
    throw notReady(settings, error) ?? error;
  }
}

async function clientOptions(
  { endpoint, key, identityClientId }: CosmosSettings,
  { onCharge }: CosmosSurroundings,
): Promise<CosmosClientOptions> {
  return {
    endpoint,
    ...(key === undefined ? { aadCredentials: await credential(identityClientId) } : { key }),
    consistencyLevel: 'Session',
    httpClient: cosmosHttpClient(onCharge),
    connectionPolicy: {
      requestTimeout: REQUEST_TIMEOUT_MS,
      retryOptions: { maxWaitTimeInSeconds: MAX_THROTTLE_WAIT_S },
      // The account's own address follows its write region. With discovery the client would try an address that is wrong
      // for two minutes, and a read that is not answered 120 times.
      enableEndpointDiscovery: false,
      useMultipleWriteLocations: false,
    },
  };
}

/** Loaded only where no key is given: it is large. */
async function credential(clientId: string | undefined): Promise<CosmosClientOptions['aadCredentials']> {
  const { DefaultAzureCredential } = await import('@azure/identity');
  return new DefaultAzureCredential(clientId === undefined ? {} : { managedIdentityClientId: clientId });
}

function checkAccount({ endpoint }: CosmosSettings, account: DatabaseAccount | undefined): void {
  if (account?.enableMultipleWritableLocations === true) {
    throw new StoreNotReady(
      `The account at ${endpoint} takes writes in several regions, where changes can be lost: turn "Multi-region writes" off`,
    );
  }
  const consistency = account?.consistencyPolicy;
  if (consistency !== undefined && TOO_WEAK.includes(consistency)) {
    throw new StoreNotReady(
      `The account at ${endpoint} has ${consistency} as its default consistency: set it to Session`,
    );
  }
}

async function prepareContainer(settings: CosmosSettings, client: CosmosClient): Promise<Container> {
  const database = client.database(settings.database);
  try {
    await database.read();
  } catch (error) {
    if (statusOf(error) !== 404) throw error;
    throw new StoreNotReady(
      `The account at ${settings.endpoint} has no database ${settings.database}: create it, or set COSMOS_DATABASE to the one to use`,
      { cause: error },
    );
  }
  const container = database.container(settings.container);
  try {
    const { resource } = await container.read();
    const faults = faultsOf(resource ?? {});
    if (faults.length > 0) {
      throw new StoreNotReady(
        `The container ${settings.container} of the database ${settings.database} is not set up for the bot: ${faults.join('; ')}. Deploy the template for Cosmos DB again, or set COSMOS_CONTAINER to a name that is free`,
      );
    }
  } catch (error) {
    if (statusOf(error) !== 404) throw error;
    await createContainer(settings, client);
  }
  return container;
}

async function createContainer(settings: CosmosSettings, client: CosmosClient): Promise<void> {
  try {
    await client.database(settings.database).containers.create({ id: settings.container, ...CONTAINER_SETUP });
  } catch (error) {
    // Another instance was faster.
    if (statusOf(error) === 409) return;
    if (statusOf(error) !== 403) throw error;
    throw new StoreNotReady(
      `The database ${settings.database} has no container ${settings.container}, and the bot's identity may not make it: deploy the template for Cosmos DB, or set COSMOS_CONTAINER to the one to use`,
      { cause: error },
    );
  }
}

/** One line for what the client throws when nothing can work; `undefined` for everything else. */
function notReady({ endpoint, key, identityClientId }: CosmosSettings, error: unknown): StoreNotReady | undefined {
  if (error instanceof StoreNotReady) return error;
  if (error instanceof StoreUnavailable) {
    return new StoreNotReady(
      `${endpoint} does not answer as an account of Cosmos DB: check COSMOS_ENDPOINT and the network`,
      {
        cause: error,
      },
    );
  }
  if (error instanceof Error && /credential|authentication/i.test(error.name)) {
    return new StoreNotReady(
      `No identity could be found for ${endpoint}: give the host ${identityClientId === undefined ? 'a managed identity' : `the managed identity ${identityClientId}`}, or set COSMOS_KEY`,
      { cause: error },
    );
  }
  switch (statusOf(error)) {
    case 401:
      return new StoreNotReady(
        key === undefined
          ? `${endpoint} does not accept the bot's identity: grant it the role "Cosmos DB Built-in Data Contributor"`
          : `${endpoint} does not accept the key: set COSMOS_KEY to the account's primary or secondary key`,
        { cause: error },
      );
    case 403:
      return new StoreNotReady(
        `${endpoint} refuses the bot: grant its identity the role "Cosmos DB Built-in Data Contributor", allow keys if COSMOS_KEY is set, and let the account's firewall pass it`,
        { cause: error },
      );
    case 404:
      return new StoreNotReady(`${endpoint} is no account of Cosmos DB: check COSMOS_ENDPOINT`, { cause: error });
    case undefined:
      return undefined;
    default:
      return new StoreNotReady(
        `${endpoint} cannot be worked with (${error instanceof Error ? (error.message.split('\n')[0] ?? '') : ''}): check the settings of Cosmos DB`,
        { cause: error },
      );
  }
}
