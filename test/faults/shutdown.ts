import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

import { seededRandom } from '../support/cosmos-double/cosmos-double.ts';
import { StageMaker, type Stage } from './delivery-stage.ts';
import type { Trial, Size } from '../support/trial.ts';

const PROGRAM = join(import.meta.dirname, 'stoppable-bot.ts');
const REMINDERS = 100;
/** The others come in threes for one FM, so that some wait for their chat's turn. */
const FMS_WITH_ONE = 85;
const CARDS = 3;
/** The bot is asked to stop as soon as the connector has read so many. */
const STOP_AFTER = {
  ci: [3, 40],
  full: [1, 2, 3, 5, 8, 12, 16, 20, 25, 30, 35, 40, 45, 50, 55, 60, 65, 70, 75, 80],
} as const satisfies Record<Size, readonly number[]>;
const ANSWER_MS = { from: 200, to: 500 } as const;
/** Hosts kill after 30 seconds at the latest; a send may take ten. */
const EXIT_WITHIN_MS = 12_000;
const SENDS_PER_SECOND = 50;
/** Longer than a process may take to end: nobody must wait for a chat's turn. */
const SECONDS_PER_CHAT = 20;
const WATCHDOG_MS = 120_000;

/** The host asks the bot to stop while it sends. */
export const shutdown: Trial = {
  name: 'shutdown',
  promise: `SIGTERM while ${String(REMINDERS)} reminders are being sent and people hold connections open: the process ends by itself within ${String(EXIT_WITHIN_MS / 1000)} s with exit code 0, nothing is in doubt and nothing still claimed; after a new start each has been sent exactly once`,
  run: async (size) => {
    const maker = new StageMaker();
    const failures: string[] = [];
    const exitsMs: number[] = [];
    const sentBefore: number[] = [];
    try {
      for (const stopAfter of STOP_AFTER[size]) {
        const found = await stopWhenRead(stopAfter, maker);
        failures.push(
          ...found.failures.map((failure) => `shutdown, SIGTERM after ${String(stopAfter)} POSTs: ${failure}`),
        );
        exitsMs.push(found.exitMs);
        sentBefore.push(found.sentBefore);
      }
    } finally {
      await maker.close();
    }
    const seconds = exitsMs.map((ms) => ms / 1000);
    return {
      measured: `${String(exitsMs.length)} shutdowns with ${sentBefore.join(', ')} of ${String(REMINDERS)} sent: ended in ${Math.min(...seconds).toFixed(1)} to ${Math.max(...seconds).toFixed(1)} s`,
      failures,
    };
  },
};

interface Found {
  readonly exitMs: number;
  readonly sentBefore: number;
  readonly failures: readonly string[];
}

async function stopWhenRead(stopAfter: number, maker: StageMaker): Promise<Found> {
  const random = seededRandom(stopAfter);
  const isTime = Promise.withResolvers<undefined>();
  let posts = 0;
  let isSlow = true;
  const stage = await maker.newStage({
    store: 'sqlite',
    reminders: REMINDERS,
    minutesApart: 0,
    fmOf: (reminder) =>
      reminder < FMS_WITH_ONE ? reminder : FMS_WITH_ONE + Math.floor((reminder - FMS_WITH_ONE) / CARDS),
    behave: async () => {
      posts += 1;
      if (posts === stopAfter) isTime.resolve(undefined);
      if (isSlow) await pause(ANSWER_MS.from + random() * (ANSWER_MS.to - ANSWER_MS.from));
      return { status: 201 };
    },
  });
  const failures: string[] = [];
  stage.clock.moveTo(stage.dueAtMs(0));
  const bot = await StartedBot.start(stage, maker.folder, SECONDS_PER_CHAT);
  const connections = await openConnections(bot.port);
  try {
    await withWatchdog(isTime.promise, `${String(stopAfter)} POSTs`);
    const askedMs = performance.now();
    bot.process.kill('SIGTERM');
    const { code, signal } = await bot.exit();
    const exitMs = performance.now() - askedMs;
    if (code !== 0) failures.push(`ended with ${String(signal ?? code)}`);
    if (exitMs > EXIT_WITHIN_MS) failures.push(`ended after ${(exitMs / 1000).toFixed(1)} s`);

    let sentBefore = 0;
    for (let reminder = 0; reminder < REMINDERS; reminder += 1) {
      const { state, inDoubt, claimToken } = await stage.stateOf(reminder);
      if (state === 'sent') sentBefore += 1;
      else if (state !== 'pending' || inDoubt || claimToken !== undefined) {
        failures.push(`reminder ${String(reminder)} is left ${state}${inDoubt ? ', in doubt' : ''}`);
      }
    }
    if (sentBefore !== stage.posts.length) {
      failures.push(`${String(sentBefore)} recorded of ${String(stage.posts.length)} sent`);
    }

    isSlow = false;
    const next = await StartedBot.start(stage, maker.folder, 0);
    await withWatchdog(allSent(stage), 'all are sent after the new start');
    next.process.kill('SIGTERM');
    await next.exit();
    const byReminder = Map.groupBy(stage.posts, ({ reminder }) => reminder);
    for (let reminder = 0; reminder < REMINDERS; reminder += 1) {
      const own = byReminder.get(reminder) ?? [];
      if (own.length !== 1) failures.push(`reminder ${String(reminder)} sent ${String(own.length)} times`);
      if (own.some(({ isMarked }) => isMarked)) failures.push(`reminder ${String(reminder)} says that it is a repeat`);
    }
    failures.push(...bot.errors, ...next.errors);
    return { exitMs, sentBefore, failures };
  } finally {
    for (const connection of connections) connection.destroy();
    bot.process.kill('SIGKILL');
    await stage.close();
  }
}

