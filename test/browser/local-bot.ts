import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '../..');
const START_TIMEOUT_MS = 60_000;

/** `npm run local` as its user sees it. */
export interface LocalBot {
  readonly url: string;
  /** The addresses of the chats, in the order of the sample's people. */
  readonly chats: readonly string[];
  /** Ends the bot alone, as a crash would; the chats stay open. */
  kill(): Promise<void>;
  /** Ends the bot and its chats. */
  stop(): void;
}

/** Starts local mode for these people of the sample at this time, with its files in `folder`. */
export async function startLocalBot(
  people: readonly string[],
  { now, folder, port }: { readonly now: string; readonly folder: string; readonly port: number },
): Promise<LocalBot> {
  mkdirSync(folder, { recursive: true });
  const bot = spawn(process.execPath, [join(ROOT, 'src/start.js'), 'local', ...people], {
    cwd: folder,
    // A process group of its own, so that the chats can be ended even when the bot is gone.
    detached: true,
    env: {
      ...process.env,
      LOCAL_NOW: now,
      LOCAL_FOLDER: join(folder, 'local'),
      LOCAL_OPEN: 'no',
      PORT: String(port),
      // Of use only where the run is over Cosmos DB: one container for each folder.
      COSMOS_CONTAINER: folder.replaceAll(/[^\w-]+/g, '-'),
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const chats = await chatsOf(bot, people.length);
  return {
    url: `http://127.0.0.1:${String(port)}`,
    chats,
    async kill() {
      bot.kill('SIGKILL');
      if (bot.exitCode === null && bot.signalCode === null) await once(bot, 'exit');
    },
    stop: () => {
      assert.ok(bot.pid);
      process.kill(-bot.pid, 'SIGTERM');
    },
  };
}

/** Moves the bot's clock forward and returns how many cards went out. */
export async function moveClock(bot: LocalBot, now: string): Promise<number> {
  const response = await fetch(`${bot.url}/local/clock`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ now }),
  });
  const body = (await response.json()) as { readonly remindersSent: number };
  assert.equal(response.status, 200, JSON.stringify(body));
  return body.remindersSent;
}

function chatsOf(bot: ChildProcess, count: number): Promise<readonly string[]> {
  return new Promise((resolve, reject) => {
    let said = '';
    const timer = setTimeout(() => {
      reject(new Error(`Local mode was not ready after a minute. It said: ${said}`));
    }, START_TIMEOUT_MS);
    bot.stderr?.on('data', (chunk: Buffer) => (said += chunk.toString()));
    bot.stdout?.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      const chats = [...said.matchAll(/^ {2}(http:\/\/127\.0\.0\.1:\d+) {3}/gm)].map(([, url = '']) => url);
      if (chats.length < count || !said.includes('Ctrl+C')) return;
      clearTimeout(timer);
      resolve(chats);
    });
    bot.once('exit', (code) => {
      clearTimeout(timer);
      reject(new Error(`Local mode ended with code ${String(code)}. It said: ${said}`));
    });
  });
}
