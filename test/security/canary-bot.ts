// The whole bot in a process of its own, with the log of production at its most talkative. It says on which port it
// listens; from the line `fail` on its standard input, its store fails now and then with a message of that word.
import { createInterface } from 'node:readline';

import { localRoutes } from '../../src/local/local-routes.ts';
import { SettableClock } from '../../src/local/settable-clock.ts';
import { logLibraryOutput } from '../../src/library-output.ts';
import { createLog } from '../../src/log.ts';
import { assembleBot, stopOnSignals } from '../../src/main.ts';
import { HOME_TENANT } from '../support/builders.ts';
import { seededRandom } from '../support/cosmos-double/cosmos-double.ts';
import { testConfig } from '../support/test-config.ts';

const [file = '', seed = '1', canary = '', appId = ''] = process.argv.slice(2);
/** How often the store fails. */
const FAILURES = 0.15;

const log = createLog('debug');
logLibraryOutput(log);
const clock = new SettableClock(Date.parse('2026-11-23T09:00:00Z'));
const bot = await assembleBot(
  testConfig({
    registration:
      appId === '' ? undefined : { appId, appType: 'SingleTenant', appTenantId: HOME_TENANT, appPassword: canary },
    store: { kind: 'sqlite', file },
    frpUpdates: true,
    logLevel: 'debug',
  }),
  { clock, log },
);
log.hashIdsWith(bot.logKey);

let isFailing = false;
const random = seededRandom(Number(seed));
const get = bot.store.get.bind(bot.store);
const find = bot.store.find.bind(bot.store);
const write = bot.store.write.bind(bot.store);
const findDue = bot.store.findDue.bind(bot.store);
const orFail = <T>(work: () => Promise<T>): Promise<T> => {
  if (!isFailing || random() >= FAILURES) return work();
  const error = new Error(`${canary}\n    at ${canary} (file:///${canary}.ts:1:1)\n${canary}`);
  // As libraries do.
  globalThis.console.error(error, { key: canary });
  globalThis.console.log(`${canary}\n${canary}`);
  return Promise.reject(error);
};
Object.assign(bot.store, {
  get: (...asked: Parameters<typeof get>) => orFail(() => get(...asked)),
  find: (...asked: Parameters<typeof find>) => orFail(() => find(...asked)),
  write: (...asked: Parameters<typeof write>) => orFail(() => write(...asked)),
  findDue: (...asked: Parameters<typeof findDue>) => orFail(() => findDue(...asked)),
});
createInterface({ input: process.stdin })
  .on('line', () => {
    isFailing = true;
  })
  // Whoever has lost its parent has nothing to do any more.
  .once('close', () => process.exit(1));

const running = await bot.start(localRoutes({ ...bot, clock }));
stopOnSignals(() => running.stop(), log);
process.stdout.write(`port ${String(running.port)}\n`);
