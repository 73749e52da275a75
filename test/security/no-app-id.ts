import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { Trial } from '../support/trial.ts';

/** sysexits.h: the configuration is wrong. */
const EXIT_CONFIG = 78;
const PROGRAM = join(import.meta.dirname, '../../src/start.js');
const TENANT_ID = '00000000-0000-4000-8000-000000000001';

const APP_IDS = [
  ['no application id', undefined],
  ['an empty one', ''],
  ['a blank one', ' '],
] as const;

/** The program, started as in production without an application id: the framework would let everybody in. */
export const noAppId: Trial = {
  name: 'no-app-id',
  promise:
    'Started with no application id, an empty or a blank one, the bot does not run: exit code 78, and it says what to set',
  run: async () => {
    const failures: string[] = [];
    let refused = 0;
    const folder = await mkdtemp(join(tmpdir(), 'esd-bot-'));
    try {
      for (const [name, appId] of APP_IDS) {
        const { exitCode, said } = await start(appId, folder);
        if (exitCode === EXIT_CONFIG) refused += 1;
        else failures.push(`${name}: exit code ${String(exitCode)}`);
        if (!said.includes('MicrosoftAppId')) failures.push(`${name}: it does not say what to set, but "${said}"`);
      }
    } finally {
      await rm(folder, { recursive: true });
    }
    return {
      measured: `${String(APP_IDS.length)} starts, ${String(refused)} refused`,
      failures,
    };
  },
};

async function start(appId: string | undefined, folder: string): Promise<{ exitCode: number | null; said: string }> {
  const child = spawn(process.execPath, [PROGRAM], {
    cwd: folder,
    env: {
      MicrosoftAppTenantId: TENANT_ID,
      MicrosoftAppPassword: 'not a secret',
      PORT: '0',
      SQLITE_FILE: join(folder, 'bot.sqlite'),
      ...(appId === undefined ? {} : { MicrosoftAppId: appId }),
    },
    stdio: ['ignore', 'ignore', 'pipe'],
    // A bot that starts all the same would run for ever.
    timeout: 30_000,
  });
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => {
    said += chunk.toString();
  });
  await once(child, 'close');
  return { exitCode: child.exitCode, said };
}
