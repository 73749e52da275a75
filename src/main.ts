import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';

import type { Clock, HolidayCalendars, Log, Timer } from './application/ports.ts';
import { readAccountKind } from './bot/account-kind.ts';
import { EngagementBot } from './bot/engagement-bot.ts';
import { TeamsAdapter, type TestChannel } from './bot/teams-adapter.ts';
import { TeamsNotifier } from './bot/teams-notifier.ts';
import { runCopy } from './commands/copy-command.ts';
import { isDataCommand, runDataCommand } from './commands/data-command.ts';
import { runPeopleImport } from './commands/import-people-command.ts';
import { readConfig, readStoreConfig, type Config } from './config.ts';
import { warmUpUnderstanding } from './conversation/understand.ts';
import { EXIT, exitForFaults } from './exit.ts';
import { DateHolidaysCalendars } from './holidays/date-holidays-calendars.ts';
import { logLibraryOutput } from './library-output.ts';
import { createLog, type ProgramLog } from './log.ts';
import { RateLimits } from './rate-limits.ts';
import { ReminderDelivery } from './reminders/reminder-delivery.ts';
import { ReminderRepair } from './reminders/reminder-repair.ts';
import { ReminderScheduler } from './reminders/reminder-scheduler.ts';
import { SendPace } from './reminders/send-pace.ts';
import { startHttpServer, type JsonRoute } from './server/http-server.ts';
import { CustomerDocumentRecords } from './store/customer-document-records.ts';
import { DeliveryDocumentSwitch } from './store/delivery-document-switch.ts';
import { refuseUnfinishedCopy } from './store/copy-store.ts';
import { StoreNotReady, StoreUnavailable, type DocumentStore } from './store/document-store.ts';
import { getLogKey } from './store/log-key-document.ts';
import { openStore } from './store/open-store.ts';
import { PersonDocumentRecords } from './store/person-document-records.ts';
import { RequestCharges } from './store/request-charges.ts';

const LOOPBACK = '127.0.0.1';

/** How often requests of one address may be refused in a minute and still be told why. */
const REFUSALS_PER_MINUTE = 60;
/** Of so many addresses and people it is kept how busy they are. */
const MAX_LIMITED = 10_000;

/** Once an hour. */
const CHARGES_REPORT_MS = 3_600_000;

const REAL_TIMER: Timer = { elapsedMs: () => performance.now(), sleep: setTimeout };

/** The bot's parts before anything listens or is sent. */
export interface AssembledBot {
  readonly store: DocumentStore;
  readonly charges: RequestCharges;
  readonly customers: CustomerDocumentRecords;
  readonly people: PersonDocumentRecords;
  readonly holidays: HolidayCalendars;
  readonly scheduler: ReminderScheduler;
  readonly repair: ReminderRepair;
  /** Under which the log hashes ids; it is kept in the store. */
  readonly logKey: string;
  /** Starts listening and reminding. */
  start(extraRoutes?: readonly JsonRoute[]): Promise<RunningBot>;
}

