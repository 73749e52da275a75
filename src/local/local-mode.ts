import type { Clock, Log } from '../application/ports.ts';
import { readLocalConfig, type Config } from '../config.ts';
import type { JsonRoute } from '../server/http-server.ts';
import { localRoutes, type LocalRoutesOptions } from './local-routes.ts';
import { startPlayground, type Playground } from './playground.ts';
import { SAMPLE_PEOPLE, SAMPLE_TENANT_ID, type SamplePerson } from './sample.ts';
import { hasSample, seedSample } from './seed-sample.ts';
import { SettableClock } from './settable-clock.ts';

const FIRST_CHAT_PORT = 56150;
const DEFAULT_PEOPLE = ['grace', 'frank'];

/** The bot as local mode needs it: its parts, and how to start it. */
interface LocalBot extends Omit<LocalRoutesOptions, 'clock'> {
  readonly logKey: string;
  start(extraRoutes: readonly JsonRoute[]): Promise<{ readonly port: number; stop(): Promise<void> }>;
}

/** What local mode takes from the program around it. */
export interface Surroundings {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly assembleBot: (
    config: Config,
    dependencies: { readonly clock: Clock; readonly log: Log },
  ) => Promise<LocalBot>;
  readonly createLog: (level: string) => Log & { hashIdsWith(key: string): void };
  readonly stopOnSignals: (stop: () => Promise<void>, log: Log) => void;
  readonly exitForFaults: (faults: readonly string[]) => void;
}

/**
 * Starts the bot on this machine alone, without a registration, with a sample of made-up people and customers and a chat
 * for each person named in `argv` (a Gateway person and an FM when none is).
 */
export async function runLocalMode(argv: readonly string[], surroundings: Surroundings): Promise<void> {
  const { environment, assembleBot, createLog, stopOnSignals, exitForFaults } = surroundings;
  const read = readLocalConfig(environment, SAMPLE_TENANT_ID);
  const names = argv.length > 0 ? argv : DEFAULT_PEOPLE;
  const known = SAMPLE_PEOPLE.map(({ key }) => key);
  const unknown = names.filter((name) => !known.includes(name));
  if (!read.ok || unknown.length > 0) {
    exitForFaults([
      ...(read.ok ? [] : read.faults),
      ...unknown.map((name) => `Nobody in the sample is called ${name}: choose from ${known.join(', ')}`),
    ]);
    return;
  }

  const { bot: config, local } = read.config;
  const log = createLog(config.logLevel);
  const clock = new SettableClock(local.startsAtMs);
  const bot = await assembleBot(config, { clock, log });
  log.hashIdsWith(bot.logKey);
  if (!(await hasSample(bot))) await seedSample({ ...bot, clock });
  const running = await bot.start(localRoutes({ ...bot, clock }));
  const botUrl = `http://127.0.0.1:${String(running.port)}`;

  const chats: Playground[] = [];
  process.once('exit', () => {
    for (const chat of chats) chat.stop();
  });
  stopOnSignals(async () => {
    for (const chat of chats) chat.stop();
    await running.stop();
  }, log);

  try {
    const people = SAMPLE_PEOPLE.filter(({ key }) => names.includes(key));
    await Promise.all(
      people.map(async (person, index) => {
        const chat = await startPlayground({
          person,
          port: FIRST_CHAT_PORT + index,
          botUrl,
          folder: local.folder,
          opensBrowser: local.opensBrowser,
          environment,
        });
        chats.push(chat);
      }),
    );
  } catch (error) {
    for (const chat of chats) chat.stop();
    await running.stop();
    exitForFaults([error instanceof Error ? error.message : String(error)]);
    return;
  }
  chats.sort((one, other) => SAMPLE_PEOPLE.indexOf(one.person) - SAMPLE_PEOPLE.indexOf(other.person));
  process.stdout.write(introduction(chats, botUrl, clock));
}

function introduction(chats: readonly Playground[], botUrl: string, clock: Clock): string {
  return [
    '',
    'The bot runs on this machine, with made-up people and customers. Its chats:',
    ...chats.map(({ person, url }) => `  ${url}   ${person.name} (${rolesOf(person)}, ${person.timeZone})`),
    '',
    `Its clock shows ${new Date(clock.nowMs()).toISOString()}. To move it forward and send what is due:`,
    `  curl -X POST ${botUrl}/local/clock -H 'content-type: application/json' -d '{"now": "2027-01-18T18:00:00Z"}'`,
    'To start over with the sample:',
    `  curl -X POST ${botUrl}/local/reset -H 'content-type: application/json' -d '{}'`,
    `Other people to chat as: npm run local -- ${SAMPLE_PEOPLE.map(({ key }) => key).join(' | ')}`,
    'Stop with Ctrl+C.',
    '',
  ].join('\n');
}

function rolesOf({ roles }: SamplePerson): string {
  return roles.length > 0 ? roles.join(', ') : 'no role';
}