/** The whole bot in a process. */
class StartedBot {
  readonly process: ChildProcess;
  readonly port: number;
  readonly errors: readonly string[];
  readonly #ended: Promise<{ readonly code: number | null; readonly signal: string | null }>;

  private constructor(bot: ChildProcess, port: number, errors: readonly string[], ended: StartedBot['exit']) {
    this.process = bot;
    this.port = port;
    this.errors = errors;
    this.#ended = ended();
  }

  static async start(stage: Stage, compileCache: string, secondsPerChat: number): Promise<StartedBot> {
    const { store, clockFile } = stage.job(0);
    if (store.kind !== 'sqlite') throw new Error('Expected an embedded store');
    const bot = spawn(
      process.execPath,
      [PROGRAM, store.file, clockFile, String(SENDS_PER_SECOND), String(secondsPerChat)],
      { env: { ...process.env, NODE_COMPILE_CACHE: compileCache }, stdio: ['pipe', 'pipe', 'pipe'] },
    );
    const errors: string[] = [];
    bot.stderr.setEncoding('utf8').on('data', (text: string) => errors.push(text));
    const ended = once(bot, 'exit').then(([code, signal]: (number | string | null)[]) => ({
      code: typeof code === 'number' ? code : null,
      signal: typeof signal === 'string' ? signal : null,
    }));
    for await (const chunk of bot.stdout) {
      const port = /port (\d+)/.exec(String(chunk))?.[1];
      if (port !== undefined) return new StartedBot(bot, Number(port), errors, () => ended);
    }
    throw new Error(`The bot ended before it listened: ${errors.join('')}`);
  }

  exit(): Promise<{ readonly code: number | null; readonly signal: string | null }> {
    return withWatchdog(this.#ended, 'the process ends');
  }
}

/** Connections as they are open at any time: one that nothing was sent on, one in the middle of a request, one at rest. */
async function openConnections(port: number): Promise<readonly Socket[]> {
  const connections: Socket[] = [];
  for (const text of ['', 'POST /api/messages HTTP/1.1\r\nhost: x\r\n', 'GET /healthz HTTP/1.1\r\nhost: x\r\n\r\n']) {
    const socket = connect(port, '127.0.0.1').on('error', () => undefined);
    await once(socket, 'connect');
    socket.resume().write(text);
    connections.push(socket);
  }
  return connections;
}

async function allSent(stage: Stage): Promise<void> {
  for (let reminder = 0; reminder < REMINDERS;) {
    const { state } = await stage.stateOf(reminder);
    if (state === 'sent') reminder += 1;
    else await pause(100);
  }
}

async function withWatchdog<T>(promise: Promise<T>, what: string): Promise<T> {
  const { promise: late, reject } = Promise.withResolvers<never>();
  const watchdog = setTimeout(() => {
    reject(new Error(`Waited in vain until ${what}`));
  }, WATCHDOG_MS);
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(watchdog);
  }
}
