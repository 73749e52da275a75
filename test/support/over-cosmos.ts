// Required by runs of the suites over Cosmos DB: mocha --require test/support/over-cosmos.ts
import { startCosmosAccount, type CosmosAccount } from './cosmos-account.ts';
import { useStores } from './store-settings.ts';

/** An account with very many containers is slow to make another. */
const TESTS_PER_ACCOUNT = 20;

const accounts: CosmosAccount[] = [];
let tests = 0;

/** Every test gets a container of its own, a test that asks for a store by name the same one each time. */
export const mochaHooks = {
  async beforeAll(): Promise<void> {
    const { double } = await startAccount();
    useStores((name) => {
      const account = accounts.at(-1);
      if (!account) throw new Error('No account was started');
      const settings = account.newSettings();
      return { kind: 'cosmos', ...settings, container: name?.replaceAll(/[^\w-]+/g, '-') ?? settings.container };
    });
    // For programs that tests start.
    process.env['STORE'] = 'cosmos';
    process.env['COSMOS_ENDPOINT'] = double.endpoint;
    process.env['COSMOS_KEY'] = double.key;
  },
  async beforeEach(): Promise<void> {
    tests += 1;
    if (tests % TESTS_PER_ACCOUNT === 0) await startAccount();
  },
  async afterAll(): Promise<void> {
    const requests = accounts.reduce((sum, { double }) => sum + double.requests.entries.length, 0);
    if (requests === 0) throw new Error('Nothing in this run asked Cosmos DB for anything');
    await Promise.all(accounts.map((account) => account.close()));
  },
};

async function startAccount(): Promise<CosmosAccount> {
  const account = await startCosmosAccount({ physicalPartitions: 2 });
  accounts.push(account);
  return account;
}
