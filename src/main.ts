import { randomUUID } from 'node:crypto';

import type { Clock, HolidayCalendars, Log } from './application/ports.ts';
import { EngagementBot } from './bot/engagement-bot.ts';
import { TeamsAdapter } from './bot/teams-adapter.ts';
import { TeamsNotifier } from './bot/teams-notifier.ts';
import { readConfig, type Config } from './config.ts';
import { DateHolidaysCalendars } from './holidays/date-holidays-calendars.ts';
import { createLog } from './log.ts';
import { ReminderDelivery } from './reminders/reminder-delivery.ts';
import { ReminderScheduler } from './reminders/reminder-scheduler.ts';
import { startHttpServer, type JsonRoute } from './server/http-server.ts';
import { CustomerDocumentRecords } from './store/customer-document-records.ts';
import { PersonDocumentRecords } from './store/person-document-records.ts';
import { SqliteDocumentStore, UnsupportedLayout } from './store/sqlite-document-store.ts';

/** sysexits.h: the configuration is wrong. */
const EXIT_CONFIG = 78;

const LOOPBACK = '127.0.0.1';

/** The bot's parts before anything listens or is sent. */
export interface AssembledBot {
  readonly store: SqliteDocumentStore;
  readonly customers: CustomerDocumentRecords;
  readonly people: PersonDocumentRecords;
  readonly holidays: HolidayCalendars;
  readonly scheduler: ReminderScheduler;
  /** Starts listening and reminding. */
  start(extraRoutes?: readonly JsonRoute[]): Promise<RunningBot>;
}

/** A bot that listens. */
export interface RunningBot {
  readonly port: number;
  /** Finishes what is under way and closes the store. */
  stop(): Promise<void>;
}

/**
 * Builds the whole bot; everything it depends on that is not its own comes in here.
 * @throws Error when it would authenticate nobody on an address that others can reach
 */
export function assembleBot(
  config: Config,
  { clock, log }: { readonly clock: Clock; readonly log: Log },
): AssembledBot {
  const { registration, homeTenantId, defaultLanguage, frpUpdates } = config;
  if (!registration && config.host !== LOOPBACK) {
    throw new Error(`Without a registration the bot listens on ${LOOPBACK} alone, not on ${config.host}`);
  }
  const newId = randomUUID;
  const store = new SqliteDocumentStore({ file: config.storeFile, nowMs: () => clock.nowMs() });
  const customers = new CustomerDocumentRecords(store);
  const people = new PersonDocumentRecords(store, homeTenantId);
  const adapter = new TeamsAdapter(registration, log);
  const services = {
    customers,
    reminders: customers,
    people,
    reassignments: people,
    holidays: new DateHolidaysCalendars(),
    policy: { frpUpdates },
    clock,
    newId,
    log,
  };
  const bot = new EngagementBot(services, { homeTenantId, defaultLanguage });
  const notifier = new TeamsNotifier({
    adapter,
    appId: registration?.appId ?? '',
    homeTenantId,
    defaultLanguage,
    people,
    policy: services.policy,
    clock,
    newId,
    log,
  });
  const delivery = new ReminderDelivery({ ...services, notifier });
  const scheduler = new ReminderScheduler(() => delivery.deliverDue(), log);

  return {
    store,
    customers,
    people,
    holidays: services.holidays,
    scheduler,
    async start(extraRoutes = []) {
      const server = await startHttpServer({
        port: config.port,
        host: config.host,
        routes: [
          {
            path: '/api/messages',
            handle: (body, authorization) => adapter.receive(authorization, body, (context) => bot.run(context)),
          },
          ...extraRoutes,
        ],
        onError: (error) => {
          log.error('A request failed', error);
        },
      });
      scheduler.start();
      return {
        port: server.port,
        async stop() {
          await Promise.all([server.close(), scheduler.stop()]);
          await store.close();
        },
      };
    },
  };
}

/** Runs the program as its arguments say: `local` for local mode, nothing for production. */
export async function main(argv: readonly string[]): Promise<void> {
  try {
    if (argv[0] === 'local') {
      const { runLocalMode } = await import('./local/local-mode.ts');
      await runLocalMode(argv.slice(1), {
        environment: process.env,
        assembleBot,
        createLog,
        stopOnSignals,
        exitForFaults,
      });
    } else {
      await runProduction();
    }
  } catch (error) {
    if (error instanceof UnsupportedLayout) {
      exitForFaults([error.message]);
      return;
    }
    if (!isAddressInUse(error)) throw error;
    exitForFaults([`Port ${String(error.port)} is taken: end the program that uses it, or set PORT to another one`]);
  }
}

async function runProduction(): Promise<void> {
  const read = readConfig(process.env);
  if (!read.ok) {
    exitForFaults(read.faults);
    return;
  }
  const log = createLog(read.config.logLevel);
  const bot = await assembleBot(read.config, { clock: { nowMs: () => Date.now() }, log }).start();
  log.info('The bot listens', { port: bot.port });
  stopOnSignals(() => bot.stop(), log);
}

function isAddressInUse(error: unknown): error is Error & { readonly port: number } {
  return error instanceof Error && 'code' in error && error.code === 'EADDRINUSE' && 'port' in error;
}

/** Stops in good order when the host asks for it. */
function stopOnSignals(stop: () => Promise<void>, log: Log): void {
  const onSignal = (): void => {
    stop().then(
      () => process.exit(0),
      (error: unknown) => {
        log.error('Stopping failed', error);
        process.exit(1);
      },
    );
  };
  process.once('SIGTERM', onSignal);
  process.once('SIGINT', onSignal);
}

function exitForFaults(faults: readonly string[]): void {
  for (const fault of faults) process.stderr.write(`${fault}\n`);
  process.stderr.write(
    'The settings are explained in .env.example. To try the bot without any, run "npm run local".\n',
  );
  process.exitCode = EXIT_CONFIG;
}
