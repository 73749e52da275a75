// The whole bot in a process of its own that stops in good order when it is asked to; it says on which port it listens.
import type { Log } from '../../src/application/ports.ts';
import { assembleBot, stopOnSignals } from '../../src/main.ts';
import { HOME_TENANT } from '../support/builders.ts';
import { SharedClock } from './shared-clock.ts';

const [file = '', clockFile = '', sendsPerSecond, secondsPerChat] = process.argv.slice(2);
const clock = new SharedClock(clockFile);
const log: Log = {
  info: () => undefined,
  warn: () => undefined,
  error: (message, error) => {
    process.stderr.write(`${message}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  },
};
const bot = await assembleBot(
  {
    host: '127.0.0.1',
    port: 0,
    registration: undefined,
    homeTenantId: HOME_TENANT,
    store: { kind: 'sqlite', file },
    defaultLanguage: 'en',
    adminObjectIds: [],
    frpUpdates: false,
    door: { actionsPerMinute: 60, trustedProxies: 0 },
    reminders: {
      inDoubt: 'resend',
      sendsPerSecond: Number(sendsPerSecond),
      secondsPerChat: Number(secondsPerChat),
    },
    logLevel: 'error',
  },
  { clock, log },
);
// Whoever has lost its parent has nothing to do any more.
process.stdin.resume().once('end', () => process.exit(1));
const running = await bot.start();
stopOnSignals(() => running.stop(), log);
process.stdout.write(`port ${String(running.port)}\n`);
