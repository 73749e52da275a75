// The whole bot in a process of its own, over the store that the environment names; it says on which port it listens.
import type { Log } from '../../src/application/ports.ts';
import { assembleBot } from '../../src/main.ts';
import { testConfig } from './test-config.ts';

const { NOW = '', COSMOS_ENDPOINT = '', COSMOS_KEY = '', COSMOS_DATABASE = '', COSMOS_CONTAINER = '' } = process.env;

const config = testConfig({
  door: { actionsPerMinute: 60, trustedProxies: 0 },
  store: {
    kind: 'cosmos',
    endpoint: COSMOS_ENDPOINT,
    key: COSMOS_KEY,
    identityClientId: undefined,
    database: COSMOS_DATABASE,
    container: COSMOS_CONTAINER,
  },
});
const startsAtMs = Date.parse(NOW);
const log: Log = {
  info: () => undefined,
  warn: () => undefined,
  error: (message, error) => {
    process.stderr.write(`${message} ${String(error)}\n`);
  },
};
const bot = await assembleBot(config, { clock: { nowMs: () => startsAtMs + performance.now() }, log });
const { port } = await bot.start();
process.stdout.write(`port ${String(port)}\n`);
