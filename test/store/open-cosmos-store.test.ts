import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { once } from 'node:events';

import { CosmosClient, type ContainerRequest } from '@azure/cosmos';

import { CONTAINER_SETUP, faultsOf } from '../../src/store/cosmos-container.ts';
import { StoreNotReady } from '../../src/store/document-store.ts';
import { openCosmosStore, type CosmosSettings } from '../../src/store/open-cosmos-store.ts';
import { freePort } from '../support/free-port.ts';
import { DATABASE, IMPATIENT, startCosmosAccount, type CosmosAccount } from '../support/cosmos-account.ts';

describe('opening a store in Cosmos DB', () => {
  let account: CosmosAccount;
  let owner: CosmosClient;

  before(async () => {
    account = await startCosmosAccount();
    const { endpoint, key } = account.double;
    owner = new CosmosClient({ endpoint, key, connectionPolicy: { enableEndpointDiscovery: false } });
  });
  after(async () => {
    owner.dispose();
    await account.close();
  });

  const surroundings = { onCharge: () => undefined, retryLimits: { ...IMPATIENT, attempts: 3 } };
  const open = async (changes: Partial<CosmosSettings> = {}): Promise<void> => {
    await (await openCosmosStore({ ...account.newSettings(), ...changes }, surroundings)).close();
  };
  const refused =
    (says: RegExp) =>
    (error: unknown): true => {
      assert.ok(error instanceof StoreNotReady, String(error));
      assert.match(error.message, says);
      assert.doesNotMatch(error.message, /\n/);
      return true;
    };

  it('makes the container as the bot needs it, and finds it again', async () => {
    const settings = account.newSettings();
    await open(settings);
    const { resource } = await owner.database(DATABASE).container(settings.container).read();
    assert.deepEqual(resource?.partitionKey?.paths, CONTAINER_SETUP.partitionKey.paths);
    assert.equal(resource.defaultTtl, -1);
    assert.deepEqual(resource.indexingPolicy?.compositeIndexes, CONTAINER_SETUP.indexingPolicy.compositeIndexes);
    await open(settings);
  });

  it('makes it once, however many start at once', async () => {
    const settings = account.newSettings();
    await Promise.all(Array.from({ length: 5 }, () => open(settings)));
  });

  it('is refused where nothing answers', async () => {
    const endpoint = `http://127.0.0.1:${String(await freePort())}`;
    await assert.rejects(open({ endpoint }), refused(/does not answer as an account.*check COSMOS_ENDPOINT/));
    await assert.rejects(
      open({ endpoint: 'https://no-such-account.invalid' }),
      refused(/does not answer as an account.*check COSMOS_ENDPOINT/),
    );
  });

  it('is refused where something else answers', async () => {
    for (const [status, says] of [
      [404, /is no account of Cosmos DB: check COSMOS_ENDPOINT/],
      [502, /does not answer as an account/],
    ] as const) {
      await withServer({ status, type: 'text/html', body: '<html>Nothing here</html>' }, (endpoint) =>
        assert.rejects(open({ endpoint }), refused(says)),
      );
    }
  });

  it('is refused with a wrong key', async () => {
    const key = Buffer.from('another').toString('base64');
    await assert.rejects(open({ key }), refused(/does not accept the key: set COSMOS_KEY to the account's primary/));
  });

  it('is refused without the database', async () => {
    await assert.rejects(
      open({ database: 'other' }),
      refused(/has no database other: create it, or set COSMOS_DATABASE/),
    );
  });

  const badSetups: readonly (readonly [string, Partial<ContainerRequest>, RegExp])[] = [
    ['another partition key', { partitionKey: { paths: ['/id'] } }, /the partition key is \/id instead of \/pk/],
    ['a time to live', { defaultTtl: 3600 }, /the default time to live is 3600 instead of on without a default \(-1\)/],
    ['no time to live at all', { defaultTtl: undefined }, /the default time to live is off/],
    [
      'the composite indexes missing',
      { indexingPolicy: { ...CONTAINER_SETUP.indexingPolicy, compositeIndexes: [] } },
      /the composite index of \/body\/type, \/body\/fmId, \/body\/startDate is missing/,
    ],
    [
      'an index missing',
      {
        indexingPolicy: {
          ...CONTAINER_SETUP.indexingPolicy,
          includedPaths: CONTAINER_SETUP.indexingPolicy.includedPaths.filter(({ path }) => !path.includes('nextAt')),
        },
      },
      /not set up for the bot: the index of \/body\/nextAt\/\? is missing\. Deploy the template/,
    ],
  ];
  for (const [name, setup, says] of badSetups) {
    it(`is refused with a container that has ${name}, and leaves it alone`, async () => {
      const settings = account.newSettings();
      await owner.database(DATABASE).containers.create({ ...CONTAINER_SETUP, ...setup, id: settings.container });
      await assert.rejects(open(settings), refused(says));
      await assert.rejects(open(settings), refused(says));
    });
  }

  for (const [includedPaths, excludedPaths, fault] of [
    [['/*'], [], undefined],
    [['/pk/?', '/body/*'], ['/*'], undefined],
    [['/*'], ['/body/*'], 'the index of /body/type/? is missing'],
    [['/*'], ['/body/nextAt/?'], 'the index of /body/nextAt/? is missing'],
    [['/body/*'], ['/*'], 'the index of /pk/? is missing'],
  ] as const) {
    it(`finds that indexing ${includedPaths.join(' and ')} without ${excludedPaths.join() || 'exception'} ${fault === undefined ? 'is enough' : 'is not'}`, () => {
      const faults = faultsOf({
        ...CONTAINER_SETUP,
        indexingPolicy: {
          ...CONTAINER_SETUP.indexingPolicy,
          indexingMode: 'Consistent',
          includedPaths: includedPaths.map((path) => ({ path })),
          excludedPaths: excludedPaths.map((path) => ({ path })),
        },
      });
      assert.equal(faults[0], fault);
    });
  }

  it('takes composite indexes that are read backwards, as the account may write them down', () => {
    const { compositeIndexes } = CONTAINER_SETUP.indexingPolicy;
    const withIndexes = (indexes: readonly (readonly { path: string; order?: string }[])[]): readonly string[] =>
      faultsOf({
        ...CONTAINER_SETUP,
        indexingPolicy: { ...CONTAINER_SETUP.indexingPolicy, compositeIndexes: indexes },
      });
    assert.deepEqual(withIndexes(compositeIndexes.map((paths) => paths.map(({ path }) => ({ path })))), []);
    const reversed = compositeIndexes.map((paths) => paths.map(({ path }) => ({ path, order: 'descending' })));
    assert.deepEqual(withIndexes(reversed), []);
    const mixed = compositeIndexes.map((paths) =>
      paths.map(({ path }, n) => ({ path, order: n === 0 ? 'ascending' : 'descending' })),
    );
    assert.equal(withIndexes(mixed).length, compositeIndexes.length);
  });

  for (const [name, answer, says] of [
    ['several write regions', { enableMultipleWriteLocations: true }, /takes writes in several regions/],
    [
      'a weak consistency',
      { userConsistencyPolicy: { defaultConsistencyLevel: 'Eventual' } },
      /has Eventual as its default consistency: set it to Session/,
    ],
  ] as const) {
    it(`is refused with an account that has ${name}`, async () => {
      const body = JSON.stringify({ writableLocations: [], readableLocations: [], ...answer });
      await withServer({ status: 200, type: 'application/json', body }, (endpoint) =>
        assert.rejects(open({ endpoint }), refused(says)),
      );
    });
  }
});

interface FixedAnswer {
  readonly status: number;
  readonly type: string;
  readonly body: string;
}

/** Runs `work` with the address of a server that answers everything alike. */
async function withServer(
  { status, type, body }: FixedAnswer,
  work: (endpoint: string) => Promise<void>,
): Promise<void> {
  const server = createServer((_, response) => {
    response.writeHead(status, { 'content-type': type });
    response.end(body);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  assert.ok(typeof address === 'object' && address);
  try {
    await work(`http://127.0.0.1:${String(address.port)}`);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}