/** What a bot depends on that is not its own. */
export interface BotSurroundings {
  readonly clock: Clock;
  readonly log: Log;
  readonly timer?: Timer;
  /** A random number from 0 to 1. */
  readonly random?: () => number;
  /** For tests on the loopback address alone; no setting leads here. */
  readonly testChannel?: TestChannel;
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
 * @throws StoreNotReady
 */
export async function assembleBot(
  config: Config,
  { clock, log, timer = REAL_TIMER, random = Math.random, testChannel }: BotSurroundings,
): Promise<AssembledBot> {
  const { registration, homeTenantId, adminObjectIds, defaultLanguage, frpUpdates } = config;
  if (!registration && config.host !== LOOPBACK) {
    throw new Error(`Without a registration the bot listens on ${LOOPBACK} alone, not on ${config.host}`);
  }
  if (testChannel && (config.host !== LOOPBACK || URL.parse(testChannel.openIdMetadataUrl)?.hostname !== LOOPBACK)) {
    throw new Error(`With a channel played by a test the bot listens on ${LOOPBACK} alone, and so does the channel`);
  }
  const newId = randomUUID;
  const charges = new RequestCharges();
  const store = await openStore(config.store, {
    nowMs: () => clock.nowMs(),
    // Local mode travels in time, and the clock of an account in Azure does not.
    usesOwnClock: !registration,
    charges,
    pace: 'answering',
  });
  try {
    await refuseUnfinishedCopy(store);
  } catch (error) {
    await store.close();
    throw error;
  }
  const logKey = await getLogKey(store);
  const customers = new CustomerDocumentRecords(store, config.retention);
  const people = new PersonDocumentRecords(store, homeTenantId, {
    appointedAdmins: adminObjectIds,
    retention: config.retention,
  });
  const adapter = new TeamsAdapter({ registration, homeTenantId, nowMs: () => Date.now(), log, testChannel });
  const limits = { maxKeys: MAX_LIMITED, elapsedMs: () => timer.elapsedMs() };
  const services = {
    customers,
    reminders: customers,
    people,
    directory: people,
    reassignments: people,
    deliverySwitch: new DeliveryDocumentSwitch(store, config.retention),
    holidays: new DateHolidaysCalendars(),
    policy: { frpUpdates },
    clock,
    newId,
    log,
    meter: charges,
  };
  const bot = new EngagementBot(services, {
    homeTenantId,
    defaultLanguage,
    actionLimit: new RateLimits({ ...limits, perMinute: config.door.actionsPerMinute }),
    // In local mode there are no accounts of which anybody could be asked.
    readAccount: (context) => (registration ? readAccountKind(context, log) : Promise.resolve(undefined)),
  });
  const notifier = new TeamsNotifier({
    adapter,
    appId: registration?.appId ?? '',
    homeTenantId,
    defaultLanguage,
    people,
    holidays: services.holidays,
    policy: services.policy,
    clock,
    newId,
    log,
  });
  const delivery = new ReminderDelivery({
    ...services,
    notifier,
    timer,
    pace: new SendPace(config.reminders, timer),
    inDoubtPolicy: config.reminders.inDoubt,
    random,
  });
  const repair = new ReminderRepair(services);
  const scheduler = new ReminderScheduler(
    {
      deliverDue: () => delivery.deliverDue(),
      stop: () => {
        delivery.stop();
        repair.stop();
      },
      repairWhenDue: () => repair.repairWhenDue(),
    },
    log,
  );

  return {
    store,
    charges,
    customers,
    people,
    holidays: services.holidays,
    scheduler,
    repair,
    logKey,
    async start(extraRoutes = []) {
      warmUpUnderstanding();
      await adapter.warmUp();
      const server = await startHttpServer({
        port: config.port,
        host: config.host,
        routes: [
          {
            path: '/api/messages',
            admit: async (authorization) => {
              const admission = await adapter.admit(authorization);
              if (!admission.ok) return { ...admission.answer, reason: admission.reason };
              return (body) => admission.receive(body, (context) => bot.run(context));
            },
          },
          ...extraRoutes,
        ],
        trustedProxies: config.door.trustedProxies,
        refusalLimit: new RateLimits({ ...limits, perMinute: REFUSALS_PER_MINUTE }),
        onRefused: (reason, status) => {
          log.warn(`A request was refused: ${reason}`, { status });
        },
        onError: (error) => {
          log.error('A request failed', error);
        },
      });
      scheduler.start();
      const reports = setInterval(() => {
        reportCharges(charges, log);
      }, CHARGES_REPORT_MS);
      return {
        port: server.port,
        async stop() {
          clearInterval(reports);
          await Promise.all([server.close(), scheduler.stop()]);
          reportCharges(charges, log);
          await store.close();
        },
      };
    },
  };
}

/** Logs what each use case was charged since the last report; nothing for a store that charges nothing. */
function reportCharges(charges: RequestCharges, log: Log): void {
  for (const { useCase, runs, requests, requestUnits } of charges.take()) {
    if (requests === 0) continue;
    log.info('Request charges', { useCase, runs, requests, requestUnits: Math.round(requestUnits * 100) / 100 });
  }
}

/**
 * Runs the program as its arguments say: `local` for local mode, `copy` to copy a store, `import-people` to read a file of
 * people, a data command, nothing for production.
 */
export async function main(argv: readonly string[]): Promise<void> {
  try {
    if (argv[0] === 'local') {
      const { runLocalMode } = await import('./local/local-mode.ts');
      await runLocalMode(argv.slice(1), {
        environment: process.env,
        assembleBot,
        createLog: createProgramLog,
        stopOnSignals,
        exitForFaults,
      });
    } else if (argv[0] === 'copy') {
      await runCopy(argv.slice(1));
    } else if (argv[0] === 'import-people') {
      await runPeopleImport(argv.slice(1));
    } else if (isDataCommand(argv[0])) {
      const read = readStoreConfig(process.env);
      if (read.ok) process.exitCode = await runDataCommand(argv[0], argv.slice(1), read.config);
      else exitForFaults(read.faults);
    } else {
      await runProduction();
    }
  } catch (error) {
    if (error instanceof StoreUnavailable) {
      process.stderr.write(`${error.message}: try again; a copy or an erasure goes on where it was\n`);
      process.exitCode = EXIT.temporary;
      return;
    }
    if (error instanceof StoreNotReady) {
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
  const log = createProgramLog(read.config.logLevel);
  const bot = await assembleBot(read.config, { clock: { nowMs: () => Date.now() }, log });
  log.hashIdsWith(bot.logKey);
  const running = await bot.start();
  stopOnSignals(() => running.stop(), log);
  log.info('The bot listens', { port: running.port });
}

/** The log, into which from now on also goes what libraries print. */
function createProgramLog(level: string): ProgramLog {
  const log = createLog(level);
  logLibraryOutput(log);
  return log;
}

function isAddressInUse(error: unknown): error is Error & { readonly port: number } {
  return error instanceof Error && 'code' in error && error.code === 'EADDRINUSE' && 'port' in error;
}

/** Stops in good order when the host asks for it. */
export function stopOnSignals(stop: () => Promise<void>, log: Log): void {
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
